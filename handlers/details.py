"""*Details*: where a member stands in a rubric, in numbers, as a modal of their own."""

from typing import Any

from slack_bolt.async_app import AsyncApp

from bot.journeys.see_details import see_details
from bot.views.details import TITLE, draw_details
from bot.views.ids import Action
from handlers import payloads
from handlers.front_door import FrontDoor, Request
from handlers.loading import open_modal


def register(app: AsyncApp, door: FrontDoor) -> None:
    """One button, wherever it stands."""
    app.action(Action.DETAILS)(door.through(pressed))


async def pressed(request: Request) -> None:
    """*Details*; its value is the rubric."""

    async def fill() -> dict[str, Any]:
        return draw_details(await request.desk.see(request.member, see_details, payloads.offer(request.body)))

    await open_modal(request, TITLE, fill)
    await request.ack()
