"""An AI that isn't there: the bank's words at once, and the bank goes on."""

import random

import pytest

from bot.core.assessment import Abstention
from bot.core.drill import Handover, Role, Voice
from bot.interviewer.absent import AbsentInterviewer
from bot.interviewer.bank_interviewer import BankInterviewer
from bot.interviewer.interviewer import Interviewer, Said, Worded
from tests.interviewer.rooms import answers, coming, situation


@pytest.fixture
def absent() -> Interviewer:
    return AbsentInterviewer(BankInterviewer(random.Random(7)))


async def test_it_follows_up_as_the_bank_does_and_hands_over(absent: Interviewer) -> None:
    said = await absent.follow_up(situation("The bridge is closed."))
    assert said == Said("Why is that so?", Voice.BANK, Handover.SILENT)
    assert await absent.follow_up(situation("Because of the cost.")) == Said(None, handover=Handover.SILENT)
    pushed = await absent.follow_up(situation(role=Role.PRESSURE))
    assert pushed.text in situation().pushes


async def test_it_asks_the_bank_s_question(absent: Interviewer) -> None:
    worded = await absent.word_question(coming())
    assert worded == Worded(coming().question, coming().instruction, Voice.BANK, Handover.SILENT)


async def test_it_reads_nothing(absent: Interviewer) -> None:
    read = await absent.assess(answers())
    assert [(each.dimension_id, each.score, each.abstention) for each in read.assessments] == [
        ("opening", None, Abstention.SILENT),
        ("ending", None, Abstention.SILENT),
    ]
    assert (read.judge, read.spent) == ("", ())
