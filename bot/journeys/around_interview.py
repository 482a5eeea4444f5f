"""What comes by itself around a real interview: the card on its eve, the question afterwards, once more; else silence.

A pause of reminders doesn't hold these up: they were asked for, one interview at a time.
"""

from datetime import datetime, timedelta

from bot.core.interviews import (
    BREATH,
    LONGEST,
    Interview,
    again_is_due,
    ask_is_due,
    eve_due,
    eve_is_due,
    eve_of,
    in_the_way,
    silent_until,
)
from bot.core.outgoing import Priority
from bot.journeys.visit import Visit, new_id
from bot.store import interviews, journal_entries, members, outbox, timers
from bot.store.timers import TimerKind

EVE, ASK, ASK_AGAIN = "eve", "after_interview", "after_interview_again"
"""Outbox kinds; the reference is the interview's id, of an eve card that of the day's first one."""
A_DAY = timedelta(days=1)
CLOCKS = (TimerKind.EVE, TimerKind.AFTER, TimerKind.AGAIN)


def set_clocks(visit: Visit, interview: Interview) -> None:
    """Set what is to come around an interview, or set it anew. What is too late by then does nothing."""
    tz = _tz(visit)
    first = first_of_day(visit, interview, tz)
    due = eve_due(first.starts_at, tz, visit.now)
    if due is not None:
        timers.set_timer(visit.tx, visit.member, TimerKind.EVE, interview.id, due)
    timers.set_timer(visit.tx, visit.member, TimerKind.AFTER, interview.id, interview.asked_at)


def stop_clocks(visit: Visit, interview: Interview) -> None:
    """It won't take place, or didn't: nothing comes of it any more."""
    timers.cancel(visit.tx, visit.member, *CLOCKS, subject=interview.id)


def move_eves(visit: Visit) -> None:
    """The member is in another zone: interviews stay where they are in time, the evenings before them don't."""
    tz = _tz(visit)
    for interview in interviews.ahead(visit.tx, visit.member, visit.now):
        due = eve_due(first_of_day(visit, interview, tz).starts_at, tz, visit.now)
        if due is not None:
            timers.shift(visit.tx, visit.member, TimerKind.EVE, interview.id, due)


def left_in_peace_until(visit: Visit) -> datetime | None:
    """How long what the member didn't ask for stays away: an interview is near. None otherwise. Only reads."""
    near = interviews.between(visit.tx, visit.member, visit.now - LONGEST - A_DAY, visit.now + 3 * A_DAY)
    return silent_until(near, visit.now, _tz(visit)) if near else None


def eve(visit: Visit, interview_id: str) -> None:
    """The evening before: one card for all the interviews of a day, however many there are."""
    interview = _if_on(visit, interview_id)
    if interview is None:
        return
    tz = _tz(visit)
    first = first_of_day(visit, interview, tz)
    due = eve_of(first.starts_at, tz)
    if due > visit.now:
        timers.set_timer(visit.tx, visit.member, TimerKind.EVE, interview.id, due)
    elif eve_is_due(first.starts_at, visit.now):
        _post(visit, eve_key(visit, first, tz), EVE, first.id, Priority.REMINDER)


def ask(visit: Visit, interview_id: str) -> None:
    """It is over: how did it go? Nobody is asked between two interviews of a day; the last one asks for all."""
    interview = _if_on(visit, interview_id)
    if interview is None or not ask_is_due(interview, visit.now):
        return
    if interview.asked_at > visit.now:
        timers.set_timer(visit.tx, visit.member, TimerKind.AFTER, interview.id, interview.asked_at)
        return
    others = _around(visit, interview)
    busy = in_the_way(others, visit.now)
    if busy is not None:
        timers.set_timer(visit.tx, visit.member, TimerKind.AFTER, interview.id, busy.asked_at)
    elif not any(interview.ends_at < each.ends_at <= visit.now for each in others):
        draw_again(visit, interview)
        _post(visit, ask_key(interview.id), ASK, interview.id, Priority.NUDGE)
        if interview.asked_again_at >= visit.now + BREATH:
            timers.set_timer(visit.tx, visit.member, TimerKind.AGAIN, interview.id, interview.asked_again_at)


def ask_again(visit: Visit, interview_id: str) -> None:
    """Shortly before the hour is over, unless something was written or pressed since; then never again."""
    interview = _if_on(visit, interview_id)
    if interview is None or not again_is_due(interview, visit.now) or is_written(visit, interview):
        return
    if in_the_way(_around(visit, interview), visit.now) is None:
        _post(visit, again_key(interview.id), ASK_AGAIN, interview.id, Priority.NUDGE)


def heard_about(visit: Visit, ended_at: datetime) -> None:
    """An entry about an interview that ended then is in the journal: nobody asks for it again."""
    for interview in interviews.between(visit.tx, visit.member, ended_at - LONGEST, ended_at):
        timers.cancel(visit.tx, visit.member, TimerKind.AGAIN, subject=interview.id)
        draw_again(visit, interview)


def draw_again(visit: Visit, interview: Interview) -> None:
    """Whatever was said about an interview shows how things are now."""
    said = (eve_key(visit, interview, _tz(visit)), EVE), (ask_key(interview.id), ASK)
    for key, kind in (*said, (again_key(interview.id), ASK_AGAIN)):
        reference, seq = interview.id, new_id()
        outbox.redraw_if_said(visit.tx, visit.member, key, kind=kind, reference=reference, seq=seq, now=visit.utc)


def is_written(visit: Visit, interview: Interview) -> bool:
    """Whether an entry about it is in the journal: about one that ended before the next one began. Only reads."""
    later = interviews.between(visit.tx, visit.member, interview.ends_at, interview.ends_at + A_DAY)
    before = min((each.starts_at for each in later), default=interview.ends_at + A_DAY)
    return journal_entries.looks_back(visit.tx, visit.member, interview.starts_at, before)


def of_day(visit: Visit, interview: Interview, tz: str) -> list[Interview]:
    """Those of its local day that are on, in their order. Only reads."""
    near = interviews.between(visit.tx, visit.member, interview.starts_at - A_DAY, interview.starts_at + A_DAY)
    return [each for each in near if each.day(tz) == interview.day(tz)]


def first_of_day(visit: Visit, interview: Interview, tz: str) -> Interview:
    """The first of its local day that is on, or itself. Only reads."""
    return next(iter(of_day(visit, interview, tz)), interview)


def eve_key(visit: Visit, interview: Interview, tz: str) -> str:
    """The outbox key of the eve card of a local day; there is one at most."""
    return f"eve:{visit.member.user_id}:{interview.day(tz).isoformat()}"


def ask_key(interview_id: str) -> str:
    """The outbox key of the question how it went."""
    return f"ask:{interview_id}"


def again_key(interview_id: str) -> str:
    """The outbox key of the same question, once more."""
    return f"again:{interview_id}"


def _around(visit: Visit, interview: Interview) -> list[Interview]:
    """The other interviews somebody may be in while they are asked about this one, or may have been in since."""
    near = interviews.between(visit.tx, visit.member, interview.starts_at - LONGEST, visit.now + A_DAY)
    return [each for each in near if each.id != interview.id]


def _if_on(visit: Visit, interview_id: str) -> Interview | None:
    interview = interviews.by_id(visit.tx, visit.member, interview_id)
    return None if interview is None or interview.is_off else interview


def _post(visit: Visit, key: str, kind: str, reference: str, priority: int) -> None:
    seq, now = new_id(), visit.utc
    outbox.post_aside(visit.tx, visit.member, key, kind=kind, reference=reference, seq=seq, now=now, priority=priority)


def _tz(visit: Visit) -> str:
    profile = members.profile(visit.tx, visit.member)
    return profile.tz if profile else "UTC"
