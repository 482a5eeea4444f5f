"""The next drill, with the member's habits."""

from dataclasses import replace

import pytest

from bot.core.drill import Format
from bot.core.goals import Goal, Origin
from bot.core.members import Level, Mode, Profile
from bot.core.next_step import NextStep, next_step
from bot.core.question import Question
from tests.cast import ANA
from tests.core.samples import a_question, a_rubric

RUBRIC = a_rubric()


def proposed(profile: Profile, last_fix: str | None = None, drills_done: int = 0) -> NextStep:
    return next_step(profile, RUBRIC, RUBRIC.dimension("ending"), last_fix, drills_done)


def test_the_next_drill_is_made_of_the_area_and_the_members_target() -> None:
    step = proposed(Profile(ANA, level=Level.STAFF, mode=Mode.ALOUD))
    assert (step.rubric, step.dimension.id, step.level, step.mode, step.seconds) == (
        RUBRIC,
        "ending",
        Level.STAFF,
        Mode.ALOUD,
        40,
    )


@pytest.mark.parametrize(
    ("habit", "drills_done", "rounds"),
    [
        (None, 0, 3),  # the very first is short
        (None, 1, 5),
        (4, 0, 4),  # what the member last chose is kept, whatever it is
        (3, 9, 3),
    ],
)
def test_the_first_drill_has_three_rounds_and_later_ones_five_or_as_chosen(
    habit: int | None, drills_done: int, rounds: int
) -> None:
    assert proposed(Profile(ANA, level=Level.MID, rounds=habit), drills_done=drills_done).rounds == rounds


def test_the_last_fix_leads_the_next_drill() -> None:
    profile = Profile(ANA, level=Level.MID)
    assert proposed(profile, "Name the price").goal == Goal("In 40 seconds: name the price.", Origin.FIX)
    assert proposed(profile).goal.origin is Origin.RUBRIC


def test_a_level_the_rubric_lacks_is_met_with_its_nearest() -> None:
    assert proposed(Profile(ANA, level=Level.EM)).level is Level.STAFF


def test_a_full_length_interview_has_the_same_goal_and_a_part_for_each_dimension() -> None:
    step = proposed(Profile(ANA, level=Level.MID), "Name the price")
    whole = step.as_full_length()
    assert (whole.format, whole.rounds, whole.goal) == (Format.FULL_LENGTH, len(RUBRIC.dimensions), step.goal)


def test_a_check_is_one_round_of_the_same() -> None:
    step = proposed(Profile(ANA, level=Level.MID, rounds=4))
    assert step.format is Format.FOCUSED
    assert step.as_check() == replace(step, format=Format.CHECK, rounds=1)


def test_stretch_is_offered_beside_the_step_and_taken_it_is_one_level_up() -> None:
    step = proposed(Profile(ANA, level=Level.MID)).offering_stretch()
    assert (step.level, step.stretch_offered) == (Level.MID, True)
    assert step.stretched() == replace(step, level=Level.SENIOR, stretch_offered=False)


def at_the_top(*questions: Question) -> NextStep:
    """The next step of a mid in a rubric that goes no higher and has these questions."""
    narrow = a_rubric(*questions, levels=(Level.MID,))
    return next_step(Profile(ANA, level=Level.MID), narrow, narrow.dimension("ending"), None, 0)


def test_at_a_rubrics_highest_level_a_stretch_is_a_twist_in_each_question() -> None:
    step = at_the_top(a_question("ferry", Level.MID, ["ending"], twist=("The ramp is stuck.",)))
    assert step.offering_stretch().stretch_offered
    assert step.stretched() == replace(step, twisted=True)


@pytest.mark.parametrize(
    "elsewhere",
    [
        a_question("plain", Level.MID, ["ending"]),
        a_question("other", Level.MID, ["opening"], twist=("The ramp is stuck.",)),
        a_question("higher", Level.SENIOR, ["ending"], twist=("The ramp is stuck.",)),
    ],
)
def test_where_nothing_is_harder_no_stretch_is_offered(elsewhere: Question) -> None:
    step = at_the_top(elsewhere)
    assert not step.offering_stretch().stretch_offered
    assert step.stretched() == step
