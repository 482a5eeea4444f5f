"""The daily DM: what it offers, when it stays away, and when it is the last."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from bot.core.drill import Phase
from bot.core.entries import EntryForm, EntryKind
from bot.core.journal import Signals
from bot.core.members import Level, Mode
from bot.core.next_step import Choice, FirstUse, NextStep, OpenDrill
from bot.core.reminder import Posting, ReminderKind, Snooze
from bot.core.rhythm import EVERY_DAY, Rhythm
from bot.core.scoring import Score
from bot.journeys import compose_reminder
from bot.journeys.answer_reminder import start_reminded
from bot.journeys.keep_rhythm import choose_rhythm
from bot.journeys.pause_reminders import pause_reminders, resume_reminders
from bot.journeys.plan_interview import plan_interview
from bot.journeys.see_reminders import see_reminders
from bot.journeys.snooze_reminder import snooze
from bot.journeys.start_drill import start_chosen
from bot.journeys.write_entry import keep_entry
from tests.cast import NOON
from tests.journeys.conversation import Conversation
from tests.journeys.reminded import (
    FRIDAY,
    MONDAY,
    NINE,
    SUNDAY,
    THURSDAY,
    WEDNESDAY,
    at,
    come,
    composed,
    moment,
    waiting,
    wants,
)
from tests.journeys.whole_drill import practise

SUNDAYS = 6
CARD = Choice("talks", "ending", rounds=3, mode=Mode.TYPED)


def _days(count: int, first: date = WEDNESDAY) -> list[date]:
    return [first + timedelta(day) for day in range(count)]


def test_it_brings_the_next_drill_with_its_question(ana: Conversation) -> None:
    wants(ana)
    [scene] = at(ana, WEDNESDAY)
    assert isinstance(scene.next, NextStep)
    assert (scene.reminder.kind, scene.reminder.day) == (ReminderKind.DRILL, WEDNESDAY)
    assert (scene.next.rubric.id, scene.next.dimension.id) == (scene.reminder.rubric_id, scene.reminder.dimension_id)
    asked = scene.next.rubric.question(scene.reminder.question_id or "")
    assert asked is not None
    assert scene.reminder.question == asked.ask
    assert come(ana) == [], "once a day"


def test_however_often_it_is_sent_it_shows_the_same_question(ana: Conversation) -> None:
    wants(ana)
    [scene] = at(ana, WEDNESDAY)
    assert [composed(ana, "2027-03-03") for _ in range(5)] == [scene] * 5


def test_what_was_offered_stays_though_something_else_would_come_next(
    ana: Conversation, monkeypatch: pytest.MonkeyPatch
) -> None:
    wants(ana)
    [scene] = at(ana, WEDNESDAY)
    assert isinstance(scene.next, NextStep)
    other = next(each for each in scene.next.rubric.dimensions if each.id != scene.next.dimension.id)
    after = Choice("talks", other.id, rounds=3, mode=Mode.TYPED)
    ana.do(start_chosen, after)
    again = composed(ana, "2027-03-03")
    assert again is not None
    assert isinstance(again.next, OpenDrill), "a card is up by now"
    assert again.reminder == scene.reminder


def test_a_newcomer_is_asked_for_rubric_and_level(ana: Conversation) -> None:
    ana.do(choose_rhythm, Rhythm(EVERY_DAY, NINE, "UTC"), None)
    [scene] = at(ana, WEDNESDAY)
    assert scene.reminder.kind is ReminderKind.FIRST
    assert isinstance(scene.next, FirstUse)


def test_an_open_drill_comes_before_any_other(ana: Conversation) -> None:
    wants(ana)
    ana.start()
    ana.whole_round()
    [scene] = at(ana, WEDNESDAY)
    assert scene.reminder.kind is ReminderKind.OPEN
    assert isinstance(scene.next, OpenDrill)
    assert scene.next.drill.is_paused


def test_once_the_open_drill_is_closed_the_same_message_offers_the_next(ana: Conversation) -> None:
    wants(ana)
    ana.start()
    [scene] = at(ana, WEDNESDAY)
    assert scene.reminder.question_id is None
    ana.stop()
    again = composed(ana, "2027-03-03")
    assert again is not None
    assert (again.reminder.kind, isinstance(again.next, NextStep)) == (ReminderKind.DRILL, True)
    assert again.reminder.question


def test_who_is_at_a_drill_is_left_in_peace(ana: Conversation) -> None:
    wants(ana)
    ana.clock.now = moment(WEDNESDAY, "08:55")
    ana.start()
    assert at(ana, WEDNESDAY) == []


def test_who_has_just_finished_the_rounds_is_left_to_the_nudge(ana: Conversation) -> None:
    wants(ana)
    ana.clock.now = moment(WEDNESDAY, "08:10")
    ana.to_the_look_back()
    assert at(ana, WEDNESDAY, "09:09") == []


def test_who_left_the_score_open_is_offered_it(ana: Conversation) -> None:
    wants(ana)
    ana.clock.now = moment(WEDNESDAY, "08:00")
    ana.to_the_look_back()
    [scene] = at(ana, WEDNESDAY, "09:00")
    assert isinstance(scene.next, OpenDrill)
    assert scene.next.drill.phase is Phase.SCORING


def test_who_has_practised_that_day_already_hears_nothing(ana: Conversation) -> None:
    wants(ana)
    ana.clock.now = moment(WEDNESDAY, "06:00")
    practise(ana)
    assert at(ana, WEDNESDAY) == []
    assert len(at(ana, THURSDAY)) == 1


def test_that_day_is_the_members_own(ana: Conversation) -> None:
    wants(ana, tz="Asia/Tokyo")
    ana.clock.now = moment(WEDNESDAY, "14:30")  # half past eleven at night in Tokyo
    practise(ana)
    assert len(at(ana, THURSDAY, "00:00")) == 1


@pytest.mark.parametrize("typed", ["tomorrow 15:00", "tomorrow 8:00", "tomorrow 23:30"])
def test_on_the_day_of_a_real_interview_it_is_silent(ana: Conversation, typed: str) -> None:
    wants(ana)
    ana.do(plan_interview, typed)
    assert at(ana, WEDNESDAY) == []
    assert len(at(ana, THURSDAY)) == 1


def test_a_pause_that_was_said_meanwhile_holds(ana: Conversation) -> None:
    wants(ana)
    at(ana, WEDNESDAY)
    ana.do(pause_reminders, "3d")
    assert composed(ana, "2027-03-03") is None


def test_reminders_that_were_turned_off_meanwhile_do_not_come(ana: Conversation) -> None:
    wants(ana)
    ana.clock.now = moment(WEDNESDAY)
    ana.do(choose_rhythm, Rhythm(frozenset(), NINE, "UTC"), None)
    assert composed(ana, "2027-03-03") is None


def test_of_somebody_who_deleted_everything_nothing_is_composed(ana: Conversation) -> None:
    assert composed(ana, "2027-03-03") is None


@pytest.mark.parametrize(("hour", "comes"), [("23:59", True), ("00:59", True), ("01:01", False)])
def test_a_message_that_was_held_up_comes_until_shortly_after_midnight(
    ana: Conversation, hour: str, comes: bool
) -> None:
    wants(ana)
    ana.clock.now = moment(WEDNESDAY if hour == "23:59" else THURSDAY, hour)
    assert (composed(ana, "2027-03-03") is not None) is comes


def test_a_due_check_is_one_round(ana: Conversation, monkeypatch: pytest.MonkeyPatch) -> None:
    wants(ana)
    proposed = compose_reminder.propose_next
    monkeypatch.setattr(compose_reminder, "propose_next", lambda visit: _as_check(proposed(visit)))
    [scene] = at(ana, WEDNESDAY)
    assert isinstance(scene.next, NextStep)
    assert (scene.reminder.is_check, scene.next.rounds) == (True, 1)
    again = composed(ana, "2027-03-03")
    assert again is not None
    assert again.next == scene.next


def _as_check(step: object) -> NextStep:
    assert isinstance(step, NextStep)
    return step.as_check()


def test_on_the_weekly_day_it_looks_back_and_offers_the_next_drill(ana: Conversation) -> None:
    practise(ana)
    wants(ana, days=EVERY_DAY, weekly_on=SUNDAYS)
    [scene] = at(ana, SUNDAY)
    assert scene.week is not None
    assert scene.reminder.kind is ReminderKind.WEEK
    assert isinstance(scene.next, NextStep)
    assert scene.reminder.question
    assert composed(ana, "2027-03-07|week") == scene


def test_on_a_day_that_was_chosen_for_the_look_back_alone_no_drill_is_asked_for(ana: Conversation) -> None:
    practise(ana)
    wants(ana, weekly_on=SUNDAYS)
    [scene] = at(ana, SUNDAY)
    assert (scene.week is not None, scene.next, scene.reminder.question) == (True, None, "")


def test_a_look_back_due_on_the_day_of_an_interview_comes_on_the_next_day(ana: Conversation) -> None:
    practise(ana)
    wants(ana, days=EVERY_DAY, weekly_on=SUNDAYS)
    ana.clock.now = moment(SUNDAY, "08:00")
    ana.do(plan_interview, "today 15:00")
    assert at(ana, SUNDAY) == []
    [scene] = at(ana, SUNDAY + timedelta(1))
    assert (scene.week is not None, scene.reminder.kind) == (True, ReminderKind.WEEK)


def test_the_week_comes_also_to_who_has_practised_that_day(ana: Conversation) -> None:
    wants(ana, weekly_on=SUNDAYS)
    ana.clock.now = moment(SUNDAY, "06:00")
    practise(ana)
    [scene] = at(ana, SUNDAY)
    assert (scene.week is not None, scene.next) == (True, None)


def test_a_week_with_nothing_to_look_back_on_is_no_message(ana: Conversation) -> None:
    wants(ana, weekly_on=SUNDAYS)
    assert at(ana, SUNDAY) == []
    wants(ana, days=EVERY_DAY, weekly_on=SUNDAYS)
    [scene] = at(ana, SUNDAY + timedelta(7))
    assert (scene.week, scene.reminder.kind) == (None, ReminderKind.DRILL)


def test_after_five_that_were_ignored_the_sixth_is_the_last_word(ana: Conversation) -> None:
    wants(ana, days=EVERY_DAY)
    kinds = [scene.reminder.kind for day in _days(6) for scene in at(ana, day)]
    assert kinds == [ReminderKind.DRILL] * 5 + [ReminderKind.LAST]
    assert [scene for day in _days(9, MONDAY + timedelta(1)) for scene in at(ana, day)] == []
    assert ana.do(see_reminders).stopped
    assert ana.do(see_reminders).next is None


def test_the_last_word_stays_the_last_word_when_it_is_sent_again(ana: Conversation) -> None:
    wants(ana, days=EVERY_DAY)
    [*_, (last,)] = [at(ana, day) for day in _days(6)]
    assert composed(ana, MONDAY.isoformat()) == last


def _writes(talk: Conversation) -> None:
    talk.write_outside("What was that about?")


def _journals(talk: Conversation) -> None:
    entry = EntryForm("e1", NOON, EntryKind.MOCK, ("talks", "ending"), Signals("at the number"))
    talk.do(keep_entry, entry)


def _drills(talk: Conversation) -> None:
    talk.start()
    talk.stop()


def _snoozes(talk: Conversation) -> None:
    talk.do(snooze, Posting(FRIDAY), Snooze.HALF_AN_HOUR)


def _plans(talk: Conversation) -> None:
    talk.do(plan_interview, "15 apr 15:00")


def _changes_the_hour(talk: Conversation) -> None:
    wants(talk, days=EVERY_DAY)


@pytest.mark.parametrize("lives", [_writes, _journals, _drills, _snoozes, _plans, _changes_the_hour])
def test_any_sign_of_life_begins_the_count_anew(ana: Conversation, lives: Callable[[Conversation], None]) -> None:
    wants(ana, days=EVERY_DAY)
    for day in _days(3):
        at(ana, day)
    ana.clock.move(hours=2)
    lives(ana)
    come(ana)
    kinds = [scene.reminder.kind for day in _days(6, SATURDAY_AFTER) for scene in at(ana, day)]
    assert ReminderKind.LAST not in kinds[:4]
    assert kinds[-1] is ReminderKind.LAST


SATURDAY_AFTER = FRIDAY + timedelta(1)


def test_a_press_on_one_of_them_is_a_sign_of_life(ana: Conversation) -> None:
    wants(ana, days=EVERY_DAY)
    for day in _days(5):
        at(ana, day)
    ana.do(start_reminded, Posting(SUNDAY))
    [scene] = at(ana, MONDAY)
    assert scene.reminder.kind is ReminderKind.OPEN


def test_a_drill_that_closes_by_itself_is_none(ana: Conversation) -> None:
    ana.start()
    wants(ana, days=EVERY_DAY)
    kinds = [scene.reminder.kind for day in _days(10) for scene in at(ana, day)]
    assert kinds[5] is ReminderKind.LAST
    assert len(kinds) == 6


def test_resume_lets_them_come_again_and_counts_from_there(ana: Conversation) -> None:
    wants(ana, days=EVERY_DAY)
    for day in _days(6):
        at(ana, day)
    assert ana.do(resume_reminders)
    kinds = [scene.reminder.kind for day in _days(6, MONDAY + timedelta(1)) for scene in at(ana, day)]
    assert kinds == [ReminderKind.DRILL] * 5 + [ReminderKind.LAST]


def test_who_practises_with_it_is_never_told_that_it_stops(ana: Conversation) -> None:
    wants(ana, days=EVERY_DAY)
    for day in _days(8):
        [scene] = at(ana, day)
        assert scene.reminder.kind is not ReminderKind.LAST
        if day.weekday() % 3 == 0:
            ana.write_outside("Here I am.")


def test_each_member_has_a_count_of_their_own(ana: Conversation, mia: Conversation) -> None:
    wants(ana, days=EVERY_DAY)
    wants(mia, days=EVERY_DAY)
    for day in _days(5):
        at(ana, day)
        [composed(mia, reference) for reference in waiting(mia)]
    mia.write_outside("Still here.")
    assert [scene.reminder.kind for scene in at(ana, MONDAY)] == [ReminderKind.LAST]
    [reference] = waiting(mia) or [MONDAY.isoformat()]
    scene = composed(mia, reference)
    assert scene is not None
    assert scene.reminder.kind is ReminderKind.DRILL


def test_the_level_and_habits_of_the_day_it_is_sent_count(ana: Conversation) -> None:
    wants(ana)
    ana.known(level=Level.MID)
    [scene] = at(ana, WEDNESDAY)
    assert isinstance(scene.next, NextStep)
    assert scene.next.level is Level.MID


def test_a_finished_drill_settles_what_was_shown_in_the_morning(ana: Conversation) -> None:
    wants(ana)
    at(ana, WEDNESDAY)
    drill = ana.follow(ana.do(start_reminded, Posting(WEDNESDAY)))  # type: ignore[arg-type]
    ana.deliver()
    assert drill.rounds[0].question
    ana.rounds_passed()
    ana.look_back(**{drill.dimension_id: Score.TWO})
    assert composed(ana, "2027-03-03:1") is None
