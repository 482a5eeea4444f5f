"""Where a visitor is: as whom, in which conversation, tab and thread. An address says it all, so reloading is safe."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal
from urllib.parse import urlencode

from playground.state.model import Channel, User
from playground.workspace import Workspace

Tab = Literal["messages", "home"]


@dataclass(frozen=True, slots=True)
class Place:
    """One address of the page. `listing` brings the sidebar to the front where the screen holds one pane only."""

    user: User
    channel: Channel
    tab: Tab = "messages"
    thread_ts: str | None = None
    listing: bool = False

    @property
    def url(self) -> str:
        """The address that leads here."""
        query = {"as": self.user.name, "in": self.channel.id}
        if self.tab == "home":
            query["tab"] = self.tab
        if self.thread_ts:
            query["thread"] = self.thread_ts
        if self.listing:
            query["list"] = "1"
        return "/?" + urlencode(query)

    def to(self, channel: Channel, tab: Tab = "messages") -> Place:
        """The same person in another conversation or tab."""
        return Place(self.user, channel, tab)

    def thread(self, thread_ts: str | None) -> Place:
        """The same conversation with this thread beside it, or with none."""
        return replace(self, thread_ts=thread_ts, listing=False, tab="messages")

    def list(self) -> Place:
        """The same place with the sidebar in front."""
        return replace(self, listing=True, thread_ts=None)


def find_place(workspace: Workspace, query: Mapping[str, str]) -> Place:
    """The place an address means. What it doesn't say, or says wrongly, is Ana's messages with the app."""
    humans = workspace.people.humans()
    found = workspace.people.find(query.get("as", ""))
    user = found if found in humans else humans[0]
    assert user is not None
    channel = _channel(workspace, user, query)
    is_app = channel == workspace.app_dm(user)
    tab: Tab = "home" if is_app and workspace.manifest.home_tab and query.get("tab") == "home" else "messages"
    thread_ts = query.get("thread")
    if not thread_ts or not workspace.messages.thread_seen_by(user.id, channel.id, thread_ts):
        thread_ts = None
    return Place(user, channel, tab, thread_ts, query.get("list") == "1")


def _channel(workspace: Workspace, user: User, query: Mapping[str, str]) -> Channel:
    other = workspace.people.get(query.get("with", ""))
    if other is not None and other != user:
        return workspace.conversations.im(user.id, other.id)
    asked = workspace.conversations.get(query.get("in", ""))
    if asked is None or not asked.visible_to(user.id):
        return workspace.app_dm(user)
    return asked
