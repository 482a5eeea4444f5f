"""Which area is weakest and how sure that is, each with its reasons. Pure: evidence and the time in, a list out."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from itertools import pairwise
from math import erf, sqrt

from bot.core.estimate import PERSON_MEAN, Estimates, estimate
from bot.core.evidence import Evidence, Source, Weighed, is_measured, n_eff, weigh

CLEARLY, PROBABLY = 0.80, 0.65
"""From which probability on an area is called weaker than the next (PRODUCT.md 4)."""
REASONS = 3
"""How many observations a *because* line is made of."""


class Certainty(StrEnum):
    """How surely an area is weaker than the next one."""

    CLEARLY = "clearly"
    PROBABLY = "probably"
    TOO_CLOSE = "too close to call"


@dataclass(frozen=True, slots=True)
class Ranked:
    """One measured area.

    `estimate` is on the scale of 1 to 3; `n_eff` is the evidence in fresh scores by a person; `n` the scores
    that count and `n_human` those of them by people other than the member; `because` what weighs most, heaviest first.
    `certainty` is about the next area of the ranking: None for the last.
    """

    area: str
    estimate: float
    n_eff: float
    n: int
    n_human: int
    because: tuple[Evidence, ...]
    last_seen: datetime
    certainty: Certainty | None = None


def rank(evidence: Iterable[Evidence], now: datetime) -> list[Ranked]:
    """The measured areas of one rubric, weakest first; of the others' evidence nothing is used.

    Order: estimate to .01, then more evidence (to a tenth of a score, else a day's age would always decide), then
    longest undrilled, then name.
    """
    measured = measured_areas(weigh(evidence, now))
    if not measured:
        return []
    estimates = estimate([item for group in measured.values() for item in group])
    ranked = [_ranked(area, group, estimates) for area, group in measured.items()]
    ranked.sort(key=lambda one: (round(one.estimate, 2), -round(one.n_eff, 1), one.last_seen, one.area))
    labelled = [
        replace(one, certainty=_certainty(probability_weaker(estimates, one.area, following.area)))
        for one, following in pairwise(ranked)
    ]
    return [*labelled, ranked[-1]]


def measured_areas(weighed: Iterable[Weighed]) -> dict[str, list[Weighed]]:
    """The areas with evidence enough to be ranked, each with all that counts of it: what a ranking rests on."""
    groups: dict[str, list[Weighed]] = defaultdict(list)
    for item in weighed:
        groups[item.evidence.area].append(item)
    return {area: group for area, group in groups.items() if is_measured(group)}


def first_guess(evidence: Iterable[Evidence], measured: Iterable[str]) -> list[str]:
    """The areas with some evidence but not enough to measure, likeliest weak first. No numbers, no certainty.

    Order: lowest self-score (an area without one stands where most people's do, between a 2 and a 3), then more
    signals, then the lowest score by anybody else, then name.
    """
    known = set(measured)
    groups: dict[str, list[Evidence]] = defaultdict(list)
    for item in evidence:
        if item.area not in known:
            groups[item.area].append(item)
    return sorted(groups, key=lambda area: (*_guess(groups[area]), area))


def presumed(evidence: Iterable[Evidence], areas: Collection[str], now: datetime) -> dict[str, float]:
    """Where each of `areas` most probably stands by all that was seen, enough or not; unseen ones at the person's mean.

    Only good for choosing what to practise next: too little is known to show such a number to anybody.
    """
    if not areas:
        return {}
    found = estimate(weigh(evidence, now))
    return {area: found.areas.get(area, found.person) for area in areas}


def probability_weaker(estimates: Estimates, one: str, other: str) -> float:
    """How likely the first area really is the weaker one: Φ of the difference of the estimates over its sd."""
    lead = estimates.areas[other] - estimates.areas[one]
    return 0.5 * (1 + erf(lead / (sqrt(2) * estimates.sd_between(one, other))))


def _certainty(chance: float) -> Certainty:
    if chance >= CLEARLY:
        return Certainty.CLEARLY
    return Certainty.PROBABLY if chance >= PROBABLY else Certainty.TOO_CLOSE


def _ranked(area: str, group: Sequence[Weighed], estimates: Estimates) -> Ranked:
    scores = [item.evidence for item in group if item.evidence.is_score]
    heaviest = sorted(group, key=lambda item: -abs(item.weight * (estimates.person - item.evidence.value)))
    return Ranked(
        area=area,
        estimate=estimates.areas[area],
        n_eff=n_eff(group),
        n=len(scores),
        n_human=sum(score.source is Source.HUMAN for score in scores),
        because=tuple(item.evidence for item in heaviest[:REASONS]),
        last_seen=max(item.evidence.at for item in group),
    )


def _guess(group: Sequence[Evidence]) -> tuple[float, int, float]:
    own = min((item.value for item in group if item.source is Source.SELF), default=PERSON_MEAN)
    signals = sum(not item.is_score for item in group)
    others = min((item.value for item in group if item.source in (Source.HUMAN, Source.AI)), default=PERSON_MEAN)
    return own, -signals, others
