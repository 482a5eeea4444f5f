"""Median, range and trend of an area's latest scores, and the areas a member scores lowest."""

from dataclasses import replace
from datetime import timedelta
from statistics import fmean

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.evidence import Evidence, Signal, Source, noticed, scored
from bot.core.spread import Direction, Given, Low, Spread, Trend, by_area, lowest, spread, trend
from tests.cast import NOON

HUMAN, SELF, AI = Source.HUMAN, Source.SELF, Source.AI


def row(*values: int, source: Source = SELF, area: str = "opening", rater: str = "", start: int = 0) -> list[Evidence]:
    """A score a day, each of a session of its own."""
    return [
        scored(area, value, source, rater or f"{source}:x", f"d{day}", NOON + timedelta(days=day))
        for day, value in enumerate(values, start)
    ]


def test_fewer_than_three_scores_have_no_median() -> None:
    assert spread(row(1, 3)) is None
    assert spread([]) is None


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ((1, 2, 3), Spread(3, 0, 2, 1, 3)),
        ((1, 1, 2, 2), Spread(4, 0, 1.5, 1, 2)),
        ((2, 2, 2, 2, 2), Spread(5, 0, 2, 2, 2)),
        ((1, 1, 1, 3, 3, 2, 3, 3), Spread(5, 0, 3, 2, 3)),  # the last five alone
    ],
)
def test_median_and_range_are_those_of_the_last_three_to_five(values: tuple[int, ...], expected: Spread) -> None:
    assert spread(row(*values)) == expected


def test_within_a_session_peoples_scores_come_last_so_that_they_stay_among_the_latest() -> None:
    session = [*row(3, source=HUMAN), *row(1), *row(2, source=AI)]
    scores = by_area([*session, *row(1, 1, 1, start=-3)])["opening"]
    assert [item.source for item in scores[-3:]] == [AI, SELF, HUMAN]
    assert spread(scores) == Spread(5, 1, 1, 1, 3)


def test_signals_are_no_scores() -> None:
    signals = [noticed("opening", Signal.HESITATION, "d1", NOON)]
    assert by_area([*row(2), *signals]) == {"opening": row(2)}


def test_scores_are_sorted_by_area_and_time() -> None:
    mixed = [*row(2, start=5), *row(1, start=1), *row(3, area="ending")]
    assert {area: [item.value for item in given_] for area, given_ in by_area(mixed).items()} == {
        "opening": [1, 2],
        "ending": [3],
    }


@pytest.mark.parametrize("values", [(), (2,), (1, 1, 3, 3, 3)])
def test_below_six_sessions_there_is_no_trend(values: tuple[int, ...]) -> None:
    assert trend(row(*values)) == Trend(Direction.NOT_ENOUGH, len(values))


@pytest.mark.parametrize(
    ("values", "source", "direction"),
    [
        ((1, 1, 1, 2, 2, 2), SELF, Direction.UP),
        ((2, 2, 2, 1, 1, 1), SELF, Direction.DOWN),
        ((1, 1, 2, 2, 2, 2), SELF, Direction.STEADY),  # two thirds of a level: own scores vary as much
        ((1, 1, 2, 2, 2, 2), HUMAN, Direction.UP),  # people's vary less
        ((1, 1, 2, 2, 2, 2), AI, Direction.STEADY),
        ((2, 2, 2, 2, 2, 2), SELF, Direction.STEADY),
        ((1, 1, 1, 1, 1, 2, 2, 2, 1, 2), SELF, Direction.UP),  # ten: .8 of a level is enough
        ((3, 1, 1, 1, 2, 2, 2), SELF, Direction.UP),  # of seven the oldest is left out
        ((3, 3, 3, 3, 1, 1, 1, 1, 1, 2, 2, 2, 1, 2), SELF, Direction.UP),  # no more than the last ten
    ],
)
def test_a_trend_is_told_when_it_is_more_than_such_scores_vary_anyway(
    values: tuple[int, ...], source: Source, direction: Direction
) -> None:
    assert trend(row(*values, source=source)).direction is direction


def test_a_trend_has_both_means_and_by_whom() -> None:
    assert trend(row(1, 1, 1, 3, 2, 2)) == Trend(Direction.UP, 6, SELF, 1.0, fmean([3, 2, 2]), a_side=3)


def test_a_trend_is_told_by_whoever_scored_the_most_sessions_and_never_across_raters() -> None:
    own, people = row(1, 1, 1, 1, 1, 1), row(3, 3, 3, source=HUMAN, start=6)
    assert trend([*own, *people]) == Trend(Direction.STEADY, 6, SELF, 1.0, 1.0, a_side=3)
    as_many = row(1, 1, 1, 2, 2, 2, source=HUMAN)
    assert trend([*own, *as_many]).source is HUMAN


def test_who_scored_before_and_after_makes_a_rise_less_sure_unless_it_was_the_same_people() -> None:
    mia, tom = "partner:mia", "partner:tom"
    one = row(1, 1, 2, 2, 2, 2, source=HUMAN, rater=mia)
    changed = [*one[:3], *row(2, 2, 2, source=HUMAN, rater=tom, start=3)]
    taking_turns = [replace(item, rater=tom if number % 3 else mia) for number, item in enumerate(one)]
    assert [trend(each).direction for each in (one, changed, taking_turns)] == [
        Direction.UP,
        Direction.STEADY,
        Direction.UP,
    ]


def test_two_scores_of_one_session_are_one_point() -> None:
    twice = [*row(1, 1, 1, source=HUMAN, rater="p:mia"), *row(1, 1, 1, source=HUMAN, rater="p:tom")]
    assert trend(by_area(twice)["opening"]) == Trend(Direction.NOT_ENOUGH, 3)


@given(st.lists(st.sampled_from([1, 2, 3]), min_size=6, max_size=14))
def test_turned_round_in_time_up_is_down(values: list[int]) -> None:
    even = values[-10:] if len(values) > 10 else values[len(values) % 2 :]
    there, back = trend(row(*even)), trend(row(*reversed(even)))
    turned = {Direction.UP: Direction.DOWN, Direction.DOWN: Direction.UP}
    assert back.direction is turned.get(there.direction, there.direction)
    assert (back.earlier, back.later) == (there.later, there.earlier)


def test_the_two_lowest_areas_are_those_of_the_lowest_own_medians() -> None:
    scores = by_area(
        [
            *row(1, 2, 1, area="opening"),
            *row(3, 3, 3, area="ending"),
            *row(2, 2, 1, area="middle"),
            *row(1, 1, area="pace"),  # two own scores are too few
            *row(1, 1, 1, area="voice", source=HUMAN),  # not their own
            *row(2, 3, area="opening", source=HUMAN),
            *row(1, area="opening", source=AI),
        ]
    )
    assert lowest(scores) == (
        Low("opening", Given(1, 3), Given(2.5, 2), Given(1, 1)),
        Low("middle", Given(2, 3), None, None),
    )


def test_of_equal_medians_the_lower_mean_is_lower() -> None:
    scores = by_area([*row(2, 2, 3, area="opening"), *row(2, 2, 1, area="ending"), *row(2, 2, 2, area="middle")])
    assert [low.area for low in lowest(scores)] == ["ending", "middle"]


def test_with_nothing_scored_nothing_is_lowest() -> None:
    assert lowest({}) == ()
