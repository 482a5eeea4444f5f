"""What a row of drills of one area says: reliable, due for a check, stuck, or ready for more."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.members import Level
from bot.core.progress import (
    PastGoal,
    is_by_own_reading,
    is_leech,
    is_reliable,
    next_check,
    offer_stretch,
    reliable_since,
)
from tests.cast import NOON


def after(*, days: float) -> datetime:
    return NOON + timedelta(days=days)


def a_drill(*, passed: bool = False, **changes: Any) -> PastGoal:
    """A drill that ended at noon; by default not passed, with a 1."""
    plain = PastGoal("In 40 seconds: the point.", Level.SENIOR, passed, self_score=1, closed_at=NOON)
    return replace(plain, **changes)


def row(letters: str, days: Sequence[float] = ()) -> list[PastGoal]:
    """Drills from letters, oldest first, one a day unless said otherwise; given back newest first.

    p: passed; P: passed, and a person scored it; o: passed by the member's word, overruled; f: not passed.
    """
    drills = [
        a_drill(passed=letter in "pPo", by_a_person=letter in "Po", overruled=letter == "o", closed_at=after(days=day))
        for letter, day in zip(letters, days or range(len(letters)), strict=True)
    ]
    return drills[::-1]


def scores_of(*oldest_first: int | None, **changes: Any) -> list[PastGoal]:
    """Drills on one goal, none passed, with these self-scores; given back newest first."""
    return [a_drill(self_score=score, **changes) for score in reversed(oldest_first)]


@pytest.mark.parametrize(
    ("letters", "since"),
    [
        ("", None),
        ("p", None),  # one pass may be luck
        ("pp", 1),  # two of two: there is no third to look at
        ("fp", None),
        ("pf", None),  # the latest has to be a pass
        ("ppf", None),  # two of three, but not the latest: a failed check undoes it by itself
        ("pfp", 2),
        ("fpp", 2),
        ("pfpp", 2),  # reliable at the third, and the fourth changes nothing
        ("ppfp", 3),  # lost at the third, so the count of days starts anew at the fourth
        ("pppp", 1),
        ("pffp", None),  # the first pass is out of sight
        ("ppffpp", 5),
        ("ppo", None),  # a person or a quote gave 1: no pass
        ("pop", 2),  # overruled once, passed on either side
        ("oop", None),
        ("fpPp", 2),
    ],
)
def test_reliable_is_two_of_the_last_three_the_latest_included(letters: str, since: int | None) -> None:
    drills = row(letters)
    assert is_reliable(drills) is (since is not None)
    assert reliable_since(drills) == (None if since is None else after(days=since))


@pytest.mark.parametrize(
    ("letters", "own"),
    [
        ("pp", True),
        ("pP", False),
        ("Pp", False),
        ("Pfp", False),
        ("Pppp", True),  # what the person saw is no longer among the three it rests on
        ("pop", True),  # a person saw only the drill that doesn't count
        ("Pf", False),  # not reliable at all
        ("", False),
    ],
)
def test_by_ones_own_reading_is_reliable_with_nobody_elses_score_on_a_pass(letters: str, own: bool) -> None:
    assert is_by_own_reading(row(letters)) is own


@pytest.mark.parametrize(
    ("letters", "days", "due"),
    [
        ("pf", (0, 1), None),  # not reliable
        ("pp", (0, 1), 8),  # a week after it became so
        ("ppp", (0, 1, 4), 8),  # more practice before the check moves nothing
        ("ppp", (0, 1, 8), 22),  # the first check on its very day
        ("ppp", (0, 1, 12), 22),  # late, and the second stays where it was
        ("pppp", (0, 1, 9, 22), None),  # both behind it
        ("ppp", (0, 1, 30), None),  # away for a month: one round answers both
        ("ppf", (0, 1, 8), None),  # the check failed, no longer reliable
        ("ppfp", (0, 1, 8, 9), 16),  # reliable again, and the days are counted from there
        ("pppf", (0, 1, 8, 22), None),  # the second check failed
    ],
)
def test_a_reliable_area_comes_back_after_7_and_21_days(letters: str, days: Sequence[float], due: float | None) -> None:
    assert next_check(row(letters, days)) == (None if due is None else after(days=due))


@pytest.mark.parametrize(
    ("drills", "leech"),
    [
        (scores_of(1, 1, 1, 1), True),
        (scores_of(1, 1, 1), False),  # three are not four
        (scores_of(2, 2, 1, 1), True),  # going down
        (scores_of(1, 2, 2, 1), True),  # no higher
        (scores_of(1, 1, 1, 2), False),  # something moves
        (scores_of(1, 1, 1, 1, 2, 2), False),  # of a longer row the latest four
        (scores_of(1, 2, 1, 1, 1, 1), True),
        (scores_of(2, None, None, 2), True),  # the numbers there are: 2 and 2
        (scores_of(1, None, 2, None), False),
        (scores_of(None, None, 2, 2), True),  # nothing to have risen from
        (scores_of(1, 1, None, None), True),  # no number that rose
        (scores_of(None, None, None, None), True),
        ([*scores_of(1, 1, 1), a_drill(passed=True)], False),  # a pass among them
        ([a_drill(passed=True), *scores_of(1, 1, 1)], False),
        ([*scores_of(1, 1, 1), a_drill(passed=True, overruled=True)], True),  # which somebody else gave a 1
        ([*scores_of(1, 1, 1), a_drill(goal="In 20 seconds: the price.")], False),  # the goal changed after the first
        (scores_of(1, goal="In 20 seconds: the price.") + scores_of(1, 1, 1, 1), False),  # dealt with: counts anew
        (scores_of(1, 1, 1, 1, goal="Another.") + scores_of(1, 1, 1, 1), True),  # and the new goal is one as well
        ([*scores_of(1, 1), *scores_of(1, 1, goal="in 40  seconds: the point")], True),  # retyped, not changed
    ],
)
def test_a_leech_is_four_drills_on_one_goal_with_no_pass_and_no_rise(drills: list[PastGoal], leech: bool) -> None:
    assert is_leech(drills) is leech


def at(*levels_and_passes: tuple[Level, bool]) -> list[PastGoal]:
    """Drills at these levels, oldest first; given back newest first."""
    return [a_drill(passed=passed, level=level) for level, passed in reversed(levels_and_passes)]


@pytest.mark.parametrize(
    ("drills", "offered"),
    [
        ([], False),
        (at((Level.SENIOR, True)), False),
        (at((Level.SENIOR, True), (Level.SENIOR, True)), True),
        (at((Level.SENIOR, True), (Level.SENIOR, False)), False),
        (at((Level.SENIOR, False), (Level.SENIOR, True)), False),
        (at((Level.SENIOR, True), (Level.SENIOR, False), (Level.SENIOR, True)), False),  # not in a row
        (at((Level.MID, True), (Level.SENIOR, True)), False),  # the first was easier
        (at((Level.SENIOR, True), (Level.STAFF, False), (Level.SENIOR, True)), True),  # what a stretch did is apart
        ([a_drill(passed=True, overruled=True), a_drill(passed=True)], False),
    ],
)
def test_two_passes_in_a_row_at_a_level_offer_stretch(drills: list[PastGoal], offered: bool) -> None:
    assert offer_stretch(drills, Level.SENIOR) is offered


def spaced(letters: Sequence[str], gaps: Sequence[int]) -> list[PastGoal]:
    """Drills with so many days from one to the next."""
    days = [sum(gaps[:n]) for n in range(len(letters))]
    return row("".join(letters), days)


HISTORIES = st.lists(st.tuples(st.sampled_from("pPof"), st.integers(1, 25)), max_size=9).map(
    lambda drills: spaced([letter for letter, _ in drills], [gap for _, gap in drills])
)


def closings(drills: Sequence[PastGoal]) -> list[datetime]:
    return [drill.closed_at for drill in drills]


@given(HISTORIES)
def test_an_area_is_reliable_since_the_end_of_a_pass_that_made_it_so(drills: list[PastGoal]) -> None:
    since = reliable_since(drills)
    assert (since is not None) is is_reliable(drills)
    if since is not None:
        first = closings(drills).index(since)
        assert drills[first].passed
        assert all(is_reliable(drills[n:]) for n in range(first + 1))
        assert not is_reliable(drills[first + 1 :])


@given(HISTORIES)
def test_a_check_is_ahead_of_the_latest_drill_and_a_week_or_three_after_it_became_reliable(
    drills: list[PastGoal],
) -> None:
    due, since = next_check(drills), reliable_since(drills)
    if due is not None:
        assert since is not None
        assert due > drills[0].closed_at
        assert due - since in (timedelta(days=7), timedelta(days=21))


@given(HISTORIES)
def test_passing_every_check_on_its_day_ends_them_within_two(drills: list[PastGoal]) -> None:
    checks = 0
    while (due := next_check(drills)) is not None:
        drills = [a_drill(passed=True, closed_at=due), *drills]
        checks += 1
    assert checks <= 2


@given(HISTORIES)
def test_a_failed_check_makes_an_area_unreliable_and_a_pass_then_makes_it_so_again(drills: list[PastGoal]) -> None:
    latest = drills[0].closed_at if drills else NOON
    failed = [a_drill(closed_at=latest + timedelta(days=7)), *drills]
    again = [a_drill(passed=True, closed_at=latest + timedelta(days=8)), *failed]
    assert not is_reliable(failed)
    assert next_check(failed) is None
    assert is_reliable(again) is bool(drills and drills[0].passed)


@given(HISTORIES)
def test_nothing_is_a_leech_and_reliable_or_stretched_at_once(drills: list[PastGoal]) -> None:
    assert not (is_leech(drills) and (is_reliable(drills) or offer_stretch(drills, Level.SENIOR)))


@given(HISTORIES)
def test_an_older_history_changes_neither_whether_it_is_reliable_nor_whether_it_is_a_leech(
    drills: list[PastGoal],
) -> None:
    assert is_reliable(drills[:3]) is is_reliable(drills)
    assert is_by_own_reading(drills[:3]) is is_by_own_reading(drills)
    assert is_leech(drills[:4]) is is_leech(drills)
