"""Draws the messages around a real interview at the moment they are sent, or changed."""

from bot.core.outgoing import Op, Outgoing
from bot.journeys.desk import Desk
from bot.journeys.see_interview import see_afterwards, see_eve
from bot.views import interviews
from bot.views.drawn import Drawn


async def draw_eve(desk: Desk, row: Outgoing) -> Drawn | None:
    """The card on its eve; once all of the day are called off, that."""
    scene = await desk.see(row.member, see_eve, row.reference, still_to_say=row.op is Op.POST)
    return interviews.draw_eve(scene) if scene else None


async def draw_ask(desk: Desk, row: Outgoing) -> Drawn | None:
    """How did it go?"""
    scene = await desk.see(row.member, see_afterwards, row.reference, still_to_say=row.op is Op.POST)
    return interviews.draw_ask(scene) if scene else None


async def draw_ask_again(desk: Desk, row: Outgoing) -> Drawn | None:
    """The same, once more."""
    scene = await desk.see(row.member, see_afterwards, row.reference, again=True, still_to_say=row.op is Op.POST)
    return interviews.draw_ask_again(scene) if scene else None
