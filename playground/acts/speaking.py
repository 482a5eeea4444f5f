"""Writing, changing and deleting messages, reacting and uploading."""

from __future__ import annotations

import base64
import binascii
import re
from dataclasses import replace
from uuid import uuid4

from playground import events
from playground.acts.gesture import Gesture, Refused
from playground.shapes import file_shape
from playground.state.model import Channel, Json, Message
from playground.workspace import Workspace

TYPED_LIMIT = 12_000
_MENTION = re.compile(r"(?<![\w@])@([a-z_][\w.-]*)")
_ADDRESS = re.compile(r"https?://[^\s<>|]+[^\s<>|.,;:!?)\]]")


async def message(gesture: Gesture) -> Json:
    """Say something in a conversation or thread."""
    channel = _own_channel(gesture)
    posted = _post(gesture, channel, typed(gesture.workspace, gesture.text("text")))
    return {"ts": posted.ts}


async def edit(gesture: Gesture) -> Json:
    """Change one's own message."""
    old = _own_message(gesture)
    stamp = gesture.workspace.clock.stamp()
    text = typed(gesture.workspace, gesture.text("text"))
    new = gesture.workspace.messages.keep(replace(old, text=text, edited_by=gesture.user.id, edited_ts=stamp))
    events.message_changed(gesture.playground, old, new)
    return {}


async def delete(gesture: Gesture) -> Json:
    """Take one's own message back."""
    old = _own_message(gesture)
    gesture.workspace.messages.drop(old)
    events.message_deleted(gesture.playground, old)
    return {}


async def react(gesture: Gesture) -> Json:
    """Add a reaction, or with `remove` take it away."""
    found, name, user = gesture.message(), gesture.text("name").strip(":"), gesture.user
    has = user.id in found.reactions.get(name, ())
    if gesture.body.get("remove"):
        if has:
            found = gesture.workspace.messages.unreact(found, name, user.id)
            events.reacted(gesture.playground, found, user, name, added=False)
    elif not has:
        found = gesture.workspace.messages.react(found, name, user.id)
        events.reacted(gesture.playground, found, user, name, added=True)
    return {}


async def upload(gesture: Gesture) -> Json:
    """Upload a file: into a conversation, or without `channel` for a modal's file field."""
    channel = _own_channel(gesture) if gesture.maybe("channel") else None
    try:
        content = base64.b64decode(str(gesture.body.get("content_base64", "")), validate=True)
    except binascii.Error:
        raise Refused("That file didn't come through. Please try again.") from None
    files = gesture.workspace.files
    file = files.reserve(gesture.text("name"), gesture.user.id, len(content), gesture.maybe("subtype"))
    file = files.write(file, content)
    answer: Json = {"file": file_shape(file, gesture.playground.url)}
    if channel is not None:
        files.keep(replace(file, channels=(channel.id,)))
        text = typed(gesture.workspace, str(gesture.body.get("text") or ""))
        answer["ts"] = _post(gesture, channel, text, file.id).ts
    return answer


def typed(workspace: Workspace, text: str) -> str:
    """What a person typed as Slack stores it: & < > escaped, @names and addresses as links."""
    if len(text) > TYPED_LIMIT:
        raise Refused(f"That is too long for one message: {TYPED_LIMIT} characters at most.")
    clean = text.replace("\x00", "").replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    linked = _ADDRESS.sub(lambda found: f"<{found[0]}>", clean)

    def mention(found: re.Match[str]) -> str:
        user = workspace.people.find(found[1])
        return f"<@{user.id}>" if user else found[0]

    return _MENTION.sub(mention, linked)


def _post(gesture: Gesture, channel: Channel, text: str, *files: str) -> Message:
    posted = Message(
        channel=channel.id,
        ts=gesture.workspace.clock.stamp(),
        user=gesture.user.id,
        text=text,
        thread_ts=_thread(gesture, channel),
        client_msg_id=str(uuid4()),
        subtype="file_share" if files else None,
        files=files,
    )
    gesture.workspace.messages.keep(posted)
    events.message_posted(gesture.playground, posted)
    return posted


def _thread(gesture: Gesture, channel: Channel) -> str | None:
    ts = gesture.maybe("thread_ts")
    if ts is None:
        return None
    named = gesture.workspace.messages.get(channel.id, ts)
    if named is None or named.only_for is not None:
        raise Refused("That thread is gone.")
    return named.thread_ts or ts


def _own_channel(gesture: Gesture) -> Channel:
    channel = gesture.channel()
    if gesture.user.id not in channel.members:
        raise Refused(f"Join #{channel.name} first.")
    manifest = gesture.playground.manifest
    closed = not manifest.messages_tab or manifest.read_only
    if channel.is_im and gesture.workspace.bot.id in channel.members and closed:
        raise Refused("Sending messages to this app has been turned off.")
    return channel


def _own_message(gesture: Gesture) -> Message:
    found = gesture.message()
    if found.user != gesture.user.id:
        raise Refused("Only its author can change a message.")
    return found
