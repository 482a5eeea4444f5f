"""What an area's standing rests on, in a modal: opened, paged, and put right item by item."""

from collections.abc import Awaitable
from dataclasses import replace
from typing import Any

from slack_bolt.async_app import AsyncApp

from bot.core.area_detail import Place, Spot
from bot.core.errors import WhetstoneError
from bot.core.scoring import Score
from bot.journeys.correct_evidence import (
    correcting,
    leave_out,
    remove_logged,
    rewrite_entry,
    rewrite_signals,
    think_again,
)
from bot.journeys.see_area import see_area
from bot.views.area_modal import TITLE, draw_area
from bot.views.evidence_forms import draw_correcting
from bot.views.ids import COUNT_AGAIN, LEAVE_OUT, Action, Block, Modal
from handlers import forms, payloads, windows
from handlers.fields import values
from handlers.front_door import FrontDoor, Request
from handlers.loading import open_modal
from handlers.offers import refresh_home


def register(app: AsyncApp, door: FrontDoor) -> None:
    """The button that opens it, what is pressed in it, and the forms over it."""
    app.action(Action.AREA_DETAIL)(door.through(opened))
    app.action(Action.AREA_PAGE)(door.through(turned))
    app.action(Action.AREA_MORE)(door.through(chosen))
    app.view(Modal.SECOND_THOUGHT)(door.through(thought_again))
    app.view(Modal.SIGNALS_AGAIN)(door.through(signals_rewritten))
    app.view(Modal.ENTRY_AGAIN)(door.through(entry_rewritten))
    app.view(Modal.REMOVE_LOGGED)(door.through(removed))


async def opened(request: Request) -> None:
    """*See why*: the newest page, on top of the modal it was pressed in, if it was."""
    place = Place(*payloads.area_pressed(request.body))

    async def fill() -> dict[str, Any]:
        return await _drawn(request, place)

    await open_modal(request, TITLE, fill)
    await request.ack()


async def turned(request: Request) -> None:
    """*Earlier* and *Later*."""
    await _show_again(request, Place.read(payloads.offer(request.body)))
    await request.ack()


async def chosen(request: Request) -> None:
    """An item's menu. What can't be done is said above the list, which shows how things stand by now."""
    spot, choice = _spot_pressed(request), payloads.offer(request.body)
    try:
        if choice in (LEAVE_OUT, COUNT_AGAIN):
            await request.desk.do(request.member, leave_out, spot, out=choice == LEAVE_OUT)
            await _show_again(request, spot.place)
            await refresh_home(request)
        else:
            await _push_form(request, spot)
    except WhetstoneError as refusal:
        await _show_again(request, spot.place, refusal.sentence)
    await request.ack()


async def thought_again(request: Request) -> None:
    """A second thought stands beside the score."""
    given = values(request.body)[Block.GIVEN]
    assert given is not None  # Slack takes no form without it
    await _put_right(request, request.desk.do(request.member, think_again, _spot_of_form(request), Score(given)))


async def signals_rewritten(request: Request) -> None:
    """What was noticed in a drill reads otherwise."""
    spot, signals = _spot_of_form(request), payloads.signals(request.body)
    await _put_right(request, request.desk.do(request.member, rewrite_signals, spot, signals))


async def entry_rewritten(request: Request) -> None:
    """A journal entry reads otherwise. What doesn't fit is told at its field."""
    filled = replace(forms.entry_form(request.body), id=_spot_of_form(request).session)
    await request.desk.do(request.member, rewrite_entry, filled)
    await _close_form(request)


async def removed(request: Request) -> None:
    """A session brought from elsewhere leaves the log."""
    session_id = _spot_of_form(request).session
    await _put_right(request, request.desk.do(request.member, remove_logged, session_id))


async def _put_right(request: Request, doing: Awaitable[None]) -> None:
    """Do it and close the form. What can't be done is said above the list."""
    notice = ""
    try:
        await doing
    except WhetstoneError as refusal:
        notice = refusal.sentence
    await _close_form(request, notice)


async def _close_form(request: Request, notice: str = "") -> None:
    """Back to the list; it is done already, so one that can't be drawn is only logged."""
    await request.ack()
    view = await _drawn(request, _spot_of_form(request).place, notice)
    await windows.redraw(request, windows.below(request.body), view)
    await refresh_home(request)


async def _push_form(request: Request, spot: Spot) -> None:
    """The form that puts it right."""
    found = await request.desk.see(request.member, correcting, spot)
    view = draw_correcting(request.library, spot, found)
    await request.client.views_push(trigger_id=request.trigger_id, view=view)


async def _show_again(request: Request, place: Place, notice: str = "") -> None:
    """The list in its place."""

    async def gather() -> dict[str, Any]:
        return await _drawn(request, place, notice)

    await windows.redraw_pressed(request, gather)


async def _drawn(request: Request, place: Place, notice: str = "") -> dict[str, Any]:
    return draw_area(await request.desk.see(request.member, see_area, place), notice)


def _spot_pressed(request: Request) -> Spot:
    return Spot(Place.read(payloads.metadata(request.body)), windows.block_pressed(request.body))


def _spot_of_form(request: Request) -> Spot:
    return Spot.read(payloads.metadata(request.body))
