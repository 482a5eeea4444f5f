"""Something that waits for the interviewer."""

from dataclasses import dataclass
from enum import StrEnum

from bot.core.members import Member


class TurnKind(StrEnum):
    """What is waited for: a follow-up to an answer, the next question, or what an AI reads in all the answers."""

    FOLLOW_UP = "follow_up"
    QUESTION = "question"
    ASSESSMENT = "assessment"


@dataclass(frozen=True, slots=True)
class Turn:
    """The interviewer's turn.

    `round_number`: the round of the answer, or of the question that comes; 0 for the whole drill. `probe_number`: how
    many follow-ups came before.
    """

    member: Member
    drill_id: str
    kind: TurnKind
    round_number: int
    probe_number: int
    attempts: int
