"""The ways people write days on which nothing is to come."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.errors import QuietDaysUnread
from bot.core.quiet_days import LONGEST_STRETCH, MOST_STRETCHES, parse_quiet
from bot.core.rhythm import Days

TODAY = date(2026, 11, 20)
"""A Friday."""


def days(text: str) -> tuple[Days, ...]:
    """The stretches of "2026-12-24/2027-01-01 2027-02-05"."""
    ends = [stretch.partition("/") for stretch in text.split()]
    return tuple(Days(date.fromisoformat(first), date.fromisoformat(last or first)) for first, _, last in ends)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("", ""),
        (" , ;\n", ""),
        ("24 dec to 1 jan, 5 feb", "2026-12-24/2027-01-01 2027-02-05"),
        ("5 feb; 24 dec to 1 jan", "2026-12-24/2027-01-01 2027-02-05"),
        ("24 December – 1 January", "2026-12-24/2027-01-01"),
        ("from 24 dec until 1 jan", None),
        ("24th of december through the 1st of january", "2026-12-24/2027-01-01"),
        ("24.12.-1.1.", "2026-12-24/2027-01-01"),
        ("24.12. bis 1.1.", "2026-12-24/2027-01-01"),
        ("2026-12-24 - 2027-01-01", "2026-12-24/2027-01-01"),
        ("2026-12-24-2027-01-01", "2026-12-24/2027-01-01"),
        ("24-26 dec", "2026-12-24/2026-12-26"),  # the month once, after both
        ("24. - 26. dec", "2026-12-24/2026-12-26"),
        ("dec 24-26", "2026-12-24/2026-12-26"),  # or before both
        ("tomorrow", "2026-11-21"),
        ("today to monday", "2026-11-20/2026-11-23"),
        ("sat to sun", "2026-11-21/2026-11-22"),
        ("1 nov to 30 nov", "2026-11-01/2026-11-30"),  # it goes on
        ("1 nov to 5 nov", "2027-11-01/2027-11-05"),  # this year's is over
        ("24 Dec 2026 to 1 Jan 2027, 5 Feb 2027", "2026-12-24/2027-01-01 2027-02-05"),  # as it is shown again
        ("1 nov 2026 to 5 nov 2026, 5 feb 2020, 21 nov", "2026-11-21"),  # what is over is left out
        ("21 nov, 21 nov", "2026-11-21"),
        ("5 feb to 3 feb", None),
        ("1 jan to 31 dec", None),  # longer than half a year
        ("10-12", None),
        ("whenever", None),
        ("30 feb", None),
        ("24 dec to", None),
    ],
)
def test_days_are_read_as_people_write_them(typed: str, meant: str | None) -> None:
    if meant is None:
        with pytest.raises(QuietDaysUnread):
            parse_quiet(typed, TODAY)
    else:
        assert parse_quiet(typed, TODAY) == days(meant)


def test_what_could_not_be_read_is_named() -> None:
    with pytest.raises(QuietDaysUnread, match="I couldn't read “next christmas”") as unread:
        parse_quiet("5 feb, next christmas, 6 feb", TODAY)
    assert unread.value.field == "quiet"


def test_there_is_an_end_to_how_many() -> None:
    many = ", ".join((TODAY + timedelta(day)).isoformat() for day in range(MOST_STRETCHES + 1))
    with pytest.raises(QuietDaysUnread, match=f"more than {MOST_STRETCHES}"):
        parse_quiet(many, TODAY)
    assert len(parse_quiet(many.rpartition(",")[0], TODAY)) == MOST_STRETCHES


DAY = st.dates(date(2026, 11, 20), date(2028, 11, 20))


@given(DAY, st.integers(0, LONGEST_STRETCH.days))
def test_what_is_written_with_its_year_is_read_as_it_was_meant(first: date, length: int) -> None:
    last = first + timedelta(length)
    written = f"{first.day} {first:%b %Y} to {last.day} {last:%b %Y}"
    assert parse_quiet(written, TODAY) == (Days(first, last),)


@given(st.text(max_size=40), DAY)
def test_whatever_is_typed_is_read_or_refused_and_never_over(typed: str, today: date) -> None:
    try:
        found = parse_quiet(typed, today)
    except QuietDaysUnread:
        return
    assert all(stretch.first <= stretch.last and stretch.last >= today for stretch in found)
