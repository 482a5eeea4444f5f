"""`/drill calibrate`: an answer to score, ours beside it, and the next one, all in one modal."""

from typing import Any

from slack_bolt.async_app import AsyncApp

from bot.core.find_area import Suggestions
from bot.core.reading_practice import ReadSoFar, ToRead
from bot.journeys.calibrate import answer_to_read, keep_reading, next_answer
from bot.views.calibration import TITLE, draw_all_read, draw_judged, draw_to_read
from bot.views.ids import Block, Modal
from bot.views.proposals import draw_no_rubric
from handlers import payloads
from handlers.fields import values
from handlers.front_door import FrontDoor, Request
from handlers.loading import open_modal


def register(app: AsyncApp, door: FrontDoor) -> None:
    """Both forms of the modal; the command comes through its first word."""
    app.view(Modal.TO_READ)(door.through(level_given))
    app.view(Modal.JUDGED)(door.through(next_wanted))


async def command(request: Request, rest: str) -> None:
    """`/drill calibrate`, with answers to one's own rubric first, or to the one named."""
    found = await request.desk.see(request.member, answer_to_read, rest)
    if isinstance(found, Suggestions):
        await request.ack(**draw_no_rubric(rest, list(request.library)).as_ack())
        return

    async def fill() -> dict[str, Any]:
        return _drawn(found)

    await open_modal(request, TITLE, fill)
    await request.ack()


async def level_given(request: Request) -> None:
    """*See ours*: the level is kept, then the reference is shown."""
    given = values(request.body)[Block.GIVEN]
    assert given is not None  # Slack takes no form without it
    judged = await request.desk.do(request.member, keep_reading, payloads.metadata(request.body), int(given))
    await request.ack(response_action="update", view=draw_judged(judged))


async def next_wanted(request: Request) -> None:
    """*Next answer*."""
    found = await request.desk.see(request.member, next_answer, payloads.metadata(request.body))
    await request.ack(response_action="update", view=_drawn(found))


def _drawn(found: ToRead | ReadSoFar) -> dict[str, Any]:
    return draw_to_read(found) if isinstance(found, ToRead) else draw_all_read(found)
