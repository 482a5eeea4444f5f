"""The message shortcut *Drill this question*: the form over a message, and the drill it leads to."""

from typing import Any

from slack_bolt.async_app import AsyncApp

from bot.journeys.desk import Ack
from bot.journeys.drill_question import drill_question, question_form
from bot.views.ids import Modal, Shortcut
from bot.views.question_modal import TITLE, draw_question_form, draw_question_kept
from handlers import forms
from handlers.front_door import FrontDoor, Request
from handlers.loading import open_modal


def register(app: AsyncApp, door: FrontDoor) -> None:
    """The shortcut and its form."""
    app.shortcut(Shortcut.DRILL_QUESTION)(door.through(opened))
    app.view(Modal.QUESTION)(door.through(question_given))


async def opened(request: Request) -> None:
    """The form with the message's text in it."""

    async def fill() -> dict[str, Any]:
        form = await request.desk.see(request.member, question_form, forms.message_text(request.body))
        return draw_question_form(request.library, form)

    await open_modal(request, TITLE, fill)
    await request.ack()


async def question_given(request: Request) -> None:
    """The question is kept; submitting its form twice puts up one card."""

    def answer(drill_follows: bool) -> Ack:
        return {"drill_follows": drill_follows}

    filled = forms.filled_question(request.body)
    given = await request.desk.once(request.member, f"question:{filled.id}", drill_question, answer, filled)
    assert given is not None
    kept = draw_question_kept(drill_follows=given["drill_follows"])
    await request.ack(response_action="update", view=kept)
