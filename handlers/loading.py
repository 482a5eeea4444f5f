"""A modal that needs data: opened as *Loading* within the trigger's three seconds, then filled, or told why not."""

from collections.abc import Awaitable, Callable
from typing import Any

from bot.core.errors import WhetstoneError
from bot.views.modals import draw_loading, draw_trouble
from handlers import payloads
from handlers.errors import UNEXPECTED
from handlers.front_door import Request

View = dict[str, Any]


async def open_modal(request: Request, title: str, fill: Callable[[], Awaitable[View]]) -> None:
    """Show what `fill` draws, on top of the modal it was asked for in, if it was.

    Whatever goes wrong takes the same modal, so that none is left loading.
    """
    show = request.client.views_push if payloads.callback_id(request.body) else request.client.views_open
    opened = await show(trigger_id=request.trigger_id, view=draw_loading(title))
    view = draw_trouble(UNEXPECTED)
    try:
        view = await fill()
    except WhetstoneError as refusal:
        view = draw_trouble(refusal.sentence)
    finally:
        await request.client.views_update(view_id=opened["view"]["id"], view=view)
