"""Journal entries: what is late, what leads, and what an entry tells of its area."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.core.entries import EntryForm, EntryKind, JournalEntry
from bot.core.evidence import Signal
from bot.core.journal import Signals
from tests.cast import NOON

ENTRY = JournalEntry("e1", EntryKind.INTERVIEW, "talks", "opening", Signals("at the number"), "", NOON, NOON)
FILLED = EntryForm("e1", NOON, EntryKind.DRILL)


@pytest.mark.parametrize(("minutes", "late"), [(0, False), (60, False), (61, True), (60 * 24 * 9, True)])
def test_an_entry_is_late_once_an_hour_has_passed(minutes: int, late: bool) -> None:
    assert replace(ENTRY, written_at=NOON + timedelta(minutes=minutes)).late is late


def test_only_a_real_interview_leads_and_for_seven_days() -> None:
    assert ENTRY.leads_until == NOON + timedelta(days=7)
    assert replace(ENTRY, kind=EntryKind.MOCK).leads_until is None
    assert replace(ENTRY, kind=EntryKind.DRILL).leads_until is None


@pytest.mark.parametrize(
    ("signals", "question", "seen"),
    [
        (Signals("here"), "", [Signal.HESITATION]),
        (Signals(rehearsed="that story"), "", [Signal.REHEARSED]),
        (Signals(surprise="their silence"), "", [Signal.SURPRISE]),
        (Signals(), "Why here?", [Signal.SURPRISE]),
        (Signals(surprise="their silence"), "Why here?", [Signal.SURPRISE]),  # once, not twice
        (Signals("a", "b", "c"), "d", [Signal.HESITATION, Signal.REHEARSED, Signal.SURPRISE]),
        (Signals(), "", []),
    ],
)
def test_each_thing_noticed_is_evidence_of_its_area_when_it_happened(
    signals: Signals, question: str, seen: list[Signal]
) -> None:
    later = NOON + timedelta(days=2)
    found = replace(ENTRY, signals=signals, question=question, written_at=later).evidence()
    assert [each.signal for each in found] == seen
    assert {(each.area, each.session, each.at) for each in found} <= {("opening", "e1", NOON)}


@pytest.mark.parametrize(("surprise", "told"), [("their silence", "their silence"), ("", "Why here?")])
def test_a_question_that_surprised_is_read_where_nothing_else_was_written(surprise: str, told: str) -> None:
    entry = replace(ENTRY, signals=Signals("here", "a joke", surprise), question="Why here?")
    assert entry.by_signal() == {Signal.HESITATION: "here", Signal.REHEARSED: "a joke", Signal.SURPRISE: told}


def test_an_empty_form_says_nothing_and_one_word_is_enough() -> None:
    assert not FILLED.says_something
    assert replace(FILLED, question="Why?").says_something
    for signals in (Signals("x"), Signals(rehearsed="x"), Signals(surprise="x")):
        assert replace(FILLED, signals=signals).says_something
