"""Turns timers that are due into what they are for. Runs as one transaction, on any number of replicas."""

import logging
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta

from sqlalchemy import Connection

from bot.core.drill import Phase, Step
from bot.core.errors import where
from bot.core.members import Member
from bot.core.outgoing import Priority
from bot.core.schedule import ScheduleKind
from bot.journeys import around_interview
from bot.journeys.answer_prompt import bring_answer
from bot.journeys.schedules import come_round
from bot.journeys.snooze_reminder import come_again
from bot.journeys.visit import Visit, new_id
from bot.journeys.watch_drill import time_up, watch
from bot.store import drills, outbox, timers
from bot.store.timers import TimerKind

NUDGE = "score_nudge"
BATCH = 20
"""A transaction: short, so that no press waits long behind it."""
TRY_AGAIN_AFTER = timedelta(minutes=1)

log = logging.getLogger(__name__)

Opening = Callable[[Connection, Member], Visit]
"""Makes a member's visit within an open transaction."""


def plan_due(tx: Connection, team_ids: list[str], now: datetime, open_visit: Opening) -> int:
    """Take what is due at product time `now`, but for the daily reminders; how many there were."""
    due = timers.take_due(tx, team_ids, now, BATCH, _DUE)
    for timer in due:
        visit = open_visit(tx, timer.member)
        try:
            with tx.begin_nested():
                _DUE[timer.kind](visit, timer.subject)
        except Exception as error:  # noqa: BLE001 - one that fails must not hold up all the others
            log.error("timer_failed kind=%s %s\n%s", timer.kind, type(error).__name__, where(error))
            timers.set_timer(tx, timer.member, timer.kind, timer.subject, now + TRY_AGAIN_AFTER)
    return len(due)


def nudge_key(drill_id: str) -> str:
    """The outbox key of a drill's nudge; there is one at most."""
    return f"nudge:{drill_id}"


def _nudge(visit: Visit, drill_id: str) -> None:
    drill = drills.by_id(visit.tx, visit.member, drill_id, lock=False)
    if drill is None or drill.phase is not Phase.SCORING or Step.SCORE in drill.looked_back:
        return
    outbox.post(
        visit.tx,
        visit.member,
        nudge_key(drill.id),
        kind=NUDGE,
        reference=drill.id,
        seq=new_id(),
        now=visit.utc,
        root_key=f"drill:{drill.id}:card",
        priority=Priority.NUDGE,
    )


_DUE: Mapping[TimerKind, Callable[[Visit, str], None]] = {
    TimerKind.SCORE_NUDGE: _nudge,
    TimerKind.ROUND_LIMIT: time_up,
    TimerKind.WATCH: watch,
    TimerKind.SNOOZED: come_again,
    TimerKind.EVE: around_interview.eve,
    TimerKind.AFTER: around_interview.ask,
    TimerKind.AGAIN: around_interview.ask_again,
    TimerKind.BROUGHT: bring_answer,
    TimerKind.PROMPT: lambda visit, channel_id: come_round(visit, channel_id, ScheduleKind.PROMPT),
    TimerKind.DIGEST: lambda visit, channel_id: come_round(visit, channel_id, ScheduleKind.DIGEST),
}
