"""`/drill pause 3d` and `/drill resume`: about reminders, not about a drill."""

from datetime import datetime

from bot.journeys.desk import Ack
from bot.journeys.pause_reminders import pause_reminders, paused_until, resume_reminders
from bot.views.reminders import draw_pause_how, draw_pause_unread, draw_paused, draw_resumed
from handlers.front_door import Request
from handlers.zone import know_zone


async def pause(request: Request, rest: str) -> None:
    """`/drill pause`, alone or with how long."""
    if not rest:
        await request.ack(**draw_pause_how(await request.desk.see(request.member, paused_until)).as_ack())
        return

    def answer(until: datetime | None) -> Ack:
        return (draw_pause_unread() if until is None else draw_paused(until)).as_ack()

    await know_zone(request)
    given = await request.desk.once(request.member, request.key, pause_reminders, answer, rest)
    await request.ack(**(given or {}))


async def resume(request: Request, rest: str) -> None:
    """`/drill resume`."""

    def answer(were_paused: bool) -> Ack:
        return draw_resumed(were_paused=were_paused).as_ack()

    given = await request.desk.once(request.member, request.key, resume_reminders, answer)
    await request.ack(**(given or {}))
