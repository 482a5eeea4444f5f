"""What a channel has set up can't be said there, or perhaps was: it stops where it must, and who set it up is told."""

from collections.abc import Sequence

from bot.core.channel_trouble import UNKNOWN_FATE, ChannelTrouble, Trouble, trouble_of
from bot.core.members import Member
from bot.core.outgoing import CHANNEL, Outgoing
from bot.core.schedule import ScheduleKind, schedule_written
from bot.journeys.schedules import stop
from bot.journeys.set_up_schedule import SET_UP
from bot.journeys.visit import Visit, new_id
from bot.store import members, outbox

__all__ = ["TROUBLE", "UNKNOWN_FATE", "channel_closed", "channel_failed", "stop_all"]

TROUBLE = "channel_trouble"
"""The outbox kind of what they are told; its reference is a ChannelTrouble, written."""


def channel_failed(visit: Visit, row: Outgoing, reason: str) -> None:
    """A post in a channel was given up. The visit is that of who set it up; they hear of it once."""
    channel_id, trouble = row.conversation.removeprefix(CHANNEL), trouble_of(reason)
    if row.kind == SET_UP and trouble is Trouble.LEFT:
        trouble = Trouble.NOT_YET
    if trouble.stops:
        stop_all(visit, channel_id, trouble)
    else:
        _tell(visit, visit.member, ChannelTrouble(channel_id, trouble, missed=row.kind), about=row.key)


def channel_closed(visit: Visit, channel_id: str, trouble: Trouble) -> None:
    """Slack says so by itself: the app was taken out of the channel, or it was archived."""
    stop_all(visit, channel_id, trouble)


def stop_all(
    visit: Visit, channel_id: str, trouble: Trouble, kinds: Sequence[ScheduleKind] = tuple(ScheduleKind)
) -> None:
    """Stop what a channel has set up, and tell whoever had set it up, each once. Nothing set up, nobody told."""
    found = (stop(visit, channel_id, kind) for kind in kinds)
    stopped = [schedule for schedule in found if schedule is not None]
    for user_id in dict.fromkeys(schedule.set_by for schedule in stopped):
        theirs = tuple(schedule_written(schedule) for schedule in stopped if schedule.set_by == user_id)
        who = Member(visit.member.team_id, user_id)
        _tell(visit, who, ChannelTrouble(channel_id, trouble, theirs), about=f"{channel_id}:{new_id()}")


def _tell(visit: Visit, who: Member, told: ChannelTrouble, *, about: str) -> None:
    """Once for what it is about; nobody whose account is gone."""
    if not members.is_gone(visit.tx, who):
        key = f"{TROUBLE}:{about}"
        outbox.post(visit.tx, who, key, kind=TROUBLE, reference=told.written(), seq=new_id(), now=visit.utc)
