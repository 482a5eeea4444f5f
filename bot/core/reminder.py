"""The daily DM: what it offered on one day, what the member did with it, and when the next one comes."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from bot.core.local_time import zone
from bot.core.rhythm import WEEKDAYS, Rhythm

MOST_IGNORED = 5
"""After so many in a row that were followed by nothing, the next one says that it is the last (PRODUCT.md 8)."""
SUNDAY = 6
USUAL_CLOCK = time(9)
"""The hour that is offered."""
PAUSED_BY_PRESS = "a week"
"""How long *Pause for a week* lasts, in the words of `/drill pause`."""


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
    """What was pressed on it. SNOOZED: it comes again, and can be answered then. AGAIN: the last word was not."""

    STARTED = "started"
    SNOOZED = "snoozed"
    SKIPPED = "skipped"
    PAUSED = "paused"
    AGAIN = "again"


class Snooze(StrEnum):
    """How far a reminder can be put off by a press."""

    HALF_AN_HOUR = "30m"
    TWO_HOURS = "2h"
    TOMORROW = "tomorrow"

    @property
    def wait(self) -> timedelta | None:
        """None for tomorrow, which is at the member's hour."""
        return {"30m": timedelta(minutes=30), "2h": LONGEST_SNOOZE}.get(self.value)


LONGEST_SNOOZE = timedelta(hours=2)
"""Within a day."""


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

    @property
    def is_answered(self) -> bool:
        """Whether nothing more can be pressed on it. What was put off can be."""
        return self.answer not in (None, Answer.SNOOZED)

    def for_day(self, day: date, kind: ReminderKind, now: datetime) -> "Reminder":
        """The same offer for a later day: put off to then, it shows the same question."""
        return replace(self, day=day, kind=kind, made_at=now, answer=None, answered_at=None)


@dataclass(frozen=True, slots=True)
class Posting:
    """One message of a day's reminder: `number` 0 is the first, every snooze brings one more."""

    day: date
    number: int = 0

    @property
    def following(self) -> "Posting":
        return replace(self, number=self.number + 1)

    def written(self) -> str:
        """As a button, a timer and an outbox key carry it: “2026-11-20”, “2026-11-20:1”."""
        return self.day.isoformat() + (f":{self.number}" if self.number else "")

    @classmethod
    def read(cls, written: str) -> "Posting":
        """The inverse of `written`."""
        day, _, number = written.partition(":")
        return cls(date.fromisoformat(day), int(number or 0))


@dataclass(frozen=True, slots=True)
class Upcoming:
    """When something comes: the instant, and the zone whose clocks tell its hour."""

    at: datetime
    tz: str
    now: datetime

    @property
    def local(self) -> datetime:
        return self.at.astimezone(zone(self.tz))

    @property
    def days_ahead(self) -> int:
        """How many local days lie between now and then; 0 is today."""
        return (self.local.date() - self.now.astimezone(zone(self.tz)).date()).days


@dataclass(frozen=True, slots=True)
class Reminders:
    """How a member's reminders are set. `rhythm` is the usual one where nothing was chosen: `chosen` tells.

    `paused_until` is None while they come; `stopped`: five were ignored; `next` is None when none comes.
    """

    rhythm: Rhythm
    chosen: bool = False
    paused_until: datetime | None = None
    stopped: bool = False
    next: Upcoming | None = None

    @property
    def is_set(self) -> bool:
        """Whether the member wants any."""
        return self.chosen and not self.rhythm.is_off


def usual_rhythm(tz: str) -> Rhythm:
    """What is offered to whoever never chose, in their zone."""
    return Rhythm(WEEKDAYS, USUAL_CLOCK, tz, SUNDAY)


@dataclass(frozen=True, slots=True)
class RhythmForm:
    """The reminders' form as it was submitted; `quiet` is what was typed for days to leave out."""

    days: frozenset[int]
    clock: time
    weekly_on: int | None
    quiet: str
