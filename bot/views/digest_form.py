"""The form in which a channel's weekly digest is set up, changed and stopped, and what came of it."""

from typing import Any

from slack_sdk.models.blocks import Block as AnyBlock

from bot.core.rhythm import EVERY_DAY
from bot.core.schedule import DigestForm, Schedule, SetUp
from bot.views.channel_form import held_told, kept_told, stop_row
from bot.views.drawn import Drawn, message, section, small
from bot.views.fields import choice_field
from bot.views.hours import days_in_words, hour_field, place, rhythm_told, zone_told
from bot.views.ids import Action, Block, Modal
from bot.views.modals import modal

TITLE = "Weekly digest"
_OPTED_IN = "Nobody is in it who didn't opt in: with *Join* under it, or in `/drill settings`."


def draw_digest_form(form: DigestForm) -> dict[str, Any]:
    """What is set up in a channel, or what is usual; its metadata is the channel's id."""
    weekdays = [(days_in_words({day}), str(day)) for day in sorted(EVERY_DAY)]
    blocks: list[AnyBlock | None] = [
        section(f"For <#{form.channel_id}>: the seven days before it, in sums. No answers, no scores, no journal."),
        small(f"Set up by <@{form.schedule.set_by}>.") if form.schedule else None,
        choice_field(Block.WEEKLY, "On which day?", weekdays, str(form.weekday), as_menu=True),
        hour_field(f"At which hour, {place(form.tz)} time?", form.clock),
        small(zone_told(form.tz, form.own_tz)),
        small(_OPTED_IN),
        stop_row(Action.STOP_DIGEST, form.channel_id, "Stop the digest?", "digests") if form.schedule else None,
    ]
    drawn = [block for block in blocks if block is not None]
    return modal(Modal.DIGEST, TITLE, drawn, submit="Set up", metadata=form.channel_id)


def draw_digest_held(form: DigestForm) -> dict[str, Any]:
    """The same for somebody who may only look."""
    assert form.schedule is not None
    told = f"<#{form.channel_id}> has one already: {rhythm_told(form.schedule.rhythm)}."
    return modal(Modal.DIGEST_KEPT, TITLE, [section(told), held_told(form.held_by)])


def draw_digest_kept(channel_id: str, kept: SetUp) -> dict[str, Any]:
    """It is set up."""
    return modal(
        Modal.DIGEST_KEPT,
        TITLE,
        [
            *kept_told(channel_id, kept),
            small(_OPTED_IN),
        ],
    )


def draw_digest_stopped(channel_id: str, stopped: Schedule | None) -> dict[str, Any]:
    """*Stop it* was pressed."""
    told = f"Stopped: <#{channel_id}> gets no more digests." if stopped else "It was stopped already."
    return modal(Modal.DIGEST_KEPT, TITLE, [section(told), small("Those that came so far stay there.")])


def draw_digest_for_channels() -> Drawn:
    """`/drill digest` where nobody else reads along."""
    text = "A weekly digest is for a channel. Type `/drill digest` in the one that should get it."
    return message(text.replace("`", ""), section(text))
