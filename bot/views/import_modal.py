"""Bringing along an earlier log: the form, what was found in it, and what was put into the log."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from slack_sdk.models.blocks import (
    ActionsBlock,
    ButtonElement,
    ConfirmObject,
    InputBlock,
    PlainTextObject,
    SectionBlock,
)
from slack_sdk.models.blocks import Block as SlackBlock
from slack_sdk.models.blocks.block_elements import FileInputElement

from bot.core.entries import EntryKind
from bot.core.import_log.dry_run import Differing, DryRun, Imported, line_of
from bot.core.import_log.problem import Problem
from bot.core.import_log.reading import MOST_ROWS
from bot.core.library import Library
from bot.core.logged import LoggedSession
from bot.views.drawn import button, section, small
from bot.views.ids import Action, Block, Modal
from bot.views.log import whole_line
from bot.views.modals import modal, text_field
from bot.views.text import count, day, escape, listed, short

TITLE = "Import an earlier log"
LONGEST_PASTE = 3000
SHOWN_PROBLEMS, SHOWN_SESSIONS = 20, 3
_IN_A_SECTION = 5
_NAMED = 8
_FILE_TYPES = ["csv", "tsv", "txt"]
_EXAMPLE = "date,kind,problem,scores\n2026-10-05,mock,System design · Trade-offs,Trade-offs: 2 (partner)"
_NO_FILE = "Slack didn't give me that file, so nothing was read. Choose it once more, or paste its rows."
_KINDS = {
    EntryKind.DRILL: ("drill", "drills"),
    EntryKind.MOCK: ("mock", "mocks"),
    EntryKind.INTERVIEW: ("interview", "interviews"),
}


def draw_import_form(*, with_file: bool, file_failed: bool = False) -> dict[str, Any]:
    """What to bring. `with_file`: the workspace lets us read files. `file_failed`: the one before couldn't be had."""
    return modal(
        Modal.IMPORT,
        TITLE,
        [
            *([section(f"*{_NO_FILE}*")] if file_failed else []),
            section(
                "Practice you wrote down elsewhere, as CSV: a row for each drill, mock or interview. You see what I "
                "found before any of it is in your log."
            ),
            *([_file_field()] if with_file else []),
            text_field(
                Block.ROWS,
                "Or paste rows" if with_file else "Rows, as CSV",
                hint="With the names of the columns above them. Copied from a spreadsheet is fine.",
                placeholder=_EXAMPLE,
                longest=LONGEST_PASTE,
                optional=with_file,
                multiline=True,
                focus=True,
            ),
            small(
                "Columns: date, kind (drill, mock or interview), interviewer, problem, scores, signals, fix, done. "
                "Only the first two are needed. `/drill export` gives you such a file."
            ),
        ],
        submit="Look through it",
    )


def draw_found(found: DryRun, library: Library) -> dict[str, Any]:
    """The dry run. The metadata names the text it was read from."""
    new = found.new
    return modal(
        Modal.IMPORT_FOUND,
        "What I found",
        [
            section(_summary(found)),
            *_counts(found),
            *_sample(new, library),
            *_problems(found.parsed.problems),
        ],
        submit=f"Import {len(new):,}" if new else None,
        metadata=found.key,
    )


def draw_imported(done: Imported) -> dict[str, Any]:
    """What was put into the log, what it counts for, and the way back. Closing it closes all that lies below."""
    sessions = done.sessions
    if not sessions:
        return _last(modal(Modal.IMPORTED, "Imported", [section("All of it was in your log already.")]))
    rows = count(len(sessions), "row is", "rows are")
    blocks = [
        section(f"*{rows} in your log now*: {_kinds(sessions)}, {_span(sessions)}."),
        section("\n".join(f"• {line}" for line in _counts_for(sessions))),
        ActionsBlock(elements=[_take_back(done)]),
    ]
    return _last(modal(Modal.IMPORTED, "Imported", blocks))


def draw_taken_back(sessions: int) -> dict[str, Any]:
    """The import was taken back."""
    rows = count(sessions, "row is", "rows are")
    gone = f"{rows} out of your log again." if sessions else "Those rows had left your log before."
    return _last(modal(Modal.IMPORTED, "Taken back", [section(f"{gone} Everything else is as it was.")]))


def _last(view: dict[str, Any]) -> dict[str, Any]:
    """Closing it closes what lies below too: a form that was submitted."""
    return view | {"clear_on_close": True}


def _file_field() -> InputBlock:
    return InputBlock(
        block_id=Block.FILE.value,
        label=PlainTextObject(text="A file"),
        hint=PlainTextObject(text=f"CSV in UTF-8, {MOST_ROWS:,} rows and 1 MB at most."),
        optional=True,
        element=FileInputElement(action_id=Action.FIELD.value, filetypes=_FILE_TYPES, max_files=1),
    )


def _summary(found: DryRun) -> str:
    new, parsed = found.new, found.parsed
    if new:
        return f"*{count(len(new), 'row')} to import*: {_kinds(new)}, {_span(new)}. Nothing is in your log yet."
    if parsed.sessions:
        return "*There is nothing to import.* What I could read is in your log already."
    return "*I couldn't read any of it*, so there is nothing to import yet. Mend what stands below and bring it again."


def _counts(found: DryRun) -> Sequence[SlackBlock]:
    parsed = found.parsed
    told = (
        (found.here, f"{found.here} here already, left as {'it is' if found.here == 1 else 'they are'}"),
        (parsed.repeated, f"{parsed.repeated} said twice, taken once"),
        (parsed.unread, f"{parsed.unread} can't be read, left out"),
    )
    lines = [line for n, line in told if n]
    blocks = [small(" · ".join([f"{count(parsed.rows, 'row')} in all", *lines]))] if parsed.rows and lines else []
    if found.differing:
        blocks.append(small(_differing(found.differing)))
    if parsed.passed_over:
        names = listed([f"“{escape(short(name, 40))}”" for name in parsed.passed_over[:_NAMED]])
        columns = "the column" if len(parsed.passed_over) == 1 else "the columns"
        more = " and others" if len(parsed.passed_over) > _NAMED else ""
        blocks.append(small(f"I pass over {columns} {names}{more}."))
    return blocks


def _differing(those: Sequence[Differing]) -> str:
    """What stands otherwise in the file than in the log, and what to do about it."""
    days = "; ".join(f"{day(one.at)} in {listed(one.in_what)}" for one in those[:SHOWN_SESSIONS])
    more = f"; and {len(those) - SHOWN_SESSIONS:,} more" if len(those) > SHOWN_SESSIONS else ""
    rows = count(len(those), "row differs", "rows differ")
    earlier = "the earlier one" if len(those) == 1 else "the earlier ones"
    return (
        f"{rows} from your log: {days}{more}. Your log stays as it is. To have it replaced, take {earlier} out first, "
        "under *See why* of its area, and bring the file once more."
    )


def _sample(sessions: Sequence[LoggedSession], library: Library) -> Sequence[SlackBlock]:
    if not sessions:
        return []
    which = "it" if len(sessions) == 1 else "they" if len(sessions) <= SHOWN_SESSIONS else "the first of them"
    lines = [whole_line(line_of(session, library)) for session in sessions[:SHOWN_SESSIONS]]
    return [section(f"*How {which} will look in your log*"), *map(section, lines)]


def _problems(problems: Sequence[Problem]) -> Sequence[SectionBlock]:
    """Twenty lines at most, a few a section: each is as long as it takes to say what to write."""
    if not problems:
        return []
    lines = [_problem(problem) for problem in problems[:SHOWN_PROBLEMS]]
    if len(problems) > SHOWN_PROBLEMS:
        lines.append(f"…and {len(problems) - SHOWN_PROBLEMS:,} more like these.")
    chunks = [lines[start : start + _IN_A_SECTION] for start in range(0, len(lines), _IN_A_SECTION)]
    return [section("*What I can't read*"), *(section("\n".join(chunk)) for chunk in chunks)]


def _problem(problem: Problem) -> str:
    column = f", {problem.column}" if problem.column else ""
    return f"Line {problem.line:,}{column}: {escape(problem.sentence)}"


def _kinds(sessions: Iterable[LoggedSession]) -> str:
    counted = Counter(session.kind for session in sessions)
    return listed([count(counted[kind], *names) for kind, names in _KINDS.items() if counted[kind]])


def _span(sessions: Sequence[LoggedSession]) -> str:
    days = [session.at for session in sessions]
    first, last = min(days), max(days)
    return day(first) if first.date() == last.date() else f"{day(first)} to {day(last)}"


def _counts_for(sessions: Sequence[LoggedSession]) -> list[str]:
    scores = sum(given.score.number is not None for session in sessions for given in session.scores)
    by = "by who gave it and when" if scores == 1 else "by who gave them and when"
    counted = count(scores, "score counts", "scores count")
    told = [f"{counted} for where you stand, {by}: after three weeks half as much."] if scores else []
    if any(seen.signal for session in sessions for seen in session.evidence()):
        told.append("What you noticed in an area counts a little too.")
    return [*told, "Fixes and all the rest are in `/drill log`. Nobody else here sees any of it."]


def _take_back(done: Imported) -> ButtonElement:
    return button(
        "Take this import back",
        Action.TAKE_BACK_IMPORT,
        done.added_at.isoformat(),
        danger=True,
        confirm=ConfirmObject(
            title="Take it back?",
            text=f"{count(len(done.sessions), 'row leaves', 'rows leave')} your log, with the scores in them.",
            confirm="Take it back",
            deny="Keep it",
            style="danger",
        ),
    )
