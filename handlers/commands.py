"""The slash command /drill."""

from slack_bolt.async_app import AsyncApp

from bot.core.drill import Drill
from bot.core.next_step import FirstUse
from bot.journeys.desk import Ack
from bot.journeys.propose_next import propose_next
from bot.journeys.start_drill import start_now
from bot.views.remarks import draw_help, draw_next, draw_started, draw_unknown
from bot.views.start_modal import draw_first_use
from handlers import payloads
from handlers.front_door import FrontDoor, Request

COMMAND = "/drill"
NEEDS_FORM: Ack = {"first_use": True}
"""Kept in the inbox as the answer to a `/drill go` that had to ask rubric and level first."""


def register(app: AsyncApp, door: FrontDoor) -> None:
    """The one command."""
    app.command(COMMAND)(door.through(drill))


async def drill(request: Request) -> None:
    """`/drill`, `/drill go`, `/drill help`, and usage for anything else."""
    typed = payloads.typed_after_command(request.body)
    if typed == "go":
        await _go(request)
    elif typed == "":
        proposed = await request.desk.see(request.member, propose_next)
        await request.ack(**draw_next(proposed).as_ack())
    elif typed == "help":
        await request.ack(**draw_help().as_ack())
    else:
        await request.ack(**draw_unknown(typed).as_ack())


async def _go(request: Request) -> None:
    def answer(outcome: FirstUse | Drill) -> Ack:
        if isinstance(outcome, FirstUse):
            return NEEDS_FORM
        return draw_started().as_ack()

    given = await request.desk.once(request.member, request.key, start_now, answer)
    if given == NEEDS_FORM:
        await request.client.views_open(trigger_id=request.trigger_id, view=draw_first_use(request.library))
        given = None
    await request.ack(**(given or {}))
