"""The whole workspace in one value: its people, conversations, messages, views, files, clock and change feed."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

from playground.manifest import Manifest
from playground.state.clock import Clock
from playground.state.conversations import Conversations
from playground.state.feed import Change, Feed
from playground.state.files import Files
from playground.state.ids import secret
from playground.state.messages import Messages
from playground.state.model import Channel, Message, User
from playground.state.people import People
from playground.state.signs import Signs
from playground.state.store import Store
from playground.state.views import Views

TEAM_ID = "T0PLAYGRND"
TEAM_NAME = "Playground"
TEAM_DOMAIN = "playground"
APP_ID = "A0PLAYGRND"


class Workspace:
    """Everything that is remembered; `data` is the folder it lies in, None for nowhere."""

    def __init__(self, manifest: Manifest, data: Path | None) -> None:
        self.manifest = manifest
        self.store = Store(data / "playground.db" if data else None)
        self.feed = Feed()
        self.clock = Clock(self.store, self.feed)
        self.people = People(self.store, self.feed, manifest.name)
        self.messages = Messages(self.store, self.feed)
        if self.messages.newest_ts:
            self.clock.stamps_follow(self.messages.newest_ts)
        self.conversations = Conversations(self.store, self.feed, self.clock, self.people)
        self.views = Views(self.store, self.feed, self.clock)
        self.files = Files(self.store, self.feed, self.clock, data / "files" if data else None)
        self.signs = Signs(self.feed)
        tokens = dict(self.store.load("tokens")).get("app") or {
            "bot": f"xoxb-playground-{secret()}",
            "app": f"xapp-1-playground-{secret()}",
        }
        self.store.put("tokens", "app", tokens)
        self.installed: bool = dict(self.store.load("installation")).get("app", {"installed": True})["installed"]
        self.bot_token: str = tokens["bot"]
        self.app_token: str = tokens["app"]

    @property
    def bot(self) -> User:
        return self.people.bot

    def install(self, installed: bool) -> None:
        """Whether the app belongs to the workspace from now on. While it doesn't, its token is dead."""
        self.installed = installed
        self.store.put("installation", "app", {"installed": installed})
        self.feed.publish(Change("connection"))

    def changes(self) -> AsyncIterator[Change]:
        """Every change from now on; see `Change` for what it tells."""
        return self.feed.changes()

    def app_dm(self, user: User) -> Channel:
        """The person's direct conversation with the app."""
        return self.conversations.im(user.id, self.bot.id)

    def deactivated_in(self, channel: Channel) -> User | None:
        """Who of a direct conversation has no account any more."""
        members = map(self.people.get, channel.members if channel.is_im else ())
        return next((each for each in members if each and each.deleted), None)

    def unread(self, user: User, channel: Channel) -> list[Message]:
        """Messages by others since the person last looked, oldest first."""
        mark = self.conversations.read_up_to(user.id, channel.id)
        seen = self.messages.seen_by(user.id, channel.id)
        return [each for each in seen if float(each.ts) > float(mark) and each.user != user.id]

    def close(self) -> None:
        """Write what is left to disk."""
        self.store.close()
