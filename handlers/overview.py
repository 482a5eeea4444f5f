"""`/drill areas`, `/drill rubric`, and what a name after /drill may have meant; for one's eyes only."""

from slack_bolt.async_app import AsyncApp

from bot.core.find_area import Suggestions
from bot.core.next_step import FirstUse
from bot.core.rubric import Rubric
from bot.journeys.desk import Ack
from bot.journeys.see_home import see_areas
from bot.journeys.seek_area import show_area
from bot.journeys.share_rubric import share_named
from bot.views.proposals import SUGGESTED, draw_no_areas_yet, draw_no_rubric, draw_sought
from bot.views.remarks import draw_rubric_sent
from bot.views.standing import draw_areas
from handlers import payloads
from handlers.front_door import FrontDoor, Request


async def areas(request: Request, rest: str) -> None:
    """`/drill areas`, of one's own rubric or of the one named."""
    seen = await request.desk.see(request.member, see_areas, rest)
    if isinstance(seen, Suggestions):
        drawn = draw_no_rubric(rest, list(request.library))
    else:
        drawn = draw_no_areas_yet() if isinstance(seen, FirstUse) else draw_areas(seen)
    await request.ack(**drawn.as_ack())


async def rubric(request: Request, rest: str) -> None:
    """`/drill rubric`: the text of one's own rubric, or of the one named, comes to the DM."""

    def answer(found: Rubric | Suggestions) -> Ack:
        unclear = isinstance(found, Suggestions)
        return (draw_no_rubric(rest, list(request.library)) if unclear else draw_rubric_sent()).as_ack()

    given = await request.desk.once(request.member, request.key, share_named, answer, rest)
    await request.ack(**(given or {}))


def register(app: AsyncApp, door: FrontDoor) -> None:
    """The buttons of suggested areas."""
    for action in SUGGESTED:
        app.action(action)(door.through(suggestion_pressed))


async def suggestion_pressed(request: Request) -> None:
    """One of the areas that may have been meant; its next drill takes the suggestions' place."""
    sought = await request.desk.see(request.member, show_area, *payloads.area_pressed(request.body))
    drawn = draw_sought(sought, "")
    await request.respond(text=drawn.text, blocks=list(drawn.blocks), replace_original=True)
    await request.ack()
