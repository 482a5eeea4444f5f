"""What is to mend in a rubric: each rule broken once in a rubric that keeps all of them."""

from collections.abc import Callable
from dataclasses import replace
from itertools import product
from typing import Any

import pytest

from bot.core.members import Level
from bot.core.question import Fact, Question
from bot.core.rubric import Dimension, Probe, PushKind, Rubric
from bot.core.rubric_check import Counts, Finding, check, count
from tests.core.samples import a_dimension, a_question, a_rubric

LEVELS = (Level.MID, Level.SENIOR)
DIMENSIONS = ("opening", "ending")
NUMBERS = ("One", "Two", "Three", "Four")


def a_ready_dimension(id_: str) -> Dimension:
    """With enough of everything."""
    return a_dimension(
        id_,
        levels={n: (f"Says the {id_} {n} times.", f"Stops at {id_} {n}.") for n in (1, 2, 3)},
        probes=tuple(Probe(f"no_{word.lower()}", ("because",), f"{word} what?") for word in NUMBERS),
        checks=("Did you say it? If not, this round.", "Did you stop?", "This round: one sentence."),
        pressure=tuple(f"{word} word about the {id_}, please." for word in NUMBERS),
        exercises=("Say it aloud.", "Write it down."),
    )


def a_ready_question(n: int, level: Level) -> Question:
    """In 39 wordings, with three facts, and with words of its own."""
    word = f"{level}{n}"
    sentences = {
        key: tuple(f"A{word}{key}{m} is here." for m in range(3)) for key in ("context", "constraint", "twist")
    }
    return a_question(
        word,
        level,
        DIMENSIONS,
        ask=f"What of b{word}?",
        facts=tuple(Fact((f"c{word}{m}",), f"It is d{word}{m}.") for m in range(3)),
        **sentences,
    )


PUSHES = {kind: tuple(f"{word} {kind.value.replace('_', ' ')}, please." for word in NUMBERS[:3]) for kind in PushKind}
READY = replace(
    a_rubric(*(a_ready_question(n, level) for n, level in product(range(20), LEVELS)), levels=LEVELS),
    dimensions=tuple(map(a_ready_dimension, DIMENSIONS)),
    pressure=PUSHES,
)


def with_dimension(**changes: Any) -> Rubric:
    """The ready rubric with its first dimension changed."""
    first, *others = READY.dimensions
    return replace(READY, dimensions=(replace(first, **changes), *others))


def with_question(**changes: Any) -> Rubric:
    """The ready rubric with its first question changed."""
    first, *others = READY.questions
    return replace(READY, questions=(replace(first, **changes), *others))


def test_a_ready_rubric_has_nothing_to_mend() -> None:
    assert check(READY) == []


def test_what_a_rubric_holds_is_counted() -> None:
    assert count(READY) == Counts(
        dimensions=2, levels=LEVELS, questions=40, wordings=40 * 39, fewest=20 * 39, facts=120, pushes=12 + 2 * 4
    )


def test_wordings_that_read_the_same_are_one() -> None:
    twice = with_question(context=("Once.", "Once.", "Twice."))
    assert count(twice).wordings == count(READY).wordings - (1 + 3 + 9)
    assert Finding("question mid0 context", "says it twice: Once.") in check(twice)


LONG = f"It {'went on and ' * 10}ended."
HARD = "Operational responsibilities notwithstanding, organisational stakeholders deliberately"

BROKEN: list[tuple[Callable[[], Rubric], str, str]] = [
    (lambda: replace(READY, questions=READY.questions[:39]), "question", "there are 39; 40 at least"),
    (lambda: replace(READY, pressure={**PUSHES, PushKind.INTERRUPTION: ()}), "pressure", "has 9 pushes; 10 at least"),
    (
        lambda: replace(READY, pressure={**PUSHES, PushKind.INTERRUPTION: ("Sorry?",)}),
        "pressure interruption",
        "has 1 pushes; 2 at least",
    ),
    (
        lambda: replace(READY, pressure={**PUSHES, PushKind.INTERRUPTION: ("One.", "One.")}),
        "pressure",
        "says it twice: One.",
    ),
    (
        lambda: replace(READY, pressure={**PUSHES, PushKind.INTERRUPTION: ("sorry", "One.")}),
        "pressure",
        "is not a whole sentence: sorry",
    ),
    (lambda: replace(READY, summary="A robust round."), "summary", "“robust” is filler: A robust round."),
    (lambda: replace(READY, structure=(LONG,)), "structure", "has a sentence of 32 words; 30 at most"),
    # dimensions
    (lambda: with_dimension(probes=()), "dimension opening probes", "has 0; 3 at least"),
    (lambda: with_dimension(checks=()), "dimension opening checks", "has 0; 3 at least"),
    (lambda: with_dimension(pressure=()), "dimension opening pressure", "has 0; 4 at least"),
    (lambda: with_dimension(exercises=()), "dimension opening exercises", "has 0; 2 at least"),
    (
        lambda: with_dimension(levels={1: ("Sounds confident.",)}),
        "dimension opening level.1",
        "“confident” judges the speaker; say what one hears instead: Sounds confident.",
    ),
    (lambda: with_dimension(not_3="Leverages buzzwords."), "dimension opening not_3", "“Leverages” is filler"),
    (
        lambda: with_dimension(checks=("You forgot the price. Did you?", "Did you?", "Did it?")),
        "dimension opening checks",
        "is no check",
    ),
    (
        lambda: with_dimension(checks=("Say the price.", "Did you?", "Did it?")),
        "dimension opening checks",
        "is no check",
    ),
    (
        lambda: with_dimension(exercises=("say it", "Say it.")),
        "dimension opening exercises",
        "is not a whole sentence: say it",
    ),
    (
        lambda: with_dimension(probes=tuple(Probe("no_why", ("so",), f"{word}?") for word in NUMBERS)),
        "dimension opening probes",
        "says it twice: no_why",
    ),
    # questions
    (lambda: with_question(exposes=frozenset({"opening"})), "question mid0 exposes", "names 1 dimensions; 2 to 4"),
    (lambda: with_question(facts=READY.questions[0].facts[:2]), "question mid0 facts", "has 2; none, or 3 to 6"),
    (lambda: with_question(context=("Talk about queues.",)), "question mid0", "begins as a topic does"),
    (lambda: with_question(twist=("Why now?",)), "question mid0 ask", "is not one ask"),
    (lambda: with_question(ask="Go on"), "question mid0 ask", "is not one ask"),
    (
        lambda: with_question(constraint=("one server",)),
        "question mid0 constraint",
        "isn't whole sentences: one server",
    ),
    (lambda: with_question(ask=f"{HARD} coordinate?"), "question mid0", "reads at LIX"),
    (lambda: with_question(twist=("It is seamless.",)), "question mid0", "“seamless” is filler"),
    (
        lambda: with_question(facts=tuple(Fact(("load",), f"{word}.") for word in NUMBERS)),
        "question mid0 facts",
        "says it twice: load",
    ),
    (
        lambda: with_question(facts=tuple(Fact((word,), "Yes.") for word in NUMBERS)),
        "question mid0 facts",
        "says it twice: Yes.",
    ),
]


@pytest.mark.parametrize(("rubric", "key", "reason"), BROKEN, ids=[f"{row[1]}: {row[2][:40]}" for row in BROKEN])
def test_each_rule_that_is_broken_is_found(rubric: Callable[[], Rubric], key: str, reason: str) -> None:
    assert [each for each in check(rubric()) if each.key == key and each.reason.startswith(reason)]


def test_somebody_in_the_scene_may_ask_something_too() -> None:
    assert check(with_question(twist=("She says: “Why now?”",))) == []


def test_an_area_needs_questions_and_ways_to_ask_them_at_each_level() -> None:
    few = replace(READY, questions=tuple(q for q in READY.questions if q.level is Level.MID or q.id == "senior0"))
    reasons = [each.reason for each in check(few) if each.key == "dimension ending"]
    assert reasons == [
        "1 senior questions expose it; 6 at least",
        "its senior questions can be asked in 39 ways; 200 at least",
    ]


def test_four_in_five_questions_answer_what_is_asked_back() -> None:
    def with_facts(share: int) -> Rubric:
        bare = (replace(question, facts=()) for question in READY.questions[share:])
        return replace(READY, questions=(*READY.questions[:share], *bare))

    assert check(with_facts(32)) == []
    assert check(with_facts(31)) == [Finding("facts", "31 questions have 3 or more; four in five need them")]


def test_questions_that_are_hard_to_read_all_together_are_found_though_each_may_pass() -> None:
    heavy = tuple(
        replace(question, context=tuple(f"Several {question.id}{n} passengers complained." for n in range(3)))
        for question in READY.questions
    )
    [finding] = [each for each in check(replace(READY, questions=heavy)) if "all together" in each.reason]
    assert finding.key == "question"


def test_two_questions_are_twins_where_any_two_of_their_scenes_share_half_of_their_words() -> None:
    ask = "What do drivers hear first?"
    one = replace(READY.questions[0], ask=ask, context=("Rain fell.", "A bridge closes for six weeks."))
    other = replace(READY.questions[1], ask=ask, context=("A bridge closes for two months.", "Snow is forecast."))
    [finding] = check(replace(READY, questions=(one, other, *READY.questions[2:])))
    assert finding.key == "question senior0"
    assert finding.reason == "is 62% the same words as mid0; 50% is too many"
