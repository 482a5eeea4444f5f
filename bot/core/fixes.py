"""The fixes a member named again and again, and what became of them. Which fix is the next goal: goals."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.core.journal import LastFix
from bot.core.likeness import content_words, overlap
from bot.core.log import LookedBack, answers

ALIKE = 0.5
"""Share of content words from which two fixes are the same one (as for a goal reworded: goals)."""
FEWEST = 2
"""A fix named once more is a fix that came back."""
SHOWN = 3
"""So many are told, those that came back most."""


@dataclass(frozen=True, slots=True)
class NamedFix:
    """One fix as it was named, about an area if it is known. `became`: what became of it, once that was asked."""

    area: str | None
    text: str
    at: datetime
    became: LastFix | None = None


@dataclass(frozen=True, slots=True)
class LookedAt:
    """The last step of one drill: the fix it ended with, and what had become of the one before in its area."""

    area: str
    fix: str
    last_fix: LastFix | None
    at: datetime


@dataclass(frozen=True, slots=True)
class RepeatedFix:
    """A fix that was named `times`, in its newest words; `became`: the newest of what became of it."""

    text: str
    times: int
    latest_at: datetime
    became: LastFix | None


def named_fixes(oldest_first: Sequence[LookedAt]) -> list[NamedFix]:
    """Each drill's fix, and what a later drill of its area told of it."""
    steps = (LookedBack(str(n), drill.area, bool(drill.fix), drill.last_fix) for n, drill in enumerate(oldest_first))
    became = answers(steps)
    return [
        NamedFix(drill.area, drill.fix, drill.at, became.get(str(n)))
        for n, drill in enumerate(oldest_first)
        if drill.fix
    ]


def repeated(fixes: Iterable[NamedFix]) -> tuple[RepeatedFix, ...]:
    """Those that share half their content words, most often named first; whatever area they were named for."""
    newest_first = sorted(fixes, key=lambda fix: (fix.at, fix.text), reverse=True)
    groups: list[tuple[frozenset[str], list[NamedFix]]] = []
    for fix in newest_first:
        words = content_words(fix.text) or frozenset({fix.text})  # in other scripts none are known
        same = next((group for about, group in groups if overlap(about, words) >= ALIKE), None)
        if same is None:
            groups.append((words, [fix]))
        else:
            same.append(fix)
    found = [_repeated(group) for _, group in groups if len(group) >= FEWEST]
    return tuple(sorted(found, key=lambda one: -one.times)[:SHOWN])


def _repeated(newest_first: Sequence[NamedFix]) -> RepeatedFix:
    became = next((fix.became for fix in newest_first if fix.became is not None), None)
    return RepeatedFix(newest_first[0].text, len(newest_first), newest_first[0].at, became)
