"""Going places: joining and leaving channels, opening conversations, reading, changing zone, moving the clock."""

from __future__ import annotations

from typing import get_args
from zoneinfo import available_timezones

from playground import events
from playground.acts.gesture import Gesture, Refused
from playground.state.clock import ClockRefused, Skip
from playground.state.model import Channel, Json, User


async def join(gesture: Gesture) -> Json:
    """Join a channel."""
    bring_in(gesture, gesture.channel(), gesture.user)
    return {}


async def invite_app(gesture: Gesture) -> Json:
    """Bring the app into a channel."""
    bring_in(gesture, gesture.channel(), gesture.workspace.bot)
    return {}


async def leave(gesture: Gesture) -> Json:
    """Leave a channel."""
    put_out(gesture, gesture.channel(), gesture.user)
    return {}


async def remove_app(gesture: Gesture) -> Json:
    """Take the app out of a channel."""
    put_out(gesture, gesture.channel(), gesture.workspace.bot)
    return {}


def bring_in(gesture: Gesture, channel: Channel, newcomer: User) -> None:
    """Someone enters a channel, the app too; who is in it already stays."""
    if channel.is_im:
        raise Refused("Nobody can be added to a direct conversation.")
    if channel.is_archived:
        raise Refused(f"#{channel.name} is archived.")
    if newcomer.deleted or (newcomer.is_bot and not gesture.workspace.installed):
        raise Refused(f"{newcomer.real_name} isn't in this workspace any more.")
    if newcomer.id not in channel.members:
        joined = gesture.workspace.conversations.join(channel, newcomer.id)
        events.membership_changed(gesture.playground, joined, newcomer, joined=True)


def put_out(gesture: Gesture, channel: Channel, who: User) -> None:
    """Someone is in a channel no more, whether they left or were removed."""
    if channel.is_im:
        raise Refused("A direct conversation can't be left.")
    if who.id not in channel.members:
        raise Refused(f"{who.real_name} isn't in #{channel.name}.")
    left = gesture.workspace.conversations.leave(channel, who.id)
    if who.is_bot:
        events.app_removed(gesture.playground, left, gesture.user)
    else:
        events.membership_changed(gesture.playground, left, who, joined=False)


async def dm(gesture: Gesture) -> Json:
    """Open the direct conversation with another person or the app."""
    other = gesture.workspace.people.find(gesture.text("other"))
    if other is None or other.deleted or other.id == gesture.user.id:
        raise Refused("There is nobody of that name here.")
    return {"channel": gesture.workspace.conversations.im(gesture.user.id, other.id).id}


async def read(gesture: Gesture) -> Json:
    """Mark a conversation as read up to a message."""
    ts = gesture.text("ts")
    try:
        gesture.workspace.conversations.mark_read(gesture.user.id, gesture.channel().id, ts)
    except ValueError:
        raise Refused("ts must be a message's stamp.") from None
    return {}


async def zone(gesture: Gesture) -> Json:
    """Move to another time zone."""
    tz = gesture.text("tz")
    if tz not in available_timezones():
        raise Refused(f"There is no time zone {tz}.")
    events.user_changed(gesture.playground, gesture.workspace.people.move(gesture.user, tz))
    return {}


async def clock(gesture: Gesture) -> Json:
    """Move the clock forward: by seconds, or to the next 09:00 of a kind in the person's zone."""
    time = gesture.workspace.clock
    skip = gesture.body.get("skip")
    try:
        if skip in get_args(Skip):
            now = time.skip(str(skip), gesture.user.tz)
        else:
            now = time.forward(float(gesture.body.get("seconds", "")))
    except ClockRefused as refused:
        raise Refused(refused.args[0]) from None
    except (TypeError, ValueError):
        raise Refused("Say skip (morning, tomorrow, friday) or seconds.") from None
    return {"now": now.isoformat()}
