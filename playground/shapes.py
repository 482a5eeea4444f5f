"""People, conversations, messages and views as the JSON an app gets; nothing is changed here."""

from __future__ import annotations

import re
from html import unescape
from zoneinfo import ZoneInfo

from playground.file_shapes import file_shape
from playground.state.model import Channel, Json, Message, User, View
from playground.state.people import BOT_ID
from playground.workspace import APP_ID, TEAM_DOMAIN, TEAM_ID, TEAM_NAME, Workspace

_PART = re.compile(r"<@(?P<user>\w+)>|<(?P<url>https?://[^>|]+)(?:\|[^>]*)?>")


def team_shape() -> Json:
    """The workspace itself, as `team` in a payload."""
    return {"id": TEAM_ID, "name": TEAM_NAME, "domain": TEAM_DOMAIN}


def user_shape(workspace: Workspace, user: User) -> Json:
    """A user as users.info has it; `tz_offset` is in seconds, now."""
    if user.deleted:
        return _deleted_user_shape(workspace, user)
    now = workspace.clock.now().astimezone(ZoneInfo(user.tz))
    offset = now.utcoffset()
    profile = _profile_shape(user)
    return {
        "id": user.id,
        "team_id": TEAM_ID,
        "name": user.name,
        "deleted": False,
        "real_name": user.real_name,
        "tz": user.tz,
        "tz_label": now.tzname(),
        "tz_offset": int(offset.total_seconds()) if offset is not None else 0,
        "profile": {**profile, "bot_id": user.bot_id} if user.bot_id else profile,
        "is_admin": user.is_owner,
        "is_owner": user.is_owner,
        "is_primary_owner": user.is_owner,
        "is_bot": user.is_bot,
        "is_app_user": False,
        "updated": int(now.timestamp()),
    }


def _deleted_user_shape(workspace: Workspace, user: User) -> Json:
    """A deactivated user: no zone, no name beside the profile's, no word on what they may do."""
    return {
        "id": user.id,
        "team_id": TEAM_ID,
        "name": user.name,
        "deleted": True,
        "profile": _profile_shape(user),
        "is_bot": user.is_bot,
        "is_app_user": False,
        "updated": int(workspace.clock.now().timestamp()),
    }


def _profile_shape(user: User) -> Json:
    return {"real_name": user.real_name, "display_name": user.name, "title": user.title, "team": TEAM_ID}


def channel_shape(workspace: Workspace, channel: Channel) -> Json:
    """A conversation as conversations.info has it, seen by the app."""
    common = {"id": channel.id, "created": channel.created, "is_archived": channel.is_archived, "is_im": channel.is_im}
    if channel.is_im:
        other = next((each for each in channel.members if each != workspace.bot.id), channel.members[0])
        user = workspace.people.get(other)
        gone = user is not None and user.deleted
        return {**common, "user": other, "is_user_deleted": gone, "is_open": True, "is_channel": False}
    return {
        **common,
        "name": channel.name,
        "name_normalized": channel.name,
        "is_channel": True,  # of private channels too; is_group is left to those made before 2021, with an id in G
        "is_group": False,
        "is_mpim": False,
        "is_private": channel.is_private,
        "is_general": channel.name == "general",
        "is_member": workspace.bot.id in channel.members,
        "num_members": len(channel.members),
        "topic": {"value": channel.topic, "creator": "", "last_set": 0},
        "purpose": {"value": channel.topic, "creator": "", "last_set": 0},
    }


def message_shape(workspace: Workspace, message: Message, base_url: str, with_metadata: bool = False) -> Json:
    """A message as history and events have it; a root also tells about its replies."""
    shape: Json = {"type": "message", "user": message.user, "text": message.text, "ts": message.ts, "team": TEAM_ID}
    if message.subtype:
        shape["subtype"] = message.subtype
    if message.client_msg_id:
        shape["client_msg_id"] = message.client_msg_id
    if message.bot_id:
        shape |= {"bot_id": message.bot_id, "app_id": APP_ID, "bot_profile": bot_shape(workspace)}
    if message.blocks or not message.bot_id:
        shape["blocks"] = list(message.blocks) or [rich_text_shape(message.text)]
    if message.streaming:
        now = workspace.clock.now().timestamp()
        shape["streaming_state"] = "in_progress" if message.is_streaming(now) else "completed"
    if message.files:
        shape["files"] = [file_shape(f, base_url) for f in map(workspace.files.get, message.files) if f]
        shape |= {"upload": True, "display_as_bot": False}
    if message.edited_ts:
        shape["edited"] = {"user": message.edited_by, "ts": message.edited_ts}
    if message.reactions:
        shape["reactions"] = reactions_shape(message)
    if with_metadata and message.metadata:
        shape["metadata"] = message.metadata
    return shape | _thread_shape(workspace, message)


def _thread_shape(workspace: Workspace, message: Message) -> Json:
    if message.is_reply and message.thread_ts:
        root = workspace.messages.get(message.channel, message.thread_ts)
        return {"thread_ts": message.thread_ts, **({"parent_user_id": root.user} if root else {})}
    replies = workspace.messages.replies(message.channel, message.ts)
    if not replies:
        return {}
    people = list(dict.fromkeys(each.user for each in replies))
    return {
        "thread_ts": message.ts,
        "reply_count": len(replies),
        "reply_users_count": len(people),
        "latest_reply": replies[-1].ts,
        "reply_users": people[:5],
        "is_locked": False,
        "subscribed": False,
    }


def bot_shape(workspace: Workspace) -> Json:
    """The app's bot, as bots.info and `bot_profile` have it."""
    bot = workspace.bot
    return {"id": bot.bot_id, "app_id": APP_ID, "name": bot.real_name, "deleted": False, "team_id": TEAM_ID}


def reactions_shape(message: Message) -> list[Json]:
    """Reactions with who gave them."""
    return [{"name": name, "users": list(users), "count": len(users)} for name, users in message.reactions.items()]


def rich_text_shape(text: str) -> Json:
    """What a person typed as the rich_text block Slack sends beside `text`; its text isn't escaped."""
    elements: list[Json] = []
    end = 0
    for part in _PART.finditer(text):
        elements += _plain(text[end : part.start()])
        if part["user"]:
            elements.append({"type": "user", "user_id": part["user"]})
        else:
            elements.append({"type": "link", "url": unescape(part["url"])})
        end = part.end()
    elements += _plain(text[end:])
    return {
        "type": "rich_text",
        "block_id": "typed",
        "elements": [{"type": "rich_text_section", "elements": elements}],
    }


def _plain(text: str) -> list[Json]:
    return [{"type": "text", "text": unescape(text)}] if text else []


def view_shape(view: View, values: Json) -> Json:
    """A view as views.* answers and payloads have it; `values` is its complete state."""
    body = view.body
    return {
        "id": view.id,
        "team_id": TEAM_ID,
        "type": view.kind,
        "blocks": view.blocks,
        "private_metadata": body.get("private_metadata", ""),
        "callback_id": body.get("callback_id", ""),
        "external_id": body.get("external_id", ""),
        "state": {"values": values},
        "hash": view.hash,
        "title": body.get("title", {"type": "plain_text", "text": "View Title", "emoji": True}),
        "close": body.get("close"),
        "submit": body.get("submit"),
        "clear_on_close": bool(body.get("clear_on_close")),
        "notify_on_close": bool(body.get("notify_on_close")),
        "previous_view_id": view.previous_id,
        "root_view_id": view.root_id,
        "app_id": APP_ID,
        "app_installed_team_id": TEAM_ID,
        "bot_id": BOT_ID,
    }
