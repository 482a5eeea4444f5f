"""What a channel's digest tells of a week, and what it keeps to itself."""

from datetime import UTC, date, datetime, timedelta

import pytest

from bot.core.digest import (
    WEEKS,
    Area,
    AreaSum,
    Digest,
    Finished,
    Named,
    Sums,
    became_reliable,
    bounds,
    digest,
    weeks_told,
)
from bot.core.rhythm import Days

FRIDAY = date(2026, 11, 20)
MONDAY_TO_SUNDAY = Days(date(2026, 11, 16), date(2026, 11, 22))
TRADE_OFFS, OWN_PART, CAPACITY, DATA = (("design", name) for name in ("trade_offs", "own_part", "capacity", "data"))
NOBODY, MANY = Sums(), Sums(people=5, drills=14, met=9)
START, END = datetime(2026, 11, 13, tzinfo=UTC), datetime(2026, 11, 20, tzinfo=UTC)
BEFORE, DURING, AFTER = START - timedelta(days=2), START + timedelta(days=2), END + timedelta(hours=1)


def told(
    *people: int, areas: tuple[AreaSum, ...] = (), reliable: tuple[tuple[str, Area], ...] = (), counted: int = 7
) -> Digest:
    """The digest of weeks in which so many people practised, twice each; the last one is the week it is about."""
    sums = [Sums(each, 2 * each, each) for each in (*[0] * (WEEKS - len(people)), *people)]
    return digest(weeks_told(FRIDAY, 4), counted, sums, areas, reliable)


def test_it_tells_of_the_seven_whole_days_before_it() -> None:
    weeks = weeks_told(FRIDAY, weekly_on=4)
    assert weeks[-1] == Days(date(2026, 11, 13), date(2026, 11, 19))
    assert weeks[0] == Days(date(2026, 10, 9), date(2026, 10, 15))
    assert len(weeks) == WEEKS


def test_a_mondays_digest_is_of_monday_to_sunday() -> None:
    assert weeks_told(date(2026, 11, 23), weekly_on=0)[-1] == MONDAY_TO_SUNDAY


@pytest.mark.parametrize("late", range(4))
def test_however_late_it_comes_it_is_of_the_same_days(late: int) -> None:
    assert weeks_told(FRIDAY + timedelta(late), weekly_on=4) == weeks_told(FRIDAY, weekly_on=4)


def test_the_weeks_of_two_digests_leave_no_day_out_and_share_none() -> None:
    these, next_ones = weeks_told(FRIDAY, 4), weeks_told(FRIDAY + timedelta(7), 4)
    assert these[1:] == next_ones[:-1]
    assert next_ones[-1].first == these[-1].last + timedelta(1)


def test_a_week_begins_and_ends_at_the_zones_midnight() -> None:
    assert bounds([MONDAY_TO_SUNDAY], "Asia/Tokyo") == [
        datetime(2026, 11, 15, 15, tzinfo=UTC),
        datetime(2026, 11, 22, 15, tzinfo=UTC),
    ]


def test_the_week_in_which_the_clocks_go_back_is_an_hour_longer() -> None:
    start, end = bounds([Days(date(2026, 10, 19), date(2026, 10, 25))], "Europe/Berlin")
    assert end - start == timedelta(days=7, hours=1)


def test_a_day_whose_midnight_is_skipped_begins_when_it_does() -> None:
    """In Cairo the clocks went from 23:59:59 to 01:00 that night."""
    [start, _] = bounds([Days(date(2026, 4, 24), date(2026, 4, 30))], "Africa/Cairo")
    assert start == datetime(2026, 4, 23, 22, tzinfo=UTC)


def test_the_sums_and_how_many_are_counted_are_told() -> None:
    found = told(4, 5)
    assert (found.counted, found.sums) == (7, Sums(5, 10, 5))


@pytest.mark.parametrize("people", [0, 1, 2])
def test_of_fewer_than_three_people_nothing_is_told_at_all(people: int) -> None:
    areas = (AreaSum(TRADE_OFFS, 9),)
    found = told(8, 8, people, areas=areas, reliable=(("U-ANA", DATA),))
    assert found == Digest(found.days)
    assert (found.sums, found.counted, found.areas, found.reliable, found.weeks) == (None, 0, (), (), ())


def test_three_people_are_enough() -> None:
    assert told(3).sums == Sums(3, 6, 3)


def test_weeks_of_fewer_than_three_people_are_left_out_not_shown_as_zero() -> None:
    weeks = weeks_told(FRIDAY, 4)
    assert told(3, 2, 0, 1, 4, 5).weeks == (
        (weeks[0], Sums(3, 6, 3)),
        (weeks[4], Sums(4, 8, 4)),
        (weeks[5], Sums(5, 10, 5)),
    )


def test_the_areas_of_most_people_come_first_and_those_of_two_people_never() -> None:
    areas = (AreaSum(DATA, 2), AreaSum(OWN_PART, 3), AreaSum(TRADE_OFFS, 4))
    assert told(5, areas=areas).areas == (AreaSum(TRADE_OFFS, 4), AreaSum(OWN_PART, 3))


def test_three_areas_at_most_are_told_and_equals_stand_in_one_order() -> None:
    areas = tuple(AreaSum(area, 3) for area in (TRADE_OFFS, OWN_PART, CAPACITY, DATA))
    assert [one.area for one in told(5, areas=areas).areas] == [CAPACITY, DATA, OWN_PART]


def test_who_became_reliable_is_told_in_one_order() -> None:
    assert told(3, reliable=(("U-TOM", DATA), ("U-ANA", DATA))).reliable == (("U-ANA", DATA), ("U-TOM", DATA))


def reliable(*newest_first: Finished) -> bool:
    return became_reliable([Named("U-ANA", DATA, newest_first)], START, END) == [("U-ANA", DATA)]


def passed(at: datetime, confirmed: datetime | None = None) -> Finished:
    return Finished(at, True, confirmed)


EARLIER = passed(BEFORE, BEFORE)


def test_two_passes_that_people_confirmed_make_it_in_the_week_of_the_second() -> None:
    assert reliable(passed(DURING, DURING), EARLIER)


def test_a_fail_between_them_changes_nothing() -> None:
    assert reliable(passed(DURING, DURING), Finished(BEFORE, False), EARLIER)


def test_two_fails_between_them_put_the_first_too_far_back() -> None:
    assert not reliable(passed(DURING, DURING), Finished(BEFORE, False), Finished(BEFORE, False), EARLIER)


@pytest.mark.parametrize(
    "newest_first",
    [
        (passed(DURING), passed(DURING)),
        (passed(DURING), EARLIER),
        (passed(DURING, DURING), passed(BEFORE)),
        (passed(DURING, DURING),),
        (),
    ],
    ids=["self alone", "only the first was seen", "only the second was seen", "a single drill", "no drill"],
)
def test_ones_own_reading_never_stands_in_a_channel(newest_first: tuple[Finished, ...]) -> None:
    assert not reliable(*newest_first)


def test_the_latest_drill_has_to_be_a_pass() -> None:
    assert not reliable(Finished(DURING, False, DURING), passed(DURING, DURING), EARLIER)


def test_what_was_reliable_before_the_week_is_no_news() -> None:
    assert not reliable(passed(DURING, DURING), EARLIER, EARLIER)


def test_a_person_may_confirm_it_days_after_the_drill() -> None:
    assert reliable(passed(BEFORE, DURING), EARLIER)


def test_what_happens_after_the_week_waits_for_the_next_digest() -> None:
    assert not reliable(passed(AFTER, AFTER), EARLIER)
    assert not reliable(passed(DURING, AFTER), EARLIER)


def test_what_was_lost_and_won_again_is_news_again() -> None:
    lost = Finished(BEFORE + timedelta(hours=3), False)
    assert reliable(passed(DURING, DURING), lost, EARLIER, passed(BEFORE - timedelta(days=1), BEFORE))
