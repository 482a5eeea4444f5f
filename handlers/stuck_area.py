"""The ways out of an area that is stuck: *Rewrite the goal*, *Split the area*, *Ask a person*; and *Share rubric*."""

from typing import Any

from slack_bolt.async_app import AsyncApp

from bot.journeys.change_goal import rewrite_form, split_form, start_split
from bot.journeys.share_rubric import share_rubric
from bot.views.ids import Action, Modal
from bot.views.remarks import draw_rubric_sent
from bot.views.split_modal import draw_split
from bot.views.start_modal import draw_start_form
from handlers import payloads
from handlers.front_door import FrontDoor, Request
from handlers.loading import open_modal


def register(app: AsyncApp, door: FrontDoor) -> None:
    """Three buttons and a form."""
    app.action(Action.REWRITE_GOAL)(door.through(rewrite))
    app.action(Action.SPLIT_AREA)(door.through(split))
    app.action(Action.SHARE_RUBRIC)(door.through(share))
    app.view(Modal.SPLIT)(door.through(split_chosen))


async def rewrite(request: Request) -> None:
    """The start form with another goal in it."""

    async def fill() -> dict[str, Any]:
        drill_id = payloads.offer(request.body)
        return draw_start_form(request.library, await request.desk.see(request.member, rewrite_form, drill_id))

    await open_modal(request, "Start a drill", fill)
    await request.ack()


async def split(request: Request) -> None:
    """The area's behaviours, one to pick."""

    async def fill() -> dict[str, Any]:
        drill, dimension = await request.desk.see(request.member, split_form, payloads.offer(request.body))
        return draw_split(drill.id, dimension)

    await open_modal(request, "Split the area", fill)
    await request.ack()


async def split_chosen(request: Request) -> None:
    """The card with the one behaviour is on its way."""
    number = payloads.picked_behaviour(request.body)
    key = payloads.form_key(request.body)
    await request.desk.once(request.member, key, start_split, None, payloads.metadata(request.body), number)
    await request.ack()


async def share(request: Request) -> None:
    """The rubric goes to the DM as text."""
    await request.desk.once(request.member, request.key, share_rubric, None, payloads.offer(request.body) or None)
    if request.body.get("response_url"):
        await request.respond(text=draw_rubric_sent().text, replace_original=False, response_type="ephemeral")
    await request.ack()
