"""Whether a goal can be passed or missed, and what is offered for a vague one."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.goal_check import Part, missing, rewrite
from bot.core.goals import LONGEST_GOAL
from bot.core.library import Library
from bot.core.rubric import Dimension
from tests.sample_rubric import sample_library

ACTION, OBSERVABLE, LIMIT = Part
NOTHING_IN_IT = (ACTION, OBSERVABLE, LIMIT)

SHIPPED = Library(
    {path.name: path.read_text("utf-8") for path in sorted((Path(__file__).parents[2] / "rubrics").glob("*.toml"))}
)
DIMENSIONS = [dimension for rubric in SHIPPED for dimension in rubric.dimensions]
DIMENSION = replace(next(iter(sample_library())).dimensions[0], seconds=60)
OWN_GOAL = DIMENSION.goal
PIECES = ("be", "say", "ask", "more", "two", "numbers:", "first", "the cost", "5 words", "get better at")
"""What goals are made of; arbitrary text alone would hardly ever hold a part."""


@pytest.mark.parametrize(
    "goal",
    [
        "In 60 seconds: what I chose, what it cost, and why that is right here.",
        "Ask two clarifying questions before drawing anything",
        "Say the number first",
        "Stop after 60 seconds",
        "Name one alternative and what it costs",
        "Name the bottleneck before she asks",
        "Walk one empty input through the code before I say done",
        "Test one empty case",
        'Say "I" instead of "we" for everything I did',
        "Start with the impact, then two sentences of situation",
        "End on the outcome with a number",
        "State my assumption out loud within the first minute",
        "Draw at most five boxes",
        "Trace one request end to end",
        "Give the complexity before writing any code",
        "Repeat the question back in one sentence",
        "No more than three fillers a minute",
        "Structure my answer in three parts",
        "Two numbers, each with a unit, said in the first minute",
        "Think aloud without a silence longer than 10 seconds",
        "Mention p99 latency within 30 seconds",
        "Explain consistency in two sentences, no jargon",
        "Quantify the outcome: one number before, one after",
        "Summarize in one sentence before I stop",
        "Pause two seconds before answering",
        "Answer the question in the first sentence",
        "I name who decided, once per story",
        "90 seconds: keys, indexes, one invariant",
        "Every answer: claim, reason, number",
        'Don’t say "basically" more than twice',
        "naming the trade-off before the tool",
        "At most two sentences of background",
        "ASK WHO USES IT BEFORE THE FIRST BOX",
        "  say   what breaks\nfirst  ",
    ],
)
def test_a_goal_with_all_three_parts_gets_no_hint(goal: str) -> None:
    assert missing(goal) == ()
    assert rewrite(goal, DIMENSION) == " ".join(goal.split())


@pytest.mark.parametrize("dimension", DIMENSIONS, ids=lambda dimension: dimension.id)
def test_the_rubrics_own_goals_need_no_hint(dimension: Dimension) -> None:
    assert missing(dimension.goal) == ()
    assert rewrite(dimension.goal, dimension) == dimension.goal


@pytest.mark.parametrize(
    ("goal", "lacks"),
    [
        ("be more confident", NOTHING_IN_IT),
        ("communicate better", NOTHING_IN_IT),
        ("improve my system design", NOTHING_IN_IT),
        ("don't ramble", NOTHING_IN_IT),  # says what to avoid, not what to do
        ("structure", NOTHING_IN_IT),
        ("structure, clarity and calm", NOTHING_IN_IT),
        ("be concise", NOTHING_IN_IT),
        ("clearer", NOTHING_IN_IT),
        ("do my best", NOTHING_IN_IT),
        ("not sure", NOTHING_IN_IT),
        ("better tests", NOTHING_IN_IT),  # a noun here
        ("answer faster", NOTHING_IN_IT),
        ("Goal: communication", NOTHING_IN_IT),
        ("work on capacity estimation", NOTHING_IN_IT),
        ("be less nervous in interviews", NOTHING_IN_IT),
        ("", NOTHING_IN_IT),
        ("!!!", NOTHING_IN_IT),
        ("speak slower", (OBSERVABLE, LIMIT)),
        ("talk less", (OBSERVABLE, LIMIT)),
        ("show leadership", (OBSERVABLE, LIMIT)),
        ("structure my answers better", (OBSERVABLE, LIMIT)),
        ("Explain better in 60 seconds", (OBSERVABLE,)),
        ("In 60 seconds: be more confident", (ACTION, OBSERVABLE)),
        ("In 60 seconds: improve my system design", (ACTION, OBSERVABLE)),
        ("In 60 seconds", (ACTION, OBSERVABLE)),
        ("get better at trade-offs", (ACTION, LIMIT)),
        ("more numbers", (ACTION, LIMIT)),
        ("the reasons for my design", (ACTION, LIMIT)),
        ("two alternatives", (ACTION,)),
        ("ask more questions", (LIMIT,)),
        ("explain the cache", (LIMIT,)),
        ("Say why", (LIMIT,)),
        ("think out loud", (LIMIT,)),
        ("mention failure modes", (LIMIT,)),
        ("stop saying um", (LIMIT,)),
        ("don't say um", (LIMIT,)),
    ],
)
def test_a_vague_goal_is_told_which_parts_it_lacks(goal: str, lacks: tuple[Part, ...]) -> None:
    assert missing(goal) == lacks


@pytest.mark.parametrize(
    ("goal", "offered"),
    [
        # the limit alone is lacking: the area's is put before the same words
        ("Explain the cache.", "In 60 seconds: explain the cache."),
        ("Say why", "In 60 seconds: say why."),
        ("I name the person who decided", "In 60 seconds: I name the person who decided."),
        ("ask more clarifying questions", "In 60 seconds: ask two clarifying questions."),
        # a thing without anything done to it: it is named
        ("more numbers", "In 60 seconds: name two numbers."),
        ("two alternatives", "In 60 seconds: name two alternatives."),
        ("get better at trade-offs", "In 60 seconds: name trade-offs."),
        ("I need to be clear about the cost", "In 60 seconds: name the cost."),
        ("don’t forget the cost", "In 60 seconds: name the cost."),
        ("my reasons", "In 60 seconds: name my reasons."),
        # nothing in it to build on: the area's own goal
        ("be more confident", OWN_GOAL),
        ("", OWN_GOAL),
        ("Explain better in 60 seconds", OWN_GOAL),
        ("know the numbers", OWN_GOAL),
        # the limit would not fit beside so many words, and half a goal is none
        ("say why " + "and why not " * 16, OWN_GOAL),
        ("say why first " + "and why not " * 16, OWN_GOAL),
    ],
)
def test_a_rewrite_keeps_the_words_there_are_and_adds_what_they_lack(goal: str, offered: str) -> None:
    assert rewrite(goal, DIMENSION) == offered


@pytest.mark.parametrize("dimension", DIMENSIONS, ids=lambda dimension: dimension.id)
@given(goal=st.text(max_size=400) | st.lists(st.sampled_from(PIECES)).map(" ".join))
def test_whatever_was_typed_the_rewrite_can_be_checked(goal: str, dimension: Dimension) -> None:
    offered = rewrite(goal, dimension)
    assert missing(offered) == ()
    assert len(offered) <= LONGEST_GOAL


@pytest.mark.parametrize("own_goal", ["Be better in {seconds} seconds.", "{seconds}", "word " * 50 + "{seconds} s"])
def test_a_rubric_whose_own_goal_is_vague_still_gets_a_rewrite_that_is_not(own_goal: str) -> None:
    dimension = replace(DIMENSION, goal_template=own_goal, seconds=45)
    assert rewrite("be more confident", dimension) == "In 45 seconds: my point, one reason for it, one example."
