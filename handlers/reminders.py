"""`/drill remind` and its form, the offer of reminders, `/drill pause 3d` and `/drill resume`: not about drills."""

from datetime import time
from typing import Any

from slack_bolt.async_app import AsyncApp

from bot.core.reminder import Reminders, RhythmForm
from bot.journeys.choose_reminders import choose_reminders, choose_usual, decline_reminders
from bot.journeys.desk import Ack
from bot.journeys.pause_reminders import pause_reminders, resume_reminders
from bot.journeys.see_reminders import see_reminders
from bot.journeys.visit import Visit
from bot.views.ids import NEVER, Action, Block, Modal
from bot.views.reminder_modal import TITLE, draw_reminders_form, draw_reminders_kept
from bot.views.reminders import draw_pause_how, draw_pause_unread, draw_paused, draw_resumed
from handlers import payloads
from handlers.fields import ticked, values
from handlers.front_door import FrontDoor, Request
from handlers.loading import open_modal
from handlers.offers import refresh_home
from handlers.zone import know_zone


def register(app: AsyncApp, door: FrontDoor) -> None:
    """The buttons that open the form, the form, and the offer's other two; the commands come by their first words."""
    app.action(Action.REMINDERS)(door.through(opened))
    app.view(Modal.REMINDERS)(door.through(reminders_given))
    app.action(Action.REMINDERS_USUAL)(door.through(usual_taken))
    app.action(Action.REMINDERS_DECLINE)(door.through(declined))


async def command(request: Request, rest: str) -> None:
    """`/drill remind`."""
    await opened(request)


async def opened(request: Request) -> None:
    """The form as things are set, in the zone the member is in."""

    async def fill() -> dict[str, Any]:
        await know_zone(request)
        return draw_reminders_form(await request.desk.see(request.member, see_reminders))

    await open_modal(request, TITLE, fill)
    await request.ack()


async def reminders_given(request: Request) -> None:
    """The form is kept; its last page says when the next one comes."""

    def answer(kept: Reminders) -> Ack:
        return {"response_action": "update", "view": draw_reminders_kept(kept)}

    key = payloads.form_key(request.body)
    ack = await request.desk.once(request.member, key, choose_reminders, answer, _form(request.body))
    await request.ack(**(ack or {}))
    await refresh_home(request)


async def usual_taken(request: Request) -> None:
    """*Yes, weekdays at 9*; the offer says what came of it."""
    await know_zone(request)
    await request.desk.once(request.member, request.key, choose_usual, None)
    await request.ack()


async def declined(request: Request) -> None:
    """*No, thanks*."""
    await request.desk.once(request.member, request.key, decline_reminders, None)
    await request.ack()


async def pause(request: Request, rest: str) -> None:
    """`/drill pause`, alone or with how long."""
    if not rest:
        await request.ack(**draw_pause_how(await request.desk.see(request.member, see_reminders)).as_ack())
        return

    def answer(paused: Reminders | None) -> Ack:
        return (draw_pause_unread() if paused is None else draw_paused(paused)).as_ack()

    await know_zone(request)
    given = await request.desk.once(request.member, request.key, _paused, answer, rest)
    await request.ack(**(given or {}))


async def resume(request: Request, rest: str) -> None:
    """`/drill resume`."""

    def answer(outcome: tuple[bool, Reminders]) -> Ack:
        were_off, now = outcome
        return draw_resumed(now, were_off=were_off).as_ack()

    given = await request.desk.once(request.member, request.key, _resumed, answer)
    await request.ack(**(given or {}))


def _paused(visit: Visit, typed: str) -> Reminders | None:
    return see_reminders(visit) if pause_reminders(visit, typed) else None


def _resumed(visit: Visit) -> tuple[bool, Reminders]:
    return resume_reminders(visit), see_reminders(visit)


def _form(body: payloads.Body) -> RhythmForm:
    """The form as it was submitted."""
    held = values(body)
    weekly = held[Block.WEEKLY] or NEVER
    return RhythmForm(
        days=frozenset(map(int, ticked(body, Block.DAYS))),
        clock=time.fromisoformat(held[Block.HOUR] or ""),
        weekly_on=None if weekly == NEVER else int(weekly),
        quiet=held[Block.QUIET] or "",
    )
