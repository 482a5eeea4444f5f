"""The interviewer's turn: what it is told, and what its reply does, once."""

from datetime import timedelta

from bot.core.drill import Phase, Role, RoundState, SayingKind
from bot.core.scoring import Score
from bot.core.turn import Turn
from bot.interviewer.bank_interviewer import BankInterviewer
from bot.interviewer.interviewer import Said, Situation
from bot.journeys import take_turn
from tests.cast import UNMOVED
from tests.journeys.conversation import ENOUGH, Conversation


def _waiting(talk: Conversation, answer: str = ENOUGH) -> Turn:
    """An answer ended with Done; the turn it opened."""
    talk.write(answer)
    talk.press_done()
    [turn] = talk.turns()
    return turn


def _situation(talk: Conversation, turn: Turn) -> Situation:
    situation = talk.do(take_turn.situation_of, turn)
    assert situation is not None
    return situation


def test_the_interviewer_is_told_the_round_and_nothing_about_the_member(ana: Conversation) -> None:
    drill = ana.start()
    ana.write("Who pays?")
    situation = _situation(ana, _waiting(ana))
    assert situation == Situation(
        dimension=ana.scene.dimension,
        role=Role.EXPOSE,
        question=drill.now_at.question,
        answer=f"Who pays?\n{ENOUGH}",
        said_in_drill=("Your call: state the assumption.",),
        pushes=ana.scene.dimension.pressure,
    )


def test_the_interviewer_is_told_which_pushes_the_member_has_heard(ana: Conversation) -> None:
    heard = ["One sentence, please.", "Why should I believe that?"]
    for push in heard:
        drill = ana.start()
        while drill.now_at.number < drill.planned:
            drill = ana.whole_round()
        ana.write(ENOUGH)
        ana.press_done()
        ana.interviewer_says(push)
        ana.rounds_passed()
        ana.look_back(opening=Score.TWO)
    ana.start()
    assert list(_situation(ana, _waiting(ana)).heard) == heard


def test_a_follow_up_opens_the_round_again_and_then_it_is_judged(ana: Conversation) -> None:
    ana.start()
    ana.write(ENOUGH)
    ana.press_done()
    ana.interviewer_says("Why is that so?")
    assert ana.said[-1] == "saying:1:1"
    assert (ana.drill.now_at.state, ana.drill.now_at.sayings[0].kind) == (RoundState.OPEN, SayingKind.PROBE)
    ana.answer("Because it matters.")
    assert ana.said[-1] == "verdict:1"
    assert ana.drill.now_at.state is RoundState.JUDGING


def test_a_follow_up_wants_words_of_its_own_turn_and_sees_all_of_them(ana: Conversation) -> None:
    ana.start()
    ana.do(take_turn.reply, _waiting(ana), Said("Why?"))
    ana.deliver()
    again = _waiting(ana, "Because.")
    assert again.probe_number == 1
    assert _situation(ana, again).answer == f"{ENOUGH}\nBecause."


def test_the_last_round_is_pushed(ana: Conversation) -> None:
    ana.start()
    ana.whole_round()
    ana.whole_round()
    ana.write("The point.")
    ana.press_done()
    ana.interviewer_says("I don't believe you.")
    assert ana.drill.now_at.sayings[0].kind is SayingKind.PUSH


def test_a_reply_that_comes_twice_is_said_once(ana: Conversation) -> None:
    ana.start()
    turn = _waiting(ana)
    for _ in range(2):
        ana.do(take_turn.reply, turn, Said("Why is that so?"))
    assert ana.deliver() == ["saying:1:1"]


def test_of_two_replies_to_one_turn_the_first_counts(ana: Conversation) -> None:
    ana.start()
    turn = _waiting(ana)
    ana.do(take_turn.reply, turn, Said(None))
    ana.do(take_turn.reply, turn, Said("Why is that so?"))
    assert ana.drill.now_at.state is RoundState.JUDGING
    assert ana.drill.now_at.sayings == ()


def test_a_reply_to_a_drill_that_was_stopped_changes_nothing(ana: Conversation) -> None:
    ana.start()
    turn = _waiting(ana)
    stopped = ana.stop()
    ana.deliver()
    ana.do(take_turn.reply, turn, Said("Why is that so?"))
    assert stopped.phase is Phase.STOPPED
    assert ana.drill == stopped
    assert ana.deliver() == []
    assert ana.do(take_turn.situation_of, turn) is None


def test_a_round_that_has_had_its_follow_ups_is_not_put_to_the_interviewer(ana: Conversation) -> None:
    ana.start()
    ana.do(take_turn.reply, _waiting(ana), Said("Why?"))
    ana.do(take_turn.reply, _waiting(ana, "Because."), Said("What does it cost?"))
    assert ana.do(take_turn.situation_of, _waiting(ana, "A day.")) is None


def test_a_turn_is_due_until_it_is_leased_and_again_when_the_lease_ran_out(ana: Conversation) -> None:
    teams = [ana.member.team_id]
    ana.start()
    ana.write("The point.")
    ana.press_done()
    with ana.database.read() as tx:
        assert take_turn.anything_due(tx, teams, UNMOVED)
    [turn] = ana.turns()
    with ana.database.write() as tx:
        take_turn.renew(tx, turn, UNMOVED + timedelta(seconds=60))
        assert not take_turn.anything_due(tx, teams, UNMOVED + timedelta(seconds=59))
        assert take_turn.anything_due(tx, teams, UNMOVED + timedelta(seconds=60))


async def test_the_bank_asks_what_the_rubric_calls_for(ana: Conversation) -> None:
    ana.start()
    turn = _waiting(ana, "The point, because it matters.")
    asked = await BankInterviewer(ana.rng).follow_up(_situation(ana, turn))
    assert asked == "What does it cost?"
