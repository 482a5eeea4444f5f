"""What a person does, as the page or a test asks for it: who, with what; and how an act is refused."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from playground.desk import Playground
from playground.socket.hub import EnvelopeKind, NoAck, NoApp
from playground.state.model import Channel, Json, Message, User, View
from playground.workspace import APP_ID, TEAM_DOMAIN, TEAM_ID, Workspace


@dataclass(eq=False)
class Refused(Exception):
    """An act didn't come about: `said` is for the person, `shown` when it already stands in the conversation."""

    said: str
    errors: dict[str, str] = field(default_factory=dict)
    shown: bool = False


@dataclass(eq=False)
class Unanswered(Exception):
    """The app didn't acknowledge: `error` is Slack's word, `why` the half sentence after it."""

    error: str
    why: str


@dataclass(frozen=True, slots=True)
class Gesture:
    """One act of one person; readers raise `Refused` for what isn't there."""

    playground: Playground
    user: User
    body: Json

    @property
    def workspace(self) -> Workspace:
        return self.playground.workspace

    def text(self, name: str) -> str:
        """A required string."""
        value = self.body.get(name)
        if not isinstance(value, str) or not value.strip():
            raise Refused(f"Please give {name}.")
        return value

    def maybe(self, name: str) -> str | None:
        """A string that may be missing."""
        return str(self.body[name]) if self.body.get(name) else None

    def channel(self) -> Channel:
        """The conversation, by id or name, which the person must be able to see."""
        name = self.text("channel")
        conversations = self.workspace.conversations
        channel = conversations.get(name) or conversations.named(name)
        if channel is None or not channel.visible_to(self.user.id):
            raise Refused("That conversation isn't here.")
        return channel

    def message(self) -> Message:
        """The message of `channel` and `ts`, which the person must be able to see."""
        message = self.workspace.messages.get(self.channel().id, self.text("ts"))
        if message is None or message.only_for not in (None, self.user.id):
            raise Refused("That message is gone.")
        return message

    def view(self) -> View:
        """The person's open modal or Home of `view_id`."""
        view = self.workspace.views.find(self.text("view_id"), None)
        if view is None or view.user != self.user.id:
            raise Refused("That window has been closed.")
        return view

    def state(self) -> dict[str, dict[str, Any]]:
        """Plain values by block_id and action_id, none when the act brings none."""
        state = self.body.get("state") or {}
        if not isinstance(state, dict) or not all(isinstance(each, dict) for each in state.values()):
            raise Refused("state must be {block_id: {action_id: value}}.")
        return state

    async def ask(self, kind: EnvelopeKind, payload: Json) -> Json | None:
        """Send to the app and return what its ack carries, or raise `Unanswered`."""
        name = self.workspace.bot.real_name
        if not self.workspace.installed:
            raise Unanswered("dispatch_failed", f"{name} isn't installed in this workspace")
        try:
            return await self.playground.hub.ask(kind, payload)
        except NoApp:
            raise Unanswered("dispatch_failed", f"{name} isn't connected") from None
        except NoAck:
            seconds = f"{self.playground.hub.ack_seconds:g} seconds"
            raise Unanswered("operation_timeout", f"{name} didn't answer within {seconds}") from None

    def interaction(self, kind: str, **more: Any) -> Json:
        """The frame of an interactive payload."""
        return {
            "type": kind,
            "team": {"id": TEAM_ID, "domain": TEAM_DOMAIN},
            "user": {"id": self.user.id, "username": self.user.name, "name": self.user.name, "team_id": TEAM_ID},
            "api_app_id": APP_ID,
            "token": "playground",
            "enterprise": None,
            "is_enterprise_install": False,
            **more,
        }


def merged(old: dict[str, dict[str, Any]], new: dict[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """Two states, the newer values on top."""
    return {block: {**old.get(block, {}), **new.get(block, {})} for block in {**old, **new}}
