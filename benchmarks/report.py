"""The results: one row a measurement, as a table for people and as JSON for machines."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

LATEST = Path(__file__).parent / "latest.json"
_HEAD = ("", "Whetstone", "baseline", "ratio", "goal", "")


@dataclass(frozen=True, slots=True)
class Row:
    """One measurement of Whetstone (`value`), next to its `baseline`, see meanings; `ratio` is value / baseline.

    Both are None for what is compared with nothing. `goal` is for people; `holds` tells whether it was met, and is true
    where there is no goal.
    """

    name: str
    value: float
    unit: str
    baseline: float | None
    ratio: float | None
    goal: str | None
    holds: bool


@dataclass(frozen=True, slots=True)
class Part:
    """What one part of the benchmarks came to: its rows, and lines to print after the table."""

    rows: list[Row]
    notes: list[str]


def row(
    name: str,
    unit: str,
    value: float,
    baseline: float | None = None,
    *,
    least_ratio: float | None = None,
    most_ratio: float | None = None,
    least: float | None = None,
    most: float | None = None,
    least_above: float | None = None,
) -> Row:
    """A row with the goal it has, if it has one: a least or most of its ratio, or in its own unit.

    `least_above`: by so much above the baseline; where it is negative, at most so much below it.
    """
    value, ratio = round(value, 3), None
    if baseline is not None:
        baseline, ratio = round(baseline, 3), round(value / baseline, 4)
    if least_ratio is not None and ratio is not None:
        return Row(name, value, unit, baseline, ratio, f"ratio ≥ {least_ratio:g}", ratio >= least_ratio)
    if most_ratio is not None and ratio is not None:
        return Row(name, value, unit, baseline, ratio, f"ratio ≤ {most_ratio:.3g}", ratio <= most_ratio)
    if least_above is not None and baseline is not None:
        holds = value >= round(baseline + least_above, 3)
        return Row(name, value, unit, baseline, ratio, f"≥ baseline {least_above:+g}", holds)
    if least is not None:
        return Row(name, value, unit, baseline, ratio, f"≥ {least:,g} {unit}".rstrip(), value >= least)
    if most is not None:
        return Row(name, value, unit, baseline, ratio, f"≤ {most:g} {unit}".rstrip(), value <= most)
    return Row(name, value, unit, baseline, ratio, None, True)


def table(rows: Sequence[Row]) -> str:
    """The rows in aligned columns."""
    lines = [_HEAD, *(_cells(each) for each in rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(_HEAD))]
    return "\n".join(_aligned(line, widths) for line in lines)


def write(rows: Sequence[Row], path: Path = LATEST) -> None:
    """Keep the rows as a JSON list."""
    path.write_text(json.dumps([asdict(each) for each in rows], indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def _cells(each: Row) -> tuple[str, ...]:
    verdict = "" if each.goal is None else "holds" if each.holds else "MISSED"
    value, baseline = _number(each, each.value), "" if each.baseline is None else _number(each, each.baseline)
    ratio = "" if each.ratio is None else f"{each.ratio:.{3 if each.ratio < 0.2 else 2}f}"
    return each.name, value, baseline, ratio, each.goal or "", verdict


def _number(each: Row, number: float) -> str:
    return f"{number:,.{_decimals(each)}f} {each.unit}".rstrip()


def _decimals(each: Row) -> int:
    """Enough to see a difference, and no more; what is counted has none."""
    if not each.unit:
        return 0
    return 2 if each.value < 10 else 1 if each.value < 100 else 0


def _aligned(cells: Sequence[str], widths: Sequence[int]) -> str:
    name, *numbers, goal, verdict = cells
    right = [f"{cell:>{width}}" for cell, width in zip(numbers, widths[1:4], strict=True)]
    return "  ".join((f"{name:<{widths[0]}}", *right, f"{goal:<{widths[4]}}", verdict)).rstrip()
