"""What a channel has set up: kept, stopped, and come round at its hour. One of a kind in a channel."""

from dataclasses import replace
from datetime import date, datetime

from bot.core.local_time import zone
from bot.core.members import Member
from bot.core.outgoing import Priority
from bot.core.rhythm import last_before, next_due, occasion
from bot.core.schedule import Schedule, ScheduleKind
from bot.journeys.visit import Visit, new_id
from bot.store import members, outbox, schedules, timers
from bot.store.timers import TimerKind

PROMPT, DIGEST = ScheduleKind.PROMPT.value, ScheduleKind.DIGEST.value
"""Outbox kinds of what comes round in a channel; the reference is its id and the local day: “C1|2026-11-20”."""
_TIMER = {ScheduleKind.PROMPT: TimerKind.PROMPT, ScheduleKind.DIGEST: TimerKind.DIGEST}
_PRIORITY = {ScheduleKind.PROMPT: Priority.REMINDER, ScheduleKind.DIGEST: Priority.DIGEST}


def set_up(visit: Visit, schedule: Schedule) -> datetime | None:
    """Keep it, in place of the one of its kind in that channel; when it comes first, None for never.

    A day it came for already stays done, also where it was stopped since.
    """
    before = schedules.of(visit.tx, visit.member.team_id, schedule.channel_id, schedule.kind)
    last = max(last_before(schedule.rhythm, visit.now), before.last if before else date.min)
    today = visit.now.astimezone(zone(schedule.rhythm.tz)).date()
    if outbox.is_known(visit.tx, visit.member.team_id, _key(schedule, today)):
        last = max(last, today)
    if before is not None:
        _cancel(visit, before)
    kept = replace(schedule, last=last, set_at=visit.now)
    schedules.keep(visit.tx, visit.member.team_id, kept)
    return _wait_for_next(visit, kept)


def stop(visit: Visit, channel_id: str, kind: ScheduleKind) -> Schedule | None:
    """It comes no more; what it was, None when there was none."""
    schedule = schedules.of(visit.tx, visit.member.team_id, channel_id, kind)
    if schedule is not None:
        schedules.remove(visit.tx, visit.member.team_id, channel_id, kind)
        _cancel(visit, schedule)
    return schedule


def see_schedule(visit: Visit, channel_id: str, kind: ScheduleKind) -> Schedule | None:
    """What a channel has of a kind. Only reads."""
    return schedules.of(visit.tx, visit.member.team_id, channel_id, kind)


def held_by(visit: Visit, channel_id: str, kind: ScheduleKind) -> str | None:
    """The user id of somebody else who set it up and is still here: theirs to change or stop. None: this member may."""
    schedule = schedules.of(visit.tx, visit.member.team_id, channel_id, kind)
    if schedule is None or schedule.set_by == visit.member.user_id:
        return None
    return None if members.is_gone(visit.tx, _keeper(visit, schedule)) else schedule.set_by


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
    outbox.post_in_channel(
        visit.tx,
        visit.member,
        schedule.channel_id,
        _key(schedule, day),
        kind=schedule.kind.value,
        reference=reference(schedule.channel_id, day),
        seq=new_id(),
        now=visit.utc,
        priority=_PRIORITY[schedule.kind],
    )


def _key(schedule: Schedule, day: date) -> str:
    """The outbox key of what comes for a day; there is one at most."""
    return f"{schedule.kind}:{schedule.channel_id}:{day.isoformat()}"


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
