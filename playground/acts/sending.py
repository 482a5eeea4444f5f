"""Sending files: attached ones, text snippets and voice clips; one message holds all that is sent together."""

from __future__ import annotations

import base64
import binascii
import io
import wave
from dataclasses import replace
from functools import partial
from typing import Any

from playground import events
from playground.acts.gesture import Gesture, Refused
from playground.acts.speaking import own_channel, post, typed
from playground.file_shapes import file_shape
from playground.state.model import Channel, File, Json

SNIPPET_LIMIT = 1_000_000
LONGEST_CLIP = 300.0
"""Seconds, as in Slack."""
SAMPLES_A_SECOND = 8_000
SOON = 3.0
"""Seconds until a transcript comes, unless told otherwise."""


async def upload(gesture: Gesture) -> Json:
    """Upload files: into a conversation as one message, or without `channel` for a modal's file field."""
    channel = own_channel(gesture) if gesture.maybe("channel") else None
    given = gesture.body.get("files") or [gesture.body]
    if not isinstance(given, list) or not all(isinstance(each, dict) for each in given):
        raise Refused("files must be a list, each with a name and content_base64.")
    files = [_attached(gesture, each) for each in given]
    return _share(gesture, channel, files, str(gesture.body.get("text") or ""))


async def snippet(gesture: Gesture) -> Json:
    """Send text as a snippet; `comment` is the message around it."""
    content, channel = gesture.text("text"), own_channel(gesture)
    if len(content) > SNIPPET_LIMIT:
        raise Refused(f"That is too long for a snippet: {SNIPPET_LIMIT} characters at most.")
    title = gesture.maybe("title") or "Untitled"
    name = title if "." in title else f"{title}.txt"
    file = _kept(gesture, name, content.encode())
    file = gesture.workspace.files.keep(replace(file, title=title))
    return _share(gesture, channel, [file], str(gesture.body.get("comment") or ""))


async def clip(gesture: Gesture) -> Json:
    """Send a voice clip in which `spoken` is said.

    Its transcript comes `after` so many seconds, never when that is null, and with `fails` it comes to nothing.
    """
    channel, spoken = own_channel(gesture), gesture.text("spoken")
    seconds, after = _clip_times(gesture, spoken)
    file = _kept(gesture, "audio_message.wav", _silence(seconds), "slack_audio")
    now = gesture.workspace.clock.now().timestamp()
    file = gesture.workspace.files.keep(
        replace(
            file,
            title="Audio clip",
            duration_ms=int(seconds * 1000),
            spoken=spoken,
            transcription="processing",
            ready_at=None if after is None else now + after,
            fails=bool(gesture.body.get("fails")),
        )
    )
    answer = _share(gesture, channel, [file], str(gesture.body.get("text") or ""))
    gesture.playground.transcripts.expect(file, partial(events.file_changed, gesture.playground))
    return answer


def _clip_times(gesture: Gesture, spoken: str) -> tuple[float, float | None]:
    after = gesture.body.get("after", SOON)
    try:
        seconds = float(gesture.body.get("seconds") or max(1.0, 0.4 * len(spoken.split())))
        waits = None if after is None else float(after)
    except (TypeError, ValueError):
        raise Refused("seconds and after must be numbers.") from None
    if not 0 < seconds <= LONGEST_CLIP:
        raise Refused("A clip is five minutes long at most.")
    return seconds, waits


def _attached(gesture: Gesture, given: dict[str, Any]) -> File:
    name = given.get("name")
    if not isinstance(name, str) or not name.strip():
        raise Refused("Please give name.")
    try:
        content = base64.b64decode(str(given.get("content_base64", "")), validate=True)
    except binascii.Error:
        raise Refused("That file didn't come through. Please try again.") from None
    return _kept(gesture, name, content, given.get("subtype"))


def _kept(gesture: Gesture, name: str, content: bytes, subtype: str | None = None) -> File:
    files = gesture.workspace.files
    return files.write(files.reserve(name, gesture.user.id, len(content), subtype), content)


def _share(gesture: Gesture, channel: Channel | None, files: list[File], words: str) -> Json:
    answer: Json = {}
    if channel is not None:
        files = [gesture.workspace.files.keep(replace(each, channels=(channel.id,))) for each in files]
        answer["ts"] = post(gesture, channel, typed(gesture.workspace, words), *(each.id for each in files)).ts
    shapes = [file_shape(each, gesture.playground.url) for each in files]
    return {**answer, "file": shapes[0], "files": shapes}


def _silence(seconds: float) -> bytes:
    """A sound file that any browser plays: nobody speaks here, the words come with the act."""
    written = io.BytesIO()
    with wave.open(written, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(1)
        sound.setframerate(SAMPLES_A_SECOND)
        sound.writeframes(b"\x80" * int(seconds * SAMPLES_A_SECOND))
    return written.getvalue()
