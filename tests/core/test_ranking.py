"""Which area is weakest, how sure that is, and why."""

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.estimate import Estimates, estimate
from bot.core.evidence import Evidence, Signal, Source, noticed, scored, weigh
from bot.core.ranking import Certainty, first_guess, measured_areas, presumed, probability_weaker, rank
from tests.cast import NOON

HUMAN, SELF, AI = Source.HUMAN, Source.SELF, Source.AI
CENT = 0.01


def ago(days: float) -> datetime:
    return NOON - timedelta(days=days)


def by_people(area: str, *scores: int, days: Sequence[float] = (), prefix: str = "d") -> list[Evidence]:
    """One score a session, each session by somebody else, today unless said otherwise."""
    when = days or [0] * len(scores)
    sessions = enumerate(zip(scores, when, strict=True))
    return [scored(area, score, HUMAN, f"p{n}", f"{prefix}-{area}-{n}", ago(day)) for n, (score, day) in sessions]


def by_oneself(area: str, *scores: int) -> list[Evidence]:
    """One score a session by the member, today."""
    return [scored(area, score, SELF, "ana", f"s-{area}-{n}", NOON) for n, score in enumerate(scores)]


def order(*evidence: Evidence) -> list[str]:
    return [one.area for one in rank(evidence, NOON)]


def test_without_evidence_there_is_no_ranking() -> None:
    assert rank([], NOON) == []


def test_the_weakest_area_comes_first() -> None:
    evidence = [*by_people("ending", 3, 3, 2), *by_people("opening", 1, 1, 2), *by_people("middle", 2, 2, 2)]
    assert order(*evidence) == ["opening", "middle", "ending"]


def test_an_area_below_the_minimum_is_left_out_and_says_nothing_about_the_others() -> None:
    measured = by_oneself("opening", 2, 2, 2, 2)
    assert rank([*measured, *by_oneself("ending", 1)], NOON) == rank(measured, NOON)


def test_an_only_area_is_ranked_with_nothing_to_compare() -> None:
    [only] = rank(by_people("opening", 1, 1, 1, 1), NOON)
    assert only.estimate == pytest.approx(46 / 35)
    assert (only.n_eff, only.n, only.n_human, only.certainty) == (4.0, 4, 4, None)


def test_the_counts_tell_scores_from_signals_and_people_from_the_rest() -> None:
    evidence = [
        *by_people("opening", 1, 2),
        *by_oneself("opening", 1),
        scored("opening", 1, AI, "model", "s9", NOON),
        noticed("opening", Signal.CANT_TELL, "s9", NOON),
    ]
    [only] = rank(evidence, NOON)
    assert (only.n, only.n_human) == (4, 2)


def test_an_ai_score_that_carries_no_weight_is_not_counted() -> None:
    by_ai = [scored("opening", 1, AI, "model", f"a{n}", ago(n)) for n in range(8)]
    [only] = rank([*by_people("opening", 2, 2), *by_ai], NOON)
    assert only.n == 2 + 3


def test_evidence_dated_ahead_counts_as_fresh() -> None:
    ahead = by_people("opening", 1, 1, days=[-2, -2])
    today = by_people("opening", 1, 1)
    assert rank(ahead, NOON)[0].estimate == rank(today, NOON)[0].estimate


def test_what_is_old_fades_until_the_area_is_no_longer_measured() -> None:
    evidence = by_people("opening", 1, 1, 1)
    [fresh] = rank(evidence, NOON)
    [older] = rank(evidence, NOON + timedelta(days=10))
    assert fresh.estimate < older.estimate < 2.1
    assert rank(evidence, NOON + timedelta(days=20)) == []


def test_of_equal_estimates_the_one_with_more_evidence_comes_first() -> None:
    """An old 3 and a signal pull one of two alike areas up and down by the same, and are two observations more."""
    both_ways = [*by_people("opening", 3, days=[69], prefix="old"), noticed("opening", Signal.REHEARSED, "x", NOON)]
    first, second = rank([*by_people("ending", 2, 2), *by_people("opening", 2, 2), *both_ways], NOON)
    assert round(first.estimate, 2) == round(second.estimate, 2)
    assert (first.area, second.area) == ("opening", "ending")
    assert first.n_eff > second.n_eff


def test_of_equal_evidence_the_area_undrilled_longest_comes_first() -> None:
    evidence = [*by_people("ending", 2, 2, 2, days=[1, 1, 1]), *by_people("opening", 2, 2, 2, days=[1.1, 1.1, 1.1])]
    assert order(*evidence) == ["opening", "ending"]


def test_of_areas_equal_in_all_the_name_decides() -> None:
    assert order(*by_people("opening", 2, 2), *by_people("ending", 2, 2)) == ["ending", "opening"]


@pytest.mark.parametrize(
    ("one", "other", "chance"),
    [(1.5, 1.5, 0.5), (1.5, 2.0, 0.841345), (1.5, 1.7, 0.655422), (2.0, 1.5, 0.158655)],  # half a point is one sd
)
def test_the_chance_of_being_weaker_is_phi_of_the_difference(one: float, other: float, chance: float) -> None:
    """Of two unknowns that don't hang together, with sds of .3 and .4."""
    areas = {"opening": one, "ending": other}
    estimates = Estimates(2.1, areas, {"opening": 0, "ending": 1}, [[1 / 0.3], [0.0, 1 / 0.4]])
    assert probability_weaker(estimates, "opening", "ending") == pytest.approx(chance, abs=1e-6)


def test_what_two_different_people_gave_two_areas_is_not_clear_where_one_persons_word_would_be() -> None:
    """Who is generous may be all the difference there is."""

    def certainty(opening: str, ending: str) -> Certainty | None:
        given = (("opening", opening, (1, 2, 2, 2)), ("ending", ending, (2, 2, 2, 2)))
        seen = [
            scored(area, score, HUMAN, who, f"{area}{n}{again}", NOON)
            for area, who, scores in given
            for n, score in enumerate(scores)
            for again in range(4)
        ]
        return rank(seen, NOON)[0].certainty

    assert certainty("mia", "mia") is Certainty.CLEARLY
    assert certainty("mia", "ben") is Certainty.PROBABLY


@pytest.mark.parametrize(
    ("ones", "others", "certainty"),
    [
        ((1, 1, 1, 1), (2, 2, 2, 2), Certainty.CLEARLY),
        ((1, 2, 2, 2), (2, 2, 2, 3), Certainty.CLEARLY),
        ((1, 2, 2, 2), (2, 2, 2, 2), Certainty.PROBABLY),
        ((2, 2, 2, 2), (2, 2, 2, 2), Certainty.TOO_CLOSE),
    ],
)
def test_certainty_is_about_the_next_area_and_the_last_has_none(
    ones: Sequence[int], others: Sequence[int], certainty: Certainty
) -> None:
    first, last = rank([*by_people("ending", *ones), *by_people("opening", *others)], NOON)
    assert (first.certainty, last.certainty) == (certainty, None)


def test_because_keeps_the_three_that_weigh_most_as_they_were_given() -> None:
    """The two 1s by people lead; of the rest the self-score outweighs a signal; a 2, near the mean, weighs little."""
    two_ones = by_people("opening", 1, 1)
    own = by_oneself("opening", 1)
    rest = [*by_people("opening", 2, prefix="x"), noticed("opening", Signal.CANT_TELL, "x", NOON)]
    [only] = rank([*rest, *own, *two_ones], NOON)
    assert set(only.because[:2]) == set(two_ones)
    assert only.because[2:] == (own[0],)


def test_because_names_what_speaks_against_it_too() -> None:
    threes = by_people("opening", 3, 3, 3)
    [only] = rank([*by_people("opening", 2, 2, 2, prefix="x"), *threes], NOON)
    assert set(only.because) == set(threes)


def test_a_first_guess_is_the_lowest_self_score_then_signals() -> None:
    hesitated = [noticed("middle", Signal.HESITATION, "d1", NOON)]
    evidence = [
        *by_oneself("above", 3),
        *by_oneself("twice", 2, 1),
        *by_oneself("below", 1),
        noticed("below", Signal.SURPRISE, "d2", NOON),
        *by_oneself("bar", 2),
        *hesitated,
        *by_people("poor", 1),
        *by_people("fine", 2),
    ]
    assert first_guess(evidence, []) == ["below", "twice", "bar", "middle", "poor", "fine", "above"]


def test_a_first_guess_leaves_out_what_is_measured() -> None:
    assert first_guess([*by_oneself("bar", 2), *by_oneself("below", 1)], ["below"]) == ["bar"]
    assert first_guess([], []) == []


AREAS = st.sampled_from(["opening", "middle", "ending"])
RATERS = st.sampled_from([(SELF, "ana"), (SELF, "ana"), (HUMAN, "mia"), (HUMAN, "ben"), (AI, "model")])


def _score(area: str, score: int, rater: tuple[Source, str], session: int) -> Evidence:
    return scored(area, score, *rater, f"d{session}", ago(3 * session))


SCORES = st.builds(_score, AREAS, st.integers(1, 3), RATERS, st.integers(0, 5))
SIGNALS = st.builds(
    lambda area, signal, session: noticed(area, signal, f"d{session}", ago(3 * session)),
    AREAS,
    st.sampled_from(Signal),
    st.integers(0, 5),
)
MEASURED = [item for area in ("opening", "middle", "ending") for item in by_oneself(area, 2, 2, 2, 2)]
"""Enough for all three areas to be ranked whatever is added."""
HISTORIES = st.lists(SCORES | SIGNALS, max_size=12)
"""About as much as a few weeks leave."""


@given(HISTORIES, st.randoms(use_true_random=False))
def test_the_order_observations_came_in_makes_no_difference(evidence: list[Evidence], chance: random.Random) -> None:
    shuffled = chance.sample(evidence, len(evidence))
    assert rank(shuffled, NOON) == rank(evidence, NOON)


@given(HISTORIES)
def test_a_ranking_is_in_order_with_a_label_for_all_but_the_last(evidence: list[Evidence]) -> None:
    ranked = rank([*MEASURED, *evidence], NOON)
    assert {one.area for one in ranked} == {"opening", "middle", "ending"}
    assert all(round(one.estimate, 2) <= round(after.estimate, 2) for one, after in pairwise(ranked))
    assert [one.certainty is None for one in ranked] == [False, False, True]


@given(HISTORIES)
def test_clearly_begins_at_four_in_five_and_probably_at_65_in_100(evidence: list[Evidence]) -> None:
    seen = [*MEASURED, *evidence]
    estimates = estimate([item for group in measured_areas(weigh(seen, NOON)).values() for item in group])
    for one, following in pairwise(rank(seen, NOON)):
        chance = probability_weaker(estimates, one.area, following.area)
        assert (one.certainty is Certainty.CLEARLY) is (chance >= 0.8)
        assert (one.certainty is Certainty.TOO_CLOSE) is (chance < 0.65)


@given(HISTORIES)
def test_every_area_with_evidence_is_either_ranked_or_guessed_at(evidence: list[Evidence]) -> None:
    ranked = [one.area for one in rank(evidence, NOON)]
    guessed = first_guess(evidence, ranked)
    assert sorted([*ranked, *guessed]) == sorted({item.area for item in evidence})


@given(HISTORIES)
def test_no_area_is_ranked_on_ai_and_signals_alone(evidence: list[Evidence]) -> None:
    ranked = rank(evidence, NOON)
    assert {one.area for one in ranked} <= {item.area for item in evidence if item.source in (SELF, HUMAN)}


@given(HISTORIES, SCORES.filter(lambda item: item.value < 3))
def test_a_better_score_never_lowers_its_area(evidence: list[Evidence], item: Evidence) -> None:
    def with_score(value: float) -> float:
        given_it = [*MEASURED, *evidence, replace(item, value=value)]
        return next(one.estimate for one in rank(given_it, NOON) if one.area == item.area)

    assert with_score(item.value + 1) >= with_score(item.value) - 1e-8


@given(HISTORIES, SCORES.filter(lambda item: item.source is not AI))
def test_one_more_score_below_the_bar_never_moves_an_area_back(evidence: list[Evidence], item: Evidence) -> None:
    """Whatever it led by a cent, it still leads. (AI's are left out: a new one pushes an old one over the limit.)"""
    before = {one.area: one.estimate for one in rank([*MEASURED, *evidence], NOON)}
    after = order(*MEASURED, *evidence, replace(item, value=1.0))
    led = [area for area, estimate in before.items() if estimate >= before[item.area] + CENT]
    assert all(after.index(item.area) < after.index(area) for area in led)


@given(HISTORIES, AREAS)
def test_without_what_was_seen_of_one_area_the_others_stay_ranked_on_what_they_were(
    evidence: list[Evidence], gone: str
) -> None:
    whole = [*MEASURED, *evidence]
    before = {one.area: (one.n_eff, one.n, one.n_human, one.last_seen) for one in rank(whole, NOON)}
    left = rank([item for item in whole if item.area != gone], NOON)
    after = {one.area: (one.n_eff, one.n, one.n_human, one.last_seen) for one in left}
    assert after == {area: what for area, what in before.items() if area != gone}


@given(HISTORIES, SCORES.filter(lambda item: item.source is not AI), st.integers(1, 60))
def test_the_older_a_score_is_the_less_it_moves_its_area(evidence: list[Evidence], item: Evidence, days: int) -> None:
    """Told by a score far from where the area stands, in a session of its own."""

    def moved(by: Evidence) -> float:
        with_it, without = rank([*MEASURED, *evidence, by], NOON), rank([*MEASURED, *evidence], NOON)
        value, before = (next(one.estimate for one in each if one.area == by.area) for each in (with_it, without))
        return abs(value - before)

    far = replace(item, value=9.0, session="its own", rater="nobody else", at=NOON)
    assert moved(replace(far, at=NOON - timedelta(days=days))) < moved(far)


def test_where_an_area_presumably_stands_is_asked_of_everything_seen() -> None:
    seen = [*by_people("opening", 1), *by_oneself("ending", 3)]
    found = presumed(seen, ["opening", "ending", "middle"], NOON)
    assert rank(seen, NOON) == []
    assert found["opening"] < found["middle"] < found["ending"]


@given(HISTORIES)
def test_where_every_area_seen_is_measured_the_ranking_says_where_it_presumably_stands(
    evidence: list[Evidence],
) -> None:
    whole = [*MEASURED, *evidence]
    ranked = {one.area: one.estimate for one in rank(whole, NOON)}
    assert presumed(whole, ranked, NOON) == pytest.approx(ranked)
