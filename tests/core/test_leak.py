"""Whether a question gives away what its answer will be judged by."""

from dataclasses import replace

import pytest

from bot.core.leak import SHARED_RUN, gives_away
from bot.core.library import Library
from bot.core.rubric import Dimension, Rubric

SCENE = "Two ferries share a single pilot, and he has a cold. Persuade the owner."


@pytest.fixture
def rubric(library: Library) -> Rubric:
    found = library.find("talks")
    assert found is not None
    return found


@pytest.fixture
def opening(rubric: Rubric) -> Dimension:
    return rubric.dimension("opening")


def test_a_scene_gives_nothing_away(rubric: Rubric, opening: Dimension) -> None:
    assert not gives_away(SCENE, rubric, opening)
    assert not gives_away("", rubric, opening)


@pytest.mark.parametrize(
    "secret",
    [
        "Who says what the point costs gets there.",  # a behaviour of 3
        "Gives a reason after it?",  # of 2
        "IS THE POINT... IN THE — FIRST SENTENCE",  # what the dimension asks
        "In 40 seconds: the point, then the reason.",  # its goal
        "A long story told with charm is fine.",  # what is no 3
        "By the way: did you say the point first?",  # a check
    ],
)
def test_five_words_in_a_row_of_the_rubric_s_are_no_accident(rubric: Rubric, opening: Dimension, secret: str) -> None:
    assert gives_away(f"{SCENE} {secret}", rubric, opening)
    assert not gives_away(f"{SCENE} {secret}", rubric, opening, source=secret)


def test_no_run_is_put_together_of_two_anchors(rubric: Rubric, opening: Dimension) -> None:
    assert not gives_away("Whoever begins with the history, never says the point.", rubric, opening)


def test_four_words_are(rubric: Rubric, opening: Dimension) -> None:
    behaviour = "Gives the cost of it all before anybody asks"
    told = replace(opening, levels={1: (), 2: (), 3: (behaviour,)})
    words = behaviour.split()
    assert not gives_away(" ".join(words[: SHARED_RUN - 1]), rubric, told)
    assert gives_away(" ".join(words[:SHARED_RUN]), rubric, told)


def test_a_run_of_small_words_is_only_how_people_talk(rubric: Rubric, opening: Dimension) -> None:
    told = replace(opening, levels={1: (), 2: (), 3: ("Tells of another time, and what came of it.",)})
    assert not gives_away("When was that, and what came of it?", rubric, told)
    assert gives_away("When was that? Tells of another time, and how?", rubric, told)


def test_the_order_of_an_answer_is_a_secret_too(rubric: Rubric, opening: Dimension) -> None:
    told = replace(rubric, structure=("First the point, then two reasons, then stop.",))
    assert gives_away("Give me the point, then two reasons.", told, opening)


def test_another_dimension_s_anchors_are_none_of_this_one(rubric: Rubric, opening: Dimension) -> None:
    anchor = "Whoever ends on a next step and asks for what is missing is done."
    assert gives_away(anchor, rubric, rubric.dimension("ending"))
    assert not gives_away(anchor, rubric, opening)


@pytest.mark.parametrize(
    ("name", "given_away"),
    [("Persuade the owner", True), ("persuade THE OWNER", True), ("Owner", False), ("The owner's pilot", False)],
)
def test_a_name_of_several_words_is_not_to_be_said(
    rubric: Rubric, opening: Dimension, name: str, given_away: bool
) -> None:
    told = replace(opening, name=name)
    assert gives_away(SCENE, rubric, told) == given_away
    assert not gives_away(SCENE, rubric, told, source=SCENE)


@pytest.mark.parametrize(
    "talk",
    [
        "The rubric wants a reason.",
        "An anchor is met by a reason.",
        "Aim for level 3.",
        "Be at the bar.",
        "Mind your goal.",
        "Full marks go to whoever is brief.",
        "Your score depends on it.",
        "To get a high score, be brief.",
        "You want the best grade, so be brief.",
        "You will be judged on how brief it is.",
        "You're scored on how brief it is.",
        "Answers are rated by how brief they are.",
        "Being brief will be assessed.",
        "I rate you on how brief it is.",
        "The behaviour we look for is to be brief.",
        "The dimensions being tested are two.",
    ],
)
def test_nothing_is_said_of_judging_unless_that_is_what_the_question_is_about(
    rubric: Rubric, opening: Dimension, talk: str
) -> None:
    assert gives_away(f"{SCENE} {talk}", rubric, opening)
    assert gives_away(f"{SCENE} {talk.upper()}", rubric, opening)
    assert not gives_away(f"{SCENE} {talk}", rubric, opening, source=f"Somebody was told this: {talk}")


@pytest.mark.parametrize(
    "subject",
    [
        "A match's score is six minutes late.",
        "An orchestra's score has 90,000 bars.",
        "Apples come in three grades, and a grade may change.",
        "A bank's credit score is wrong for 900 people.",
        "A judge at a dog show scores each dog from 1 to 10.",
        "The lift's behaviour has changed since May.",
        "Every dimension of the parcel is off by two.",
        "A game has nine levels, and the goal is never reached.",
        "Teachers grade 40 papers a night.",
    ],
)
def test_scores_and_grades_may_be_a_question_s_subject(rubric: Rubric, opening: Dimension, subject: str) -> None:
    assert not gives_away(f"{subject} Tell the owner.", rubric, opening)
