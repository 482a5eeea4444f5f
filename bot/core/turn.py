"""An answer that waits for the interviewer."""

from dataclasses import dataclass

from bot.core.members import Member


@dataclass(frozen=True, slots=True)
class Turn:
    """The interviewer's turn after *Done*: which round, and how many follow-ups came before."""

    member: Member
    drill_id: str
    round_number: int
    probe_number: int
    attempts: int
