"""A channel's question of the day: what is set up, set up anew, and stopped."""

from bot.core.errors import NoDays, UnknownArea
from bot.core.members import Level
from bot.core.rhythm import WEEKDAYS, Rhythm, last_before
from bot.core.schedule import PromptChoice, PromptForm, Schedule, ScheduleKind, SetUp
from bot.journeys.schedules import held_by, stop
from bot.journeys.set_up_schedule import USUAL_CLOCK, insist, keep_and_tell
from bot.journeys.visit import Visit
from bot.store import members, schedules


def prompt_form(visit: Visit, channel_id: str) -> PromptForm:
    """The form over what a channel has, or over what is usual with the member's own target. Only reads."""
    profile = members.profile(visit.tx, visit.member)
    own_tz = profile.tz if profile else "UTC"
    schedule = schedules.of(visit.tx, visit.member.team_id, channel_id, ScheduleKind.PROMPT)
    wanted = schedule.rubric_id if schedule else profile.rubric_id if profile else None
    rubric = visit.library.find(wanted) or next(iter(visit.library))
    level = schedule.level if schedule else profile.level if profile else None
    return PromptForm(
        channel_id=channel_id,
        rubric_id=rubric.id,
        level=level or Level.SENIOR,
        days=schedule.rhythm.days if schedule else WEEKDAYS,
        clock=schedule.rhythm.clock if schedule else USUAL_CLOCK,
        tz=schedule.rhythm.tz if schedule else own_tz,
        own_tz=own_tz,
        schedule=schedule,
        held_by=held_by(visit, channel_id, ScheduleKind.PROMPT),
    )


def set_up_prompt(visit: Visit, choice: PromptChoice, *, by_admin: bool = False) -> SetUp:
    """Set it up, or change what is there: it keeps its zone, and who set it up unless they are gone.

    The channel is told, unless nothing is different. Raises HeldBySomebody, NoDays and UnknownArea.
    """
    if not choice.days:
        raise NoDays
    insist(visit, choice.channel_id, ScheduleKind.PROMPT, by_admin=by_admin)
    if visit.library.find(choice.rubric_id) is None:
        raise UnknownArea
    before = prompt_form(visit, choice.channel_id)
    rhythm = Rhythm(choice.days, choice.clock, before.tz)
    schedule = Schedule(
        channel_id=choice.channel_id,
        kind=ScheduleKind.PROMPT,
        set_by=before.held_by or visit.member.user_id,
        rhythm=rhythm,
        last=last_before(rhythm, visit.now),
        set_at=visit.now,
        rubric_id=choice.rubric_id,
        level=choice.level,
    )
    return keep_and_tell(visit, schedule)


def stop_prompt(visit: Visit, channel_id: str, *, by_admin: bool = False) -> Schedule | None:
    """*Stop it*: what it was, None when there was none any more. Raises HeldBySomebody."""
    insist(visit, channel_id, ScheduleKind.PROMPT, by_admin=by_admin)
    return stop(visit, channel_id, ScheduleKind.PROMPT)
