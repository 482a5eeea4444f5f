"""`/drill areas` and `/drill log`: where a member stands and what they did, for their eyes only."""

from bot.core.next_step import FirstUse
from bot.journeys.see_home import see_areas
from bot.journeys.see_log import see_log
from bot.views.log import draw_log
from bot.views.proposals import draw_next
from bot.views.standing import draw_areas
from handlers.front_door import Request


async def areas(request: Request, rest: str) -> None:
    """`/drill areas`."""
    seen = await request.desk.see(request.member, see_areas)
    drawn = draw_next(seen) if isinstance(seen, FirstUse) else draw_areas(seen)
    await request.ack(**drawn.as_ack())


async def log(request: Request, rest: str) -> None:
    """`/drill log`."""
    await request.ack(**draw_log(await request.desk.see(request.member, see_log)).as_ack())
