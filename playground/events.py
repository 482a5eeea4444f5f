"""What happens in the workspace as Events API payloads; only what the app subscribed to and may see is sent."""

from __future__ import annotations

import asyncio
from collections.abc import Collection
from typing import Literal

from playground.desk import Playground
from playground.forms import sent_values
from playground.shapes import message_shape, user_shape, view_shape
from playground.state.ids import new_id
from playground.state.model import Channel, File, Json, Message, User
from playground.state.people import SLACKBOT
from playground.workspace import APP_ID, TEAM_ID

SLACKBOT_DM = "D0PGSLACKB"
"""Where Slackbot writes to the app. People don't see that conversation, and its messages aren't kept."""
_SCOPES = {
    "message.im": "im:history",
    "message.channels": "channels:history",
    "message.groups": "groups:history",
    "app_mention": "app_mentions:read",
    "channel_left": "channels:read",
    "channel_archive": "channels:read",
    "channel_unarchive": "channels:read",
    "group_left": "groups:read",
    "group_archive": "groups:read",
    "group_unarchive": "groups:read",
    "reaction_added": "reactions:read",
    "reaction_removed": "reactions:read",
    "user_change": "users:read",
    "file_shared": "files:read",
    "file_change": "files:read",
}


def message_posted(playground: Playground, message: Message) -> None:
    """Someone, the app too, posted a message."""
    channel = _channel(playground, message)
    if message.only_for is not None or not _hears(playground, channel):
        return
    event = {**_shape(playground, message), **_place(channel), "event_ts": message.ts}
    if message.files:
        event["subtype"] = "file_share"  # the event has it, the message in the history doesn't
    _send(playground, _subscription(channel), event)
    if not channel.is_im and f"<@{playground.workspace.bot.id}>" in message.text:
        _send(playground, "app_mention", {**event, "type": "app_mention"})
    for file_id in message.files:
        _file_shared(playground, channel, playground.workspace.files.get(file_id))


def message_changed(playground: Playground, old: Message, new: Message) -> None:
    """A message was edited or updated."""
    event = {"message": _shape(playground, new), "previous_message": _shape(playground, old)}
    _hidden(playground, new, "message_changed", event)


def message_deleted(playground: Playground, message: Message) -> None:
    """A message is gone."""
    event = {"deleted_ts": message.ts, "previous_message": _shape(playground, message)}
    _hidden(playground, message, "message_deleted", event)


def file_changed(playground: Playground, file: File) -> None:
    """Something about a file is different, such as how far its transcription is; what, the app has to look up."""
    stamp = playground.workspace.clock.stamp()
    event = {"type": "file_change", "file_id": file.id, "file": {"id": file.id}, "event_ts": stamp}
    _send(playground, "file_change", event)


def home_opened(playground: Playground, user: User, tab: Literal["home", "messages"]) -> None:
    """A person looks at one of the app's tabs."""
    home = playground.workspace.views.home(user.id)
    channel = playground.workspace.app_dm(user)
    event: Json = {"type": "app_home_opened", "user": user.id, "channel": channel.id, "tab": tab}
    if tab == "home" and home:
        event["view"] = view_shape(home, sent_values(home.blocks, home.drafts))
    _send(playground, "app_home_opened", {**event, "event_ts": playground.workspace.clock.stamp()})


def reacted(playground: Playground, message: Message, user: User, name: str, *, added: bool) -> None:
    """A reaction came or went."""
    if not _hears(playground, _channel(playground, message)):
        return
    kind = "reaction_added" if added else "reaction_removed"
    item = {"type": "message", "channel": message.channel, "ts": message.ts}
    event = {"type": kind, "user": user.id, "reaction": name, "item_user": message.user, "item": item}
    _send(playground, kind, {**event, "event_ts": playground.workspace.clock.stamp()})


def membership_changed(playground: Playground, channel: Channel, user: User, *, joined: bool) -> None:
    """Someone joined or left a channel the app is in; of its own leaving it hears by `app_removed`."""
    if not _hears(playground, channel):
        return
    kind = "member_joined_channel" if joined else "member_left_channel"
    event = {"type": kind, "user": user.id, "channel": channel.id, "channel_type": "C", "team": TEAM_ID}
    stamp = playground.workspace.clock.stamp()
    _send(playground, kind, {**event, "event_ts": stamp}, scope=f"{channel.family}:read")


def app_removed(playground: Playground, channel: Channel, actor: User) -> None:
    """A person put the app out of a channel: an event of its own, and a word from Slackbot."""
    stamp = playground.workspace.clock.stamp()
    kind = f"{_prefix(channel)}_left"
    _send(playground, kind, {"type": kind, "channel": channel.id, "actor_id": actor.id, "event_ts": stamp})
    said = f"You have been removed from #{channel.name} by <@{actor.id}>"
    word = {"type": "message", "user": SLACKBOT, "text": said, "ts": stamp, "team": TEAM_ID, "event_ts": stamp}
    _send(playground, "message.im", {**word, "channel": SLACKBOT_DM, "channel_type": "im"})


def archived(playground: Playground, channel: Channel, user: User) -> None:
    """A channel was closed, or opened again: the app hears of public ones, and of private ones it is in."""
    if not channel.visible_to(playground.workspace.bot.id):
        return
    kind = f"{_prefix(channel)}_{'archive' if channel.is_archived else 'unarchive'}"
    event = {"type": kind, "channel": channel.id, "user": user.id, **({"is_moved": 0} if channel.is_archived else {})}
    _send(playground, kind, {**event, "event_ts": playground.workspace.clock.stamp()})


def user_changed(playground: Playground, user: User) -> None:
    """A profile changed, a time zone for one."""
    stamp = playground.workspace.clock.stamp()
    shape = user_shape(playground.workspace, user)
    _send(playground, "user_change", {"type": "user_change", "user": shape, "event_ts": stamp})


def uninstalled(playground: Playground) -> list[asyncio.Task[None]]:
    """The app was removed from the workspace and its bot's token with it; what ends once it has heard."""
    bots = {"oauth": [], "bot": [playground.workspace.bot.id]}
    gone: Json = {"type": "app_uninstalled", "event_ts": playground.workspace.clock.stamp()}
    dead: Json = {"type": "tokens_revoked", "tokens": bots, "event_ts": playground.workspace.clock.stamp()}
    return [*_send(playground, "app_uninstalled", gone), *_send(playground, "tokens_revoked", dead)]


def session_stopped(
    playground: Playground, channel: Channel, thread_ts: str, user: User, streams: Collection[str]
) -> None:
    """A person pressed Stop where the app is at work; `streams` are the replies of its that this cut short."""
    event = {"type": "agent_session_stopped", "channel": channel.id, "thread_ts": thread_ts, "user": user.id}
    stamp = playground.workspace.clock.stamp()
    _send(playground, "agent_session_stopped", {**event, "streaming_message_ts": list(streams), "event_ts": stamp})


def _hidden(playground: Playground, message: Message, subtype: str, event: Json) -> None:
    channel = _channel(playground, message)
    if message.only_for is not None or not _hears(playground, channel):
        return
    stamp = playground.workspace.clock.stamp()
    frame: Json = {"type": "message", "subtype": subtype, "hidden": True, "ts": stamp, "event_ts": stamp}
    _send(playground, _subscription(channel), {**frame, **_place(channel), **event})


def _file_shared(playground: Playground, channel: Channel, file: File | None) -> None:
    if file is None:
        return
    stamp = playground.workspace.clock.stamp()
    event = {"type": "file_shared", "file_id": file.id, "file": {"id": file.id}, "user_id": file.user}
    _send(playground, "file_shared", {**event, "channel_id": channel.id, "event_ts": stamp})


def _send(playground: Playground, subscription: str, event: Json, scope: str | None = None) -> list[asyncio.Task[None]]:
    manifest = playground.manifest
    scope = scope or _SCOPES.get(subscription)
    missing = subscription not in manifest.events or (scope and scope not in manifest.scopes)
    if missing or not playground.workspace.installed:
        return []
    authorization = {
        "enterprise_id": None,
        "team_id": TEAM_ID,
        "user_id": playground.workspace.bot.id,
        "is_bot": True,
        "is_enterprise_install": False,
    }
    return playground.deliveries.send(
        {
            "token": "playground",
            "team_id": TEAM_ID,
            "context_team_id": TEAM_ID,
            "context_enterprise_id": None,
            "api_app_id": APP_ID,
            "event": event,
            "type": "event_callback",
            "event_id": new_id("Ev"),
            "event_time": int(playground.workspace.clock.now().timestamp()),
            "authorizations": [authorization],
            "is_ext_shared_channel": False,
            "event_context": new_id("4-"),
        }
    )


def _channel(playground: Playground, message: Message) -> Channel:
    channel = playground.workspace.conversations.get(message.channel)
    if channel is None:
        raise LookupError(message.channel)
    return channel


def _hears(playground: Playground, channel: Channel) -> bool:
    return playground.workspace.bot.id in channel.members


def _subscription(channel: Channel) -> str:
    return f"message.{channel.family}"


def _prefix(channel: Channel) -> str:
    """How the names of events about a channel itself begin."""
    return "group" if channel.is_private else "channel"


def _place(channel: Channel) -> Json:
    kinds = {"im": "im", "groups": "group", "channels": "channel"}
    return {"channel": channel.id, "channel_type": kinds[channel.family]}


def _shape(playground: Playground, message: Message) -> Json:
    return message_shape(playground.workspace, message, playground.url)
