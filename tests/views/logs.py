"""Lines of the log of every kind, and the log's modal in each of its states."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

from bot.core.drill import Format
from bot.core.entries import EntryKind
from bot.core.journal import LONGEST_ENTRY, LastFix, Signals
from bot.core.library import Library
from bot.core.log import LINES_A_PAGE, Given, Kept, LogKey, LogLine, LogScene, NamedArea, Page, Wanted, page_of
from bot.core.own_questions import LONGEST_QUESTION
from bot.core.rubric import Rubric
from bot.core.scoring import Rater, Score
from bot.views.log_modal import draw_log
from bot.views.look_back_modal import LONGEST_FIX
from tests.cast import NOON

MIA = "U0MIA"


def logs(library: Library, said: str) -> dict[str, dict[str, Any]]:
    """The modal; `said` stands wherever a person may write."""
    rubric = next(iter(library))
    areas = tuple(
        NamedArea((each.id, dimension.id), each.name, dimension.name)
        for each in library
        for dimension in each.dimensions
    )
    every = lines_of(rubric, said)
    whole = LogScene(Wanted(), _page(1, len(every)), every[:LINES_A_PAGE], areas, len(every))
    asked = Wanted(EntryKind.DRILL, areas[0].area, by_a_person=True, fix_open=True)
    middle = _page(2, 3 * LINES_A_PAGE)
    return {
        "modal_log": draw_log(whole),
        "modal_log_last_page": draw_log(
            replace(whole, page=_page(2, len(every)), lines=every[LINES_A_PAGE:]),
        ),
        "modal_log_filtered": draw_log(replace(whole, wanted=asked, page=middle, lines=every[:LINES_A_PAGE], total=99)),
        "modal_log_of_one_line": draw_log(replace(whole, page=_page(1, 1), lines=every[:1], total=1)),
        "modal_log_nothing_fits": draw_log(replace(whole, wanted=asked, page=_page(1, 0), lines=()), 3),
        "modal_log_empty": draw_log(LogScene(Wanted(), _page(1, 0), (), (), 0)),
    }


def lines_of(rubric: Rubric, said: str) -> tuple[LogLine, ...]:
    """Drills with all that may have been given and noticed, or nothing; entries; sessions from elsewhere."""
    return (*drill_lines(rubric, said), *entry_lines(rubric, said), *_elsewhere(rubric, said))


def drill_lines(rubric: Rubric, said: str) -> tuple[LogLine, ...]:
    """A drill for each score it can have and each fate of its fix, then the odd ones."""
    plain = LogLine(Kept.DRILL, EntryKind.DRILL, NOON, rubric.name, rubric.dimensions[0].name, judged=3, passed=2)
    fixed = replace(plain, fix=said[:LONGEST_FIX])
    fates = zip(Score, (LastFix.FIXED, LastFix.PARTLY, LastFix.NOT, None), strict=True)
    return (
        *(replace(fixed, scores=(Given(Rater.SELF, score),), became=became) for score, became in fates),
        replace(fixed, **_everything(rubric, said)),
        replace(plain, judged=0, passed=0, stopped=True),
        replace(plain, format=Format.CHECK, judged=1, passed=1),
        replace(plain, format=Format.FULL_LENGTH),
    )


def _everything(rubric: Rubric, said: str) -> dict[str, Any]:
    own = Given(Rater.SELF, Score.ONE, late=True, second_thought=Score.TWO)
    ai, mia = Given(Rater.AI, Score.TWO), Given(Rater.PARTNER, Score.ONE, user_id=MIA, after_others=True)
    others = {dimension.name: (own, mia) for dimension in rubric.dimensions[1:]}
    return {
        "scores": (ai, mia, own),
        "other_scores": others | {f"{rubric.dimensions[0].name} too": (ai,), "A third": (ai,), "A fourth": (ai,)},
        "signals": Signals(*[said[:LONGEST_ENTRY]] * 3),
        "about": rubric.dimensions[-1].name,
    }


def entry_lines(rubric: Rubric, said: str) -> tuple[LogLine, ...]:
    """An entry of each kind, and one that only has the question that surprised."""
    before = NOON - timedelta(days=2)
    plain = LogLine(Kept.ENTRY, EntryKind.MOCK, before, rubric.name, rubric.dimensions[0].name)
    noted = replace(plain, signals=Signals(*[said[:LONGEST_ENTRY]] * 3), late=True)
    surprised = replace(plain, asked=said[:LONGEST_QUESTION])
    return (*(replace(noted, kind=kind) for kind in EntryKind), surprised)


def _elsewhere(rubric: Rubric, said: str) -> Sequence[LogLine]:
    """One with nothing but its kind, one scored by somebody named, and a whole interview."""
    bare = LogLine(Kept.ELSEWHERE, EntryKind.DRILL, NOON - timedelta(days=9))
    given = (Given(Rater.PARTNER, Score.TWO, name=said[:200]), Given(Rater.PROFESSIONAL, Score.CANT_TELL))
    about = replace(bare, kind=EntryKind.MOCK, rubric_name=rubric.name, area_name=rubric.dimensions[0].name)
    whole = replace(bare, kind=EntryKind.INTERVIEW, rubric_name=rubric.name)
    return (
        bare,
        replace(about, interviewer=said[:200], asked=said, fix=said[:LONGEST_ENTRY], scores=given),
        replace(whole, other_scores={rubric.dimensions[0].name: given[:1]}),
    )


def _page(number: int, fitting: int) -> Page:
    keys = [LogKey(Kept.DRILL, f"d{place}", NOON, EntryKind.DRILL, None) for place in range(fitting)]
    return page_of(keys, number)
