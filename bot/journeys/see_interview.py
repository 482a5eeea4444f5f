"""What the messages around a real interview show, and the journal's form that opens from one of them."""

from dataclasses import replace

from bot.core.entries import EntryForm, EntryKind
from bot.core.interviews import Afterwards, Eve, Interview, Opener, again_is_due, ask_is_due, eve_is_due, openers
from bot.journeys.around_interview import is_written, of_day
from bot.journeys.half_written_entry import new_entry
from bot.journeys.standing_of import standing_of
from bot.journeys.visit import Visit
from bot.store import interviews, look_back, members, timers
from bot.store.timers import TimerKind


def see_eve(visit: Visit, interview_id: str, *, still_to_say: bool) -> Eve | None:
    """The card on the eve of an interview's day; None where there is none such, or it is too late to say it.

    Without interviews in it, all of that day are called off. Only reads.
    """
    interview = interviews.by_id(visit.tx, visit.member, interview_id)
    profile = members.profile(visit.tx, visit.member)
    if interview is None or profile is None:
        return None
    on = of_day(visit, interview, profile.tz)
    if still_to_say and not (on and eve_is_due(on[0].starts_at, visit.now)):
        return None
    fix, area = _fix(visit)
    is_over = all(each.ends_at <= visit.now for each in on)
    return Eve(tuple(on), fix, area, _openers(visit, profile.rubric_id), is_over)


def see_afterwards(visit: Visit, interview_id: str, *, again: bool = False, still_to_say: bool) -> Afterwards | None:
    """An interview that is over, to be asked about; None where there is nothing to ask, or not any more. Only reads."""
    interview = interviews.by_id(visit.tx, visit.member, interview_id)
    if interview is None:
        return None
    written = is_written(visit, interview)
    is_due = again_is_due(interview, visit.now) if again else ask_is_due(interview, visit.now)
    if still_to_say and (written or interview.is_off or not is_due):
        return None
    return Afterwards(interview, written, _others_before(visit, interview))


def write_up(visit: Visit, interview_id: str) -> EntryForm:
    """*Write journal*: the form, about this interview unless another entry was left half written. Asks no more."""
    timers.cancel(visit.tx, visit.member, TimerKind.AGAIN, subject=interview_id)
    form = new_entry(visit)
    interview = interviews.by_id(visit.tx, visit.member, interview_id)
    if interview is None or form.says_something:
        return form
    return replace(form, kind=EntryKind.INTERVIEW, happened_at=min(interview.ends_at, visit.now))


def _fix(visit: Visit) -> tuple[str, str]:
    """The member's latest fix with the name of its area, where the rubric still has it."""
    fix, rubric_id, dimension_id = look_back.latest_fix(visit.tx, visit.member) or ("", "", "")
    rubric = visit.library.find(rubric_id)
    dimension = rubric.find(dimension_id) if rubric else None
    return fix, dimension.name if dimension else ""


def _openers(visit: Visit, rubric_id: str | None) -> tuple[Opener, ...]:
    rubric = visit.library.find(rubric_id)
    return openers(standing_of(visit, rubric)) if rubric else ()


def _others_before(visit: Visit, interview: Interview) -> bool:
    profile = members.profile(visit.tx, visit.member)
    day = of_day(visit, interview, profile.tz if profile else "UTC")
    return any(each.ends_at < interview.ends_at for each in day)
