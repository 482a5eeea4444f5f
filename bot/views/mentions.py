"""Messages whose first line names a person or a channel, in the notification too."""

from dataclasses import replace

from slack_sdk.models.blocks import Block

from bot.views.drawn import Drawn, message, section


def mentioning(mrkdwn: str, *below: Block | None) -> Drawn:
    """A message that begins with a line of mrkdwn, mentions and all; what people wrote is escaped in it already."""
    return replace(message("", section(mrkdwn), *below), text=mrkdwn)
