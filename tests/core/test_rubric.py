"""A rubric, once it is read."""

from dataclasses import replace

import pytest

from bot.core.members import Level
from bot.core.rubric import PushKind
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


def test_a_wording_leads_to_its_question_and_to_none_once_that_left_the_file() -> None:
    rubric = a_rubric(a_question("bridge", context=("It closes.", "It reopens.")))
    asked = [wording.id for wording in rubric.questions[0].wordings()]
    assert [rubric.question(id_) for id_ in asked] == [rubric.questions[0]] * 2
    assert rubric.question("tunnel.0a1b2c3d") is None


def test_a_drill_may_push_with_its_dimensions_lines_and_with_those_that_fit_any_question() -> None:
    anywhere = {PushKind.INTERRUPTION: ("Sorry, a phone.",), PushKind.SHORTER_CLOCK: ("Ten seconds.", "Briefly.")}
    rubric = replace(a_rubric(), pressure=anywhere)
    opening = rubric.dimension("opening")
    assert rubric.pushes(opening) == (*opening.pressure, "Sorry, a phone.", "Ten seconds.", "Briefly.")
