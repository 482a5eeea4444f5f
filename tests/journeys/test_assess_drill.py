"""An AI reads a drill's answers: after the self-score, once, and shown to nobody before the reveal."""

from dataclasses import fields, replace

import pytest

from bot.core.assessment import Abstention, Assessment
from bot.core.drill import Handover, Verdict
from bot.core.journal import Retro, Signals
from bot.core.scoring import Score
from bot.core.turn import Turn, TurnKind
from bot.interviewer.interviewer import Answered, Answers, Read, Said
from bot.journeys import assess_drill
from bot.journeys.delete_member import delete_member
from bot.journeys.switch_ai import switch_for_me
from bot.store import assessments, turns
from tests.journeys.conversation import ENOUGH
from tests.journeys.with_ai import ASSESSED, COST, READ, WHOLE, WORDED, AiConversation
from tests.store.rows import rows_naming

SECOND = (
    "The mayor reopens it in June, because the repairs cost less in spring than they would in any other season, and "
    "the council will say so on Monday."
)
FIX = Retro("Say it once")
STILL_READING = "An AI is still reading your answers."


def _stored(talk: AiConversation) -> tuple[Assessment, ...]:
    with talk.database.read() as tx:
        return assessments.of_drill(tx, talk.member, talk.drill.id)


def _waits(talk: AiConversation) -> bool:
    with talk.database.read() as tx:
        return turns.is_waiting(tx, talk.member, talk.drill.id, TurnKind.ASSESSMENT)


def test_it_is_asked_for_once_the_member_has_scored_and_not_before(ai: AiConversation) -> None:
    ai.start()
    ai.rounds_passed()
    ai.deliver()
    ai.notice(Signals())
    assert ai.turns() == []
    ai.score(opening=Score.TWO)
    turn = ai.turn()
    assert (turn.kind, turn.round_number, turn.probe_number) == (TurnKind.ASSESSMENT, 0, 0)


def test_scoring_once_more_asks_no_second_time(ai: AiConversation) -> None:
    ai.scored()
    ai.score(opening=Score.ONE)
    turn = ai.turn()
    ai.score(opening=Score.TWO)
    assert ai.turns() == [], "it is under way"
    ai.do(assess_drill.keep_reading, turn, READ)
    ai.score(opening=Score.THREE)
    assert ai.turns() == []
    assert _stored(ai) == (ASSESSED,)


def test_a_check_is_too_little_to_read(ai: AiConversation) -> None:
    ai.begin_check()
    ai.rounds_passed()
    ai.look_back(opening=Score.TWO)
    assert ai.turns() == []
    assert "An AI is still reading" not in ai.newest


def test_a_drill_under_a_card_that_named_no_ai_is_read_by_none(ai: AiConversation) -> None:
    ai.do(switch_for_me, False)
    ai.start()
    ai.do(switch_for_me, True)
    ai.rounds_passed()
    ai.look_back(opening=Score.TWO)
    assert ai.turns() == []


def test_a_drill_that_the_bank_took_over_is_read_all_the_same(ai: AiConversation) -> None:
    ai.start()
    ai.write(ENOUGH)
    ai.press_done()
    ai.follows_up(Said(None, handover=Handover.SILENT))
    ai.judge()
    ai.deliver()
    ai.rounds_passed()
    ai.score(opening=Score.TWO)
    assert ai.turn().kind is TurnKind.ASSESSMENT


def test_the_scorer_gets_questions_and_answers_and_no_more(ai: AiConversation) -> None:
    ai.start()
    first = ai.drill.now_at.question
    ai.write("Who pays?")
    ai.answer()
    ai.judge()
    ai.words()
    ai.answer(SECOND)
    ai.judge(Verdict.NOT_YET)
    ai.words()
    ai.answer()
    ai.judge()
    ai.score(opening=Score.TWO)
    answers = ai.answers(ai.turn())
    assert answers.rounds[:2] == (
        Answered(1, first, f"Who pays?\n{ENOUGH}"),
        Answered(2, WORDED.question, SECOND),
    )
    said = [saying.text for round_ in ai.drill.rounds for saying in round_.sayings]
    assert said == ["Your call: state the assumption."]
    known = repr(answers)
    assert not any(each in known for each in (*said, ai.member.user_id, ai.member.team_id, WORDED.instruction))
    assert {field.name for field in fields(Answers)} == {
        *("rubric", "dimensions", "level", "rounds", "affordable", "fewest_rounds")
    }
    assert [field.name for field in fields(Answered)] == ["number", "question", "answer", "own"]


def test_a_question_of_the_members_own_is_named_as_such(ai: AiConversation) -> None:
    ai.start()
    ai.ask_own("Who feeds the cat?")
    ai.rounds_passed()
    ai.score(opening=Score.TWO)
    assert [each.own for each in ai.answers(ai.turn()).rounds] == [False, True, False]


def _read(talk: AiConversation) -> list[int]:
    """The rounds an AI may read."""
    talk.score(opening=Score.TWO)
    return [each.number for each in talk.answers(talk.turn()).rounds]


def test_rounds_that_were_skipped_or_hold_too_little_are_left_out(ai: AiConversation) -> None:
    ai.start()
    ai.whole_round()
    ai.write(ENOUGH)
    ai.judge(Verdict.SKIPPED)
    ai.words()
    ai.answer("Well.")
    ai.judge(Verdict.THIN)
    assert _read(ai) == [1]


def test_an_answer_that_was_finished_and_not_judged_is_read(ai: AiConversation) -> None:
    ai.start()
    ai.whole_round()
    ai.answer(SECOND)
    ai.stop()
    assert _read(ai) == [1, 2]


def _dimensions(talk: AiConversation) -> list[str]:
    return [dimension.id for dimension in talk.answers(talk.turn()).dimensions]


def test_what_two_answered_questions_bring_out_is_read_beside_the_drilled_area(ai: AiConversation) -> None:
    ai.scored()
    assert _dimensions(ai) == ["opening", "ending"]


def test_a_skipped_question_brings_nothing_out(ai: AiConversation) -> None:
    ai.start()
    ai.whole_round()
    for _ in range(2):
        ai.write(ENOUGH)
        ai.judge(Verdict.SKIPPED)
        if ai.drill.awaits_question:
            ai.words()
    ai.score(opening=Score.TWO)
    assert _dimensions(ai) == ["opening"]


def _part(talk: AiConversation, text: str) -> None:
    talk.write(text)
    talk.press_done()
    talk.interviewer_says(None)


@pytest.mark.parametrize(
    ("last", "read"),
    [(SECOND, ["opening", "ending"]), ("No idea.", ["opening"])],
    ids=["answered", "thin"],
)
def test_of_a_whole_interview_every_part_with_an_answer_is_read(ai: AiConversation, last: str, read: list[str]) -> None:
    ai.begin(WHOLE)
    _part(ai, ENOUGH)
    _part(ai, last)
    ai.judge(Verdict.PASS if last is SECOND else Verdict.THIN)
    ai.score(opening=Score.TWO)
    assert _dimensions(ai) == read


def test_a_skipped_part_is_not_read(ai: AiConversation) -> None:
    ai.begin(WHOLE)
    _part(ai, ENOUGH)
    ai.write(SECOND)
    ai.judge(Verdict.SKIPPED)
    ai.score(opening=Score.TWO)
    assert _dimensions(ai) == ["opening"]


def test_of_two_readings_the_first_is_kept(ai: AiConversation) -> None:
    ai.revealed()
    first, second = ai.turn(), ai.turn(seconds=20)
    assert second == replace(first, attempts=1)
    ai.do(assess_drill.keep_reading, second, READ)
    ai.do(assess_drill.keep_reading, first, Read(READ.judge, (replace(ASSESSED, score=2),), READ.spent))
    assert ai.deliver() == ["feedback"]
    assert _stored(ai) == (ASSESSED,)
    assert ai.tokens() - COST * 3 == COST, "a drill's two worded questions, and both readings"
    assert not _waits(ai)


def test_there_is_nothing_to_read_twice(ai: AiConversation) -> None:
    ai.revealed()
    turn = ai.turn()
    ai.do(assess_drill.keep_reading, turn, READ)
    assert ai.do(assess_drill.answers_to_read, turn) is None


def test_a_fault_of_ours_is_told_as_no_score(ai: AiConversation) -> None:
    ai.revealed()
    ai.do(assess_drill.keep_unread, ai.turn())
    assert [(each.score, each.abstention) for each in _stored(ai)] == [(None, Abstention.SILENT)]
    assert "No AI score: the model gave no usable reply." in ai.newest
    assert not _waits(ai)


def test_of_a_member_who_had_everything_deleted_nothing_is_written(ai: AiConversation) -> None:
    ai.revealed()
    turn: Turn = ai.turn()
    ai.do(delete_member)
    assert ai.do(assess_drill.answers_to_read, turn) is None
    ai.do(assess_drill.keep_reading, turn, READ)
    ai.do(assess_drill.keep_unread, turn)
    with ai.database.read() as tx:
        assert rows_naming(tx, ai.member) == {}
