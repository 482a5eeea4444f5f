"""The modal that splits an area: its behaviours one by one, one to pick."""

from typing import Any

from slack_sdk.models.blocks import InputBlock, PlainTextObject, RadioButtonsElement

from bot.core.rubric import Dimension
from bot.core.split_area import behaviours
from bot.views.drawn import section
from bot.views.ids import Action, Block, Modal
from bot.views.modals import modal, options
from bot.views.text import escape


def draw_split(drill_id: str, dimension: Dimension) -> dict[str, Any]:
    """Which one thing the next drills are about. The metadata is the drill that was stuck."""
    lines = behaviours(dimension)
    listed = "\n".join(f"*{number}.* {escape(line)}" for number, line in enumerate(lines, 1))
    choices = options([(f"Only number {number}", str(number - 1)) for number in range(1, len(lines) + 1)])
    return modal(
        Modal.SPLIT,
        "Split the area",
        [
            section(f"*{escape(dimension.name)}* asks for several things at once. Drill one until it comes by itself."),
            section(listed),
            InputBlock(
                block_id=Block.BEHAVIOUR.value,
                label=PlainTextObject(text="Which one first?"),
                element=RadioButtonsElement(
                    action_id=Action.FIELD.value, options=choices, initial_option=choices[0], focus_on_load=True
                ),
            ),
        ],
        submit="Show the card",
        metadata=drill_id,
    )
