"""The daily DM: what it offered on one day, and what the member did with it."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

MOST_IGNORED = 5
"""After so many in a row that were followed by nothing, the next one says that it is the last (PRODUCT.md 8)."""


class ReminderKind(StrEnum):
    """DRILL: the next drill with its first question. OPEN: the drill that is open. WEEK: a look back, and a drill.

    FIRST: rubric and level are still to be told. LAST: five were ignored, and no more come.
    """

    DRILL = "drill"
    OPEN = "open"
    WEEK = "week"
    FIRST = "first"
    LAST = "last"


class Answer(StrEnum):
    """What was pressed on it."""

    STARTED = "started"
    SNOOZED = "snoozed"
    SKIPPED = "skipped"
    PAUSED = "paused"


@dataclass(frozen=True, slots=True)
class Reminder:
    """What was offered for a local day. The area and its question are None where no drill was offered.

    `is_check`: one round, to see whether a reliable area still is. `question` stays what it was when it was shown.
    """

    day: date
    kind: ReminderKind
    made_at: datetime
    rubric_id: str | None = None
    dimension_id: str | None = None
    is_check: bool = False
    question_id: str | None = None
    question: str = ""
    answer: Answer | None = None
    answered_at: datetime | None = None
