"""What a channel has set up: a question at its hour, the weekly digest."""

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum

from bot.core.members import Level
from bot.core.rhythm import Rhythm, days_read, days_written


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


def schedule_written(schedule: Schedule) -> str:
    """How it was set up, to be set up again: “prompt,talks,senior,01234,540,Asia/Tokyo”; a digest's day is its own."""
    rhythm = schedule.rhythm
    days = rhythm.days if rhythm.weekly_on is None else frozenset({rhythm.weekly_on})
    minutes = rhythm.clock.hour * 60 + rhythm.clock.minute
    parts = (schedule.kind, schedule.rubric_id or "", schedule.level or "", days_written(days), minutes, rhythm.tz)
    return ",".join(map(str, parts))


def schedule_read(written: str, channel_id: str, set_by: str, now: datetime) -> Schedule:
    """The inverse of `schedule_written`, as set up at `now`."""
    kind, rubric_id, level, days, minutes, tz = written.split(",")
    weekly, on = kind == ScheduleKind.DIGEST, days_read(days)
    return Schedule(
        channel_id=channel_id,
        kind=ScheduleKind(kind),
        set_by=set_by,
        rhythm=Rhythm(
            days=frozenset() if weekly else on,
            clock=time(*divmod(int(minutes), 60)),
            tz=tz,
            weekly_on=next(iter(on)) if weekly else None,
        ),
        last=now.date(),
        set_at=now,
        rubric_id=rubric_id or None,
        level=Level(level) if level else None,
    )


@dataclass(frozen=True, slots=True)
class PromptForm:
    """What the form opens with. `tz`: the zone its hour is in. `schedule`: what the channel has already.

    `held_by`: the user id of the one who alone may change it, beside the workspace's admins; None where anybody may.
    """

    channel_id: str
    rubric_id: str
    level: Level
    days: frozenset[int]
    clock: time
    tz: str
    own_tz: str
    schedule: Schedule | None = None
    held_by: str | None = None


@dataclass(frozen=True, slots=True)
class PromptChoice:
    """The form as it was submitted."""

    channel_id: str
    rubric_id: str
    level: Level
    days: frozenset[int]
    clock: time


@dataclass(frozen=True, slots=True)
class DigestForm:
    """The same of the weekly digest; `weekday` is the one it comes on, 0 being Monday."""

    channel_id: str
    weekday: int
    clock: time
    tz: str
    own_tz: str
    schedule: Schedule | None = None
    held_by: str | None = None


@dataclass(frozen=True, slots=True)
class DigestChoice:
    """That form as it was submitted."""

    channel_id: str
    weekday: int
    clock: time


@dataclass(frozen=True, slots=True)
class SetUp:
    """What a channel now has, and when it comes first."""

    schedule: Schedule
    first: datetime


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
