"""files.*: the two-step upload, its completion in a conversation, and a file's description."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from playground import events
from playground.api.call import Call, SlackError, method, with_messages
from playground.api.content import checked_blocks, escaped
from playground.api.places import open_channel, thread_named
from playground.file_shapes import file_shape
from playground.state.model import Channel, File, Json, Message
from playground.state.people import BOT_ID

ALT_LONGEST = 1000


@method("files.getUploadURLExternal", "files:write")
def get_upload_url(call: Call) -> Json:
    """Announce a file; its bytes go to the address in the answer."""
    length = call.number("length", 0)
    if length <= 0:
        raise with_messages("invalid_arguments", ["length must be more than 0"])
    file = call.workspace.files.reserve(call.text("filename"), call.workspace.bot.id, length)
    described = call.text("alt_txt", "")
    if len(described) > ALT_LONGEST:
        raise with_messages("invalid_arguments", [f"alt_txt must be at most {ALT_LONGEST} characters"])
    call.workspace.files.keep(replace(file, alt_txt=described))
    return {"upload_url": f"{call.playground.url}/upload/{file.id}", "file_id": file.id}


@method("files.completeUploadExternal", "files:write")
def complete_upload(call: Call) -> Json:
    """Share what has been uploaded as one message a conversation, or keep it to the app when none is named."""
    channels = _destinations(call)
    files = [_uploaded(call, each) for each in _wanted(call)]
    for channel in channels:
        files = [call.workspace.files.keep(replace(each, channels=(*each.channels, channel.id))) for each in files]
        _share(call, channel, files)
    return {"files": [file_shape(each, call.playground.url) for each in files]}


@method("files.info", "files:read")
def info(call: Call) -> Json:
    """One file."""
    file = call.workspace.files.get(call.text("file"))
    if file is None or not file.uploaded:
        raise SlackError("file_not_found")
    return {"file": file_shape(file, call.playground.url), "comments": []}


def _destinations(call: Call) -> list[Channel]:
    """`channel_id`, or those of `channels`; where there is a thread, all must have it."""
    if call.maybe("channel_id"):
        names = [call.text("channel_id")]
    else:
        names = [each.strip() for each in call.text("channels", "").split(",") if each.strip()]
    found = [open_channel(replace(call, args={"channel_id": name}), argument="channel_id") for name in names]
    for channel in found:
        thread_named(call, channel)
    return found


def _wanted(call: Call) -> list[Any]:
    wanted = call.structure("files", "invalid_arguments")
    if not isinstance(wanted, list) or not wanted:
        raise with_messages("invalid_arguments", ["missing required field: files"])
    return wanted


def _uploaded(call: Call, wanted: Any) -> File:
    file = call.workspace.files.get(str(wanted.get("id"))) if isinstance(wanted, dict) else None
    if file is None or not file.uploaded:
        raise SlackError("file_not_found")
    return call.workspace.files.keep(replace(file, title=wanted.get("title") or file.title))


def _share(call: Call, channel: Channel, files: list[File]) -> None:
    comment = call.maybe("initial_comment")
    message = Message(
        channel=channel.id,
        ts=call.workspace.clock.stamp(),
        user=call.workspace.bot.id,
        bot_id=BOT_ID,
        text=escaped(comment or ""),
        blocks=() if comment else checked_blocks(call) or (),  # Slack ignores blocks beside a comment
        thread_ts=thread_named(call, channel),
        files=tuple(each.id for each in files),
    )
    events.message_posted(call.playground, call.workspace.messages.keep(message))
