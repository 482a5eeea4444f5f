"""What the app asks of an interviewer. It answers; whether and how often it is asked, the drill decides."""

from dataclasses import dataclass
from typing import Protocol

from bot.core.drill import Role
from bot.core.rubric import Dimension


@dataclass(frozen=True, slots=True)
class Situation:
    """What the interviewer knows when its turn comes: the round so far and nothing about the member.

    `pushes` are those it may use under pressure, `heard` those the member had before, oldest first.
    """

    dimension: Dimension
    role: Role
    question: str
    answer: str
    said_in_drill: tuple[str, ...]
    pushes: tuple[str, ...] = ()
    heard: tuple[str, ...] = ()


class Interviewer(Protocol):
    """The bank today; a model behind the same door."""

    async def follow_up(self, situation: Situation) -> str | None:
        """One follow-up on the answer, or None when nothing is left to ask."""
        ...
