"""The log as CSV: one row for each drill, mock and interview, oldest first, made to be opened and to be read back."""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from datetime import datetime

from bot.core.local_time import zone
from bot.core.log import LookedBack, answers
from bot.core.records import DrillRecord, JournalRecord, LoggedRecord, Record, SignalsRecord

COLUMNS = ("date", "kind", "interviewer", "problem", "scores", "signals", "fix", "done")

_BYTE_ORDER_MARK = "\ufeff"
_FORMULA = re.compile(r"'*(?:[\t\r\n]|\s*[=+\-@＝＋－＠])")


def render_csv(record: Record) -> str:
    """The log, a header row first.

    date: YYYY-MM-DD HH:MM on the member's clock, with how far that is ahead of UTC: read in whatever zone, it is the
    same moment. kind: drill, mock or interview. interviewer: who asked. problem: "rubric · area", then the questions,
    numbered. scores: "Trade-offs: 2 (partner Mia, late)". signals: "hesitation: where it was", with "about: area" first
    when that isn't the drilled one. fix: the one fix. done: whether it was kept (fixed, partly, not), once a later
    drill of the area has told. A session that was imported stands here as it stood in its file. docs/the-log.md tells
    all this to people who write such a file by hand.

    A cell that holds several things has one a line, and a line break inside one of them is followed by two blanks.
    Cells are guarded against spreadsheets that would run them (see `guard`). The text begins with a byte order mark,
    because without one Excel reads UTF-8 as the machine's old code page and spoils every letter that isn't English;
    others skip it (Python's name for that is utf-8-sig).
    """
    done = _what_became_of_fixes(record.drills)
    rows = [(drill.at, _drill_cells(drill, done.get(drill.id, ""))) for drill in record.drills if drill.rounds]
    rows += [(entry.happened_at, _journal_cells(entry)) for entry in record.journal]
    rows += [(session.at, _logged_cells(session)) for session in record.logged]
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow(COLUMNS)
    for at, cells in sorted(rows, key=lambda row: row[0]):
        writer.writerow([_local(at, record.profile.zone), *map(guard, cells)])
    return _BYTE_ORDER_MARK + file.getvalue()


def guard(cell: str) -> str:
    """The cell with an apostrophe before it when a spreadsheet could take it for a formula.

    That is a cell that begins with = + - or @ (wide ones and ones after blanks too), a tab or a line break. One that
    begins so after apostrophes of its own gets one more: so `unguard` always knows which one is ours.
    """
    return f"'{cell}" if _FORMULA.match(cell) else cell


def unguard(cell: str) -> str:
    """The cell as it was before `guard`."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


def _drill_cells(drill: DrillRecord, done: str) -> Sequence[str]:
    problem = _lines(
        [f"{drill.rubric} · {drill.area}", *(f"{asked.number}. {asked.question}" for asked in drill.rounds)]
    )
    scores = _lines(score.words for score in drill.scores)
    fix = _lines([drill.retro.fix]) if drill.retro else ""
    return ("drill", drill.interviewer, problem, scores, _signals(drill.signals, drill.signals_area), fix, done)


def _journal_cells(entry: JournalRecord) -> Sequence[str]:
    area = " · ".join(name for name in (entry.rubric, entry.area) if name)
    problem = _lines(line for line in (area, f"1. {entry.question}" if entry.question else "") if line)
    return (entry.kind, entry.interviewer, problem, "", _signals(entry.signals, None), "", "")


def _logged_cells(session: LoggedRecord) -> Sequence[str]:
    place = " · ".join(name for name in (session.rubric, session.area) if name)
    problem = _lines(line for line in (place, session.problem) if line)
    scores = _lines(score.words for score in session.scores)
    signals = _signals(session.signals, session.signals_area)
    return (session.kind, session.interviewer, problem, scores, signals, _lines([session.fix]), session.became or "")


def _signals(signals: SignalsRecord, about: str | None) -> str:
    named = (
        ("about", about),
        ("hesitation", signals.hesitation),
        ("rehearsed", signals.rehearsed),
        ("surprise", signals.surprise),
    )
    return _lines(f"{name}: {text}" for name, text in named if text)


def _lines(things: Iterable[str]) -> str:
    return "\n".join(thing.replace("\n", "\n  ") for thing in things)


def _what_became_of_fixes(drills: Iterable[DrillRecord]) -> dict[str, str]:
    """Drill id → what became of its fix."""
    looked_back = (
        LookedBack(drill.id, (drill.rubric, drill.area), bool(drill.retro.fix), drill.retro.last_fix)
        for drill in sorted(drills, key=lambda drill: drill.at)
        if drill.retro
    )
    return answers(looked_back)


def _local(at: datetime, tz: str) -> str:
    return at.astimezone(zone(tz)).isoformat(" ", "minutes")
