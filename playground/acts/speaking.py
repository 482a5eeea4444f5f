"""Writing, changing and deleting messages, and reacting; files are sent elsewhere."""

from __future__ import annotations

import re
from dataclasses import replace
from uuid import uuid4

from playground import events
from playground.acts.gesture import Gesture, Refused
from playground.state.model import Channel, Json, Message
from playground.workspace import Workspace

TYPED_LIMIT = 12_000
_MENTION = re.compile(r"(?<![\w@])@([a-z_][\w.-]*)")
_ADDRESS = re.compile(r"https?://[^\s<>|]+[^\s<>|.,;:!?)\]]")


async def message(gesture: Gesture) -> Json:
    """Say something in a conversation or thread."""
    channel = own_channel(gesture)
    posted = post(gesture, channel, typed(gesture.workspace, gesture.text("text")))
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


def post(gesture: Gesture, channel: Channel, text: str, *files: str) -> Message:
    """Post stored text, with the files of these ids, in the thread the act names if any; the app hears of it."""
    posted = Message(
        channel=channel.id,
        ts=gesture.workspace.clock.stamp(),
        user=gesture.user.id,
        text=text,
        thread_ts=_thread(gesture, channel),
        client_msg_id=str(uuid4()),
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


def own_channel(gesture: Gesture) -> Channel:
    """The act's conversation, in which the person must be able to write."""
    channel = gesture.channel()
    if channel.is_archived:
        raise Refused(f"#{channel.name} is archived.")
    if gesture.user.id not in channel.members:
        raise Refused(f"Join #{channel.name} first.")
    if gone := gesture.workspace.deactivated_in(channel):
        raise Refused(f"{gone.real_name}'s account is deactivated.")
    if channel.is_im and gesture.workspace.bot.id in channel.members:
        _need_listening_app(gesture)
    return channel


def _need_listening_app(gesture: Gesture) -> None:
    manifest, bot = gesture.playground.manifest, gesture.workspace.bot
    if not gesture.workspace.installed:
        raise Refused(f"{bot.real_name} isn't installed in this workspace.")
    if not manifest.messages_tab or manifest.read_only:
        raise Refused("Sending messages to this app has been turned off.")


def _own_message(gesture: Gesture) -> Message:
    found = gesture.message()
    if found.user != gesture.user.id:
        raise Refused("Only its author can change a message.")
    return found
