"""How far readings agree: kappa against examples worked by hand and against another way to write it."""

from collections.abc import Sequence
from statistics import fmean
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.agreement import Agreement, Reading, agreement, quadratic_kappa

PAIRS = st.lists(st.tuples(st.integers(1, 3), st.integers(1, 3)), min_size=1, max_size=60)
"""(level given, level of the reference)."""


def readings(pairs: Sequence[tuple[int, int]]) -> list[Reading]:
    """One reading for each pair."""
    return [
        Reading(f"talks:t{number}:{reference}", "talks", "opening", given_, reference)
        for number, (given_, reference) in enumerate(pairs)
    ]


def agreed(pairs: Sequence[tuple[int, int]]) -> Agreement:
    found = agreement(readings(pairs))
    assert found is not None
    return found


def concordance(pairs: Sequence[tuple[int, int]]) -> float | None:
    """Lin's coefficient of concordance, which weighted kappa with quadratic weights is, from means and variances."""
    given_, reference = [float(one) for one, _ in pairs], [float(other) for _, other in pairs]
    m, k = fmean(given_), fmean(reference)
    spread = fmean((x - m) ** 2 for x in given_) + fmean((y - k) ** 2 for y in reference) + (m - k) ** 2
    together = fmean((x - m) * (y - k) for x, y in pairs)
    return 2 * together / spread if spread > 1e-9 else None


def test_nothing_read_agrees_with_nothing() -> None:
    assert agreement([]) is None


@pytest.mark.parametrize(
    ("pairs", "kappa"),
    [
        # Apart: the squared differences summed. By chance: each level given times each level of the references times
        # their squared difference, summed, divided by n. Kappa is 1 - apart / by chance.
        ([(1, 1), (2, 2), (3, 3)], 1.0),  # apart 0
        ([(3, 1), (2, 2), (1, 3)], -1.0),  # apart 8; by chance (1+4+1+1+4+1)/3 = 4
        ([(2, 1), (2, 2), (2, 3)], 0.0),  # apart 2; by chance 3*(1+0+1)/3 = 2: always the middle is no reading
        ([(1, 1), (1, 2), (2, 2), (2, 3), (3, 3), (3, 3)], 0.75),  # apart 2; by chance (28+8+12)/6 = 8
        ([(1, 3), (1, 1), (3, 3), (3, 3)], 0.5),  # apart 4; by chance (2*3*4 + 2*1*4)/4 = 8
        ([(1, 2), (2, 1)], -1.0),  # apart 2; by chance (1+1)/2 = 1
        ([(2, 3), (2, 3)], 0.0),  # apart 2; by chance 2*2*1/2 = 2
        ([(1, 1), (1, 1), (2, 1)], 0.0),  # apart 1; by chance 1*3*1/3 = 1
    ],
)
def test_kappa_is_what_a_hand_works_out(pairs: list[tuple[int, int]], kappa: float) -> None:
    assert agreed(pairs).kappa == pytest.approx(kappa, abs=1e-12)


@pytest.mark.parametrize("level", [1, 2, 3])
def test_where_both_gave_one_level_throughout_there_is_a_share_and_no_kappa(level: int) -> None:
    assert agreed([(level, level)] * 5) == Agreement(n=5, exact=1.0, kappa=None, higher=0, lower=0)


def test_two_apart_weighs_four_times_as_much_as_one_apart() -> None:
    """Both have 1, 2, 2, 3 on each side, so that chance is the same: (1*(2+4) + 2*(1+1) + 1*(4+2))/4 = 4."""
    twice_by_two = [(1, 3), (3, 1), (2, 2), (2, 2)]
    four_times_by_one = [(1, 2), (2, 1), (2, 3), (3, 2)]
    assert agreed(twice_by_two).kappa == 1 - 2 * 4 / 4
    assert agreed(four_times_by_one).kappa == 1 - 4 * 1 / 4


def test_the_share_and_the_tendency_are_counted() -> None:
    found = agreed([(1, 1), (2, 2), (3, 1), (3, 2), (1, 2), (2, 2)])
    assert (found.n, found.same, found.higher, found.lower) == (6, 3, 2, 1)
    assert found.exact == 0.5


def test_without_pairs_there_is_no_kappa() -> None:
    assert quadratic_kappa([]) is None


@pytest.mark.parametrize(
    ("pairs", "kappa"),
    [
        ([(0, 0), (10, 10), (4, 4)], 1.0),
        ([(1, 5), (5, 1)], -1.0),  # apart 32; by chance (16+16)/2 = 16
        ([(1, 2), (5, 4), (5, 5), (1, 1)], 12 / 13),  # apart 2; by chance (2*(1+9+16) + 2*(9+1+16))/4 = 26
    ],
)
def test_kappa_is_of_any_scale(pairs: list[tuple[int, int]], kappa: float) -> None:
    assert quadratic_kappa(pairs) == pytest.approx(kappa, abs=1e-12)


@given(PAIRS, st.integers(1, 9), st.integers(-9, 9))
def test_a_scale_of_other_numbers_agrees_as_far(pairs: list[tuple[int, int]], step: int, start: int) -> None:
    elsewhere = [(start + step * given_, start + step * reference) for given_, reference in pairs]
    kappa = quadratic_kappa(pairs)
    assert quadratic_kappa(elsewhere) == (None if kappa is None else pytest.approx(kappa, abs=1e-9))


@given(PAIRS)
def test_readings_agree_as_far_as_their_levels(pairs: list[tuple[int, int]]) -> None:
    assert agreed(pairs).kappa == quadratic_kappa(iter(pairs))


@given(PAIRS)
def test_kappa_is_lins_concordance(pairs: list[tuple[int, int]]) -> None:
    kappa, expected = agreed(pairs).kappa, concordance(pairs)
    assert kappa == (None if expected is None else pytest.approx(expected, abs=1e-9))


@given(PAIRS)
def test_everything_stays_in_its_bounds(pairs: list[tuple[int, int]]) -> None:
    found = agreed(pairs)
    assert found.kappa is None or -1 <= found.kappa <= 1
    assert 0 <= found.exact <= 1
    assert found.same + found.higher + found.lower == found.n == len(pairs)
    assert found.exact == found.same / found.n


@given(PAIRS)
def test_kappa_is_one_only_where_all_agree(pairs: list[tuple[int, int]]) -> None:
    found = agreed(pairs)
    if found.kappa is not None:
        assert (found.kappa == 1) is (found.exact == 1)


@given(PAIRS)
def test_it_makes_no_difference_whose_levels_are_whose(pairs: list[tuple[int, int]]) -> None:
    found, turned = agreed(pairs), agreed([(reference, given_) for given_, reference in pairs])
    assert (turned.kappa, turned.exact) == (found.kappa, found.exact)
    assert (turned.higher, turned.lower) == (found.lower, found.higher)


@given(PAIRS)
def test_a_scale_read_from_its_other_end_agrees_as_far(pairs: list[tuple[int, int]]) -> None:
    assert agreed([(4 - given_, 4 - reference) for given_, reference in pairs]).kappa == agreed(pairs).kappa


@given(st.data(), PAIRS)
def test_the_order_makes_no_difference(data: Any, pairs: list[tuple[int, int]]) -> None:
    assert agreed(data.draw(st.permutations(pairs))) == agreed(pairs)


@given(PAIRS)
def test_each_answer_read_by_a_second_with_the_same_levels_changes_nothing_but_n(pairs: list[tuple[int, int]]) -> None:
    once, twice = agreed(pairs), agreed([*pairs, *pairs])
    assert twice.n == 2 * once.n
    assert twice.exact == pytest.approx(once.exact)
    assert twice.kappa == (None if once.kappa is None else pytest.approx(once.kappa))
