"""The three steps of the look back: Score, Journal, One fix."""

from collections.abc import Sequence
from typing import Any

from slack_sdk.models.blocks import (
    Block as SlackBlock,
)
from slack_sdk.models.blocks import (
    InputBlock,
    PlainTextObject,
    RadioButtonsElement,
    StaticSelectElement,
)

from bot.core.drill import Step
from bot.core.goals import Origin
from bot.core.journal import LONGEST_ENTRY, LastFix
from bot.core.rubric import Dimension
from bot.core.scene import DrillScene, LookBack
from bot.core.scoring import Score
from bot.views.drawn import button, buttons, section, small
from bot.views.ids import NOT_EXERCISED, OWN, Action, Block, Modal
from bot.views.modals import OPTION_LONGEST, modal, options, text_field
from bot.views.text import escape, short

LONGEST_FIX = 150
"""Characters of the one fix: it becomes the next drill's goal and must fit on its card."""

_SCORES = {
    Score.ONE: "1 · below the bar",
    Score.TWO: "2 · at the bar",
    Score.THREE: "3 · above the bar",
    Score.CANT_TELL: "Can't tell",
}


def draw_look_back(form: LookBack) -> dict[str, Any]:
    """The step's modal, filled with what was given so far."""
    return {Step.SCORE: _score, Step.JOURNAL: _journal, Step.FIX: _fix}[form.step](form)


def metadata(form: LookBack) -> str:
    """What a step's modal carries: the drill's id and the name of this drawing."""
    return f"{form.scene.drill.id}|{form.form}"


def _score(form: LookBack) -> dict[str, Any]:
    scene = form.scene
    dimension = scene.dimension
    others = [other for other in scene.rubric.dimensions if other.id != dimension.id]
    return modal(
        Modal.SCORE,
        "Score · 1 of 3",
        [
            section(f"*{escape(dimension.name)}*\n{escape(dimension.asks)}"),
            *[section(f"*{k}*\n" + "\n".join(f"• {escape(line)}" for line in dimension.levels[k])) for k in (1, 2, 3)],
            _own_dimension(dimension, scene.own_score),
            small(f"Not a 3: {escape(dimension.not_3)}"),
            *[_other_dimension(other, scene.given.scores.get(other.id)) for other in others],
        ],
        submit="Next: journal",
        metadata=metadata(form),
    )


def _own_dimension(dimension: Dimension, given: Score | None) -> InputBlock:
    choices = options([(label, score.value) for score, label in _SCORES.items()])
    chosen = next((choice for choice in choices if given and choice.value == given.value), None)
    return InputBlock(
        block_id=dimension.id,
        label=PlainTextObject(text="Taken as a whole, how did it go?"),
        dispatch_action=True,
        element=RadioButtonsElement(action_id=Action.FIELD.value, options=choices, initial_option=chosen),
    )


def _other_dimension(dimension: Dimension, given: Score | None) -> InputBlock:
    labels = [("Not exercised", NOT_EXERCISED), *[(label, score.value) for score, label in _SCORES.items()]]
    choices = options(labels)
    wanted = given.value if given else NOT_EXERCISED
    return InputBlock(
        block_id=dimension.id,
        label=PlainTextObject(text=dimension.name),
        optional=True,
        dispatch_action=True,
        element=StaticSelectElement(
            action_id=Action.FIELD.value,
            options=choices,
            initial_option=next(choice for choice in choices if choice.value == wanted),
        ),
    )


def _journal(form: LookBack) -> dict[str, Any]:
    scene, noticed = form.scene, form.scene.signals
    return modal(
        Modal.JOURNAL,
        "Journal · 2 of 3",
        [
            section("A few words each; leave empty what didn't happen."),
            _entry(Block.HESITATION, "Where did you hesitate?", noticed.hesitation, focus=True),
            _entry(Block.REHEARSED, "What sounded rehearsed?", noticed.rehearsed),
            _entry(Block.SURPRISE, "What surprised you?", noticed.surprise),
            _about(scene),
            _back(scene, Step.JOURNAL),
        ],
        submit="Next: one fix",
        metadata=metadata(form),
    )


def _about(scene: DrillScene) -> InputBlock:
    choices = options([(dimension.name, dimension.id) for dimension in scene.rubric.dimensions])
    wanted = scene.signals.dimension_id or scene.dimension.id
    return InputBlock(
        block_id=Block.ABOUT.value,
        label=PlainTextObject(text="Which area was it about?"),
        dispatch_action=True,
        element=StaticSelectElement(
            action_id=Action.FIELD.value,
            options=choices,
            initial_option=next(choice for choice in choices if choice.value == wanted),
        ),
    )


def _fix(form: LookBack) -> dict[str, Any]:
    scene, retro = form.scene, form.scene.retro
    return modal(
        Modal.FIX,
        "One fix · 3 of 3",
        [
            *_last_fix(scene),
            _entry(Block.WELL, "What went well, and why?", retro.well if retro else "", focus=not _on_a_fix(scene)),
            _entry(Block.WRONG, "What went wrong, exactly?", retro.wrong if retro else ""),
            text_field(
                Block.FIX,
                "The one fix for next time",
                initial=retro.fix if retro else "",
                hint="One thing you will do or say. It becomes your next goal.",
                placeholder="Say the number before the story",
                longest=LONGEST_FIX,
                drafted=True,
            ),
            *_practice(scene),
            _back(scene, Step.FIX),
        ],
        submit="Finish",
        metadata=metadata(form),
    )


_LAST_FIX = {
    LastFix.FIXED: "Fixed: it came without thinking",
    LastFix.PARTLY: "Partly: in some rounds, or with effort",
    LastFix.NOT: "Not yet",
}


def _last_fix(scene: DrillScene) -> Sequence[SlackBlock]:
    """Asked when the goal was the fix of an earlier drill."""
    if not _on_a_fix(scene):
        return ()
    choices = options([(label, outcome.value) for outcome, label in _LAST_FIX.items()])
    given = scene.retro.last_fix if scene.retro else None
    return (
        section(f"Your last fix was the goal: {escape(scene.drill.goal.text)}"),
        InputBlock(
            block_id=Block.LAST_FIX.value,
            label=PlainTextObject(text="What became of it?"),
            dispatch_action=True,
            element=RadioButtonsElement(
                action_id=Action.FIELD.value,
                options=choices,
                initial_option=next((choice for choice in choices if given and choice.value == given.value), None),
                focus_on_load=True,
            ),
        ),
    )


def _on_a_fix(scene: DrillScene) -> bool:
    return scene.drill.goal.origin is Origin.FIX


def _practice(scene: DrillScene) -> Sequence[SlackBlock]:
    exercises = scene.dimension.exercises
    given = scene.retro.practice if scene.retro else ""
    labels = [(f"{number}. {text}", f"{number}") for number, text in enumerate(exercises, 1)]
    choices = options([*[(short(label, OPTION_LONGEST), value) for label, value in labels], ("My own, below", OWN)])
    listed = str(exercises.index(given) + 1) if given in exercises else OWN
    select = StaticSelectElement(
        action_id=Action.FIELD.value,
        options=choices,
        placeholder=PlainTextObject(text="Pick one, or none"),
        initial_option=next((choice for choice in choices if choice.value == listed), None) if given else None,
    )
    return [
        section("*Practice*\n" + "\n".join(f"{number}. {escape(text)}" for number, text in enumerate(exercises, 1))),
        InputBlock(
            block_id=Block.PRACTICE.value,
            label=PlainTextObject(text="What will you practise?"),
            dispatch_action=True,
            element=select,
            optional=True,
        ),
        text_field(
            Block.OWN_PRACTICE,
            "Your own practice",
            initial=given if listed == OWN else "",
            longest=300,
            optional=True,
            drafted=True,
        ),
    ]


def _entry(block: Block, label: str, initial: str, *, focus: bool = False) -> InputBlock:
    return text_field(
        block,
        label,
        initial=initial,
        longest=LONGEST_ENTRY,
        optional=True,
        multiline=True,
        focus=focus,
        drafted=True,
    )


def _back(scene: DrillScene, step: Step) -> SlackBlock:
    row = buttons([button("Back", Action.BACK, f"{scene.drill.id}|{step.value}")])
    assert row is not None
    return row
