"""The journal outside the look back: its form, by command or shortcut, and *Add to my questions* on what it kept."""

from typing import Any

from slack_bolt.async_app import AsyncApp

from bot.journeys.add_question import add_question
from bot.journeys.half_written_entry import keep_half_written, new_entry
from bot.journeys.write_entry import keep_entry
from bot.views.ids import Action, Modal, Shortcut
from bot.views.journal import draw_entry_form
from handlers import forms, payloads
from handlers.front_door import FrontDoor, Request
from handlers.loading import open_modal


def register(app: AsyncApp, door: FrontDoor) -> None:
    """The shortcut, the form and the button; the command comes through its first word, keystrokes through drafts."""
    app.shortcut(Shortcut.WRITE_JOURNAL)(door.through(opened))
    app.view(Modal.ENTRY)(door.through(entry_given))
    app.action(Action.ADD_QUESTION)(door.through(question_added))


async def command(request: Request, rest: str) -> None:
    """`/drill journal`."""
    await opened(request)


async def opened(request: Request) -> None:
    """The form: empty, or with what was typed and never submitted."""

    async def fill() -> dict[str, Any]:
        return draw_entry_form(request.library, await request.desk.see(request.member, new_entry))

    await open_modal(request, "Write a journal entry", fill)
    await request.ack()


async def keep_typed(request: Request) -> None:
    """A field changed: the form's draft."""
    form = forms.entry_form(request.body)
    await request.desk.do(request.member, keep_half_written, form, payloads.typed_ts(request.body))


async def entry_given(request: Request) -> None:
    """The entry is kept, and its confirmation is on its way to the DM."""
    await request.desk.do(request.member, keep_entry, forms.entry_form(request.body))
    await request.ack()


async def question_added(request: Request) -> None:
    """*Add to my questions*."""
    entry_id = payloads.offer(request.body)
    await request.desk.once(request.member, request.key, add_question, None, entry_id)
    await request.ack()
