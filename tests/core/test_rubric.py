"""A rubric, once it is read."""

import pytest

from bot.core.members import Level
from tests.core.samples import a_dimension, a_question, a_rubric

MID, SENIOR, STAFF, EM = Level


def test_a_goal_has_its_limit_filled_in() -> None:
    assert a_dimension(seconds=75).goal == "In 75 seconds: the point, then the reason."


def test_dimensions_and_questions_are_found_by_id() -> None:
    rubric = a_rubric(a_question("bridge"), a_question("oven"))
    assert rubric.dimension("ending") is rubric.dimensions[1]
    assert rubric.question("oven") is rubric.questions[1]


def test_an_unknown_dimension_is_a_mistake_but_an_unknown_question_may_happen() -> None:
    """A drill names dimensions of the version it was started with; a question may have left the file since."""
    with pytest.raises(KeyError, match="jokes"):
        a_rubric().dimension("jokes")
    assert a_rubric().question("gone") is None


@pytest.mark.parametrize(
    ("levels", "wanted", "given"),
    [
        ((MID, SENIOR, STAFF), SENIOR, SENIOR),
        ((MID, SENIOR, STAFF), EM, STAFF),  # the highest below
        ((SENIOR, EM), STAFF, SENIOR),
        ((SENIOR, STAFF), MID, SENIOR),  # nothing below: its lowest
    ],
)
def test_a_level_the_rubric_lacks_falls_to_the_nearest_below(
    levels: tuple[Level, ...], wanted: Level, given: Level
) -> None:
    assert a_rubric(levels=levels).level_for(wanted) is given
