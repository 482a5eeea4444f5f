"""What is left of answers whose words were let go, and whose answers are due for that."""

from datetime import timedelta

import pytest
from sqlalchemy import Connection, update

from bot.core.attachments import Attached, FileKind
from bot.core.drill import Phase
from bot.core.fingerprint import Remains
from bot.core.members import Member
from bot.core.turn import TurnKind
from bot.store import attachments, drills, fingerprints, members, messages, turns
from bot.store.messages import MessageRow
from bot.store.queues import attachments as files
from tests.cast import ANA, MIA, NOON, TEAMS, TWIN, UNMOVED
from tests.store.samples import finished

CLIP = Attached("F1", FileKind.CLIP, "audio_message.m4a")


def _answered(tx: Connection, member: Member = ANA, id_: str = "d1", **changes: object) -> None:
    """A closed drill with an answer in its thread, of somebody who wants only quotes kept."""
    members.meet(tx, member, NOON)
    members.set_quotes_only(tx, member, True)
    drill = finished(tx, member, id_, channel_id="D1", thread_ts=f"{id_}.1", **changes)
    messages.keep(tx, member, "D1", f"{id_}.2", drill.thread_ts, "my words", NOON)


def _take(tx: Connection, id_: str = "d1", limit: int = 9) -> list[MessageRow]:
    return messages.take(tx, ANA, "D1", f"{id_}.1", limit)


def test_what_was_kept_of_a_round_comes_back_bit_for_bit(tx: Connection) -> None:
    left = Remains(7, (0, 2**64 - 1, 2**63))
    fingerprints.keep(tx, ANA, "d1", 2, left, NOON)
    assert fingerprints.of_round(tx, ANA, "d1", 2) == left
    assert fingerprints.of_round(tx, ANA, "d1", 1) is None
    assert fingerprints.of_round(tx, MIA, "d1", 2) is None


def test_a_round_has_one_fingerprint_the_last_one(tx: Connection) -> None:
    fingerprints.keep(tx, ANA, "d1", 1, Remains(7, (1, 2, 3)), NOON)
    fingerprints.keep(tx, ANA, "d1", 1, Remains(8, (1, 2, 3, 4)), NOON)
    fingerprints.keep(tx, ANA, "d1", 2, Remains(3, ()), NOON)
    assert fingerprints.of_round(tx, ANA, "d1", 1) == Remains(8, (1, 2, 3, 4))
    assert (fingerprints.count(tx, ANA), fingerprints.count(tx, MIA)) == (2, 0)


def test_a_closed_drill_with_words_is_due_until_they_are_taken(tx: Connection) -> None:
    assert fingerprints.due(tx, ANA) == []
    _answered(tx)
    _answered(tx, id_="d2", phase=Phase.STOPPED)
    messages.keep(tx, ANA, "D1", "d1.3", "d1.1", "and more", NOON)
    assert fingerprints.due(tx, ANA) == ["d1", "d2"]
    _take(tx)
    assert fingerprints.due(tx, ANA) == ["d2"]
    _take(tx, "d2")
    assert fingerprints.due(tx, ANA) == []


def test_anothers_drills_are_not_mine_nor_those_of_a_namesake(tx: Connection) -> None:
    for member in (TWIN, MIA):
        _answered(tx, member, f"of-{member.user_id}")
    assert fingerprints.due(tx, ANA) == []
    assert fingerprints.due(tx, TWIN) == ["of-U-ANA"]


@pytest.mark.parametrize("phase", [Phase.READY, Phase.ROUNDS, Phase.SCORING])
def test_a_drill_that_is_not_over_is_not_due(tx: Connection, phase: Phase) -> None:
    _answered(tx, phase=phase)
    assert fingerprints.due(tx, ANA) == []


def test_a_drill_is_not_due_while_an_ai_has_yet_to_read_it(tx: Connection) -> None:
    _answered(tx)
    drill = drills.by_id(tx, ANA, "d1")
    assert drill is not None
    turns.open_turn(tx, ANA, drill, TurnKind.ASSESSMENT, UNMOVED)
    assert fingerprints.due(tx, ANA) == []
    turns.drop_turn(tx, ANA, drill, TurnKind.ASSESSMENT)
    assert fingerprints.due(tx, ANA) == ["d1"]


def test_taken_words_are_handed_out_once_and_their_places_stay(tx: Connection) -> None:
    _answered(tx)
    messages.keep(tx, ANA, "D1", "d1.3", "d1.1", "and more", NOON)
    assert _take(tx, limit=1) == [MessageRow("d1.2", "my words")]
    assert _take(tx) == [MessageRow("d1.3", "and more")]
    assert _take(tx) == []
    assert not messages.keep(tx, ANA, "D1", "d1.2", "d1.1", "a late repeat", NOON)
    assert [row.text for row in messages.in_thread(tx, ANA, "D1", "d1.1")] == ["", ""]


def test_a_message_whose_clip_is_still_being_read_waits_and_then_goes_with_its_words(tx: Connection) -> None:
    _answered(tx)
    attachments.keep(tx, ANA, "D1", "d1.2", CLIP, UNMOVED, read=True)
    assert fingerprints.due(tx, ANA) == []
    assert _take(tx) == []
    [unread] = attachments.claim(tx, TEAMS, UNMOVED, UNMOVED + timedelta(seconds=20), 9)
    attachments.finish(tx, ANA, unread, "as it was spoken", UNMOVED)
    assert fingerprints.due(tx, ANA) == ["d1"]
    assert _take(tx) == [MessageRow("d1.2", "my words\nas it was spoken")]
    assert tx.execute(files.select()).one().text == ""


def test_words_of_a_file_alone_are_due_too(tx: Connection) -> None:
    _answered(tx)
    attachments.keep(tx, ANA, "D1", "d1.2", CLIP, UNMOVED, read=False)
    messages.edit(tx, ANA, "D1", "d1.2", "", "9.9")
    tx.execute(update(files).values(text="as it was spoken"))
    assert fingerprints.due(tx, ANA) == ["d1"]
    assert _take(tx) == [MessageRow("d1.2", "as it was spoken")]
    assert fingerprints.due(tx, ANA) == []


def test_another_members_words_in_the_same_thread_stay(tx: Connection) -> None:
    _answered(tx)
    messages.keep(tx, MIA, "D1", "d1.5", "d1.1", "stays", NOON)
    _take(tx)
    assert messages.in_thread(tx, MIA, "D1", "d1.1") == [MessageRow("d1.5", "stays")]


def test_stray_words_are_those_in_no_drills_thread(tx: Connection) -> None:
    _answered(tx)
    later = NOON + timedelta(days=1)
    for ts, thread_ts, at in (("7.1", None, NOON), ("7.2", "7.1", NOON), ("7.3", "7.1", later)):
        messages.keep(tx, ANA, "D1", ts, thread_ts, "stray", at)
    assert messages.forget_strays(tx, ANA, later, 9) == 2
    assert messages.forget_strays(tx, ANA, later, 9) == 0
    assert messages.in_thread(tx, ANA, "D1", "d1.1") == [MessageRow("d1.2", "my words")]
    assert messages.in_thread(tx, ANA, "D1", "7.1") == [MessageRow("7.2", ""), MessageRow("7.3", "stray")]


def test_the_thread_of_somebody_elses_drill_is_no_drill_of_mine(tx: Connection) -> None:
    _answered(tx)
    messages.keep(tx, MIA, "D1", "d1.5", "d1.1", "stray", NOON)
    assert messages.forget_strays(tx, MIA, NOON + timedelta(days=1), 9) == 1


def test_the_first_salt_stays_and_is_the_members_own(tx: Connection) -> None:
    for member in (ANA, MIA):
        members.meet(tx, member, NOON)
    assert members.salt_of(tx, ANA) is None
    members.give_salt(tx, ANA, b"first")
    members.give_salt(tx, ANA, b"second")
    assert (members.salt_of(tx, ANA), members.salt_of(tx, MIA)) == (b"first", None)


def test_who_wants_only_quotes_kept_is_listed_for_our_teams_only_while_there_are_words(tx: Connection) -> None:
    for member in (ANA, MIA, TWIN):
        _answered(tx, member, f"of-{member.user_id}")
    members.set_quotes_only(tx, MIA, False)
    known = [members.profile(tx, member) for member in (ANA, MIA)]
    assert [profile is not None and profile.quotes_only for profile in known] == [True, False]
    assert members.who_keep_quotes(tx, [ANA.team_id]) == [ANA]
    assert members.who_keep_quotes(tx, TEAMS) == [ANA, TWIN]
    _take(tx, "of-U-ANA")
    assert members.who_keep_quotes(tx, TEAMS) == [TWIN]
    attachments.keep(tx, ANA, "D1", "of-U-ANA.2", CLIP, UNMOVED, read=False)
    assert members.who_keep_quotes(tx, TEAMS) == [ANA, TWIN]
