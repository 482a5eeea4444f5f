"""A table in plain text for the command line, its columns aligned. What stands in it is said elsewhere."""

from collections.abc import Sequence

GAP = "  "


def text_table(rows: Sequence[Sequence[str]]) -> list[str]:
    """One line a row: the first column to the left, the others, which hold figures, to the right."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return [GAP.join(_cells(row, widths)).rstrip() for row in rows]


def _cells(row: Sequence[str], widths: Sequence[int]) -> list[str]:
    first, *figures = row
    return [first.ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(figures, widths[1:], strict=True))]
