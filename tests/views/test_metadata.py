"""What a modal carries in its private metadata fits there, whatever was typed."""

from bot.core.goals import LONGEST_GOAL
from bot.views.metadata import StartMetadata

MOST_METADATA = 3000


def test_the_start_forms_metadata_comes_back_as_it_was() -> None:
    packed = StartMetadata("In 60 seconds: “the cost”.", "be braver").packed()
    assert StartMetadata.unpacked(packed) == StartMetadata("In 60 seconds: “the cost”.", "be braver")


def test_two_goals_of_nothing_but_emoji_fit() -> None:
    assert len(StartMetadata("🧭" * LONGEST_GOAL, "🪨" * LONGEST_GOAL).packed()) <= MOST_METADATA
