"""A log somebody kept elsewhere, read from CSV: the columns of our own export, in any order. One row: row."""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.core.answers import without_unstorable
from bot.core.export_csv import COLUMNS, unguard
from bot.core.import_log.places import Places
from bot.core.import_log.problem import Problem, quote
from bot.core.import_log.row import Setting, read_row
from bot.core.library import Library
from bot.core.logged import LoggedSession

MOST_ROWS = 2_000
NEEDED = ("date", "kind")

_SEPARATORS = ",;\t"
_BREAK = re.compile(r"\r\n|\r|\n")
_TOLD_SEPARATOR = re.compile(r"\s*\"?sep=([,;\t])\"?(?=[\r\n])", re.IGNORECASE)
"""A first line that some spreadsheets write, and that only says what comes between cells."""
_MARK = "\ufeff"
_MOST_NAMED = 6


@dataclass(frozen=True, slots=True)
class Parsed:
    """`rows`: how many stood below the names of the columns; a session each, but for those with `problems`.

    `repeated`: rows that say the same as one above; `passed_over`: names of columns we have no use for.
    """

    rows: int = 0
    sessions: tuple[LoggedSession, ...] = ()
    problems: tuple[Problem, ...] = ()
    repeated: int = 0
    passed_over: tuple[str, ...] = ()

    @property
    def unread(self) -> int:
        """How many rows can't be read."""
        return len({problem.line for problem in self.problems})


def read_csv(text: str, library: Library, tz: str, now: datetime) -> Parsed:
    """Every session in a text, and every reason why a row is none. `tz` is the zone whose clock its dates go by."""
    text = without_unstorable(text.removeprefix(_MARK))
    told = _TOLD_SEPARATOR.match(text)
    lines = _rows(text, told[1] if told else _separator(text))
    header = next(lines, None)
    if told:
        header = next(lines, None)
    if header is None:
        return _nothing("There is nothing in it.")
    columns, wrong = _columns(header)
    if wrong:
        return _nothing(wrong, header.line)
    below = list(lines)
    if not below:
        return _nothing("These are the names of the columns, and nothing stands below them.", header.line)
    if len(below) > MOST_ROWS:
        return _nothing(f"There are {len(below):,} rows; I take {MOST_ROWS:,} at once. Make two files of it.")
    passed_over = tuple(name for name in columns if name and name not in COLUMNS)
    return _read(below, columns, Setting(Places(library), tz, now), passed_over)


def last_line(text: str) -> int:
    """The number of a text's last line, as problems count them."""
    return len(_BREAK.findall(text)) + 1


@dataclass(frozen=True, slots=True)
class _Line:
    """A row as it stands: the line it begins in, its cells, or why it couldn't be taken apart."""

    line: int
    cells: Sequence[str] = ()
    broken: str = ""


def _rows(text: str, separator: str) -> Iterator[_Line]:
    """Every row but empty ones."""
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    while True:
        line = rows.line_num + 1
        try:
            cells = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            yield _Line(line, broken=_ENDLESS if _TOO_LONG in str(error) else _BROKEN)
            continue
        if any(cell.strip() for cell in cells):
            yield _Line(line, cells)


_TOO_LONG = "field limit"
"""What the csv module says of a cell that is longer than it reads; it has one error for everything."""
_ENDLESS = (
    "A cell here is far too long: more than 100,000 characters. Shorten it; or is there a quotation mark that nothing "
    "closes?"
)
_BROKEN = (
    "The quotation marks don't fit here. A cell with a comma, a line break or a quotation mark in it stands between "
    "two of them, and one inside it is written twice."
)


def _separator(text: str) -> str:
    """What stands between cells: what splits the first row into most columns that we know."""
    first = next((line for line in _BREAK.split(text) if line.strip()), "")
    return max(_SEPARATORS, key=lambda separator: sum(_name(cell) in COLUMNS for cell in first.split(separator)))


def _columns(header: _Line) -> tuple[Sequence[str], str]:
    """The names of the columns, and what is wrong with them."""
    if header.broken:
        return (), header.broken
    names = [_name(cell) for cell in header.cells]
    missing = [name for name in NEEDED if name not in names]
    twice = next((name for name in COLUMNS if names.count(name) > 1), None)
    if missing:
        found = ", ".join(quote(name) for name in names[:_MOST_NAMED] if name)
        wants = " and ".join(f"“{name}”" for name in missing)
        has = f"It has {found}." if found else "It names none."
        return names, f"The first row has to name the columns. I miss {wants}. {has}"
    return names, f"There are two columns called “{twice}”. Take one out." if twice else ""


def _name(cell: str) -> str:
    return cell.strip(' "').casefold()


def _read(below: Sequence[_Line], columns: Sequence[str], setting: Setting, passed_over: tuple[str, ...]) -> Parsed:
    sessions: dict[str, tuple[int, LoggedSession]] = {}
    problems: list[Problem] = []
    repeated = 0
    for row in below:
        read = _session(row, columns, setting)
        if isinstance(read, list):
            problems += read
            continue
        line, first = sessions.setdefault(read.id, (row.line, read))
        if line != row.line and first == read:
            repeated += 1
        elif line != row.line:
            problems.append(Problem(row.line, None, _TWINS.format(line=line)))
    found = tuple(session for _, session in sessions.values())
    return Parsed(len(below), found, tuple(problems), repeated, passed_over)


_TWINS = (
    "This has the date, kind, interviewer and problem of line {line}, and says something else. "
    "If there were two sessions, tell them apart by the hour."
)


def _session(row: _Line, columns: Sequence[str], setting: Setting) -> LoggedSession | list[Problem]:
    if row.broken:
        return [Problem(row.line, None, row.broken)]
    if any(cell.strip() for cell in row.cells[len(columns) :]):
        too_many = (
            f"This row has {len(row.cells)} cells for {len(columns)} columns. "
            "A cell with a comma in it stands between quotation marks."
        )
        return [Problem(row.line, None, too_many)]
    cells = {name: unguard(cell).replace("\r\n", "\n") for name, cell in zip(columns, row.cells, strict=False)}
    return read_row(cells, row.line, setting)


def _nothing(sentence: str, line: int = 1) -> Parsed:
    return Parsed(problems=(Problem(line, None, sentence),))
