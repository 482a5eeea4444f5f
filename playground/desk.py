"""The running playground in one value: the workspace and everything that stands between it and the app."""

from __future__ import annotations

from pathlib import Path

from playground.answers import Answers
from playground.faults import Faults
from playground.manifest import Manifest
from playground.pace import Pace
from playground.socket.deliveries import Deliveries
from playground.socket.hub import Hub
from playground.socket.wires import Wires
from playground.state.ids import secret
from playground.transcripts import Transcripts
from playground.triggers import Triggers
from playground.workspace import Workspace

ACK_SECONDS = 3.0
TRIGGER_SECONDS = 3.0


class Playground:
    """One workspace with one app. `url` has no slash at its end and is set once the port is known.

    Without `limits` the app may post as fast as it likes, which real Slack never allows. The page wears the `label`.
    """

    def __init__(
        self,
        manifest: Manifest,
        data: Path | None,
        *,
        ack_seconds: float = ACK_SECONDS,
        trigger_seconds: float = TRIGGER_SECONDS,
        limits: bool = True,
        label: str = "",
    ) -> None:
        self.url = ""
        self.label = label
        self.workspace = Workspace(manifest, data)
        self.wires = Wires()
        self.faults = Faults()
        self.pace = Pace(limits=limits)
        self.hub = Hub(self.workspace.feed, self.wires, self.faults, ack_seconds)
        self.triggers = Triggers(trigger_seconds)
        self.answers = Answers(self.workspace.store, self.workspace.clock)
        self.deliveries = Deliveries(self.workspace.store, self.workspace.clock, self.hub, self.faults)
        self.transcripts = Transcripts(self.workspace.files, self.workspace.clock)
        self._tickets: set[str] = set()

    @property
    def bot_token(self) -> str:
        return self.workspace.bot_token

    @property
    def app_token(self) -> str:
        return self.workspace.app_token

    @property
    def manifest(self) -> Manifest:
        return self.workspace.manifest

    def new_ticket(self) -> str:
        """Admission for one Socket Mode connection."""
        ticket = secret()
        self._tickets.add(ticket)
        return ticket

    def take_ticket(self, ticket: str) -> bool:
        """Whether it was good; it isn't a second time."""
        known = ticket in self._tickets
        self._tickets.discard(ticket)
        return known

    async def close(self) -> None:
        """Let the app and all followers go, and write what is left."""
        self.workspace.feed.close()
        await self.transcripts.close()
        await self.deliveries.close()
        await self.hub.close()
        self.workspace.close()
