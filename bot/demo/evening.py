"""A member at one moment of the past that moves on from journey to journey, and what Slack would have told of it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Concatenate, ParamSpec, TypeVar

from bot.core.drill import Drill
from bot.core.turn import Turn
from bot.journeys import take_turn
from bot.journeys.hear_message import Heard, hear_message
from bot.journeys.visit import Visit
from bot.store import drills

P = ParamSpec("P")
T = TypeVar("T")
LEASE = timedelta(seconds=20)


@dataclass
class Evening:
    """One request after the other, all in the transaction of `visit`, each at a later moment of it.

    Nothing is sent: the ids that messages would have had are told at once.
    """

    visit: Visit

    @property
    def now(self) -> datetime:
        """Product time, and the servers' time as well."""
        return self.visit.now

    def do(self, journey: Callable[Concatenate[Visit, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """One request, and the seconds it takes."""
        outcome = journey(self.visit, *args, **kwargs)
        self.wait(seconds=5)
        return outcome

    def wait(self, **ahead: float) -> None:
        """Move on by that many `minutes=`, `seconds=`, …"""
        later = self.now + timedelta(**ahead)
        self.visit = replace(self.visit, now=later, utc=later)

    def drill(self) -> Drill:
        """The open drill as it is stored, its thread and its last question placed in Slack."""
        visit, drill = self.visit, self._open()
        drills.bind_thread(visit.tx, visit.member, drill.id, self._channel_id, self._ts)
        if drill.rounds:
            drills.bind_question(visit.tx, visit.member, drill.id, drill.now_at.number, self._ts)
        self.wait(seconds=1)
        return self._open()

    def write(self, drill: Drill, text: str) -> None:
        """A message in the drill's thread."""
        self.do(hear_message, Heard(self._channel_id, self._ts, drill.thread_ts, text))

    def turn(self) -> Turn:
        """What waits for the interviewer."""
        [turn] = take_turn.claim(self.visit.tx, [self.visit.member.team_id], self.now, self.now + LEASE, limit=1)
        return turn

    def _open(self) -> Drill:
        drill = drills.open_one(self.visit.tx, self.visit.member)
        assert drill is not None
        return drill

    @property
    def _channel_id(self) -> str:
        """A DM nothing is ever posted to; the playground gives out the real one."""
        return f"D{self.visit.member.user_id[1:]}"

    @property
    def _ts(self) -> str:
        return f"{self.now.timestamp():.6f}"
