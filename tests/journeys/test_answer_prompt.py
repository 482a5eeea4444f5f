"""An answer given under a channel's question becomes round 1 of the writer's own drill, as if typed in its thread."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.core.drill import Drill, Phase, RoundState, Verdict
from bot.core.errors import DrillAlreadyOpen, NoAnswerThere, PromptGone, PromptHad
from bot.core.members import Mode
from bot.core.next_step import Choice
from bot.core.schedule import Prompt
from bot.journeys.answer_prompt import BROUGHT, Reply, bring_answer, is_prompt, make_round, offer_round
from bot.journeys.answers import answers_by_round
from bot.journeys.delete_member import count_holdings, delete_member
from bot.journeys.export_record import gather_record
from bot.journeys.start_drill import start_chosen
from bot.journeys.stop_waiting import stop_waiting
from bot.journeys.visit import Visit
from bot.store import drills, messages
from tests.journeys.channel import CHANNEL, asked, set_up, waiting
from tests.journeys.conversation import ENOUGH, Conversation
from tests.journeys.with_ai import AiConversation

FIRST, SECOND = Reply("1600000000.000100", ENOUGH), Reply("1600000000.000200", "And it is done by noon.")


@pytest.fixture
def prompt(ana: Conversation) -> Prompt:
    """What the channel was asked; Ana set it up, and has practised before."""
    set_up(ana)
    ana.known()
    return asked(ana)


def made(talk: Conversation, prompt: Prompt, *replies: Reply) -> Drill:
    """*Make it round 1* after these replies."""
    assert prompt.ts is not None
    outcome = talk.do(make_round, CHANNEL, prompt.ts, replies or (FIRST, SECOND))
    assert isinstance(outcome, Drill)
    return talk.follow(outcome)


def told(talk: Conversation) -> dict[int, str]:
    """Round → what counts as its answer."""
    drill = talk.drill
    return talk.do(answers_by_round, drill)


def offered(talk: Conversation, prompt: Prompt) -> bool:
    assert prompt.ts is not None
    return talk.do(offer_round, CHANNEL, prompt.ts)


def test_only_threads_of_our_questions_are_of_interest(ana: Conversation, prompt: Prompt) -> None:
    assert prompt.ts is not None
    assert ana.do(is_prompt, CHANNEL, prompt.ts)
    assert not ana.do(is_prompt, CHANNEL, "1600000000.000001")
    assert not ana.do(is_prompt, "C-OTHER", prompt.ts)


def test_whoever_answers_is_offered_a_round_once(ana: Conversation, mia: Conversation, prompt: Prompt) -> None:
    assert [offered(mia, prompt) for _ in range(3)] == [True, False, False]
    assert offered(ana, prompt)


def test_an_offer_keeps_nothing_of_anybody(mia: Conversation, prompt: Prompt) -> None:
    offered(mia, prompt)
    assert mia.do(count_holdings).is_empty


def test_nothing_is_offered_elsewhere_or_to_who_had_the_question(ana: Conversation, prompt: Prompt) -> None:
    assert not ana.do(offer_round, "C-OTHER", prompt.ts or "")
    made(ana, prompt)
    assert not offered(ana, prompt)


def test_the_dm_shows_card_question_and_that_the_answer_counts(ana: Conversation, prompt: Prompt) -> None:
    drill = made(ana, prompt)
    assert waiting(ana, BROUGHT) == [(BROUGHT, "dm:U-ANA", CHANNEL)]
    assert ana.deliver() == ["card", "question:1", "brought"]
    assert (drill.phase, drill.now_at.state) == (Phase.ROUNDS, RoundState.WAITING)
    assert (drill.now_at.question_id, drill.now_at.question) == (prompt.question_id, prompt.question)


def test_then_the_interviewer_has_its_turn_and_the_round_is_judged_as_after_done(
    ana: Conversation, prompt: Prompt
) -> None:
    made(ana, prompt)
    ana.deliver()
    assert ana.turns() == [], "not before the answer stands where it belongs"
    assert ana.plan() == 1
    assert ana.answer_so_far == f"{ENOUGH}\n{SECOND.text}"
    ana.interviewer_says(None)
    assert ana.drill.now_at.state is RoundState.JUDGING
    assert ana.drill.now_at.words is not None
    ana.judge(Verdict.PASS)
    ana.deliver()
    assert (ana.drill.now_at.number, ana.drill.rounds[0].verdict) == (2, Verdict.PASS)
    assert told(ana) == {1: f"{ENOUGH}\n{SECOND.text}"}


def test_a_follow_up_is_answered_in_the_dm_and_both_count(ana: Conversation, prompt: Prompt) -> None:
    made(ana, prompt, FIRST)
    ana.deliver()
    ana.plan()
    ana.interviewer_says("What does it cost?")
    ana.write("A day of bread.")
    ana.press_done()
    ana.interviewer_says(None)
    assert told(ana) == {1: f"{ENOUGH}\nA day of bread."}


def test_too_little_is_not_enough_to_score_as_ever(ana: Conversation, prompt: Prompt) -> None:
    made(ana, prompt, Reply(FIRST.ts, "Close it."))
    ana.deliver()
    ana.plan()
    ana.interviewer_says(None)
    assert ana.drill.now_at.state is RoundState.THIN
    ana.write(ENOUGH)
    assert ana.press_done().now_at.state is RoundState.JUDGING


def test_the_answer_waits_for_the_question_to_be_in_slack(ana: Conversation, prompt: Prompt) -> None:
    made(ana, prompt)
    assert ana.plan() == 1, "looked, and it isn't"
    assert ana.turns() == []
    assert ana.plan() == 0
    ana.clock.move(seconds=1)
    assert ana.plan() == 1
    ana.deliver()
    ana.clock.move(seconds=1)
    assert ana.plan() == 1
    assert [turn.round_number for turn in ana.turns()] == [1]
    assert ana.answer_so_far


def test_it_looks_less_and_less_often_and_stops_when_the_drill_is_over(ana: Conversation, prompt: Prompt) -> None:
    made(ana, prompt)
    looks = 0
    for _ in range(60):
        looks += ana.plan()
        ana.clock.move(minutes=1)
    assert 5 < looks < 15
    ana.stop()
    ana.clock.move(hours=1)
    assert ana.plan() == 1
    ana.clock.move(hours=2)
    assert ana.plan() == 0


def test_stopped_at_once_the_words_stay_with_the_drill(ana: Conversation, prompt: Prompt) -> None:
    made(ana, prompt)
    ana.deliver()
    ana.stop()
    ana.plan()
    assert ana.turns() == []
    assert ana.drill.phase is Phase.STOPPED
    assert told(ana) == {1: f"{ENOUGH}\n{SECOND.text}"}


def test_paused_at_once_the_turn_comes_all_the_same(ana: Conversation, prompt: Prompt) -> None:
    made(ana, prompt)
    ana.deliver()
    ana.write("pause")
    ana.plan()
    ana.interviewer_says(None)
    assert (ana.drill.is_paused, ana.drill.now_at.state) == (True, RoundState.JUDGING)


def test_whoever_does_not_wait_for_an_ai_keeps_the_answer(ana: Conversation, ai: AiConversation) -> None:
    set_up(ana)
    found = asked(ana)
    ai.known()
    made(ai, found)
    ai.do(lambda visit: stop_waiting(visit, _locked(visit)))
    ai.deliver()
    ai.plan()
    assert ai.turns() == []
    assert ai.drill.now_at.state is RoundState.JUDGING
    assert told(ai) == {1: f"{ENOUGH}\n{SECOND.text}"}


def _locked(visit: Visit) -> Drill:
    found = drills.open_one(visit.tx, visit.member)
    assert found is not None
    return found


def test_in_the_export_it_is_the_answer_to_round_1(ana: Conversation, prompt: Prompt) -> None:
    made(ana, prompt)
    ana.deliver()
    ana.plan()
    record = ana.do(gather_record)
    assert record is not None
    assert ENOUGH in repr(record.drills)


def test_deleting_ones_data_takes_it_along_before_and_after_it_was_brought(ana: Conversation, prompt: Prompt) -> None:
    made(ana, prompt)
    held = ana.do(count_holdings)
    assert (held.answers, held.messages) == (0, 2)
    ana.deliver()
    ana.plan()
    held = ana.do(count_holdings)
    assert (held.answers, held.messages) == (2, 0)
    ana.do(delete_member)
    assert ana.do(count_holdings).is_empty


def test_a_drill_that_is_gone_gets_nothing(ana: Conversation, prompt: Prompt) -> None:
    ana.do(bring_answer, f"gone|{CHANNEL}|{prompt.ts}")
    assert ana.plan() == 0
    assert ana.turns() == []


def test_deleted_between_press_and_arrival_nothing_comes_back(ana: Conversation, prompt: Prompt) -> None:
    made(ana, prompt)
    ana.deliver()
    ana.do(delete_member)
    ana.plan()
    assert ana.do(count_holdings).is_empty


def test_a_card_that_waits_makes_room_but_a_drill_under_way_does_not(ana: Conversation, prompt: Prompt) -> None:
    ana.do(start_chosen, Choice("talks", "opening", rounds=3, mode=Mode.TYPED))
    made(ana, prompt)
    ana.deliver()
    other = replace(prompt, question_id="another")
    with pytest.raises(PromptHad):
        made(ana, other)


def test_while_another_drill_is_open_nothing_is_kept(ana: Conversation, prompt: Prompt) -> None:
    ana.begin(Choice("speeches", "opening", rounds=3, mode=Mode.TYPED))
    with pytest.raises(DrillAlreadyOpen):
        made(ana, prompt)
    assert kept_in_channel(ana, prompt) == []


def kept_in_channel(talk: Conversation, prompt: Prompt) -> list[str]:
    """What is stored under the channel's own thread."""
    rows = talk.do(lambda visit: messages.in_thread(visit.tx, visit.member, CHANNEL, prompt.ts or ""))
    return [row.text for row in rows]


def test_pressed_again_after_the_drill_it_says_that_they_had_it(ana: Conversation, prompt: Prompt) -> None:
    made(ana, prompt)
    ana.deliver()
    ana.plan()
    ana.stop()
    with pytest.raises(PromptHad):
        made(ana, prompt)


@pytest.mark.parametrize("replies", [(), (Reply("1.1", ""),), (Reply("1.1", " \n"), Reply("1.2", ""))])
def test_without_words_nothing_starts(ana: Conversation, prompt: Prompt, replies: tuple[Reply, ...]) -> None:
    with pytest.raises(NoAnswerThere):
        ana.do(make_round, CHANNEL, prompt.ts or "", replies)
    assert ana.deliver() == []


def test_a_newcomers_answer_counts_too_at_the_channels_rubric_and_level(mia: Conversation, prompt: Prompt) -> None:
    drill = mia.do(make_round, CHANNEL, prompt.ts or "", [FIRST])
    assert (drill.rubric_id, drill.level, drill.now_at.question_id) == (
        prompt.rubric_id,
        prompt.level,
        prompt.question_id,
    )
    assert kept_in_channel(mia, prompt) != []


def test_under_anything_but_a_question_there_is_nothing_to_make(ana: Conversation, prompt: Prompt) -> None:
    with pytest.raises(PromptGone):
        ana.do(make_round, CHANNEL, "1600000000.000001", [FIRST])


def test_two_people_under_one_question_stay_apart(ana: Conversation, mia: Conversation, prompt: Prompt) -> None:
    mia.known()
    made(ana, prompt, FIRST)
    made(mia, prompt, Reply("1600000000.000300", f"Mia says: {ENOUGH}"))
    for talk in (ana, mia):
        talk.deliver()
    ana.plan()
    ana.clock.move(seconds=1)
    ana.plan()
    assert told(ana) == {1: ENOUGH}
    assert told(mia) == {1: f"Mia says: {ENOUGH}"}


def test_what_was_said_aloud_by_habit_is_typed_here_and_counts(ana: Conversation, prompt: Prompt) -> None:
    card = ana.do(start_chosen, Choice("talks", "opening", rounds=3, mode=Mode.ALOUD))
    ana.follow(card)
    ana.stop()
    made(ana, prompt)
    ana.deliver()
    ana.clock.now += timedelta(seconds=2)
    ana.plan()
    ana.interviewer_says(None)
    assert ana.drill.now_at.state is RoundState.JUDGING
    assert told(ana) == {1: f"{ENOUGH}\n{SECOND.text}"}
