"""Fields that several forms have: an area out of every rubric's, and one of a few choices. Text inputs: modals."""

from slack_sdk.models.blocks import (
    InputBlock,
    Option,
    OptionGroup,
    PlainTextObject,
    RadioButtonsElement,
    StaticSelectElement,
)

from bot.core.library import Library
from bot.core.rubric import Dimension, Rubric
from bot.views.ids import Action, Block
from bot.views.modals import options

MOST_RADIO_BUTTONS = 10
"""What Slack takes in one group of them."""


def area_value(rubric_id: str, dimension_id: str) -> str:
    """An area as an option's value."""
    return f"{rubric_id}:{dimension_id}"


def area_option(rubric: Rubric, dimension: Dimension) -> Option:
    """An area as an option."""
    return options([(dimension.name, area_value(rubric.id, dimension.id))])[0]


def area_groups(library: Library) -> list[OptionGroup]:
    """Every area, grouped by rubric."""
    return [
        OptionGroup(
            label=PlainTextObject(text=rubric.name),
            options=[area_option(rubric, dimension) for dimension in rubric.dimensions],
        )
        for rubric in library
    ]


def area_field(
    library: Library,
    label: str,
    *,
    chosen: tuple[str, str] | None = None,
    hint: str | None = None,
    optional: bool = False,
    drafted: bool = False,
) -> InputBlock:
    """A select over every area; `chosen` is (rubric id, dimension id)."""
    wanted = area_value(*chosen) if chosen else None
    every = [area_option(rubric, dimension) for rubric in library for dimension in rubric.dimensions]
    select = StaticSelectElement(
        action_id=Action.FIELD.value,
        placeholder=PlainTextObject(text="Pick one"),
        option_groups=area_groups(library),
        initial_option=next((option for option in every if option.value == wanted), None),
    )
    return InputBlock(
        block_id=Block.AREA.value,
        label=PlainTextObject(text=label),
        hint=PlainTextObject(text=hint) if hint else None,
        optional=optional,
        dispatch_action=drafted or None,
        element=select,
    )


def choice_field(
    block_id: str,
    label: str,
    choices: list[tuple[str, str]],
    initial: str,
    *,
    focus: bool = False,
    drafted: bool = False,
    as_menu: bool = False,
) -> InputBlock:
    """One of a few; `choices` as (label, value). More than Slack's ten radio buttons become a menu in any case."""
    drawn = options(choices)
    chosen = next(option for option in drawn if option.value == initial)
    few = len(drawn) <= MOST_RADIO_BUTTONS and not as_menu
    kind = RadioButtonsElement if few else StaticSelectElement
    element = kind(action_id=Action.FIELD.value, options=drawn, initial_option=chosen, focus_on_load=focus or None)
    return InputBlock(
        block_id=block_id, label=PlainTextObject(text=label), element=element, dispatch_action=drafted or None
    )
