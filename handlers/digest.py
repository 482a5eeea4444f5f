"""`/drill digest`: the form of a channel's weekly digest and *Stop it*; *Join* and *Hide me* under a digest."""

from datetime import time
from typing import Any

from slack_bolt.async_app import AsyncApp

from bot.core.members import Sharing
from bot.core.schedule import DigestChoice
from bot.journeys.desk import Ack
from bot.journeys.set_up_digest import FRIDAY, digest_form, set_up_digest, stop_digest
from bot.journeys.share_in_digest import join_digest, leave_digest
from bot.views.digest import draw_hidden, draw_joined
from bot.views.digest_form import (
    TITLE,
    draw_digest_for_channels,
    draw_digest_form,
    draw_digest_held,
    draw_digest_kept,
    draw_digest_stopped,
)
from bot.views.ids import Action, Block, Modal
from handlers import channel_payloads, payloads
from handlers.admins import is_admin, overrules
from handlers.fields import values
from handlers.front_door import FrontDoor, Request
from handlers.loading import open_modal
from handlers.zone import know_zone


def register(app: AsyncApp, door: FrontDoor) -> None:
    """The form and the buttons; the command comes through its first word."""
    app.view(Modal.DIGEST)(door.through(set_up))
    app.action(Action.STOP_DIGEST)(door.through(stopped))
    app.action(Action.JOIN_DIGEST)(door.through(joined))
    app.action(Action.LEAVE_DIGEST)(door.through(left))


async def command(request: Request, rest: str) -> None:
    """`/drill digest`, in the channel it is about."""
    channel_id = channel_payloads.command_channel(request.body)
    if channel_id is None:
        await request.ack(**draw_digest_for_channels().as_ack())
        return

    async def fill() -> dict[str, Any]:
        await know_zone(request)
        form = await request.desk.see(request.member, digest_form, channel_id)
        if form.held_by is not None and not await is_admin(request):
            return draw_digest_held(form)
        return draw_digest_form(form)

    await open_modal(request, TITLE, fill)
    await request.ack()


async def set_up(request: Request) -> None:
    """*Set up*: the form says when the first one comes, the channel what was set up."""
    held = values(request.body)
    choice = DigestChoice(
        channel_id=payloads.metadata(request.body),
        weekday=int(held[Block.WEEKLY] or FRIDAY),
        clock=time.fromisoformat(held[Block.HOUR] or "09:00"),
    )
    by_admin = await _may_as_admin(request, choice.channel_id)
    kept = await request.desk.do(request.member, set_up_digest, choice, by_admin=by_admin)
    await request.ack(response_action="update", view=draw_digest_kept(choice.channel_id, kept))


async def stopped(request: Request) -> None:
    """*Stop it*, confirmed."""
    channel_id = payloads.offer(request.body)
    by_admin = await _may_as_admin(request, channel_id)
    was = await request.desk.do(request.member, stop_digest, channel_id, by_admin=by_admin)
    view = draw_digest_stopped(channel_id, was)
    await request.client.views_update(view_id=request.body["view"]["id"], view=view)
    await request.ack()


async def joined(request: Request) -> None:
    """Whoever pressed is counted from now on, and only they are told."""

    def answer(before: Sharing) -> Ack:
        return draw_joined(before).as_ack()

    await _tell(request, await request.desk.once(request.member, request.key, join_digest, answer))


async def left(request: Request) -> None:
    """Whoever pressed is in no digest any more, and only they are told."""

    def answer(before: Sharing) -> Ack:
        return draw_hidden(before).as_ack()

    await _tell(request, await request.desk.once(request.member, request.key, leave_digest, answer))


async def _tell(request: Request, told: Ack) -> None:
    await request.respond(**(told or {}), replace_original=False)
    await request.ack()


async def _may_as_admin(request: Request, channel_id: str) -> bool:
    form = await request.desk.see(request.member, digest_form, channel_id)
    return await overrules(request, form.held_by)
