"""Charts somebody asked for, as they are drawn when they are sent."""

from datetime import timedelta

from bot.core.logged import LoggedScore
from bot.core.scoring import Rater, Score
from bot.journeys.ask_charts import AREA_CHARTS
from bot.journeys.desk import Desk
from bot.journeys.visit import Visit
from bot.scheduler.drawing import draw
from bot.store import logged
from bot.views.drawn import Drawn
from tests.cast import ANA
from tests.journeys.seen_areas import brought
from tests.scheduler.test_drawing import row


def three_weeks(visit: Visit) -> None:
    """A score a week, the last today."""
    for ago in range(3):
        given = LoggedScore("opening", Rater.SELF, Score.TWO)
        brought(visit, f"log{ago}", visit.now - timedelta(weeks=ago), given)


async def test_it_is_drawn_from_what_counts_by_then(desk: Desk) -> None:
    await desk.do(ANA, three_weeks)
    drawn = await draw(desk, row(AREA_CHARTS, "talks|opening"))
    assert isinstance(drawn, Drawn)
    [chart] = drawn.charts
    assert (chart.title, [one.values for one in chart.series]) == ("Opening over time", [(2, 2, 2)])
    assert chart.categories == ("16 Feb", "23 Feb", "2 Mar")
    told = [text["text"] for block in drawn.without_charts().blocks for text in block.get("elements", ())]
    assert chart.words in told


async def test_what_is_not_enough_any_more_is_no_longer_due(desk: Desk) -> None:
    await desk.do(ANA, three_weeks)
    await desk.do(ANA, lambda visit: logged.remove(visit.tx, visit.member, "log1"))
    for reference in ("talks|opening", "talks|", "juggling|"):
        assert await draw(desk, row(AREA_CHARTS, reference)) is None
