"""How good a judge is on answers whose levels are known: what it gave, and what it would not give."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.calibration import Judged, Judgement, judgement

LEVEL = st.integers(1, 3)


def test_a_judge_of_nothing_is_neither_good_nor_bad() -> None:
    assert judgement([]) == Judgement(0, 0, None, None, None, None, 0)


def test_a_judge_who_always_abstains_has_only_that_counted() -> None:
    assert judgement([Judged(None, 1), Judged(None, 3)]) == Judgement(2, 2, None, None, None, None, 0)


def test_a_judge_is_told_by_what_it_gave_beside_people() -> None:
    """Of the five with a number: apart 2; by chance (1·(2+4) + 2·(2+1) + 2·(8+2))/5 = 32/5; kappa 1 - 2/6.4."""
    of = [Judged(*each) for each in [(2, 1), (1, 1), (2, 2), (3, 3), (3, 2), (None, 1)]]
    told = judgement(of)
    assert (told.n, told.abstained, told.n_where_1) == (6, 1, 2)
    assert (told.exact, told.bias, told.bias_where_1) == (0.6, 0.4, 0.5)
    assert told.kappa == pytest.approx(0.6875)


def test_a_judge_that_gives_a_two_for_everything_has_no_kappa_above_nought() -> None:
    told = judgement([Judged(2, human) for human in (1, 1, 2, 3, 3)])
    assert (told.exact, told.bias, told.kappa, told.bias_where_1) == (0.2, 0.0, 0.0, 1.0)


def test_kindness_where_people_gave_a_one_is_none_where_they_gave_none() -> None:
    told = judgement([Judged(2, 2), Judged(3, 2)])
    assert (told.bias, told.bias_where_1, told.n_where_1) == (0.5, None, 0)


@given(st.lists(st.tuples(st.none() | LEVEL, LEVEL), max_size=30))
def test_abstaining_changes_nothing_but_its_count(given_: list[tuple[int | None, int]]) -> None:
    told = judgement([Judged(*each) for each in given_])
    numbers = judgement([Judged(*each) for each in given_ if each[0] is not None])
    assert told.n - told.abstained == numbers.n
    assert numbers.abstained == 0
    assert (told.exact, told.bias, told.kappa) == (numbers.exact, numbers.bias, numbers.kappa)
    assert (told.bias_where_1, told.n_where_1) == (numbers.bias_where_1, numbers.n_where_1)


@given(st.lists(LEVEL, min_size=1, max_size=30))
def test_a_judge_that_gives_what_people_gave_has_no_fault(levels: list[int]) -> None:
    told = judgement([Judged(level, level) for level in levels])
    assert (told.exact, told.bias, told.abstained) == (1.0, 0.0, 0)
    assert told.kappa == (1.0 if len(set(levels)) > 1 else None)
    assert told.bias_where_1 == (0.0 if 1 in levels else None)
