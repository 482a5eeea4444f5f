"""A journal entry's form that was closed half written: what of it comes back, and when it doesn't."""

from dataclasses import replace

import pytest

from bot.core.entries import EntryForm, EntryKind
from bot.core.errors import NothingWritten
from bot.core.journal import Signals
from bot.journeys.export_record import gather_record
from bot.journeys.half_written_entry import keep_half_written, new_entry
from bot.journeys.write_entry import keep_entry
from tests.cast import NOON
from tests.journeys.conversation import Conversation

WORDS = Signals("at the number", "the ending", "their silence")


def _type(talk: Conversation, form: EntryForm, at: str = "1.1") -> None:
    talk.do(keep_half_written, form, at)


def _filled(talk: Conversation) -> EntryForm:
    """A form that was opened and filled in, every field of it."""
    opened = talk.do(new_entry)
    return EntryForm(opened.id, NOON.replace(hour=9), EntryKind.MOCK, ("talks", "ending"), WORDS, "Why us?")


@pytest.mark.parametrize(
    "change",
    [{}, {"happened_at": None}, {"area": None}, {"question": ""}, {"signals": Signals()}, {"kind": EntryKind.DRILL}],
)
def test_a_closed_form_opens_again_as_it_stood_under_an_id_of_its_own(
    ana: Conversation, change: dict[str, object]
) -> None:
    typed = replace(_filled(ana), **change)  # type: ignore[arg-type]
    _type(ana, typed)
    again = ana.do(new_entry)
    assert again == replace(typed, id=again.id)
    assert again.id != typed.id


def test_a_form_nobody_typed_into_opens_with_now(ana: Conversation) -> None:
    opened = ana.do(new_entry)
    ana.clock.move(hours=1)
    assert ana.do(new_entry).happened_at == ana.clock()
    assert opened.happened_at == NOON


def test_submitted_it_opens_empty_and_late_keystrokes_change_nothing(ana: Conversation) -> None:
    typed = _filled(ana)
    _type(ana, typed, "1.1")
    ana.do(keep_entry, typed)
    _type(ana, replace(typed, question="Why"), "1.2")
    again = ana.do(new_entry)
    assert again == EntryForm(again.id, NOON)


def test_a_refused_form_keeps_what_was_typed(ana: Conversation) -> None:
    typed = replace(_filled(ana), signals=Signals(), question="")
    _type(ana, typed)
    with pytest.raises(NothingWritten):
        ana.do(keep_entry, typed)
    assert ana.do(new_entry).kind is EntryKind.MOCK


def test_a_form_submitted_again_leaves_the_next_one_alone(ana: Conversation) -> None:
    first = _filled(ana)
    ana.do(keep_entry, first)
    second = _filled(ana)
    _type(ana, second, "2.1")
    ana.do(keep_entry, first)
    assert ana.do(new_entry).question == "Why us?"


def test_the_next_form_takes_keystrokes_though_its_clock_reads_no_later(ana: Conversation) -> None:
    first = _filled(ana)
    _type(ana, first, "9.9")
    ana.do(keep_entry, first)
    second = _filled(ana)
    _type(ana, second, "1.1")
    assert ana.do(new_entry).question == "Why us?"


def test_it_is_ones_own(ana: Conversation, mia: Conversation, twin: Conversation) -> None:
    _type(ana, _filled(ana))
    for stranger in (mia, twin):
        opened = stranger.do(new_entry)
        assert opened == EntryForm(opened.id, NOON)


def test_an_export_holds_it_in_words(ana: Conversation) -> None:
    _type(ana, replace(_filled(ana), area=None))
    record = ana.do(gather_record)
    assert record is not None
    [draft] = record.drafts
    assert "hesitation: at the number" in draft.text
    assert "kind: mock" in draft.text
    assert "area" not in draft.text
