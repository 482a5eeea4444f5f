"""Which question comes next, which probe is called for, and what a question back is told."""

import random
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.members import Level
from bot.core.questions import (
    TOO_SIMILAR,
    YOUR_CALL,
    Chosen,
    choose,
    fresh_line,
    probe,
    reply_to_question_back,
    similarity,
)
from bot.core.rubric import Question
from tests.core.samples import BUDGET, SHOPS, a_dimension, a_question

LEVELS = st.sampled_from([Level.MID, Level.SENIOR, Level.STAFF])
SEEDS = st.integers(0, 1_000)
BRIDGE = a_question("bridge", ask="A bridge carries 900 cars and closes for six weeks. What do drivers hear first?")
SAME_BRIDGE = a_question("again", ask="A bridge carries 700 cars and closes for six weeks. What do drivers hear first?")
ORCHARD = a_question("orchard", ask="Frost took half the apples. What do the buyers hear?")


def an_own_question(id_: str, **changes: Any) -> Question:
    """A question out of a member's own bank."""
    return a_question(id_, id=f"own:{id_}", **changes)


def chosen(questions: Sequence[Question], seed: int = 0, **changes: Any) -> Chosen:
    """What comes next on the opening, for a senior who has had nothing yet unless said otherwise."""
    wanted: dict[str, Any] = {"dimension_id": "opening", "level": Level.SENIOR, "asked_before": {}, "in_this_drill": []}
    return choose(questions, **(wanted | changes), rng=random.Random(seed))


@given(SEEDS, st.lists(LEVELS, min_size=1, max_size=7), LEVELS)
def test_no_question_comes_twice_until_all_were_asked_and_then_the_oldest_first(
    seed: int, levels: list[Level], level: Level
) -> None:
    questions = [a_question(f"q{n}", each) for n, each in enumerate(levels)]
    history: list[str] = []
    for turn in range(2 * len(levels)):
        picked = chosen(questions, seed + turn, level=level, asked_before={id_: n for n, id_ in enumerate(history)})
        assert picked.repeated == (turn >= len(levels))
        history.append(picked.question.id)
    once, again = history[: len(levels)], history[len(levels) :]
    assert sorted(once) == sorted(q.id for q in questions)
    assert again == once


@given(SEEDS, st.lists(LEVELS, min_size=1, max_size=7), LEVELS)
def test_the_nearest_level_is_used_up_before_the_next(seed: int, levels: list[Level], wanted: Level) -> None:
    questions = [a_question(f"q{n}", each) for n, each in enumerate(levels)]
    asked: dict[str, int] = {}
    distances = []
    for turn in range(len(levels)):
        question = chosen(questions, seed + turn, level=wanted, asked_before=asked).question
        asked[question.id] = turn
        distances.append(abs(list(Level).index(question.level) - list(Level).index(wanted)))
    assert distances == sorted(distances)


def test_a_fresh_question_of_another_level_comes_before_a_repeat() -> None:
    wanted, harder = a_question("wanted", Level.SENIOR), a_question("harder", Level.STAFF)
    assert chosen([wanted, harder], asked_before={"wanted": 1}) == Chosen(harder, repeated=False)


def test_only_questions_that_expose_the_dimension_are_asked() -> None:
    others = [a_question("other", exposes=["ending"]), an_own_question("other", exposes=frozenset({"ending"}))]
    fits = a_question("fits", exposes=["opening", "ending"])
    assert {chosen([*others, fits], seed).question.id for seed in range(20)} == {"fits"}


def test_the_same_chance_chooses_the_same_question_and_another_may_not() -> None:
    questions = [a_question(f"q{n}") for n in range(6)]
    picked = [chosen(questions, seed).question.id for seed in range(20)]
    assert picked == [chosen(questions, seed).question.id for seed in range(20)]
    assert len(set(picked)) > 2


@pytest.mark.parametrize("asked_before", [{}, {"orchard": 4, "bridge": 7}])
def test_a_near_twin_of_this_drills_question_waits_while_anything_else_is_left(asked_before: dict[str, int]) -> None:
    """Even a question the member has had comes before a fresh one that only swaps a number."""
    bank = [BRIDGE, SAME_BRIDGE, ORCHARD]
    picked = {chosen(bank, n, asked_before=asked_before, in_this_drill=[BRIDGE.ask]).question for n in range(20)}
    assert picked == {ORCHARD}


def test_half_of_the_words_in_common_is_too_many() -> None:
    half = a_question("half", ask="bridge closed today")
    picked = {chosen([half, ORCHARD], n, in_this_drill=["bridge closed yesterday"]).question for n in range(20)}
    assert similarity(half.ask, "bridge closed yesterday") == TOO_SIMILAR
    assert picked == {ORCHARD}


def test_with_nothing_else_left_even_a_near_twin_is_asked() -> None:
    picked = chosen([BRIDGE, SAME_BRIDGE], asked_before={"bridge": 1}, in_this_drill=[BRIDGE.ask])
    assert picked == Chosen(SAME_BRIDGE, repeated=False)


def test_a_question_the_file_no_longer_has_disturbs_nothing() -> None:
    assert chosen([BRIDGE], asked_before={"gone": 1, "bridge": 2}) == Chosen(BRIDGE, repeated=True)


@given(SEEDS, LEVELS)
def test_ones_own_questions_come_first_in_their_order_whatever_the_level(seed: int, level: Level) -> None:
    own = [an_own_question("surprise"), an_own_question("message")]
    bank = [*own, a_question("wanted", level)]
    first = chosen(bank, seed, level=level)
    second = chosen(bank, seed, level=level, asked_before={first.question.id: 1})
    third = chosen(bank, seed, level=level, asked_before={each.id: n for n, each in enumerate(own)})
    assert [first, second, third] == [Chosen(question, repeated=False) for question in bank]


def test_ones_own_question_leads_the_last_round_too() -> None:
    own = an_own_question("bridge", ask="The bridge is closed. What now?")
    assert chosen([own, ORCHARD], in_this_drill=["Which bridge do drivers take?"], fresh_context=True).question is own


def test_ones_own_question_had_before_waits_its_turn_like_any_other() -> None:
    own = an_own_question("surprise")
    assert chosen([own, ORCHARD], asked_before={own.id: 1}) == Chosen(ORCHARD, repeated=False)
    assert chosen([own, ORCHARD], asked_before={own.id: 1, ORCHARD.id: 2}) == Chosen(own, repeated=True)


def test_ones_own_near_twin_of_this_drills_question_waits_as_well() -> None:
    own = an_own_question("again", ask=SAME_BRIDGE.ask)
    assert chosen([own, ORCHARD], in_this_drill=[BRIDGE.ask]).question is ORCHARD


def test_a_fresh_context_is_the_question_least_like_the_ones_asked() -> None:
    near = a_question("near", ask="A bridge reopens next spring. Who tells the drivers?")
    far = [a_question("frost", ask="Frost took half the apples."), a_question("oven", ask="An oven fails on Fridays.")]
    bank = [near, *far]
    fresh = {chosen(bank, n, in_this_drill=[BRIDGE.ask], fresh_context=True).question.id for n in range(20)}
    usual = {chosen(bank, n, in_this_drill=[BRIDGE.ask]).question.id for n in range(40)}
    assert similarity(near.ask, BRIDGE.ask) < TOO_SIMILAR  # another question, but the same scene
    assert (fresh, usual) == ({"frost", "oven"}, {"near", "frost", "oven"})


def test_a_fresh_context_is_looked_for_within_the_nearest_level() -> None:
    near = a_question("near", ask="A bridge reopens next spring. Who tells the drivers?")
    elsewhere = a_question("frost", Level.STAFF, ask="Frost took half the apples.")
    assert chosen([near, elsewhere], in_this_drill=[BRIDGE.ask], fresh_context=True).question is near


def test_small_differences_in_likeness_do_not_narrow_a_fresh_context() -> None:
    """Before the first question nothing is like anything, and a shared word in twenty decides nothing."""
    bank = [a_question(f"q{n}") for n in range(3)]
    assert {chosen(bank, n, fresh_context=True).question.id for n in range(40)} == {"q0", "q1", "q2"}
    long_ask = " ".join(f"word{n}" for n in range(24))
    bank = [a_question("shares", ask=f"{long_ask} bridge"), a_question("none", ask="Frost took the apples.")]
    picked = {chosen(bank, n, in_this_drill=["bridge"], fresh_context=True).question.id for n in range(40)}
    assert picked == {"shares", "none"}


@given(st.text(), st.text())
def test_similarity_is_the_same_both_ways_and_full_with_itself(one: str, other: str) -> None:
    assert similarity(one, other) == similarity(other, one)
    assert 0 <= similarity(one, other) <= 1
    assert similarity(one, one) == 1


def test_similarity_counts_content_words_only() -> None:
    assert similarity("Tell me about the bridge", "What of your bridge?") == 1
    assert similarity("bridge closed", "bridge open") == pytest.approx(1 / 3)
    assert similarity("bridge", "orchard") == 0
    assert similarity(BRIDGE.ask, SAME_BRIDGE.ask) >= TOO_SIMILAR > similarity(BRIDGE.ask, ORCHARD.ask)


@pytest.mark.parametrize(
    ("answer", "asked", "expected"),
    [
        ("We chose the queue.", [], "Why?"),  # nothing heard: the first rule
        ("A queue, because shops send bursts.", [], "What does it cost?"),  # the first rule was met
        ("We chose the queue.", ["Why?"], "What does it cost?"),  # asked already
        ("A queue, since it's cheap: the cost is lag.", [], None),  # all rules met
        ("Because of 40 ms.", [], None),  # a number meets #
        ("A queue, because it's there.", ["What does it cost?"], None),
    ],
)
def test_the_first_rule_the_answer_leaves_open_gives_the_probe(
    answer: str, asked: list[str], expected: str | None
) -> None:
    assert probe(a_dimension(), answer, asked) == expected


def test_a_line_is_fresh_while_there_is_one_and_any_after_that() -> None:
    lines = ["one", "two", "three"]
    assert {fresh_line(lines, ["one", "three"], random.Random(n)) for n in range(20)} == {"two"}
    assert {fresh_line(lines, lines, random.Random(n)) for n in range(40)} == set(lines)


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("How many users are there?", "Forty shops."),
        ("What's the budget?", "None to speak of."),
        ("How many shops, and is there money?", "Forty shops. None to speak of."),
        ("Which language?", YOUR_CALL),
    ],
)
def test_a_question_back_is_told_every_fact_it_asks_for(asked: str, told: str) -> None:
    question: Question = a_question("shops", facts=(SHOPS, BUDGET))
    assert reply_to_question_back(question, asked) == told


def test_a_question_back_about_a_question_that_is_gone_is_the_members_call() -> None:
    assert reply_to_question_back(None, "How many users?") == YOUR_CALL
