"""The workspace's own slash commands, all about the channel they are typed in; an app's are run elsewhere."""

from __future__ import annotations

from collections.abc import Callable

from playground.acts import governing, moving
from playground.acts.gesture import Gesture, Refused
from playground.manifest import Command
from playground.state.model import Channel, User

Run = Callable[[Gesture, Channel, str], None]


def _invite(gesture: Gesture, channel: Channel, words: str) -> None:
    moving.bring_in(gesture, channel, _named(gesture, words))


def _remove(gesture: Gesture, channel: Channel, words: str) -> None:
    who = _named(gesture, words)
    if who == gesture.user:
        raise Refused("To go yourself, use /leave.")
    moving.put_out(gesture, channel, who)


def _leave(gesture: Gesture, channel: Channel, _words: str) -> None:
    moving.put_out(gesture, channel, gesture.user)


def _archive(gesture: Gesture, channel: Channel, _words: str) -> None:
    governing.set_archived(gesture, channel, archived=True)


_RUN: dict[str, Run] = {
    "/invite": _invite,
    "/remove": _remove,
    "/kick": _remove,
    "/leave": _leave,
    "/archive": _archive,
}
OFFERED = (
    Command("/invite", "Bring a person or an app into this channel", "@name"),
    Command("/remove", "Take a person or an app out of this channel", "@name"),
    Command("/leave", "Leave this channel"),
    Command("/archive", "Close this channel; what was said stays"),
)
"""Those the composer of a channel lists."""


def is_own(name: str) -> bool:
    """Whether the workspace itself answers this command, given with its slash."""
    return name in _RUN


def run(gesture: Gesture, channel: Channel, name: str, words: str) -> None:
    """Run one of them; `Refused` where it can't be done."""
    if channel.is_im:
        raise Refused(f"{name} is for channels.")
    _RUN[name](gesture, channel, words)


def _named(gesture: Gesture, words: str) -> User:
    name = words.strip().removeprefix("@")
    if not name:
        raise Refused("Say who, as in @mia.")
    found = gesture.workspace.people.find(name)
    if found is None:
        raise Refused(f"There is nobody called @{name} here.")
    return found
