"""A window of a stack: where Slack's payload says which one it was, and how one is opened on it or drawn anew."""

import logging
from collections.abc import Awaitable, Callable
from typing import Any

import aiohttp
from slack_sdk.errors import SlackApiError

from bot.core.errors import slack_name
from handlers import payloads
from handlers.front_door import Request
from handlers.payloads import Body

log = logging.getLogger(__name__)

View = dict[str, Any]
CHANGED_MEANWHILE, CLOSED = "hash_conflict", "not_found"
"""What Slack says of a view that somebody else drew since, and of one that isn't open any more."""


def here(body: Body) -> str:
    """The id of the window that was pressed in or submitted."""
    return str(body["view"]["id"])


def below(body: Body) -> str:
    """The id of the window under it; empty when there is none."""
    return str(body["view"].get("previous_view_id") or "")


def block_pressed(body: Body) -> str:
    """The id of the block that what was pressed stands in."""
    return str(body["actions"][0]["block_id"])


async def lay_over(request: Request, view: View) -> None:
    """A window on top of the modal that was pressed in, or one of its own over Home or a message."""
    show = request.client.views_push if payloads.callback_id(request.body) else request.client.views_open
    await show(trigger_id=request.trigger_id, view=view)


async def redraw(request: Request, view_id: str, view: View) -> None:
    """A window after something was done. It is done already, so one that can't be drawn is only logged."""
    await only_logged(str(view["callback_id"]), request.client.views_update(view_id=view_id, view=view))


async def redraw_pressed(request: Request, gather: Callable[[], Awaitable[View]]) -> None:
    """The window that was pressed in, as things stand by now.

    Somebody else may have drawn it since, be it this member's other press in another process: what they drew may be
    older than what is stored by now, so it is gathered and drawn once more.
    """
    try:
        await _unless_closed(request, await gather(), drawn_before=request.body["view"]["hash"])
    except SlackApiError as error:
        if slack_name(error.response) != CHANGED_MEANWHILE:
            raise
        await _unless_closed(request, await gather())


async def only_logged(what: str, drawing: Awaitable[object]) -> None:
    """Let Slack draw it; where that fails, the log says of what."""
    try:
        await drawing
    except SlackApiError as error:
        log.info("%s not drawn: %s", what, slack_name(error.response))
    except (aiohttp.ClientError, TimeoutError) as error:
        log.info("%s not drawn: %s", what, type(error).__name__)


async def _unless_closed(request: Request, view: View, *, drawn_before: str | None = None) -> None:
    """One that was closed meanwhile needs nothing."""
    try:
        await request.client.views_update(view_id=here(request.body), view=view, hash=drawn_before)
    except SlackApiError as error:
        if slack_name(error.response) != CLOSED:
            raise
