"""chat.startStream, appendStream and stopStream: a reply that grows in its thread while the app still writes it."""

from __future__ import annotations

from dataclasses import replace

from playground import events
from playground.api.agents import session_sign
from playground.api.call import Call, SlackError, method
from playground.api.chunks import grown, piece_of
from playground.api.content import checked_blocks, metadata_of
from playground.api.places import message_named, open_channel, thread_named, user_named
from playground.shapes import message_shape
from playground.state.model import Channel, Json, Message
from playground.state.people import BOT_ID
from playground.workspace import TEAM_ID


@method("chat.startStream", "chat:write")
def start_stream(call: Call) -> Json:
    """Begin a streamed reply, empty or with its first words; it stands in the thread at once."""
    if not call.playground.manifest.agent:
        raise SlackError("feature_disabled")
    channel = open_channel(call)
    if channel.is_im and not call.playground.manifest.messages_tab:
        raise SlackError("messages_tab_disabled")
    call.text("thread_ts")  # without it, the error of a missing argument
    thread_ts = thread_named(call, channel)
    _check_recipient(call, channel)
    message = Message(
        channel=channel.id,
        ts=call.workspace.clock.stamp(),
        user=call.workspace.bot.id,
        bot_id=BOT_ID,
        text="",
        thread_ts=thread_ts,
        markdown=True,
        streaming="in_progress",
    )
    message = call.workspace.messages.keep(grown(message, piece_of(call)))
    call.workspace.signs.app_spoke(channel.id, thread_ts, more_to_come=True)
    events.message_posted(call.playground, message)
    return {"channel": channel.id, "ts": message.ts}


@method("chat.appendStream", "chat:write")
def append_stream(call: Call) -> Json:
    """Add to a streamed reply."""
    channel = open_channel(call)
    message = _own_message(call, channel)
    if message.streaming == "stopped":
        raise SlackError("stopped_by_user")
    _need_streaming(call, message)
    piece = piece_of(call)
    if not piece.chunks:
        raise SlackError("no_text")
    call.workspace.messages.keep(grown(message, piece))
    return {"channel": channel.id, "ts": message.ts}


@method("chat.stopStream", "chat:write")
def stop_stream(call: Call) -> Json:
    """End a streamed reply, with last words and with blocks below it; an agent session is active again unless told."""
    channel = open_channel(call)
    old = _own_message(call, channel)
    _need_streaming(call, old)
    sign = session_sign(call.text("session_status", "active"))
    new = grown(old, piece_of(call))
    new = replace(
        new,
        blocks=(*new.blocks, *(checked_blocks(call) or ())),
        metadata=metadata_of(call),
        streaming="completed",
    )
    if not new.blocks:
        raise SlackError("no_text")
    call.workspace.messages.keep(new)
    call.workspace.signs.set_sign(channel.id, new.thread_ts, sign, session=True)
    events.message_changed(call.playground, old, new)
    shape = message_shape(call.workspace, new, call.playground.url, with_metadata=True)
    return {"channel": channel.id, "ts": new.ts, "message": shape}


def _check_recipient(call: Call, channel: Channel) -> None:
    """Whom a stream is for must be told in a channel, and must be somebody of this workspace anywhere."""
    team, user = call.maybe("recipient_team_id"), call.maybe("recipient_user_id")
    if not channel.is_im and team is None:
        raise SlackError("missing_recipient_team_id")
    if not channel.is_im and user is None:
        raise SlackError("missing_recipient_user_id")
    if team not in (None, TEAM_ID):
        raise SlackError("team_not_found")
    if user is not None:
        user_named(call, "recipient_user_id")


def _own_message(call: Call, channel: Channel) -> Message:
    message = message_named(call, channel)
    if message.bot_id != BOT_ID:
        raise SlackError("message_not_owned_by_app")
    return message


def _need_streaming(call: Call, message: Message) -> None:
    if not message.is_streaming(call.workspace.clock.now().timestamp()):
        raise SlackError("message_not_in_streaming_state")
