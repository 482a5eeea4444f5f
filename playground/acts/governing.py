"""What the people who run a workspace do: archive channels, deactivate accounts, take the app away and back."""

from __future__ import annotations

import asyncio

from playground import events
from playground.acts.gesture import Gesture, Refused
from playground.state.conversations import GENERAL
from playground.state.model import Channel, Json, User


async def archive(gesture: Gesture) -> Json:
    """Close a channel: it can be read, and nothing more is written in it."""
    set_archived(gesture, gesture.channel(), archived=True)
    return {}


async def unarchive(gesture: Gesture) -> Json:
    """Open an archived channel again."""
    set_archived(gesture, gesture.channel(), archived=False)
    return {}


def set_archived(gesture: Gesture, channel: Channel, *, archived: bool) -> None:
    """Close or open this channel; the app hears of it."""
    if channel.is_im or channel.id == GENERAL:
        raise Refused("That conversation can't be archived.")
    if channel.is_archived == archived:
        raise Refused(f"#{channel.name} is {'already' if archived else 'not'} archived.")
    changed = gesture.workspace.conversations.archive(channel, archived=archived)
    events.archived(gesture.playground, changed, gesture.user)


async def deactivate(gesture: Gesture) -> Json:
    """Take a person's account away, as the workspace's owner: they are in no channel and can't come back in."""
    other = _account(gesture)
    if other.is_owner:
        raise Refused("An owner's account can't be deactivated.")
    if other.deleted:
        raise Refused(f"{other.real_name} is deactivated already.")
    gone = gesture.workspace.people.deactivate(other, deleted=True)
    gesture.workspace.conversations.leave_all(gone.id)
    gesture.workspace.views.clear(gone.id)
    events.user_changed(gesture.playground, gone)
    return {}


async def reactivate(gesture: Gesture) -> Json:
    """Give it back, as the owner. They are in the channel for everyone, and join the others anew, as in Slack."""
    other = _account(gesture)
    if not other.deleted:
        raise Refused(f"{other.real_name}'s account works.")
    back = gesture.workspace.people.deactivate(other, deleted=False)
    general = gesture.workspace.conversations.get(GENERAL)
    if general is not None:
        gesture.workspace.conversations.join(general, back.id)
    events.user_changed(gesture.playground, back)
    return {}


async def uninstall(gesture: Gesture) -> Json:
    """Remove the app from the workspace: it is told, its token dies, its connections end, it is in no channel."""
    workspace = gesture.workspace
    if not workspace.installed:
        raise Refused(f"{workspace.bot.real_name} isn't installed.")
    told = events.uninstalled(gesture.playground)
    workspace.install(False)
    workspace.conversations.leave_all(workspace.bot.id)
    for person in workspace.people.members():
        workspace.views.clear(person.id)
    if told and gesture.playground.hub.connected:
        await asyncio.wait(told, timeout=gesture.playground.hub.ack_seconds)
    await gesture.playground.hub.hang_up()
    return {}


async def reinstall(gesture: Gesture) -> Json:
    """Bring the app back with the token it had; the channels it was in it has to be invited to."""
    workspace = gesture.workspace
    if workspace.installed:
        raise Refused(f"{workspace.bot.real_name} is installed.")
    workspace.install(True)
    return {}


def _account(gesture: Gesture) -> User:
    if not gesture.user.is_owner:
        raise Refused("Only an owner of the workspace can do that.")
    other = gesture.workspace.people.find(gesture.text("other"))
    if other is None or other not in gesture.workspace.people.members():
        raise Refused("There is nobody of that name here.")
    return other
