"""How drills, journal entries and sessions of the log read as entries."""

from dataclasses import replace

import pytest

from bot.core.drill import Format
from bot.core.entries import EntryKind, JournalEntry
from bot.core.evidence import Signal
from bot.core.journal import Signals
from bot.core.logged import LoggedSession
from bot.core.members import Level, Mode
from bot.core.noted import NotedDrill, Reader
from bot.core.patterns import Entry, Kind
from tests.cast import NOON
from tests.core.samples import a_question, a_rubric

RUBRIC = a_rubric(
    a_question("bridge", twist=("It rains.",)), a_question("library", Level.MID), a_question("harbour", Level.STAFF)
)
READER = Reader(RUBRIC, Level.SENIOR)
NOTES = Signals(hesitation=" at the number ", surprise="their silence")
WORDS = {Signal.HESITATION: "at the number", Signal.SURPRISE: "their silence"}
TWISTED = list(RUBRIC.questions[0].wordings())[-1].id
DRILL = NotedDrill("d1", NOON, "opening", NOTES, Mode.TYPED, Format.FOCUSED, question_ids=("bridge",))
ENTRY = JournalEntry("e1", EntryKind.INTERVIEW, RUBRIC.id, "opening", Signals(), "Why now?", NOON, NOON)


def kinds_of(**changes: object) -> frozenset[Kind]:
    return READER.of_drill(replace(DRILL, **changes)).kinds  # type: ignore[arg-type]


def test_a_drill_reads_with_its_words_and_all_that_is_known_of_its_questions() -> None:
    kinds = {Kind.DRILL, Kind.TYPED, Kind.FOCUSED, Kind.FROM_THE_BANK, Kind.AT_LEVEL}
    assert READER.of_drill(DRILL) == Entry(NOON, "opening", WORDS, frozenset(kinds))


def test_aloud_full_length_and_questions_of_ones_own_are_kinds() -> None:
    kinds = kinds_of(mode=Mode.ALOUD, format=Format.FULL_LENGTH, question_ids=("bridge", "own:x1", "stage:ending"))
    assert kinds == {Kind.DRILL, Kind.ALOUD, Kind.FULL_LENGTH, Kind.OWN_QUESTION, Kind.AT_LEVEL}


def test_what_is_not_known_is_of_no_kind() -> None:
    assert kinds_of(format=Format.CHECK, question_ids=()) == {Kind.DRILL, Kind.TYPED}
    assert kinds_of(question_ids=("gone", "own:x1")) == {Kind.DRILL, Kind.TYPED, Kind.FOCUSED, Kind.OWN_QUESTION}


@pytest.mark.parametrize(
    ("question_ids", "hardness"),
    [
        (("bridge", "library"), Kind.AT_LEVEL),
        ((TWISTED, "bridge"), Kind.AT_LEVEL),  # half of them
        ((TWISTED, "bridge", "harbour"), Kind.HARDER),
        (("harbour", "stage:ending", "gone", "own:x1"), Kind.HARDER),
        (("library.s12345678",), Kind.AT_LEVEL),  # with a twist, but two levels down is down
    ],
)
def test_questions_are_harder_when_most_are_above_the_target(question_ids: tuple[str, ...], hardness: Kind) -> None:
    assert hardness in kinds_of(question_ids=question_ids)


def test_a_drill_with_a_twist_in_each_question_is_harder() -> None:
    assert Kind.HARDER in kinds_of(twisted=True, question_ids=())


@pytest.mark.parametrize(
    ("kind", "read_as"),
    [(EntryKind.INTERVIEW, Kind.INTERVIEW), (EntryKind.MOCK, Kind.MOCK), (EntryKind.DRILL, Kind.DRILL)],
)
def test_journal_and_log_know_what_the_session_was_and_no_more(kind: EntryKind, read_as: Kind) -> None:
    assert READER.of_journal(replace(ENTRY, kind=kind)).kinds == {read_as}
    assert READER.of_logged(LoggedSession("l1", kind, NOON, NOON)).kinds == {read_as}


def test_a_question_that_surprised_is_a_surprise_and_words_about_it_go_before_it() -> None:
    assert READER.of_journal(ENTRY).words == {Signal.SURPRISE: "Why now?"}
    assert READER.of_journal(replace(ENTRY, signals=NOTES)).words == WORDS


def test_a_session_of_the_log_is_about_the_area_its_signals_name() -> None:
    session = LoggedSession("l1", EntryKind.MOCK, NOON, NOON, rubric_id=RUBRIC.id, dimension_id="opening")
    assert READER.of_logged(session).area == "opening"
    assert READER.of_logged(replace(session, signals=Signals(dimension_id="ending"))).area == "ending"


def test_an_area_the_rubric_has_no_more_is_none() -> None:
    assert READER.of_drill(replace(DRILL, area="gone")).area is None
    assert READER.of_logged(LoggedSession("l1", EntryKind.MOCK, NOON, NOON)).area is None


def test_what_was_left_out_says_nothing() -> None:
    reader = Reader(RUBRIC, Level.SENIOR, {"d1/hesitation", "e1/surprise"})
    assert reader.of_drill(DRILL).words == {Signal.SURPRISE: "their silence"}
    assert reader.of_journal(ENTRY).words == {}


def test_blank_words_are_none() -> None:
    assert READER.of_drill(replace(DRILL, signals=Signals("  ", "\n", ""))).words == {}
