"""No reminders for a while, and on again. Drills have a pause of their own."""

from datetime import datetime

from bot.core.local_time import parse_pause
from bot.journeys.keep_rhythm import go_on, set_reminder
from bot.journeys.see_reminders import see_reminders
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
    """Let them come again, also where they had stopped by themselves; whether they were off."""
    before = see_reminders(visit)
    members.pause_reminders(visit.tx, visit.member, None)
    go_on(visit)
    return before.stopped or before.paused_until is not None
