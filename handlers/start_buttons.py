"""Everything that leads to a drill outside its thread: *Start*, *Change*, the shortcut, and the two forms they open."""

from dataclasses import replace
from typing import Any

from slack_bolt.async_app import AsyncApp

from bot.core.drill import Drill
from bot.core.next_step import FirstUse, StartForm
from bot.journeys.check_goal import check_goal
from bot.journeys.choose_drill import choose_drill, pick_area
from bot.journeys.desk import Ack, Journey, P
from bot.journeys.start_drill import start_area, start_chosen, start_first, start_now, start_offered
from bot.views.ids import Action, Modal, Shortcut
from bot.views.proposals import draw_started
from bot.views.start_button import Offer
from bot.views.start_modal import draw_first_use, draw_start_form
from handlers import payloads
from handlers.front_door import FrontDoor, Request
from handlers.loading import open_modal
from handlers.offers import refresh_home, replace_offer

SAY_MORE = (Offer.WELCOME, Offer.RESULT, Offer.ENTRY)
"""Messages that stay when their *Start* is pressed; any other was only an offer, and gives way."""

FORM = "form"
"""In the answer kept in the inbox: the two questions of the first use, asked before anything starts."""


def register(app: AsyncApp, door: FrontDoor) -> None:
    """Buttons, the shortcut and the forms."""
    app.action(Action.START_NEXT)(door.through(start))
    app.action(Action.START_AREA)(door.through(start_picked))
    app.action(Action.LEVEL_UP)(door.through(level_up))
    app.action(Action.CHANGE_NEXT)(door.through(change))
    app.action(Action.CHANGE)(door.through(change))
    app.action(Action.PICK_AREA)(door.through(area_picked))
    app.action(Action.USE_GOAL)(door.through(rewrite_taken))
    app.shortcut(Shortcut.START_DRILL)(door.through(change))
    app.view(Modal.FIRST_USE)(door.through(first_use_given))
    app.view(Modal.START)(door.through(choice_given))


async def start(request: Request) -> None:
    """*Start* and *Next drill*: what it named, or what is next, at once; before the first drill, its questions."""
    started = payloads.started(request.body)
    if started.area is None:
        await _start(request, start_now)
    else:
        await _start(request, start_offered, *started.area, check=started.check)


async def level_up(request: Request) -> None:
    """*One level up*: the area it was offered for, with harder questions."""
    await _start(request, start_area, *payloads.area_pressed(request.body), level_up=True)


async def start_picked(request: Request) -> None:
    """*Start* on an area that was asked for or suggested."""
    await _start(request, start_area, *payloads.area_pressed(request.body))


async def _start(request: Request, journey: Journey[P, FirstUse | Drill], *args: P.args, **kwargs: P.kwargs) -> None:
    def answer(outcome: FirstUse | Drill) -> Ack:
        return {FORM: draw_first_use(outcome)} if isinstance(outcome, FirstUse) else None

    given = await request.desk.once(request.member, request.key, journey, answer, *args, **kwargs)
    if given:
        await request.client.views_open(trigger_id=request.trigger_id, view=given[FORM])
    else:
        stays = payloads.started(request.body).offer in SAY_MORE
        await replace_offer(request, draw_started().text, original=not stays)
    await request.ack()


async def change(request: Request) -> None:
    """*Change* and the shortcut: the start form, or the two questions of the first use."""

    async def fill() -> dict[str, Any]:
        proposed = await request.desk.see(request.member, choose_drill, payloads.area_offered(request.body))
        if isinstance(proposed, FirstUse):
            return draw_first_use(proposed)
        return draw_start_form(request.library, proposed)

    await open_modal(request, "Start a drill", fill)
    await request.ack()


async def area_picked(request: Request) -> None:
    """Another area in the form brings its own goal, unless the member has written one."""
    step = await request.desk.see(request.member, pick_area, *payloads.picked_area(request.body))
    typed, proposed_before = payloads.typed_goal(request.body), payloads.start_metadata(request.body).proposed_goal
    own_goal = typed if typed and typed != proposed_before else None
    form = draw_start_form(request.library, StartForm(step, own_goal))
    await request.client.views_update(view_id=request.body["view"]["id"], view=form)
    await request.ack()


async def first_use_given(request: Request) -> None:
    """Rubric and level, or only the level: the first drill starts."""
    await request.desk.do(request.member, start_first, *payloads.first_use(request.body))
    await request.ack()
    await refresh_home(request)


async def choice_given(request: Request) -> None:
    """The start form: the card is on its way. A goal that can't be passed or missed gets advice once."""
    choice = payloads.choice(request.body)
    if choice.goal != payloads.start_metadata(request.body).advised_on:
        advised = await request.desk.see(request.member, check_goal, choice)
        if advised is not None:
            await request.ack(response_action="update", view=draw_start_form(request.library, advised))
            return
    await request.desk.once(request.member, payloads.form_key(request.body), start_chosen, None, choice)
    await request.ack()
    await refresh_home(request)


async def rewrite_taken(request: Request) -> None:
    """*Use this wording* puts the rewrite into the form."""
    choice = payloads.choice(request.body)
    advised = await request.desk.see(request.member, check_goal, choice)
    if advised is not None:
        taken = replace(advised, own_goal=payloads.offer(request.body), advice=None, rewritten=True)
        form = draw_start_form(request.library, taken)
        await request.client.views_update(view_id=request.body["view"]["id"], view=form)
    await request.ack()
