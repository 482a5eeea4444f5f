"""chat.*: posting, updating and deleting the app's messages."""

from __future__ import annotations

from dataclasses import replace

from playground import events
from playground.api.call import Call, SlackError, TooFast, method
from playground.api.content import Content, content_of
from playground.api.places import joined_channel, message_named, open_channel, thread_named
from playground.shapes import message_shape
from playground.state.model import Channel, Json, Message
from playground.state.people import BOT_ID
from playground.workspace import TEAM_DOMAIN


@method("chat.postMessage", "chat:write")
def post_message(call: Call) -> Json:
    """Post, to U… as well; a thread_ts must be a root's."""
    channel = open_channel(call, by_user=True)
    if channel.is_im and not call.playground.manifest.messages_tab:
        raise SlackError("messages_tab_disabled")
    if seconds := call.playground.pace.retry_after(channel.id):
        raise TooFast(seconds)
    content = content_of(call)
    message = app_message(call, channel, content, thread_named(call, channel))
    call.workspace.messages.keep(message)
    call.workspace.signs.app_spoke(channel.id, message.thread_ts)
    events.message_posted(call.playground, message)
    return {"channel": channel.id, "ts": message.ts, "message": _shape(call, message)}


@method("chat.postEphemeral", "chat:write")
def post_ephemeral(call: Call) -> Json:
    """Show one person a message that history never has."""
    channel = open_channel(call)
    reader = call.text("user")
    if reader not in channel.members:
        raise SlackError("user_not_in_channel")
    content = content_of(call)
    message = app_message(call, channel, content, thread_named(call, channel))
    call.workspace.messages.keep(replace(message, only_for=reader, metadata=None))
    return {"message_ts": message.ts}


@method("chat.update", "chat:write")
def update(call: Call) -> Json:
    """Change one of the app's messages. Text alone takes the blocks away, blocks alone keep the text."""
    channel = open_channel(call)
    old = message_named(call, channel)
    if old.bot_id != BOT_ID:
        raise SlackError("cant_update_message")
    if _is_streaming(call, old):
        raise SlackError("streaming_state_conflict")
    content = content_of(call)
    new = updated(old, content)
    if content.blocks is None:
        new = replace(new, edited_by=call.workspace.bot.id, edited_ts=call.workspace.clock.stamp())
    call.workspace.messages.keep(new)
    events.message_changed(call.playground, old, new)
    return {"channel": channel.id, "ts": new.ts, "text": new.text, "message": _shape(call, new)}


@method("chat.delete", "chat:write")
def delete(call: Call) -> Json:
    """Delete one of the app's messages."""
    channel = open_channel(call)
    message = message_named(call, channel)
    if message.bot_id != BOT_ID or _is_streaming(call, message):
        raise SlackError("cant_delete_message")
    call.workspace.messages.drop(message)
    events.message_deleted(call.playground, message)
    return {"channel": channel.id, "ts": message.ts}


@method("chat.getPermalink")
def get_permalink(call: Call) -> Json:
    """The address of a message."""
    channel = joined_channel(call)
    message = message_named(call, channel, "message_ts")
    address = f"https://{TEAM_DOMAIN}.slack.com/archives/{channel.id}/p{message.ts.replace('.', '')}"
    if message.is_reply:
        address += f"?thread_ts={message.thread_ts}&cid={channel.id}"
    return {"channel": channel.id, "permalink": address}


def app_message(call: Call, channel: Channel, content: Content, thread_ts: str | None) -> Message:
    """A new message of the app, not kept yet."""
    return Message(
        channel=channel.id,
        ts=call.workspace.clock.stamp(),
        user=call.workspace.bot.id,
        bot_id=BOT_ID,
        text=content.text,
        blocks=content.blocks or (),
        thread_ts=thread_ts,
        metadata=content.metadata,
        markdown=content.markdown,
    )


def updated(old: Message, content: Content) -> Message:
    """The message with new content, its stream over; metadata stays unless there is a new one."""
    return replace(
        old,
        text=content.text or (old.text if content.blocks else ""),
        blocks=content.blocks or (),
        markdown=content.markdown,
        metadata=content.metadata or old.metadata,
        streaming="completed" if old.streaming else None,
    )


def _is_streaming(call: Call, message: Message) -> bool:
    return message.is_streaming(call.workspace.clock.now().timestamp())


def _shape(call: Call, message: Message) -> Json:
    return message_shape(call.workspace, message, call.playground.url, with_metadata=True)
