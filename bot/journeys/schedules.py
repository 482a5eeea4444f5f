"""What a channel has set up: kept, stopped, and come round at its hour. One of a kind in a channel."""

from datetime import date, datetime

from bot.core.members import Member
from bot.core.outgoing import Priority
from bot.core.rhythm import last_before, next_due, occasion
from bot.core.schedule import Schedule, ScheduleKind
from bot.journeys.visit import Visit, new_id
from bot.store import outbox, schedules, timers
from bot.store.timers import TimerKind

PROMPT, DIGEST = "prompt", "digest"
"""Outbox kinds of what comes round in a channel; the reference is its id and the local day: “C1|2026-11-20”."""
_TIMER = {ScheduleKind.PROMPT: TimerKind.PROMPT, ScheduleKind.DIGEST: TimerKind.DIGEST}
_OUTBOX = {ScheduleKind.PROMPT: (PROMPT, Priority.REMINDER), ScheduleKind.DIGEST: (DIGEST, Priority.DIGEST)}


def set_up(visit: Visit, schedule: Schedule) -> datetime | None:
    """Keep it, in place of the one of its kind in that channel; when it comes first, None for never.

    A day it came for already stays done.
    """
    before = schedules.of(visit.tx, visit.member.team_id, schedule.channel_id, schedule.kind)
    last = last_before(schedule.rhythm, visit.now)
    if before is not None:
        last = max(last, before.last)
        _cancel(visit, before)
    kept = Schedule(
        schedule.channel_id,
        schedule.kind,
        schedule.set_by,
        schedule.rhythm,
        last,
        visit.now,
        schedule.rubric_id,
        schedule.level,
    )
    schedules.keep(visit.tx, visit.member.team_id, kept)
    return _wait_for_next(visit, kept)


def stop(visit: Visit, channel_id: str, kind: ScheduleKind) -> Schedule | None:
    """It comes no more; what it was, None when there was none."""
    schedule = schedules.of(visit.tx, visit.member.team_id, channel_id, kind)
    if schedule is not None:
        schedules.remove(visit.tx, visit.member.team_id, channel_id, kind)
        _cancel(visit, schedule)
    return schedule


def come_round(visit: Visit, channel_id: str, kind: ScheduleKind) -> None:
    """Its timer is due: one message for the day, and the timer set for the next."""
    schedule = schedules.of(visit.tx, visit.member.team_id, channel_id, kind)
    if schedule is None:
        return
    found = occasion(schedule.rhythm, visit.now, schedule.last)
    if found is not None:
        _post(visit, schedule, found.day)
        schedules.set_last(visit.tx, visit.member.team_id, channel_id, kind, found.day)
    _wait_for_next(visit, schedule, found.day if found else schedule.last)


def reference(channel_id: str, day: date) -> str:
    """What a channel's message is drawn from."""
    return f"{channel_id}|{day.isoformat()}"


def referred(reference: str) -> tuple[str, date]:
    """The inverse of `reference`."""
    channel_id, _, day = reference.partition("|")
    return channel_id, date.fromisoformat(day)


def _post(visit: Visit, schedule: Schedule, day: date) -> None:
    kind, priority = _OUTBOX[schedule.kind]
    outbox.post_in_channel(
        visit.tx,
        visit.member,
        schedule.channel_id,
        f"{kind}:{schedule.channel_id}:{day.isoformat()}",
        kind=kind,
        reference=reference(schedule.channel_id, day),
        seq=new_id(),
        now=visit.utc,
        priority=priority,
    )


def _wait_for_next(visit: Visit, schedule: Schedule, last: date | None = None) -> datetime | None:
    following = next_due(schedule.rhythm, visit.now, last or schedule.last)
    if following is not None:
        timers.set_timer(visit.tx, _keeper(visit, schedule), _TIMER[schedule.kind], schedule.channel_id, following)
    return following


def _cancel(visit: Visit, schedule: Schedule) -> None:
    timers.cancel(visit.tx, _keeper(visit, schedule), _TIMER[schedule.kind], subject=schedule.channel_id)


def _keeper(visit: Visit, schedule: Schedule) -> Member:
    """Whose timer it is: who set it up, whoever changes or stops it."""
    return Member(visit.member.team_id, schedule.set_by)
