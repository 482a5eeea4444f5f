"""A channel's digest as it is drawn when it is sent."""

from datetime import date, time, timedelta

import pytest

from bot.core.drill import Verdict
from bot.core.members import Level, Member, Mode
from bot.core.next_step import Choice
from bot.core.schedule import DigestChoice
from bot.core.scoring import Score
from bot.journeys.desk import Desk
from bot.journeys.schedules import DIGEST, reference
from bot.journeys.set_up_digest import FRIDAY, set_up_digest, stop_digest
from bot.journeys.share_in_digest import join_digest
from bot.scheduler.drawing import draw
from bot.views.drawn import Drawn
from tests.cast import ANA, NOON, FixedClock
from tests.past_drills import practise
from tests.scheduler.test_drawing import row

CHANNEL, DAY = "C0PRACTICE", date(2027, 3, 5)
OPENING = Choice("talks", "opening", rounds=3, mode=Mode.TYPED)


@pytest.fixture
async def set_up(desk: Desk) -> None:
    """Ana has set one up, on a Tuesday."""
    await desk.do(ANA, set_up_digest, DigestChoice(CHANNEL, FRIDAY, time(9)))


async def practised(desk: Desk, clock: FixedClock, weeks_ago: int) -> None:
    """Three people who are counted finished a drill each."""
    clock.now = NOON - timedelta(weeks=weeks_ago)
    for user_id in ("U-ANA", "U-MIA", "U-TOM"):
        member = Member(ANA.team_id, user_id)
        await desk.do(member, practise, OPENING, Level.SENIOR, Verdict.PASS, Score.TWO, "say it once")
        await desk.do(member, join_digest)
    clock.now = NOON


async def test_it_is_drawn_while_it_is_set_up(desk: Desk, set_up: None) -> None:
    drawn = await draw(desk, row(DIGEST, reference(CHANNEL, DAY)))
    assert isinstance(drawn, Drawn)
    assert drawn.text.startswith("This week's practice · 26 Feb – 4 Mar: Fewer than three people")


async def test_once_it_was_stopped_it_is_no_longer_due(desk: Desk, set_up: None) -> None:
    await desk.do(ANA, stop_digest, CHANNEL)
    assert await draw(desk, row(DIGEST, reference(CHANNEL, DAY))) is None


async def test_its_chart_tells_of_the_weeks_it_may_tell_of_and_the_words_stay_without_it(
    desk: Desk, set_up: None, clock: FixedClock
) -> None:
    for weeks_ago in (3, 0):
        await practised(desk, clock, weeks_ago)
    drawn = await draw(desk, row(DIGEST, reference(CHANNEL, DAY)))
    assert isinstance(drawn, Drawn)
    [chart] = drawn.charts
    assert chart.categories == ("5 Feb", "26 Feb")
    assert [(one.name, one.values) for one in chart.series] == [("Drills", (3, 3)), ("Goals met", (3, 3))]
    assert "data_visualization" in str(drawn.blocks)
    assert chart.words in str(drawn.without_charts().blocks)


async def test_of_a_single_week_there_is_no_chart(desk: Desk, set_up: None, clock: FixedClock) -> None:
    await practised(desk, clock, 0)
    drawn = await draw(desk, row(DIGEST, reference(CHANNEL, DAY)))
    assert isinstance(drawn, Drawn)
    assert "3 of 3 people practised" in drawn.text
    assert drawn.charts == ()
