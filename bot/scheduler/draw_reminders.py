"""Draws reminders and the offer of them at the moment they are sent, or changed."""

from bot.core.outgoing import Op, Outgoing
from bot.core.reminder import Posting
from bot.journeys.compose_reminder import compose_reminder
from bot.journeys.desk import Desk
from bot.journeys.plan_reminders import WEEK
from bot.journeys.see_reminders import see_reminders
from bot.views import reminder, reminders
from bot.views.drawn import Drawn


async def draw_reminder(desk: Desk, row: Outgoing) -> Drawn | None:
    """The daily DM, as it is due by now. What it offers is stored before it is shown."""
    posting = Posting.read(row.reference.removesuffix(WEEK))
    scene = await desk.do(row.member, compose_reminder, posting, weekly=row.reference.endswith(WEEK))
    return reminder.draw_reminder(scene, posting) if scene else None


async def draw_offer(desk: Desk, row: Outgoing) -> Drawn | None:
    """The question whether to remind; later what was answered. Whoever set reminders meanwhile isn't asked."""
    seen = await desk.see(row.member, see_reminders)
    if row.op is Op.REDRAW:
        return reminders.draw_offer_settled(seen)
    return None if seen.is_set else reminders.draw_offer()
