"""What members wrote, word for word."""

from datetime import timedelta

from sqlalchemy import Connection, select

from bot.store import messages
from bot.store.messages import MessageRow
from bot.store.queues import attachments
from tests.cast import ANA, MIA, NOON, TWIN

ROOT = "1700000000.000100"
FIRST, SECOND = "1700000001.000100", "1700000009.000100"


def _keep(tx: Connection, ts: str, text: str, thread_ts: str | None = ROOT) -> bool:
    return messages.keep(tx, ANA, "D1", ts, thread_ts, text, NOON)


def _texts(tx: Connection) -> list[str]:
    return [row.text for row in messages.in_thread(tx, ANA, "D1", ROOT)]


def test_messages_come_back_as_written_in_their_own_order_not_that_of_arrival(tx: Connection) -> None:
    _keep(tx, SECOND, "and ```code``` 🚀\nin two lines")
    _keep(tx, FIRST, "first")
    rows = messages.in_thread(tx, ANA, "D1", ROOT)
    assert rows == [MessageRow(FIRST, "first"), MessageRow(SECOND, "and ```code``` 🚀\nin two lines")]


def test_a_message_that_comes_twice_is_kept_once(tx: Connection) -> None:
    assert _keep(tx, FIRST, "as it was")
    assert not _keep(tx, FIRST, "as it was")
    assert _texts(tx) == ["as it was"]


def test_what_was_written_elsewhere_can_stand_right_after_a_message_in_its_order(tx: Connection) -> None:
    asked, next_in_slack = "1700000020.000100", "1700000020.000101"
    for number, ts in enumerate((SECOND, FIRST)):
        messages.keep(tx, ANA, "C1", ts, "1600000000.000001", f"{number} from the channel", NOON)
    messages.keep(tx, MIA, "C1", "1700000010.000100", "1600000000.000001", "hers", NOON)
    _keep(tx, next_in_slack, "typed later")
    messages.move(tx, ANA, "C1", "1600000000.000001", "D1", ROOT, asked)
    assert _texts(tx) == ["1 from the channel", "0 from the channel", "typed later"]
    after = messages.in_thread(tx, ANA, "D1", ROOT, asked)
    assert all(asked < row.ts <= next_in_slack for row in after)
    assert len(after) == 3
    assert messages.in_thread(tx, ANA, "C1", "1600000000.000001") == []
    assert [row.text for row in messages.in_thread(tx, MIA, "C1", "1600000000.000001")] == ["hers"]


def test_a_message_outside_threads_belongs_to_none(tx: Connection) -> None:
    assert _keep(tx, FIRST, "hello?", thread_ts=None)
    assert _texts(tx) == []


def test_an_edit_replaces_the_text(tx: Connection) -> None:
    _keep(tx, FIRST, "befor")
    messages.edit(tx, ANA, "D1", FIRST, "before", "1700000002.000000")
    assert _texts(tx) == ["before"]


def test_an_older_edit_that_arrives_late_is_ignored(tx: Connection) -> None:
    _keep(tx, FIRST, "one")
    messages.edit(tx, ANA, "D1", FIRST, "three", "1700000003.000000")
    messages.edit(tx, ANA, "D1", FIRST, "two", "1700000002.000000")
    assert _texts(tx) == ["three"]


def test_a_repeat_of_the_message_does_not_undo_its_edit(tx: Connection) -> None:
    _keep(tx, FIRST, "befor")
    messages.edit(tx, ANA, "D1", FIRST, "before", "1700000002.000000")
    assert not _keep(tx, FIRST, "befor")
    assert _texts(tx) == ["before"]


def test_a_removed_message_is_gone_and_the_others_stay(tx: Connection) -> None:
    _keep(tx, FIRST, "gone")
    _keep(tx, SECOND, "stays")
    messages.remove(tx, ANA, "D1", FIRST)
    assert _texts(tx) == ["stays"]


def test_nobody_edits_or_removes_what_another_wrote(tx: Connection) -> None:
    _keep(tx, FIRST, "mine")
    messages.edit(tx, MIA, "D1", FIRST, "yours", "1700000002.000000")
    messages.remove(tx, MIA, "D1", FIRST)
    assert _texts(tx) == ["mine"]
    assert messages.in_thread(tx, MIA, "D1", ROOT) == []


def test_old_words_are_let_go_in_batches_oldest_first_and_their_places_stay(tx: Connection) -> None:
    for days, ts in ((1, FIRST), (2, SECOND), (3, "1700000019.000100")):
        messages.keep(tx, ANA, "D1", ts, ROOT, f"day {days}", NOON + timedelta(days=days))
    before = NOON + timedelta(days=3)
    assert messages.forget(tx, ANA, before, 1) == 1
    assert _texts(tx) == ["", "day 2", "day 3"]
    assert messages.forget(tx, ANA, before, 9) == 1
    assert messages.forget(tx, ANA, before, 9) == 0
    assert _texts(tx) == ["", "", "day 3"]
    assert not _keep(tx, FIRST, "a late repeat")
    assert _texts(tx)[0] == ""


def test_only_the_members_own_old_words_go(tx: Connection) -> None:
    for member in (MIA, TWIN):
        messages.keep(tx, member, f"D-{member.user_id}", FIRST, ROOT, "stays", NOON)
    assert messages.forget(tx, ANA, NOON + timedelta(days=9), 9) == 0
    assert messages.in_thread(tx, MIA, "D-U-MIA", ROOT) == [MessageRow(FIRST, "stays")]
    assert messages.in_thread(tx, TWIN, "D-U-ANA", ROOT) == [MessageRow(FIRST, "stays")]


def test_what_a_files_words_were_goes_with_the_message_they_came_in(tx: Connection) -> None:
    _keep(tx, FIRST, "see the clip")
    place = {"team_id": ANA.team_id, "channel_id": "D1", "file_id": "F1", "user_id": ANA.user_id}
    dates = {"not_before": NOON, "leased_until": NOON}
    for ts in (FIRST, SECOND):
        tx.execute(attachments.insert(), {**place, **dates, "ts": ts, "kind": "clip", "text": "transcript"})
    messages.forget(tx, ANA, NOON + timedelta(days=1), 9)
    kept = tx.execute(select(attachments.c.text).order_by(attachments.c.ts)).scalars().all()
    assert kept == ["", "transcript"]


def test_the_latest_message_of_a_thread_is_dated_by_its_arrival_deleted_or_not(tx: Connection) -> None:
    assert messages.latest(tx, ANA, "D1", ROOT) is None
    messages.keep(tx, ANA, "D1", SECOND, ROOT, "written last, here first", NOON)
    messages.keep(tx, ANA, "D1", FIRST, ROOT, "held up", NOON + timedelta(minutes=2))
    messages.keep(tx, ANA, "D1", "1700000019.000100", None, "elsewhere", NOON + timedelta(minutes=5))
    messages.keep(tx, MIA, "D1", "1700000029.000100", ROOT, "somebody else's", NOON + timedelta(minutes=6))
    messages.remove(tx, ANA, "D1", FIRST)
    assert messages.latest(tx, ANA, "D1", ROOT) == NOON + timedelta(minutes=2)
    assert messages.latest(tx, TWIN, "D1", ROOT) is None
