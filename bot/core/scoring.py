"""What a rater gives a dimension: 1, 2, 3, can't tell, or no observation at all."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Score(StrEnum):
    """1 below the bar, 2 at the bar for the target level, 3 above it.

    CANT_TELL: exercised, but the member cannot place it: itself a finding. A dimension that was not exercised has no
    score at all; it is absent from a sheet, never stored.
    """

    ONE = "1"
    TWO = "2"
    THREE = "3"
    CANT_TELL = "cant_tell"

    @property
    def number(self) -> int | None:
        """1, 2 or 3, or None for *can't tell*."""
        return None if self is Score.CANT_TELL else int(self.value)

    @property
    def told(self) -> str:
        """How it stands in a line, as people read and type it."""
        return "can't tell" if self is Score.CANT_TELL else self.value


class Rater(StrEnum):
    """Who gave a score. The last two are human."""

    SELF = "self"
    AI = "ai"
    PARTNER = "partner"
    PROFESSIONAL = "professional"


HUMAN = (Rater.PARTNER, Rater.PROFESSIONAL)
"""Raters who are people, other than the member."""


@dataclass(frozen=True, slots=True)
class ScoreSheet:
    """One rater's scores of one drill: dimension id → score."""

    rater: Rater
    scores: Mapping[str, Score]
