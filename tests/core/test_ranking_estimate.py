"""The Gaussian model: small cases worked out by hand, and any case against the model written out."""

from datetime import timedelta
from itertools import combinations
from math import sqrt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.estimate import Estimates, Hill, estimate
from bot.core.evidence import Evidence, Signal, Source, noticed, scored, weigh
from tests.cast import NOON
from tests.core.plain_model import PERSON, PlainModel

HUMAN, SELF, AI = Source.HUMAN, Source.SELF, Source.AI


def estimated(*evidence: Evidence) -> Estimates:
    return estimate(weigh(evidence, NOON))


def by_four_people(area: str, score: int) -> list[Evidence]:
    """Four people who each saw one session of their own."""
    return [scored(area, score, HUMAN, f"{area} {n}", f"{area} {n}", NOON) for n in range(4)]


def test_four_people_in_four_sessions() -> None:
    """The area varies around 2.1 by .45² of its own and a quarter of it with the person: .253125 in all.

    Each person adds noise .55², an offset .25² and a session .2², together .405. The weights are 320/81 and 4 · 200/81.
    """
    found = estimated(*by_four_people("opening", 1))
    assert found.areas["opening"] == pytest.approx((320 * 2.1 + 800 * 1) / 1120)


def test_what_one_member_always_adds_to_their_own_scores_is_shrunk_with_the_area() -> None:
    """Four 2s by oneself: expected was 2.3; of the .3 missing the area takes its share .253125 of .49375."""
    found = estimated(*(scored("opening", 2, SELF, "ana", f"d{n}", NOON) for n in range(4)))
    assert found.areas["opening"] == pytest.approx(2.1 - 0.3 * 0.253125 / 0.49375)


def test_one_ai_is_one_rater_with_a_leaning_of_its_own() -> None:
    """One 3 by an AI that reads .35 high: .55 above what was expected, of a variance .253125 + .09 + .49 + .04."""
    found = estimated(scored("opening", 3, AI, "model 1", "d1", NOON))
    assert found.areas["opening"] == pytest.approx(2.1 + 0.55 * 0.253125 / 0.873125)


def test_a_signal_is_an_observation_without_a_leaning() -> None:
    """A hesitation is worth 1.4, .7 below; its variance is 1.1² and the session's."""
    found = estimated(noticed("opening", Signal.HESITATION, "d1", NOON))
    assert found.areas["opening"] == pytest.approx(2.1 - 0.7 * 0.253125 / (0.253125 + 1.21 + 0.04))


def test_two_areas_hang_together_by_the_person() -> None:
    """Four 1s here, four 3s there: their difference shrinks by 2/3, and their sum by 3/4 from 4.2 to 4."""
    found = estimated(*by_four_people("opening", 1), *by_four_people("ending", 3))
    total, difference = 4.2 - 0.2 * 3 / 4, 2 * 2 / 3
    assert found.areas["opening"] == pytest.approx((total - difference) / 2)
    assert found.areas["ending"] == pytest.approx((total + difference) / 2)
    assert found.person == pytest.approx((4 * 2.1 + total) / 6)


def test_one_good_evening_is_partly_the_evenings() -> None:
    """Two areas seen by one person in one session against two in two: the same 3s lift them less."""
    apart = [scored(area, 3, HUMAN, "mia", f"d-{area}", NOON) for area in ("opening", "ending")]
    together = [scored(area, 3, HUMAN, "mia", "d1", NOON) for area in ("opening", "ending")]
    assert estimated(*together).areas["opening"] < estimated(*apart).areas["opening"]


def test_a_generous_rater_is_known_by_what_others_gave() -> None:
    fair = [scored(area, 2, HUMAN, "mia", f"{area}{n}", NOON) for area in ("opening", "ending") for n in range(5)]
    generous = [scored("opening", 3, HUMAN, "ben", f"b{n}", NOON) for n in range(5)]
    lone = scored("middle", 3, HUMAN, "ben", "m", NOON)
    with_a_leaning = estimated(*fair, *generous, lone).areas["middle"]
    without = estimated(*fair, lone).areas["middle"]
    assert with_a_leaning < without


def test_one_name_used_by_two_kinds_of_rater_is_two_raters() -> None:
    one_name = [scored("opening", 1, HUMAN, "x", "d1", NOON), scored("opening", 3, SELF, "x", "d2", NOON)]
    two_names = [scored("opening", 1, HUMAN, "x", "d1", NOON), scored("opening", 3, SELF, "y", "d2", NOON)]
    assert estimated(*one_name) == estimated(*two_names)


def test_ones_own_scores_carry_one_leaning_whatever_they_were_kept_under() -> None:
    under_two = [scored("opening", 1 + n % 2, SELF, name, f"d{n}", NOON) for n, name in enumerate(["ana", "", "ana"])]
    under_one = [scored("opening", 1 + n % 2, SELF, "ana", f"d{n}", NOON) for n in range(3)]
    assert estimated(*under_two) == estimated(*under_one)


def test_two_models_or_prompts_are_two_raters() -> None:
    one_ai = [scored("opening", 3, AI, "model|v1|p1", f"d{n}", NOON) for n in range(2)]
    two_ais = [scored("opening", 3, AI, f"model|v1|p{n}", f"d{n}", NOON) for n in range(2)]
    assert estimated(*two_ais).areas["opening"] > estimated(*one_ai).areas["opening"]


def test_the_sd_of_a_difference_is_what_the_scores_leave_of_it() -> None:
    """Two areas, four people each: a variance of 2 · .45² before, and each score has noise, leaning and evening."""
    found = estimated(*by_four_people("opening", 1), *by_four_people("ending", 3))
    prior, seen = 2 * 0.45**2, 2 * (0.55**2 + 0.25**2 + 0.2**2) / 4
    assert found.sd_between("opening", "ending") == pytest.approx(1 / sqrt(1 / prior + 1 / seen))


def test_one_rater_of_both_areas_leaves_less_open_than_one_for_each() -> None:
    def by(opening: str, ending: str) -> Estimates:
        raters = {"opening": opening, "ending": ending}
        seen = [scored(area, 2, HUMAN, who, f"{area}{n}", NOON) for area, who in raters.items() for n in range(20)]
        return estimated(*seen)

    assert by("mia", "mia").sd_between("opening", "ending") < 0.7 * by("mia", "ben").sd_between("opening", "ending")


ANYTHING = st.one_of(
    st.builds(
        lambda area, score, rater, session: scored(
            area, score, rater[0], rater[1], f"d{session}", NOON - timedelta(days=session)
        ),
        st.sampled_from("abc"),
        st.integers(1, 3),
        st.sampled_from([(SELF, "ana"), (HUMAN, "mia"), (HUMAN, "ben"), (AI, "old"), (AI, "new")]),
        st.integers(0, 8),
    ),
    st.builds(
        lambda area, signal, session: noticed(area, signal, f"d{session}", NOON - timedelta(days=session)),
        st.sampled_from("abc"),
        st.sampled_from(Signal),
        st.integers(0, 8),
    ),
)


@given(st.lists(ANYTHING, min_size=1, max_size=40))
def test_it_is_the_peak_of_the_model_written_out(evidence: list[Evidence]) -> None:
    observed = weigh(evidence, NOON)
    exact = PlainModel(observed).solved()
    found = estimate(observed)
    assert found.person == pytest.approx(exact[PERSON], abs=1e-8)
    for area, value in found.areas.items():
        assert value == pytest.approx(exact["area", area], abs=1e-8)


@given(st.lists(ANYTHING, min_size=1, max_size=40))
def test_the_sd_of_a_difference_is_that_of_the_model_written_out(evidence: list[Evidence]) -> None:
    observed = weigh(evidence, NOON)
    model, found = PlainModel(observed), estimate(observed)
    for one, other in combinations(sorted(found.areas), 2):
        variance = model.variance({("area", one): 1.0, ("area", other): -1.0})
        assert found.sd_between(one, other) == pytest.approx(sqrt(variance), abs=1e-8)


@given(st.lists(ANYTHING, min_size=1, max_size=40))
def test_sessions_seen_one_after_another_leave_one_where_all_at_once_would(evidence: list[Evidence]) -> None:
    observed = weigh(evidence, NOON)
    first = [item for item in observed if item.evidence.session < "d4"]
    hill = Hill(item.evidence for item in observed)
    hill.see(first)
    before, further = hill.peak(), hill.copied()
    further.see(item for item in observed if item.evidence.session >= "d4")
    assert further.peak().areas == pytest.approx(estimate(observed).areas, abs=1e-8)
    assert hill.peak() == before, "what the copy saw, the first one didn't"


@settings(max_examples=25)
@given(st.lists(ANYTHING, min_size=1, max_size=15))
def test_it_is_where_a_climb_along_one_coordinate_after_another_ends(evidence: list[Evidence]) -> None:
    observed = weigh(evidence, NOON)
    top = PlainModel(observed).climbed()
    found = estimate(observed)
    assert found.person == pytest.approx(top[PERSON], abs=1e-8)
    for area, value in found.areas.items():
        assert value == pytest.approx(top["area", area], abs=1e-8)


def test_it_is_the_peak_even_when_only_ones_own_many_scores_tell_area_from_leaning() -> None:
    """Hundreds of scores deep, areas and leaning pull against each other."""
    evidence = [scored(area, 1 + n % 2, SELF, "ana", f"d{n % 25}", NOON) for area in "abc" for n in range(200)]
    observed = weigh(evidence, NOON)
    exact = PlainModel(observed).solved()
    found = estimate(observed)
    assert found.areas == pytest.approx({area: exact["area", area] for area in "abc"}, abs=1e-8)
