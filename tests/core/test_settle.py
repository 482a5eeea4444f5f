"""What would settle which area is the weakest, checked by holding just those sessions."""

from statistics import fmean

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.evidence import Evidence, Signal, Source, noticed, scored
from bot.core.ranking import Certainty, first_guess, rank
from bot.core.settle import MOST_SESSIONS, PACE, Aim, EquallyWeak, Settling, until_clear, until_measured
from bot.core.settle import what_would_settle as what_would
from tests.cast import NOON

HUMAN, SELF = Source.HUMAN, Source.SELF


def by_oneself(area: str, *scores: int) -> list[Evidence]:
    """One score a session by the member, today."""
    return [scored(area, score, SELF, "ana", f"s-{area}-{n}", NOON) for n, score in enumerate(scores)]


def by_people(area: str, *scores: int) -> list[Evidence]:
    """One score a session, each by somebody else, today."""
    return [scored(area, score, HUMAN, f"p{n}", f"p-{area}-{n}", NOON) for n, score in enumerate(scores)]


def settles(*evidence: Evidence) -> Settling | EquallyWeak | None:
    ranked = rank(evidence, NOON)
    return what_would(ranked, first_guess(evidence, [one.area for one in ranked]), evidence, NOON)


def a_day_each(named: Settling, own: float, persons: float) -> list[Evidence]:
    """The named sessions, held on the days to come; what oneself and the person give."""
    held = []
    for number in range(named.sessions):
        session, at = f"new {number}", NOON + (number + 1) * PACE
        held.append(Evidence(named.area, own, SELF, "ana", session, at))
        if number < named.by_person:
            held.append(Evidence(named.area, persons, HUMAN, "kim", session, at))
    return held


def test_where_nothing_was_seen_nothing_needs_settling() -> None:
    assert settles() is None


def test_a_top_that_is_clear_needs_no_settling() -> None:
    assert settles(*by_people("opening", 1, 1, 1, 1), *by_people("ending", 3, 3, 3, 3)) is None


def test_areas_that_look_alike_are_said_to_be_equally_weak() -> None:
    alike = [*by_people("opening", 2, 2, 2), *by_people("ending", 2, 2, 2)]
    assert settles(*alike) == EquallyWeak("ending", "opening")


def test_what_is_probable_but_far_from_clear_is_left_at_that() -> None:
    seen = [*by_people("opening", 1, 2, 2), *by_people("ending", 2, 2, 2)]
    assert rank(seen, NOON)[0].certainty is Certainty.PROBABLY
    assert settles(*seen) is None


@pytest.mark.parametrize(
    ("ones", "others", "sessions", "by_person"),
    [
        ((1, 1, 2, 2), (2, 2, 2, 2), 3, 0),
        ((1, 1, 2, 2), (2,) * 8, 2, 0),  # more is known of the other, so less is missing
        ((2, 2, 2, 2), (2, 2, 3, 3), 4, 0),
    ],
)
def test_a_lead_that_is_only_probable_is_told_what_would_make_it_clear(
    ones: tuple[int, ...], others: tuple[int, ...], sessions: int, by_person: int
) -> None:
    seen = [*by_oneself("opening", *ones), *by_oneself("ending", *others)]
    assert settles(*seen) == Settling("opening", Aim.CLEAR, sessions, by_person, "ending")


@pytest.mark.parametrize(
    ("seen", "sessions", "by_person", "alone"),
    [
        (by_oneself("opening", 1), 2, 1, 3),
        (by_oneself("opening", 1, 2, 1), 1, 0, 1),
        (by_people("opening", 1), 1, 1, 3),
        ([noticed("opening", Signal.HESITATION, "d1", NOON)], 3, 1, 4),
    ],
)
def test_a_first_guess_is_told_how_many_sessions_make_it_a_measure(
    seen: list[Evidence], sessions: int, by_person: int, alone: int
) -> None:
    assert settles(*seen) == Settling("opening", Aim.MEASURED, sessions, by_person, alone=alone)


def test_an_area_never_seen_is_told_it_too_and_a_measured_one_needs_nothing() -> None:
    assert until_measured("opening", by_oneself("ending", 1), NOON) == Settling("opening", Aim.MEASURED, 3, 1, alone=4)
    assert until_measured("opening", by_people("opening", 1, 1), NOON) is None


def test_one_measured_area_and_a_guess_first_need_something_to_compare() -> None:
    seen = [*by_people("opening", 1, 1), *by_oneself("ending", 2)]
    assert settles(*seen) == Settling("ending", Aim.MEASURED, 2, 1, alone=3)


def test_an_only_area_that_is_measured_leaves_nothing_to_settle() -> None:
    assert settles(*by_people("opening", 1, 1)) is None


SCORES = st.lists(st.integers(1, 3), min_size=4, max_size=9)


@given(SCORES, SCORES)
def test_sessions_like_those_before_bring_the_label_when_the_other_area_is_kept_up(
    ones: list[int], others: list[int]
) -> None:
    seen = [*by_oneself("opening", *ones), *by_oneself("ending", *others)]
    first, second = rank(seen, NOON)
    named = until_clear(first, second, seen, NOON)
    if not isinstance(named, Settling):
        return
    usual = fmean(item.value for item in seen if item.area == first.area)
    later = NOON + named.sessions * PACE
    kept_up = [
        scored(one.area, int(one.value), SELF, "ana", one.session, later) for one in seen if one.area != first.area
    ]
    held = a_day_each(named, usual, first.estimate)
    after = rank([*(one for one in seen if one.area == first.area), *kept_up, *held], later)
    assert (after[0].area, after[0].certainty) == (first.area, Certainty.CLEARLY)


@given(st.lists(st.integers(1, 3), max_size=3))
def test_the_named_sessions_do_give_an_area_its_number(scores: list[int]) -> None:
    seen = by_oneself("opening", *scores)
    named = until_measured("opening", seen, NOON)
    assert named is not None
    later = NOON + named.sessions * PACE
    assert [one.area for one in rank([*seen, *a_day_each(named, 2, 2)], later)] == ["opening"]
    assert rank([*seen, *a_day_each(named, 2, 2)[:-2]], later) == []


@given(SCORES, SCORES)
def test_advice_stays_within_six_sessions_and_asks_a_person_to_every_other_one_at_most(
    ones: list[int], others: list[int]
) -> None:
    named = settles(*by_oneself("opening", *ones), *by_people("ending", *others))
    if isinstance(named, Settling):
        assert 1 <= named.sessions <= MOST_SESSIONS
        assert named.by_person <= (named.sessions + 1) // 2
