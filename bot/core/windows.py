"""The windows of a full-length interview: which part is on at which minute, and whether the member keeps pace."""

from datetime import datetime

from bot.core.drill import Drill, SayingKind

ON_TIME_WITHIN_MINUTES = 1


def pace(drill: Drill, from_minute: int, whole: int, now: datetime) -> str | None:
    """One line at the start of a part: the minute on the clock against the minute planned, of `whole` minutes in all.

    None before the first part, and after a pause, said or not, when the clock tells nothing.
    """
    if drill.started_at is None or _was_paused(drill):
        return None
    minute = int((now - drill.started_at).total_seconds() // 60)
    if minute > whole:
        return None
    behind = minute - from_minute
    if behind > ON_TIME_WITHIN_MINUTES:
        return f"Minute {minute}: {behind} behind the plan. Say only what decides something."
    if behind < -ON_TIME_WITHIN_MINUTES:
        return f"Minute {minute}: {-behind} ahead of the plan. There is room to go deeper."
    return f"Minute {minute}: on time."


def _was_paused(drill: Drill) -> bool:
    return any(saying.kind is SayingKind.PAUSE for round_ in drill.rounds for saying in round_.sayings)
