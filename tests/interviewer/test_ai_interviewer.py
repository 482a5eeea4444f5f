"""The interviewer with a model: who decides what, and who speaks where the model has nothing usable to say."""

import random
from collections.abc import Mapping
from dataclasses import replace

import pytest
from pydantic import BaseModel

from bot.core.drill import Handover, Role, Voice
from bot.core.rubric import Dimension
from bot.core.spending import Call, Outcome, Spent
from bot.interviewer.ai_interviewer import AiInterviewer
from bot.interviewer.bank_interviewer import BankInterviewer
from bot.interviewer.interviewer import Said, Situation, Worded
from bot.interviewer.replies import Coaching, FollowUp, Variation
from tests.interviewer.rooms import ANYWHERE, BRIDGE, coming, opening, situation
from tests.interviewer.scripted_model import TOKENS, ScriptedModel

ASK = FollowUp(weakest="the eight minutes", ask="Who counted those eight minutes?")
VERDICT = FollowUp(weakest="nothing", ask="Great answer. Who counted those eight minutes?")
QUESTION = Variation(
    question="The school's boiler stops every third Monday, and 300 pupils sit in coats. Tell the head."
)
INSTRUCTION = Coaching(instruction="Say the number before the reason.")
LEAK = Variation(question="The school's boiler stops every Monday. Say it so that one says what the point costs.")
PRAISE = Coaching(instruction="Excellent, and now name the number first.")

SILENCE = [Outcome.SLOW, Outcome.DOWN, Outcome.REFUSED, Outcome.CUT, Outcome.NONSENSE]
OPEN = "The bridge is closed."
"""An answer that leaves both of the bank's probes open: “Why is that so?” and “What does it cost?”."""
COMPLETE = "Closed, because it rusts; the cost is a million."
PUSHES = (*opening().pressure, *ANYWHERE)


def interviewer(replies: Mapping[Call, BaseModel | Outcome], together: int = 1) -> tuple[AiInterviewer, ScriptedModel]:
    model = ScriptedModel(replies, together)
    return AiInterviewer(BankInterviewer(random.Random(7)), model, random.Random(7)), model


async def follow_up(asked: Situation, reply: BaseModel | Outcome = ASK) -> tuple[Said, ScriptedModel]:
    ai, model = interviewer({Call.PROBE: reply})
    return await ai.follow_up(asked), model


def paid(call: Call, last: Outcome) -> tuple[Spent, ...]:
    """What a call of the script's cost: one reply in vain, then the one that counts."""
    return (Spent(call, Outcome.NONSENSE, TOKENS), Spent(call, last, TOKENS))


# ----------------------------------------------------------------------------------------------- how many follow-ups
@pytest.mark.parametrize("answer", [OPEN, COMPLETE, BRIDGE])
@pytest.mark.parametrize("role", Role)
async def test_the_first_follow_up_is_the_model_s_whatever_the_answer_was(answer: str, role: Role) -> None:
    said, model = await follow_up(situation(answer, role=role))
    assert said == Said(ASK.ask, Voice.AI, spent=paid(Call.PROBE, Outcome.OK))
    assert model.calls == [Call.PROBE]


@pytest.mark.parametrize("role", Role)
async def test_a_second_one_comes_only_where_the_bank_s_rule_leaves_something_open(role: Role) -> None:
    said, model = await follow_up(situation(OPEN, role=role, said=("Says who?",), probes=1))
    assert (said.text, said.voice) == (ASK.ask, Voice.AI)
    said, model = await follow_up(situation(COMPLETE, role=role, said=("Says who?",), probes=1))
    assert said == Said(None)
    assert model.calls == []


@pytest.mark.parametrize(
    ("role", "probes", "kind"),
    [
        (Role.EXPOSE, 0, "probe"),
        (Role.EXPOSE, 1, "probe"),
        (Role.REFINE, 0, "probe"),
        (Role.PRESSURE, 0, "push"),
        (Role.PRESSURE, 1, "probe"),
    ],
)
async def test_in_the_last_round_it_presses_first_and_then_asks(role: Role, probes: int, kind: str) -> None:
    _, model = await follow_up(situation(OPEN, role=role, said=("Says who?",) * probes, probes=probes))
    ((_, prompt),) = model.asked
    assert prompt.user.startswith(f"## Kind\n{kind}\n")


async def test_after_a_push_of_the_model_s_the_bank_doesn_t_press_again() -> None:
    asked = situation(OPEN, role=Role.PRESSURE, said=("And if I don't believe the firm?",), probes=1)
    said, _ = await follow_up(asked, Outcome.SLOW)
    assert said.text == "Why is that so?"
    first, _ = await follow_up(replace(asked, said_in_drill=(), probes=0), Outcome.SLOW)
    assert first.text in PUSHES


# ------------------------------------------------------------------------------------------- the bank in its place
async def test_what_the_guards_throw_away_the_bank_says_and_the_ai_goes_on() -> None:
    said, _ = await follow_up(situation(OPEN), VERDICT)
    assert said == Said("Why is that so?", Voice.BANK, None, paid(Call.PROBE, Outcome.DISCARDED))


async def test_a_follow_up_asked_before_is_thrown_away() -> None:
    said, _ = await follow_up(situation(OPEN, said=(ASK.ask,), probes=1))
    assert (said.text, said.voice, said.spent[-1].outcome) == ("Why is that so?", Voice.BANK, Outcome.DISCARDED)


@pytest.mark.parametrize("outcome", SILENCE)
async def test_when_the_model_is_silent_the_bank_takes_over(outcome: Outcome) -> None:
    said, _ = await follow_up(situation(OPEN), outcome)
    assert said == Said("Why is that so?", Voice.BANK, Handover.SILENT, (Spent(Call.PROBE, outcome, TOKENS),))


async def test_where_the_bank_has_nothing_to_ask_either_the_answer_is_complete() -> None:
    for reply, handover in ((VERDICT, None), (Outcome.DOWN, Handover.SILENT)):
        said, _ = await follow_up(situation(COMPLETE), reply)
        assert (said.text, said.handover) == (None, handover)


@pytest.mark.parametrize("role", Role)
async def test_what_can_t_be_paid_for_isn_t_asked(role: Role) -> None:
    said, model = await follow_up(situation(OPEN, role=role, affordable=False))
    assert said == Said(said.text, Voice.BANK, Handover.SPENT)
    assert said.text in (PUSHES if role is Role.PRESSURE else ("Why is that so?",))
    assert model.calls == []


# ------------------------------------------------------------------------------------------------- the next question
def both(question: BaseModel | Outcome, instruction: BaseModel | Outcome) -> Mapping[Call, BaseModel | Outcome]:
    return {Call.VARY: question, Call.COACH: instruction}


BANK_QUESTION, BANK_INSTRUCTION = coming().question, coming().instruction
VARIED, COACHED = QUESTION.question, INSTRUCTION.instruction


@pytest.mark.parametrize(
    ("question", "instruction", "worded", "outcomes"),
    [
        (QUESTION, INSTRUCTION, Worded(VARIED, COACHED, Voice.AI), (Outcome.OK, Outcome.OK)),
        (LEAK, INSTRUCTION, Worded(BANK_QUESTION, COACHED, Voice.AI), (Outcome.DISCARDED, Outcome.OK)),
        (QUESTION, PRAISE, Worded(VARIED, BANK_INSTRUCTION, Voice.AI), (Outcome.OK, Outcome.DISCARDED)),
        (LEAK, PRAISE, Worded(BANK_QUESTION, BANK_INSTRUCTION), (Outcome.DISCARDED, Outcome.DISCARDED)),
    ],
)
async def test_question_and_instruction_are_the_model_s_or_the_bank_s_each_for_itself(
    question: BaseModel, instruction: BaseModel, worded: Worded, outcomes: tuple[Outcome, Outcome]
) -> None:
    ai, _ = interviewer(both(question, instruction))
    varied, coached = outcomes
    assert await ai.word_question(coming()) == replace(
        worded, spent=(*paid(Call.VARY, varied), *paid(Call.COACH, coached))
    )


@pytest.mark.parametrize("outcome", SILENCE)
async def test_when_either_call_gets_no_reply_the_bank_takes_over(outcome: Outcome) -> None:
    ai, _ = interviewer(both(outcome, outcome))
    silent = await ai.word_question(coming())
    assert (silent.question, silent.instruction, silent.voice) == (BANK_QUESTION, BANK_INSTRUCTION, Voice.BANK)
    assert silent.handover is Handover.SILENT
    assert [spent.outcome for spent in silent.spent] == [outcome, outcome]
    for replies in (both(QUESTION, outcome), both(outcome, INSTRUCTION)):
        half = await interviewer(replies)[0].word_question(coming())
        assert (half.voice, half.handover) == (Voice.AI, Handover.SILENT)
        assert (half.question, half.instruction) in ((VARIED, BANK_INSTRUCTION), (BANK_QUESTION, COACHED))


async def test_question_and_instruction_are_asked_for_at_the_same_time() -> None:
    ai, model = interviewer(both(QUESTION, INSTRUCTION), together=2)
    assert (await ai.word_question(coming())).voice is Voice.AI
    assert sorted(model.calls) == [Call.COACH, Call.VARY]


async def test_a_question_that_can_t_be_paid_for_is_the_bank_s() -> None:
    ai, model = interviewer({})
    worded = await ai.word_question(coming(affordable=False))
    assert worded == Worded(BANK_QUESTION, BANK_INSTRUCTION, handover=Handover.SPENT)
    assert model.calls == []


async def test_the_bank_s_own_rules_are_the_dimension_s() -> None:
    """What “open” means is read off the rubric: without probes there is nothing to leave open."""
    silent: Dimension = replace(opening(), probes=())
    said, model = await follow_up(replace(situation(OPEN, said=("Says who?",), probes=1), dimension=silent))
    assert (said, model.calls) == (Said(None), [])
