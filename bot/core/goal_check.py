"""Whether a goal can be passed or missed: an action, something one could observe, a limit. A hint, never a gate."""

import re
from enum import StrEnum

from bot.core.rubric import Dimension


class Part(StrEnum):
    """What a goal needs to be checkable."""

    ACTION = "an action"
    OBSERVABLE = "something one could hear"
    LIMIT = "a limit"


_ACTIONS = (
    "add ask begin call check choose close compare confirm count cut decide describe draw end explain finish give "
    "leave list mention name open pick point put quote read repeat say sketch speak start state stop sum tell test "
    "tie trace walk weigh write"
)
_ACTION = re.compile(rf"(?<!\w)({'|'.join(_ACTIONS.split())})(s|es|ing)?(?!\w)", re.IGNORECASE)
_LISTED = re.compile(r":\s*\w")
"""“In 60 seconds: what I chose, what it cost” says what to say without a verb for saying it."""

_HEARD = re.compile(
    r"(?<!\w)(\d|one|two|three|four|five|what|who|why|which|how much|how many|number|figure|cost|alternative|reason|"
    r"question|assumption|limit|example|sentence|name|trade.?off|risk|edge case|complexity|outcome|impact)",
    re.IGNORECASE,
)
_LIMIT = re.compile(
    r"(\d+|one|two|three|four|five|ten)[ -]?(s\b|sec|min|word|line|sentence|question|number|point|time)"
    r"|(?<!\w)(before|at most|no more than|within|first|without|only)(?!\w)",
    re.IGNORECASE,
)


def missing(goal: str) -> tuple[Part, ...]:
    """Which parts the goal lacks; empty when it can be checked."""
    found = {
        Part.ACTION: _ACTION.search(goal) or _LISTED.search(goal),
        Part.OBSERVABLE: _HEARD.search(_without_limit(goal)),
        Part.LIMIT: _LIMIT.search(goal),
    }
    return tuple(part for part, match in found.items() if not match)


def rewrite(goal: str, dimension: Dimension) -> str:
    """One concrete goal in place of a vague one: the same words with a limit, or the area's own goal."""
    if missing(goal) == (Part.LIMIT,):
        return f"In {dimension.seconds} seconds: {goal.strip().rstrip('.')[:1].lower()}{goal.strip().rstrip('.')[1:]}."
    return dimension.goal


def _without_limit(goal: str) -> str:
    return re.sub(r"(\d+)[ -]?(s\b|sec\w*|min\w*|words?)", "", goal, flags=re.IGNORECASE)
