"""A quote counts where the member said it: in their spelling, at its place, and never where they didn't."""

import random
import time

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from rapidfuzz import fuzz

from bot.interviewer.quotes import ALIKE, FEWEST_WORDS, MOST_WORDS, Found, has_number, has_trade_off, places, verified

FIRST = "I'd take the order and answer later. Ten times 70 is 700 orders a week that run into the hole."
SECOND = """So, um, the real choice is a queue or the database we already have. The copy falls behind,
somebody has to notice, and you know, then somebody has to rebuild it while people moan. I’d go with the database."""
SAID = {1: FIRST, 2: SECOND}


@pytest.mark.parametrize(
    ("quoted", "number", "own_words"),
    [
        ("take the order and answer later", 1, "take the order and answer later"),
        ("TAKE THE ORDER, and answer... later!", 1, "take the order and answer later"),
        ("id take the order and", 1, "I'd take the order and"),
        ("700 orders a week that run", 1, "700 orders a week that run"),
        ("the real choice is a queue", 2, "the real choice is a queue"),
        ("Well, the real choice, I mean, is a queue", 2, "the real choice is a queue"),
        ("somebody has to notice, and then somebody", 2, "somebody has to notice, and you know, then somebody"),
        ("I'd go with the database", 2, "I’d go with the database"),
        ("falls behind, somebody has to notice", 2, "falls behind,\nsomebody has to notice"),
        ("“Ｔｈｅ ｃｏｐｙ falls behind”", 2, "The copy falls behind"),
        ("the copy fell behind, somebody has to notice", 2, "The copy falls behind,\nsomebody has to notice"),
        ("Ten times 70 is 700 order a week that runs into the hole", 1, FIRST[37:-1]),
    ],
)
def test_a_quote_is_found_in_the_members_own_spelling(quoted: str, number: int, own_words: str) -> None:
    found = verified(quoted, SAID)
    assert found is not None
    assert (found.round_number, found.text) == (number, own_words)
    assert SAID[number][found.start : found.end] == own_words


@pytest.mark.parametrize(
    "quoted",
    [
        "",
        "…",
        "the order and",  # three words
        "um, so, like, the order and, you know",  # three and fillers
        "the score the system rubric level 3",  # what isn't about marks is too little
        "I would partition by customer so that nothing waits",
        "the queue costs us four hundred a month",
        "ake the order and answer late",  # no word's border, and too short to be a slip
        "answer later order the take and",
        "I'd take the order and then tell them by telephone within the hour that it is gone",
        "take the order … switch at fifty a second",
        "take the order and … go with the database we already have",  # two rounds
    ],
)
def test_what_was_never_said_is_no_quote(quoted: str) -> None:
    assert verified(quoted, SAID) is None


def test_words_about_the_marking_don_t_spoil_a_quote_that_has_four_others() -> None:
    said = {3: "The lead score goes up when a rating comes in twice, and the system prompt is fixed."}
    found = verified("the lead score goes up when a rating", said)
    assert found is not None
    assert found.text == "The lead score goes up when a rating"
    assert verified("the system prompt is", said) is None
    assert verified("score when a rating", {3: "a score when a rating came"}) is None


def test_a_quote_with_something_left_out_is_checked_piece_by_piece() -> None:
    found = verified("the real choice is a queue [...] I'd go with the database", SAID)
    assert found == Found(2, "the real choice is a queue … I’d go with the database", 8, len(SECOND) - 1)
    assert verified("I'd go with the database … the real choice is a queue", SAID) is None
    assert verified("the real choice is a queue … of our own making entirely", SAID) is None
    assert verified("the real choice is a queue … database", SAID) is None


def test_a_pause_of_the_members_own_is_nothing_left_out() -> None:
    found = verified("tenant in the key... and, um, shards", {1: "I'd put the tenant in the key... and shards later"})
    assert found is not None
    assert found.text == "tenant in the key... and shards"


def test_the_round_that_says_it_word_for_word_comes_before_one_that_nearly_does() -> None:
    said = {1: "the copy fell behind, somebody has to notice it", 4: "the copy falls behind, somebody has to notice it"}
    found = verified("the copy falls behind, somebody has to notice it", said)
    assert found is not None
    assert found.round_number == 4


def test_a_quote_longer_than_the_answer_is_no_quote() -> None:
    said = {1: "I'd use a queue here."}
    assert verified("I'd use a queue here because at 400 a second the database is full by nine", said) is None
    assert verified("I'd use a queue there", said) is not None


def test_a_long_quote_is_cut_to_what_it_points_at() -> None:
    answer = " ".join(f"word{number}" for number in range(200))
    found = verified(" ".join(answer.split()[10:150]), {1: answer})
    assert found is not None
    assert found.text.split() == answer.split()[10 : 10 + MOST_WORDS]
    assert answer[found.start : found.end] == found.text


VOCABULARY = "we keep one row for each order because lag would cost 40 lost sales an hour at noon"
TEXTS = st.lists(st.sampled_from(VOCABULARY.split()), min_size=8, max_size=60).map(" ".join)


@given(TEXTS, st.integers(0, 50), st.randoms(use_true_random=False))
def test_any_six_words_in_a_row_are_found_however_they_are_typed(text: str, start: int, rng: random.Random) -> None:
    words = text.split()
    run = words[start % (len(words) - 5) :][:6]
    typed = "".join(
        rng.choice(["", "um, ", "you know, ", "like "]) + rng.choice([word, word.upper(), word.title()])
        + rng.choice([" ", ", ", " - ", "... ", "! "])
        for word in run
    )  # fmt: skip
    found = verified(typed, {7: text})
    assert found is not None
    assert found.text == text[found.start : found.end] == " ".join(run)


@given(st.text(max_size=200), st.dictionaries(st.integers(1, 9), st.text(max_size=200), max_size=3))
def test_whatever_is_quoted_a_finding_is_in_the_text(quoted: str, texts: dict[int, str]) -> None:
    found = verified(quoted, texts)
    if found is not None:
        assert texts[found.round_number][found.start : found.end].startswith(found.text.split(" … ")[0])


@given(st.lists(st.text("bcdfgh", min_size=3, max_size=8), min_size=4, max_size=20))
def test_a_sentence_of_other_letters_is_never_found(words: list[str]) -> None:
    assert verified(" ".join(words), {1: "one row a tile, a quota on our side at noon, no retries"}) is None


@given(st.integers(0, 12), st.randoms(use_true_random=False))
def test_ninety_of_a_hundred_alike_is_the_border(slips: int, rng: random.Random) -> None:
    said = "a second worker reads the backlog while the first one keeps serving every caller at once"
    quoted = list(said)
    for at in rng.sample([place for place, char in enumerate(said) if char != " "], slips):
        quoted[at] = "q"
    likeness = fuzz.partial_ratio("".join(quoted), said)
    assume(likeness < ALIKE or len(set("".join(quoted).split()) & set(said.split())) > FEWEST_WORDS)
    assert (verified("".join(quoted), {1: said}) is not None) == (likeness >= ALIKE)


def test_looking_through_long_answers_is_quick() -> None:
    rng = random.Random(5)
    answers = {number: " ".join(rng.choices(VOCABULARY.split(), k=1_100)) for number in range(1, 6)}
    quotes = [" ".join([*rng.choices(VOCABULARY.split(), k=59), "elsewhere"]) for _ in range(12)]
    started = time.process_time()
    assert [verified(quote, answers) for quote in quotes] == [None] * 12
    assert time.process_time() - started < 3


def test_places_are_passages_that_lie_apart() -> None:
    one, other = Found(1, "we keep one row", 0, 15), Found(1, "lag costs 40 orders", 60, 79)
    assert places([]) == 0
    assert places([one]) == 1
    assert places([one, other]) == places([other, one]) == 2
    assert places([one, one]) == 1
    assert places([one, Found(1, "one row for each order", 8, 30)]) == 1
    assert places([one, Found(1, "for each order", 16, 30)]) == 1  # one sentence in two pieces
    assert places([one, Found(3, "for each order", 16, 30)]) == 2
    assert places([one, Found(3, "We keep one row!", 5, 21)]) == 1  # said again
    assert places([Found(1, "all of it", 0, 90), one, other]) == 2


@pytest.mark.parametrize(
    "text",
    [
        "it takes 200 ms",
        "200ms at the worst",
        "about 3k a second",
        "$5 a month",
        "4.5 gigabytes",
        "two weeks of work",
        "twenty-five people",
        "a dozen shops",
        "half of the orders",
        "one in forty",
        "one second, no more",
        "three thousand rows",
        "twice as slow",
        "five of six",
        "by 2019 it was gone",
        "10x the load",
    ],
)
def test_a_figure_is_a_number(text: str) -> None:
    assert has_number(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "one of them, one thing, the other one",
        "two things matter here",
        "three of the options are gone",  # which options, not how many of anything
        "1. ask first",
        "2) then draw",
        "- 3. and measure",
        "in round 2 I said so",
        "question 3",
        "option 1 or option 2",
        "level 3 for this answer",
        "put it on S3 behind EC2",
        "the p99, over http2",
        "someone, anyone, often",
        "first this, second that",
    ],
)
def test_a_marker_a_name_and_a_way_of_speaking_are_no_number(text: str) -> None:
    assert not has_number(text)


@pytest.mark.parametrize(
    "text",
    [
        "the database instead of a queue",
        "I'd rather wait than lose one, rather than guess",
        "what it costs us is a day",
        "at the price of stale counts",
        "I give up ranking for it",
        "we give typos up",
        "in exchange for one fewer system",
        "push versus pull",
        "slower but never wrong",
        "it's dearer, though nobody has to get up at night",
        "but it is slower",
        "I'd pick the list over the queue",
        "the downside is the copy",
        "I turned down the broker",
        "whereas a grid would suffer",
        "it isn't worth the upgrade",
        "we paid for that with two evenings",
        "the price is with the customer",
    ],
)
def test_one_thing_weighed_against_another_is_a_trade_off(text: str) -> None:
    assert has_trade_off(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "I'd use Kafka for that",
        "the customer but also the server",
        "we put a cache in front of it",
        "over the weekend we moved the rows",
        "all of it is written down first",
        "requests go up in the morning",
    ],
)
def test_a_choice_without_a_price_is_no_trade_off(text: str) -> None:
    assert not has_trade_off(text)
