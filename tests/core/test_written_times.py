"""The ways people write a moment, a length of time and a pause."""

from datetime import UTC, datetime, time, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from bot.core.local_time import (
    FARTHEST_AHEAD,
    LONGEST_PAUSE,
    SHORTEST_PAUSE,
    Moment,
    Problem,
    at,
    parse_moment,
    parse_pause,
    parse_span,
)
from tests.core.wall_clocks import BERLIN, CLOCKS, FRIDAY, INSTANTS, ZONES, berlin, on_the_wall

PIECES = [
    *("in", "next", "until", "on", "fri", "nov", "25", "2026", "25.11.", "10", "3pm", "15:00"),
    *("2", "weeks", "9999mo", "hours", "and", ",", ":", ".", "a", "0"),
]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("tomorrow 15:00", "2026-11-21 15:00"),
        ("Tomorrow at 3pm", "2026-11-21 15:00"),
        ("tmrw 15.30", "2026-11-21 15:30"),
        ("9:30 tomorrow", "2026-11-21 09:30"),
        ("noon tomorrow", "2026-11-21 12:00"),
        ("12am tomorrow", "2026-11-21 00:00"),
        ("12pm tomorrow", "2026-11-21 12:00"),
        ("tomorrow 15h", "2026-11-21 15:00"),
        ("tomorrow 15h30", "2026-11-21 15:30"),
        ("the day after tomorrow 8 a.m.", "2026-11-22 08:00"),
        ("today 11am", "2026-11-20 11:00"),
        ("10:01", "2026-11-20 10:01"),  # an hour alone is today's
        ("fri 14:30", "2026-11-20 14:30"),  # it is Friday, and that is ahead
        ("this friday 14:30", "2026-11-20 14:30"),
        ("fri 9:00", "2026-11-27 09:00"),  # that is over, so next week's
        ("next fri 14:30", "2026-11-27 14:30"),
        ("next monday 10", "2026-11-23 10:00"),
        ("Thurs. 10 o'clock", "2026-11-26 10:00"),
        ("weds 10", "2026-11-25 10:00"),
        ("sunday at 4", "2026-11-22 16:00"),  # a bare 4 is an afternoon
        ("sunday 4:00", "2026-11-22 04:00"),
        ("sunday 0", "2026-11-22 00:00"),
        ("25 nov 15:00", "2026-11-25 15:00"),
        ("nov 25 3pm", "2026-11-25 15:00"),
        ("Nov. 25 15", "2026-11-25 15:00"),
        ("25nov 15:00", "2026-11-25 15:00"),
        ("the 25th of November at 15:00", "2026-11-25 15:00"),
        ("Wed, Nov 25, 2026, 3:00 PM", "2026-11-25 15:00"),
        ("3pm wed 25 nov", "2026-11-25 15:00"),
        ("25-nov-2026 15:00", "2026-11-25 15:00"),
        ("25.11. 15:00", "2026-11-25 15:00"),
        ("25.11 15:00", "2026-11-25 15:00"),
        ("25.11.2026 15 h", "2026-11-25 15:00"),
        ("2026-11-25 15:00", "2026-11-25 15:00"),
        ("2026-11-25T15:00", "2026-11-25 15:00"),
        ("2026/11/25 @ 15:00", "2026-11-25 15:00"),
        ("１５：００ 25 nov", "2026-11-25 15:00"),
        ("\u200etomorrow\u00a03\u202fPM\u200f", "2026-11-21 15:00"),  # as copied from a calendar
        ("19 nov 15:00", "2027-11-19 15:00"),  # yesterday's date is next year's
        ("1 sept 10:00", "2027-09-01 10:00"),
        ("in 3 days 10:00", "2026-11-23 10:00"),
        ("in a week at 10", "2026-11-27 10:00"),
        ("10:00 in two weeks", "2026-12-04 10:00"),
        ("in 3 days 15h", "2026-11-23 15:00"),
        ("in 2 hours", "2026-11-20 12:00"),  # to the minute
        ("in an hour and 30 minutes", "2026-11-20 11:30"),
        ("in 1 min", "2026-11-20 10:01"),
    ],
)
def test_a_moment_is_read_the_way_people_write_it(text: str, meant: str) -> None:
    assert parse_moment(text, FRIDAY, BERLIN) == Moment(berlin(meant))


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("tomorrow", Problem.NO_TIME),
        ("fri", Problem.NO_TIME),
        ("25 nov", Problem.NO_TIME),
        ("nov 5", Problem.NO_TIME),  # the fifth, not five o'clock
        ("5 nov", Problem.NO_TIME),
        ("15.11", Problem.NO_TIME),  # the fifteenth, not a quarter past three
        ("2026-11-25", Problem.NO_TIME),
        ("in 3 days", Problem.NO_TIME),
        ("today 10:00", Problem.PAST),
        ("9:00", Problem.PAST),
        ("20 nov 8:00", Problem.PAST),  # today's date is today
        ("yesterday 10:00", Problem.PAST),
        ("2026-11-19 15:00", Problem.PAST),
        ("0001-01-01 00:00", Problem.PAST),
        ("2027-11-23 15:00", Problem.TOO_FAR),
        ("29 feb 10:00", Problem.TOO_FAR),  # 2028
        ("in 60 weeks 10:00", Problem.TOO_FAR),
        ("in 9999 hours", Problem.TOO_FAR),
        ("9999-12-31 23:00", Problem.TOO_FAR),
        ("", Problem.UNREADABLE),
        ("soon", Problem.UNREADABLE),
        ("10", Problem.UNREADABLE),  # an hour or a day?
        ("tomorrow 24:00", Problem.UNREADABLE),
        ("tomorrow 10:60", Problem.UNREADABLE),
        ("tomorrow 13pm", Problem.UNREADABLE),
        ("tomorrow 0am", Problem.UNREADABLE),
        ("tomorrow 10 to 11", Problem.UNREADABLE),
        ("10 tomorrow", Problem.UNREADABLE),
        ("30 feb 10:00", Problem.UNREADABLE),
        ("31.11.2026 10:00", Problem.UNREADABLE),
        ("25.13. 10:00", Problem.UNREADABLE),
        ("0000-01-01 10:00", Problem.UNREADABLE),
        ("5 foo 10:00", Problem.UNREADABLE),
        ("tue 25 nov 15:00", Problem.UNREADABLE),  # a Wednesday: one of the two is a slip
        ("next week 10:00", Problem.UNREADABLE),
        ("in 0 days 10:00", Problem.UNREADABLE),
        ("in 0 hours", Problem.UNREADABLE),
        ("in a bit", Problem.UNREADABLE),
        ("tomorrow 15:00 CET", Problem.UNREADABLE),
    ],
)
def test_what_is_no_moment_has_a_reason(text: str, problem: Problem) -> None:
    assert parse_moment(text, FRIDAY, BERLIN) is problem


def test_a_leap_day_without_a_year_is_the_next_there_is() -> None:
    now = datetime(2027, 6, 1, tzinfo=UTC)
    assert parse_moment("29 feb 10:00", now, "UTC") == Moment(datetime(2028, 2, 29, 10, tzinfo=UTC))


def test_a_day_is_the_members_own() -> None:
    late = datetime(2026, 11, 20, 23, 30, tzinfo=UTC)
    assert parse_moment("today 10:00", late, "UTC") is Problem.PAST
    assert parse_moment("today 10:00", late, BERLIN) == Moment(berlin("2026-11-21 10:00"))


@given(INSTANTS, st.integers(1, 360), CLOCKS, ZONES)
def test_every_way_to_write_one_day_means_the_same_instant(now: datetime, ahead: int, clock: time, tz: str) -> None:
    day = on_the_wall(now, tz).date() + timedelta(ahead)
    meant = at(day, clock, tz)
    assume(meant > now)
    wall = datetime.combine(day, clock)
    written = ["%Y-%m-%d %H:%M", "%d.%m.%Y %H.%M", "%d %b %I:%M%p", "%B %d %H:%M", "%H:%M %a %d %B %Y"]
    assert {parse_moment(wall.strftime(form), now, tz) for form in written} == {Moment(meant)}
    assert parse_moment(f"in {ahead} days {clock:%H:%M}", now, tz) == Moment(meant)


@given(st.sampled_from(["mon", "tuesday", "next wed", "thu", "fri", "sat", "sunday"]), CLOCKS, ZONES, INSTANTS)
def test_a_weekday_is_within_eight_days_and_falls_on_its_day(text: str, clock: time, tz: str, now: datetime) -> None:
    found = parse_moment(f"{text} {clock:%H:%M}", now, tz)
    assert isinstance(found, Moment)
    assert now < found.at < now + timedelta(days=9)
    wall = on_the_wall(found.at, tz)
    gap = wall - datetime.combine(wall.date(), clock)
    assert gap == timedelta(0) or timedelta(0) < gap % timedelta(days=1) <= timedelta(hours=3)
    if gap == timedelta(0):
        assert wall.strftime("%a").casefold() == text.removeprefix("next ")[:3]


@given(
    st.lists(
        st.sampled_from(PIECES),
        max_size=9,
    ).map(" ".join)
    | st.text(max_size=60),
    ZONES,
    INSTANTS,
)
def test_whatever_is_typed_is_read_in_bounds_or_refused(text: str, tz: str, now: datetime) -> None:
    found = parse_moment(text, now, tz)
    assert isinstance(found, Problem) or now < found.at <= now + FARTHEST_AHEAD + timedelta(days=2)
    end = parse_pause(text, now, tz)
    assert end is None or SHORTEST_PAUSE <= end - now <= LONGEST_PAUSE
    span = parse_span(text)
    assert span is None or span > timedelta(0)


@pytest.mark.parametrize("piece", ["1m", "9999mo ", "a ", "1", " 1", "in ", "25.", "nov "])
def test_a_wall_of_text_is_no_moment_and_takes_no_time(piece: str) -> None:
    assert isinstance(parse_moment(f"in {piece * 5000} x", FRIDAY, BERLIN), Problem)
    assert parse_pause(f"{piece * 5000} x", FRIDAY, BERLIN) is None


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("3d", timedelta(days=3)),
        ("3 Days", timedelta(days=3)),
        ("1w", timedelta(weeks=1)),
        ("2 weeks", timedelta(weeks=2)),
        ("two weeks", timedelta(weeks=2)),
        ("12h", timedelta(hours=12)),
        ("12 hrs", timedelta(hours=12)),
        ("a week", timedelta(weeks=1)),
        ("an hour", timedelta(hours=1)),
        ("90 min", timedelta(minutes=90)),
        ("a month", timedelta(days=30)),
        ("3m", timedelta(minutes=3)),  # months are `mo`
        ("3mo", timedelta(days=90)),
        ("1w2d", timedelta(days=9)),
        ("1 week and 2 days", timedelta(days=9)),
        ("9999 months " * 9, timedelta(days=3660)),  # the end of counting
        ("3", None),
        ("d", None),
        ("ad", None),
        ("am", None),
        ("0d", None),
        ("", None),
        ("and", None),
        ("3 days ago", None),
        ("-3d", None),
        ("3 decades", None),
    ],
)
def test_a_length_of_time_is_read(text: str, span: timedelta | None) -> None:
    assert parse_span(text) == span


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("until friday", "2026-11-27 00:00"),
        ("till 1 dec", "2026-12-01 00:00"),
        ("Until the 1st of December", "2026-12-01 00:00"),
        ("until tomorrow", "2026-11-21 00:00"),
        ("until 2026-12-24", "2026-12-24 00:00"),
        ("until in two weeks", "2026-12-04 00:00"),
        ("until monday 9:00", "2026-11-23 09:00"),
    ],
)
def test_a_pause_until_a_day_ends_as_the_day_begins(text: str, end: str) -> None:
    assert parse_pause(text, FRIDAY, BERLIN) == berlin(end)


@pytest.mark.parametrize(
    ("text", "span"),
    [("3d", timedelta(days=3)), ("for a week", timedelta(weeks=1)), ("1h", SHORTEST_PAUSE), ("90d", LONGEST_PAUSE)],
)
def test_a_pause_may_have_a_length(text: str, span: timedelta) -> None:
    assert parse_pause(text, FRIDAY, BERLIN) == FRIDAY + span


@pytest.mark.parametrize(
    "text",
    [
        *("", "a while", "friday", "until", "until then", "until today", "until yesterday", "until monday 25:00"),
        *("59 min", "91d", "until 1 may", "until 9999-12-31", "until 10:30"),
    ],
)
def test_no_pause_is_made_of_what_is_unclear_too_short_or_too_long(text: str) -> None:
    assert parse_pause(text, FRIDAY, BERLIN) is None
