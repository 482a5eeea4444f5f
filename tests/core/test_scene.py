"""What a surface is given to show."""

import pytest

from bot.core.entries import EntryKind, JournalEntry
from bot.core.journal import Signals
from bot.core.scene import DrillScene, LoggedEntry
from bot.core.scoring import Rater, Score, ScoreSheet
from tests.cast import NOON
from tests.core.samples import a_drill, a_rubric, after

OPENING = ScoreSheet(Rater.SELF, {"opening": Score.TWO})
ENDING_ONLY = ScoreSheet(Rater.SELF, {"ending": Score.THREE})


def test_a_scene_knows_the_dimension_it_drills() -> None:
    assert DrillScene(a_drill(dimension_id="ending"), a_rubric()).dimension.id == "ending"


@pytest.mark.parametrize(("sheet", "own"), [(None, None), (OPENING, Score.TWO), (ENDING_ONLY, None)])
def test_the_own_score_is_the_drilled_dimensions(sheet: ScoreSheet | None, own: Score | None) -> None:
    assert DrillScene(a_drill(), a_rubric(), sheet).own_score is own


def test_before_any_score_the_sheet_is_an_empty_one_of_ones_own() -> None:
    assert DrillScene(a_drill(), a_rubric()).given == ScoreSheet(Rater.SELF, {})
    assert DrillScene(a_drill(), a_rubric(), OPENING).given is OPENING


def test_a_journal_entry_stands_in_the_log_when_it_happened_not_when_it_was_written() -> None:
    entry = JournalEntry("e1", EntryKind.INTERVIEW, "talks", "opening", Signals(), "", NOON, after(days=2))
    assert LoggedEntry(entry, "Opening").at == NOON
