"""The look back's modal: opened by its button, three steps, *Back*; what is typed is kept as it is typed."""

from typing import Any

from slack_bolt.async_app import AsyncApp

from bot.core.drill import Step
from bot.core.errors import Hint
from bot.core.scene import LookBack
from bot.journeys.keep_draft import Form, Given, keep_draft
from bot.journeys.score_drill import go_back, keep_retro, keep_scores, keep_signals
from bot.journeys.show_drill import open_look_back, scene_for_form
from bot.views.ids import Action, Modal
from bot.views.look_back_modal import draw_look_back
from handlers import payloads
from handlers.front_door import FrontDoor, Request
from handlers.loading import open_modal
from handlers.offers import refresh_home


def register(app: AsyncApp, door: FrontDoor) -> None:
    """The buttons and the three submissions; what its fields tell comes through drafts."""
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


async def keep_typed(request: Request) -> None:
    """A field of any step changed: the step's draft."""
    form = payloads.look_back_form(request.body)
    given = await _given(request, form)
    await request.desk.do(request.member, keep_draft, form, given, payloads.typed_ts(request.body))


async def scored(request: Request) -> None:
    """Step 1 is stored; step 2 follows in the same modal."""
    form, sheet = payloads.look_back_form(request.body), payloads.score_sheet(request.body)
    await _go_on(request, await request.desk.do(request.member, keep_scores, form, sheet))


async def journaled(request: Request) -> None:
    """Step 2 is stored; step 3 follows."""
    form, noticed = payloads.look_back_form(request.body), payloads.signals(request.body)
    await _go_on(request, await request.desk.do(request.member, keep_signals, form, noticed))


async def fixed(request: Request) -> None:
    """Step 3 is stored: the drill closes, the result is on its way, and Home, where the form may stand, follows."""
    form = payloads.look_back_form(request.body)
    retro = payloads.retro(request.body, await _exercises(request, form))
    following = await request.desk.do(request.member, keep_retro, form, retro)
    await _go_on(request, following)
    if following is None:
        await refresh_home(request)


async def back_pressed(request: Request) -> None:
    """*Back* keeps what is typed and shows the step before."""
    form = payloads.look_back_form(request.body)
    given = await _given(request, form)
    before = await request.desk.do(request.member, go_back, form, given, payloads.typed_ts(request.body))
    await request.client.views_update(view_id=request.body["view"]["id"], view=draw_look_back(before))
    await request.ack()


async def _given(request: Request, form: Form) -> Given:
    """What stands in the form right now."""
    if form.step is Step.SCORE:
        return payloads.score_sheet(request.body)
    if form.step is Step.JOURNAL:
        return payloads.signals(request.body)
    return payloads.retro(request.body, await _exercises(request, form))


async def _exercises(request: Request, form: Form) -> tuple[str, ...]:
    """The practices the form listed, in their order."""
    scene = await request.desk.see(request.member, scene_for_form, form.drill_id)
    return scene.dimension.exercises


async def _go_on(request: Request, following: LookBack | Hint | None) -> None:
    if following is None:
        await request.ack(response_action="clear")
    elif isinstance(following, Hint):
        await request.ack(response_action="errors", errors={following.field: following.sentence})
    else:
        await request.ack(response_action="update", view=draw_look_back(following))
