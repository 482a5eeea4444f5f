"""Sets the timers a drill's move starts: the self-score, the last round's limit, the watch over an open drill."""

from datetime import timedelta

from bot.core.drill import ANSWERING, IDLE_AFTER, NUDGE_AFTER, Drill, Phase, RoundState
from bot.journeys.visit import Visit
from bot.store import timers
from bot.store.timers import TimerKind

STILL_TO_BE_JUDGED = (*ANSWERING, RoundState.WAITING)


def set_clocks(visit: Visit, before: Drill | None, after: Drill) -> None:
    """Start what begins with this move. A timer whose moment has passed finds the drill elsewhere and does nothing."""
    if after.is_open and (before is None or (before.is_paused and not after.is_paused)):
        _set(visit, TimerKind.WATCH, after, IDLE_AFTER)
    if after.phase is Phase.SCORING and (before is None or before.phase is not Phase.SCORING):
        _set(visit, TimerKind.SCORE_NUDGE, after, NUDGE_AFTER)
    minutes = _minutes_begun(before, after)
    if minutes is not None:
        _set(visit, TimerKind.ROUND_LIMIT, after, timedelta(minutes=minutes))


def _minutes_begun(before: Drill | None, after: Drill) -> int | None:
    """The limit of a last round that begins now, or begins anew after a pause."""
    if after.phase is not Phase.ROUNDS or after.is_paused or after.now_at.state is RoundState.JUDGING:
        return None
    if before is not None and not before.is_paused and len(before.rounds) == len(after.rounds):
        return None
    return None if after.now_at.time_up else after.minutes_under_pressure(after.now_at.number)


def _set(visit: Visit, kind: TimerKind, drill: Drill, wait: timedelta) -> None:
    timers.set_timer(visit.tx, visit.member, kind, drill.id, visit.now + wait)
