"""Reminders and their offer as they are sent: from what is stored, or nothing when they are no longer due."""

from dataclasses import replace
from datetime import time, timedelta
from typing import Any

import pytest

from bot.core.drill import Verdict
from bot.core.members import Level, Mode
from bot.core.next_step import Choice
from bot.core.outgoing import Op, Outgoing
from bot.core.reminder import Posting
from bot.core.rhythm import EVERY_DAY, Rhythm
from bot.core.scoring import Score
from bot.journeys.answer_reminder import skip_today
from bot.journeys.choose_reminders import OFFER, choose_usual
from bot.journeys.desk import Desk
from bot.journeys.keep_rhythm import choose_rhythm
from bot.journeys.plan_reminders import REMINDER
from bot.journeys.visit import Visit
from bot.scheduler.drawing import draw
from bot.store import members, reminders
from bot.views.drawn import Drawn
from tests import past_drills
from tests.cast import ANA, NOON, FixedClock
from tests.scheduler.test_drawing import row

TUESDAY = Posting(NOON.date())


@pytest.fixture
async def told(desk: Desk) -> None:
    """Ana wants a reminder every day, the week on Tuesdays, and told her target."""

    def tell(visit: Visit) -> None:
        rhythm = Rhythm(EVERY_DAY, time(9), "UTC", weekly_on=NOON.weekday())
        choose_rhythm(visit, rhythm, None)
        members.set_target(visit.tx, visit.member, "talks", Level.SENIOR)

    await desk.do(ANA, tell)


def reminder(reference: str = "2027-03-02") -> Outgoing:
    """The row of Tuesday's."""
    return row(REMINDER, reference)


async def question(desk: Desk) -> str:
    """What is stored as shown."""
    [latest] = await desk.see(ANA, lambda visit: reminders.latest(visit.tx, visit.member, 9))
    return latest.question


@pytest.mark.usefixtures("told")
async def test_it_is_drawn_with_the_question_that_is_stored_and_drawn_alike_again(desk: Desk) -> None:
    drawn = await draw(desk, reminder())
    assert isinstance(drawn, Drawn)
    assert drawn.text == "Opening, round 1 is ready. 18 minutes?"
    assert await question(desk) in str(drawn.blocks)
    assert await draw(desk, reminder()) == drawn


@pytest.mark.usefixtures("told")
async def test_what_was_put_off_carries_its_number_in_its_buttons(desk: Desk) -> None:
    drawn = await draw(desk, reminder("2027-03-02:2"))
    assert isinstance(drawn, Drawn)
    assert "'value': '2027-03-02:2'" in str(drawn.blocks)


@pytest.mark.usefixtures("told")
async def test_answered_meanwhile_it_is_not_sent(desk: Desk) -> None:
    await draw(desk, reminder())
    await desk.do(ANA, skip_today, TUESDAY)
    assert await draw(desk, reminder()) is None


@pytest.mark.usefixtures("told")
async def test_held_up_for_too_long_it_is_not_sent(desk: Desk, clock: FixedClock) -> None:
    clock.now = NOON + timedelta(hours=13, seconds=1)
    assert await draw(desk, reminder()) is None


async def test_of_nobody_we_know_nothing_is_drawn(desk: Desk) -> None:
    assert await draw(desk, reminder()) is None


def practised(visit: Visit) -> None:
    """A drill of three weeks ago and one of last week."""
    for days, score in ((21, Score.ONE), (3, Score.TWO)):
        before = replace(visit, now=visit.now - timedelta(days=days))
        choice = Choice("talks", "opening", rounds=3, mode=Mode.TYPED)
        past_drills.practise(before, choice, Level.SENIOR, Verdict.PASS, score, "Say it once")


@pytest.mark.usefixtures("told")
async def test_the_look_back_on_the_week_stands_above_the_next_drill_with_its_chart(desk: Desk) -> None:
    await desk.do(ANA, practised)
    drawn = await draw(desk, reminder("2027-03-02|week"))
    assert isinstance(drawn, Drawn)
    assert drawn.text.startswith("Your week: 1 drill")
    kinds = [block["type"] for block in drawn.blocks]
    assert kinds.index("data_visualization") < kinds.index("divider") < kinds.index("actions")
    assert len(drawn.charts) == 1
    assert await question(desk) in str(drawn.blocks)


async def test_the_offer_asks_only_who_has_set_none_meanwhile(desk: Desk) -> None:
    offer = row(OFFER)
    asked: Any = await draw(desk, offer)
    assert asked.text.startswith("Shall I bring you the next one?")
    declined: Any = await draw(desk, replace(offer, op=Op.REDRAW))
    assert declined.text.startswith("No reminders, then.")
    await desk.do(ANA, choose_usual)
    assert await draw(desk, offer) is None
    taken: Any = await draw(desk, replace(offer, op=Op.REDRAW))
    assert taken.text.startswith("Reminders are set. Next: ")
