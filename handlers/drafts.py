"""Fields that tell what is typed as it is typed: which forms keep it. How they do is in each form's own module."""

from collections.abc import Mapping

from slack_bolt.async_app import AsyncApp

from bot.views.ids import Action, Modal
from handlers import journal_form, look_back_modal, payloads
from handlers.front_door import FrontDoor, Listener, Request

KEPT_BY: Mapping[str, Listener] = {
    Modal.SCORE: look_back_modal.keep_typed,
    Modal.JOURNAL: look_back_modal.keep_typed,
    Modal.FIX: look_back_modal.keep_typed,
    Modal.ENTRY: journal_form.keep_typed,
}
"""By the form's callback id. Any other form keeps nothing until it is submitted."""


def register(app: AsyncApp, door: FrontDoor) -> None:
    """The one listener for every field."""
    app.action(Action.FIELD)(door.through(typed))


async def typed(request: Request) -> None:
    """A field changed: what stands in its form is kept, so that closing it loses nothing."""
    keep = KEPT_BY.get(payloads.callback_id(request.body))
    if keep is not None:
        await keep(request)
    await request.ack()
