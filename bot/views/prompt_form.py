"""The form in which a channel's question of the day is set up, changed and stopped, and what came of it."""

from typing import Any

from slack_sdk.models.blocks import Block as AnyBlock

from bot.core.library import Library
from bot.core.members import Level
from bot.core.schedule import PromptForm, Schedule, SetUp
from bot.views.channel_form import held_told, kept_told, stop_row
from bot.views.drawn import Drawn, message, section, small
from bot.views.fields import choice_field
from bot.views.hours import days_field, hour_field, place, rhythm_told, zone_told
from bot.views.ids import Action, Block, Modal
from bot.views.modals import modal
from bot.views.text import escape

TITLE = "Question of the day"


def draw_prompt_form(library: Library, form: PromptForm) -> dict[str, Any]:
    """What is set up in a channel, or what is usual; its metadata is the channel's id."""
    rubrics = [(rubric.name, rubric.id) for rubric in library]
    levels = [(level.label, level.value) for level in Level]
    blocks: list[AnyBlock | None] = [
        section(f"For <#{form.channel_id}>: one question on each of these days, to drill privately."),
        small(f"Set up by <@{form.schedule.set_by}>.") if form.schedule else None,
        choice_field(Block.RUBRIC, "Which interview is it from?", rubrics, form.rubric_id, as_menu=True),
        choice_field(Block.LEVEL, "For which level?", levels, form.level, as_menu=True),
        days_field("On which days?", form.days),
        hour_field(f"At which hour, {place(form.tz)} time?", form.clock),
        small(zone_told(form.tz, form.own_tz)),
        stop_row(Action.STOP_PROMPT, form.channel_id, "Stop these questions?", "questions") if form.schedule else None,
    ]
    drawn = [block for block in blocks if block is not None]
    return modal(Modal.PROMPT, TITLE, drawn, submit="Set up", metadata=form.channel_id)


def draw_held(library: Library, form: PromptForm) -> dict[str, Any]:
    """The same for somebody who may only look."""
    assert form.schedule is not None
    told = f"<#{form.channel_id}> has one already: {in_words(library, form.schedule)}."
    return modal(Modal.PROMPT_KEPT, TITLE, [section(told), held_told(form.held_by)])


def draw_prompt_kept(channel_id: str, kept: SetUp) -> dict[str, Any]:
    """It is set up."""
    return modal(
        Modal.PROMPT_KEPT,
        TITLE,
        [
            *kept_told(channel_id, kept),
        ],
    )


def draw_prompt_stopped(channel_id: str, stopped: Schedule | None) -> dict[str, Any]:
    """*Stop it* was pressed."""
    told = f"Stopped: <#{channel_id}> gets no more questions." if stopped else "It was stopped already."
    return modal(Modal.PROMPT_KEPT, TITLE, [section(told), small("What was asked so far stays there.")])


def draw_for_channels() -> Drawn:
    """`/drill schedule` where nobody else reads along."""
    text = "A question of the day is for a channel. Type `/drill schedule` in the one that should get it."
    return message(text.replace("`", ""), section(text))


def in_words(library: Library, schedule: Schedule) -> str:
    """“weekdays at 09:00 (Tokyo), System design, senior”, in mrkdwn."""
    rubric = library.find(schedule.rubric_id)
    of = [escape(rubric.name)] if rubric else []
    level = [schedule.level.label.lower()] if schedule.level else []
    return ", ".join([rhythm_told(schedule.rhythm), *of, *level])
