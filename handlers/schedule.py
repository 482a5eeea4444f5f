"""`/drill schedule`: the form of a channel's question of the day, *Stop it*, and *Set up again* after trouble."""

from typing import Any

from slack_bolt.async_app import AsyncApp

from bot.core.schedule import SetUp
from bot.journeys.desk import Ack
from bot.journeys.set_up_prompt import prompt_form, set_up_prompt, stop_prompt
from bot.journeys.set_up_schedule import set_up_again
from bot.views.channel_trouble import draw_again
from bot.views.ids import Action, Modal
from bot.views.prompt_form import (
    TITLE,
    draw_for_channels,
    draw_held,
    draw_prompt_form,
    draw_prompt_kept,
    draw_prompt_stopped,
)
from handlers import channel_payloads, payloads
from handlers.admins import is_admin, overrules
from handlers.front_door import FrontDoor, Request
from handlers.loading import open_modal
from handlers.zone import know_zone


def register(app: AsyncApp, door: FrontDoor) -> None:
    """The form and the buttons; the command comes through its first word."""
    app.view(Modal.PROMPT)(door.through(set_up))
    app.action(Action.STOP_PROMPT)(door.through(stopped))
    app.action(Action.SET_UP_AGAIN)(door.through(again))


async def command(request: Request, rest: str) -> None:
    """`/drill schedule`, in the channel it is about."""
    channel_id = channel_payloads.command_channel(request.body)
    if channel_id is None:
        await request.ack(**draw_for_channels().as_ack())
        return

    async def fill() -> dict[str, Any]:
        await know_zone(request)
        form = await request.desk.see(request.member, prompt_form, channel_id)
        if form.held_by is not None and not await is_admin(request):
            return draw_held(request.library, form)
        return draw_prompt_form(request.library, form)

    await open_modal(request, TITLE, fill)
    await request.ack()


async def set_up(request: Request) -> None:
    """*Set up*: the form says when the first one comes, the channel what was set up."""
    choice = channel_payloads.prompt_choice(request.body)
    by_admin = await _may_as_admin(request, choice.channel_id)
    kept = await request.desk.do(request.member, set_up_prompt, choice, by_admin=by_admin)
    await request.ack(response_action="update", view=draw_prompt_kept(choice.channel_id, kept))


async def stopped(request: Request) -> None:
    """*Stop it*, confirmed."""
    channel_id = payloads.offer(request.body)
    by_admin = await _may_as_admin(request, channel_id)
    was = await request.desk.do(request.member, stop_prompt, channel_id, by_admin=by_admin)
    view = draw_prompt_stopped(channel_id, was)
    await request.client.views_update(view_id=request.body["view"]["id"], view=view)
    await request.ack()


async def again(request: Request) -> None:
    """*Set up again* in the DM that told of the trouble; once, however often it is pressed."""
    channel_id, what = channel_payloads.stopped_named(request.body)

    def answer(kept: list[SetUp]) -> Ack:
        return {"text": draw_again([each.first for each in kept]).text}

    given = await request.desk.once(request.member, request.key, set_up_again, answer, channel_id, what)
    assert given is not None
    await request.respond(text=given["text"], replace_original=True)
    await request.ack()


async def _may_as_admin(request: Request, channel_id: str) -> bool:
    form = await request.desk.see(request.member, prompt_form, channel_id)
    return await overrules(request, form.held_by)
