"""Whether one rater reads higher than another: told only from enough, and only where it isn't chance."""

import random
from collections.abc import Sequence
from itertools import count
from math import atan, cos, gamma, pi, sin, sqrt
from statistics import fmean, stdev
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.agreement import quadratic_kappa
from bot.core.calibration import Kappa, Leaning, Pair, agreement_of, difference, leaning, t_975

LEVEL = st.integers(1, 3)
SESSIONS = st.lists(st.lists(st.tuples(LEVEL, LEVEL), min_size=1, max_size=6), min_size=2, max_size=8)
"""(level by the AI, level by a person), by session."""


def pairs(sessions: Sequence[Sequence[tuple[int, int]]]) -> list[Pair]:
    """The pairs of these sessions, each of another area."""
    areas = (f"area{number}" for number in count())
    return [
        Pair(f"session{number}", next(areas), ai, person)
        for number, session in enumerate(sessions)
        for ai, person in session
    ]


def apart(*sessions: Sequence[int]) -> list[Pair]:
    """Pairs whose differences are these, by session."""
    return pairs([[(max(each, 0) + 1, max(-each, 0) + 1) for each in session] for session in sessions])


def found(of: Sequence[Pair]) -> Leaning:
    """Their mean difference; there are two sessions at least."""
    told = difference(of)
    assert told is not None
    return told


def width(of: Sequence[Pair]) -> float:
    return found(of).high - found(of).low


def test_nothing_or_one_session_says_nothing() -> None:
    assert difference([]) is None
    assert difference(apart([1] * 40)) is None
    assert leaning([]) is None


@pytest.mark.parametrize(
    ("sessions", "told"),
    [
        ([[1] * 4] * 3, True),
        ([[1] * 4, [1] * 4, [1] * 3], False),  # eleven pairs
        ([[1] * 6] * 2, False),  # two sessions
        ([[1] * 10, [1], [1]], True),
        ([[0] * 4] * 3, False),  # as high as people
        ([[-1] * 4] * 3, True),  # lower
    ],
)
def test_a_leaning_is_told_from_twelve_pairs_in_three_sessions(sessions: list[list[int]], told: bool) -> None:
    assert (leaning(apart(*sessions)) is not None) is told


def test_differences_that_are_all_alike_leave_no_doubt() -> None:
    assert leaning(apart(*[[1] * 4] * 3)) == Leaning(mean=1.0, n=12, sessions=3, low=1.0, high=1.0)
    assert leaning(apart(*[[-2] * 4] * 3)) == Leaning(mean=-2.0, n=12, sessions=3, low=-2.0, high=-2.0)


def test_the_interval_is_what_a_hand_works_out() -> None:
    """Mean 6/12 = .5. The sessions deviate by 4 - 2, 2 - 2 and 0 - 2: 8 in squares. Variance 3/2 · 8/144 = 1/12."""
    sessions = apart([1, 1, 1, 1], [1, 0, 1, 0], [0, 0, 0, 0])
    reach = 4.302653 * sqrt(1 / 12)
    told = found(sessions)
    assert (told.mean, told.n, told.sessions) == (0.5, 12, 3)
    assert [told.low, told.high] == pytest.approx([0.5 - reach, 0.5 + reach], abs=1e-9)
    assert leaning(sessions) is None


def test_sessions_of_different_size_count_by_their_pairs() -> None:
    """Mean 12/15 = .8. The sessions deviate by 8 - 6.4, 4 - 4.8 and 0 - .8 (squares: 3.84). Variance 3/2 · 3.84/225."""
    sessions = apart([1] * 8, [1, 1, 1, 1, 0, 0], [0])
    assert found(sessions).mean == 0.8
    assert width(sessions) / 2 == pytest.approx(4.302653 * sqrt(1.5 * 3.84 / 225), abs=1e-9)


@pytest.mark.parametrize("touching", [[[1] * 4, [1] * 4, [0] * 4], [[2, 0, 0, 0], [1] * 4, [0] * 4]])
def test_an_interval_that_holds_nought_is_not_told(touching: list[list[int]]) -> None:
    assert found(apart(*touching)).low < 0
    assert leaning(apart(*touching)) is None


def test_the_same_scores_say_less_where_each_session_leans_its_own_way() -> None:
    """Six of eighteen are read one too high, either one in each session or all in two of them."""
    spread = apart(*[[1, 0, 0]] * 5, [1, 0, 0])
    bunched = apart([1, 1, 1], [1, 1, 1], *[[0, 0, 0]] * 4)
    assert found(spread).mean == found(bunched).mean
    assert leaning(spread) is not None
    assert leaning(bunched) is None


@given(SESSIONS)
def test_the_interval_is_around_the_mean_of_all_differences(sessions: list[list[tuple[int, int]]]) -> None:
    of = pairs(sessions)
    told = found(of)
    assert told.mean == pytest.approx(fmean(pair.ai - pair.person for pair in of))
    assert told.low <= told.mean <= told.high
    assert told.high - told.mean == pytest.approx(told.mean - told.low, abs=1e-9)
    assert (told.n, told.sessions) == (len(of), len(sessions))


@given(SESSIONS, st.integers(-3, 3))
def test_reading_all_higher_by_as_much_moves_the_interval_and_keeps_its_width(
    sessions: list[list[tuple[int, int]]], shift: int
) -> None:
    before, after = found(pairs(sessions)), found(pairs([[(ai + shift, p) for ai, p in each] for each in sessions]))
    assert after.mean == pytest.approx(before.mean + shift)
    assert after.low == pytest.approx(before.low + shift)
    assert after.high == pytest.approx(before.high + shift)


@given(SESSIONS)
def test_seen_from_the_other_side_the_interval_is_its_mirror(sessions: list[list[tuple[int, int]]]) -> None:
    here, there = found(pairs(sessions)), found(pairs([[(person, ai) for ai, person in each] for each in sessions]))
    assert (there.mean, there.low, there.high) == (-here.mean, -here.high, -here.low)


@given(st.data(), SESSIONS)
def test_the_order_makes_no_difference(data: Any, sessions: list[list[tuple[int, int]]]) -> None:
    of = pairs(sessions)
    assert found(data.draw(st.permutations(of))) == found(of)


@given(SESSIONS, st.integers(2, 4))
def test_saying_the_same_again_in_the_same_session_adds_nothing(
    sessions: list[list[tuple[int, int]]], times: int
) -> None:
    once, again = found(pairs(sessions)), found(pairs([each * times for each in sessions]))
    assert [again.low, again.high] == pytest.approx([once.low, once.high])


@given(SESSIONS)
def test_saying_the_same_again_in_another_session_narrows_it(sessions: list[list[tuple[int, int]]]) -> None:
    once, again = width(pairs(sessions)), width(pairs(sessions * 2))
    assert again < once or again == once == 0


@given(st.lists(st.integers(-2, 2), min_size=2, max_size=20))
def test_with_one_pair_a_session_it_is_students_own_interval(differences: list[int]) -> None:
    told, n = found(apart(*[[each] for each in differences])), len(differences)
    assert told.high - told.mean == pytest.approx(t_975(n - 1) * stdev(differences) / sqrt(n), abs=1e-9)


@given(st.lists(st.integers(-2, 2), min_size=2, max_size=8), st.integers(2, 5))
def test_pairs_that_always_go_together_widen_it(differences: list[int], size: int) -> None:
    """The very same pairs, seen as sessions of several or as sessions of their own."""
    together = width(apart(*[[each] * size for each in differences]))
    alone = width(apart(*[[each] for each in differences for _ in range(size)]))
    assert together > alone or together == alone == 0


@given(SESSIONS)
def test_what_is_told_is_the_difference_and_clear_of_nought(sessions: list[list[tuple[int, int]]]) -> None:
    of = pairs(sessions)
    told = leaning(of)
    clear = found(of).low * found(of).high > 0
    assert told == (found(of) if clear and len(of) >= 12 and len(sessions) >= 3 else None)


# How often it is told of a member, by chance and when it is so. An AI and a person read the same answers of some
# sessions; each errs a little, the AI by session too, and both round to 1, 2 or 3.


def member(rng: random.Random, sizes: Sequence[int], leans: float, ai_sd: float, person_sd: float) -> list[Pair]:
    """One simulated member's pairs, in sessions of these sizes."""
    sessions = []
    for size in sizes:
        evening = rng.gauss(0, 0.2)
        levels = [rng.gauss(2.1, 0.45) for _ in range(size)]
        sessions.append(
            [
                (rounded(level + leans + evening + rng.gauss(0, ai_sd)), rounded(level + rng.gauss(0, person_sd)))
                for level in levels
            ]
        )
    return pairs(sessions)


def rounded(level: float) -> int:
    return min(3, max(1, round(level)))


def share_told(sizes: Sequence[int], leans: float, ai_sd: float = 0.4, person_sd: float = 0.35) -> float:
    """Of 2,000 members, how many are told of a leaning."""
    rng = random.Random(7)
    return fmean(leaning(member(rng, sizes, leans, ai_sd, person_sd)) is not None for _ in range(2000))


def test_by_chance_it_is_told_of_few() -> None:
    assert share_told([3] * 6, leans=0) <= 0.07


@pytest.mark.parametrize(
    ("sizes", "at_most"),
    [
        ([4, 4, 4], 0.07),
        ([3] * 12, 0.07),
        ([10, 1, 1], 0.08),
        ([9, 1, 1, 1], 0.12),  # one session holds most: as the docstring says
    ],
)
def test_by_chance_it_is_told_of_few_whatever_the_sessions(sizes: list[int], at_most: float) -> None:
    assert share_told(sizes, leans=0) <= at_most


def test_by_chance_it_is_told_of_few_however_much_the_two_err() -> None:
    assert share_told([3] * 6, leans=0, ai_sd=0.7, person_sd=0.55) <= 0.07
    assert share_told([3] * 6, leans=0, ai_sd=0.1, person_sd=0.1) <= 0.07


def test_where_it_is_so_most_are_told() -> None:
    assert share_told([3] * 6, leans=0.5) > 0.5
    assert share_told([3] * 12, leans=0.5) > 0.9
    assert share_told([3] * 12, leans=-0.5) > 0.9


def test_where_it_is_so_and_both_err_as_the_ranking_expects_most_are_told_after_twelve_sessions() -> None:
    assert share_told([3] * 12, leans=0.5, ai_sd=0.7, person_sd=0.55) > 0.5


# Student's t


def within(t: float, df: int) -> float:
    """How likely |T| < t is (M. Abramowitz and I. Stegun, Handbook of Mathematical Functions, 26.7.3 and 26.7.4)."""
    angle = atan(t / sqrt(df))
    if df == 1:
        return 2 * angle / pi
    terms = [1.0] if df % 2 == 0 else [cos(angle)]
    for n in range(df % 2 + 2, df, 2):
        terms.append(terms[-1] * cos(angle) ** 2 * (n - 1) / n)
    total = sin(angle) * sum(terms)
    return total if df % 2 == 0 else 2 / pi * (angle + total)


@pytest.mark.parametrize("df", [*range(1, 61), 100, 365, 1000])
def test_t_leaves_one_in_twenty_outside(df: int) -> None:
    density = gamma((df + 1) / 2) / gamma(df / 2) / sqrt(df * pi) if df < 300 else 1 / sqrt(2 * pi)
    assert within(t_975(df), df) == pytest.approx(0.95, abs=2 * density * 1e-6)


@pytest.mark.parametrize(
    ("df", "t"),
    [(1, 12.706), (2, 4.303), (5, 2.571), (10, 2.228), (30, 2.042), (40, 2.021), (60, 2.000), (120, 1.980)],
)
def test_t_is_what_the_tables_have(df: int, t: float) -> None:
    assert t_975(df) == pytest.approx(t, abs=0.0005)


def test_t_falls_all_the_way_to_the_normal_quantile() -> None:
    falling = [t_975(df) for df in range(1, 200)]
    assert falling == sorted(falling, reverse=True)
    assert len(set(falling)) == len(falling)
    assert t_975(10**9) == pytest.approx(1.959964, abs=1e-6)


# Kappa over pairs


@pytest.mark.parametrize(("n", "provisional"), [(30, True), (49, True), (50, False), (80, False)])
def test_kappa_is_told_from_thirty_pairs_and_provisional_below_fifty(n: int, provisional: bool) -> None:
    of = pairs([[(1 + number % 3, 1 + number % 2) for number in range(n)]])
    kappa = quadratic_kappa([(pair.ai, pair.person) for pair in of])
    assert kappa is not None
    assert agreement_of(of) == Kappa(kappa, provisional)


def test_below_thirty_pairs_there_is_no_kappa() -> None:
    thirty = [(1, 1), (3, 3)] * 15
    assert agreement_of(pairs([thirty])) == (1.0, True)
    assert agreement_of(pairs([thirty[1:]])) is None


def test_where_both_gave_one_level_throughout_there_is_no_kappa() -> None:
    assert agreement_of(pairs([[(2, 2)] * 60])) is None
