"""*Chart* in an area's modal and *Charts* below where one stands: asked for here, posted into the DM."""

from typing import Any

from slack_bolt.async_app import AsyncApp

from bot.core.area_chart import AreaCharts
from bot.core.area_detail import Place
from bot.journeys.ask_charts import ask_for_charts
from bot.journeys.see_area import see_area
from bot.views.area_charts import draw_asked, draw_asked_in_modal, say_asked
from bot.views.area_modal import draw_area
from bot.views.ids import Action
from handlers import payloads, windows
from handlers.front_door import FrontDoor, Request


def register(app: AsyncApp, door: FrontDoor) -> None:
    """Both buttons."""
    app.action(Action.AREA_CHART)(door.through(of_area))
    app.action(Action.CHARTS)(door.through(of_rubric))


async def of_area(request: Request) -> None:
    """One area's chart; the modal says what came of it."""
    place = Place.read(payloads.offer(request.body))
    charts = await request.desk.do(request.member, ask_for_charts, place.rubric_id, place.dimension_id)

    async def gather() -> dict[str, Any]:
        return draw_area(await request.desk.see(request.member, see_area, place), say_asked(charts))

    await windows.redraw_pressed(request, gather)
    await request.ack()


async def of_rubric(request: Request) -> None:
    """The charts of a rubric's areas; whoever asked is told where they come, or what is missing."""
    charts = await request.desk.do(request.member, ask_for_charts, payloads.offer(request.body))
    await _tell(request, charts)
    await request.ack()


async def _tell(request: Request, charts: AreaCharts) -> None:
    """For their eyes only: below the message, on top of the modal, or in one of its own over Home."""
    if request.body.get("response_url"):
        drawn = draw_asked(charts)
        blocks = list(drawn.blocks)
        await request.respond(text=drawn.text, blocks=blocks, response_type="ephemeral", replace_original=False)
        return
    await windows.lay_over(request, draw_asked_in_modal(charts))
