"""The buttons of a drill's thread up to the look back."""

from collections.abc import Callable

from slack_bolt.async_app import AsyncApp

from bot.core.drill import Drill, Verdict
from bot.journeys.finish_answer import press_done
from bot.journeys.judge_round import press_verdict
from bot.journeys.start_drill import begin_drill
from bot.journeys.stop_drill import press_drop, press_pause, press_resume, press_stop
from bot.journeys.stop_waiting import press_stop_waiting
from bot.journeys.visit import Visit
from bot.views.ids import Action
from bot.views.proposals import draw_went_on
from handlers import payloads
from handlers.front_door import FrontDoor, Listener, Request
from handlers.offers import replace_offer


def register(app: AsyncApp, door: FrontDoor) -> None:
    """One journey a button."""
    app.action(Action.BEGIN)(door.through(pressing(begin_drill)))
    app.action(Action.DONE)(door.through(pressing(press_done)))
    app.action(Action.STOP)(door.through(pressing(press_stop)))
    app.action(Action.SCORE_NOW)(door.through(pressing(press_stop)))
    app.action(Action.PAUSE)(door.through(pressing(press_pause)))
    app.action(Action.RESUME)(door.through(pressing(press_resume)))
    app.action(Action.DROP)(door.through(pressing(press_drop)))
    app.action(Action.DONT_WAIT)(door.through(pressing(press_stop_waiting)))
    for action, verdict in _VERDICTS.items():
        app.action(action)(door.through(judging(verdict)))


_VERDICTS = {
    Action.PASS: Verdict.PASS,
    Action.NOT_YET: Verdict.NOT_YET,
    Action.SKIP: Verdict.SKIPPED,
    Action.GO_ON: Verdict.THIN,
}


def pressing(journey: Callable[[Visit, str, str], Drill]) -> Listener:
    """A listener that runs `journey` for the drill and step in the button's value."""

    async def listen(request: Request) -> None:
        pressed = payloads.pressed(request.body)
        await request.desk.once(request.member, request.key, journey, None, pressed.drill_id, pressed.step)
        if pressed.offered:
            await replace_offer(request, draw_went_on().text)
        await request.ack()

    return listen


def judging(verdict: Verdict) -> Listener:
    """A listener for *Pass*, *Not yet*, *Skip* or *Go on*."""
    return pressing(lambda visit, drill_id, step: press_verdict(visit, drill_id, step, verdict))
