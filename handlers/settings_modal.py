"""The settings' form, by command or from Home."""

from typing import Any

from slack_bolt.async_app import AsyncApp

from bot.journeys.change_settings import change_settings, see_settings
from bot.views.ids import Action, Modal
from bot.views.settings_modal import TITLE, draw_settings
from handlers import forms
from handlers.front_door import FrontDoor, Request
from handlers.loading import open_modal
from handlers.offers import refresh_home


def register(app: AsyncApp, door: FrontDoor) -> None:
    """The button on Home and the form; the command comes through its first word."""
    app.action(Action.SETTINGS)(door.through(opened))
    app.view(Modal.SETTINGS)(door.through(settings_given))


async def command(request: Request, rest: str) -> None:
    """`/drill settings`."""
    await opened(request)


async def opened(request: Request) -> None:
    """The form as things are set."""

    async def fill() -> dict[str, Any]:
        profile, zone_known = await request.desk.see(request.member, see_settings)
        return draw_settings(request.library, profile, zone_known=zone_known)

    await open_modal(request, TITLE, fill)
    await request.ack()


async def settings_given(request: Request) -> None:
    """The form is kept, and Home shows what follows from it."""
    await request.desk.do(request.member, change_settings, forms.preferences(request.body))
    await refresh_home(request)
    await request.ack()
