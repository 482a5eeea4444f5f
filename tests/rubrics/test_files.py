"""The shipped rubrics: which they are, that nothing in them is to mend, and what no general check knows."""

import tomllib
from collections import Counter
from itertools import product
from pathlib import Path

import pytest

import rubrics
from bot.core.library import Library
from bot.core.question import Difficulty
from bot.core.reference_check import check_references
from bot.core.rubric import Dimension, Rubric
from bot.core.rubric_check import check, count

ROOT = Path(rubrics.__file__).parents[1]
LIBRARY = Library(rubrics.texts())
SHIPPED = list(LIBRARY)
THEMES = ("influence", "ambiguity", "cross", "decision", "mentor", "failure")
DIMENSIONS = {
    "api_design": (
        *("resource_model", "rest_or_events", "pagination", "idempotency"),
        *("auth", "versioning", "rate_limits", "errors"),
    ),
    "aws": ("service_choice", "network", "access", "data_stores", "failure", "cost", "operations"),
    "backend": ("api", "data", "consistency", "queueing", "reliability", "operations"),
    "behavioural": ("situation", "scope", "own_contribution", "do_differently", "outcome"),
    "coding": ("clarification", "approach", "execution", "testing", "optimisation", "communication"),
    "data_modelling": (*("entities", "relationships", "rules", "access_paths", "history", "evolution", "analytics"),),
    "system_design": (*("requirements", "capacity", "architecture", "data_model", "api", "bottlenecks", "trade_offs"),),
}

each_rubric = pytest.mark.parametrize("rubric", SHIPPED, ids=lambda rubric: rubric.id)
each_dimension = pytest.mark.parametrize(
    "dimension", [pytest.param(d, id=f"{rubric.id}.{d.id}") for rubric in SHIPPED for d in rubric.dimensions]
)


def test_seven_rubrics_ship_under_their_files_names_with_the_dimensions_of_their_rounds() -> None:
    assert {rubric.id: tuple(each.id for each in rubric.dimensions) for rubric in SHIPPED} == DIMENSIONS
    files = [f"{rubric.id}.toml" for rubric in SHIPPED]
    assert [*files, *(f"references/{file}" for file in files)] == list(rubrics.texts())


def test_the_rubrics_and_the_reference_answers_go_into_a_wheel() -> None:
    packaging = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["setuptools"]
    assert packaging["package-data"]["rubrics"] == ["*.toml", "references/*.toml"]
    assert "rubrics*" in packaging["packages"]["find"]["include"]


@each_rubric
def test_nothing_in_a_rubric_is_to_mend(rubric: Rubric) -> None:
    assert check(rubric) == []


@each_rubric
def test_a_member_can_drill_for_months_without_a_repeat(rubric: Rubric) -> None:
    """The figures a rubric is built for; the check has them too, and may not become laxer."""
    held = count(rubric)
    assert held.questions >= 40
    assert held.fewest >= 200
    for dimension, level in product(rubric.dimensions, rubric.levels):
        fitting = [each for each in rubric.questions if dimension.id in each.exposes and each.level is level]
        asks = {wording.ask for question in fitting for wording in question.wordings()}
        at_target = {w.ask for q in fitting for w in q.wordings() if w.difficulty is not Difficulty.WARM_UP}
        assert len(asks) >= 200
        assert len(at_target) >= 0.8 * len(asks)


@each_rubric
def test_a_last_round_has_ten_pushes_that_fit_any_question(rubric: Rubric) -> None:
    pushes = [push for lines in rubric.pressure.values() for push in lines]
    assert len(set(pushes)) == len(pushes) >= 10
    assert len(rubric.pressure) == 4


@each_rubric
def test_a_senior_or_staff_question_answers_what_is_asked_back(rubric: Rubric) -> None:
    silent = [each.id for each in rubric.questions if each.level != "mid" and len(each.facts) < 3]
    assert silent == []


@each_dimension
def test_a_dimension_has_enough_to_vary_with(dimension: Dimension) -> None:
    assert {level: len(lines) for level, lines in dimension.levels.items()} == {1: 2, 2: 2, 3: 2}
    assert len(dimension.probes) >= 3
    assert len(dimension.pressure) >= 4


def test_the_behavioural_rubric_has_every_theme_at_every_level() -> None:
    behavioural = next(rubric for rubric in SHIPPED if rubric.id == "behavioural")
    found = Counter((question.id.split("_")[0], question.level) for question in behavioural.questions)
    assert set(found) == set(product(THEMES, behavioural.levels))
    assert min(found.values()) >= 3


def test_twenty_questions_are_answered_at_each_level_for_practice_in_scoring() -> None:
    references = [each for rubric in SHIPPED for each in LIBRARY.references(rubric.id)]
    assert len(references) == 60
    assert Counter(each.level for each in references) == {1: 20, 2: 20, 3: 20}
    assert sum(each.held_out for each in references) == 30


@each_rubric
def test_nothing_in_the_reference_answers_is_to_mend(rubric: Rubric) -> None:
    references = LIBRARY.references(rubric.id)
    assert check_references(references) == []
    assert len(references) >= 6


@each_rubric
def test_a_references_length_does_not_tell_its_level(rubric: Rubric) -> None:
    """Somewhere the longest is no 3, and somewhere the shortest is no 1."""
    triples = {each.question: [] for each in LIBRARY.references(rubric.id)}  # type: ignore[var-annotated]
    for each in LIBRARY.references(rubric.id):
        triples[each.question].append(each)
    longest = [max(three, key=lambda each: len(each.text)).level for three in triples.values()]
    shortest = [min(three, key=lambda each: len(each.text)).level for three in triples.values()]
    assert set(longest) != {3}
    assert set(shortest) != {1}
