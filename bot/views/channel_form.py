"""What the forms of a channel's question and of its digest have in common."""

from collections.abc import Sequence

from slack_sdk.models.blocks import ActionsBlock, Block, ConfirmObject, SectionBlock

from bot.core.schedule import SetUp
from bot.views.drawn import button, buttons, section
from bot.views.ids import Action
from bot.views.text import moment


def kept_told(channel_id: str, kept: SetUp) -> Sequence[Block]:
    """It is set up."""
    return [
        section(f"That is set up for <#{channel_id}>. The first one comes {moment(kept.first)}."),
        section("If I am not in that channel yet, type `/invite @Whetstone` there. I can't post before."),
    ]


def held_told(held_by: str | None) -> SectionBlock:
    """Whose it is to change, for somebody who may only look."""
    return section(f"<@{held_by}> set it up. They can change or stop it, and so can an admin of this workspace.")


def stop_row(action: Action, channel_id: str, title: str, what: str) -> ActionsBlock | None:
    """*Stop it*, which asks first; `what` comes no more."""
    really = ConfirmObject(
        title=title,
        text=f"No more {what} come to this channel. Those already there stay.",
        confirm="Stop it",
        deny="Keep it",
        style="danger",
    )
    return buttons([button("Stop it", action, channel_id, danger=True, confirm=really)])
