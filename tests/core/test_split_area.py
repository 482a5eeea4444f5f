"""Splitting an area that is too wide."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.goal_check import Part, missing
from bot.core.goals import LONGEST_GOAL
from bot.core.rubric_entry import LONGEST
from bot.core.split_area import behaviours, goal_of
from tests.core.samples import a_dimension

DIMENSION = a_dimension(seconds=40)


def test_an_area_falls_into_what_makes_a_2_and_a_3_in_their_order() -> None:
    assert behaviours(DIMENSION) == ("Says it.", "Says why.", "Says the price.", "Stops.")


def test_what_makes_a_1_is_nothing_to_drill() -> None:
    assert not set(behaviours(DIMENSION)) & set(DIMENSION.levels[1])


def test_one_behaviour_becomes_the_whole_goal_with_the_areas_limit() -> None:
    assert goal_of(DIMENSION, "Says the price.") == "In 40 seconds, just this one thing: says the price."


@pytest.mark.parametrize("behaviour", behaviours(DIMENSION))
def test_such_a_goal_has_its_limit(behaviour: str) -> None:
    assert Part.LIMIT not in missing(goal_of(DIMENSION, behaviour))


@given(st.text(min_size=1, max_size=400))
def test_a_goal_fits_its_card_and_says_when_it_was_cut(behaviour: str) -> None:
    goal = goal_of(DIMENSION, behaviour)
    assert len(goal) <= LONGEST_GOAL
    assert goal.endswith(("…", behaviour[1:]))


def test_a_behaviour_too_long_for_the_card_is_cut_with_an_ellipsis() -> None:
    before = "In 40 seconds, just this one thing: "
    room = LONGEST_GOAL - len(before)
    assert goal_of(DIMENSION, "x" * room) == before + "x" * room
    assert goal_of(DIMENSION, "x" * (room + 1)) == before + "x" * (room - 1) + "…"
    assert goal_of(DIMENSION, "x" * (room - 2) + " and so on") == before + "x" * (room - 2) + "…"


def test_every_behaviour_a_rubric_may_hold_fits_whole() -> None:
    longest = "S" + "x" * (LONGEST["behaviour"] - 1)
    assert goal_of(a_dimension(seconds=600), longest).endswith(longest[1:])
