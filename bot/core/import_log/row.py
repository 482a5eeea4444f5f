"""One row of somebody's log as a session, or what is wrong with it. Its cells: cells; the file: reading."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TypeVar

from bot.core.entries import EntryKind
from bot.core.find_area import Area, Place
from bot.core.import_log.cells import (
    LONGEST_NAME,
    LONGEST_PROBLEM,
    read_date,
    read_done,
    read_kind,
    read_scores,
    read_signals,
    read_text,
)
from bot.core.import_log.places import Places
from bot.core.import_log.problem import Problem, Unread
from bot.core.journal import Signals
from bot.core.logged import LoggedSession, rater_name
from bot.core.scoring import Rater

T = TypeVar("T")


_WHEN = "When was it? Write it like this: 2026-01-31 18:30, or without the hour."
_WHAT = "What was it? Write drill, mock or interview."


@dataclass(frozen=True, slots=True)
class Setting:
    """What a row is read by: the rubrics, the writer's zone, and the moment of reading."""

    places: Places
    tz: str
    now: datetime


def read_row(cells: Mapping[str, str], line: int, setting: Setting) -> LoggedSession | list[Problem]:
    """The session of a row, or all that is wrong with it. `cells` by column; an empty or a missing one says nothing."""
    row = _Row(cells, line)
    at = row.read("date", lambda cell: read_date(cell, setting.tz, setting.now), _WHEN)
    kind = row.read("kind", read_kind, _WHAT)
    interviewer = row.read("interviewer", lambda cell: " ".join(read_text(cell, LONGEST_NAME).split())) or ""
    place, problem = row.read("problem", lambda cell: _problem(cell, setting.places)) or (None, "")
    rubric = place.rubric if place else None
    # Where the rubric itself couldn't be read, what hangs on it would only be complained of twice.
    unplaced = "problem" in row.wrong
    held_by = rater_name(Rater.PARTNER, "", kind, interviewer) if kind else ""
    given = None if unplaced else row.read("scores", lambda cell: read_scores(cell, rubric, setting.places, held_by))
    signals = None if unplaced else row.read("signals", lambda cell: read_signals(cell, rubric, setting.places))
    fix = row.read("fix", read_text) or ""
    became = row.read("done", lambda cell: read_done(cell, fix)) if "fix" not in row.wrong else None
    if row.wrong or at is None or kind is None:
        return [Problem(line, column, sentence) for column, sentence in row.wrong.items()]
    return LoggedSession(
        id=_id(at, kind, interviewer, place, problem),
        kind=kind,
        at=at,
        added_at=setting.now,
        interviewer=interviewer,
        problem=problem,
        rubric_id=rubric.id if rubric else None,
        dimension_id=place.dimension.id if isinstance(place, Area) else None,
        signals=signals or Signals(),
        fix=fix,
        became=became,
        scores=given or (),
    )


@dataclass(slots=True)
class _Row:
    """The cells of a row while they are read; `wrong` holds a sentence for each that couldn't be."""

    cells: Mapping[str, str]
    line: int
    wrong: dict[str, str] = field(default_factory=dict)

    def read(self, column: str, reader: Callable[[str], T], needed: str = "") -> T | None:
        """What a cell holds; None for an empty one, which is wrong where the cell is `needed`, and for a wrong one."""
        cell = self.cells.get(column, "").strip()
        if not cell:
            if needed:
                self.wrong[column] = needed
            return None
        try:
            return reader(cell)
        except Unread as unread:
            self.wrong[column] = unread.sentence
            return None


def _problem(cell: str, places: Places) -> tuple[Place | None, str]:
    """The rubric and area in a problem's first line, and the problem's own text. A line that names none is text."""
    first, _, rest = cell.partition("\n")
    place = places.of_line(first)
    return place, read_text(rest if place else cell, LONGEST_PROBLEM)


def _id(at: datetime, kind: EntryKind, interviewer: str, place: Place | None, problem: str) -> str:
    """The same for the same session however often it is read, so that it is kept once."""
    area = (place.rubric.id, place.dimension.id if isinstance(place, Area) else "") if place else ("", "")
    told = "\0".join([at.astimezone(UTC).isoformat(), kind.value, interviewer, *area, problem])
    return hashlib.sha256(told.encode()).hexdigest()[:32]
