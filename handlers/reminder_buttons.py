"""What can be pressed on a reminder. Each press puts what came of it in the reminder's place."""

from collections.abc import Callable

from slack_bolt.async_app import AsyncApp

from bot.core.drill import Drill
from bot.core.next_step import FirstUse
from bot.core.reminder import Posting, Reminders, Snooze
from bot.journeys.answer_reminder import heed_reminder, pause_for_a_week, skip_today, start_again, start_reminded
from bot.journeys.desk import Ack, Journey, P, T
from bot.journeys.snooze_reminder import snooze
from bot.views.drawn import Drawn
from bot.views.ids import BELOW_WEEK, CHANGE_HOUR, PAUSE, Action
from bot.views.reminder import draw_put_off, draw_skipped, draw_started
from bot.views.reminders import draw_paused, draw_resumed
from bot.views.start_modal import draw_first_use
from handlers import payloads
from handlers.front_door import FrontDoor, Request
from handlers.reminders import opened

FORM = "form"
"""In the answer kept in the inbox: questions that have to be answered before a drill can start."""


def register(app: AsyncApp, door: FrontDoor) -> None:
    """Four buttons and a menu."""
    app.action(Action.REMINDER_START)(door.through(start))
    app.action(Action.REMINDER_LATER)(door.through(later))
    app.action(Action.REMINDER_SKIP)(door.through(skip))
    app.action(Action.REMINDER_MORE)(door.through(more))
    app.action(Action.REMINDERS_AGAIN)(door.through(again))


async def start(request: Request) -> None:
    """*Start*: the drill with the question that is shown."""

    def answer(outcome: FirstUse | Drill) -> Ack:
        if isinstance(outcome, FirstUse):
            return {FORM: draw_first_use(outcome)}
        return _in_place(request, draw_started(outcome.started_at or outcome.created_at))

    given = await request.desk.once(request.member, request.key, start_reminded, answer, _posting(request))
    if given and FORM in given:
        await request.client.views_open(trigger_id=request.trigger_id, view=given[FORM])
    elif given:
        await request.respond(**given)
    await request.ack()


async def later(request: Request) -> None:
    """*In 2 hours*."""
    how_far, posting = _chosen(request)
    await _put_off(request, posting, Snooze(how_far))


async def skip(request: Request) -> None:
    """*Skip today*."""
    await _answered(request, skip_today, draw_skipped, _posting(request))


async def more(request: Request) -> None:
    """⋯: put it off, pause, or change days and hour."""
    chosen, posting = _chosen(request)
    if chosen == CHANGE_HOUR:
        await request.desk.do(request.member, heed_reminder)
        await opened(request)
    elif chosen == PAUSE:
        await _answered(request, pause_for_a_week, draw_paused, posting)
    else:
        await _put_off(request, posting, Snooze(chosen))


async def again(request: Request) -> None:
    """*Start again*, on the last word."""
    await _answered(request, start_again, _resumed, _posting(request))


def _resumed(reminders: Reminders) -> Drawn:
    return draw_resumed(reminders, were_off=True)


async def _put_off(request: Request, posting: Posting, how_far: Snooze) -> None:
    await _answered(request, snooze, draw_put_off, posting, how_far)


async def _answered(
    request: Request, journey: Journey[P, T], draw: Callable[[T], Drawn], *args: P.args, **kwargs: P.kwargs
) -> None:
    """Run it once, and put what it draws in the reminder's place."""

    def answer(outcome: T) -> Ack:
        return _in_place(request, draw(outcome))

    given = await request.desk.once(request.member, request.key, journey, answer, *args, **kwargs)
    if given:
        await request.respond(**given)
    await request.ack()


def _in_place(request: Request, drawn: Drawn) -> dict[str, object]:
    """A look back on the week stays; what was offered below it gives way."""
    kept = payloads.above(request.body, BELOW_WEEK)
    return {"text": drawn.text, "blocks": [*kept, *drawn.blocks], "replace_original": True}


def _posting(request: Request) -> Posting:
    return Posting.read(payloads.offer(request.body))


def _chosen(request: Request) -> tuple[str, Posting]:
    """What a button or a menu's option says, and of which message."""
    chosen, _, posting = payloads.offer(request.body).partition("|")
    return chosen, Posting.read(posting)
