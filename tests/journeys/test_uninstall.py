"""The app is taken out of a workspace, comes back, or is forgotten there."""

from datetime import time

from sqlalchemy import select

from bot.core.members import Level
from bot.core.rhythm import WEEKDAYS, Rhythm
from bot.core.schedule import Schedule, ScheduleKind
from bot.journeys.keep_house import forget_words
from bot.journeys.keep_rhythm import choose_rhythm
from bot.journeys.leave_workspace import leave_workspace
from bot.journeys.plan_interview import plan_interview
from bot.journeys.plan_reminders import plan_reminders
from bot.journeys.schedules import set_up
from bot.journeys.uninstall import KEPT_FOR, delete_abandoned, installed, is_uninstalled, uninstall
from bot.store.queues import outbox, timers, turns
from bot.store.schema import metadata
from bot.store.timers import TimerKind
from tests.cast import NOON, TEAMS, TWIN, UNMOVED
from tests.journeys.conversation import Conversation

RHYTHM = Rhythm(WEEKDAYS, time(15), "UTC")


def _practises(talk: Conversation) -> None:
    """A rhythm, an interview, a channel's question and digest, a drill that waits for its interviewer, words unsaid."""
    talk.start()
    talk.do(choose_rhythm, RHYTHM, None)
    talk.do(plan_interview, "tomorrow 15:00")
    for kind in ScheduleKind:
        weekly = Rhythm(frozenset(), time(15), "UTC", weekly_on=4) if kind is ScheduleKind.DIGEST else RHYTHM
        channel = Schedule("C1", kind, talk.member.user_id, weekly, NOON.date(), NOON, "talks", Level.SENIOR)
        talk.do(set_up, channel)
    talk.write("An answer")
    talk.press_done()
    talk.do(plan_interview, "tomorrow 9:00")


def _kinds(talk: Conversation) -> set[str]:
    with talk.database.read() as tx:
        return {row.kind for row in tx.execute(timers.select().where(timers.c.team_id == talk.member.team_id))}


def _waiting(talk: Conversation) -> int:
    """What waits to be said, thought about, or done."""
    with talk.database.read() as tx:
        unsaid = select(outbox.c.key).where(outbox.c.team_id == talk.member.team_id, outbox.c.done_at.is_(None))
        queues = (table.select().where(table.c.team_id == talk.member.team_id) for table in (timers, turns))
        return sum(len(tx.execute(query).all()) for query in (unsaid, *queues))


def _come_back(talk: Conversation) -> bool:
    with talk.database.write() as tx:
        return installed(tx, talk.member.team_id, talk.clock())


def _gone(talk: Conversation) -> bool:
    with talk.database.read() as tx:
        return is_uninstalled(tx, talk.member.team_id)


def _rows(talk: Conversation) -> dict[str, int]:
    with talk.database.read() as tx:
        mine = {name: table.select().where(table.c.team_id == talk.member.team_id) for name, table in _TABLES.items()}
        counts = {name: len(tx.execute(query).all()) for name, query in mine.items()}
    return {name: count for name, count in counts.items() if count}


_TABLES = dict(metadata.tables)


def test_all_that_waits_is_dropped_at_once_and_only_there(ana: Conversation, twin: Conversation) -> None:
    for talk in (ana, twin):
        _practises(talk)
    before = _waiting(twin)
    ana.do(uninstall)
    assert (_waiting(ana), _gone(ana)) == (0, True)
    assert (_waiting(twin), _gone(twin)) == (before, False)
    assert before > 5


def test_what_people_wrote_stays_for_thirty_days_and_then_every_row_goes(ana: Conversation, twin: Conversation) -> None:
    for talk in (ana, twin):
        _practises(talk)
    ana.do(uninstall)
    kept, theirs = _rows(ana), _rows(twin)
    ana.clock.move(days=KEPT_FOR.days)
    _sweep(ana)
    assert _rows(ana) == kept
    ana.clock.move(seconds=1)
    _sweep(ana)
    assert _rows(ana) == {}
    assert _rows(twin) == theirs


def _sweep(talk: Conversation, batch: int = 3) -> None:
    """As the sweep does, a few rows at a time."""
    more = True
    while more:
        with talk.database.write() as tx:
            more = delete_abandoned(tx, talk.clock(), batch)


def test_the_hourly_sweep_does_it_whichever_workspaces_this_process_serves(ana: Conversation) -> None:
    _practises(ana)
    ana.do(uninstall)
    ana.clock.move(days=31)
    with ana.database.write() as tx:
        assert not forget_words(tx, [TWIN.team_id], ana.clock())
    assert _rows(ana) == {}


def test_two_abandoned_workspaces_are_deleted_one_after_the_other(ana: Conversation, twin: Conversation) -> None:
    for talk in (ana, twin):
        _practises(talk)
        talk.do(uninstall)
    ana.clock.move(days=31)
    with ana.database.write() as tx:
        assert delete_abandoned(tx, ana.clock(), 500), "there is one more"
        assert not delete_abandoned(tx, ana.clock(), 500)
        assert not delete_abandoned(tx, ana.clock(), 500)
    assert _rows(ana) == _rows(twin) == {}


def test_told_twice_the_first_time_counts(ana: Conversation) -> None:
    _practises(ana)
    ana.do(uninstall)
    ana.clock.move(days=20)
    ana.do(uninstall)
    ana.clock.move(days=11)
    _sweep(ana, batch=500)
    assert _rows(ana) == {}


def test_installed_again_everything_that_comes_by_itself_comes_again(ana: Conversation, mia: Conversation) -> None:
    _practises(ana)
    before = _kinds(ana)
    mia.start()
    mia.do(choose_rhythm, RHYTHM, None)
    mia.do(plan_interview, "tomorrow 15:00")
    mia.do(leave_workspace)
    ana.do(uninstall)
    assert _kinds(ana) == set()
    assert _come_back(ana)
    assert not _gone(ana)
    assert _kinds(ana) == before == {"watch", TimerKind.REMINDER, "eve", "after", "prompt", "digest"}
    with ana.database.read() as tx:
        of_mia = {row.kind for row in tx.execute(timers.select().where(timers.c.user_id == mia.member.user_id))}
    assert of_mia == set(), "who is gone stays in peace"


def test_after_a_short_absence_nothing_is_said_before_its_time(ana: Conversation) -> None:
    _practises(ana)
    ana.do(uninstall)
    _come_back(ana)
    for _ in range(3):
        ana.clock.move(minutes=10)
        with ana.database.write() as tx:
            plan_reminders(tx, TEAMS, ana.clock(), UNMOVED)
        ana.plan()
    assert ana.deliver() == []
    ana.clock.move(hours=6)
    ana.plan()
    assert ana.deliver() == ["prompt", "eve"]


def test_a_start_like_any_other_changes_nothing(ana: Conversation) -> None:
    _practises(ana)
    before = _waiting(ana)
    assert not _come_back(ana)
    assert _waiting(ana) == before


def test_back_within_thirty_days_nothing_is_deleted(ana: Conversation) -> None:
    _practises(ana)
    ana.do(uninstall)
    ana.clock.move(days=29)
    _come_back(ana)
    ana.clock.move(days=29)
    kept = _rows(ana)
    _sweep(ana)
    assert _rows(ana) == kept
