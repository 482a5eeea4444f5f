"""Where each area most probably stands: one Gaussian model of all that was observed. What counts how much: evidence.

A score is area + rater offset + session effect + noise, all Gaussian (PRODUCT.md 4); a signal has no rater's offset.
Areas spread around the person's own mean, and that around most people's. So the posterior is one smooth hill, and its
peak the solution of as many linear equations as there are unknowns. Session effects touch only their own session, so
they are solved out on paper; the other equations are solved by elimination: where a climb along one coordinate after
another would end, without the climb (docs/decisions/016).
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from operator import mul

from bot.core.evidence import Evidence, Source, Weighed

AREA_SD = 0.45
"""How far a person's areas lie from their mean (this and every figure below: PRODUCT.md 4)."""
PERSON_MEAN, PERSON_WEIGHT = 2.1, 4.0
"""Most people's mean, and how many areas' worth of say it has in one person's."""
SESSION_SD = 0.20
OFFSETS = {Source.HUMAN: (0.0, 0.25), Source.SELF: (0.20, 0.30), Source.AI: (0.35, 0.30)}
"""By how much each kind of rater reads too high, before anything is known of the one: mean and sd."""

_PERSON = 0
"""The first unknown of the hill; the areas come next, then the raters."""
_Rater = tuple[Source, str]


@dataclass(frozen=True, slots=True)
class Estimate:
    """One area on the scale of 1 to 3. `sd` is what would be left open were the raters and the other areas known.

    That is what the difference of two areas takes: what is unknown of a rater moves both, and cancels.
    """

    value: float
    sd: float


@dataclass(frozen=True, slots=True)
class Estimates:
    """The person's mean and every area around it."""

    person: float
    areas: Mapping[str, Estimate]


def estimate(observed: Sequence[Weighed]) -> Estimates:
    """The most probable values behind what was observed; the same input in the same order gives the same floats."""
    areas = {area: _PERSON + 1 + n for n, area in enumerate(sorted({item.evidence.area for item in observed}))}
    raters = {rater: 1 + len(areas) + n for n, rater in enumerate(_raters(observed))}
    hill = _Hill(1 + len(areas) + len(raters))
    _add_priors(hill, areas, raters)
    for session in _by_session(observed):
        _add_session(hill, session, areas, raters)
    peak = _solved(hill.curve, hill.pull)
    found = {area: Estimate(peak[at], 1 / sqrt(hill.curve[at][at])) for area, at in areas.items()}
    return Estimates(peak[_PERSON], found)


class _Hill:
    """The log posterior, a quadratic: `curve` is its precision matrix, `pull` what the linear part draws towards."""

    def __init__(self, unknowns: int) -> None:
        self.curve = [[0.0] * unknowns for _ in range(unknowns)]
        self.pull = [0.0] * unknowns

    def add(self, parts: Sequence[tuple[int, float]], value: float, weight: float) -> None:
        """Somebody saw `value` where the model has the sum of `parts`, each unknown times its factor."""
        for one, factor in parts:
            row, told = self.curve[one], weight * factor
            self.pull[one] += told * value
            for other, its_factor in parts:
                row[other] += told * its_factor


def _add_priors(hill: _Hill, areas: Mapping[str, int], raters: Mapping[_Rater, int]) -> None:
    spread = 1 / AREA_SD**2
    hill.add([(_PERSON, 1.0)], PERSON_MEAN, PERSON_WEIGHT * spread)
    for area in areas.values():
        hill.add([(area, 1.0), (_PERSON, -1.0)], 0.0, spread)
    for (source, _), offset in raters.items():
        mean, sd = OFFSETS[source]
        hill.add([(offset, 1.0)], mean, 1 / sd**2)


def _add_session(
    hill: _Hill, session: Sequence[Weighed], areas: Mapping[str, int], raters: Mapping[_Rater, int]
) -> None:
    """What one session showed, with the session effect that fits it best already taken out.

    Taking it out is seeing, with negative weight, the session's sum over the root of what it and the prior weigh.
    """
    sums: dict[int, float] = defaultdict(float)
    told = total = 0.0
    for item in session:
        seen, weight = item.evidence, item.weight
        unknowns = [areas[seen.area], raters[_rater(seen)]] if seen.is_score else [areas[seen.area]]
        hill.add([(unknown, 1.0) for unknown in unknowns], seen.value, weight)
        for unknown in unknowns:
            sums[unknown] += weight
        told += weight * seen.value
        total += weight
    share = 1 / (1 / SESSION_SD**2 + total)
    hill.add([*sums.items()], told, -share)


def _solved(curve: Sequence[Sequence[float]], pull: Sequence[float]) -> list[float]:
    """The unknowns at which the hill is level, by elimination; a hill has a peak, so that no pivot is ever zero."""
    rows = [[*row, told] for row, told in zip(curve, pull, strict=True)]
    for at, top in enumerate(rows):
        for below in rows[at + 1 :]:
            if below[at]:
                factor = below[at] / top[at]
                below[at:] = [value - factor * above for value, above in zip(below[at:], top[at:], strict=True)]
    solved = [0.0] * len(rows)
    for at in reversed(range(len(rows))):
        *row, told = rows[at]
        solved[at] = (told - sum(map(mul, row[at + 1 :], solved[at + 1 :]))) / row[at]
    return solved


def _raters(observed: Iterable[Weighed]) -> list[_Rater]:
    return list(dict.fromkeys(_rater(item.evidence) for item in observed if item.evidence.is_score))


def _rater(seen: Evidence) -> _Rater:
    """Whose leaning a score carries. One's own is one leaning, whatever the scores were kept under."""
    return seen.source, "" if seen.source is Source.SELF else seen.rater


def _by_session(observed: Iterable[Weighed]) -> list[list[Weighed]]:
    sessions: dict[str, list[Weighed]] = defaultdict(list)
    for item in observed:
        sessions[item.evidence.session].append(item)
    return list(sessions.values())
