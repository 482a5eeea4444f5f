"""What daily DMs offered and what was pressed on them; when members want them."""

from dataclasses import replace
from datetime import date, time, timedelta

from sqlalchemy import Connection

from bot.core.members import Member
from bot.core.reminder import MOST_IGNORED, Answer, Reminder, ReminderKind
from bot.core.rhythm import EVERY_DAY, Rhythm
from bot.store import members, reminders, rhythms
from tests.cast import ANA, MIA, NOON, TWIN

TUESDAY = date(2027, 3, 2)
OFFERED = Reminder(TUESDAY, ReminderKind.DRILL, NOON, "talks", "opening", True, "q1", "Why?")
RHYTHM = Rhythm(EVERY_DAY, time(7, 15), "UTC", weekly_on=2)


def _kept(tx: Connection, day: date = TUESDAY, who: Member = ANA) -> Reminder | None:
    return reminders.of_day(tx, who, day)


def test_what_was_offered_reads_back(tx: Connection) -> None:
    reminders.keep(tx, ANA, OFFERED)
    assert _kept(tx) == OFFERED
    assert _kept(tx, TUESDAY + timedelta(1)) is None
    assert (_kept(tx, who=MIA), _kept(tx, who=TWIN)) == (None, None)


def test_another_offer_takes_its_place_and_what_was_pressed_stays(tx: Connection) -> None:
    reminders.keep(tx, ANA, replace(OFFERED, kind=ReminderKind.OPEN, question_id=None, question=""))
    reminders.answer(tx, ANA, TUESDAY, Answer.SNOOZED, NOON)
    reminders.keep(tx, ANA, OFFERED)
    assert _kept(tx) == replace(OFFERED, answer=Answer.SNOOZED, answered_at=NOON)


def test_the_latest_press_counts(tx: Connection) -> None:
    reminders.keep(tx, ANA, OFFERED)
    reminders.keep(tx, MIA, OFFERED)
    for minutes, answer in enumerate((Answer.SNOOZED, Answer.STARTED)):
        reminders.answer(tx, ANA, TUESDAY, answer, NOON + timedelta(minutes=minutes))
    assert _kept(tx) == replace(OFFERED, answer=Answer.STARTED, answered_at=NOON + timedelta(minutes=1))
    assert _kept(tx, who=MIA) == OFFERED


def test_the_latest_come_newest_first(tx: Connection) -> None:
    for day in (3, 1, 2, 9):
        reminders.keep(tx, ANA, replace(OFFERED, day=date(2027, 3, day)))
    assert [each.day.day for each in reminders.latest(tx, ANA, 3)] == [9, 3, 2]
    assert reminders.latest(tx, MIA, 3) == []


def test_heeding_is_about_the_newest_one(tx: Connection) -> None:
    for day in (1, 2):
        reminders.keep(tx, ANA, replace(OFFERED, day=date(2027, 3, day)))
    reminders.keep(tx, MIA, replace(OFFERED, day=date(2027, 3, 2)))
    reminders.heed(tx, ANA, NOON)
    assert [each.answered_at for each in reminders.latest(tx, ANA, 2)] == [NOON, None]
    assert [each.answered_at for each in reminders.latest(tx, MIA, 2)] == [None]


def test_old_ones_are_forgotten(tx: Connection) -> None:
    reminders.keep(tx, ANA, OFFERED)
    reminders.purge(tx, NOON)
    assert _kept(tx) == OFFERED
    reminders.purge(tx, NOON + timedelta(microseconds=1))
    assert _kept(tx) is None


def test_a_rhythm_reads_back_with_what_it_is_told_by(tx: Connection) -> None:
    assert rhythms.of(tx, ANA) is None
    members.meet(tx, ANA, NOON)
    fresh = rhythms.of(tx, ANA)
    assert fresh is not None
    assert (fresh.chosen, fresh.stopped, fresh.rhythm.is_off, fresh.last) == (False, False, True, date.min)
    rhythms.set_rhythm(tx, ANA, RHYTHM, None, TUESDAY)
    chosen = rhythms.of(tx, ANA)
    assert chosen is not None
    assert (chosen.chosen, chosen.rhythm, chosen.last) == (True, RHYTHM, TUESDAY)


def test_nothing_at_all_can_be_chosen_too(tx: Connection) -> None:
    members.meet(tx, ANA, NOON)
    rhythms.set_rhythm(tx, ANA, Rhythm(frozenset(), time(9), "UTC"), None, TUESDAY)
    chosen = rhythms.of(tx, ANA)
    assert chosen is not None
    assert (chosen.chosen, chosen.rhythm.is_off) == (True, True)


def test_ones_own_zone_goes_before_slacks(tx: Connection) -> None:
    members.meet(tx, ANA, NOON)
    members.set_zone(tx, ANA, "Europe/Berlin", None, NOON)
    for own_tz, tz in (("Asia/Tokyo", "Asia/Tokyo"), (None, "Europe/Berlin")):
        rhythms.set_own_zone(tx, ANA, own_tz)
        reminded = rhythms.of(tx, ANA)
        assert reminded is not None
        assert reminded.rhythm.tz == tz


def test_so_many_ignored_is_stopped_and_none_is_not(tx: Connection) -> None:
    members.meet(tx, ANA, NOON)
    for ignored in (MOST_IGNORED, 0):
        rhythms.set_ignored(tx, ANA, ignored)
        [reminded] = rhythms.of_many(tx, ANA.team_id, [ANA.user_id])
        assert reminded.stopped is (ignored > 0)


def test_the_offer_is_made_once_to_each(tx: Connection) -> None:
    for who in (ANA, MIA, TWIN):
        members.meet(tx, who, NOON)
    offers = [rhythms.first_offer(tx, who) for who in (ANA, ANA, MIA, TWIN, TWIN)]
    assert offers == [True, False, True, True, False]
