"""What a message does: an answer, a question back, a word that acts, something stray."""

from collections.abc import Callable

import pytest

from bot.core.drill import Drill, Phase, RoundState, Verdict
from bot.core.follow_ups import YOUR_CALL
from bot.core.members import Level
from bot.journeys.hear_message import Heard, hear_message
from bot.journeys.start_drill import start_chosen
from tests.journeys.conversation import DM, Conversation
from tests.journeys.test_start_drill import CHOICE

ELSEWHERE = "1600000000.000001"
"""The ts of a thread that is no drill's."""


def test_several_messages_are_one_answer_in_the_order_they_were_written(ana: Conversation) -> None:
    ana.start()
    first, second, third = (ana.next_ts() for _ in range(3))
    ana.write("in the middle", second)
    ana.write("at last", third)
    ana.write("first of all", first)
    assert ana.answer_so_far == "first of all\nin the middle\nat last"
    assert ana.deliver() == [], "an answer in progress is not commented"


def test_a_message_that_comes_twice_counts_once(ana: Conversation) -> None:
    ana.start()
    ts = ana.write("only once")
    ana.write("only once", ts)
    assert ana.answer_so_far == "only once"


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("How long has it been like that?", "Since May."),
        ("Since when, and how many?", "Since May. Four hundred a week."),
        ("Who pays?", YOUR_CALL),
    ],
)
def test_a_question_back_is_answered_from_the_facts_or_is_the_members_call(
    ana: Conversation, asked: str, told: str
) -> None:
    ana.start(level=Level.MID)  # the one question at this level has facts
    ana.write(asked)
    assert ana.deliver() == ["saying:1:1"]
    assert [saying.text for saying in ana.drill.now_at.sayings] == [told]
    assert ana.drill.now_at.state is RoundState.OPEN
    assert ana.answer_so_far == asked, "asking is part of the answer"


def test_a_question_back_that_comes_twice_is_answered_once(ana: Conversation) -> None:
    ana.start()
    ts = ana.write("Who pays?")
    ana.write("Who pays?", ts)
    assert ana.deliver() == ["saying:1:1"]


def test_after_done_a_question_is_kept_and_not_answered(ana: Conversation) -> None:
    ana.start()
    ana.write("An answer.")
    ana.press_done()
    ana.write("Was that right?")
    assert [saying.text for saying in ana.drill.now_at.sayings] == []
    assert ana.answer_so_far == "An answer.\nWas that right?"


def test_what_comes_after_done_is_still_part_of_the_answer(ana: Conversation) -> None:
    ana.start()
    ana.write("An answer.")
    ana.press_done()
    ana.write("And one more thing.")
    assert ana.answer_so_far == "An answer.\nAnd one more thing."


def test_a_message_belongs_to_the_round_it_was_written_in_not_to_the_one_it_arrives_in(ana: Conversation) -> None:
    ana.start()
    written_in_round_1 = ana.next_ts()
    ana.whole_round()
    assert ana.drill.now_at.number == 2
    ana.write("late for round 1", written_in_round_1)
    ana.write("for round 2")
    assert ana.answer_so_far == "for round 2"


def test_a_thread_unknown_so_far_is_kept_and_taken_up_once_the_cards_ts_is_recorded(ana: Conversation) -> None:
    drill = ana.start_unsent()
    card_ts = "1700000000.000001"  # Slack has posted the card; recording its ts comes after the member's reply
    ana.do(hear_message, Heard(DM, "1700000000.000900", card_ts, "faster than the courier"))
    assert ana.answer_so_far == ""
    ana.deliver()
    assert ana.drill.thread_ts == card_ts
    assert ana.answer_so_far == "faster than the courier"
    assert ana.drill.id == drill.id


def test_text_in_a_thread_that_is_no_drill_gets_one_line(ana: Conversation) -> None:
    ana.do(hear_message, Heard(DM, ana.next_ts(), ELSEWHERE, "Where am I?"))
    assert ana.deliver() == ["stray"]


@pytest.mark.parametrize("thread_ts", [None, ELSEWHERE], ids=["in no thread", "in another thread"])
def test_text_beside_the_thread_while_a_question_is_open_counts_and_is_told_so_once(
    ana: Conversation, thread_ts: str | None
) -> None:
    ana.start()
    ana.write("in the thread")
    for text in ("beside it", "and again"):
        ana.do(hear_message, Heard(DM, ana.next_ts(), thread_ts, text))
    assert ana.answer_so_far == "in the thread\nbeside it\nand again"
    assert ana.deliver() == ["counted"]


@pytest.mark.parametrize("word", ["done", "skip", "pause", "stop"])
def test_a_word_under_a_drill_that_is_over_acts_on_no_other(ana: Conversation, word: str) -> None:
    ana.start()
    ana.stop()
    over = ana.drill
    ana.start()
    ana.write("An answer.")
    before = ana.drill
    ana.write(word, thread_ts=over.thread_ts)
    assert ana.drill == before
    assert ana.deliver()[-1:] == ["stray_in_thread"]


def test_a_question_beside_the_thread_is_answered_in_it(ana: Conversation) -> None:
    ana.start()
    ana.write_outside("Who pays?")
    assert ana.deliver() == ["counted", "saying:1:1"]


def test_a_question_about_an_earlier_round_that_arrives_late_is_kept_and_not_answered(ana: Conversation) -> None:
    ana.start()
    written_in_round_1 = ana.next_ts()
    ana.whole_round()
    ana.write("Who pays?", written_in_round_1)
    assert ana.drill.now_at.sayings == ()
    assert ana.answer_so_far == ""


def test_stray_text_gets_one_line_and_none_when_it_comes_again(ana: Conversation) -> None:
    heard = Heard(DM, ana.next_ts(), None, "Hello there")
    ana.do(hear_message, heard)
    ana.do(hear_message, heard)
    assert ana.deliver() == ["stray"]


def test_text_under_a_card_that_waits_points_to_its_button(ana: Conversation) -> None:
    ana.start()
    ana.stop()
    ana.follow(ana.do(start_chosen, CHOICE))
    ana.deliver()
    ana.write("I am ready")
    assert ana.deliver() == ["press_start"]


@pytest.mark.parametrize("end", [Conversation.stop, Conversation.to_the_end], ids=["stopped", "done"])
def test_text_under_a_drill_that_is_over_gets_one_line(ana: Conversation, end: Callable[[Conversation], Drill]) -> None:
    ana.start()
    end(ana)
    ana.deliver()
    ana.write("One more thought")
    assert ana.deliver() == ["stray_in_thread"]


def test_text_while_the_score_is_awaited_is_kept_in_silence(ana: Conversation) -> None:
    ana.to_the_look_back()
    ana.write("That went well")
    assert ana.deliver() == []


@pytest.mark.parametrize("word", ["done", "Done", " DONE. ", "done!"])
def test_done_alone_ends_the_answer(ana: Conversation, word: str) -> None:
    ana.start()
    ana.write("An answer.")
    ana.write(word)
    assert ana.drill.now_at.state is RoundState.WAITING
    assert ana.answer_so_far == "An answer.", "the word itself is no part of it"


def test_a_word_among_others_is_text(ana: Conversation) -> None:
    ana.start()
    ana.write("done is better than perfect")
    assert ana.drill.now_at.state is RoundState.OPEN


def test_skip_alone_goes_on_to_the_next_round(ana: Conversation) -> None:
    ana.start()
    ana.write("skip")
    assert [round_.verdict for round_ in ana.drill.rounds] == [Verdict.SKIPPED, None]
    assert ana.deliver() == ["question:2"]


def test_stop_alone_ends_the_drill(ana: Conversation) -> None:
    ana.start()
    ana.write("stop")
    assert ana.drill.phase is Phase.STOPPED


@pytest.mark.parametrize("word", ["done", "skip", "stop"])
def test_a_word_with_no_drill_open_gets_a_sentence(ana: Conversation, word: str) -> None:
    ana.write_outside(word)
    assert ana.deliver() == ["said"]


def test_a_word_that_does_not_fit_the_step_gets_a_sentence_and_changes_nothing(ana: Conversation) -> None:
    ana.start()
    ana.answer()
    before = ana.drill
    ana.write("done")
    assert ana.deliver() == ["said"]
    assert ana.drill == before


@pytest.mark.parametrize(("word", "remark"), [("help", "help"), ("drill", "next")])
def test_help_and_drill_answer_anywhere(ana: Conversation, word: str, remark: str) -> None:
    ana.write_outside(word)
    assert ana.deliver() == [remark]


def test_nobodys_message_counts_in_anothers_drill(ana: Conversation, mia: Conversation) -> None:
    ana.start()
    mia.do(hear_message, Heard(DM, ana.next_ts(), ana.drill.thread_ts, "Who pays?"))
    assert ana.answer_so_far == ""
    assert ana.drill.now_at.sayings == ()
