"""What an AI may say to a member: the good passes, each fault refuses, and the bank's own lines are never refused."""

from dataclasses import replace
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

import rubrics
from bot.core.library import Library
from bot.core.question import Question
from bot.core.rubric import Dimension, Rubric
from bot.interviewer import guards
from bot.interviewer.guards import MOST_WORDS, MOST_WORDS_OF_A_LINE
from bot.interviewer.interviewer import Coming, Situation
from tests.interviewer.rooms import coming, situation

SHIPPED = Library(rubrics.texts())

# -------------------------------------------------------------------------------------------------------- questions
VARIATION = "The school's boiler stops every third Monday, and 300 pupils sit in coats. The head wants to hear why."


@pytest.mark.parametrize(
    "text",
    [
        VARIATION,
        f"  {VARIATION}\n",
        VARIATION.replace(". ", ".\n\n"),
        "A ferry with forty cars stands at the wrong pier, and nobody aboard knows. What do you tell the harbour?",
        "Players of a game see a leaderboard whose scores are ten minutes old. Tell the studio's owner about it.",
        "A school keeps 40 years of grades on paper, and the roof leaks. Tell the council in one breath.",
        "The trains' behaviour in fog has changed since March: nine were late. Report that to the ministry.",
    ],
)
def test_a_new_question_may_be_asked(text: str) -> None:
    assert guards.question(text, coming()) == " ".join(text.split())


@pytest.mark.parametrize(
    ("why", "text"),
    [
        ("empty", ""),
        ("too short", "Tell the mayor about the bridge, please."),
        ("too long", f"{'The ferry is late again. ' * (MOST_WORDS // 5 + 1)}Tell them."),
        ("no end", VARIATION.rstrip(".")),
        ("a list", "Tell the harbour these things, one after the other, in a minute: the pier, the cars, the fog:"),
        ("shouting", VARIATION.rstrip(".") + "!"),
        (
            "too hard",
            f"Notwithstanding {'interdepartmental organisational considerations regarding ' * 5}summarise it.",
        ),
        ("near an earlier one", "Visitors leave the museum early, visitors leave early. Explain to its director why."),
        ("an anchor", VARIATION + " Whoever answers says what the point costs, I hope."),
        ("the question behind it", VARIATION + " Is the point in the first sentence?"),
        ("a check", VARIATION + " And did you say the point first, by the way?"),
        ("levels", VARIATION + " Aim for level 3."),
        ("the rubric", VARIATION + " The rubric asks for a reason."),
        ("judging", VARIATION + " You will be judged on the reason."),
        ("marks", VARIATION + " For full marks, give a reason."),
        ("a score", VARIATION + " To get a high score, give a reason."),
        ("their score", VARIATION + " Your score depends on the reason."),
        ("the goal", VARIATION + " Mind your goal."),
    ],
)
def test_a_question_with_a_fault_is_thrown_away(why: str, text: str) -> None:
    assert guards.question(text, coming()) is None, why


def test_a_dimension_s_name_of_several_words_gives_it_away() -> None:
    named = replace(coming(), dimension=replace(coming().dimension, name="Closing words"))
    told = f"{VARIATION} Mind the closing words."
    assert guards.question(told, named) is None
    assert guards.question(told, replace(named, question="A play ends. What were its closing words?")) == told


def test_what_the_bank_s_question_says_the_new_one_may_say_too() -> None:
    source = "A bank gives each of 9,000 shops a rating, and your score in it fell overnight. Tell the owner."
    told = "A town rates its 40 bakers, and your score is on the door by noon. Tell the one who came last."
    assert guards.question(told, replace(coming(), question=source)) == told
    assert guards.question(told, coming()) is None


# ------------------------------------------------------------------------------------------------------- follow-ups
@pytest.mark.parametrize(
    "text",
    [
        "Why in June?",
        "You said eight minutes a day: who counted them?",
        "What goes wrong if the firm from the coast doesn't come?",
        "Is that a good enough reason for a driver who waits, and why?",
        "What if the test of the pillar fails?",
        "Who would notice first if you missed the date?",
        "What makes the wrong people stay at home?",
        "I don't buy it. Take the bus away: do you still close the bridge?",
    ],
)
def test_a_plain_follow_up_may_be_asked(text: str) -> None:
    assert guards.follow_up(text, situation()) == text


VERDICTS = [
    "Great, and why June?",
    "Good. Why June?",
    "Not bad. Why June?",
    "That's a very good start, but why June?",
    "OK, that is right. Why June?",
    "Well, that's correct, so why June?",
    "Excellent point about the pillar: why June?",
    "You said June, which is a weak answer. Why?",
    "Your answer was rather vague, so why June?",
    "You missed what it costs: what is that?",
    "You got the order wrong. Why June?",
    "You did quite well there. Why June?",
    "That would not pass an interview: why June?",
    "That's a 2 on the rubric. Why June?",
    "How would you score that yourself?",
    "At level 3 one says what it costs. What is that?",
    "What would earn a better grade here?",
    "For full marks: what does it cost?",
]


@pytest.mark.parametrize("text", VERDICTS)
def test_nobody_hears_a_verdict(text: str) -> None:
    assert guards.follow_up(text, situation()) is None
    assert guards.instruction(text, coming()) is None


@pytest.mark.parametrize(
    ("why", "text"),
    [
        ("empty", ""),
        ("too short", "Why though?"),
        ("too long", f"{'Why is it so and not so ' * (MOST_WORDS_OF_A_LINE // 6 + 1)}?"),
        ("no end", "Tell me more about the pillar"),
        ("three questions", "Why June? Who says so? What does it cost?"),
        ("asked before", "Who counted those eight minutes?"),
        ("asked before in other letters", "who counted those EIGHT minutes"),
        ("nearly asked before", "So who counted those eight minutes?"),
    ],
)
def test_a_follow_up_with_a_fault_is_thrown_away(why: str, text: str) -> None:
    assert guards.follow_up(text, situation(said=("Who counted those eight minutes?",))) is None, why


def test_marks_that_the_member_speaks_of_are_a_subject_like_any_other() -> None:
    text = "How often does that score change?"
    assert guards.follow_up(text, situation("I'd keep each shop's credit score in a table of its own.")) == text
    assert guards.follow_up(text, replace(situation(), question="A credit score is wrong. What now?")) == text
    assert guards.follow_up(text, situation()) is None
    assert guards.follow_up("Great, and then?", situation("It is a great bridge.")) is None


# ----------------------------------------------------------------------------------------------------- instructions
def test_an_instruction_may_be_given_once() -> None:
    text = "Say the number before the reason."
    assert guards.instruction(text, coming()) == text
    assert guards.instruction(f"\n{text} ", replace(coming(), given=(text,))) is None


@pytest.mark.parametrize("text", ["", "Numbers!", "Say the number before the reason", "Say " * 41 + "it."])
def test_an_instruction_with_a_fault_is_thrown_away(text: str) -> None:
    assert guards.instruction(text, coming()) is None


# --------------------------------------------------------------------------------------------------- the bank's own
DIMENSIONS = [(rubric, dimension) for rubric in SHIPPED for dimension in rubric.dimensions]
NAMES = [f"{rubric.id}-{dimension.id}" for rubric, dimension in DIMENSIONS]


def about(rubric: Rubric, dimension: Dimension, question: str) -> Coming:
    return replace(coming(), rubric=rubric, dimension=dimension, question=question, earlier=(), given=())


@cache
def ends(rubric_id: str, question_id: str) -> tuple[str, str]:
    """A question's easiest wording and its hardest."""
    wordings = [*next(each for each in questions_of(rubric_id) if each.id == question_id).wordings()]
    return wordings[0].ask, wordings[-1].ask


def questions_of(rubric_id: str) -> tuple[Question, ...]:
    rubric = SHIPPED.find(rubric_id)
    assert rubric is not None
    return rubric.questions


def asked_of(rubric: Rubric, dimension: Dimension) -> list[str]:
    """All that brings the dimension out, in the easiest wording and the hardest."""
    fitting = [each.id for each in rubric.questions if dimension.id in each.exposes]
    return [ask for each in fitting for ask in ends(rubric.id, each)]


@pytest.mark.parametrize(("rubric", "dimension"), DIMENSIONS, ids=NAMES)
def test_the_bank_s_own_questions_pass(rubric: Rubric, dimension: Dimension) -> None:
    asks = asked_of(rubric, dimension)
    assert asks
    assert [ask for ask in asks if guards.question(ask, about(rubric, dimension, ask)) is None] == []


@pytest.mark.parametrize(("rubric", "dimension"), DIMENSIONS, ids=NAMES)
def test_they_pass_as_new_questions_too_but_for_one_that_asks_by_the_dimension_s_name(
    rubric: Rubric, dimension: Dimension
) -> None:
    """A score on a leaderboard, a pupil's grade, an apple's: what a question is about, it may name."""
    named = dimension.name.lower()
    asks = [ask for ask in asked_of(rubric, dimension) if named not in ask.lower()]
    assert [ask for ask in asks if guards.question(ask, about(rubric, dimension, "")) is None] == []


@pytest.mark.parametrize(("rubric", "dimension"), DIMENSIONS, ids=NAMES)
def test_the_bank_s_probes_pushes_and_checks_pass(rubric: Rubric, dimension: Dimension) -> None:
    told = replace(situation(), dimension=dimension)
    lines = [*(probe.ask for probe in dimension.probes), *rubric.pushes(dimension)]
    assert [line for line in lines if guards.follow_up(line, told) is None] == []
    given = about(rubric, dimension, "")
    assert [check for check in dimension.checks if guards.instruction(check, given) is None] == []


# --------------------------------------------------------------------------------------------------------- any text
def everything_said(text: str, told: Coming, asked: Situation) -> list[str]:
    found = (guards.question(text, told), guards.follow_up(text, asked), guards.instruction(text, told))
    return [each for each in found if each is not None]


MENTIONS = ["<@U012ABCDE>", "<!here>", "<!channel|all>", "<#C012ABCDE|general>", "\u202e", "\u200b", "\x00", "\x1b[31m"]
TALK = st.lists(st.sampled_from([*MENTIONS, *VARIATION.split(), "Why", "\n\n", "  "]), max_size=30).map(" ".join)


@given(st.text(max_size=200) | TALK | TALK.map(lambda text: f"{text} is it so?"))
def test_what_passes_is_one_clean_line_without_mentions(text: str) -> None:
    for said in everything_said(text, coming(), situation()):
        assert said == " ".join(said.split())
        assert said.isprintable()
        assert not any(mention in said for mention in ("<@", "<!", "<#"))


def test_mentions_come_out_as_words() -> None:
    assert guards.follow_up("What would <@U012ABCDE> and <!here> say to that?", situation()) == (
        "What would someone and everyone say to that?"
    )


def test_a_very_long_text_is_refused_at_once() -> None:
    assert everything_said("that's so very " * 20_000 + "good?", coming(), situation()) == []
