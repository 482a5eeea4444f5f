"""Journal entries of their own, and the area the latest real interview named."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import Connection

from bot.core.entries import EntryKind, JournalEntry
from bot.core.evidence import Signal
from bot.core.journal import Signals
from bot.store import journal_entries
from tests.cast import ANA, MIA, NOON, TWIN
from tests.store.samples import minutes

ENTRY = JournalEntry(
    "e1",
    EntryKind.INTERVIEW,
    "talks",
    "opening",
    Signals("at the number", "the ferry story", "their laugh 🙂"),
    "Why <this> & now?",
    NOON,
    minutes(20),
)
WEEK = timedelta(days=7)


def test_an_entry_comes_back_as_written(tx: Connection) -> None:
    assert journal_entries.keep(tx, ANA, ENTRY)
    assert journal_entries.by_id(tx, ANA, "e1") == ENTRY


def test_nobody_else_reads_it(tx: Connection) -> None:
    journal_entries.keep(tx, ANA, ENTRY)
    assert journal_entries.by_id(tx, MIA, "e1") is None
    assert journal_entries.by_id(tx, TWIN, "e1") is None


def test_submitted_again_it_says_what_was_given_last_and_stays_one(tx: Connection) -> None:
    journal_entries.keep(tx, ANA, ENTRY)
    again = replace(ENTRY, kind=EntryKind.MOCK, signals=Signals("nowhere"), question="", written_at=minutes(25))
    assert not journal_entries.keep(tx, ANA, again)
    assert journal_entries.latest(tx, ANA, 9) == [replace(again, written_at=minutes(20))]


def test_an_id_of_somebody_elses_entry_changes_nothing_of_theirs(tx: Connection) -> None:
    journal_entries.keep(tx, ANA, ENTRY)
    assert not journal_entries.keep(tx, MIA, replace(ENTRY, question="Mine now"))
    assert journal_entries.by_id(tx, ANA, "e1") == ENTRY
    assert journal_entries.by_id(tx, MIA, "e1") is None


def test_the_latest_are_those_that_happened_last_however_late_they_were_written(tx: Connection) -> None:
    older = replace(ENTRY, id="e2", happened_at=minutes(-60), written_at=minutes(90))
    for entry in (older, ENTRY):
        journal_entries.keep(tx, ANA, entry)
    journal_entries.keep(tx, MIA, replace(ENTRY, id="e3"))
    assert journal_entries.latest(tx, ANA, 9) == [ENTRY, older]
    assert journal_entries.latest(tx, ANA, 1) == [ENTRY]


def test_the_latest_real_interview_names_the_area(tx: Connection) -> None:
    assert journal_entries.named_area(tx, ANA, NOON) is None
    journal_entries.keep(tx, ANA, ENTRY)
    journal_entries.keep(tx, ANA, replace(ENTRY, id="e2", dimension_id="ending", happened_at=minutes(-90)))
    mock = replace(ENTRY, id="e3", kind=EntryKind.MOCK, dimension_id="ending", happened_at=minutes(30))
    journal_entries.keep(tx, ANA, mock)
    assert journal_entries.named_area(tx, ANA, minutes(60)) == ("talks", "opening")
    assert journal_entries.leading(tx, ANA, minutes(60)) == ENTRY
    assert journal_entries.named_area(tx, MIA, minutes(60)) is None
    assert journal_entries.named_area(tx, TWIN, minutes(60)) is None


@pytest.mark.parametrize(
    ("age", "named"),
    [(timedelta(), True), (WEEK - timedelta(seconds=1), True), (WEEK, False), (WEEK * 2, False)],
)
def test_it_leads_for_seven_days_from_when_it_happened(tx: Connection, age: timedelta, named: bool) -> None:
    journal_entries.keep(tx, ANA, ENTRY)
    assert (journal_entries.named_area(tx, ANA, NOON + age) is not None) is named


def test_what_was_noticed_is_told_area_by_area_newest_first(tx: Connection) -> None:
    journal_entries.keep(tx, ANA, ENTRY)
    newer = replace(ENTRY, id="e2", kind=EntryKind.DRILL, dimension_id="ending", question="", happened_at=minutes(5))
    journal_entries.keep(tx, ANA, replace(newer, signals=Signals(rehearsed="all of it")))
    journal_entries.keep(tx, ANA, replace(ENTRY, id="e3", rubric_id="speeches"))
    told = journal_entries.signals(tx, ANA, "talks")
    assert [(each.area, each.signal, each.session, each.at) for each in told] == [
        ("ending", Signal.REHEARSED, "e2", minutes(5)),
        ("opening", Signal.HESITATION, "e1", NOON),
        ("opening", Signal.REHEARSED, "e1", NOON),
        ("opening", Signal.SURPRISE, "e1", NOON),
    ]
    assert journal_entries.signals(tx, MIA, "talks") == []


def test_it_looks_back_on_an_interview_that_ended_from_the_first_moment_on_and_before_the_second(
    tx: Connection,
) -> None:
    journal_entries.keep(tx, ANA, ENTRY)
    journal_entries.keep(tx, MIA, replace(ENTRY, id="e2", kind=EntryKind.MOCK))
    assert journal_entries.looks_back(tx, ANA, NOON, minutes(1))
    assert not journal_entries.looks_back(tx, ANA, minutes(1), minutes(2))
    assert not journal_entries.looks_back(tx, ANA, NOON - WEEK, NOON)
    assert not journal_entries.looks_back(tx, MIA, NOON, minutes(1)), "a mock is no real interview"
