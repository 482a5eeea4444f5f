"""The goal of a drill: where it comes from and how its limit reads when the answer is typed."""

import re
from dataclasses import dataclass
from enum import StrEnum

from bot.core.answers import TYPED_WORDS_PER_SECOND
from bot.core.likeness import similarity
from bot.core.members import Mode
from bot.core.rubric import Dimension

LONGEST_GOAL = 200
"""Characters of a goal a member may write; it has to fit on the card's first line."""

STILL_THE_SAME = 0.5
"""Share of content words a reworded goal has in common with the fix it came from."""


class Origin(StrEnum):
    """Where a goal came from."""

    RUBRIC = "rubric"
    FIX = "fix"
    OWN = "own"


@dataclass(frozen=True, slots=True)
class Goal:
    """What this drill must show, with the limit in it."""

    text: str
    origin: Origin


def propose(dimension: Dimension, last_fix: str | None) -> Goal:
    """The goal for the next drill of this dimension: the last fix where there is one, else the rubric's own."""
    fix = " ".join((last_fix or "").split()).rstrip(" .")
    if not fix:
        return Goal(dimension.goal, Origin.RUBRIC)
    text = fix if _names_a_limit(fix) else f"In {dimension.seconds} seconds: {_lower_first(fix)}"
    if len(text) >= LONGEST_GOAL:
        return Goal(f"{text[: LONGEST_GOAL - 1].rstrip()}…", Origin.FIX)
    return Goal(text if text[-1] in "!?…" else f"{text}.", Origin.FIX)


def reworded(proposed: Goal, typed: str) -> Goal:
    """A goal as its owner typed it. The last fix in other words is still the last fix; anything else is their own."""
    same_fix = proposed.origin is Origin.FIX and similarity(proposed.text, typed) >= STILL_THE_SAME
    return Goal(typed[:LONGEST_GOAL], Origin.FIX if same_fix else Origin.OWN)


def limit(seconds: int, mode: Mode) -> str:
    """The limit as the member lives it: spoken seconds, or the same as words when typed."""
    if mode is Mode.ALOUD:
        return f"{seconds} seconds"
    return f"about {round(seconds * TYPED_WORDS_PER_SECOND / 10) * 10} words"


def _names_a_limit(text: str) -> bool:
    return re.search(r"\d+\s*(s\b|sec|min|word|line|sentence)", text, re.IGNORECASE) is not None


def _lower_first(text: str) -> str:
    """“Say it” → “say it”, but “I say it” and “API first” stay as they are."""
    return text if text[:2].isupper() and not text.startswith("A ") else text[:1].lower() + text[1:]
