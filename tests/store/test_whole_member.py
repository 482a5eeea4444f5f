"""All of a member at once: counted as a person would count it, and deleted to the last row."""

from sqlalchemy import Connection, select

from bot.core.agreement import Reading
from bot.core.drill import Phase
from bot.core.entries import EntryKind, JournalEntry
from bot.core.holdings import Holdings
from bot.core.journal import Signals
from bot.core.own_questions import OwnQuestion, QuestionSource
from bot.store import drills, interviews, journal_entries, members, messages, own_questions, readings, whole_member
from bot.store.schema import metadata
from bot.store.tables import rubric_versions, sayings
from tests.cast import ANA, MIA, NOON, TWIN
from tests.store.rows import OF_THE_WORKSPACE, fill_every_table, rows_naming
from tests.store.samples import a_drill

EVERY_TABLE = {table.name for table in metadata.sorted_tables if table not in OF_THE_WORKSPACE}


def test_every_table_is_deleted_from_or_belongs_to_the_workspace() -> None:
    assert {table.name for table in (*whole_member.THEIR_OWN, sayings)} == EVERY_TABLE


def test_not_a_row_nor_a_word_is_left_of_a_deleted_member(tx: Connection) -> None:
    fill_every_table(tx, ANA)
    assert set(rows_naming(tx, ANA)) == EVERY_TABLE
    whole_member.erase(tx, ANA)
    assert rows_naming(tx, ANA) == {}


def test_another_member_and_a_namesake_elsewhere_keep_every_row(tx: Connection) -> None:
    for member in (ANA, MIA, TWIN):
        fill_every_table(tx, member)
    kept = {member: rows_naming(tx, member) for member in (MIA, TWIN)}
    whole_member.erase(tx, ANA)
    assert {member: rows_naming(tx, member) for member in (MIA, TWIN)} == kept
    assert set(kept[MIA]) == set(kept[TWIN]) == EVERY_TABLE


def test_rubrics_stay_since_they_belong_to_the_workspace(tx: Connection) -> None:
    tx.execute(rubric_versions.insert(), {"team_id": ANA.team_id, "version": "v1", "file": "x.toml", "source": "x"})
    fill_every_table(tx, ANA)
    whole_member.erase(tx, ANA)
    assert tx.execute(select(rubric_versions.c.version)).scalars().all() == ["v1"]


def test_of_somebody_unknown_there_is_nothing_to_count_or_delete(tx: Connection) -> None:
    whole_member.erase(tx, ANA)
    assert whole_member.holdings(tx, ANA) == Holdings()
    assert whole_member.holdings(tx, ANA).is_empty


def test_everything_is_counted_under_what_a_person_calls_it(tx: Connection) -> None:
    members.meet(tx, ANA, NOON)
    for id_, thread_ts in (("d1", "1.1"), ("d2", "2.1")):
        drills.add(tx, ANA, a_drill(id_=id_, phase=Phase.DONE, channel_id="D1", thread_ts=thread_ts))
    for ts, thread_ts in (("1.2", "1.1"), ("1.3", "1.1"), ("2.2", "2.1"), ("3.1", None), ("4.2", "4.1")):
        messages.keep(tx, ANA, "D1", ts, thread_ts, "words", NOON)
    messages.remove(tx, ANA, "D1", "1.3")
    signals = Signals("at the start")
    entry = JournalEntry("e1", EntryKind.MOCK, "talks", "opening", signals, "", NOON, NOON)
    journal_entries.keep(tx, ANA, entry)
    own_questions.add(tx, ANA, OwnQuestion("q1", "talks", "opening", "Why?", QuestionSource.JOURNAL, NOON))
    interviews.plan(tx, ANA, NOON, NOON)
    for level in (1, 2, 3):
        readings.keep(tx, ANA, Reading(f"talks:bridge:{level}", "talks", "opening", 2, level), NOON)
    expected = Holdings(
        drills=2, answers=2, entries=1, questions=1, interviews=1, readings=3, messages=2, settings=True
    )
    assert whole_member.holdings(tx, ANA) == expected
    assert whole_member.holdings(tx, TWIN) == whole_member.holdings(tx, MIA) == Holdings()
