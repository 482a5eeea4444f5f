"""Clips, snippets and other files as answers: what they count as, and when their words come."""

import time
from dataclasses import replace

import pytest

from bot.core.attachments import UNHEARD, Attached, FileKind
from bot.core.drill import RoundState
from bot.core.errors import NothingAnswered, StillThin
from bot.core.members import Mode
from bot.core.records import Record
from bot.journeys import keep_house, read_files
from bot.journeys.answers import told
from bot.journeys.edit_message import edit_message
from bot.journeys.export_record import gather_record
from bot.journeys.hear_message import Heard, hear_message
from bot.journeys.start_drill import begin_drill, start_chosen
from bot.journeys.take_turn import situation_of
from tests.cast import UNMOVED
from tests.journeys.conversation import DM, Conversation
from tests.journeys.test_start_drill import CHOICE

CLIP = Attached("F1", FileKind.CLIP, "audio_message.m4a")
CODE = Attached("F2", FileKind.SNIPPET, "answer.py", "def close(bridge):")
BOARD = Attached("F3", FileKind.FILE, "board.png")
WHOLE = "def close(bridge):\n    bridge.open = False\n    bridge.sign = 'closed'\n    return bridge\n"
SPOKEN = "We close it now, because six weeks of repairs cost less than a year of them."


def send(talk: Conversation, *files: Attached, text: str = "", ts: str = "", granted: bool = True) -> str:
    """A message with files in the drill's thread; its ts."""
    heard = Heard(DM, ts or talk.next_ts(), talk.drill.thread_ts, text, files)
    talk.do(lambda visit: hear_message(replace(visit, reads_files=granted), heard))
    return heard.ts


def read(talk: Conversation, **words: str | None) -> int:
    """Slack tells the words of what waits, by file id; how many files waited."""
    with talk.database.write() as tx:
        waiting = read_files.claim(tx, [talk.member.team_id], UNMOVED, 9)
        for file in waiting:
            text = words.get(file.file_id)
            if text is None:
                read_files.leave(tx, file, UNMOVED)
            else:
                read_files.keep_words(tx, file, text, UNMOVED)
    return len(waiting)


def aloud(talk: Conversation) -> None:
    """A drill that is spoken, at its first question."""
    talk.start()
    talk.stop()
    talk.deliver()
    drill = talk.follow(talk.do(start_chosen, replace(CHOICE, mode=Mode.ALOUD)))
    talk.deliver()
    talk.do(begin_drill, drill.id, drill.step)
    talk.deliver()


def test_a_snippet_counts_by_its_opening_at_once_and_whole_later(ana: Conversation) -> None:
    ana.start()
    send(ana, CODE, text="In code:")
    assert ana.answer_so_far == "In code:\ndef close(bridge):"
    assert read(ana, F2=WHOLE) == 1
    assert ana.answer_so_far == f"In code:\n{WHOLE}"


def test_where_files_may_not_be_read_they_count_by_opening_and_name(ana: Conversation) -> None:
    ana.start()
    send(ana, CLIP, CODE, BOARD, granted=False)
    assert ana.answer_so_far.split("\n") == [UNHEARD, "def close(bridge):", "[board.png]"]
    assert read(ana) == 0


def test_a_message_heard_again_keeps_one_of_each_file(ana: Conversation) -> None:
    ana.start()
    ts = send(ana, CODE)
    read(ana, F2=WHOLE)
    send(ana, CODE, ts=ts)
    assert ana.answer_so_far == WHOLE
    assert read(ana) == 0


def test_a_clip_alone_is_an_answer_before_its_words_come(ana: Conversation) -> None:
    ana.start()
    send(ana, CLIP)
    assert ana.press_done().now_at.state is RoundState.WAITING


def test_a_clip_beside_the_thread_is_an_answer_too(ana: Conversation) -> None:
    ana.start()
    ana.do(hear_message, Heard(DM, ana.next_ts(), None, "", (CLIP,)))
    assert ana.answer_so_far == UNHEARD


def test_the_word_done_on_a_clip_ends_the_answer_and_is_no_part_of_it(ana: Conversation) -> None:
    ana.start()
    send(ana, CLIP, text="done")
    assert ana.drill.now_at.state is RoundState.WAITING
    assert ana.answer_so_far == UNHEARD


def test_the_word_done_on_a_clip_beside_the_thread_counts_as_well(ana: Conversation) -> None:
    ana.start()
    ana.do(hear_message, Heard(DM, ana.next_ts(), None, "Done.", (CLIP,)))
    assert (ana.drill.now_at.state, ana.answer_so_far) == (RoundState.WAITING, UNHEARD)


def test_a_round_with_a_clip_nobody_heard_is_not_called_thin(ana: Conversation) -> None:
    ana.start()
    ana.write("Here:")
    assert ana.do(told, ana.drill)["thin"]
    send(ana, CLIP)
    assert not ana.do(told, ana.drill)["thin"]
    read(ana)
    assert not ana.do(told, ana.drill)["thin"], "it will never be heard, but something was said"


def test_what_was_said_in_a_clip_is_weighed_once_it_is_here(ana: Conversation) -> None:
    ana.start()
    send(ana, CLIP)
    read(ana, F1="We close it.")
    assert ana.do(told, ana.drill)["thin"]


def test_three_lines_of_code_in_a_snippet_are_enough(ana: Conversation) -> None:
    ana.start()
    send(ana, CODE)
    assert ana.do(told, ana.drill)["thin"]
    read(ana, F2=WHOLE)
    assert not ana.do(told, ana.drill)["thin"]


def test_a_thin_round_is_made_up_for_with_a_clip(ana: Conversation) -> None:
    ana.start()
    ana.write("Closed.")
    ana.press_done()
    ana.interviewer_says(None)
    with pytest.raises(StillThin):
        ana.press_done()
    send(ana, CLIP)
    assert ana.press_done().now_at.state is RoundState.JUDGING


def test_the_interviewer_is_told_what_the_files_hold(ana: Conversation) -> None:
    ana.start()
    send(ana, CLIP, text="As I said:")
    ana.press_done()
    read(ana, F1=SPOKEN)
    (turn,) = ana.turns()
    situation = ana.do(situation_of, turn)
    assert situation is not None
    assert situation.answer == f"As I said:\n{SPOKEN}"


def test_words_that_come_after_the_round_join_the_round_they_were_spoken_in(ana: Conversation) -> None:
    ana.start()
    send(ana, CLIP, text="Long enough:")
    ana.press_done()
    ana.interviewer_says(None)
    ana.judge()
    ana.deliver()
    said_before = list(ana.said)
    read(ana, F1=SPOKEN)
    ana.deliver()
    assert (ana.drill.now_at.number, ana.answer_so_far) == (2, "")
    assert ana.said == said_before, "nothing is said about it"
    first, _ = _record(ana).drills[0].rounds
    assert [typed.text for typed in first.answers] == ["Long enough:", SPOKEN]


def test_aloud_a_clip_is_part_of_the_answer(ana: Conversation) -> None:
    aloud(ana)
    send(ana, CLIP)
    read(ana, F1=SPOKEN)
    assert ana.answer_so_far == SPOKEN


def test_deleting_the_message_takes_its_files_along(ana: Conversation) -> None:
    ana.start()
    ana.delete(send(ana, CLIP, CODE))
    assert read(ana, F1=SPOKEN, F2=WHOLE) == 0
    with pytest.raises(NothingAnswered):
        ana.press_done()
    assert _record(ana).drills[0].rounds[0].answers == ()


def test_a_message_deleted_before_it_arrives_leaves_no_file(ana: Conversation) -> None:
    ana.start()
    ts = ana.next_ts()
    ana.delete(ts)
    send(ana, CLIP, ts=ts)
    assert (ana.answer_so_far, read(ana)) == ("", 0)


def test_a_file_taken_off_a_message_is_gone_and_the_rest_stays(ana: Conversation) -> None:
    ana.start()
    ts = send(ana, CODE, BOARD, text="Both:")
    changed = Heard(DM, ts, ana.drill.thread_ts, "Both:", (BOARD,))
    ana.do(edit_message, changed, ana.next_ts(), ("F2",))
    assert ana.answer_so_far == "Both:\n[board.png]"
    assert read(ana, F2=WHOLE) == 0


def test_an_edit_leaves_the_files_words_alone(ana: Conversation) -> None:
    ana.start()
    ts = send(ana, CODE, text="Hree:")
    read(ana, F2=WHOLE)
    ana.do(edit_message, Heard(DM, ts, ana.drill.thread_ts, "Here:", (CODE,)), ana.next_ts())
    assert ana.answer_so_far == f"Here:\n{WHOLE}"


def test_an_edit_that_overtakes_its_message_brings_the_files(ana: Conversation) -> None:
    ana.start()
    ts = ana.next_ts()
    ana.do(edit_message, Heard(DM, ts, ana.drill.thread_ts, "Here:", (CODE,)), ana.next_ts())
    send(ana, CODE, text="Hree:", ts=ts)
    assert ana.answer_so_far == "Here:\ndef close(bridge):"


def test_a_file_nobody_can_read_is_looked_at_a_while_and_then_left(ana: Conversation) -> None:
    ana.start()
    send(ana, CLIP)
    now = UNMOVED
    for looks in range(1, 99):
        with ana.database.write() as tx:
            (file,) = read_files.claim(tx, [ana.member.team_id], now, 9)
            assert file.looks == looks - 1
            if not read_files.put_off(tx, file, now):
                break
            assert not read_files.anything_due(tx, [ana.member.team_id], now)
        now += read_files.LEASE * 2
    assert looks == 13
    assert (ana.answer_so_far, read(ana)) == (UNHEARD, 0)


def test_at_a_start_files_that_were_being_read_are_free_again(ana: Conversation) -> None:
    ana.start()
    send(ana, CLIP)
    with ana.database.write() as tx:
        read_files.claim(tx, [ana.member.team_id], UNMOVED, 9)
        keep_house.free_leases(tx, UNMOVED, read_files.LEASE)
    assert read(ana, F1=SPOKEN) == 1


def test_very_long_answers_are_kept_to_the_last_character(ana: Conversation) -> None:
    ana.start()
    long = " ".join(f"word{n}" for n in range(6_000))[:40_000]
    ana.write(long)
    assert ana.answer_so_far == long


def test_five_hundred_messages_are_one_answer_and_cost_the_next_round_nothing(ana: Conversation) -> None:
    ana.start()
    for n in range(500):
        ana.write(f"line {n}, " + "word " * 8)
    began = time.perf_counter()
    answer = ana.answer_so_far
    took = time.perf_counter() - began
    assert [line.split(",")[0] for line in answer.split("\n")] == [f"line {n}" for n in range(500)]
    ana.press_done()
    ana.interviewer_says(None)
    ana.judge()
    ana.deliver()
    assert ana.answer_so_far == ""
    assert took < 0.5


def _record(talk: Conversation) -> Record:

    record = talk.do(gather_record)
    assert record is not None
    return record
