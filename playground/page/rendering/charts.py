"""`data_visualization` blocks as geometry: where each tick, line, bar and slice lies. `chart.html` draws them."""

from __future__ import annotations

import math
from dataclasses import dataclass

from playground.state.model import Json

WIDTH, HEIGHT = 520, 220
_LEFT, _RIGHT, _TOP, _BOTTOM = 40, 10, 12, 30
_LETTER = 9.0  # the width of a letter on a phone, where they are largest beside the picture
_READABLE = 9  # letters of a longer label that say enough
PIE_RADIUS = 50.0  # drawn as a stroke twice as wide, so slices need no arcs


@dataclass(frozen=True, slots=True)
class Mark:
    """A word on the picture, or a point of a line."""

    x: float
    y: float
    text: str = ""


@dataclass(frozen=True, slots=True)
class Bar:
    """An upright bar."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Slice:
    """Part of a pie: how long it is around the circle and how much lies before it."""

    length: float
    rest: float
    before: float


@dataclass(frozen=True, slots=True)
class Series:
    """One named line, area or group of bars, with a value for each category."""

    name: str
    values: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Shape:
    """What one series looks like. `floor` is the height of zero, where areas end."""

    points: tuple[Mark, ...] = ()
    bars: tuple[Bar, ...] = ()
    slice: Slice | None = None
    floor: float = 0.0


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture ready to draw. `words` tells every value to those who cannot see it, `rows` in a table, header first.

    `axes` are what runs along it and what goes up, where the app says so.
    """

    kind: str
    title: str
    words: str
    legend: tuple[str, ...]
    shapes: tuple[Shape, ...]
    ticks: tuple[Mark, ...] = ()
    labels: tuple[Mark, ...] = ()
    axes: tuple[str, str] = ("", "")
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Plane:
    """What values are drawn on: columns for the categories, an axis from `low` to `high`."""

    categories: tuple[str, ...]
    low: float
    high: float

    @property
    def column(self) -> float:
        """The width each category has."""
        return (WIDTH - _LEFT - _RIGHT) / len(self.categories)

    def x(self, index: int) -> float:
        """The middle of a category's column."""
        return _LEFT + (index + 0.5) * self.column

    def y(self, value: float) -> float:
        """The height of a value, measured from the top."""
        share = (value - self.low) / (self.high - self.low)
        return HEIGHT - _BOTTOM - share * (HEIGHT - _TOP - _BOTTOM)


def chart(block: Json) -> Chart:
    """The picture of a checked block."""
    content, title = block["chart"], block.get("title", "")
    if content["type"] == "pie":
        return _pie(title, [(str(part["label"]), float(part["value"])) for part in content["segments"]])
    categories = tuple(content["axis_config"]["categories"])
    series = tuple(_series(one, categories) for one in content["series"])
    plane = _plane(series, categories)
    draw = _bars if content["type"] == "bar" else _line
    return Chart(
        kind=content["type"],
        title=title,
        words="; ".join(_in_words(one, categories) for one in series),
        legend=tuple(one.name for one in series),
        shapes=tuple(draw(one, n, len(series), plane) for n, one in enumerate(series)),
        ticks=_ticks(plane),
        labels=_labels(plane),
        axes=(content["axis_config"].get("x_label") or "", content["axis_config"].get("y_label") or ""),
        rows=(
            ("", *(one.name for one in series)),
            *((name, *(_number(one.values[n]) for one in series)) for n, name in enumerate(categories)),
        ),
    )


def _series(raw: Json, categories: tuple[str, ...]) -> Series:
    values = {point["label"]: float(point["value"]) for point in raw["data"]}
    return Series(raw["name"], tuple(values.get(label, 0.0) for label in categories))


def _plane(series: tuple[Series, ...], categories: tuple[str, ...]) -> Plane:
    values = [value for one in series for value in one.values]
    low, high = min(0.0, *values), max(0.0, *values)
    step = _step(high - low)
    return Plane(categories, math.floor(low / step) * step, max(math.ceil(high / step) * step, step))


def _step(span: float) -> float:
    """A round distance between grid lines that makes about four of them."""
    if span <= 0:
        return 1.0
    size = 10.0 ** math.floor(math.log10(span / 4))
    return next(step * size for step in (1, 2, 5, 10) if step * size >= span / 4)


def _ticks(plane: Plane) -> tuple[Mark, ...]:
    step = _step(plane.high - plane.low)
    values = (plane.low + step * i for i in range(round((plane.high - plane.low) / step) + 1))
    return tuple(Mark(_LEFT, plane.y(value), _number(value)) for value in values)


def _labels(plane: Plane) -> tuple[Mark, ...]:
    """The categories' names, cut or only every second or third where all would run into each other."""
    longest = max(map(len, plane.categories))
    every = math.ceil((min(longest, _READABLE) + 1) * _LETTER / plane.column)
    room = int(every * plane.column / _LETTER) - 1
    return tuple(
        Mark(plane.x(i), HEIGHT - 9, _cut(name, room)) for i, name in enumerate(plane.categories) if i % every == 0
    )


def _line(one: Series, _n: int, _of: int, plane: Plane) -> Shape:
    points = tuple(Mark(plane.x(i), plane.y(value)) for i, value in enumerate(one.values))
    return Shape(points=points, floor=plane.y(0))


def _bars(one: Series, n: int, of: int, plane: Plane) -> Shape:
    width = min(plane.column * 0.7 / of, 34)
    gap = min(2.0, width / 4)
    left = (n - of / 2) * width + gap / 2
    return Shape(
        bars=tuple(
            Bar(plane.x(i) + left, min(plane.y(value), plane.y(0)), width - gap, abs(plane.y(value) - plane.y(0)))
            for i, value in enumerate(one.values)
        )
    )


def _pie(title: str, parts: list[tuple[str, float]]) -> Chart:
    around = 2 * math.pi * PIE_RADIUS
    total = sum(value for _, value in parts)
    shapes, before = [], 0.0
    for _, value in parts:
        length = value / total * around
        shapes.append(Shape(slice=Slice(length, around - length, before)))
        before += length
    names = tuple(f"{label} {_number(value)}" for label, value in parts)
    rows = (("", "Value"), *((label, _number(value)) for label, value in parts))
    return Chart("pie", title, ", ".join(names), names, tuple(shapes), rows=rows)


def _in_words(one: Series, categories: tuple[str, ...]) -> str:
    values = zip(categories, one.values, strict=True)
    return f"{one.name}: " + ", ".join(f"{label} {_number(value)}" for label, value in values)


def _cut(name: str, letters: int) -> str:
    return name if len(name) <= letters else f"{name[: letters - 1].rstrip()}…"


def _number(value: float) -> str:
    return f"{value:g}" if abs(value) < 1_000_000 else f"{value:,.0f}"
