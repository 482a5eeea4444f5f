"""How far a member's reading of answers agrees with the references: exact share and quadratic weighted kappa."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

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
    return Agreement(n, (n - higher - lower) / n, _kappa(readings), higher, lower)


def _kappa(readings: Sequence[Reading]) -> float | None:
    """Cohen's weighted kappa with quadratic weights (J. Cohen, Psychological Bulletin 70, 1968).

    1 is full agreement, 0 what chance would give with the levels each side used, below 0 worse than chance. Where both
    sides gave one and the same level throughout, chance explains everything and there is no kappa.
    """
    given = Counter(reading.given for reading in readings)
    reference = Counter(reading.reference for reading in readings)
    apart = sum((reading.given - reading.reference) ** 2 for reading in readings)
    by_chance = sum(given[a] * reference[b] * (a - b) ** 2 for a, b in product(LEVELS, LEVELS)) / len(readings)
    return 1 - apart / by_chance if by_chance else None
