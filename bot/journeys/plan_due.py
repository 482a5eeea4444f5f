"""Turns timers that are due into things to say. Runs as one transaction, on any number of replicas."""

from datetime import datetime

from sqlalchemy import Connection

from bot.core.drill import Phase, Step
from bot.core.outgoing import Priority
from bot.journeys.visit import new_id
from bot.store import drills, outbox, timers
from bot.store.timers import TimerRow

NUDGE = "score_nudge"
BATCH = 200


def plan_due(tx: Connection, team_ids: list[str], now: datetime, utc: datetime) -> int:
    """Take what is due at product time `now`; how many there were."""
    due = timers.take_due(tx, team_ids, now, BATCH)
    for timer in due:
        _nudge(tx, timer, utc)
    return len(due)


def _nudge(tx: Connection, timer: TimerRow, utc: datetime) -> None:
    drill = drills.by_id(tx, timer.member, timer.subject, lock=False)
    if drill is None or drill.phase is not Phase.SCORING or Step.SCORE in drill.looked_back:
        return
    outbox.post(
        tx,
        timer.member,
        f"nudge:{drill.id}",
        kind=NUDGE,
        reference=drill.id,
        seq=new_id(),
        now=utc,
        root_key=f"drill:{drill.id}:card",
        priority=Priority.NUDGE,
    )
