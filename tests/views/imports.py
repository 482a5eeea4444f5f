"""The import of an earlier log in each of its states, for views that show them."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from bot.core.entries import EntryKind
from bot.core.import_log.dry_run import Differing, DryRun, Imported
from bot.core.import_log.problem import Problem
from bot.core.import_log.reading import Parsed
from bot.core.journal import LastFix, Signals
from bot.core.library import Library
from bot.core.logged import LoggedScore, LoggedSession
from bot.core.rubric import Rubric
from bot.core.scoring import Rater, Score
from bot.views import import_modal
from tests.cast import NOON

_KEY = "0190f3a2c4d57b1e8a6f0c2d4e6f8a0b"
_JANUARY = datetime(2027, 1, 12, 18, 30, tzinfo=NOON.tzinfo)


def imports(library: Library, said: str) -> dict[str, dict[str, Any]]:
    """The form; what was found, all of it new, some of it, none; what was put into the log and taken out."""
    mock = _mock(list(library)[-1], said)
    drill = LoggedSession("d", EntryKind.DRILL, _JANUARY + timedelta(days=9), NOON, problem=said, fix=said)
    real = replace(drill, id="i", kind=EntryKind.INTERVIEW, at=_JANUARY + timedelta(days=30), interviewer=said[:200])
    every = (mock, drill, real, replace(drill, id="d2"))
    columns = ("scores", None) * 20
    wrong = tuple(Problem(line, column, f"“{said[:40]}” isn’t one.") for line, column in enumerate(columns, 2))
    some = Parsed(60, every, wrong, repeated=2, passed_over=tuple(f"{said}{number}" for number in range(12)))
    drawn = {
        "form": import_modal.draw_import_form(with_file=True),
        "form_without_files": import_modal.draw_import_form(with_file=False),
        "form_again": import_modal.draw_import_form(with_file=True, file_failed=True),
        "found": _found(DryRun(_KEY, Parsed(4, every), every), library),
        "found_some": _found(DryRun(_KEY, some, every[:1], _differing(12)), library),
        "found_differing": _found(DryRun(_KEY, Parsed(1, (mock,)), (), _differing(1)), library),
        "found_nothing_new": _found(DryRun(_KEY, Parsed(1, (mock,), passed_over=("mood",))), library),
        "found_no_log": _found(DryRun("", Parsed(problems=(Problem(1, None, "There is nothing in it."),))), library),
        "done": import_modal.draw_imported(Imported(every, NOON)),
        "done_one": import_modal.draw_imported(Imported((drill,), NOON)),
        "done_before": import_modal.draw_imported(Imported((), NOON)),
        "taken_back": import_modal.draw_taken_back(4),
        "taken_back_before": import_modal.draw_taken_back(0),
    }
    return {f"modal_import_{name}": view for name, view in drawn.items()}


def _found(found: DryRun, library: Library) -> dict[str, Any]:
    return import_modal.draw_found(found, library)


def _differing(rows: int) -> tuple[Differing, ...]:
    return tuple(Differing(_JANUARY + timedelta(days=number), ("scores", "done")) for number in range(rows))


def _mock(rubric: Rubric, said: str) -> LoggedSession:
    """With everything a row may say."""
    own, *others = rubric.dimensions
    return LoggedSession(
        id="m",
        kind=EntryKind.MOCK,
        at=_JANUARY,
        added_at=NOON,
        interviewer=said[:200],
        problem=said,
        rubric_id=rubric.id,
        dimension_id=own.id,
        signals=Signals(said, said, said, others[0].id),
        fix=said,
        became=LastFix.PARTLY,
        scores=(
            *(LoggedScore(own.id, rater, Score.TWO, late=rater is Rater.SELF) for rater in Rater),
            *(LoggedScore(other.id, Rater.PARTNER, Score.CANT_TELL) for other in others),
        ),
    )
