"""What a chart of areas shows: whether there is enough, which weeks it has, what it draws and what it only names."""

import random
from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.area_chart import (
    FEWEST_SCORES,
    FEWEST_WEEKS,
    MOST_LINES,
    MOST_WEEKS,
    Beside,
    Compared,
    Line,
    NotDrawn,
    beside_others,
    charts_of_area,
    charts_of_rubric,
    drawn_from,
    over_time,
)
from bot.core.evidence import Evidence, Signal, Source, noticed, scored
from tests.cast import NOON
from tests.core.samples import a_rubric

TODAY = NOON.date()
WEEK = timedelta(weeks=1)
SELF, HUMAN, AI = Source.SELF, Source.HUMAN, Source.AI


def score(number: int, days_ago: float = 0, source: Source = SELF, area: str = "opening", by: str = "x") -> Evidence:
    """A score of that day, in a session of its own."""
    at = NOON - timedelta(days=days_ago)
    return scored(area, number, source, f"{source}:{by}", f"s{days_ago}", at, f"s{days_ago}/{source}:{by}/{area}")


def scores(*numbers: int, every: float = 7, last: float = 0, source: Source = SELF) -> list[Evidence]:
    """One score every so many days, oldest first."""
    count = len(numbers)
    return [score(number, last + every * (count - 1 - place), source) for place, number in enumerate(numbers)]


def drawn(groups: dict[str, Sequence[Evidence]], tz: str = "UTC") -> dict[str, tuple[float, ...]]:
    """Name → values of each line; empty when nothing is drawn."""
    shown = over_time(groups, TODAY, tz)
    return {line.name: line.values for line in shown.lines} if shown else {}


@pytest.mark.parametrize(
    "seen",
    [
        [],
        scores(1, 2),  # too few
        scores(1, 2, 3, every=2),  # all within the last week
        scores(1, 2, 3, every=0.1),
    ],
)
def test_too_little_draws_nothing(seen: list[Evidence]) -> None:
    assert over_time({"you": seen}, TODAY, "UTC") is None


def test_nothing_to_group_draws_nothing() -> None:
    assert over_time({}, TODAY, "UTC") is None


def test_a_point_is_the_mean_of_the_latest_scores_by_the_end_of_its_week() -> None:
    shown = over_time({"you": scores(1, 3, 2, 2, 2, 1, 3)}, TODAY, "UTC")
    assert shown is not None
    assert shown.lines == (Line("you", (1, 2, 2, 2, 2, 2, 2), 7),)
    assert shown.ends == tuple(TODAY - ago * WEEK for ago in (6, 5, 4, 3, 2, 1, 0))
    assert shown.not_drawn == ()


def test_only_the_last_five_make_a_point() -> None:
    assert drawn({"you": scores(1, 1, 1, 1, 3, 3, 3)})["you"][-2:] == (1.8, 2.2)


def test_a_week_without_a_score_keeps_the_value_before_it() -> None:
    assert drawn({"you": [*scores(1, 2, last=21), score(3)]}) == {"you": (1, 1.5, 1.5, 1.5, 2)}


def test_the_day_is_that_of_the_members_zone() -> None:
    """Noon in London is the next day in Kiritimati: what was scored then has another week's end."""
    early = [score(1, days_ago=7), *scores(2, 2, every=1)]
    assert len(drawn({"you": early})["you"]) == 2
    assert drawn({"you": early}, "Pacific/Kiritimati") == {}


def test_what_lies_ahead_is_not_drawn() -> None:
    assert drawn({"you": [*scores(1, 1, 1), score(3, days_ago=-3)]}) == {"you": (1, 1, 1)}


def test_a_long_history_shows_its_latest_weeks_and_knows_what_came_before() -> None:
    shown = over_time({"you": scores(*[1] * 8, *[3] * 12)}, TODAY, "UTC")
    assert shown is not None
    assert len(shown.ends) == MOST_WEEKS
    assert shown.lines[0].values[0] == 1.4, "the first week shown still counts the four before it"
    assert shown.lines[0].n == 20


def test_lines_begin_together_and_none_has_a_gap() -> None:
    groups = {"you": scores(1, 1, 2, 2), "people": scores(3, 3, 3, source=HUMAN)}
    assert drawn(groups) == {"you": (1, pytest.approx(4 / 3), 1.5), "people": (3, 3, 3)}


def test_a_line_that_would_cut_more_than_half_off_is_told_in_words() -> None:
    late = [score(2, 8, AI), score(2, 1, AI), score(3, 0, AI)]
    shown = over_time({"you": scores(1, 1, 1, 1, 1), "ai": late}, TODAY, "UTC")
    assert shown is not None
    assert [line.name for line in shown.lines] == ["you"]
    assert shown.not_drawn == (NotDrawn("ai", 3, pytest.approx(7 / 3)),)


def test_too_few_scores_are_named_without_a_value() -> None:
    shown = over_time({"you": scores(1, 1, 1), "people": scores(3, source=HUMAN), "ai": []}, TODAY, "UTC")
    assert shown is not None
    assert shown.not_drawn == (NotDrawn("people", 1, None),)


def test_of_more_than_six_the_ones_with_most_scores_are_drawn_in_their_own_order() -> None:
    groups = {f"area {n}": scores(*[2] * (3 + n)) for n in range(8)}
    shown = over_time(groups, TODAY, "UTC")
    assert shown is not None
    assert [line.name for line in shown.lines] == [f"area {n}" for n in range(2, 8)]
    assert [each.name for each in shown.not_drawn] == ["area 0", "area 1"]


GROUPS = st.dictionaries(
    st.sampled_from([f"area {n}" for n in range(9)]),
    st.lists(st.tuples(st.integers(1, 3), st.integers(-3, 120)), max_size=12),
    max_size=9,
)


@given(GROUPS, st.integers())
def test_whatever_was_seen_a_chart_is_whole_and_does_not_depend_on_the_order(
    groups: dict[str, list[tuple[int, int]]], seed: int
) -> None:
    seen = {
        name: [score(number, ago, by=str(n)) for n, (number, ago) in enumerate(each)] for name, each in groups.items()
    }
    shown = over_time(seen, TODAY, "UTC")
    mixed = {name: random.Random(seed).sample(each, len(each)) for name, each in seen.items()}
    assert over_time(mixed, TODAY, "UTC") == shown
    if shown is None:
        return
    assert FEWEST_WEEKS <= len(shown.ends) <= MOST_WEEKS
    assert shown.ends[-1] == TODAY
    assert 0 < len(shown.lines) <= MOST_LINES
    assert all(len(line.values) == len(shown.ends) and line.n >= FEWEST_SCORES for line in shown.lines)
    assert all(1 <= value <= 3 for line in shown.lines for value in line.values)
    told = [*(line.name for line in shown.lines), *(each.name for each in shown.not_drawn)]
    past = {name for name, each in groups.items() if any(ago >= 0 for _, ago in each)}
    assert sorted(told) == sorted(past)


def both(number: int, other: int, days_ago: float, source: Source = HUMAN) -> list[Evidence]:
    """One session that the member and somebody else scored."""
    return [score(number, days_ago), score(other, days_ago, source)]


def test_oneself_and_others_are_compared_over_the_same_sessions_alone() -> None:
    seen = [*both(3, 1, 4), *both(3, 1, 3), *both(3, 1, 2), score(1, 1), score(1, 0, HUMAN)]
    assert beside_others({"opening": seen}) == Beside((SELF, HUMAN), (Compared("opening", (3.0, 1.0), 3),))


def test_two_shared_sessions_are_no_comparison() -> None:
    assert beside_others({"opening": [*both(3, 1, 4), *both(3, 1, 3)]}) is None
    assert beside_others({"opening": []}) is None
    assert beside_others({}) is None


def test_two_people_in_one_session_count_as_one() -> None:
    seen = [*both(2, 1, 2), score(3, 2, HUMAN, by="another"), *both(2, 2, 1), *both(2, 2, 0)]
    found = beside_others({"opening": seen})
    assert found is not None
    assert found.areas[0].means == (2.0, 2.0)


def test_everybody_is_compared_where_that_shows_as_many_areas() -> None:
    three = [item for ago in (3, 2, 1) for item in (*both(3, 1, ago), score(2, ago, AI))]
    found = beside_others({"opening": three})
    assert found is not None
    assert found.sources == (SELF, HUMAN, AI)
    assert found.areas[0].means == (3.0, 1.0, 2.0)


def test_where_the_ai_saw_more_areas_than_people_did_the_ai_is_compared() -> None:
    people = [*both(3, 1, 3), *both(3, 1, 2), *both(3, 1, 1)]
    ai = [*both(2, 1, 6, AI), *both(2, 1, 5, AI), *both(2, 1, 4, AI)]
    found = beside_others({"opening": [*people, *ai], "ending": ai})
    assert found is not None
    assert (found.sources, [each.area for each in found.areas]) == ((SELF, AI), ["opening", "ending"])
    assert found.areas[0].sessions == 3


def test_one_areas_chart_has_a_line_a_kind_of_rater_and_counts_all_of_them() -> None:
    rubric = a_rubric()
    noted = noticed("opening", Signal.HESITATION, "s1", NOON)
    seen = [*scores(1, 2, 2), *scores(3, 3, 3, source=AI), score(1, 1, HUMAN), score(1, 1, area="ending"), noted]
    charts = charts_of_area(rubric, rubric.dimension("opening"), seen, TODAY, "UTC")
    assert charts.is_enough
    assert charts.over_time is not None
    assert [line.name for line in charts.over_time.lines] == ["self", "ai"]
    assert [each.name for each in charts.over_time.not_drawn] == ["human"]
    assert charts.scores == {SELF: 3, HUMAN: 1, AI: 3}
    assert charts.beside is None


def test_a_rubrics_charts_have_a_line_an_area_whoever_scored_it() -> None:
    rubric = a_rubric(dimensions=["opening", "ending"])
    mixed = [score(1, 14, area="ending"), score(3, 7, HUMAN, "ending"), score(2, 0, AI, "ending")]
    gone = score(1, area="an area the file lost")
    charts = charts_of_rubric(rubric, [*scores(1, 1, 1), *mixed, gone], TODAY, "UTC")
    assert charts.over_time is not None
    assert {line.name: line.values for line in charts.over_time.lines} == {"opening": (1, 1, 1), "ending": (1, 2, 2)}
    assert charts.scores == {SELF: 4, HUMAN: 1, AI: 1}
    assert charts.dimension is None


def test_a_comparison_alone_is_enough_for_a_rubrics_chart() -> None:
    seen = [*both(3, 1, 2), *both(3, 1, 1), *both(3, 1, 0)]
    charts = charts_of_rubric(a_rubric(), seen, TODAY, "UTC")
    assert (charts.over_time, charts.is_enough) == (None, True)
    assert not charts_of_rubric(a_rubric(), seen[:4], TODAY, "UTC").is_enough


@pytest.mark.parametrize("tz", ["UTC", "Pacific/Kiritimati"])
def test_where_only_the_week_is_missing_it_knows_the_day_and_on_that_day_there_is_a_line(tz: str) -> None:
    rubric, today = a_rubric(), (NOON + timedelta(days=2)).date()
    seen = [*scores(1, 2, 3, every=1), *scores(2, 2, every=1, last=3)]
    dimension = rubric.dimension("opening")
    for charted in (
        lambda day: charts_of_area(rubric, dimension, seen, day, tz),
        lambda day: charts_of_rubric(rubric, seen, day, tz),
    ):
        then = charted(today).drawn_from
        assert then is not None
        assert not charted(then - timedelta(days=1)).is_enough
        assert charted(then).is_enough
        assert charted(then).drawn_from is None


@pytest.mark.parametrize("seen", [[], scores(1, 2), [*scores(1, 2), score(3, days_ago=-5)]])
def test_too_few_scores_have_no_day_to_wait_for(seen: list[Evidence]) -> None:
    assert drawn_from({"you": seen}, TODAY, "UTC") is None


def test_the_day_decides_which_weeks_there_are() -> None:
    shown = over_time({"you": scores(1, 1, 1)}, date(2027, 3, 5), "UTC")
    assert shown is not None
    assert shown.ends[-1] == date(2027, 3, 5)
