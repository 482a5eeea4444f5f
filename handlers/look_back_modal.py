"""The look back's modal: opened by its button, three steps, *Back*."""

from typing import Any

from slack_bolt.async_app import AsyncApp

from bot.core.drill import Step
from bot.core.scene import LookBack
from bot.journeys.score_drill import go_back, keep_retro, keep_scores, keep_signals
from bot.journeys.show_drill import open_look_back, scene_for_form
from bot.views.ids import Action, Modal
from bot.views.look_back_modal import draw_look_back
from handlers import payloads
from handlers.front_door import FrontDoor, Request
from handlers.loading import open_modal


def register(app: AsyncApp, door: FrontDoor) -> None:
    """The button and the three submissions."""
    app.action(Action.LOOK_BACK)(door.through(opened))
    app.action(Action.BACK)(door.through(back_pressed))
    app.view(Modal.SCORE)(door.through(scored))
    app.view(Modal.JOURNAL)(door.through(journaled))
    app.view(Modal.FIX)(door.through(fixed))


async def opened(request: Request) -> None:
    """*Score it*: the first missing step."""
    drill_id = payloads.pressed(request.body).drill_id

    async def fill() -> dict[str, Any]:
        return draw_look_back(await request.desk.see(request.member, open_look_back, drill_id))

    await open_modal(request, "Looking back", fill)
    await request.ack()


async def scored(request: Request) -> None:
    """Step 1 is stored; step 2 follows in the same modal."""
    sheet = payloads.score_sheet(request.body)
    form = await request.desk.do(request.member, keep_scores, payloads.metadata(request.body), sheet)
    await request.ack(**_go_on(form))


async def journaled(request: Request) -> None:
    """Step 2 is stored; step 3 follows."""
    noticed = payloads.signals(request.body)
    form = await request.desk.do(request.member, keep_signals, payloads.metadata(request.body), noticed)
    await request.ack(**_go_on(form))


async def fixed(request: Request) -> None:
    """Step 3 is stored: the drill closes and the result is on its way."""
    drill_id = payloads.metadata(request.body)
    scene = await request.desk.see(request.member, scene_for_form, drill_id)
    retro = payloads.retro(request.body, scene.dimension)
    form = await request.desk.do(request.member, keep_retro, drill_id, retro)
    await request.ack(**_go_on(form))


async def back_pressed(request: Request) -> None:
    """*Back* keeps what is typed and shows the step before."""
    drill_id, step = payloads.went_back(request.body)
    scene = await request.desk.see(request.member, scene_for_form, drill_id)
    draft = payloads.signals(request.body) if step is Step.JOURNAL else payloads.retro(request.body, scene.dimension)
    form = await request.desk.do(request.member, go_back, drill_id, step, draft)
    await request.client.views_update(view_id=request.body["view"]["id"], view=draw_look_back(form))
    await request.ack()


def _go_on(form: LookBack | None) -> dict[str, Any]:
    if form is None:
        return {"response_action": "clear"}
    return {"response_action": "update", "view": draw_look_back(form)}
