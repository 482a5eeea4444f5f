"""A small chart as plain values: what Slack draws where it can, a picture shows where it can't, and words say."""

from dataclasses import dataclass
from enum import StrEnum


class ChartKind(StrEnum):
    """How its values are drawn."""

    LINE = "line"
    BAR = "bar"


@dataclass(frozen=True, slots=True)
class Series:
    """One line or one colour of bars: a value for each of the chart's categories."""

    name: str
    values: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """At most 6 series over at most 20 categories; `words` tells the same facts to who can't see it."""

    title: str
    kind: ChartKind
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    words: str

    def __post_init__(self) -> None:
        assert 0 < len(self.categories) <= 20
        assert 0 < len(self.series) <= 6
        assert all(len(one.values) == len(self.categories) for one in self.series)
