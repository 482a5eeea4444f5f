"""A rubric, once it is read."""

from dataclasses import replace

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


def test_the_windows_of_a_full_length_interview_follow_one_another_in_the_rubrics_order() -> None:
    rubric = replace(a_rubric(), dimensions=(a_dimension("opening", minutes=5), a_dimension("ending", minutes=40)))
    assert [(part.id, first, end) for part, first, end in rubric.windows()] == [("opening", 0, 5), ("ending", 5, 45)]
    assert rubric.minutes == 45


@pytest.mark.parametrize(("stages", "one_problem"), [(["", ""], False), (["", "Now the ending."], True)])
def test_a_rubric_with_stages_stays_with_one_problem(stages: list[str], one_problem: bool) -> None:
    parts = tuple(a_dimension(f"part{n}", stage=stage) for n, stage in enumerate(stages))
    assert replace(a_rubric(), dimensions=parts).one_problem is one_problem


@pytest.mark.parametrize(("id_", "is_own"), [("own:bridge", True), ("bridge", False), ("owner", False)])
def test_a_question_of_ones_own_is_known_by_its_id(id_: str, is_own: bool) -> None:
    assert a_question(id_).is_own is is_own
