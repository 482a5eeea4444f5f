"""Where each area most probably stands: one Gaussian model of all that was observed. What counts how much: evidence.

A score is area + rater offset + session effect + noise, all Gaussian (PRODUCT.md 4); a signal has no rater's offset.
Areas spread around the person's own mean, and that around most people's. So the posterior is one smooth hill, and its
peak the solution of as many linear equations as there are unknowns. Session effects touch only their own session, so
they are solved out on paper; the other equations are solved by elimination: where a climb along one coordinate after
another would end, without the climb (docs/decisions/016).
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, field
from math import sqrt
from operator import mul
from typing import Self

from bot.core.evidence import Evidence, Source, Weighed

AREA_SD = 0.45
"""How far a person's areas lie from their mean (this and every figure below: PRODUCT.md 4)."""
PERSON_MEAN, PERSON_WEIGHT = 2.1, 4.0
"""Most people's mean, and how many areas' worth of say it has in one person's."""
SESSION_SD = 0.20
OFFSETS = {Source.HUMAN: (0.0, 0.25), Source.SELF: (0.20, 0.30), Source.AI: (0.35, 0.30)}
"""By how much each kind of rater reads too high, before anything is known of the one: mean and sd."""

_PERSON = 0
"""The first unknown of the hill; the raters come next, then the areas."""
_Rater = tuple[Source, str]


@dataclass(frozen=True, slots=True)
class Estimates:
    """The person's mean and every area around it, on the scale of 1 to 3.

    `places` and `root` tell how sure they are: which unknown each area is, and the root of the precision matrix.
    """

    person: float
    areas: Mapping[str, float]
    places: Mapping[str, int] = field(compare=False, repr=False)
    root: Sequence[Sequence[float]] = field(compare=False, repr=False)

    def sd_between(self, one: str, other: str) -> float:
        """How far off the difference of two areas may be.

        What is unknown of a rater, an evening or the person cancels as far as it moves both areas alike. As far as
        different raters saw them it doesn't: then who is generous might be all the difference there is.
        """
        between = [0.0] * len(self.root)
        between[self.places[one]] += 1.0
        between[self.places[other]] -= 1.0
        return sqrt(sum(part * part for part in _lowered(self.root, between)))


def estimate(observed: Sequence[Weighed]) -> Estimates:
    """The most probable values behind what was observed; the same input in the same order gives the same floats."""
    hill = Hill(item.evidence for item in observed)
    hill.see(observed)
    return hill.peak()


class Hill:
    """The log posterior of what was seen so far, a quadratic; more sessions can be seen later.

    `_curve` is its precision matrix, `_pull` what the linear part draws towards.
    """

    def __init__(self, to_see: Iterable[Evidence]) -> None:
        """`to_see` names the areas and raters there will be; it isn't seen by that."""
        every = list(to_see)
        raters = dict.fromkeys(_rater(item) for item in every if item.is_score)
        self._raters = {rater: _PERSON + 1 + n for n, rater in enumerate(raters)}
        first = _PERSON + 1 + len(raters)
        self._areas = {area: first + n for n, area in enumerate(sorted({item.area for item in every}))}
        unknowns = first + len(self._areas)
        self._curve = [[0.0] * unknowns for _ in range(unknowns)]
        self._pull = [0.0] * unknowns
        self._believe()

    def see(self, observed: Iterable[Weighed]) -> None:
        """Take in whole sessions: one that was seen in part can't be seen further."""
        sessions: dict[str, list[Weighed]] = defaultdict(list)
        for item in observed:
            sessions[item.evidence.session].append(item)
        for session in sessions.values():
            self._see(session)

    def copied(self) -> Self:
        """The same hill, to see something else from here on."""
        other = copy(self)
        other._curve, other._pull = [row[:] for row in self._curve], self._pull[:]
        return other

    def peak(self) -> Estimates:
        """The point at which the hill is level; it has one, so that no root is ever of zero or less."""
        root = _root(self._curve)
        peak = _raised(root, _lowered(root, self._pull))
        return Estimates(peak[_PERSON], {area: peak[at] for area, at in self._areas.items()}, self._areas, root)

    def _believe(self) -> None:
        """What is taken for likely before anything was seen."""
        spread = 1 / AREA_SD**2
        self._add([(_PERSON, 1.0)], PERSON_MEAN, PERSON_WEIGHT * spread)
        for area in self._areas.values():
            self._add([(area, 1.0), (_PERSON, -1.0)], 0.0, spread)
        for (source, _), offset in self._raters.items():
            mean, sd = OFFSETS[source]
            self._add([(offset, 1.0)], mean, 1 / sd**2)

    def _see(self, session: Sequence[Weighed]) -> None:
        """What one session showed, with the session effect that fits it best already taken out.

        Taking it out is seeing, with negative weight, the session's sum over the root of what it and the prior weigh.
        """
        sums: dict[int, float] = defaultdict(float)
        told = total = 0.0
        for item in session:
            seen, weight = item.evidence, item.weight
            unknowns = [self._areas[seen.area], *([self._raters[_rater(seen)]] if seen.is_score else ())]
            self._add([(unknown, 1.0) for unknown in unknowns], seen.value, weight)
            for unknown in unknowns:
                sums[unknown] += weight
            told += weight * seen.value
            total += weight
        share = 1 / (1 / SESSION_SD**2 + total)
        self._add([*sums.items()], told, -share)

    def _add(self, parts: Sequence[tuple[int, float]], value: float, weight: float) -> None:
        """Somebody saw `value` where the model has the sum of `parts`, each unknown times its factor."""
        for one, factor in parts:
            row, told = self._curve[one], weight * factor
            self._pull[one] += told * value
            for other, its_factor in parts:
                row[other] += told * its_factor


def _root(curve: Sequence[Sequence[float]]) -> list[list[float]]:
    """The lower triangle that, times itself turned over, is the matrix (Cholesky's)."""
    root: list[list[float]] = []
    for at, row in enumerate(curve):
        mine: list[float] = []
        for before, value in zip(root, row, strict=False):
            mine.append((value - sum(map(mul, mine, before))) / before[-1])
        mine.append(sqrt(row[at] - sum(value * value for value in mine)))
        root.append(mine)
    return root


def _lowered(root: Sequence[Sequence[float]], told: Sequence[float]) -> list[float]:
    """The root's equations solved, from the first unknown down."""
    solved: list[float] = []
    for row, value in zip(root, told, strict=True):
        solved.append((value - sum(map(mul, row, solved))) / row[-1])
    return solved


def _raised(root: Sequence[Sequence[float]], told: Sequence[float]) -> list[float]:
    """Those of the root turned over, from the last unknown up."""
    solved = list(told)
    for at in reversed(range(len(root))):
        solved[at] /= root[at][at]
        for before in range(at):
            solved[before] -= root[at][before] * solved[at]
    return solved


def _rater(seen: Evidence) -> _Rater:
    """Whose leaning a score carries. One's own is one leaning, whatever the scores were kept under."""
    return seen.source, "" if seen.source is Source.SELF else seen.rater
