"""Pressing Stop beside the sign of an agent at work in a thread."""

from __future__ import annotations

from dataclasses import replace

from playground import events
from playground.acts.gesture import Gesture, Refused
from playground.state.model import Json


async def stop(gesture: Gesture) -> Json:
    """Ask the app to stop: its streamed replies end here, what else it does it ends itself when it hears of it."""
    channel, thread_ts = gesture.channel(), gesture.text("thread_ts")
    workspace = gesture.workspace
    if not gesture.playground.manifest.hears_stop or not workspace.signs.at_work(channel.id, thread_ts):
        raise Refused("There is nothing to stop any more.")
    now = workspace.clock.now().timestamp()
    replies = workspace.messages.replies(channel.id, thread_ts)
    streams = [each for each in replies if each.is_streaming(now)]
    for each in streams:
        workspace.messages.keep(replace(each, streaming="stopped"))
    workspace.signs.stop(channel.id, thread_ts)
    events.session_stopped(gesture.playground, channel, thread_ts, gesture.user, [each.ts for each in streams])
    return {}
