"""Planned interviews: `/drill interview`, with a moment or alone, and *Call it off*."""

from slack_bolt.async_app import AsyncApp

from bot.core.local_time import Problem
from bot.journeys.desk import Ack
from bot.journeys.plan_interview import Planned, call_off, plan_interview, see_interviews
from bot.views.ids import Action
from bot.views.interviews import draw_called_off, draw_planned, draw_planned_list, draw_problem
from handlers import payloads
from handlers.front_door import FrontDoor, Request
from handlers.zone import know_zone


def register(app: AsyncApp, door: FrontDoor) -> None:
    """The button; the command comes through its first word."""
    app.action(Action.CALL_OFF)(door.through(called_off))


async def command(request: Request, rest: str) -> None:
    """`/drill interview …`: noted, or what is planned."""
    if not rest:
        await request.ack(**draw_planned_list(await request.desk.see(request.member, see_interviews)).as_ack())
        return

    def answer(outcome: Planned | Problem) -> Ack:
        if isinstance(outcome, Problem):
            return draw_problem(outcome).as_ack()
        return draw_planned(outcome.interview, outcome.tz).as_ack()

    await know_zone(request)
    given = await request.desk.once(request.member, request.key, plan_interview, answer, rest)
    await request.ack(**(given or {}))


async def called_off(request: Request) -> None:
    """*Call it off*."""
    drawn = draw_called_off(await request.desk.do(request.member, call_off, payloads.offer(request.body)))
    await request.respond(text=drawn.text, blocks=list(drawn.blocks), replace_original=True)
    await request.ack()
