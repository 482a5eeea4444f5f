"""What a modal carries in its private metadata fits there, whatever was typed."""

import pytest

from bot.core.goals import LONGEST_GOAL
from bot.core.own_bank import Look
from bot.views.metadata import BankMetadata, StartMetadata

MOST_METADATA = 3000


def test_the_start_forms_metadata_comes_back_as_it_was() -> None:
    packed = StartMetadata("In 60 seconds: “the cost”.", "be braver").packed()
    assert StartMetadata.unpacked(packed) == StartMetadata("In 60 seconds: “the cost”.", "be braver")


def test_two_goals_of_nothing_but_emoji_fit() -> None:
    assert len(StartMetadata("🧭" * LONGEST_GOAL, "🪨" * LONGEST_GOAL).packed()) <= MOST_METADATA


@pytest.mark.parametrize("look", [Look(), Look(3), Look(2, ("talks", "opening"))])
@pytest.mark.parametrize("question_id", ["", "0190f3a2c4d57b1e8a6f0c2d4e6f8a0b"])
def test_where_one_looks_in_the_bank_comes_back_as_it_was(look: Look, question_id: str) -> None:
    kept = BankMetadata(look, question_id)
    assert BankMetadata.unpacked(kept.packed()) == kept
