"""Where a member stands, and which area comes next."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.areas import PRIOR_MEAN, next_dimension, standings
from bot.core.scoring import Observation, Score
from tests.cast import NOON
from tests.core.samples import a_rubric, after, observed

RUBRIC = a_rubric(dimensions=["opening", "middle", "ending"])
ONE, TWO, THREE, CANT_TELL = Score
DIMENSIONS = st.sampled_from(["opening", "middle", "ending"])
OBSERVATIONS = st.lists(
    st.builds(
        observed, DIMENSIONS, st.sampled_from(list(Score)), st.integers(0, 40).map(lambda days: after(days=days))
    ),
    max_size=12,
)


def order(*observations: Observation) -> list[str]:
    return [standing.dimension_id for standing in standings(RUBRIC, observations)]


def test_without_any_score_the_rubrics_own_order_stands() -> None:
    assert order() == ["opening", "middle", "ending"]
    assert next_dimension(RUBRIC, []).id == "opening"


@pytest.mark.parametrize(
    ("observations", "expected"),
    [
        # a 1 leads, a 3 goes behind the unscored, and a 2 is a little under what people usually have
        ([observed("ending", ONE)], ["ending", "opening", "middle"]),
        ([observed("opening", THREE)], ["middle", "ending", "opening"]),
        ([observed("ending", TWO)], ["ending", "opening", "middle"]),
        # two 1s say more than one
        ([observed("middle", ONE), observed("ending", ONE), observed("ending", ONE)], ["ending", "middle", "opening"]),
        # the mean counts, not the last score
        (
            [observed("middle", TWO), observed("ending", ONE), observed("ending", THREE)],
            ["ending", "middle", "opening"],
        ),
        (
            [observed("middle", ONE), observed("ending", THREE), observed("ending", ONE)],
            ["middle", "ending", "opening"],
        ),
        # can't tell is no number
        ([observed("opening", CANT_TELL)], ["middle", "ending", "opening"]),
    ],
)
def test_the_lowest_mean_comes_first(observations: list[Observation], expected: list[str]) -> None:
    assert order(*observations) == expected


def test_of_two_equal_areas_the_one_with_more_scores_comes_first() -> None:
    two = [observed("middle", score) for score in (ONE, TWO)]
    four = [observed("ending", score) for score in (ONE, TWO, ONE, TWO)]
    assert order(*two, *four)[:2] == ["ending", "middle"]


def test_of_two_equal_areas_the_one_undrilled_longest_comes_first() -> None:
    assert order(observed("opening", ONE, after(days=3)), observed("ending", ONE, NOON))[:2] == ["ending", "opening"]
    assert order(observed("opening", ONE, NOON), observed("ending", ONE, after(days=3)))[:2] == ["opening", "ending"]


def test_of_two_areas_equal_in_all_the_rubrics_order_decides() -> None:
    assert order(observed("ending", ONE), observed("middle", ONE))[:2] == ["middle", "ending"]


def test_a_standing_holds_its_mean_and_what_it_was_made_of() -> None:
    seen = [observed("middle", s, after(days=n)) for n, s in enumerate((ONE, TWO, CANT_TELL))]
    standing = next(each for each in standings(RUBRIC, seen) if each.dimension_id == "middle")
    assert (standing.mean, standing.n, standing.cant_tell, standing.last_at) == (1.5, 2, 1, after(days=2))


def test_an_area_without_a_number_has_no_mean_and_ranks_as_most_peoples_areas_do() -> None:
    first, *_ = standings(RUBRIC, [])
    assert (first.mean, first.n, first.cant_tell, first.last_at, first.rank_value) == (None, 0, 0, None, PRIOR_MEAN)


def test_an_area_without_a_number_stands_at_the_prior() -> None:
    assert order(observed("ending", TWO))[0] == "ending"
    assert order(observed("opening", THREE))[-1] == "opening"
    assert all(each.rank_value == PRIOR_MEAN for each in standings(RUBRIC, [observed("middle", CANT_TELL)]))


@given(OBSERVATIONS)
def test_every_area_stands_once(seen: list[Observation]) -> None:
    assert sorted(order(*seen)) == ["ending", "middle", "opening"]


@given(OBSERVATIONS, st.integers())
def test_the_order_in_which_scores_were_given_changes_nothing(seen: list[Observation], seed: int) -> None:
    shuffled = random.Random(seed).sample(seen, len(seen))
    assert standings(RUBRIC, shuffled) == standings(RUBRIC, seen)


@given(OBSERVATIONS, OBSERVATIONS)
def test_another_rubrics_scores_change_nothing(seen: list[Observation], others: list[Observation]) -> None:
    elsewhere = [observed(o.dimension_id, o.score, o.at, rubric_id="speeches") for o in others]
    assert standings(RUBRIC, [*elsewhere, *seen]) == standings(RUBRIC, seen)


@given(OBSERVATIONS, DIMENSIONS, st.sampled_from([(THREE, TWO), (THREE, ONE), (TWO, ONE)]))
def test_a_lower_score_never_makes_an_area_come_later(
    seen: list[Observation], dimension_id: str, scores: tuple[Score, Score]
) -> None:
    higher, lower = ([*seen, observed(dimension_id, score)] for score in scores)
    assert order(*lower).index(dimension_id) <= order(*higher).index(dimension_id)


@given(OBSERVATIONS, DIMENSIONS)
def test_one_more_score_below_the_bar_never_makes_an_area_come_later(
    seen: list[Observation], dimension_id: str
) -> None:
    worse = [*seen, observed(dimension_id, ONE)]
    assert order(*worse).index(dimension_id) <= order(*seen).index(dimension_id)


@given(OBSERVATIONS)
def test_the_next_area_is_the_first_in_the_order(seen: list[Observation]) -> None:
    assert next_dimension(RUBRIC, seen).id == order(*seen)[0]
