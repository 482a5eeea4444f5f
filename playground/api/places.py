"""Finding the people, conversations and messages that a call names, with the errors Slack has for the lost."""

from __future__ import annotations

from playground.api.call import Call, SlackError
from playground.state.model import Channel, Message, User


def user_named(call: Call, argument: str = "user") -> User:
    """The user of this argument, or `user_not_found`."""
    user = call.workspace.people.get(call.text(argument))
    if user is None:
        raise SlackError("user_not_found")
    return user


def channel_named(call: Call, *, by_user: bool = False, argument: str = "channel") -> Channel:
    """The conversation of this argument, or `channel_not_found`; `by_user` also takes U… and #name.

    What the app isn't in isn't there for it, public channels aside.
    """
    name = call.text(argument)
    workspace = call.workspace
    channel = workspace.conversations.get(name)
    if channel is None and by_user:
        user = workspace.people.get(name)
        channel = workspace.app_dm(user) if user and not user.is_bot else workspace.conversations.named(name)
    if channel is None or not channel.visible_to(workspace.bot.id):
        raise SlackError("channel_not_found")
    return channel


def joined_channel(call: Call, *, by_user: bool = False, argument: str = "channel") -> Channel:
    """As `channel_named`, and the app must be in it, or `not_in_channel`."""
    channel = channel_named(call, by_user=by_user, argument=argument)
    if call.workspace.bot.id not in channel.members:
        raise SlackError("not_in_channel")
    return channel


def open_channel(call: Call, *, by_user: bool = False, argument: str = "channel") -> Channel:
    """As `joined_channel`, and something can be written there, or `is_archived`."""
    channel = joined_channel(call, by_user=by_user, argument=argument)
    if channel.is_archived:
        raise SlackError("is_archived")
    return channel


def message_named(call: Call, channel: Channel, argument: str = "ts", error: str = "message_not_found") -> Message:
    """The lasting message of that ts in this conversation."""
    message = call.workspace.messages.get(channel.id, call.text(argument))
    if message is None or message.only_for is not None:
        raise SlackError(error)
    return message


def thread_named(call: Call, channel: Channel, argument: str = "thread_ts") -> str | None:
    """The root's ts, None when none is given, `thread_not_found` when it isn't a root here."""
    ts = call.maybe(argument)
    if ts is None:
        return None
    root = call.workspace.messages.get(channel.id, ts)
    if root is None or root.is_reply or root.only_for is not None:
        raise SlackError("thread_not_found")
    return root.ts


def need_history(call: Call, channel: Channel) -> None:
    """The scope that reading this kind of conversation needs."""
    need_scope(call, f"{channel.family}:history")


def need_read(call: Call, channel: Channel) -> None:
    """The scope that knowing about this kind of conversation needs."""
    need_scope(call, f"{channel.family}:read")


def need_scope(call: Call, scope: str) -> None:
    """`missing_scope`, with what is needed and what the token has, unless it has this one."""
    scopes = call.playground.manifest.scopes
    if scope not in scopes:
        raise SlackError("missing_scope", needed=scope, provided=",".join(scopes))
