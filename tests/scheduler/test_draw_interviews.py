"""The messages around a real interview as they must look at the moment they are sent; nothing when it is too late."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.core.entries import EntryForm, EntryKind
from bot.core.interviews import Interview
from bot.core.journal import Signals
from bot.core.outgoing import Op, Outgoing
from bot.journeys.around_interview import ASK, ASK_AGAIN, EVE
from bot.journeys.desk import Desk
from bot.journeys.plan_interview import Planned, call_off, plan_interview
from bot.journeys.write_entry import keep_entry
from bot.scheduler.drawing import draw
from bot.views.drawn import Drawn
from tests.cast import ANA, FixedClock
from tests.scheduler.test_drawing import row

OPENS = {
    EVE: "Good luck with your interview.",
    ASK: "How did it go? Write it down while it is fresh.",
    ASK_AGAIN: "Ten minutes left to write your interview down on time.",
}
IN_TIME = {EVE: -120, ASK: 10, ASK_AGAIN: 50}
"""Minutes after its end (it takes an hour)."""
LATEST = {EVE: -120, ASK: 12 * 60, ASK_AGAIN: 60}


@pytest.fixture
async def interview(desk: Desk) -> Interview:
    """Ana's, tomorrow."""
    planned = await desk.do(ANA, plan_interview, "tomorrow 15:00")
    assert isinstance(planned, Planned)
    return planned.interview


def _at(clock: FixedClock, interview: Interview, minutes: float) -> None:
    clock.now = interview.ends_at + timedelta(minutes=minutes)


async def _text(desk: Desk, asked: Outgoing) -> str | None:
    drawn = await draw(desk, asked)
    assert drawn is None or isinstance(drawn, Drawn)
    return drawn.text if drawn else None


async def _written(desk: Desk, interview: Interview) -> None:
    form = EntryForm("e1", interview.ends_at, EntryKind.INTERVIEW, ("talks", "opening"), Signals("at the start"))
    await desk.do(ANA, keep_entry, form)


@pytest.mark.parametrize("kind", OPENS)
async def test_each_is_due_until_its_time_is_over(
    desk: Desk, clock: FixedClock, interview: Interview, kind: str
) -> None:
    asked = row(kind, interview.id)
    for minutes in (IN_TIME[kind], LATEST[kind]):
        _at(clock, interview, minutes)
        assert await _text(desk, asked) == OPENS[kind]
    _at(clock, interview, LATEST[kind] + 0.1)
    assert await _text(desk, asked) is None


@pytest.mark.parametrize("kind", OPENS)
async def test_called_off_meanwhile_nothing_is_said_and_what_was_said_says_so(
    desk: Desk, clock: FixedClock, interview: Interview, kind: str
) -> None:
    _at(clock, interview, IN_TIME[kind])
    await desk.do(ANA, call_off, interview.id)
    asked = row(kind, interview.id)
    assert await _text(desk, asked) is None
    off = "Called off. Practice goes on as usual." if kind == EVE else "It didn't happen, so there is nothing to write."
    assert await _text(desk, replace(asked, op=Op.REDRAW)) == off


@pytest.mark.parametrize("kind", [ASK, ASK_AGAIN])
async def test_written_meanwhile_nobody_asks_and_the_question_gives_way(
    desk: Desk, clock: FixedClock, interview: Interview, kind: str
) -> None:
    _at(clock, interview, IN_TIME[kind])
    await _written(desk, interview)
    asked = row(kind, interview.id)
    assert await _text(desk, asked) is None
    assert await _text(desk, replace(asked, op=Op.REDRAW)) == "Your interview is written down."


@pytest.mark.parametrize("kind", OPENS)
async def test_of_an_interview_that_is_gone_nothing_is_due(desk: Desk, kind: str) -> None:
    assert await _text(desk, row(kind, "gone")) is None


async def test_a_card_that_stands_is_drawn_anew_however_late(
    desk: Desk, clock: FixedClock, interview: Interview
) -> None:
    _at(clock, interview, -30)
    assert await _text(desk, replace(row(EVE, interview.id), op=Op.REDRAW)) == OPENS[EVE]
