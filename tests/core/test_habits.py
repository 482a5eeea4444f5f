"""How a member practises: on time, hard enough, and not by volume alone."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.core.drill import Verdict
from bot.core.habits import (
    DRILLS_SEEN,
    MOST_MOCKS,
    QUESTIONS_SEEN,
    Asked,
    Habits,
    Share,
    at_target,
    mocks_since,
    on_time,
)
from bot.core.members import Level
from bot.core.week import Journal
from tests.cast import NOON
from tests.core.samples import a_question, a_rubric

RUBRIC = a_rubric(
    a_question("bridge", constraint=("By noon.",), twist=("It rains.",)),
    a_question("library", Level.MID),
    a_question("harbour", Level.STAFF),
)
PASSED = Asked("bridge", Verdict.PASS, repeated=False)


def asked(*question_ids: str) -> list[Asked]:
    return [replace(PASSED, question_id=each) for each in question_ids]


def wording(difficulty: str) -> str:
    return next(each.id for each in RUBRIC.questions[0].wordings() if each.difficulty == difficulty)


@pytest.mark.parametrize(
    ("question_id", "k"),
    [("bridge", 1), ("library", 0), ("harbour", 1)],
)
def test_a_question_counts_as_hard_enough_by_its_level(question_id: str, k: int) -> None:
    assert at_target(RUBRIC, asked(question_id), Level.SENIOR) == Share(k, 1)


def test_a_warm_up_of_the_own_level_is_below_it_and_a_twist_is_not() -> None:
    assert at_target(RUBRIC, asked(wording("stretch")), Level.SENIOR) == Share(1, 1)
    assert at_target(RUBRIC, asked("bridge.w12345678"), Level.SENIOR) == Share(0, 1)
    assert at_target(RUBRIC, asked("bridge"), Level.STAFF) == Share(0, 1)


@pytest.mark.parametrize(
    "counts_not",
    [
        replace(PASSED, repeated=True),
        replace(PASSED, question_id="stage:ending"),
        replace(PASSED, question_id="own:x1"),
        replace(PASSED, question_id="gone"),
        *(replace(PASSED, verdict=verdict) for verdict in (Verdict.SKIPPED, Verdict.LEFT, Verdict.THIN, None)),
    ],
    ids=str,
)
def test_what_says_nothing_about_difficulty_is_left_out(counts_not: Asked) -> None:
    assert at_target(RUBRIC, [counts_not, PASSED], Level.SENIOR) == Share(1, 1)


@pytest.mark.parametrize("verdict", [Verdict.PASS, Verdict.NOT_YET, Verdict.ANSWERED])
def test_a_question_counts_however_it_went(verdict: Verdict) -> None:
    assert at_target(RUBRIC, [replace(PASSED, verdict=verdict)], Level.SENIOR) == Share(1, 1)


def test_only_the_latest_questions_count() -> None:
    newest_first = [*asked("bridge") * QUESTIONS_SEEN, *asked("library") * 9]
    assert at_target(RUBRIC, newest_first, Level.SENIOR) == Share(QUESTIONS_SEEN, QUESTIONS_SEEN)


@pytest.mark.parametrize(
    ("share", "named"),
    [(Share(8, 10), False), (Share(7, 10), True), (Share(0, 9), False), (Share(39, 49), True), (Share(0, 0), False)],
)
def test_below_four_in_five_is_named_from_ten_questions_on(share: Share, named: bool) -> None:
    assert Habits(at_target=share).too_easy is named


def written(minutes: float, days_ago: int = 0) -> Journal:
    over = NOON - timedelta(days=days_ago)
    return Journal(over, over + timedelta(minutes=minutes))


def test_a_journal_within_the_hour_is_on_time() -> None:
    assert on_time([written(0), written(60), written(61)]) == Share(2, 3)
    assert on_time([]) == Share(0, 0)


def test_only_the_latest_looks_back_count() -> None:
    old = [written(90, days_ago=30)] * 5
    assert on_time([*old, *[written(1)] * DRILLS_SEEN]) == Share(DRILLS_SEEN, DRILLS_SEEN)


def test_mocks_count_since_the_last_drill_on_one_area() -> None:
    mocks = [NOON - timedelta(days=days) for days in (1, 2, 9)]
    assert mocks_since(mocks, NOON - timedelta(days=2)) == 1
    assert mocks_since(mocks, None) == 3


@pytest.mark.parametrize(("mocks", "named"), [(MOST_MOCKS, False), (MOST_MOCKS + 1, True)])
def test_more_than_twelve_mocks_in_a_row_are_named(mocks: int, named: bool) -> None:
    assert Habits(mocks=mocks).volume_alone is named
