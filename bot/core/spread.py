"""An area's latest scores as they were given: median, range and trend; and which areas a member scores lowest."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from math import sqrt
from statistics import NormalDist, fmean, median

from bot.core.estimate import OFFSETS, SESSION_SD
from bot.core.evidence import Evidence, Source

FEWEST, MOST = 3, 5
"""A median is told of so many scores, the latest (PRODUCT.md 4); fewer have none."""
FEWEST_A_SIDE, MOST_A_SIDE = 3, 5
"""Sessions before and after, of which a trend compares the means."""
SURE_ENOUGH = NormalDist().inv_cdf(0.90)
"""A trend is told when chance alone would make as much of it once in ten at most."""
LOWEST = 2
"""So many areas are named as a member's lowest."""

Session = Sequence[Evidence]
"""The scores of one area that one kind of rater gave in one session."""

_BY_WHOM = (Source.HUMAN, Source.SELF, Source.AI)
"""Whose scores tell more, where there are as many of each."""


@dataclass(frozen=True, slots=True)
class Spread:
    """The last three to five scores of one area, `n` of them, `n_human` by people other than the member."""

    n: int
    n_human: int
    median: float
    lowest: int
    highest: int


class Direction(StrEnum):
    """Where an area's scores go. STEADY: no change that chance could not make as well."""

    UP = "up"
    DOWN = "down"
    STEADY = "steady"
    NOT_ENOUGH = "not enough"


@dataclass(frozen=True, slots=True)
class Trend:
    """The mean of an area's latest sessions, `later`, beside those before them, as one kind of rater scored them.

    `sessions` is how many that kind of rater scored, and of `a_side` of them each is the mean; all else is empty where
    they are too few.
    """

    direction: Direction
    sessions: int = 0
    source: Source | None = None
    earlier: float = 0.0
    later: float = 0.0
    a_side: int = 0


@dataclass(frozen=True, slots=True)
class Given:
    """The median of `n` scores by one kind of rater."""

    median: float
    n: int


@dataclass(frozen=True, slots=True)
class Low:
    """An area the member scores low, and what others gave it, where they did."""

    area: str
    own: Given
    people: Given | None
    ai: Given | None


def by_area(evidence: Iterable[Evidence]) -> dict[str, list[Evidence]]:
    """Area → its scores, oldest first; signals are left out."""
    groups: dict[str, list[Evidence]] = defaultdict(list)
    for item in sorted((item for item in evidence if item.is_score), key=_order):
        groups[item.area].append(item)
    return dict(groups)


def spread(oldest_first: Sequence[Evidence]) -> Spread | None:
    """Of the latest scores of one area, whoever gave them; None below three."""
    latest = oldest_first[-MOST:]
    if len(latest) < FEWEST:
        return None
    values = [int(item.value) for item in latest]
    people = sum(item.source is Source.HUMAN for item in latest)
    return Spread(len(values), people, median(values), min(values), max(values))


def trend(oldest_first: Sequence[Evidence]) -> Trend:
    """Whether the scores of one area rise or fall, told by one kind of rater, since different ones read differently.

    That is whoever scored it in the most sessions. The sessions' means are halved into the later and the earlier, three
    to five a side. Their difference is told when it is larger than what rater noise, session effects and a change of
    raters make of unchanged skill nine times in ten, each way; the figures are those of the ranking.
    """
    scored = max((_sessions(oldest_first, source) for source in _BY_WHOM), key=len)
    a_side = min(len(scored) // 2, MOST_A_SIDE)
    if a_side < FEWEST_A_SIDE:
        return Trend(Direction.NOT_ENOUGH, len(scored))
    earlier, later = scored[-2 * a_side : -a_side], scored[-a_side:]
    before, after = (fmean(_mean(session) for session in side) for side in (earlier, later))
    direction = _direction(after - before, _usual_change(earlier, later))
    return Trend(direction, len(scored), scored[0][0].source, before, after, a_side)


def lowest(scores: Mapping[str, Sequence[Evidence]]) -> tuple[Low, ...]:
    """The two areas with the lowest median among a member's own scores, of those with three or more; by `by_area`."""
    lows = [_low(area, given) for area, given in scores.items()]
    known = [low for low in lows if low is not None]
    known.sort(key=lambda low: (low.own.median, _own_mean(scores[low.area]), -low.own.n, low.area))
    return tuple(known[:LOWEST])


def _order(item: Evidence) -> tuple[datetime, str, int, str, float]:
    """By time; within a session people come last, so that among the latest scores theirs stay."""
    return (item.at, item.session, -_BY_WHOM.index(item.source), item.rater, item.value)


def _sessions(oldest_first: Sequence[Evidence], source: Source) -> list[Session]:
    groups: dict[str, list[Evidence]] = defaultdict(list)
    for item in oldest_first:
        if item.source is source:
            groups[item.session].append(item)
    return [*groups.values()]


def _mean(session: Session) -> float:
    return fmean(item.value for item in session)


def _usual_change(earlier: Sequence[Session], later: Sequence[Session]) -> float:
    """The sd of the difference of both means where skill is the same: noise, session effects, leanings of raters.

    Leanings cancel out as far as the same raters scored both sides.
    """
    any_score = earlier[0][0]
    each = any_score.noise_sd**2 + SESSION_SD**2
    before, after = _shares(earlier), _shares(later)
    shifted = sum((after[rater] - before[rater]) ** 2 for rater in {*before, *after})
    return sqrt(each * 2 / len(later) + OFFSETS[any_score.source][1] ** 2 * shifted)


def _shares(sessions: Sequence[Session]) -> dict[str, float]:
    """How much of a side's mean is each rater's; 0 of whoever is asked for and isn't there."""
    shares: dict[str, float] = defaultdict(float)
    for session in sessions:
        for item in session:
            shares[item.rater] += 1 / len(session) / len(sessions)
    return shares


def _direction(change: float, usual: float) -> Direction:
    if abs(change) < SURE_ENOUGH * usual:
        return Direction.STEADY
    return Direction.UP if change > 0 else Direction.DOWN


def _low(area: str, given: Sequence[Evidence]) -> Low | None:
    own = _given(given, Source.SELF)
    if own is None or own.n < FEWEST:
        return None
    return Low(area, own, _given(given, Source.HUMAN), _given(given, Source.AI))


def _given(scores: Sequence[Evidence], source: Source) -> Given | None:
    values = [int(item.value) for item in scores if item.source is source]
    return Given(median(values), len(values)) if values else None


def _own_mean(scores: Sequence[Evidence]) -> float:
    return fmean(item.value for item in scores if item.source is Source.SELF)
