"""Where each area most probably stands: one Gaussian model of all that was observed. What counts how much: evidence.

A score is area + rater offset + session effect + noise, all Gaussian (PRODUCT.md 4); a signal has no rater's offset.
Areas spread around the person's own mean, and that around most people's. The posterior is one smooth hill. Session
effects touch only their own session, so they are solved out on paper; the other unknowns climb the hill one at a time,
each to its best value given the rest, until none moves.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product
from math import sqrt

from bot.core.evidence import Source, Weighed

AREA_SD = 0.45
"""How far a person's areas lie from their mean (this and every figure below: PRODUCT.md 4)."""
PERSON_MEAN, PERSON_WEIGHT = 2.1, 4.0
"""Most people's mean, and how many areas' worth of say it has in one person's."""
SESSION_SD = 0.20
OFFSETS = {Source.HUMAN: (0.0, 0.25), Source.SELF: (0.20, 0.30), Source.AI: (0.35, 0.30)}
"""By how much each kind of rater reads too high, before anything is known of the one: mean and sd."""
_STILL = 1e-10
_MOST_SWEEPS = 10_000

_Unknown = tuple[str, ...]
_PERSON: _Unknown = ("person",)


@dataclass(frozen=True, slots=True)
class Estimate:
    """One area on the scale of 1 to 3. `sd` is what would be left open were the raters and the other areas known."""

    value: float
    sd: float


@dataclass(frozen=True, slots=True)
class Estimates:
    """The person's mean and every area around it."""

    person: float
    areas: Mapping[str, Estimate]


def estimate(observed: Sequence[Weighed]) -> Estimates:
    """The most probable values behind what was observed; the same input in the same order gives the same floats."""
    hill = _Hill()
    _add_priors(hill, observed)
    for session in _by_session(observed):
        _add_session(hill, session)
    peak = _climb(hill)
    curvatures = {area: hill.curve["area", area]["area", area] for area in _areas(observed)}
    areas = {area: Estimate(peak["area", area], 1 / sqrt(curvature)) for area, curvature in curvatures.items()}
    return Estimates(peak[_PERSON], areas)


def _zeros() -> dict[_Unknown, float]:
    return defaultdict(float)


@dataclass(frozen=True, slots=True)
class _Hill:
    """The log posterior, a quadratic: `curve` is its precision matrix, `pull` what the linear part draws towards."""

    curve: dict[_Unknown, dict[_Unknown, float]] = field(default_factory=lambda: defaultdict(_zeros))
    pull: dict[_Unknown, float] = field(default_factory=_zeros)

    def add(self, parts: Mapping[_Unknown, float], value: float, weight: float) -> None:
        """Somebody saw `value` where the model has the sum of `parts`, each unknown times its factor."""
        for (one, factor), (other, its_factor) in product(parts.items(), repeat=2):
            self.curve[one][other] += weight * factor * its_factor
        for unknown, factor in parts.items():
            self.pull[unknown] += weight * factor * value


def _add_priors(hill: _Hill, observed: Sequence[Weighed]) -> None:
    spread = 1 / AREA_SD**2
    hill.add({_PERSON: 1.0}, PERSON_MEAN, PERSON_WEIGHT * spread)
    for area in _areas(observed):
        hill.add({("area", area): 1.0, _PERSON: -1.0}, 0.0, spread)
    raters = dict.fromkeys((item.evidence.source, item.evidence.rater) for item in observed if item.evidence.is_score)
    for source, rater in raters:
        mean, sd = OFFSETS[source]
        hill.add({("offset", source, rater): 1.0}, mean, 1 / sd**2)


def _add_session(hill: _Hill, session: Sequence[Weighed]) -> None:
    """What one session showed, with the session effect that fits it best already taken out.

    Taking it out is seeing, with negative weight, the session's sum over the root of what it and the prior weigh.
    """
    sums, told = _zeros(), 0.0
    for item in session:
        seen = item.evidence
        parts: dict[_Unknown, float] = {("area", seen.area): 1.0}
        if seen.is_score:
            parts["offset", seen.source, seen.rater] = 1.0
        hill.add(parts, seen.value, item.weight)
        for unknown in parts:
            sums[unknown] += item.weight
        told += item.weight * seen.value
    total = sum(item.weight for item in session)
    hill.add(sums, told, -1 / (1 / SESSION_SD**2 + total))


def _climb(hill: _Hill) -> dict[_Unknown, float]:
    """Coordinate ascent: every sweep gives each unknown its best value with the others as they stand."""
    peak = dict.fromkeys(hill.curve, 0.0)
    for _ in range(_MOST_SWEEPS):
        furthest = 0.0
        for unknown, row in hill.curve.items():
            step = (hill.pull[unknown] - sum(row[other] * peak[other] for other in row)) / row[unknown]
            peak[unknown] += step
            furthest = max(furthest, abs(step))
        if furthest < _STILL:
            break
    return peak


def _areas(observed: Sequence[Weighed]) -> list[str]:
    return sorted({item.evidence.area for item in observed})


def _by_session(observed: Sequence[Weighed]) -> list[list[Weighed]]:
    sessions: dict[str, list[Weighed]] = defaultdict(list)
    for item in observed:
        sessions[item.evidence.session].append(item)
    return list(sessions.values())
