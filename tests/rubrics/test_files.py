"""The shipped rubrics: enough questions of every kind, behaviours one could have heard, no two questions alike."""

import re
import tomllib
from collections import Counter
from itertools import combinations
from pathlib import Path

import pytest

import rubrics
from bot.core.library import Library
from bot.core.questions import TOO_SIMILAR, similarity
from bot.core.rubric import Dimension, Question, Rubric

ROOT = Path(rubrics.__file__).parents[1]
SHIPPED = list(Library(rubrics.texts()))
DIMENSIONS = [(rubric, dimension) for rubric in SHIPPED for dimension in rubric.dimensions]
QUESTIONS = [(rubric, question) for rubric in SHIPPED for question in rubric.questions]
THEMES = {"influence", "ambiguity", "cross", "decision", "mentor", "failure"}

TRAITS = re.compile(
    r"\b(confiden\w*|clear(ly|er|est)?|strong(ly|er|est)?|good|solid(ly)?|deep(ly|er)?|poor(ly)?|weak(ly)?"
    r"|great|excellent|effective(ly)?|appropriate(ly)?|thorough(ly)?|insightful|articulate|proactive(ly)?|passion\w*"
    r"|mature|senior-level|structured|concise(ly)?|understands|knows|demonstrates|shows (an )?understanding)\b",
    re.IGNORECASE,
)
"""Words that judge the speaker instead of saying what was said; nobody can hear that somebody *understands*."""

FILLER = re.compile(
    r"\b(leverage|utilise|utilize|robust|seamless(ly)?|delve|holistic|synerg\w+|in order to)\b", re.IGNORECASE
)
TOPIC = re.compile(r"^(talk about|tell me about a time|how would you design)\b", re.IGNORECASE)
DIAGNOSIS = re.compile(r"\byou (didn't|did not|forgot|failed|missed|should have|were too)\b", re.IGNORECASE)

each_rubric = pytest.mark.parametrize("rubric", SHIPPED, ids=lambda rubric: rubric.id)
each_dimension = pytest.mark.parametrize(
    ("rubric", "dimension"), DIMENSIONS, ids=[f"{rubric.id}.{dimension.id}" for rubric, dimension in DIMENSIONS]
)


def texts_of(dimension: Dimension) -> list[str]:
    """Everything a member may read of a dimension."""
    behaviours = [line for lines in dimension.levels.values() for line in lines]
    asked = [probe.ask for probe in dimension.probes]
    own = [dimension.name, dimension.asks, dimension.goal, dimension.not_3]
    return [*own, *behaviours, *asked, *dimension.checks, *dimension.pressure, *dimension.exercises]


def test_two_rubrics_ship_under_their_files_names() -> None:
    assert [rubric.id for rubric in SHIPPED] == ["behavioural", "system_design"]
    assert [f"{rubric.id}.toml" for rubric in SHIPPED] == list(rubrics.texts())


def test_the_rubrics_go_into_a_wheel() -> None:
    packaging = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["setuptools"]
    assert "*.toml" in packaging["package-data"]["rubrics"]
    assert "rubrics*" in packaging["packages"]["find"]["include"]


def test_each_rubric_has_the_dimensions_of_its_round() -> None:
    assert {rubric.id: [dimension.id for dimension in rubric.dimensions] for rubric in SHIPPED} == {
        "behavioural": ["situation", "scope", "own_contribution", "do_differently", "outcome"],
        "system_design": [
            "requirements",
            "capacity",
            "architecture",
            "data_model",
            "api",
            "bottlenecks",
            "trade_offs",
        ],
    }


@each_rubric
def test_there_are_enough_questions(rubric: Rubric) -> None:
    assert len(rubric.questions) >= 30


@each_dimension
def test_a_dimension_can_be_drilled_for_weeks_and_at_every_level(rubric: Rubric, dimension: Dimension) -> None:
    levels = Counter(question.level for question in rubric.questions if dimension.id in question.exposes)
    assert levels.total() >= 14
    assert min(levels[level] for level in rubric.levels) >= 4


@each_dimension
def test_a_dimension_has_enough_to_vary_with(rubric: Rubric, dimension: Dimension) -> None:
    assert len(dimension.probes) >= 3
    assert len(dimension.checks) >= 3
    assert len(dimension.pressure) >= 4
    assert len(dimension.exercises) >= 2


@each_dimension
def test_a_dimension_never_says_the_same_twice(rubric: Rubric, dimension: Dimension) -> None:
    assert [text for text, count in Counter(texts_of(dimension)).items() if count > 1] == []
    assert len({probe.when for probe in dimension.probes}) == len(dimension.probes)


@each_dimension
def test_two_behaviours_make_a_level_and_one_could_have_heard_them(rubric: Rubric, dimension: Dimension) -> None:
    assert {level: len(lines) for level, lines in dimension.levels.items()} == {1: 2, 2: 2, 3: 2}
    behaviours = [line for lines in dimension.levels.values() for line in lines]
    assert [line for line in behaviours if TRAITS.search(line)] == []


@each_dimension
def test_a_check_asks_or_instructs_and_never_says_how_a_round_went(rubric: Rubric, dimension: Dimension) -> None:
    assert [check for check in dimension.checks if "?" not in check and not check.startswith("This round")] == []
    assert [check for check in dimension.checks if DIAGNOSIS.search(check)] == []


@each_dimension
def test_probes_pushes_and_exercises_are_whole_sentences(rubric: Rubric, dimension: Dimension) -> None:
    said = [*(probe.ask for probe in dimension.probes), *dimension.pressure, *dimension.exercises]
    assert [text for text in said if not re.match(r"[A-Z“\"].*[.?!”]$", text)] == []


@each_rubric
def test_no_two_questions_are_alike(rubric: Rubric) -> None:
    alike = [
        (one.id, other.id)
        for one, other in combinations(rubric.questions, 2)
        if similarity(one.ask, other.ask) >= TOO_SIMILAR
    ]
    assert alike == []


@pytest.mark.parametrize(("rubric", "question"), QUESTIONS, ids=[question.id for _, question in QUESTIONS])
def test_a_question_is_a_scene_with_one_ask(rubric: Rubric, question: Question) -> None:
    assert 2 <= len(question.exposes) <= 4
    assert 40 <= len(question.ask) <= 300
    assert question.ask[-1] in ".?"
    assert re.sub("“.*?”", "", question.ask).count("?") <= 1  # somebody in the scene may ask something too
    assert not TOPIC.search(question.ask)


@pytest.mark.parametrize(("rubric", "question"), QUESTIONS, ids=[question.id for _, question in QUESTIONS])
def test_a_question_answers_what_is_asked_back_without_contradiction(rubric: Rubric, question: Question) -> None:
    """One phrase leads to one fact: two replies to the same words would be a muddle."""
    about = [phrase.lower() for fact in question.facts for phrase in fact.about]
    assert [phrase for phrase, count in Counter(about).items() if count > 1] == []
    assert len({fact.reply for fact in question.facts}) == len(question.facts)


@each_rubric
def test_most_questions_answer_at_least_three_questions_back(rubric: Rubric) -> None:
    answering = sum(len(question.facts) >= 3 for question in rubric.questions)
    assert answering >= 0.8 * len(rubric.questions)


def test_the_behavioural_rubric_has_every_theme_at_every_level() -> None:
    behavioural = SHIPPED[0]
    found = {(question.id.split("_")[0], question.level) for question in behavioural.questions}
    assert found == {(theme, level) for theme in THEMES for level in behavioural.levels}


@each_rubric
def test_nothing_is_filled_with_filler(rubric: Rubric) -> None:
    texts = [rubric.summary, *rubric.structure, *(question.ask for question in rubric.questions)]
    texts += [fact.reply for question in rubric.questions for fact in question.facts]
    texts += [text for dimension in rubric.dimensions for text in texts_of(dimension)]
    assert [text for text in texts if FILLER.search(text)] == []


@each_rubric
def test_the_shape_of_a_good_answer_is_short(rubric: Rubric) -> None:
    assert 4 <= len(rubric.structure) <= 8
