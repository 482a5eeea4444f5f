"""`/drill ai`: AI on and off, for oneself or for everybody; and *Helpful* or not under what an AI wrote."""

from slack_bolt.async_app import AsyncApp

from bot.core.ai_state import AiState
from bot.journeys.rate_ai import rate_ai
from bot.journeys.switch_ai import see_ai, switch_for_all, switch_for_me
from bot.views.ai_switch import draw_ai, draw_not_admin
from bot.views.ids import Action
from handlers import payloads
from handlers.admins import is_admin
from handlers.front_door import FrontDoor, Request

_SWITCHED = {"on": True, "off": False}
_FOR_EVERYONE = ("for everyone", "for everybody", "for all")


def register(app: AsyncApp, door: FrontDoor) -> None:
    """The feedback buttons; the command comes through its first word."""
    app.action(Action.OPINION)(door.through(opinion_given))


async def command(request: Request, rest: str) -> None:
    """`/drill ai`, `/drill ai off`, `/drill ai off for everyone`; anything else shows how it is set."""
    wanted, _, whom = rest.partition(" ")
    if wanted not in _SWITCHED or (whom and whom not in _FOR_EVERYONE):
        state = await request.desk.see(request.member, see_ai)
    elif whom and not await is_admin(request):
        await request.ack(**draw_not_admin().as_ack())
        return
    else:
        state = await _switch(request, _SWITCHED[wanted], for_all=bool(whom))
    await request.ack(**draw_ai(state).as_ack())


async def opinion_given(request: Request) -> None:
    """Counted; Slack itself shows which was pressed."""
    await request.desk.do(request.member, rate_ai, *payloads.opinion(request.body))
    await request.ack()


async def _switch(request: Request, on: bool, *, for_all: bool) -> AiState:
    return await request.desk.do(request.member, switch_for_all if for_all else switch_for_me, on)
