"""Telling a mood from a moment in what went wrong."""

import time

import pytest

from bot.core.journal import LONGEST_ENTRY
from bot.core.retro_check import is_vague


@pytest.mark.parametrize(
    "text",
    [
        "I was nervous",
        "nerves",
        "stress",
        "I panicked",
        "I was too nervous and it was bad",
        "bad communication",
        "I didn’t communicate well",
        "did not explain well",
        "communication and structure",
        "rambled",
        "I rambled a lot",
        "everything",
        "Everything went wrong.",
        "nothing worked",
        "not confident enough",
        "lack of confidence",
        "didn't sound confident",
        "no structure",
        "too slow",
        "too slow!!!",
        "TOO SLOW",
        "idk",
        "I don't know",
        "I don’t know why",
        "why?",
        "my answers were too long",
        "poor explanation",
        "it was a mess",
        "hard question",
        "bad at system design",
        "weak on trade-offs",
        "trade-offs",
        "my english",
        "not enough practice",
        "I need more practice",
        "I could have been better",
        "couldn't focus",
        "forgot everything",
        "missed a lot",
        "I got stuck",
        "9/10",  # a mark, not an account
        "too much talking before thinking",
        "I was really nervous and I think my communication was bad and everything was kind of unstructured",
    ],
)
def test_a_trait_or_a_mood_is_vague(text: str) -> None:
    assert is_vague(text)


@pytest.mark.parametrize(
    "text",
    [
        # a moment
        "blanked when she asked about failover",
        "rambled after the second probe",
        "froze when he pushed back on the queue",
        "jumped straight to code",
        "rushed the outcome at the end",
        "Kafka before the numbers",
        "lost the thread when she interrupted",
        # said or done
        "I named Kafka before asking how many orders a second",
        "guessed the load instead of working it out",
        "mixed up latency and throughput",
        "blamed the other team",
        "I said we, not I",
        "I got stuck on the sharding key",
        "Off-by-one in the binary search",
        "gave the design without asking a question",
        "the intro took too long",
        # left out
        "forgot the cost",
        "no numbers",
        "never asked who uses it",
        "skipped the outcome",
        "didn't say why I chose it",
        "didn’t mention the alternative",
        "did not test the empty case",
        "left out what it cost",
        "my outcome had no baseline",
        # a number
        "Spent 4 minutes on setup",
        "two minutes of background",
        "10 minutes late to the API",
        "half of it was background",
        # a question, a quote
        "How do I recover after a blank?",
        'I said "basically" in every sentence',
        "“It scales”",
        "«ça dépend»",
        "`assert`",
        # enough words of any kind
        "caching layer eviction policy invalidation order unclear",
    ],
)
def test_a_moment_a_deed_a_number_a_question_or_a_quote_is_specific(text: str) -> None:
    assert not is_vague(text)


@pytest.mark.parametrize("text", ["", "  \n", "…", "-", "\u200b", "🙃"])
def test_a_field_left_empty_is_not_vague(text: str) -> None:
    assert not is_vague(text)


@pytest.mark.parametrize("text", ["nothing", "Nothing really.", "nothing went wrong!", "none", "n/a", "N/A", "no"])
def test_that_nothing_went_wrong_is_an_answer(text: str) -> None:
    assert not is_vague(text)


@pytest.mark.parametrize("text", ["緊張した", "Я нервничал", "كنت متوترا"])
def test_words_that_cannot_be_judged_are_left_alone(text: str) -> None:
    assert not is_vague(text)


@pytest.mark.parametrize(
    "hostile",
    [
        '"' * LONGEST_ENTRY,
        '"a' * 1500,
        '"' + "a" * 2999,
        '"!' + " " * 2998,
        "a-" * 1500,
        "nothing " * 375,
        "did not " * 375,
    ],
    ids=lambda text: repr(text[:8]),
)
def test_the_longest_entry_is_read_before_anyone_waits(hostile: str) -> None:
    begun = time.perf_counter()
    is_vague(hostile)
    assert time.perf_counter() - begun < 0.5
