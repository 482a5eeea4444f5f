"""What can't be read in somebody's log, by line, in a sentence that says what to write. Finding it: reading."""

from dataclasses import dataclass

_LONGEST_QUOTE = 40


@dataclass(frozen=True, slots=True)
class Problem:
    """`line` counts the lines of the file from 1: where the row begins. `column` is None for more than one cell."""

    line: int
    column: str | None
    sentence: str


class Unread(Exception):
    """A cell that can't be read. The sentence is for the person who wrote it."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


def quote(cell: str) -> str:
    """A cell inside a sentence: in quotation marks, on one line, and no longer than it takes to find it."""
    line = " ".join(cell.split())
    return f"“{line}”" if len(line) <= _LONGEST_QUOTE else f"“{line[: _LONGEST_QUOTE - 1].rstrip()}…”"
