"""The Gaussian model of the ranking written out, every session effect an unknown too: slow, and plain to check."""

from collections.abc import Mapping, Sequence

from bot.core.evidence import Source, Weighed

Unknown = tuple[str, ...]
PERSON: Unknown = ("person",)
_OFFSETS = {Source.HUMAN: (0.0, 0.25), Source.SELF: (0.2, 0.3), Source.AI: (0.35, 0.3)}


class PlainModel:
    """What PRODUCT.md 4 says of one person's observations, as a system of linear equations."""

    def __init__(self, observed: Sequence[Weighed]) -> None:
        terms = [*_priors(observed), *((_parts(each), each.evidence.value, each.weight) for each in observed)]
        self.unknowns = sorted({unknown for parts, _, _ in terms for unknown in parts})
        self._rows = [
            [sum(w * parts.get(one, 0) * parts.get(other, 0) for parts, _, w in terms) for other in self.unknowns]
            for one in self.unknowns
        ]
        self._told = [sum(w * parts.get(one, 0) * value for parts, value, w in terms) for one in self.unknowns]

    def solved(self) -> dict[Unknown, float]:
        """The peak."""
        return self._eliminated(self._told)

    def variance(self, parts: Mapping[Unknown, float]) -> float:
        """Of a sum of unknowns, each times its factor: what the inverse of the matrix has between them."""
        factors = [parts.get(unknown, 0.0) for unknown in self.unknowns]
        spread = self._eliminated(factors)
        return sum(factor * spread[unknown] for unknown, factor in parts.items())

    def _eliminated(self, told: Sequence[float]) -> dict[Unknown, float]:
        rows = [[*row, value] for row, value in zip(self._rows, told, strict=True)]
        for at, pivot in enumerate(rows):  # the matrix is positive definite, so that none is ever zero
            pivot[:] = [value / pivot[at] for value in pivot]
            for row in rows[:at] + rows[at + 1 :]:
                row[:] = [value - row[at] * top for value, top in zip(row, pivot, strict=True)]
        return dict(zip(self.unknowns, (row[-1] for row in rows), strict=True))

    def climbed(self, sweeps: int = 100_000) -> dict[Unknown, float]:
        """The peak, by coordinate ascent: each unknown to its best value with the others as they stand, in turn."""
        peak = [0.0] * len(self.unknowns)
        for _ in range(sweeps):
            furthest = 0.0
            for at, row in enumerate(self._rows):
                step = (self._told[at] - sum(a * b for a, b in zip(row, peak, strict=True))) / row[at]
                peak[at] += step
                furthest = max(furthest, abs(step))
            if furthest < 1e-13:
                break
        return dict(zip(self.unknowns, peak, strict=True))


def _priors(observed: Sequence[Weighed]) -> list[tuple[dict[Unknown, float], float, float]]:
    spread = 1 / 0.45**2
    terms: list[tuple[dict[Unknown, float], float, float]] = [({PERSON: 1.0}, 2.1, 4 * spread)]
    seen = [each.evidence for each in observed]
    terms += [({("area", area): 1.0, PERSON: -1.0}, 0.0, spread) for area in {item.area for item in seen}]
    terms += [({("session", session): 1.0}, 0.0, 1 / 0.2**2) for session in {item.session for item in seen}]
    for source, rater in {(item.source, item.rater) for item in seen if item.is_score}:
        mean, sd = _OFFSETS[source]
        terms.append(({("offset", source, rater): 1.0}, mean, 1 / sd**2))
    return terms


def _parts(each: Weighed) -> dict[Unknown, float]:
    seen = each.evidence
    parts: dict[Unknown, float] = {("area", seen.area): 1.0, ("session", seen.session): 1.0}
    if seen.is_score:
        parts["offset", seen.source, seen.rater] = 1.0
    return parts
