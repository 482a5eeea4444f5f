"""Files kept with their messages, leased to be read, and emptied with what they came in."""

from datetime import timedelta

from sqlalchemy import Connection, select

from bot.core.attachments import UNHEARD, Attached, FileKind, Unread
from bot.core.holdings import Holdings
from bot.core.members import Member
from bot.store import attachments, messages, whole_member, whole_record
from bot.store.messages import MessageRow
from bot.store.queues import attachments as table
from tests.cast import ANA, MIA, NOON, TEAMS, TWIN, UNMOVED
from tests.store.courier import LEASE, at

TS = "1700000010.000100"
ROOT = "1700000001.000100"
CLIP = Attached("F1", FileKind.CLIP, "audio_message.m4a")
CODE = Attached("F2", FileKind.SNIPPET, "answer.py", "def f():")
BOARD = Attached("F3", FileKind.FILE, "board.png")


def _keep(tx: Connection, *files: Attached, member: Member = ANA, text: str = "", read: bool = True) -> None:
    messages.keep(tx, member, "D1", TS, ROOT, text, NOON)
    for file in files:
        attachments.keep(tx, member, "D1", TS, file, UNMOVED, read=read and file.holds_words)


def _claim(tx: Connection, seconds: float = 0, limit: int = 10) -> list[Unread]:
    return attachments.claim(tx, TEAMS, at(seconds), at(seconds) + LEASE, limit)


def _texts(tx: Connection) -> list[str]:
    return list(tx.execute(select(table.c.text).order_by(table.c.file_id)).scalars())


def _row(tx: Connection) -> MessageRow:
    (row,) = messages.in_thread(tx, ANA, "D1", ROOT)
    return row


def test_a_clip_waits_to_be_read_and_is_claimed_by_one(tx: Connection) -> None:
    _keep(tx, CLIP)
    assert attachments.anything_due(tx, TEAMS, UNMOVED)
    assert _claim(tx) == [Unread(ANA, "D1", TS, "F1", FileKind.CLIP, looks=0)]
    assert not attachments.anything_due(tx, TEAMS, UNMOVED)
    assert _claim(tx) == []


def test_kept_twice_it_is_one_file_and_keeps_its_words(tx: Connection) -> None:
    _keep(tx, CLIP)
    attachments.finish(tx, ANA, _claim(tx)[0], "as spoken", UNMOVED)
    assert not attachments.keep(tx, ANA, "D1", TS, CLIP, UNMOVED, read=True)
    assert _texts(tx) == ["as spoken"]
    assert not attachments.anything_due(tx, TEAMS, at(999))


def test_what_is_not_to_be_read_is_never_due(tx: Connection) -> None:
    _keep(tx, CLIP, CODE, read=False)
    _keep(tx, BOARD)
    assert not attachments.anything_due(tx, TEAMS, at(999))


def test_those_due_longest_come_first_and_no_more_than_asked_for(tx: Connection) -> None:
    _keep(tx, CLIP, CODE)
    attachments.retry(tx, ANA, _claim(tx, limit=1)[0], at(5))
    assert [file.file_id for file in _claim(tx, 6, limit=1)] == ["F2"]


def test_put_off_it_is_not_due_before_its_time_and_knows_how_often_it_was_tried(tx: Connection) -> None:
    _keep(tx, CLIP)
    attachments.retry(tx, ANA, _claim(tx)[0], at(60))
    assert not attachments.anything_due(tx, TEAMS, at(59))
    assert [file.looks for file in _claim(tx, 60)] == [1]


def test_a_lease_that_ran_out_brings_it_back(tx: Connection) -> None:
    _keep(tx, CLIP)
    _claim(tx)
    assert [file.looks for file in _claim(tx, LEASE.total_seconds())] == [1]


def test_at_a_start_every_lease_is_free_and_what_was_put_off_still_waits(tx: Connection) -> None:
    _keep(tx, CLIP, CODE)
    first, _ = _claim(tx)
    attachments.retry(tx, ANA, first, at(60))
    attachments.free_leases(tx, at(1))
    assert [file.file_id for file in _claim(tx, 1)] == ["F2"]


def test_finished_without_words_it_keeps_what_it_counted_as(tx: Connection) -> None:
    _keep(tx, CLIP)
    attachments.finish(tx, ANA, _claim(tx)[0], None, UNMOVED)
    assert _texts(tx) == [UNHEARD]
    assert not attachments.anything_due(tx, TEAMS, at(999))


def test_words_that_come_after_the_file_was_deleted_are_not_kept(tx: Connection) -> None:
    _keep(tx, CLIP, CODE)
    for file in _claim(tx):
        attachments.remove(tx, ANA, "D1", TS, "F1")
        attachments.finish(tx, ANA, file, f"words of {file.file_id}", UNMOVED)
    assert _texts(tx) == ["", "words of F2"]


def test_with_its_message_every_file_goes_and_nothing_is_read_any_more(tx: Connection) -> None:
    _keep(tx, CLIP, CODE, BOARD)
    attachments.remove(tx, ANA, "D1", TS)
    assert _texts(tx) == ["", "", ""]
    assert not attachments.anything_due(tx, TEAMS, at(999))


def test_nobody_removes_anothers_file(tx: Connection) -> None:
    _keep(tx, CODE)
    for other in (MIA, TWIN):
        attachments.remove(tx, other, "D1", TS)
    assert _texts(tx) == ["def f():"]


def test_a_message_reads_with_the_words_of_its_files(tx: Connection) -> None:
    _keep(tx, CODE, BOARD, text="See here:")
    assert _row(tx) == MessageRow(TS, "See here:\ndef f():\n[board.png]")


def test_a_message_that_is_only_a_clip_is_unheard_until_its_words_come(tx: Connection) -> None:
    _keep(tx, CLIP)
    assert _row(tx) == MessageRow(TS, UNHEARD, unheard=True)
    attachments.finish(tx, ANA, _claim(tx)[0], "as spoken", UNMOVED)
    assert _row(tx) == MessageRow(TS, "as spoken")


def test_the_thread_can_be_read_from_a_moment_on(tx: Connection) -> None:
    _keep(tx, CODE)
    messages.keep(tx, ANA, "D1", "1700000020.000100", ROOT, "later", NOON)
    assert [row.text for row in messages.in_thread(tx, ANA, "D1", ROOT, TS)] == ["later"]


def test_old_words_are_let_go_where_there_are_only_files_and_none_come_after(tx: Connection) -> None:
    _keep(tx, CLIP, CODE)
    (clip, _), tomorrow = _claim(tx), NOON + timedelta(days=1)
    assert messages.forget(tx, ANA, tomorrow, 9) == 1
    attachments.finish(tx, ANA, clip, "as spoken", UNMOVED)
    assert _texts(tx) == ["", ""]
    assert messages.forget(tx, ANA, tomorrow, 9) == 0


def test_the_record_and_the_count_have_messages_that_are_only_files(tx: Connection) -> None:
    _keep(tx, CODE, BOARD)
    assert [row.typed.text for row in whole_record.written(tx, ANA)] == ["def f():", "[board.png]"]
    assert whole_member.holdings(tx, ANA) == Holdings(messages=1)
    attachments.remove(tx, ANA, "D1", TS)
    assert whole_record.written(tx, ANA) == []
    assert whole_member.holdings(tx, ANA) == Holdings()
