"""Everybody's daily hour becomes something to send: many members at once, each once, whoever looks and however late."""

from concurrent.futures import ThreadPoolExecutor, wait
from datetime import date, datetime, time, timedelta

import pytest

from bot.core.outgoing import Priority
from bot.core.rhythm import EVERY_DAY, Days, Rhythm
from bot.journeys.keep_rhythm import choose_rhythm
from bot.journeys.pause_reminders import pause_reminders, resume_reminders
from bot.journeys.plan_reminders import BATCH, plan_reminders
from bot.store import outbox, rhythms
from bot.store.engine import Database
from bot.store.queues import outbox as outbox_rows
from bot.store.queues import timers
from bot.store.tables import members
from bot.store.timers import TimerKind
from tests.cast import ANA, NOON, TEAMS, TWIN, UNMOVED, FixedClock
from tests.journeys.conversation import Conversation

TUESDAY = NOON.date()
ONE_O_CLOCK = Rhythm(EVERY_DAY, time(13), "UTC")
HOUR = NOON + timedelta(hours=1)
A_MOMENT = 0.2


def plan(talk: Conversation, teams: list[str] = TEAMS) -> int:
    """The planner looks once; how many it looked at."""
    with talk.database.write() as tx:
        return plan_reminders(tx, teams, talk.clock(), UNMOVED)


def planned(talk: Conversation) -> list[str]:
    """The references of a member's reminders, oldest first."""
    mine = (outbox_rows.c.team_id == talk.member.team_id) & (outbox_rows.c.user_id == talk.member.user_id)
    with talk.database.read() as tx:
        return [row.reference for row in tx.execute(outbox_rows.select().where(mine).order_by(outbox_rows.c.seq))]


def due_at(talk: Conversation) -> datetime | None:
    """When the planner looks at a member next."""
    mine = (timers.c.team_id == talk.member.team_id) & (timers.c.user_id == talk.member.user_id)
    with talk.database.read() as tx:
        at: datetime | None = tx.scalar(timers.select().with_only_columns(timers.c.due_at).where(mine))
        return at


def wants(talk: Conversation, rhythm: Rhythm = ONE_O_CLOCK) -> None:
    talk.do(choose_rhythm, rhythm, None)


def at(talk: Conversation, moment: datetime) -> list[str]:
    """It is then, and the planner looks: all that was planned for the member so far."""
    talk.clock.now = moment
    plan(talk)
    return planned(talk)


def test_at_the_hour_it_is_planned_once_and_not_before(ana: Conversation) -> None:
    wants(ana)
    assert at(ana, HOUR - timedelta(microseconds=1)) == []
    assert at(ana, HOUR) == ["2027-03-02"] == at(ana, HOUR + timedelta(hours=9))
    assert due_at(ana) == HOUR + timedelta(1)
    with ana.database.read() as tx:
        row = tx.execute(outbox_rows.select()).one()
    assert (row.key, row.kind, row.priority) == ("reminder:U-ANA:2027-03-02", "reminder", Priority.REMINDER)
    assert row.conversation == "aside:U-ANA", "nothing in the DM waits for it"


def test_every_day_has_its_own(ana: Conversation) -> None:
    wants(ana)
    for day in range(3):
        at(ana, HOUR + timedelta(day))
    assert planned(ana) == ["2027-03-02", "2027-03-03", "2027-03-04"]


def test_the_look_back_comes_in_place_of_the_daily_one(ana: Conversation) -> None:
    wants(ana, Rhythm(EVERY_DAY, time(13), "UTC", weekly_on=TUESDAY.weekday()))
    assert at(ana, HOUR) == ["2027-03-02|week"]


def test_after_three_days_down_one_comes_and_then_the_next(ana: Conversation) -> None:
    wants(ana)
    assert at(ana, HOUR + timedelta(days=3, hours=2)) == ["2027-03-05"]
    assert due_at(ana) == HOUR + timedelta(4)


def test_down_until_the_night_nothing_comes_before_the_hour_of_the_day(ana: Conversation) -> None:
    wants(ana)
    assert at(ana, HOUR + timedelta(days=2, hours=14)) == []
    assert at(ana, HOUR + timedelta(days=3)) == ["2027-03-05"]


def test_a_look_back_missed_while_down_comes_with_the_next(ana: Conversation) -> None:
    wants(ana, Rhythm(EVERY_DAY, time(13), "UTC", weekly_on=TUESDAY.weekday()))
    assert at(ana, HOUR + timedelta(2)) == ["2027-03-04|week"]
    assert at(ana, HOUR + timedelta(3)) == ["2027-03-04|week", "2027-03-05"]


def test_quiet_days_pass_in_silence(ana: Conversation) -> None:
    away = (Days(TUESDAY, TUESDAY + timedelta(1)),)
    wants(ana, Rhythm(EVERY_DAY, time(13), "UTC", weekly_on=TUESDAY.weekday(), quiet=away))
    assert [at(ana, HOUR + timedelta(day)) for day in (0, 1)] == [[], []]
    assert at(ana, HOUR + timedelta(2)) == ["2027-03-04"]


def test_a_pause_is_silent_and_ends(ana: Conversation) -> None:
    wants(ana)
    ana.do(pause_reminders, "2d")
    assert [at(ana, HOUR + timedelta(day)) for day in (0, 1)] == [[], []]
    assert at(ana, HOUR + timedelta(2)) == ["2027-03-04"]


def test_a_pause_that_was_made_while_one_is_due_holds_it_back(ana: Conversation) -> None:
    wants(ana)
    ana.clock.now = HOUR
    ana.do(pause_reminders, "1d")
    assert at(ana, HOUR) == []
    assert due_at(ana) is not None


def test_a_pause_up_to_the_hour_lets_it_come(ana: Conversation) -> None:
    wants(ana)
    ana.do(pause_reminders, "until tomorrow 13:00")
    assert at(ana, HOUR) == []
    assert at(ana, HOUR + timedelta(1)) == ["2027-03-03"]


def test_a_pause_met_by_the_planner_lets_it_come_at_its_very_end(ana: Conversation) -> None:
    wants(ana)
    ana.clock.now = HOUR
    ana.do(pause_reminders, "until tomorrow 13:00")
    with ana.database.write() as tx:
        tx.execute(timers.update().values(due_at=HOUR))
    assert at(ana, HOUR) == []
    assert due_at(ana) == HOUR + timedelta(1)


def test_who_resumes_is_reminded_again(ana: Conversation) -> None:
    wants(ana)
    ana.do(pause_reminders, "9d")
    assert at(ana, HOUR) == []
    ana.do(resume_reminders)
    assert at(ana, HOUR + timedelta(1)) == ["2027-03-03"]


def test_who_is_gone_hears_nothing_and_is_not_looked_at_again(ana: Conversation, mia: Conversation) -> None:
    for talk in (ana, mia):
        wants(talk)
    with ana.database.write() as tx:
        tx.execute(members.update().where(members.c.user_id == ANA.user_id).values(gone_at=NOON))
    ana.clock.now = HOUR
    assert plan(ana) == 2
    assert (planned(ana), planned(mia)) == ([], ["2027-03-02"])
    assert due_at(ana) is None
    assert due_at(mia) == HOUR + timedelta(1)


def test_who_turned_them_off_is_not_looked_at_again(ana: Conversation) -> None:
    wants(ana)
    with ana.database.write() as tx:
        rhythms.set_rhythm(tx, ANA, Rhythm(frozenset(), time(13), "UTC"), None, date.min)
    assert at(ana, HOUR) == []
    assert due_at(ana) is None


def test_workspaces_are_planned_apart(ana: Conversation, twin: Conversation) -> None:
    for talk in (ana, twin):
        wants(talk)
    ana.clock.now = HOUR
    assert plan(ana, [TWIN.team_id]) == 1
    assert (planned(ana), planned(twin)) == ([], ["2027-03-02"])
    assert due_at(ana) == HOUR
    assert plan(ana) == 1
    assert planned(ana) == ["2027-03-02"]


def test_what_was_planned_already_is_not_planned_again_even_if_nobody_remembers_the_day(ana: Conversation) -> None:
    wants(ana)
    at(ana, HOUR)
    with ana.database.write() as tx:
        rhythms.set_last(tx, ANA.team_id, [(ANA.user_id, date.min)])
        tx.execute(timers.update().values(due_at=HOUR))
    assert at(ana, HOUR) == ["2027-03-02"]


def crowd(database: Database, size: int) -> None:
    """So many members of two workspaces, all due at one."""
    who = [{"team_id": TEAMS[number % 2], "user_id": f"U{number:04}"} for number in range(size)]
    chosen = {"reminder_days": "0123456", "reminder_minutes": 13 * 60, "reminded_on": "2027-03-01"}
    timer = {"kind": TimerKind.REMINDER.value, "subject": "", "due_at": HOUR}
    with database.write() as tx:
        tx.execute(members.insert(), [each | chosen | {"created_at": NOON} for each in who])
        tx.execute(timers.insert(), [each | timer for each in who])


def keys(database: Database) -> list[tuple[str, str]]:
    with database.read() as tx:
        return [(row.team_id, row.key) for row in tx.execute(outbox_rows.select())]


def test_twelve_hundred_in_one_second_are_planned_in_batches_each_once(database: Database) -> None:
    crowd(database, 1200)
    looked_at = []
    while not looked_at or looked_at[-1] == BATCH:
        with database.write() as tx:
            looked_at.append(plan_reminders(tx, TEAMS, HOUR, UNMOVED))
    assert looked_at == [500, 500, 200]
    assert len(set(keys(database))) == 1200 == len(keys(database))
    with database.read() as tx:
        assert {row.due_at for row in tx.execute(timers.select())} == {HOUR + timedelta(1)}
        assert {row.reminded_on for row in tx.execute(members.select())} == {"2027-03-02"}
        assert outbox.anything_due(tx, TEAMS, UNMOVED)


@pytest.mark.parametrize("backend", ["postgresql"])
def test_two_planners_at_once_share_the_work(database: Database) -> None:
    crowd(database, 700)
    with ThreadPoolExecutor(1) as threads, database.write() as tx:
        first = plan_reminders(tx, TEAMS, HOUR, UNMOVED)
        second = threads.submit(_plan_in_its_own, database)
        wait([second], 30)
        assert (first, second.result()) == (500, 200), "the second didn't wait, and took what the first had left"
    assert len(set(keys(database))) == 700 == len(keys(database))


@pytest.mark.parametrize("backend", ["postgresql"])
def test_who_changes_their_rhythm_while_it_is_planned_gets_what_they_chose(ana: Conversation) -> None:
    """Both want the same two rows in another order; PostgreSQL ends one of them, and it runs again."""
    wants(ana)
    ana.clock.now = HOUR
    later = Rhythm(EVERY_DAY, time(18), "UTC")
    with ThreadPoolExecutor(1) as threads:
        with ana.database.write() as tx:
            plan_reminders(tx, TEAMS, HOUR, UNMOVED)
            choosing = threads.submit(_choose_again, ana, later)
            wait([choosing], A_MOMENT)
        choosing.result(30)
    assert due_at(ana) == HOUR + timedelta(hours=5) or due_at(ana) == HOUR + timedelta(hours=29)
    assert at(ana, HOUR + timedelta(hours=5)) == ["2027-03-02"], "one is enough for a day"
    assert at(ana, HOUR + timedelta(hours=29)) == ["2027-03-02", "2027-03-03"]


def _plan_in_its_own(database: Database) -> int:
    with database.write() as tx:
        return plan_reminders(tx, TEAMS, HOUR, UNMOVED)


def _choose_again(talk: Conversation, rhythm: Rhythm) -> None:
    talk.database.writing(lambda tx: choose_rhythm(talk.visit(tx, talk.member), rhythm, None)).result()


def test_the_planners_clock_is_product_time_and_the_outbox_keeps_unmoved_time(
    ana: Conversation, clock: FixedClock
) -> None:
    wants(ana)
    clock.now = HOUR
    plan(ana)
    with ana.database.read() as tx:
        row = tx.execute(outbox_rows.select()).one()
    assert row.not_before == UNMOVED
