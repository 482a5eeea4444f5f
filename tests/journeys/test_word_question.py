"""Between two rounds the AI words the bank's next question, once. What comes in between: test_wait_for_question."""

import re
from dataclasses import replace

from bot.core.drill import RoundState, Verdict, Voice
from bot.core.library import Library
from bot.core.thread import Buttons, lines
from bot.core.turn import TurnKind
from bot.journeys import word_question
from bot.journeys.stop_drill import press_pause, press_resume
from bot.store import drills
from tests.journeys.conversation import ENOUGH
from tests.journeys.with_ai import MODEL, OPENING, WHOLE, WORDED, AiConversation
from tests.sample_rubric import TALKS

TWISTED = replace(OPENING, stretch=True)
WAITS = "Wording your next question …"


def _asked(talk: AiConversation) -> list[str]:
    """The ids of every question the member had."""
    return talk.do(lambda visit: drills.questions_asked(visit.tx, visit.member, "talks"))


def test_the_first_question_is_the_banks_and_comes_at_once(ai: AiConversation) -> None:
    drill = ai.start()
    assert (drill.model, drill.now_at.voice) == (MODEL, Voice.BANK)
    assert drill.now_at.question in [question.ask for question in ai.scene.rubric.questions]
    assert ai.said == ["card", "question:1"]
    assert ai.turns() == []


def test_after_a_verdict_the_newest_message_says_that_the_next_question_is_worded(ai: AiConversation) -> None:
    ai.start()
    ai.answer()
    drill = ai.judge()
    assert ai.deliver() == []
    assert ai.redrawn[-1] == "verdict:1"
    assert (drill.awaits_question, len(drill.rounds), lines(drill)[-1].buttons) == (True, 1, Buttons.THINKING)
    assert WAITS in ai.newest
    assert "Don't wait" in ai.newest
    turn = ai.turn()
    assert (turn.kind, turn.round_number, turn.probe_number) == (TurnKind.QUESTION, 2, 0)


def test_after_a_skipped_question_that_message_is_the_question_itself(ai: AiConversation) -> None:
    ai.start()
    ai.judge(Verdict.SKIPPED)
    ai.deliver()
    assert ai.redrawn[-1] == "question:1"
    assert WAITS in ai.newest
    assert "Left unanswered." in ai.newest


def test_after_a_break_and_a_skip_that_message_tells_of_it_too(ai: AiConversation) -> None:
    ai.start()
    ai.press(press_pause)
    ai.press(press_resume)
    ai.judge(Verdict.SKIPPED)
    assert WAITS in ai.newest
    assert "Don't wait" in ai.newest


def test_the_worded_question_opens_the_round_once_and_keeps_the_banks_id(ai: AiConversation) -> None:
    turn = ai.to_the_wait()
    planned = ai.planned(turn)
    for _ in range(2):
        ai.do(word_question.ask_worded, turn, planned.round, WORDED)
    assert ai.deliver() == ["question:2"]
    asked = ai.drill.now_at
    assert (asked.number, asked.state, asked.voice) == (2, RoundState.OPEN, Voice.AI)
    assert (asked.question, asked.instruction) == (WORDED.question, WORDED.instruction)
    assert asked.question_id == planned.round.question_id
    assert WAITS not in "".join(ai.shown())
    assert "Worded by AI." in ai.newest


def test_a_worded_question_of_the_bank_is_not_asked_again(ai: AiConversation) -> None:
    """There are five at this level."""
    for _ in range(2):
        ai.start()
        ai.to_the_end()
        ai.reads()
    assert len(set(_asked(ai)[:5])) == 5


def test_what_the_ai_is_told_is_the_question_and_the_round_before_and_nothing_about_the_member(
    ai: AiConversation,
) -> None:
    turn = ai.to_the_wait()
    first, planned = ai.drill.now_at, ai.planned(turn)
    coming = planned.coming
    assert (coming.question, coming.instruction) == (planned.round.question, planned.round.instruction)
    assert (coming.last_question, coming.last_answer) == (first.question, ENOUGH)
    assert (coming.goal, coming.level, coming.dimension.id) == (ai.drill.goal.text, ai.drill.level, "opening")
    assert (coming.earlier, coming.given, coming.affordable) == ((first.question,), (), True)
    assert ai.member.user_id not in repr(replace(coming, rubric=None))  # type: ignore[arg-type]


def test_later_rounds_tell_it_what_was_asked_and_instructed_before(ai: AiConversation) -> None:
    ai.start()
    first = ai.drill.now_at.question
    ai.whole_round()
    ai.answer()
    ai.judge()
    coming = ai.coming(ai.turn())
    assert coming.earlier == (WORDED.question, first)
    assert coming.given == (WORDED.instruction,)
    assert coming.last_question == WORDED.question


def test_a_twist_is_told_apart_from_the_question_it_comes_with(ai: AiConversation) -> None:
    twist = "The mayor is deaf."
    ai.library = Library({"talks.toml": re.sub(r'(?m)^(ask = ".*")$', rf'\1\ntwist = ["{twist}"]', TALKS)})
    ai.begin(TWISTED)
    ai.answer()
    ai.judge()
    coming = ai.coming(ai.turn())
    assert coming.twist == twist
    assert twist in coming.question


def test_facts_of_the_banks_question_are_told_under_its_new_wording_too(ai: AiConversation) -> None:
    with_facts = re.sub(
        r'(?m)^(ask = ".*")$(?!\nfacts)', r'\1\nfacts = [{ about = ["pays", "price"], reply = "The town." }]', TALKS
    )
    ai.library = Library({"talks.toml": with_facts})
    turn = ai.to_the_wait()
    assert "The town." in ai.coming(turn).facts
    ai.do(word_question.ask_worded, turn, ai.planned(turn).round, WORDED)
    ai.deliver()
    ai.write("Who pays?")
    assert [saying.text for saying in ai.drill.now_at.sayings] == ["The town."]


def test_a_question_of_the_members_own_is_worded_like_the_banks(ai: AiConversation) -> None:
    ai.start()
    ai.ask_own("Who feeds the cat?")
    ai.answer()
    ai.judge()
    coming = ai.coming(ai.turn())
    assert (coming.question, coming.facts, coming.twist) == ("Who feeds the cat?", (), "")


def test_in_a_whole_interview_the_ai_follows_up_and_words_nothing(ai: AiConversation) -> None:
    ai.begin(WHOLE)
    ai.write(ENOUGH)
    ai.press_done()
    assert "Reading your answer …" in ai.newest
    assert ai.follows_up().now_at.sayings[-1].voice is Voice.AI
    ai.write(ENOUGH)
    ai.press_done()
    ai.interviewer_says(None)
    assert ai.said[-1] == "question:2"
    assert ai.drill.now_at.voice is Voice.BANK
    assert ai.turns() == []
