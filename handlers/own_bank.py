"""*My questions*: the member's own bank by `/drill questions` or from Home, and what is pressed and submitted in it."""

from dataclasses import replace
from typing import Any

from slack_bolt.async_app import AsyncApp

from bot.core.drill import Drill
from bot.core.errors import QuestionGone, WhetstoneError
from bot.core.next_step import FirstUse
from bot.core.own_bank import Look
from bot.core.own_questions import OwnQuestion
from bot.core.question import OWN_QUESTION
from bot.journeys.desk import Ack
from bot.journeys.own_bank import add_own, drill_own, edit_own, own_question, remove_own, see_bank
from bot.views import own_bank
from bot.views.ids import ALL_AREAS, DRILL_IT, EDIT_IT, Action, Modal
from bot.views.metadata import BankMetadata
from bot.views.own_bank import Notice
from bot.views.start_modal import draw_first_use
from handlers import forms, payloads, windows
from handlers.front_door import FrontDoor, Request
from handlers.loading import open_modal
from handlers.offers import refresh_home

FORM = "form"
"""In the answer kept in the inbox: the question a newcomer is asked before their first drill."""
TEXT, BESIDE = "text", "beside"
"""In the answer kept in the inbox: what the list then says, and the question it says it of."""


def register(app: AsyncApp, door: FrontDoor) -> None:
    """The buttons and the forms; the command comes through its first word."""
    app.action(Action.OWN_BANK)(door.through(opened))
    app.action(Action.OWN_MORE)(door.through(chosen))
    app.action(Action.OWN_AREA)(door.through(area_chosen))
    app.action(Action.OWN_BACK)(door.through(page_turned))
    app.action(Action.OWN_ON)(door.through(page_turned))
    app.action(Action.OWN_ADD)(door.through(adding))
    app.view(Modal.OWN_ADD)(door.through(added))
    app.view(Modal.OWN_EDIT)(door.through(edited))
    app.view(Modal.OWN_REMOVE)(door.through(removed))


async def command(request: Request, rest: str) -> None:
    """`/drill questions`."""
    await opened(request)


async def opened(request: Request) -> None:
    """The first page."""

    async def fill() -> dict[str, Any]:
        return await _drawn(request, Look())

    await open_modal(request, own_bank.TITLE, fill)
    await request.ack()


async def page_turned(request: Request) -> None:
    """*Next page* and *Previous page*."""
    await _look(request, replace(_kept(request).look, page=int(payloads.offer(request.body))))
    await request.ack()


async def area_chosen(request: Request) -> None:
    """One area's questions, or those of all."""
    value = payloads.offer(request.body)
    await _look(request, Look() if value == ALL_AREAS else Look(area=payloads.area_pressed(request.body)))
    await request.ack()


async def chosen(request: Request) -> None:
    """A question's menu. What can't be done is said on the list, which shows how things stand by now."""
    question_id, choice = own_bank.question_in(windows.block_pressed(request.body)), payloads.offer(request.body)
    try:
        if choice == DRILL_IT:
            await _drill(request, question_id)
        else:
            await _push(request, question_id, choice)
    except WhetstoneError as refusal:
        await _look(request, _kept(request).look, Notice(refusal.sentence, question_id))
    await request.ack()


async def _drill(request: Request, question_id: str) -> None:
    """Starts a drill with the question; a newcomer is asked for the level before."""

    def answer(outcome: FirstUse | Drill) -> Ack:
        if isinstance(outcome, FirstUse):
            return {FORM: draw_first_use(outcome)}
        return {TEXT: own_bank.STARTED, BESIDE: outcome.now_at.question_id.removeprefix(OWN_QUESTION)}

    given = await request.desk.once(request.member, request.key, drill_own, answer, question_id)
    assert given is not None
    if FORM in given:
        await request.client.views_push(trigger_id=request.trigger_id, view=given[FORM])
    else:
        await _show_done(request, windows.here(request.body), Notice(given[TEXT], given[BESIDE]))
        await refresh_home(request)


async def _push(request: Request, question_id: str, choice: str) -> None:
    """The form that changes it, or the one that removes it."""
    question, look = await request.desk.see(request.member, own_question, question_id), _kept(request).look
    editing = choice == EDIT_IT
    view = own_bank.draw_edit(request.library, question, look) if editing else own_bank.draw_remove(question, look)
    await request.client.views_push(trigger_id=request.trigger_id, view=view)


async def adding(request: Request) -> None:
    """*Add one*."""
    view = own_bank.draw_add(request.library, _kept(request).look)
    await request.client.views_push(trigger_id=request.trigger_id, view=view)
    await request.ack()


async def added(request: Request) -> None:
    """A new question."""

    def answer(question: OwnQuestion) -> Ack:
        return {TEXT: own_bank.say_added(request.library, question), BESIDE: ""}

    filled = forms.filled_question(request.body)
    given = await request.desk.once(request.member, payloads.form_key(request.body), add_own, answer, filled)
    await _close_form(request, given)


async def edited(request: Request) -> None:
    """A question was changed; one that is gone by now is told of on the list."""
    filled = replace(forms.filled_question(request.body), id=_kept(request).question_id)

    def answer(question: OwnQuestion) -> Ack:
        is_new = question.id != filled.id
        return {TEXT: own_bank.say_saved(request.library, question, is_new=is_new), BESIDE: question.id}

    try:
        given = await request.desk.once(request.member, payloads.form_key(request.body), edit_own, answer, filled)
    except QuestionGone as gone:
        given = {TEXT: gone.sentence, BESIDE: ""}
    await _close_form(request, given)


async def removed(request: Request) -> None:
    """A question was removed, here or elsewhere before."""

    def answer(was_there: bool) -> Ack:
        return {TEXT: own_bank.REMOVED if was_there else QuestionGone().sentence, BESIDE: ""}

    question_id, key = _kept(request).question_id, payloads.form_key(request.body)
    await _close_form(request, await request.desk.once(request.member, key, remove_own, answer, question_id))


async def _close_form(request: Request, given: Ack) -> None:
    """Back to the list."""
    await request.ack()
    assert given is not None
    await _show_done(request, windows.below(request.body), Notice(given[TEXT], given[BESIDE]))


async def _show_done(request: Request, view_id: str, notice: Notice) -> None:
    """The list after what was done."""
    await windows.redraw(request, view_id, await _drawn(request, _kept(request).look, notice))


async def _look(request: Request, look: Look, notice: Notice | None = None) -> None:
    """The list in its place."""
    view = await _drawn(request, look, notice)
    await request.client.views_update(view_id=windows.here(request.body), view=view)


async def _drawn(request: Request, look: Look, notice: Notice | None = None) -> dict[str, Any]:
    return own_bank.draw_bank(request.library, await request.desk.see(request.member, see_bank, look), notice)


def _kept(request: Request) -> BankMetadata:
    return BankMetadata.unpacked(payloads.metadata(request.body))
