"""An account is taken away, or given back: what stops, what stays, what goes on."""

from datetime import time, timedelta

from sqlalchemy import select

from bot.core.drill import Phase
from bot.core.interviews import Interview
from bot.core.members import Level
from bot.core.rhythm import WEEKDAYS, Rhythm
from bot.core.schedule import Schedule, ScheduleKind
from bot.journeys.keep_rhythm import choose_rhythm
from bot.journeys.leave_workspace import come_back, leave_workspace
from bot.journeys.plan_interview import Planned, plan_interview
from bot.journeys.plan_reminders import plan_reminders
from bot.journeys.schedules import set_up
from bot.store import members, rhythms, tables
from bot.store.queues import outbox, timers
from bot.store.timers import TimerKind
from tests.cast import NOON, TEAMS, UNMOVED
from tests.journeys.conversation import Conversation

RHYTHM = Rhythm(WEEKDAYS, time(15), "UTC")


def _practises(talk: Conversation) -> Interview:
    """They have a rhythm, an interview, a channel's question they set up, and a drill in its first round."""
    talk.start()
    talk.do(choose_rhythm, RHYTHM, None)
    prompt = Schedule("C1", ScheduleKind.PROMPT, talk.member.user_id, RHYTHM, NOON.date(), NOON, "talks", Level.SENIOR)
    talk.do(set_up, prompt)
    planned = talk.do(plan_interview, "tomorrow 15:00")
    assert isinstance(planned, Planned)
    return planned.interview


def _timers(talk: Conversation) -> set[str]:
    with talk.database.read() as tx:
        mine = timers.select().where(timers.c.team_id == talk.member.team_id, timers.c.user_id == talk.member.user_id)
        return {row.kind for row in tx.execute(mine)}


def _remind(talk: Conversation) -> None:
    with talk.database.write() as tx:
        plan_reminders(tx, TEAMS, talk.clock(), UNMOVED)


def test_whoever_leaves_is_told_nothing_more_but_what_they_set_up_for_others_goes_on(ana: Conversation) -> None:
    _practises(ana)
    ana.do(leave_workspace)
    assert _timers(ana) == {"prompt"}
    ana.clock.move(days=8, hours=4)
    _remind(ana)
    ana.plan()
    with ana.database.read() as tx:
        since = {row.kind for row in tx.execute(outbox.select().where(outbox.c.done_at.is_(None)))}
    assert since == {"prompt"}


def test_a_reminder_that_waits_to_be_sent_is_dropped_and_their_drills_thread_is_not(
    ana: Conversation, mia: Conversation
) -> None:
    for talk in (ana, mia):
        _practises(talk)
        talk.deliver()
    ana.clock.move(hours=3)
    _remind(ana)
    ana.write("An answer")
    ana.press_done()
    ana.do(leave_workspace)
    with ana.database.read() as tx:
        rows = list(tx.execute(outbox.select().where(outbox.c.kind == "reminder").order_by(outbox.c.user_id)))
        waiting = {row.kind for row in tx.execute(outbox.select().where(outbox.c.done_at.is_(None)))}
    assert [(row.user_id, row.failure) for row in rows] == [("U-ANA", "account_gone"), ("U-MIA", None)]
    assert waiting == {"line", "reminder"}


def test_all_they_wrote_stays_and_the_open_drill_sleeps(ana: Conversation) -> None:
    _practises(ana)
    ana.write("Half an answer")
    ana.do(leave_workspace)
    ana.clock.move(days=3)
    ana.plan()
    assert ana.drill.is_open
    assert not ana.drill.is_paused
    assert ana.answer_so_far == "Half an answer"


def test_back_within_a_week_everything_goes_on_where_it_was(ana: Conversation) -> None:
    _practises(ana)
    ana.deliver()
    ana.do(leave_workspace)
    ana.clock.move(hours=20)
    assert ana.do(come_back)
    assert _timers(ana) == {"prompt", TimerKind.REMINDER, "eve", "after", "watch"}
    ana.plan()
    assert ana.drill.is_paused, "half a day of silence was noticed at once"
    reminded = ana.do(lambda visit: rhythms.of(visit.tx, visit.member))
    assert reminded is not None
    assert reminded.rhythm == RHYTHM


def test_back_after_weeks_nothing_is_made_up_for_and_the_drill_is_closed(ana: Conversation) -> None:
    _practises(ana)
    ana.deliver()
    ana.do(leave_workspace)
    ana.clock.move(days=20, hours=4)
    ana.do(come_back)
    _remind(ana)
    ana.plan()
    assert ana.drill.phase is Phase.STOPPED
    assert sorted(ana.deliver()) == ["closed", "prompt"]
    assert _timers(ana) == {"prompt", TimerKind.REMINDER}


def test_without_a_drill_or_an_interview_only_the_rhythm_comes_back(ana: Conversation) -> None:
    ana.known()
    ana.do(choose_rhythm, RHYTHM, None)
    ana.do(leave_workspace)
    ana.do(come_back)
    assert _timers(ana) == {TimerKind.REMINDER}


def test_who_was_never_away_does_not_come_back_and_of_strangers_nothing_is_kept(
    ana: Conversation, mia: Conversation
) -> None:
    ana.known()
    assert not ana.do(come_back)
    mia.do(leave_workspace)
    assert not mia.do(come_back)
    assert mia.do(lambda visit: members.profile(visit.tx, visit.member)) is None


def test_left_twice_is_left_once_and_nobody_else_is(ana: Conversation, mia: Conversation, twin: Conversation) -> None:
    for talk in (ana, mia, twin):
        _practises(talk)
    ana.do(leave_workspace)
    ana.do(leave_workspace)
    gone = [talk.do(lambda visit: members.is_gone(visit.tx, visit.member)) for talk in (ana, mia, twin)]
    assert gone == [True, False, False]
    assert _timers(mia) == _timers(twin) == {"prompt", TimerKind.REMINDER, "eve", "after", "watch"}


def test_the_very_moment_of_leaving_is_kept(ana: Conversation) -> None:
    ana.known()
    ana.clock.move(hours=1)
    ana.do(leave_workspace)
    with ana.database.read() as tx:
        assert tx.scalar(select(tables.members.c.gone_at)) == NOON + timedelta(hours=1)
