"""The benchmarks' own report: goals are judged as they are stated, and every row that was kept is explained."""

import ast
from pathlib import Path

import pytest

from benchmarks.meanings import is_explained
from benchmarks.report import Row, row, table

BENCHMARKS = Path(__file__).parents[1] / "benchmarks"


@pytest.mark.parametrize(
    ("measured", "goal", "holds"),
    [
        (row("a", "/s", 50, 100, least_ratio=0.5), "ratio ≥ 0.5", True),
        (row("a", "/s", 49, 100, least_ratio=0.5), "ratio ≥ 0.5", False),
        (row("a", "ms", 12, 100, most_ratio=1 / 8), "ratio ≤ 0.125", True),
        (row("a", "ms", 13, 100, most_ratio=1 / 8), "ratio ≤ 0.125", False),
        (row("a", "", 20_000, least=20_000), "≥ 20,000", True),
        (row("a", "", 19_999, least=20_000), "≥ 20,000", False),
        (row("a", "s", 1.0, most=1), "≤ 1 s", True),
        (row("a", "s", 1.1, most=1), "≤ 1 s", False),
        (row("a", "of 1", 0.55, 0.5, least_above=0.05), "≥ baseline +0.05", True),
        (row("a", "of 1", 0.549, 0.5, least_above=0.05), "≥ baseline +0.05", False),
        (row("a", "of 1", 0.45, 0.5, least_above=-0.05), "≥ baseline -0.05", True),
        (row("a", "of 1", 0.449, 0.5, least_above=-0.05), "≥ baseline -0.05", False),
        (row("a", "s", 1.0, 2.0), None, True),
    ],
)
def test_a_goal_is_judged_as_it_is_stated(measured: Row, goal: str | None, holds: bool) -> None:
    assert (measured.goal, measured.holds) == (goal, holds)


def test_a_missed_goal_stands_out_in_the_table() -> None:
    shown = table([row("slow", "s", 2.0, 4.0, most=1), row("fast", "s", 0.5, most=1)]).splitlines()
    assert shown[1].split() == ["slow", "2.00", "s", "4.00", "s", "0.50", "≤", "1", "s", "MISSED"]
    assert shown[2].split() == ["fast", "0.50", "s", "≤", "1", "s", "holds"]


def test_every_row_is_explained() -> None:
    calls = (node for path in BENCHMARKS.rglob("*.py") for node in ast.walk(ast.parse(path.read_text("utf-8"))))
    rows = [node for node in calls if isinstance(node, ast.Call) and ast.unparse(node.func) == "row"]
    names = [each.args[0].value for each in rows if isinstance(each.args[0], ast.Constant)]
    assert len(names) > 20
    assert [name for name in names if not is_explained(name)] == []
    assert not is_explained("another_row")
