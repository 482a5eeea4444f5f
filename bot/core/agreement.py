"""How far two series of levels agree: quadratic weighted kappa; and a member's readings of reference answers by it."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

FEWEST_READINGS = 6
"""Below that a share says nothing, so none is shown."""

LEVELS = (1, 2, 3)


@dataclass(frozen=True, slots=True)
class Reading:
    """One answer read: the level the member gave it, before they saw the reference's. Later readings don't count."""

    reference_id: str
    rubric_id: str
    dimension_id: str
    given: int
    reference: int


@dataclass(frozen=True, slots=True)
class Agreement:
    """Over `n` readings: the share given the same level, 0 to 1; kappa is None where chance alone explains all."""

    n: int
    exact: float
    kappa: float | None
    higher: int
    lower: int

    @property
    def same(self) -> int:
        """How many were given the same level."""
        return self.n - self.higher - self.lower


def agreement(readings: Sequence[Reading]) -> Agreement | None:
    """How far these readings agree; None without any."""
    if not readings:
        return None
    higher = sum(reading.given > reading.reference for reading in readings)
    lower = sum(reading.given < reading.reference for reading in readings)
    n = len(readings)
    kappa = quadratic_kappa((reading.given, reading.reference) for reading in readings)
    return Agreement(n, (n - higher - lower) / n, kappa, higher, lower)


def quadratic_kappa(pairs: Iterable[tuple[int, int]]) -> float | None:
    """Cohen's weighted kappa with quadratic weights (J. Cohen, Psychological Bulletin 70, 1968).

    Each pair is what the two sides gave to one answer, on any scale of whole numbers. 1 is full agreement, 0 what
    chance would give with the levels each side used, below 0 worse than chance. Where both sides gave one and the same
    level throughout, chance explains everything and there is no kappa; nor is there one without pairs.
    """
    both = Counter(pairs)
    one_side, other_side = Counter[int](), Counter[int]()
    for (one, other), times in both.items():
        one_side[one] += times
        other_side[other] += times
    apart = sum(times * (one - other) ** 2 for (one, other), times in both.items())
    by_chance = sum(m * n * (a - b) ** 2 for a, m in one_side.items() for b, n in other_side.items())
    return 1 - apart / (by_chance / both.total()) if by_chance else None
