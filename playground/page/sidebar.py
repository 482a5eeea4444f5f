"""The conversations a visitor can go to, each a line of the sidebar; what is said in them is shown elsewhere."""

from __future__ import annotations

from dataclasses import dataclass

from playground.page.place import Place
from playground.state.model import Channel, User
from playground.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the sidebar. `icon` is the picture before the name, where it has one."""

    name: str
    url: str
    unread: int = 0
    current: bool = False
    icon: str = ""
    archived: bool = False


class Sidebar:
    """Everything one visitor can open, from where they are."""

    def __init__(self, workspace: Workspace, place: Place) -> None:
        self._workspace, self._place = workspace, place
        self._mine = workspace.conversations.of(place.user.id)

    def app(self) -> Entry:
        """The conversation with the app."""
        return self._entry(self._workspace.app_dm(self._place.user))

    def channels(self) -> list[Entry]:
        """Channels, private ones this person is in too; the archived last."""
        channels = [each for each in self._mine if not each.is_im]
        return [self._entry(each) for each in sorted(channels, key=lambda each: each.is_archived)]

    def people(self) -> list[Entry]:
        """Everyone else one could write to, whether or not anything was written yet."""
        me = self._place.user
        known = {member: each for each in self._mine if each.is_im for member in each.members}
        return [
            self._entry(known[human.id]) if human.id in known else self._stranger(human)
            for human in self._workspace.people.humans()
            if human.id != me.id
        ]

    def _entry(self, channel: Channel) -> Entry:
        return Entry(
            name_of(self._workspace, self._place.user, channel),
            self._place.to(channel).url,
            len(self._workspace.unread(self._place.user, channel)),
            channel.id == self._place.channel.id,
            icon_of(channel),
            channel.is_archived,
        )

    def _stranger(self, human: User) -> Entry:
        return Entry(human.real_name, f"/?as={self._place.user.name}&with={human.id}", icon="person")


def name_of(workspace: Workspace, user: User, channel: Channel) -> str:
    """What a conversation is called in front of this person."""
    if not channel.is_im:
        return f"#{channel.name}"
    other = next((member for member in channel.members if member != user.id), user.id)
    found = workspace.people.get(other)
    return found.real_name if found else other


def icon_of(channel: Channel) -> str:
    """The picture that tells kinds of conversations apart."""
    return {"im": "person", "groups": "lock", "channels": "hash"}[channel.family]
