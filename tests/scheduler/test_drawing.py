"""A row of the outbox as it must look at the moment it is sent, or nothing when it is no longer due."""

from dataclasses import replace

import pytest

from bot.core.drill import Drill, Step, Verdict
from bot.core.entries import EntryForm, EntryKind
from bot.core.journal import Signals
from bot.core.members import Level
from bot.core.moves import follow_up
from bot.core.outgoing import Op, Outgoing
from bot.core.scoring import Rater, Score, ScoreSheet
from bot.journeys.desk import Desk
from bot.journeys.find_drill import open_drill
from bot.journeys.finish_answer import finish
from bot.journeys.greet import WELCOME
from bot.journeys.hear_message import Remark
from bot.journeys.judge_round import close_round
from bot.journeys.keep_draft import Form
from bot.journeys.plan_due import NUDGE
from bot.journeys.publish import LINE, save
from bot.journeys.score_drill import keep_scores
from bot.journeys.share_rubric import RUBRIC
from bot.journeys.start_drill import start_first
from bot.journeys.stop_drill import end, leave
from bot.journeys.visit import Visit
from bot.journeys.watch_drill import WAITS
from bot.journeys.write_entry import ENTRY, keep_entry
from bot.scheduler.drawing import draw
from bot.views.drawn import Drawn
from tests.cast import ANA, NOON


def row(kind: str, reference: str = "", key: str = "key") -> Outgoing:
    """A row about to be sent to Ana."""
    return Outgoing(
        team_id=ANA.team_id,
        key=key,
        op=Op.POST,
        user_id=ANA.user_id,
        conversation=f"dm:{ANA.user_id}",
        kind=kind,
        reference=reference,
        version=1,
        attempts=0,
        maybe_posted=False,
        root_key=None,
        channel_id=None,
        root_ts=None,
        ts=None,
    )


@pytest.fixture
async def drill(desk: Desk) -> Drill:
    """Ana's first drill, at its first question."""
    return await desk.do(ANA, start_first, "talks", Level.SENIOR)


def rounds_over(visit: Visit) -> Drill:
    """Done, no follow-up, Pass, Stop: what is left is the look back."""
    waiting = finish(visit, open_drill(visit))
    judging = save(visit, waiting, follow_up(waiting, None))
    return end(visit, close_round(visit, judging, Verdict.PASS))


@pytest.mark.parametrize(
    ("kind", "says"),
    [
        (WELCOME, "Welcome to Whetstone."),
        (Remark.HELP, "What you can type"),
        (Remark.STRAY, "I keep quiet outside drills."),
        (Remark.STRAY_IN_THREAD, "This drill is over."),
        (Remark.PRESS_START, "Press Start round 1"),
        (Remark.NEXT, "Your first drill needs two answers"),
    ],
)
async def test_every_kind_of_remark_has_its_message(desk: Desk, kind: str, says: str) -> None:
    drawn = await draw(desk, row(kind))
    assert drawn is not None
    assert drawn.text.startswith(says)


@pytest.mark.parametrize("remark", Remark)
async def test_no_kind_of_remark_was_forgotten(desk: Desk, remark: Remark) -> None:
    assert await draw(desk, row(remark, "A sentence.")) is not None


async def test_a_sentence_is_said_as_it_is(desk: Desk) -> None:
    drawn = await draw(desk, row(Remark.SAID, "You have no drill open."))
    assert drawn is not None
    assert drawn.text == "You have no drill open."


async def test_a_line_is_drawn_from_the_drill_as_it_stands(desk: Desk, drill: Drill) -> None:
    card = row(LINE, drill.id, f"drill:{drill.id}:card")
    drawn = await draw(desk, card)
    assert drawn is not None
    assert "Started" in str(drawn.blocks)


@pytest.mark.parametrize("key", ["drill:{id}:question:2", "drill:{id}:saying:1:1", "drill:{id}:result", "drill:x:card"])
async def test_a_line_the_drill_does_not_have_is_not_due(desk: Desk, drill: Drill, key: str) -> None:
    assert await draw(desk, row(LINE, drill.id, key.format(id=drill.id))) is None


async def test_a_line_of_a_drill_that_is_gone_is_not_due(desk: Desk) -> None:
    assert await draw(desk, row(LINE, "gone", "drill:gone:card")) is None


async def test_a_nudge_is_due_only_while_the_score_is_missing(desk: Desk, drill: Drill) -> None:
    nudge = row(NUDGE, drill.id)
    assert await draw(desk, nudge) is None
    await desk.do(ANA, rounds_over)
    assert await draw(desk, nudge) is not None
    form = Form(drill.id, Step.SCORE, "first drawing")
    await desk.do(ANA, keep_scores, form, ScoreSheet(Rater.SELF, {"opening": Score.TWO}))
    assert await draw(desk, nudge) is None
    heeded = await draw(desk, replace(nudge, op=Op.REDRAW))
    assert isinstance(heeded, Drawn)
    assert heeded.text == "Scored on time."


async def test_a_drill_that_waits_is_offered_while_it_is_paused(desk: Desk, drill: Drill) -> None:
    offer = row(WAITS, drill.id)
    assert await draw(desk, offer) is None, "somebody is at it"
    await desk.do(ANA, lambda visit: leave(visit, open_drill(visit)))
    drawn = await draw(desk, offer)
    assert isinstance(drawn, Drawn)
    assert drawn.text.startswith("Your drill on Opening is still here.")
    await desk.do(ANA, lambda visit: end(visit, open_drill(visit)))
    assert await draw(desk, offer) is None
    assert await draw(desk, row(WAITS, "gone")) is None


async def test_a_rubric_is_sent_as_text_while_its_file_is_there(desk: Desk) -> None:
    drawn = await draw(desk, row(RUBRIC, "talks"))
    assert isinstance(drawn, Drawn)
    assert drawn.text.startswith("The rubric for Short talks")
    assert await draw(desk, row(RUBRIC, "gone")) is None


async def test_a_journal_entry_is_confirmed_while_it_is_there(desk: Desk) -> None:
    assert await draw(desk, row(ENTRY, "e1")) is None
    await desk.do(ANA, keep_entry, EntryForm("e1", NOON, EntryKind.MOCK, ("talks", "ending"), Signals("x")))
    drawn = await draw(desk, row(ENTRY, "e1"))
    assert drawn is not None
    assert drawn.text == "Your mock is written down, under Ending."
