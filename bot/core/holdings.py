"""How much of a member's we hold, in numbers: what they are shown before and after it is deleted."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Holdings:
    """Counts by what a person would call them; `answers` are messages typed in drills, `messages` all others."""

    drills: int = 0
    answers: int = 0
    entries: int = 0
    questions: int = 0
    interviews: int = 0
    readings: int = 0
    logged: int = 0
    messages: int = 0
    settings: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing at all."""
        return self == Holdings()
