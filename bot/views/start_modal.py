"""The modals before a drill: the two questions of the first use, and the form under *Change*."""

from collections.abc import Sequence
from typing import Any

from slack_sdk.models.blocks import (
    ActionsBlock,
    InputBlock,
    Option,
    PlainTextObject,
    StaticSelectElement,
)
from slack_sdk.models.blocks import (
    Block as SlackBlock,
)

from bot.core.drill import FEWEST_ROUNDS, FIRST_DRILL_ROUNDS, MINUTES_A_ROUND, MOST_ROUNDS, Format
from bot.core.find_area import Place
from bot.core.goal_check import Part
from bot.core.goals import LONGEST_GOAL
from bot.core.library import Library
from bot.core.members import Level, Mode
from bot.core.next_step import FirstUse, NextStep, StartForm
from bot.core.rubric import Rubric
from bot.views.drawn import button, section, small
from bot.views.fields import area_groups, area_option, choice_field
from bot.views.ids import AT_LEVEL, STRETCH, Action, Block, Modal
from bot.views.metadata import StartMetadata
from bot.views.modals import modal, options, text_field
from bot.views.start_button import harder_label, naming, place_title
from bot.views.text import escape, listed

_MODES = {Mode.TYPED: "Typed, in the thread", Mode.ALOUD: "Aloud, then notes in the thread"}


def draw_first_use(first: FirstUse) -> dict[str, Any]:
    """Rubric and level, nothing else; of a place that was named, only the level. The metadata is that place."""
    levels = [(level.label, level.value) for level in Level]
    return modal(
        Modal.FIRST_USE,
        "Your first drill",
        [
            section(_first_use(first.place)),
            *([_which(first.library)] if first.place is None else []),
            choice_field(Block.LEVEL, "Which level are you interviewing for?", levels, Level.SENIOR),
            small(f"{FIRST_DRILL_ROUNDS} rounds, about {FIRST_DRILL_ROUNDS * MINUTES_A_ROUND} minutes."),
        ],
        submit="Start",
        metadata=naming(first.place),
    )


def _first_use(place: Place | None) -> str:
    if place is None:
        return "Two questions, then your first drill starts."
    return f"{place_title(place)}\nOne question, then your first drill starts."


def _which(library: Library) -> InputBlock:
    rubrics = [(rubric.name, rubric.id) for rubric in library]
    return choice_field(Block.RUBRIC, "Which interview do you want to get better at?", rubrics, rubrics[0][1])


def draw_start_form(library: Library, form: StartForm) -> dict[str, Any]:
    """Area, goal, format, rounds, mode and difficulty. Advice on a goal stands below it, to take or to leave."""
    step = form.step
    own = form.own_goal or step.goal.text
    return modal(
        Modal.START,
        "Start a drill",
        [
            _area(library, step),
            text_field(
                goal_block(step.rubric.id, step.dimension.id, rewritten=form.rewritten),
                "Goal",
                initial=own,
                hint="Something one could hear, and a limit. Leave it empty for the area's own goal.",
                longest=LONGEST_GOAL,
                optional=True,
                multiline=True,
            ),
            *_advice(form),
            choice_field(Block.FORMAT, "Format", _formats(step.rubric), step.format),
            _select(Block.ROUNDS, "Rounds, if focused", _rounds(), str(_focused_rounds(step))),
            choice_field(
                Block.MODE, "How do you answer?", [(label, mode.value) for mode, label in _MODES.items()], step.mode
            ),
            choice_field(Block.DIFFICULTY, "Difficulty", _difficulties(step), _difficulty(form)),
        ],
        submit="Show the card",
        metadata=StartMetadata(step.goal.text, own if form.advice else "").packed(),
    )


def goal_block(rubric_id: str, dimension_id: str, *, rewritten: bool = False) -> str:
    """The goal field's id names the area and the wording, so that Slack shows the new goal when either changes."""
    return f"{Block.GOAL}:{rubric_id}:{dimension_id}" + (":rewritten" if rewritten else "")


def _advice(form: StartForm) -> Sequence[SlackBlock]:
    """What the goal lacks, and one rewrite. *Show the card* again keeps the goal as it is."""
    if form.advice is None:
        return ()
    lacks = listed([_PARTS[part] for part in form.advice.missing])
    text = (
        f"To tell a pass from a miss, this goal needs {lacks}. For example:\n*{escape(form.advice.rewrite)}*\n"
        "Or press Show the card again to keep yours."
    )
    return (section(text), ActionsBlock(elements=[button("Use this wording", Action.USE_GOAL, form.advice.rewrite)]))


_PARTS = {
    Part.ACTION: "something you do or say",
    Part.OBSERVABLE: "something one could hear",
    Part.LIMIT: "a limit",
}


def _formats(rubric: Rubric) -> list[tuple[str, str]]:
    parts = "one problem from start to end" if rubric.one_problem else "a question for each area"
    return [
        ("Focused: this area only, then 10 minutes to look back", Format.FOCUSED),
        (f"Full length: {rubric.minutes} minutes, {parts}", Format.FULL_LENGTH),
    ]


def _focused_rounds(step: NextStep) -> int:
    """A full-length interview or a check has its own count; the select then stands at the usual one."""
    return step.rounds if FEWEST_ROUNDS <= step.rounds <= MOST_ROUNDS else MOST_ROUNDS


def _area(library: Library, step: NextStep) -> InputBlock:
    """The area select; picking another one brings its own goal."""
    return InputBlock(
        block_id=Block.AREA.value,
        label=PlainTextObject(text="Area"),
        dispatch_action=True,
        element=StaticSelectElement(
            action_id=Action.PICK_AREA.value,
            option_groups=area_groups(library),
            initial_option=area_option(step.rubric, step.dimension),
            focus_on_load=True,
        ),
    )


def _rounds() -> list[Option]:
    choices = range(FEWEST_ROUNDS, MOST_ROUNDS + 1)
    return options([(f"{n} rounds · about {n * MINUTES_A_ROUND} minutes", str(n)) for n in choices])


def _difficulty(form: StartForm) -> str:
    return STRETCH if form.stretch and form.step.harder else AT_LEVEL


def _difficulties(step: NextStep) -> list[tuple[str, str]]:
    at_level = (step.level.label, AT_LEVEL)
    return [at_level, (harder_label(step.harder), STRETCH)] if step.harder else [at_level]


def _select(block: Block, label: str, choices: list[Option], initial: str) -> InputBlock:
    chosen = next(option for option in choices if option.value == initial)
    element = StaticSelectElement(action_id=Action.FIELD.value, options=choices, initial_option=chosen)
    return InputBlock(block_id=block.value, label=PlainTextObject(text=label), element=element)
