"""How much of a member's we hold."""

import pytest

from bot.core.holdings import Holdings


@pytest.mark.parametrize(
    "something",
    [
        Holdings(drills=1),
        Holdings(answers=1),
        Holdings(entries=1),
        Holdings(questions=1),
        Holdings(interviews=1),
        Holdings(readings=1),
        Holdings(messages=1),
        Holdings(settings=True),
    ],
)
def test_any_one_thing_is_not_nothing(something: Holdings) -> None:
    assert not something.is_empty
    assert Holdings().is_empty
