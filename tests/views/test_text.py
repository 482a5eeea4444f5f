"""The small functions every sentence goes through."""

from datetime import UTC, datetime

import pytest

from bot.views.text import clock_time, count, day, escape, short

SEVEN = datetime(2026, 11, 20, 19, 2, 30, tzinfo=UTC)


def test_escaping_leaves_no_markup_of_slacks_own() -> None:
    assert escape("a < b && <@U1>\0") == "a &lt; b &amp;&amp; &lt;@U1&gt;"


def test_a_text_that_fits_stays_as_it_is() -> None:
    assert short("exactly ten", 11) == "exactly ten"


def test_a_text_that_is_too_long_ends_in_an_ellipsis_at_the_limit() -> None:
    assert short("one two three", 9) == "one two…"
    assert len(short("x" * 100, 75)) == 75


def test_a_time_is_shown_in_the_readers_own_zone() -> None:
    assert clock_time(SEVEN) == "<!date^1795201350^{time}|19:02 UTC>"
    assert day(SEVEN) == "<!date^1795201350^{date_short}|20 Nov 2026>"


@pytest.mark.parametrize(
    ("n", "words", "read"),
    [
        (1, ("round",), "1 round"),
        (3, ("round",), "3 rounds"),
        (0, ("round",), "0 rounds"),
        (2, ("time", "times"), "2 times"),
        (2, ("person", "people"), "2 people"),
    ],
)
def test_counts_read_as_people_say_them(n: int, words: tuple[str, ...], read: str) -> None:
    assert count(n, *words) == read
