"""Where a drill's goal comes from."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.goals import LONGEST_GOAL, Goal, Origin, limit, propose, reworded
from bot.core.members import Mode
from tests.core.samples import a_dimension

DIMENSION = a_dimension(seconds=40)


@pytest.mark.parametrize("nothing", [None, "", "  \n", "..."])
def test_without_a_fix_the_goal_is_the_rubrics_own_with_its_limit(nothing: str | None) -> None:
    assert propose(DIMENSION, nothing) == Goal("In 40 seconds: the point, then the reason.", Origin.RUBRIC)


@pytest.mark.parametrize(
    ("fix", "goal"),
    [
        ("Say what breaks first.", "In 40 seconds: say what breaks first."),
        ("  say what breaks\n first ", "In 40 seconds: say what breaks first."),
        ("A number before the tool", "In 40 seconds: a number before the tool."),
        ("I name the cost", "In 40 seconds: I name the cost."),
        ("I'd name the cost", "In 40 seconds: I'd name the cost."),
        ("API before tables", "In 40 seconds: API before tables."),
        ("Ask: who pays?", "In 40 seconds: ask: who pays?"),
        ("Stop!", "In 40 seconds: stop!"),
    ],
)
def test_the_last_fix_becomes_the_goal_and_gets_a_limit(fix: str, goal: str) -> None:
    assert propose(DIMENSION, fix) == Goal(goal, Origin.FIX)


@pytest.mark.parametrize(
    "fix",
    [
        "Say the cost within 20 s",
        "Set the scene in 2 sentences",
        "Name it in 30 seconds",
        "Use 50 words",
    ],
)
def test_a_fix_that_names_its_own_limit_keeps_it(fix: str) -> None:
    assert propose(DIMENSION, fix).text == f"{fix}."


def test_a_number_that_limits_nothing_is_no_limit() -> None:
    assert propose(DIMENSION, "Compare 2 stores").text == "In 40 seconds: compare 2 stores."


@given(st.text(min_size=1, max_size=600))
def test_a_goal_fits_its_card_and_says_when_it_was_cut(fix: str) -> None:
    goal = propose(DIMENSION, fix)
    assert 0 < len(goal.text) <= LONGEST_GOAL
    assert "\n" not in goal.text
    assert goal.text[-1] in ".!?…"


def test_a_fix_too_long_for_the_card_is_cut_with_an_ellipsis() -> None:
    room = LONGEST_GOAL - len("In 40 seconds: ") - 1
    assert propose(DIMENSION, "言" * room).text == f"In 40 seconds: {'言' * room}."
    assert propose(DIMENSION, "言" * (room + 1)).text == f"In 40 seconds: {'言' * room}…"


@pytest.mark.parametrize(
    ("seconds", "mode", "reads"),
    [
        (60, Mode.ALOUD, "60 seconds"),
        (60, Mode.TYPED, "about 150 words"),  # 2.5 words a second
        (15, Mode.TYPED, "about 40 words"),
        (90, Mode.TYPED, "about 220 words"),
    ],
)
def test_a_spoken_limit_reads_as_words_when_typed(seconds: int, mode: Mode, reads: str) -> None:
    assert limit(seconds, mode) == reads


@pytest.mark.parametrize(
    ("origin", "typed", "becomes"),
    [
        (Origin.FIX, "In 30 seconds: name the price of the queue", Origin.FIX),  # the same, tightened
        (Origin.FIX, "In 40 seconds: ask who pays", Origin.OWN),
        (Origin.RUBRIC, "In 40 seconds: name the price of the queue.", Origin.OWN),  # no fix to be faithful to
    ],
)
def test_the_last_fix_in_other_words_is_still_the_last_fix(origin: Origin, typed: str, becomes: Origin) -> None:
    proposed = Goal("In 40 seconds: name the price of the queue.", origin)
    assert reworded(proposed, typed) == Goal(typed, becomes)


def test_a_reworded_goal_fits_its_card_too() -> None:
    assert reworded(propose(DIMENSION, None), "x" * (LONGEST_GOAL + 1)).text == "x" * LONGEST_GOAL
