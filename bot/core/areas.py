"""Where a member stands in each area, and which area comes next: lowest mean first, always with its n."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from statistics import fmean

from bot.core.rubric import Dimension, Rubric
from bot.core.scoring import Observation

PRIOR_MEAN = 2.1
"""Where a person's areas usually are (PRODUCT.md 4); an area without a number is ranked as if it stood here."""


@dataclass(frozen=True, slots=True)
class Standing:
    """One area: `mean` of the numbered scores (None without any), n of them, how often *can't tell*, last time."""

    rubric_id: str
    dimension_id: str
    mean: float | None
    n: int
    cant_tell: int
    last_at: datetime | None

    @property
    def rank_value(self) -> float:
        """The mean, or the prior where there is none: a 1 or 2 comes before unscored areas, a 3 behind them."""
        return PRIOR_MEAN if self.mean is None else self.mean


def standings(rubric: Rubric, observations: Sequence[Observation]) -> list[Standing]:
    """One standing for every dimension of a rubric, weakest first.

    Ties: more scores first, then longest undrilled, then the rubric's own order.
    """
    each = [_standing(rubric, dimension, observations) for dimension in rubric.dimensions]
    order = {dimension.id: index for index, dimension in enumerate(rubric.dimensions)}
    return sorted(
        each,
        key=lambda s: (
            round(s.rank_value, 2),
            -s.n,
            s.last_at.timestamp() if s.last_at else 0.0,
            order[s.dimension_id],
        ),
    )


def next_dimension(rubric: Rubric, observations: Sequence[Observation]) -> Dimension:
    """The dimension the next drill is about."""
    return rubric.dimension(standings(rubric, observations)[0].dimension_id)


def _standing(rubric: Rubric, dimension: Dimension, observations: Sequence[Observation]) -> Standing:
    mine = [o for o in observations if (o.rubric_id, o.dimension_id) == (rubric.id, dimension.id)]
    numbers = [o.score.number for o in mine if o.score.number is not None]
    return Standing(
        rubric_id=rubric.id,
        dimension_id=dimension.id,
        mean=fmean(numbers) if numbers else None,
        n=len(numbers),
        cant_tell=len(mine) - len(numbers),
        last_at=max((o.at for o in mine), default=None),
    )
