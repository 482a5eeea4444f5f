"""Real interviews: `/drill interview`, with a moment or alone, *Call it off*, and what is pressed after one."""

from typing import Any

from slack_bolt.async_app import AsyncApp

from bot.core.local_time import Problem
from bot.journeys.desk import Ack
from bot.journeys.plan_interview import Planned, call_off, plan_interview, see_interviews
from bot.journeys.see_interview import write_up
from bot.views.ids import Action
from bot.views.interviews import draw_called_off, draw_planned, draw_planned_list, draw_problem
from bot.views.journal import draw_entry_form
from handlers import payloads
from handlers.front_door import FrontDoor, Request
from handlers.loading import open_modal
from handlers.zone import know_zone

TITLE = "Write a journal entry"


def register(app: AsyncApp, door: FrontDoor) -> None:
    """The buttons; the command comes through its first word."""
    app.action(Action.CALL_OFF)(door.through(called_off))
    app.action(Action.NOT_HELD)(door.through(not_held))
    app.action(Action.WRITE_UP)(door.through(writing_up))


async def command(request: Request, rest: str) -> None:
    """`/drill interview …`: noted, or what is planned."""
    if not rest:
        await request.ack(**draw_planned_list(await request.desk.see(request.member, see_interviews)).as_ack())
        return

    def answer(outcome: Planned | Problem) -> Ack:
        if isinstance(outcome, Problem):
            return draw_problem(outcome).as_ack()
        return draw_planned(outcome.interview, outcome.tz, outcome.eve_at, eve_now=outcome.eve_now).as_ack()

    await know_zone(request)
    given = await request.desk.once(request.member, request.key, plan_interview, answer, rest)
    await request.ack(**(given or {}))


async def called_off(request: Request) -> None:
    """*Call it off*."""
    drawn = draw_called_off(await request.desk.do(request.member, call_off, payloads.offer(request.body)))
    await request.respond(text=drawn.text, blocks=list(drawn.blocks), replace_original=True)
    await request.ack()


async def not_held(request: Request) -> None:
    """*It didn't happen*: the message that asked is drawn again."""
    await request.desk.once(request.member, request.key, call_off, None, payloads.offer(request.body))
    await request.ack()


async def writing_up(request: Request) -> None:
    """*Write journal*: the journal's form, with what is known of the interview."""

    async def fill() -> dict[str, Any]:
        form = await request.desk.do(request.member, write_up, payloads.offer(request.body))
        return draw_entry_form(request.library, form)

    await open_modal(request, TITLE, fill)
    await request.ack()
