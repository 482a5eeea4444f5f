"""Faults on request: what should go wrong, for which method or event, and how many times still."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any, Literal, get_args

CallFault = Literal[
    "429", "500", "drop_before", "drop_after", "latency", "refused", "token_revoked", "account_inactive"
]
EnvelopeFault = Literal["late", "ack_lost"]
FaultKind = CallFault | EnvelopeFault | Literal["deliver"]
Now = Literal["socket_drop", "refresh"]
KINDS: tuple[str, ...] = (*get_args(CallFault), *get_args(EnvelopeFault), "deliver")
DEAD_TOKEN = ("token_revoked", "account_inactive")
"""Faults of the bot's token: the app's own, which opens connections, stays good."""


class FaultRefused(ValueError):
    """The request doesn't describe a fault; the message says why."""


@dataclass(slots=True)
class Fault:
    """One fault. `method`, or `event` for what goes to the app, None means any; `times` counts down, None never ends.

    `refused` answers the call with Slack's error of the name `error`, which is feature_disabled unless told: so do the
    agent's methods answer in a workspace without agents. With a `block`, only calls are meant whose blocks hold one of
    that type, and the error is invalid_blocks unless told.

    `late` holds an envelope back for `seconds`, so that later ones overtake it; `ack_lost` cuts the connection in the
    moment its ack comes. An envelope's `event` is the event's type, "slash_commands", or the interaction's type.
    """

    kind: FaultKind
    method: str | None = None
    event: str | None = None
    times: int | None = 1
    retry_after: int = 1
    seconds: float = 0.0
    deliveries: int = 2
    error: str = "feature_disabled"
    block: str | None = None


class Faults:
    """The faults in force, oldest first."""

    def __init__(self) -> None:
        self._faults: list[Fault] = []

    def add(self, raw: dict[str, Any]) -> Fault:
        """Put one in force from its JSON; for deliver, `times` is how often each event arrives, until cleared."""
        if raw.get("kind") not in KINDS:
            kinds = ", ".join((*KINDS, *get_args(Now)))
            raise FaultRefused(f"kind must be one of {kinds}")
        given = dict(raw)
        if given["kind"] == "deliver":
            given |= {"deliveries": int(given.get("times", 2)), "times": given.get("events")}
            given.pop("events", None)
        unknown = set(given) - set(Fault.__slots__)
        if unknown:
            raise FaultRefused(f"unknown: {', '.join(sorted(unknown))}")
        if given.get("block"):
            given = {"error": "invalid_blocks", **given}
        fault = Fault(**given)
        self._faults.append(fault)
        return fault

    def clear(self) -> None:
        """Nothing goes wrong any more."""
        self._faults.clear()

    @property
    def look_at_blocks(self) -> bool:
        """Whether a fault in force depends on what a call shows."""
        return any(fault.block for fault in self._faults)

    def take_for_call(self, method: str, *, by_bot: bool, blocks: Collection[str] = ()) -> Fault | None:
        """The fault this API call meets, counted down.

        `by_bot` is whether it is a method for the bot's token, `blocks` are the types of blocks it brings.
        """

        def fits(fault: Fault) -> bool:
            meant = fault.kind in get_args(CallFault) and fault.method in (None, method)
            shown = fault.block is None or fault.block in blocks
            return meant and shown and (by_bot or fault.kind not in DEAD_TOKEN)

        return self._take(fits)

    def take_for_envelope(self, event: str) -> Fault | None:
        """The fault this envelope meets on its way, counted down."""
        return self._take(lambda each: each.kind in get_args(EnvelopeFault) and each.event in (None, event))

    def deliveries(self, event_type: str) -> int:
        """How many times an event of this type is to arrive."""
        fault = self._take(lambda each: each.kind == "deliver" and each.event in (None, event_type))
        return fault.deliveries if fault else 1

    def _take(self, fits: Callable[[Fault], bool]) -> Fault | None:
        fault = next((each for each in self._faults if fits(each)), None)
        if fault is not None and fault.times is not None:
            fault.times -= 1
            if fault.times <= 0:
                self._faults.remove(fault)
        return fault
