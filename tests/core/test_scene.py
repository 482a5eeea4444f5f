"""What a surface is given to show."""

import pytest

from bot.core.scene import DrillScene
from bot.core.scoring import Rater, Score, ScoreSheet
from tests.core.samples import a_drill, a_rubric

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
