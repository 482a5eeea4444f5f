"""The form in which a channel's question of the day is set up, changed and stopped, and what came of it."""

from typing import Any

from slack_sdk.models.blocks import Block as AnyBlock
from slack_sdk.models.blocks import ConfirmObject

from bot.core.library import Library
from bot.core.members import Level
from bot.core.schedule import PromptForm, Schedule, SetUp
from bot.views.drawn import Drawn, button, buttons, message, section, small
from bot.views.fields import choice_field
from bot.views.hours import days_field, days_in_words, hour, hour_field, place, zone_told
from bot.views.ids import Action, Block, Modal
from bot.views.modals import modal
from bot.views.text import escape, moment

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
        buttons([button("Stop it", Action.STOP_PROMPT, form.channel_id, danger=True, confirm=_really())])
        if form.schedule
        else None,
    ]
    drawn = [block for block in blocks if block is not None]
    return modal(Modal.PROMPT, TITLE, drawn, submit="Set up", metadata=form.channel_id)


def draw_held(library: Library, form: PromptForm) -> dict[str, Any]:
    """The same for somebody who may only look."""
    assert form.schedule is not None
    told = f"<#{form.channel_id}> has one already: {in_words(library, form.schedule)}."
    who = f"<@{form.held_by}> set it up. They can change or stop it, and so can an admin of this workspace."
    return modal(Modal.PROMPT_KEPT, TITLE, [section(told), section(who)])


def draw_prompt_kept(channel_id: str, kept: SetUp) -> dict[str, Any]:
    """It is set up."""
    return modal(
        Modal.PROMPT_KEPT,
        TITLE,
        [
            section(f"That is set up for <#{channel_id}>. The first one comes {moment(kept.first)}."),
            section("If I am not in that channel yet, type `/invite @Whetstone` there. I can't post before."),
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
    rhythm, rubric = schedule.rhythm, library.find(schedule.rubric_id)
    days = days_in_words(rhythm.days if rhythm.weekly_on is None else {rhythm.weekly_on})
    of = [escape(rubric.name)] if rubric else []
    level = [schedule.level.label.lower()] if schedule.level else []
    return ", ".join([f"{days} at {hour(rhythm.clock)} ({escape(place(rhythm.tz))})", *of, *level])


def _really() -> ConfirmObject:
    return ConfirmObject(
        title="Stop these questions?",
        text="No more questions come to this channel. Those already there stay.",
        confirm="Stop it",
        deny="Keep it",
        style="danger",
    )
