"""`/drill areas`, `/drill log` and what a name after /drill may have meant, for the member's eyes only."""

from slack_bolt.async_app import AsyncApp

from bot.core.next_step import FirstUse
from bot.journeys.see_home import see_areas
from bot.journeys.see_log import see_log
from bot.journeys.seek_area import show_area
from bot.views.log import draw_log
from bot.views.proposals import SUGGESTED, draw_next, draw_sought
from bot.views.standing import draw_areas
from handlers import payloads
from handlers.front_door import FrontDoor, Request


async def areas(request: Request, rest: str) -> None:
    """`/drill areas`."""
    seen = await request.desk.see(request.member, see_areas)
    drawn = draw_next(seen) if isinstance(seen, FirstUse) else draw_areas(seen)
    await request.ack(**drawn.as_ack())


def register(app: AsyncApp, door: FrontDoor) -> None:
    """The buttons of suggested areas."""
    for action in SUGGESTED:
        app.action(action)(door.through(suggestion_pressed))


async def suggestion_pressed(request: Request) -> None:
    """One of the areas that may have been meant; its next drill takes the suggestions' place."""
    sought = await request.desk.see(request.member, show_area, *payloads.area_pressed(request.body))
    drawn = draw_sought(sought, "")
    await request.respond(text=drawn.text, blocks=list(drawn.blocks), replace_original=True)
    await request.ack()


async def log(request: Request, rest: str) -> None:
    """`/drill log`."""
    await request.ack(**draw_log(await request.desk.see(request.member, see_log)).as_ack())
