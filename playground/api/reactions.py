"""reactions.*: the app's own reactions, and who else reacted."""

from __future__ import annotations

import re

from playground import events
from playground.api.call import Call, SlackError, method
from playground.api.places import joined_channel, message_named, open_channel
from playground.shapes import message_shape
from playground.state.model import Json

_NAME = re.compile(r"[a-z0-9_+'-]{1,100}(::skin-tone-[2-6])?")


@method("reactions.add", "reactions:write")
def add(call: Call) -> Json:
    """React once with each emoji."""
    name = _emoji(call)
    message = message_named(call, open_channel(call), "timestamp")
    bot = call.workspace.bot
    if bot.id in message.reactions.get(name, ()):
        raise SlackError("already_reacted")
    events.reacted(call.playground, call.workspace.messages.react(message, name, bot.id), bot, name, added=True)
    return {}


@method("reactions.remove", "reactions:write")
def remove(call: Call) -> Json:
    """Take one's own reaction back."""
    name = _emoji(call)
    message = message_named(call, open_channel(call), "timestamp")
    bot = call.workspace.bot
    if bot.id not in message.reactions.get(name, ()):
        raise SlackError("no_reaction")
    events.reacted(call.playground, call.workspace.messages.unreact(message, name, bot.id), bot, name, added=False)
    return {}


@method("reactions.get", "reactions:read")
def get(call: Call) -> Json:
    """A message with its reactions."""
    channel = joined_channel(call)
    message = message_named(call, channel, "timestamp")
    shape = message_shape(call.workspace, message, call.playground.url)
    return {"type": "message", "channel": channel.id, "message": shape}


def _emoji(call: Call) -> str:
    name = call.text("name").strip(":")
    if not _NAME.fullmatch(name):
        raise SlackError("invalid_name")
    return name
