"""Everything *Details* tells of one rubric, gathered by see_details and drawn by its view. Values only."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.core.fixes import RepeatedFix
from bot.core.habits import Habits
from bot.core.patterns import Noticed
from bot.core.readiness import Readiness
from bot.core.spread import Low, Spread, Trend
from bot.core.standing import Standing

FEWEST_DRILLS = 10
"""Finished drills before the lowest areas and the repeated fixes are told (PRODUCT.md 4)."""


@dataclass(frozen=True, slots=True)
class AreaScores:
    """The latest scores of one area as they were given. `spread` is None where they are too few; `n` is all of them."""

    n: int
    n_human: int
    spread: Spread | None
    trend: Trend


@dataclass(frozen=True, slots=True)
class LongRun:
    """What ten drills and more show: the lowest areas, and the fixes that came back. Empty before; `drills` counts."""

    drills: int
    lowest: tuple[Low, ...] = ()
    fixes: tuple[RepeatedFix, ...] = ()

    @property
    def missing(self) -> int:
        """So many more finished drills before anything is told."""
        return max(0, FEWEST_DRILLS - self.drills)


@dataclass(frozen=True, slots=True)
class Details:
    """Where a member stands in a rubric, in numbers; `scores` has an entry for each area that was ever scored."""

    standing: Standing
    scores: Mapping[str, AreaScores]
    readiness: Readiness
    noticed: Noticed
    long_run: LongRun
    habits: Habits
