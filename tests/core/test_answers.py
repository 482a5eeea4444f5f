"""Reading what a member wrote."""

import html
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.answers import LONGEST_QUESTION_BACK, asks_back, contains_any, unescape, words


@given(st.text(st.characters(exclude_characters="\0")))
def test_what_was_typed_survives_slack_escaping_it(typed: str) -> None:
    assert unescape(html.escape(typed, quote=False)) == typed


def test_an_entity_somebody_typed_stays_an_entity() -> None:
    assert unescape("use &amp;lt; in HTML") == "use &lt; in HTML"


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("  \n ", 0),
        ("— … !", 0),  # punctuation is no word
        ("a queue, then a worker", 5),
        ("don't and don’t", 3),  # either apostrophe stays inside its word
        ("p99 is 3.5% of 1/2 second", 6),  # a number with its unit is one
        ("read-heavy C++ service", 3),
        ("- first\n- second", 2),  # a list's dash is none
        ("größer als 10 µs", 4),
    ],
)
def test_words_are_counted_as_a_reader_counts_them(text: str, count: int) -> None:
    assert words(text) == count


@given(st.text(), st.text())
def test_two_texts_have_the_words_of_both(one: str, other: str) -> None:
    assert words(f"{one}\n{other}") == words(one) + words(other)


def test_counting_a_line_of_dashes_takes_no_time() -> None:
    """A message may have 40,000 characters, and it is counted before Slack's three seconds are over."""
    begun = time.process_time()
    assert words("-'" * 20_000) == 0
    assert time.process_time() - begun < 0.5


@pytest.mark.parametrize(
    "text",
    [
        "How many users?",
        "Is it read-heavy?  ",
        "“Do they pay?”",
        "I'd start with the writes. How many are there a second?",
        "*How many?*",
        "(or is it per day?)",
        "word " * (LONGEST_QUESTION_BACK - 1) + "right?",
    ],
)
def test_a_short_message_that_ends_by_asking_is_a_question_back(text: str) -> None:
    assert asks_back(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "I'd ask how many users there are.",
        "Why a queue? Because the shops send in bursts.",
        "word " * LONGEST_QUESTION_BACK + "right?",  # one word more: an answer with a rhetorical end
    ],
)
def test_an_answer_is_no_question_back(text: str) -> None:
    assert not asks_back(text)


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("I looked at two ALTERNATIVES", "alternativ"),
        ("couldn’t", "couldn't"),  # a phone's apostrophe
        ("couldn't", "couldn’t"),
        ("what was\n  at stake", "was at stake"),  # a transcript breaks lines anywhere
        ("about 3,000 a second", "# a second"),
        ("it took 40ms", "#"),
        ("instead of that", "instead of"),
        ("(because)", "because"),
    ],
)
def test_a_phrase_is_found(text: str, phrase: str) -> None:
    assert contains_any(text, (phrase,))


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("the interval", "val"),  # not from the middle of a word
        ("p99", "#"),  # a name with a digit in it is no number
        ("forty a second", "# a second"),
        ("a.b", "a+b"),  # a phrase is no pattern
        ("", "because"),
    ],
)
def test_a_phrase_is_not_imagined(text: str, phrase: str) -> None:
    assert not contains_any(text, (phrase,))


def test_a_nul_is_dropped_on_the_way_in() -> None:
    assert unescape("a\0b &amp; c") == "ab & c"


def test_half_of_a_surrogate_pair_is_dropped_too() -> None:
    assert unescape("a\ud83db") == "ab"
    assert unescape("a😀b") == "a😀b"


@pytest.mark.parametrize(
    ("sent", "typed"),
    [
        ("see <https://example.com/a?b=1&amp;c=2>", "see https://example.com/a?b=1&c=2"),
        ("see <http://example.com|example.com>", "see example.com"),  # Slack made the address of what was typed
        ("see <https://example.com|the plan>", "see the plan (https://example.com)"),
        ("<mailto:ana@example.com|ana@example.com>", "ana@example.com"),
        ("<tel:+4930123|+4930123>", "+4930123"),
        ("<@U123> and <!channel>", "<@U123> and <!channel>"),  # not an address
        ("a &lt;https://example.com&gt; b", "a <https://example.com> b"),  # typed with its brackets
    ],
)
def test_an_address_reads_as_it_was_typed(sent: str, typed: str) -> None:
    assert unescape(sent) == typed
