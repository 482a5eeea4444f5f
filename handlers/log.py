"""`/drill log` and *Log*: the log's modal, its filters and its pages. Import and export have their own files."""

from collections.abc import Awaitable, Callable
from typing import Any

from slack_bolt.async_app import AsyncApp

from bot.core.log import Wanted
from bot.journeys.see_log import EVERYTHING, see_log_page
from bot.journeys.seek_log import seek_log
from bot.views.ids import Action
from bot.views.log_modal import TITLE, draw_log
from handlers import log_filters, payloads, windows
from handlers.front_door import FrontDoor, Request
from handlers.loading import open_modal

FILTERS = (Action.LOG_KIND, Action.LOG_AREA, Action.LOG_ALSO)
PAGES = (Action.LOG_NEWER, Action.LOG_OLDER)


def register(app: AsyncApp, door: FrontDoor) -> None:
    """The buttons and menus; the command comes through its first word."""
    app.action(Action.LOG)(door.through(opened))
    for action in FILTERS:
        app.action(action)(door.through(filtered))
    for action in PAGES:
        app.action(action)(door.through(paged))
    app.action(Action.LOG_EVERYTHING)(door.through(everything))


async def command(request: Request, rest: str) -> None:
    """`/drill log`, with an area's name after it or without."""

    async def fill() -> dict[str, Any]:
        return draw_log(await request.desk.see(request.member, seek_log, rest))

    await _open(request, fill)


async def opened(request: Request) -> None:
    """*Log*: the newest page of everything."""

    async def fill() -> dict[str, Any]:
        return draw_log(await request.desk.see(request.member, see_log_page))

    await _open(request, fill)


async def _open(request: Request, fill: Callable[[], Awaitable[dict[str, Any]]]) -> None:
    await open_modal(request, TITLE, fill)
    await request.ack()


async def filtered(request: Request) -> None:
    """Something else is asked for: its newest page."""
    await _show(request, log_filters.wanted(request.body), 1, log_filters.drawing(request.body))


async def paged(request: Request) -> None:
    """*Newer* and *Older*."""
    number = int(payloads.offer(request.body))
    await _show(request, log_filters.wanted(request.body), number, log_filters.drawing(request.body))


async def everything(request: Request) -> None:
    """*Show everything*: the filters stand as at the beginning."""
    await _show(request, EVERYTHING, 1, log_filters.drawing(request.body) + 1)


async def _show(request: Request, wanted: Wanted, number: int, drawing: int) -> None:
    """Without the view's hash: a member's presses stand in line, and each brings all the filters as they are by then.

    With it, the second of two quick picks would be refused, because the first has just changed the view.
    """
    scene = await request.desk.see(request.member, see_log_page, wanted, number)
    await request.client.views_update(view_id=windows.here(request.body), view=draw_log(scene, drawing))
    await request.ack()
