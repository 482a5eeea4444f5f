"""Everything that leads to a drill outside its thread: *Start*, *Change*, the shortcut, and the two forms they open."""

from typing import Any

from slack_bolt.async_app import AsyncApp

from bot.core.next_step import FirstUse, StartForm
from bot.journeys.choose_drill import choose_drill, pick_area
from bot.journeys.desk import Ack
from bot.journeys.see_home import see_home
from bot.journeys.start_drill import start_chosen, start_first, start_now
from bot.views.home import draw_home
from bot.views.ids import Action, Modal, Shortcut
from bot.views.remarks import draw_started
from bot.views.start_modal import draw_first_use, draw_start_form
from handlers import payloads
from handlers.front_door import FrontDoor, Request
from handlers.loading import open_modal


def register(app: AsyncApp, door: FrontDoor) -> None:
    """Buttons, the shortcut and the forms."""
    app.action(Action.START_NEXT)(door.through(start))
    app.action(Action.CHANGE_NEXT)(door.through(change))
    app.action(Action.CHANGE)(door.through(change))
    app.action(Action.PICK_AREA)(door.through(area_picked))
    app.shortcut(Shortcut.START_DRILL)(door.through(change))
    app.view(Modal.FIRST_USE)(door.through(first_use_given))
    app.view(Modal.START)(door.through(choice_given))


async def start(request: Request) -> None:
    """*Start* and *Next drill*: the next step at once, or the first use's two questions."""

    def answer(outcome: object) -> Ack:
        return {"first_use": isinstance(outcome, FirstUse)}

    given = await request.desk.once(request.member, request.key, start_now, answer)
    if given and given["first_use"]:
        await request.client.views_open(trigger_id=request.trigger_id, view=draw_first_use(request.library))
    else:
        await _replace_offer(request)
    await request.ack()


async def _replace_offer(request: Request) -> None:
    """The message that offered the drill says that it started; Home shows it as open."""
    if request.body.get("response_url"):
        only_offer = payloads.offer(request.body) in ("next", "first")
        await request.respond(text=draw_started().text, replace_original=only_offer, response_type="ephemeral")
    else:
        home = await request.desk.see(request.member, see_home)
        await request.client.views_publish(user_id=request.member.user_id, view=draw_home(home))


async def change(request: Request) -> None:
    """*Change* and the shortcut: the start form, or the two questions of the first use."""

    async def fill() -> dict[str, Any]:
        proposed = await request.desk.see(request.member, choose_drill)
        if isinstance(proposed, FirstUse):
            return draw_first_use(request.library)
        return draw_start_form(request.library, proposed)

    await open_modal(request, "Start a drill", fill)
    await request.ack()


async def area_picked(request: Request) -> None:
    """Another area in the form brings its own goal, unless the member has written one."""
    step = await request.desk.see(request.member, pick_area, *payloads.picked_area(request.body))
    typed, proposed_before = payloads.typed_goal(request.body), payloads.metadata(request.body)
    own_goal = typed if typed and typed != proposed_before else None
    form = draw_start_form(request.library, StartForm(step, own_goal))
    await request.client.views_update(view_id=request.body["view"]["id"], view=form)
    await request.ack()


async def first_use_given(request: Request) -> None:
    """Rubric and level: the first drill starts."""
    await request.desk.do(request.member, start_first, *payloads.first_use(request.body))
    await request.ack()


async def choice_given(request: Request) -> None:
    """The start form: the card is on its way."""
    await request.desk.do(request.member, start_chosen, payloads.choice(request.body))
    await request.ack()
