"""No reminders for a while, and on again. Drills have a pause of their own."""

from datetime import datetime

from bot.core.local_time import parse_pause
from bot.journeys.keep_rhythm import set_reminder
from bot.journeys.visit import Visit
from bot.store import members


def pause_reminders(visit: Visit, typed: str) -> datetime | None:
    """Pause for as long as `typed` says, in the member's zone; when they come again, or None when it can't be read."""
    until = parse_pause(typed, visit.now, members.meet(visit.tx, visit.member, visit.now).tz)
    if until is not None:
        members.pause_reminders(visit.tx, visit.member, until)
        set_reminder(visit)
    return until


def resume_reminders(visit: Visit) -> bool:
    """Let them come again; whether they were paused."""
    were_paused = members.reminders_paused(visit.tx, visit.member, visit.now)
    members.pause_reminders(visit.tx, visit.member, None)
    set_reminder(visit)
    return were_paused


def paused_until(visit: Visit) -> datetime | None:
    """When reminders come again, or None while they do. Only reads."""
    return members.reminders_paused_until(visit.tx, visit.member, visit.now)
