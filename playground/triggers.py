"""trigger_ids: what a person's gesture lets an app open, once and for three seconds."""

from __future__ import annotations

import time
from dataclasses import dataclass

from playground.state.ids import secret
from playground.workspace import TEAM_ID


@dataclass(slots=True)
class Trigger:
    """Whose gesture it was, from which modal if any, and whether it has been used."""

    user: str
    view_id: str | None
    issued: float
    used: bool = False


class TriggerRefused(ValueError):
    """`args[0]` is Slack's error name."""


class Triggers:
    """Issues and exchanges trigger_ids; `seconds` is how long one is good for."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._triggers: dict[str, Trigger] = {}

    def issue(self, user_id: str, view_id: str | None = None) -> str:
        """A new trigger_id for this person."""
        self._forget_old()
        trigger_id = f"{int(time.time() * 1000)}.{TEAM_ID}.{secret()}"
        self._triggers[trigger_id] = Trigger(user_id, view_id, time.monotonic())
        return trigger_id

    def exchange(self, trigger_id: str) -> Trigger:
        """Use it up; `TriggerRefused` when it is unknown, used or late."""
        trigger = self._triggers.get(trigger_id)
        if trigger is None:
            raise TriggerRefused("invalid_trigger_id")
        if trigger.used:
            raise TriggerRefused("exchanged_trigger_id")
        if time.monotonic() - trigger.issued > self._seconds:
            raise TriggerRefused("expired_trigger_id")
        trigger.used = True
        return trigger

    def _forget_old(self) -> None:
        limit = time.monotonic() - 60 * self._seconds
        for trigger_id in [key for key, each in self._triggers.items() if each.issued < limit]:
            del self._triggers[trigger_id]
