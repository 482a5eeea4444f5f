"""A member's account is taken away, or given back. What they wrote stays until they or an admin delete it."""

from bot.journeys.around_interview import set_clocks
from bot.journeys.keep_rhythm import set_reminder
from bot.journeys.visit import Visit
from bot.store import drills, interviews, members, outbox, timers
from bot.store.timers import TimerKind

GONE = "account_gone"
"""Why what waited to be said to somebody was not."""
_OF_A_CHANNEL = (TimerKind.PROMPT, TimerKind.DIGEST)
"""These go on: others read what they bring, and anybody in the channel can stop it or take it over."""


def leave_workspace(visit: Visit) -> None:
    """Nothing is due for the member any more, and what waited to be said by itself is dropped. Once or again.

    An open drill sleeps: its thread keeps what is on its way there, so that it can be gone on with.
    """
    members.set_gone(visit.tx, visit.member, visit.now)
    timers.cancel(visit.tx, visit.member, *(kind for kind in TimerKind if kind not in _OF_A_CHANNEL))
    outbox.drop_asides(visit.tx, visit.member, GONE, visit.utc)


def come_back(visit: Visit) -> bool:
    """Their rhythm and their interviews are due again, and somebody looks after the open drill; whether they were gone.

    A drill that slept for longer than a drill keeps is closed by the next look at it.
    """
    if not members.is_gone(visit.tx, visit.member):
        return False
    members.set_gone(visit.tx, visit.member, None)
    set_reminder(visit)
    for interview in interviews.ahead(visit.tx, visit.member, visit.now):
        set_clocks(visit, interview)
    drill = drills.open_one(visit.tx, visit.member)
    if drill is not None:
        timers.set_timer(visit.tx, visit.member, TimerKind.WATCH, drill.id, visit.now)
    return True
