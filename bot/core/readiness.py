"""What people's scores of the last three weeks say about being ready; where there are too few, what is missing."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from statistics import median

from bot.core.evidence import Evidence, Source
from bot.core.logged import NOBODY_NAMED

LATELY = timedelta(days=21)
FEWEST_SESSIONS, FEWEST_PEOPLE = 2, 2
"""An area is told of from so many sessions, scored by so many different people (this and LATELY: PRODUCT.md 4)."""
_SLACK_ID = re.compile(r"[UW][A-Z0-9]{2,}")
"""What Slack's ids of people look like."""


@dataclass(frozen=True, slots=True)
class Watched:
    """One area as people scored it lately: `people` of them, in `sessions`; neither the member nor an AI counts."""

    area: str
    people: int
    sessions: int
    median: float
    lowest: int
    highest: int


class Missing(StrEnum):
    """Why nothing can be said. PEOPLE: somebody scored, but too few, too little, or each another area."""

    SCORES = "scores"
    OWN_ALONE = "own_alone"
    AI_ALONE = "ai_alone"
    LATE = "late"
    PEOPLE = "people"


@dataclass(frozen=True, slots=True)
class Readiness:
    """Either `areas`, lowest median first, or what is `missing`.

    `people` and `sessions` count those of the last three weeks, over all areas.
    """

    areas: tuple[Watched, ...] = ()
    missing: Missing | None = None
    people: int = 0
    sessions: int = 0


def readiness(evidence: Iterable[Evidence], now: datetime) -> Readiness:
    """Of one rubric's areas, from the scores of people alone. Never a percentage, and never a promise."""
    scores = [item for item in evidence if item.is_score]
    seen = [item for item in scores if item.source is Source.HUMAN and item.at > now - LATELY]
    found = [_watched(area, [item for item in seen if item.area == area]) for area in {item.area for item in seen}]
    told = [one for one in found if one.people >= FEWEST_PEOPLE and one.sessions >= FEWEST_SESSIONS]
    told.sort(key=lambda one: (one.median, one.lowest, -one.sessions, one.area))
    missing = None if told else _missing(scores, seen)
    return Readiness(tuple(told), missing, _people(seen), _sessions(seen))


def _watched(area: str, seen: Sequence[Evidence]) -> Watched:
    values = [int(item.value) for item in seen]
    return Watched(area, _people(seen), _sessions(seen), median(values), min(values), max(values))


def _missing(scores: Sequence[Evidence], seen: Sequence[Evidence]) -> Missing:
    sources = {item.source for item in scores}
    if not sources:
        return Missing.SCORES
    if seen:
        return Missing.PEOPLE
    if Source.HUMAN in sources:
        return Missing.LATE
    return Missing.AI_ALONE if Source.AI in sources else Missing.OWN_ALONE


def _people(seen: Sequence[Evidence]) -> int:
    """At least how many people they surely were: those known to Slack, or those a log names, whichever are more.

    Somebody of the one may be somebody of the other, so that they are never added up. Who isn't named may be anybody,
    and counts where nobody is. A person who was once a partner and once paid is one.
    """
    raters = {item.rater.partition(":")[2] for item in seen}
    known = {rater for rater in raters if _SLACK_ID.fullmatch(rater)}
    named = raters - known - {"", NOBODY_NAMED}
    return max(len(known), _apart(named), 1 if raters else 0)


def _apart(names: Iterable[str]) -> int:
    """How many people so many names are at least: “mia” may be “mia k.”, and then “mia kaur” too."""
    counted: list[str] = []
    for name in sorted(" ".join(name.casefold().split()) for name in names):
        if not (counted and name.startswith(counted[-1])):
            counted.append(name)
    return len(counted)


def _sessions(seen: Sequence[Evidence]) -> int:
    return len({item.session for item in seen})
