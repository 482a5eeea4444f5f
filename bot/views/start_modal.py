"""The modals before a drill: the two questions of the first use, and the form under *Change*."""

from typing import Any

from slack_sdk.models.blocks import (
    InputBlock,
    Option,
    OptionGroup,
    PlainTextObject,
    RadioButtonsElement,
    StaticSelectElement,
)

from bot.core.drill import FEWEST_ROUNDS, FIRST_DRILL_ROUNDS, MINUTES_A_ROUND, MOST_ROUNDS
from bot.core.goals import LONGEST_GOAL
from bot.core.library import Library
from bot.core.members import Level, Mode
from bot.core.next_step import NextStep, StartForm
from bot.core.rubric import Dimension, Rubric
from bot.views.drawn import section, small
from bot.views.ids import AT_LEVEL, STRETCH, Action, Block, Modal
from bot.views.modals import modal, options, text_field

_MODES = {Mode.TYPED: "Typed, in the thread", Mode.ALOUD: "Aloud, then notes in the thread"}


def draw_first_use(library: Library) -> dict[str, Any]:
    """Rubric and level, nothing else."""
    rubrics = options([(rubric.name, rubric.id) for rubric in library])
    levels = options([(level.label, level.value) for level in Level])
    return modal(
        Modal.FIRST_USE,
        "Your first drill",
        [
            section("Two questions, then your first drill starts."),
            _radio(Block.RUBRIC, "Which interview do you want to get better at?", rubrics, rubrics[0]),
            _radio(Block.LEVEL, "Which level are you interviewing for?", levels, levels[1]),
            small(f"{FIRST_DRILL_ROUNDS} rounds, about {FIRST_DRILL_ROUNDS * MINUTES_A_ROUND} minutes."),
        ],
        submit="Start",
    )


def draw_start_form(library: Library, form: StartForm) -> dict[str, Any]:
    """Area, goal, rounds, form and difficulty. The metadata is the area's own goal."""
    step = form.step
    return modal(
        Modal.START,
        "Start a drill",
        [
            _area(library, step),
            text_field(
                goal_block(step.rubric.id, step.dimension.id),
                "Goal",
                initial=form.own_goal or step.goal.text,
                hint="Something one could hear, and a limit. Leave it empty for the area's own goal.",
                longest=LONGEST_GOAL,
                optional=True,
                multiline=True,
            ),
            _select(Block.ROUNDS, "Rounds", _rounds(), str(step.rounds)),
            _radio_of(
                Block.MODE, "How do you answer?", [(label, mode.value) for mode, label in _MODES.items()], step.mode
            ),
            _radio_of(Block.DIFFICULTY, "Difficulty", _difficulties(step.level), STRETCH if form.stretch else AT_LEVEL),
        ],
        submit="Show the card",
        metadata=step.goal.text,
    )


def goal_block(rubric_id: str, dimension_id: str) -> str:
    """The goal field's id names the area, so that Slack shows the new goal when the area changes."""
    return f"{Block.GOAL}:{rubric_id}:{dimension_id}"


def area_value(rubric_id: str, dimension_id: str) -> str:
    """An area as an option's value."""
    return f"{rubric_id}:{dimension_id}"


def _area(library: Library, step: NextStep) -> InputBlock:
    groups = [
        OptionGroup(
            label=PlainTextObject(text=rubric.name),
            options=[_area_option(rubric, dimension) for dimension in rubric.dimensions],
        )
        for rubric in library
    ]
    return InputBlock(
        block_id=Block.AREA.value,
        label=PlainTextObject(text="Area"),
        dispatch_action=True,
        element=StaticSelectElement(
            action_id=Action.PICK_AREA.value,
            option_groups=groups,
            initial_option=_area_option(step.rubric, step.dimension),
            focus_on_load=True,
        ),
    )


def _area_option(rubric: Rubric, dimension: Dimension) -> Option:
    return options([(dimension.name, area_value(rubric.id, dimension.id))])[0]


def _rounds() -> list[Option]:
    choices = range(FEWEST_ROUNDS, MOST_ROUNDS + 1)
    return options([(f"{n} rounds · about {n * MINUTES_A_ROUND} minutes", str(n)) for n in choices])


def _difficulties(level: Level) -> list[tuple[str, str]]:
    if level.next_up is level:
        return [(level.label, AT_LEVEL)]
    return [(level.label, AT_LEVEL), (f"One level up: {level.next_up.label}", STRETCH)]


def _radio(block: Block, label: str, choices: list[Option], initial: Option) -> InputBlock:
    element = RadioButtonsElement(action_id=Action.FIELD.value, options=choices, initial_option=initial)
    return InputBlock(block_id=block.value, label=PlainTextObject(text=label), element=element)


def _radio_of(block: Block, label: str, choices: list[tuple[str, str]], initial: str) -> InputBlock:
    drawn = options(choices)
    return _radio(block, label, drawn, next(option for option in drawn if option.value == initial))


def _select(block: Block, label: str, choices: list[Option], initial: str) -> InputBlock:
    chosen = next(option for option in choices if option.value == initial)
    element = StaticSelectElement(action_id=Action.FIELD.value, options=choices, initial_option=chosen)
    return InputBlock(block_id=block.value, label=PlainTextObject(text=label), element=element)
