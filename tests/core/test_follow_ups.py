"""What an interviewer says inside a round."""

import random

import pytest

from bot.core.follow_ups import YOUR_CALL, fresh_line, probe, reply_to_question_back
from bot.core.question import Question
from tests.core.samples import BUDGET, SHOPS, a_dimension, a_question


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


def test_a_line_is_fresh_while_there_is_one() -> None:
    lines = ["one", "two", "three"]
    assert {fresh_line(lines, ["one", "three"], random.Random(n)) for n in range(20)} == {"two"}
    assert {fresh_line(lines, [], random.Random(n)) for n in range(40)} == set(lines)


def test_when_all_lines_were_used_the_one_used_longest_ago_comes_again() -> None:
    lines = ["one", "two", "three"]
    used = ["two", "gone from the file", "one", "three", "two"]
    assert {fresh_line(lines, used, random.Random(n)) for n in range(20)} == {"one"}


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
