"""What a channel has set up: a question at its hour, the weekly digest."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from bot.core.members import Level
from bot.core.rhythm import Rhythm


class ScheduleKind(StrEnum):
    """PROMPT: a question to answer in the channel. DIGEST: the week in sums."""

    PROMPT = "prompt"
    DIGEST = "digest"


@dataclass(frozen=True, slots=True)
class Schedule:
    """One of a kind in a channel. `set_by`: the user id of who set it up; `last`: the last day it came for.

    `rubric_id` and `level` are of a prompt. Its rhythm has days, a digest's only a weekly one.
    """

    channel_id: str
    kind: ScheduleKind
    set_by: str
    rhythm: Rhythm
    last: date
    set_at: datetime
    rubric_id: str | None = None
    level: Level | None = None


@dataclass(frozen=True, slots=True)
class Prompt:
    """A question as it was asked in a channel on a day; `ts` is its message, once Slack has it."""

    channel_id: str
    day: date
    rubric_id: str
    dimension_id: str
    level: Level
    question_id: str
    question: str
    asked_at: datetime
    ts: str | None = None
