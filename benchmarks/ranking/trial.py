"""One simulated member after another practises as the app proposes; after so many drills each method names an area."""

import random
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import pairwise
from statistics import fmean

from benchmarks.ranking.world import AREAS, SimulatedMember, World, at
from bot.core.evidence import Evidence, Source
from bot.core.members import Level
from bot.core.progress import PastGoal
from bot.core.ranking import Certainty, rank
from bot.core.standing import next_area, standing
from tests.core.samples import a_rubric

MEMBERS = 1_000
AFTER = (3, 6, 10)
"""Drills."""
NEAR = 0.1
"""An area so little above the weakest is as good an answer for practice."""
_RUBRIC = a_rubric(dimensions=AREAS)


def whetstone(seen: Sequence[Evidence], now: datetime) -> list[str]:
    """What the app calls the weakest: measured, a first guess, or never tried. What is reliable stays in."""
    return [next_area(standing(_RUBRIC, seen, {}, now), now).dimension_id]


def at_random(seen: Sequence[Evidence], now: datetime) -> list[str]:
    """Any."""
    return list(AREAS)


def latest_score(seen: Sequence[Evidence], now: datetime) -> list[str]:
    """The areas whose latest session with a score has the lowest mean."""
    scores = [item for item in seen if item.is_score]
    latest = {item.area: item.session for item in sorted(scores, key=lambda item: item.at)}
    return _lowest(item for item in scores if item.session == latest[item.area])


def lowest_mean(seen: Sequence[Evidence], now: datetime) -> list[str]:
    """The areas whose scores, whoever gave them and when, have the lowest mean."""
    return _lowest(item for item in seen if item.is_score)


METHODS: Mapping[str, Callable[[Sequence[Evidence], datetime], list[str]]] = {
    "Whetstone": whetstone,
    "random": at_random,
    "latest score": latest_score,
    "lowest mean": lowest_mean,
}
"""Each names the areas it can't tell apart; of several, one is drawn."""


@dataclass(slots=True)
class Tally:
    """What came of all members after so many drills.

    `found`: a method → the share of members whose weakest of the eight it named; `near`: or one within a tenth of it;
    `seen`: the share of whose weakest there was a score at all. `clearly`: how often an area was called clearly weaker
    than the next of the ranking; `clearly_right`: how often it was.
    """

    found: dict[str, float] = field(default_factory=lambda: dict.fromkeys(METHODS, 0.0))
    near: dict[str, float] = field(default_factory=lambda: dict.fromkeys(METHODS, 0.0))
    seen: float = 0.0
    clearly: int = 0
    clearly_right: int = 0


def tried(world: World, members: int = MEMBERS, *, in_turn: bool = False) -> dict[int, Tally]:
    """A number of drills → what came of it in this world. The same members every time.

    They drill what the app proposes, by what it has seen; or, `in_turn`, one area after the other, for comparison: then
    no method has a say in what there is to see.
    """
    tallies = {drills: Tally() for drills in AFTER}
    for number in range(members):
        member = SimulatedMember(world, random.Random(f"{world.name} {number}"))
        _practise(member, tallies, 1 / members, in_turn=in_turn)
    return tallies


def _practise(member: SimulatedMember, tallies: Mapping[int, Tally], share: float, *, in_turn: bool) -> None:
    seen: list[Evidence] = []
    drilled: dict[str, list[PastGoal]] = defaultdict(list)
    for number in range(max(AFTER)):
        proposed = next_area(standing(_RUBRIC, seen, drilled, at(number)), at(number)).dimension_id
        area = AREAS[number % len(AREAS)] if in_turn else proposed
        came, passed = member.drill(area, number)
        seen += came
        drilled[area].insert(0, _past(area, came, passed, at(number)))
        if number + 1 in tallies:
            _judge(tallies[number + 1], member.areas, seen, at(number), share)


def _judge(tally: Tally, truth: Mapping[str, float], seen: Sequence[Evidence], now: datetime, share: float) -> None:
    weakest = min(truth, key=truth.__getitem__)
    near = [area for area in truth if truth[area] <= truth[weakest] + NEAR]
    for name, method in METHODS.items():
        named = method(seen, now)
        tally.found[name] += share * (weakest in named) / len(named)
        tally.near[name] += share * sum(area in near for area in named) / len(named)
    tally.seen += share * any(item.area == weakest and item.is_score for item in seen)
    clear = [pair for pair in pairwise(rank(seen, now)) if pair[0].certainty is Certainty.CLEARLY]
    tally.clearly += len(clear)
    tally.clearly_right += sum(truth[one.area] < truth[other.area] for one, other in clear)


def _past(area: str, seen: Iterable[Evidence], passed: bool, now: datetime) -> PastGoal:
    """The drill as the plan remembers it: a person or an AI that gave 1 overrules a pass."""
    scores = [item for item in seen if item.area == area and item.is_score]
    own = next((int(item.value) for item in scores if item.source is Source.SELF), None)
    others = [item for item in scores if item.source is not Source.SELF]
    return PastGoal(
        "In 40 seconds: the point.",
        Level.SENIOR,
        passed,
        own,
        now,
        by_a_person=any(item.source is Source.HUMAN for item in others),
        overruled=any(item.value == 1 for item in others),
    )


def _lowest(scores: Iterable[Evidence]) -> list[str]:
    by_area: dict[str, list[float]] = defaultdict(list)
    for item in scores:
        by_area[item.area].append(item.value)
    means = {area: round(fmean(values), 9) for area, values in by_area.items()}
    lowest = min(means.values(), default=0.0)
    return [area for area, mean in means.items() if mean == lowest] or list(AREAS)
