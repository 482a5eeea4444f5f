"""What time alone does to an open drill: its last round's clock runs out, it is paused, offered again, closed."""

from datetime import datetime, timedelta

from bot.core.drill import CLOSE_AFTER, IDLE_AFTER, OFFER_AFTER, Drill, Phase, RoundState
from bot.core.moves import drop, pause, run_out
from bot.core.outgoing import Priority
from bot.journeys.answers import told
from bot.journeys.around_interview import left_in_peace_until
from bot.journeys.publish import save
from bot.journeys.see_reminders import see_reminders
from bot.journeys.visit import Visit, new_id
from bot.store import drills, members, messages, outbox, timers
from bot.store.timers import TimerKind

WAITS = "drill_waits"
"""The outbox kind of the one message that offers a drill somebody left; its reference is the drill's id."""
MORNING = timedelta(hours=9)
"""After the night that follows an interview."""


def time_up(visit: Visit, drill_id: str) -> None:
    """The last round's limit passed: what was said by now is judged. Done in time or paused, nothing happens."""
    drill = drills.by_id(visit.tx, visit.member, drill_id)
    if drill is None or drill.phase is not Phase.ROUNDS or drill.is_paused or drill.now_at.time_up:
        return
    if drill.now_at.state not in (RoundState.OPEN, RoundState.THIN, RoundState.WAITING):
        return
    if drill.minutes_under_pressure(drill.now_at.number) is None:
        return
    save(visit, drill, run_out(drill, drill.now_at.number, **told(visit, drill)))


def watch(visit: Visit, drill_id: str) -> None:
    """Look how long nothing was typed or pressed, do what is due, and look again when the next thing would be."""
    drill = drills.by_id(visit.tx, visit.member, drill_id)
    if drill is None or not drill.is_open:
        return
    heard = _last_heard(visit, drill)
    quiet = visit.now - heard
    if quiet >= CLOSE_AFTER:
        save(visit, drill, drop(drill, visit.now), by_member=False)
        return
    if quiet >= IDLE_AFTER and drill.phase is Phase.ROUNDS and not drill.is_paused:
        drill = save(visit, drill, pause(drill, visit.now, say_so=False), by_member=False)
    following = heard + next(after for after in (IDLE_AFTER, OFFER_AFTER, CLOSE_AFTER) if after > quiet)
    if quiet >= OFFER_AFTER and drill.phase is not Phase.READY:
        held_until = _held_until(visit)
        if held_until is not None:
            following = min(held_until, following)
        elif not _reminder_is_near(visit):
            _offer(visit, drill, heard)
    timers.set_timer(visit.tx, visit.member, TimerKind.WATCH, drill.id, following)


def _held_until(visit: Visit) -> datetime | None:
    """When it may be offered: reminders are paused, or a real interview is near. None for now."""
    paused = members.reminders_paused_until(visit.tx, visit.member, visit.now)
    peace = left_in_peace_until(visit)
    held = [each for each in (paused, peace and peace + MORNING) if each is not None]
    return max(held, default=None)


def _reminder_is_near(visit: Visit) -> bool:
    """Whether the daily DM is about to offer it anyway."""
    coming = see_reminders(visit).next
    return coming is not None and coming.at - visit.now <= OFFER_AFTER


def _last_heard(visit: Visit, drill: Drill) -> datetime:
    """When the member last typed or pressed anything."""
    moved = drills.last_moved(visit.tx, visit.member, drill.id)
    written = None
    if drill.channel_id is not None and drill.thread_ts is not None:
        written = messages.latest(visit.tx, visit.member, drill.channel_id, drill.thread_ts)
    return max(at for at in (drill.created_at, moved, written) if at is not None)


def _offer(visit: Visit, drill: Drill, heard: datetime) -> None:
    """Once for each time it was left."""
    outbox.post(
        visit.tx,
        visit.member,
        f"waits:{drill.id}:{int(heard.timestamp())}",
        kind=WAITS,
        reference=drill.id,
        seq=new_id(),
        now=visit.utc,
        priority=Priority.NUDGE,
    )
