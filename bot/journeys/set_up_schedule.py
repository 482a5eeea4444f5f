"""Something is set up in a channel: who may change it, telling the channel, and setting it up again after trouble."""

from dataclasses import replace
from datetime import time

from bot.core.errors import HeldBySomebody
from bot.core.members import Member
from bot.core.outgoing import Priority
from bot.core.schedule import Schedule, ScheduleKind, SetUp, schedule_read
from bot.journeys.schedules import held_by, see_schedule, set_up
from bot.journeys.visit import Visit, new_id
from bot.store import outbox, schedules

SET_UP = "schedule_set"
"""The outbox kind of what a channel is told once something was set up in it; its reference: “C1|prompt|U1”, by U1."""
USUAL_CLOCK = time(9)


def set_up_again(visit: Visit, channel_id: str, stopped: tuple[str, ...]) -> list[SetUp]:
    """*Set up again* what trouble had stopped, as it was. Raises HeldBySomebody where somebody else was quicker.

    What was set up anew meanwhile by the member themselves stays as it is now.
    """
    found = [schedule_read(each, channel_id, visit.member.user_id, visit.now) for each in stopped]
    if any(held_by(visit, channel_id, schedule.kind) for schedule in found):
        raise HeldBySomebody
    return [keep_and_tell(visit, see_schedule(visit, channel_id, each.kind) or each) for each in found]


def insist(visit: Visit, channel_id: str, kind: ScheduleKind, *, by_admin: bool) -> None:
    """That this member may change what a channel has of a kind. Raises HeldBySomebody."""
    if not by_admin and held_by(visit, channel_id, kind) is not None:
        raise HeldBySomebody


def keep_and_tell(visit: Visit, schedule: Schedule) -> SetUp:
    """Set it up, and tell the channel unless nothing is different."""
    before = schedules.of(visit.tx, visit.member.team_id, schedule.channel_id, schedule.kind)
    first = set_up(visit, schedule)
    assert first is not None, "it has a day"
    if before is None or replace(before, last=schedule.last, set_at=schedule.set_at) != schedule:
        _announce(visit, schedule)
    return SetUp(schedule, first)


def _announce(visit: Visit, schedule: Schedule) -> None:
    """So that people know, and that it shows at once where the app may not speak."""
    outbox.post_in_channel(
        visit.tx,
        Member(visit.member.team_id, schedule.set_by),
        schedule.channel_id,
        f"{SET_UP}:{schedule.channel_id}:{new_id()}",
        kind=SET_UP,
        reference=f"{schedule.channel_id}|{schedule.kind}|{visit.member.user_id}",
        seq=new_id(),
        now=visit.utc,
        priority=Priority.LIVE,
    )
