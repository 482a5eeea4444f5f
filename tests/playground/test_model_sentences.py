"""What the stand-in sees in a text: sentences, figures, phrases, marks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playground.model.sentences import figures, parts, phrases, sentences, stems
from tests.playground.model_prompts import ANSWER, PLAIN, RICH

WORDS = st.text(st.sampled_from("ab 19.,?!“”\n'’-"), max_size=200)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("One thing. Another thing? A third", ["One thing.", "Another thing?", "A third"]),
        ("“Is it up?” she asked. No.", ["“Is it up?” she asked.", "No."]),
        ("They said “never.” We did it.", ["They said “never.”", "We did it."]),
        ("lower case. it goes on", ["lower case.", "it goes on"]),
        ("a line\nand another", ["a line", "and another"]),
        ("At 3.5 seconds it stops.", ["At 3.5 seconds it stops."]),
        ("  ", []),
    ],
)
def test_a_text_falls_into_sentences(text: str, found: list[str]) -> None:
    assert parts(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It takes 400 writes a second, at noon.", ["400 writes a second"]),
        ("We had 1,200 users.", ["1,200 users"]),
        ("three of the nodes", []),
        ("about ten past six", ["ten past six"]),
        ("half the day and twelve nights", ["twelve nights"]),
        ("In 2019, that was all", []),
        ("20% of callers in the morning", ["20% of callers"]),
        ("version v2 of it", []),
        ("no number at all", []),
    ],
)
def test_a_figure_comes_with_what_it_counts(text: str, found: list[str]) -> None:
    assert figures(text) == found


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("We keep the unique index on stays.", "unique index"),
        ("customer ids go in, and then our exclusion constraint", "exclusion constraint"),
        ("I use a queue and a worker", None),
        ("A table, a worker", None),
        ("shard by customer id", "customer id"),
        ("the order form couldn't take it", "order form"),
        ("the stretch started there", None),
    ],
)
def test_a_phrase_sounds_like_a_thing(text: str, first: str | None) -> None:
    assert next(iter(phrases(text)), None) == first


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("We do it in two steps.", 1),
        ("We do it in one step.", 0),
        ("We lock the row rather than the table.", 1),
        ("That costs us 90 ms a call.", 2),
        ("I wouldn’t keep it there.", 1),
    ],
)
def test_a_sentence_has_a_mark_for_a_figure_and_one_for_weighing(text: str, marks: int) -> None:
    assert [each.marks for each in sentences(text)] == [marks]


def test_short_sentences_say_nothing_and_long_ones_are_quoted_in_part() -> None:
    assert sentences("Oh well. Right, 3.") == []
    [long] = sentences("word " * 60)
    assert len(long.quote.split()) == 40


def test_marks_grow_from_answer_to_answer() -> None:
    marks = [sum(each.marks for each in sentences(answer)) for answer in (PLAIN, ANSWER, RICH)]
    assert marks[0] < 3 <= marks[1] < 7 <= marks[2]


def test_words_of_one_stem_count_as_one() -> None:
    assert stems("constraint constraints the a it") == stems("constrained")


@given(WORDS)
def test_what_is_found_was_said(text: str) -> None:
    flat = " ".join(text.split())
    assert all(each in flat for each in figures(text))
    assert all(each.quote in flat for each in sentences(text))
    assert all(each in flat for each in phrases(text))
