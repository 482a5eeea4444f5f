"""What is to mend in reference answers: each rule broken once in a set that keeps all of them."""

from dataclasses import replace
from itertools import product
from typing import Any

import pytest

from bot.core.agreement import LEVELS
from bot.core.reference_check import ANSWER_WORDS, QUOTE_WORDS, check_references
from bot.core.references import Reference
from bot.core.rubric_check import Finding

QUOTE = "we pay for it"


def words(n: int) -> str:
    """That many words, the quote's among them."""
    return " ".join([QUOTE, *(f"w{number}" for number in range(n - len(QUOTE.split())))])


def a_reference(triple: str = "bridge", level: int = 2, **changes: Any) -> Reference:
    """An answer there is nothing to mend in."""
    plain = Reference(
        id=f"talks:{triple}:{level}",
        rubric_id="talks",
        dimension_id="opening",
        question=f"What of the {triple}?",
        text=words(120),
        level=level,
        quote=QUOTE,
        why="It names the price.",
        held_out=triple == "oven",
    )
    return replace(plain, **changes)


def a_dimensions(*triples: str, dimension: str = "opening", held_out: tuple[str, ...] = ("oven",)) -> list[Reference]:
    """Whole triples of one dimension, some of them held out."""
    return [
        a_reference(triple, level, dimension_id=dimension, held_out=triple in held_out)
        for triple, level in product(triples, LEVELS)
    ]


READY = a_dimensions("bridge", "oven")


def with_one(**changes: Any) -> list[Reference]:
    """The ready ones with the second answer changed."""
    return [READY[0], replace(READY[1], **changes), *READY[2:]]


def test_there_is_nothing_to_mend_in_a_good_set() -> None:
    assert check_references(READY) == []
    assert check_references([]) == []


@pytest.mark.parametrize("n", [ANSWER_WORDS[0] - 1, ANSWER_WORDS[1] + 1])
def test_an_answer_too_short_to_be_real_or_too_long_for_a_phone_is_named_by_triple_and_level(n: int) -> None:
    found = check_references(with_one(text=words(n)))
    assert found == [Finding("triple bridge level 2 text", f"has {n} words; 90 to 260")]


@pytest.mark.parametrize("n", ANSWER_WORDS)
def test_the_shortest_and_the_longest_answer_are_well(n: int) -> None:
    assert check_references(with_one(text=words(n))) == []


@pytest.mark.parametrize("n", [QUOTE_WORDS[0] - 1, QUOTE_WORDS[1] + 1])
def test_a_quote_that_says_too_little_or_half_the_answer_is_named(n: int) -> None:
    quote = " ".join(words(120).split()[:n])
    assert check_references(with_one(quote=quote)) == [
        Finding("triple bridge level 2 quote", f"has {n} words; 4 to 32")
    ]


@pytest.mark.parametrize("n", QUOTE_WORDS)
def test_the_shortest_and_the_longest_quote_are_well(n: int) -> None:
    assert check_references(with_one(quote=" ".join(words(120).split()[:n]))) == []


def test_a_quote_that_stands_twice_points_nowhere() -> None:
    found = check_references(with_one(text=f"{words(120)} {QUOTE}"))
    assert found == [Finding("triple bridge level 2 quote", f"stands in the answer more than once: {QUOTE}")]


@pytest.mark.parametrize(
    ("triples", "held_out", "said"),
    [
        (("bridge",), (), "0 of 1 triples are held out; half should be"),
        (("bridge",), ("bridge",), "1 of 1 triples are held out; half should be"),
        (("bridge", "oven"), (), "0 of 2 triples are held out; half should be"),
        (("bridge", "oven", "ferry"), ("oven",), "1 of 3 triples are held out; half should be"),
    ],
)
def test_a_dimension_with_other_than_half_held_out_is_named(
    triples: tuple[str, ...], held_out: tuple[str, ...], said: str
) -> None:
    found = check_references(a_dimensions(*triples, held_out=held_out))
    assert found == [Finding("dimension opening", said)]


def test_one_dimensions_half_does_not_make_up_for_anothers() -> None:
    lopsided = [
        *a_dimensions("bridge", "oven", held_out=("bridge", "oven")),
        *a_dimensions("ferry", "orchard", dimension="ending", held_out=()),
    ]
    assert check_references(lopsided) == [
        Finding("dimension opening", "2 of 2 triples are held out; half should be"),
        Finding("dimension ending", "0 of 2 triples are held out; half should be"),
    ]


def test_everything_is_told_at_once() -> None:
    found = check_references([a_reference(level=level, text=f"{QUOTE} {QUOTE}") for level in LEVELS])
    assert [finding.key for finding in found] == [
        "dimension opening",
        *(f"triple bridge level {level} {key}" for level in LEVELS for key in ("text", "quote")),
    ]
