"""conversations.*: opening, listing, joining and reading."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from playground import events
from playground.api.call import Call, SlackError, method
from playground.api.places import (
    channel_named,
    joined_channel,
    message_named,
    need_history,
    need_read,
    need_scope,
)
from playground.shapes import channel_shape, message_shape
from playground.state.model import Channel, Json, Message

T = TypeVar("T")
_FAMILIES = {"public_channel": "channels", "private_channel": "groups", "im": "im"}
PAGE = 100
MOST = 999


@method("conversations.open", "im:write")
def open_conversation(call: Call) -> Json:
    """The direct conversation with one person, made when needed."""
    if call.maybe("channel"):
        channel = channel_named(call)
    else:
        names = [each for each in call.text("users").split(",") if each]
        user = call.workspace.people.get(names[0])
        if len(names) != 1 or user is None or user.is_bot:
            raise SlackError("user_not_found" if len(names) == 1 else "not_enough_users")
        if user.deleted:
            raise SlackError("user_disabled")
        channel = call.workspace.app_dm(user)
    full = channel_shape(call.workspace, channel) if call.flag("return_im") else {"id": channel.id}
    return {"channel": full}


@method("conversations.info")
def info(call: Call) -> Json:
    """One conversation."""
    channel = channel_named(call)
    need_read(call, channel)
    return {"channel": channel_shape(call.workspace, channel)}


@method("conversations.list", "channels:read", "groups:read", "im:read")
def list_conversations(call: Call) -> Json:
    """Conversations of the kinds asked for, page by page; of private ones those that the app is in."""
    kinds = [each.strip() for each in call.text("types", "public_channel").split(",")]
    wanted: list[Channel] = []
    for kind, family in _FAMILIES.items():
        if kind in kinds:
            need_scope(call, f"{family}:read")
            mine = call.workspace.conversations.of(call.workspace.bot.id)
            wanted += [each for each in mine if each.family == family]
    if call.flag("exclude_archived"):
        wanted = [each for each in wanted if not each.is_archived]
    page, cursor = _page(call, wanted, lambda each: each.id)
    return {"channels": [channel_shape(call.workspace, each) for each in page], **_next(cursor)}


@method("conversations.members")
def members(call: Call) -> Json:
    """Who is in a conversation."""
    channel = channel_named(call)
    need_read(call, channel)
    page, cursor = _page(call, list(channel.members), lambda each: each)
    return {"members": page, **_next(cursor)}


@method("conversations.join", "channels:join")
def join(call: Call) -> Json:
    """The app joins a public channel."""
    channel = channel_named(call)
    if channel.family != "channels":
        raise SlackError("method_not_supported_for_channel_type")
    if channel.is_archived:
        raise SlackError("is_archived")
    fresh = call.workspace.bot.id not in channel.members
    channel = call.workspace.conversations.join(channel, call.workspace.bot.id)
    if fresh:
        events.membership_changed(call.playground, channel, call.workspace.bot, joined=True)
    return {"channel": channel_shape(call.workspace, channel)}


@method("conversations.history")
def history(call: Call) -> Json:
    """Roots and single messages, newest first; never replies or ephemerals."""
    channel = joined_channel(call)
    need_history(call, channel)
    newest_first = list(reversed(_within(call, call.workspace.messages.history(channel.id))))
    page, cursor = _page(call, newest_first, lambda each: each.ts)
    return {"messages": [_shape(call, each) for each in page], "has_more": bool(cursor), **_next(cursor)}


@method("conversations.replies")
def replies(call: Call) -> Json:
    """A root and its replies, oldest first."""
    channel = joined_channel(call)
    need_history(call, channel)
    named = message_named(call, channel, error="thread_not_found")
    if named.is_reply:
        return {"messages": [_shape(call, named)], "has_more": False}
    found = _within(call, call.workspace.messages.replies(channel.id, named.ts))
    page, cursor = _page(call, found, lambda each: each.ts)
    root = [] if call.maybe("cursor") else [named]
    return {"messages": [_shape(call, each) for each in (*root, *page)], "has_more": bool(cursor), **_next(cursor)}


def _within(call: Call, messages: list[Message]) -> list[Message]:
    oldest, latest = call.maybe("oldest"), call.maybe("latest")
    inclusive = call.flag("inclusive")

    def fits(message: Message) -> bool:
        if inclusive and message.ts in (oldest, latest):
            return True
        after = oldest is None or float(message.ts) > float(oldest)
        return after and (latest is None or float(message.ts) < float(latest))

    return [each for each in messages if fits(each)]


def _page(call: Call, items: list[T], key: Callable[[T], str]) -> tuple[list[T], str]:
    limit = max(1, min(call.number("limit", PAGE), MOST))
    start, cursor = 0, call.maybe("cursor")
    if cursor is not None:
        keys = [key(each) for each in items]
        if cursor not in keys:
            raise SlackError("invalid_cursor")
        start = keys.index(cursor)
    rest = items[start + limit :]
    return items[start : start + limit], key(rest[0]) if rest else ""


def _next(cursor: str) -> Json:
    return {"response_metadata": {"next_cursor": cursor}}


def _shape(call: Call, message: Message) -> Json:
    with_metadata = call.flag("include_all_metadata")
    return message_shape(call.workspace, message, call.playground.url, with_metadata=with_metadata)
