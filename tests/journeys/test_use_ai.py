"""Whether an AI may be asked: settings, what a day (UTC) may cost, and the accounts."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from bot.core.drill import Handover, Voice
from bot.core.members import Member
from bot.core.spending import Budget, Call, Outcome, Prices, Spent, Terms
from bot.interviewer.interviewer import Said
from bot.journeys import take_turn
from bot.journeys.delete_member import delete_member
from bot.journeys.switch_ai import switch_for_all, switch_for_me
from bot.journeys.use_ai import affordable, keep_spent, model_for
from tests.cast import ANA, MIA, TWIN, UNMOVED
from tests.journeys.conversation import ENOUGH, Conversation
from tests.journeys.with_ai import COST, MODEL, SAID, TERMS, AiConversation
from tests.store.rows import rows_naming

BANKS = "Questions from the bank, no AI"
DOLLAR = 1_000_000


def _member(talk: Conversation, member: Member) -> AiConversation:
    """Somebody else, on the same terms."""
    return AiConversation(talk.database, talk.library, talk.clock, member, terms=talk.terms)


def _spend(talk: Conversation, prompt: int, completion: int = 0) -> None:
    talk.do(keep_spent, [Spent(Call.PROBE, Outcome.OK, prompt=prompt, completion=completion)])


def test_the_card_says_which_ai_interviews(ai: AiConversation) -> None:
    ai.start()
    assert f"AI interviewer ({MODEL})" in ai.shown()[0]


def test_nobody_is_interviewed_by_an_ai_before_they_were_met(ai: AiConversation) -> None:
    assert ai.do(model_for) is None


@pytest.mark.parametrize("off", ["no model", "for me", "for all", "spent"])
def test_without_an_ai_the_bank_interviews_and_the_card_says_so(ai: AiConversation, off: str) -> None:
    if off == "no model":
        ai.terms = None
    elif off == "for me":
        ai.do(switch_for_me, False)
    elif off == "for all":
        _member(ai, MIA).do(switch_for_all, False)
    else:
        ai.terms = Terms(MODEL, Budget(tokens=0))
    drill = ai.start()
    assert drill.model is None
    assert BANKS in ai.shown()[0]
    assert "AI interviewer" not in "".join(ai.shown())
    ai.answer()
    ai.judge()
    assert ai.deliver() == ["question:2"]
    assert ai.turns() == []


def test_an_ai_switched_off_in_a_drill_stays_to_its_end_and_reads_nothing_afterwards(ai: AiConversation) -> None:
    ai.start()
    ai.do(switch_for_me, False)
    ai.rounds_passed()
    assert ai.drill.rounds[1].voice is Voice.AI
    ai.look_back()
    assert ai.turns() == []


def test_what_one_member_switches_off_stays_on_for_the_others(ai: AiConversation) -> None:
    ai.do(switch_for_me, False)
    assert _member(ai, MIA).start().model == MODEL


def test_another_workspace_has_its_own_switch(ai: AiConversation) -> None:
    ai.do(switch_for_all, False)
    assert _member(ai, TWIN).start().model == MODEL


@pytest.mark.parametrize(
    ("budget", "still"),
    [
        (Budget(), True),
        (Budget(tokens=101), True),
        (Budget(tokens=100), False),
        (Budget(money=2 * DOLLAR + 1), True),
        (Budget(money=2 * DOLLAR), False),
        (Budget(tokens=10**9, money=1), False),
    ],
)
def test_a_members_day_ends_where_tokens_or_money_do(ai: AiConversation, budget: Budget, still: bool) -> None:
    ai.terms = Terms(MODEL, member=budget, prices=Prices(prompt=10_000, completion=110_000, cached=0))
    _spend(ai, prompt=90, completion=10)
    assert ai.do(affordable) is still
    assert _member(ai, MIA).do(affordable), "each has their own"


def test_a_workspaces_day_is_everybodys(ai: AiConversation) -> None:
    ai.terms = Terms(MODEL, workspace=Budget(tokens=100))
    mia = _member(ai, MIA)
    _spend(ai, 60)
    assert mia.do(affordable)
    _spend(mia, 40)
    assert not ai.do(affordable)
    assert not mia.do(affordable)
    assert _member(ai, TWIN).do(affordable)


def test_the_day_is_one_of_utc_and_of_unmoved_time(ai: AiConversation) -> None:
    ai.terms = Terms(MODEL, member=Budget(tokens=100))
    midnight = datetime(UNMOVED.year, UNMOVED.month, UNMOVED.day, tzinfo=UNMOVED.tzinfo)
    ai.utc = midnight - timedelta(microseconds=1)
    _spend(ai, 100)
    assert not ai.do(affordable)
    ai.clock.move(days=3)
    assert not ai.do(affordable)
    ai.utc = midnight
    assert ai.do(affordable)
    _spend(ai, 100)
    ai.utc = midnight + timedelta(hours=23, minutes=59)
    assert not ai.do(affordable)


def test_nothing_is_affordable_where_no_ai_serves(ana: Conversation) -> None:
    assert not ana.do(affordable)
    _spend(ana, 100)
    assert _member(ana, ANA).tokens() == 0


def test_every_call_is_in_the_accounts_with_what_it_cost(ai: AiConversation) -> None:
    ai.terms = replace(TERMS, prices=Prices(prompt=1, completion=2, cached=0.5))
    ai.start()
    ai.write(ENOUGH)
    ai.press_done()
    ai.follows_up()
    assert ai.calls() == ["coach", "vary"]
    assert ai.tokens() == COST


def test_a_reply_for_a_member_whose_data_is_deleted_leaves_no_row(ai: AiConversation) -> None:
    ai.start()
    ai.write(ENOUGH)
    ai.press_done()
    turn = ai.turn()
    ai.do(delete_member)
    ai.do(take_turn.reply, turn, SAID)
    with ai.database.read() as tx:
        assert rows_naming(tx, ai.member) == {}


def test_when_the_day_is_used_up_in_a_drill_the_line_says_so_and_the_bank_asks(ai: AiConversation) -> None:
    ai.start()
    ai.write(ENOUGH)
    ai.press_done()
    ai.terms = Terms(MODEL, workspace=Budget(tokens=0))
    turn = ai.turn()
    situation = ai.do(take_turn.situation_of, turn)
    assert situation is not None
    assert (situation.model, situation.affordable) == (MODEL, False)
    ai.do(take_turn.reply, turn, Said("Why is that so?", handover=Handover.SPENT))
    assert ai.deliver() == ["saying:1:1", "saying:1:2"]
    assert "Today's AI allowance is used up, so the question bank goes on" in ai.shown()[2]
    assert "Done" in ai.newest
