"""What an observation weighs, and when there is enough of it."""

import random
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.evidence import (
    AI_WEIGHT_AT_MOST,
    SOURCE_OF,
    Evidence,
    Signal,
    Source,
    is_measured,
    n_eff,
    noticed,
    scored,
    weigh,
)
from bot.core.scoring import Rater
from tests.cast import NOON

HUMAN, SELF, AI = Source.HUMAN, Source.SELF, Source.AI
HUMAN_WEIGHT, SELF_WEIGHT, AI_WEIGHT = 1 / 0.3025, 1 / 0.5625, 1 / 0.49


def ago(days: float) -> datetime:
    return NOON - timedelta(days=days)


def a_score(source: Source, session: str = "d1", score: int = 2, at: datetime = NOON, rater: str = "") -> Evidence:
    return scored("opening", score, source, rater or source.value, session, at)


def weights(*evidence: Evidence) -> dict[tuple[str, str], float]:
    return {(w.evidence.session, w.evidence.rater or w.evidence.signal or ""): w.weight for w in weigh(evidence, NOON)}


@pytest.mark.parametrize(("rater", "source"), [("self", SELF), ("ai", AI), ("partner", HUMAN), ("professional", HUMAN)])
def test_partners_and_professionals_are_the_people(rater: str, source: Source) -> None:
    assert SOURCE_OF[Rater(rater)] is source


@pytest.mark.parametrize(
    ("item", "weight"),
    [
        (a_score(HUMAN), HUMAN_WEIGHT),
        (a_score(SELF), SELF_WEIGHT),
        (a_score(AI), AI_WEIGHT),
        (noticed("opening", Signal.HESITATION, "d1", NOON), 1 / 1.21),
        (noticed("opening", Signal.CANT_TELL, "d1", NOON), 1 / 1.44),
        (a_score(HUMAN, at=ago(21)), HUMAN_WEIGHT / 2),  # half after three weeks
        (a_score(HUMAN, at=ago(42)), HUMAN_WEIGHT / 4),
        (a_score(HUMAN, at=ago(-3)), HUMAN_WEIGHT),  # dated ahead: fresh, not more than fresh
    ],
)
def test_an_observation_weighs_one_over_its_variance_halved_every_three_weeks(item: Evidence, weight: float) -> None:
    [weighed] = weigh([item], NOON)
    assert weighed.weight == pytest.approx(weight)


@pytest.mark.parametrize(
    ("signal", "value"),
    [
        (Signal.HESITATION, 1.4),
        (Signal.SURPRISE, 1.3),
        (Signal.REHEARSED, 1.7),
        (Signal.CANT_TELL, 1.6),
    ],
)
def test_a_signal_has_a_value_but_no_rater(signal: Signal, value: float) -> None:
    item = noticed("opening", signal, "d1", NOON)
    assert (item.value, item.rater, item.source, item.signal, item.is_score) == (
        value,
        "",
        Source.SIGNAL,
        signal,
        False,
    )


@pytest.mark.parametrize(("score", "source"), [(0, SELF), (4, HUMAN), (2, Source.SIGNAL)])
def test_a_score_is_a_1_2_or_3_by_somebody(score: int, source: Source) -> None:
    with pytest.raises(AssertionError):
        scored("opening", score, source, "mia", "d1", NOON)


def test_raters_of_one_area_in_one_session_each_carry_the_variance_they_share() -> None:
    found = weights(a_score(SELF), a_score(HUMAN), a_score(AI))
    assert found == pytest.approx({("d1", "self"): 1 / 0.7125, ("d1", "human"): 1 / 0.4525, ("d1", "ai"): 1 / 0.64})


def test_two_raters_are_enough_to_share_and_a_signal_beside_them_is_its_own() -> None:
    found = weights(a_score(SELF), a_score(HUMAN), noticed("opening", Signal.SURPRISE, "d1", NOON))
    assert found == pytest.approx(
        {("d1", "self"): 1 / 0.7125, ("d1", "human"): 1 / 0.4525, ("d1", "surprise"): 1 / 1.21}
    )


def test_another_session_another_area_or_a_signal_shares_nothing() -> None:
    alone = a_score(SELF)
    others = [
        a_score(SELF, "d2"),
        scored("ending", 2, SELF, "self", "d1", NOON),
        noticed("opening", Signal.SURPRISE, "d1", NOON),
    ]
    assert [w.weight for w in weigh([alone, *others], NOON) if w.evidence.is_score] == pytest.approx([SELF_WEIGHT] * 3)


def test_ai_weighs_a_person_and_a_half_in_an_area_and_the_newest_sessions_come_first() -> None:
    scores = [a_score(AI, f"d{day}", at=ago(day)) for day in range(6)]
    found = weights(*scores)
    assert list(found) == [("d0", "ai"), ("d1", "ai"), ("d2", "ai")]
    assert found["d0", "ai"] == pytest.approx(AI_WEIGHT)
    assert sum(found.values()) == pytest.approx(1.5 / 0.3025)


def test_an_ai_score_beyond_the_limit_takes_nothing_from_the_score_beside_it() -> None:
    newer = [a_score(AI, f"d{day}", at=ago(day)) for day in range(4)]
    assert weights(*newer, a_score(AI, "old", at=ago(21)), a_score(HUMAN, "old", at=ago(21)))[
        "old", "human"
    ] == pytest.approx(HUMAN_WEIGHT / 2)


def test_the_limit_on_ai_is_each_areas_own() -> None:
    scores = [scored(area, 2, AI, "ai", f"d{n}", NOON) for area in ("opening", "ending") for n in range(5)]
    for area in ("opening", "ending"):
        kept = [w.weight for w in weigh(scores, NOON) if w.evidence.area == area]
        assert sum(kept) == pytest.approx(AI_WEIGHT_AT_MOST)


def test_what_is_so_old_that_nothing_of_it_is_left_is_not_listed() -> None:
    assert weigh([a_score(HUMAN, at=ago(365 * 80))], NOON) == []


@pytest.mark.parametrize(
    ("evidence", "measured"),
    [
        ([a_score(HUMAN, "d1"), a_score(HUMAN, "d2")], True),  # two people's worth, exactly
        ([a_score(HUMAN, "d1"), a_score(HUMAN, "d2", at=ago(1))], False),  # a day old, just below
        ([a_score(SELF, f"d{n}") for n in range(3)], False),  # 1.6
        ([a_score(SELF, f"d{n}") for n in range(4)], True),  # 2.2
        ([a_score(HUMAN, "d1", rater=name) for name in ("mia", "ben", "kim", "lu")], False),  # one session only
        ([a_score(AI, f"d{n}") for n in range(9)], False),  # AI alone never is
        ([*(a_score(AI, f"d{n}") for n in range(9)), a_score(SELF, "d10")], True),  # 1.5 of AI's and 0.54
        ([noticed("opening", Signal.CANT_TELL, f"d{n}", NOON) for n in range(12)], False),  # no score at all
        ([*(noticed("opening", Signal.SURPRISE, f"d{n}", NOON) for n in range(6)), a_score(SELF, "d9")], True),
        ([], False),
    ],
)
def test_measured_takes_two_peoples_worth_two_sessions_and_a_score_that_is_not_ais(
    evidence: list[Evidence], measured: bool
) -> None:
    assert is_measured(weigh(evidence, NOON)) is measured


SESSIONS = st.integers(0, 5)
EVIDENCE = st.lists(
    st.one_of(
        st.builds(
            lambda area, score, source, session: scored(
                area, score, source, source.value, f"d{session}", ago(9 * session)
            ),
            st.sampled_from(["opening", "ending"]),
            st.integers(1, 3),
            st.sampled_from([HUMAN, SELF, AI]),
            SESSIONS,
        ),
        st.builds(
            lambda area, signal, session: noticed(area, signal, f"d{session}", ago(9 * session)),
            st.sampled_from(["opening", "ending"]),
            st.sampled_from(Signal),
            SESSIONS,
        ),
    ),
    max_size=24,
)


@given(EVIDENCE)
def test_ai_never_weighs_more_than_its_limit_and_nothing_weighs_nothing(evidence: list[Evidence]) -> None:
    weighed = weigh(evidence, NOON)
    for area in ("opening", "ending"):
        ai = sum(w.weight for w in weighed if w.evidence.area == area and w.evidence.source is AI)
        assert ai <= AI_WEIGHT_AT_MOST + 1e-9
    assert all(0 < w.weight <= 1 / w.evidence.noise_sd**2 for w in weighed)


@given(EVIDENCE, st.randoms(use_true_random=False))
def test_the_order_observations_came_in_makes_no_difference(evidence: list[Evidence], chance: random.Random) -> None:
    shuffled = chance.sample(evidence, len(evidence))
    assert weigh(shuffled, NOON) == weigh(evidence, NOON)


def test_two_alike_in_all_but_their_name_are_listed_in_one_order() -> None:
    one, other = (scored("opening", 2, HUMAN, "mia", "d1", NOON, ref) for ref in ("a", "b"))
    assert weigh([one, other], NOON) == weigh([other, one], NOON)


@given(EVIDENCE, st.integers(1, 400))
def test_evidence_only_fades(evidence: list[Evidence], days: int) -> None:
    people = [item for item in evidence if item.source is not AI]
    later = weigh(people, NOON + timedelta(days=days))
    assert n_eff(later) <= n_eff(weigh(people, NOON))


@given(EVIDENCE)
def test_nothing_is_measured_without_a_score_that_is_not_ais(evidence: list[Evidence]) -> None:
    no_person = [item for item in evidence if item.source not in (HUMAN, SELF)]
    assert not is_measured([w for w in weigh(no_person, NOON) if w.evidence.area == "opening"])
