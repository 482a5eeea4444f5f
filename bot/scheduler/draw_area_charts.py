"""Draws the charts somebody asked for at the moment they are sent, from what counts by then."""

from bot.core.outgoing import Outgoing
from bot.journeys.ask_charts import see_charts
from bot.journeys.desk import Desk
from bot.views.area_charts import draw_area_charts as draw
from bot.views.drawn import Drawn


async def draw_area_charts(desk: Desk, row: Outgoing) -> Drawn | None:
    """The message, or None where there isn't enough for a chart any more."""
    charts = await desk.see(row.member, see_charts, row.reference)
    return draw(charts) if charts else None
