"""Who practises."""

import pytest

from bot.core.members import Level, Profile
from tests.cast import ANA


def test_every_level_has_a_label_a_person_would_say() -> None:
    assert [level.label for level in Level] == ["Mid", "Senior", "Staff", "Engineering manager"]


@pytest.mark.parametrize(
    ("level", "above"),
    [
        (Level.MID, Level.SENIOR),
        (Level.SENIOR, Level.STAFF),
        (Level.STAFF, Level.STAFF),  # the top of its own ladder; managing is another one
        (Level.EM, Level.EM),
    ],
)
def test_a_stretch_question_comes_from_one_level_up(level: Level, above: Level) -> None:
    assert level.next_up is above


@pytest.mark.parametrize(
    ("rubric_id", "level", "ready"),
    [(None, None, False), ("talks", None, False), (None, Level.MID, False), ("talks", Level.MID, True)],
)
def test_a_drill_can_start_once_rubric_and_level_are_known(
    rubric_id: str | None, level: Level | None, ready: bool
) -> None:
    assert Profile(ANA, rubric_id=rubric_id, level=level).ready is ready
