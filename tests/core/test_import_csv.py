"""A log read from CSV: separators, columns and lines as spreadsheets write them, and what is said of the others."""

import time
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.export_csv import COLUMNS
from bot.core.import_log.reading import MOST_ROWS, Parsed, last_line, read_csv
from bot.core.library import Library
from tests.cast import NOON
from tests.core.past_logs import MOCK, a_log

WRITTEN = st.text() | st.text("\",;\t\r\n'date=kind20-17: mock drill·()", max_size=80)


def read(text: str, library: Library) -> Parsed:
    return read_csv(text, library, "Europe/Berlin", NOON)


def told(parsed: Parsed) -> list[tuple[int, str | None]]:
    """Where something is wrong."""
    return [(problem.line, problem.column) for problem in parsed.problems]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_it_reads_what_spreadsheets_write(separator: str, ending: str, mark: str, library: Library) -> None:
    rows = [["Kind", " DATE ", "fix"], ["mock", "2027-01-12", '"the cost;, first"']]
    parsed = read(mark + ending.join(separator.join(row) for row in rows) + ending, library)
    (session,) = parsed.sessions
    assert (session.kind, session.fix) == ("mock", "the cost;, first")
    assert session.at == datetime(2027, 1, 12, 11, tzinfo=UTC)
    assert (parsed.rows, parsed.problems) == (1, ())


@pytest.mark.parametrize("first", ["sep=;", '"sep=;"', "SEP=;"])
def test_a_spreadsheets_own_first_line_is_taken_at_its_word(first: str, library: Library) -> None:
    parsed = read(f"{first}\r\ndate;kind\r\n2027-01-12;mock\r\nsoon;mock\r\n", library)
    assert (len(parsed.sessions), told(parsed)) == (1, [(4, "date")])


def test_columns_of_ones_own_are_named_and_passed_over(library: Library) -> None:
    parsed = read("Date,Platform,Kind,mood\n2027-01-12,Pramp,mock,fine\n", library)
    assert (parsed.passed_over, len(parsed.sessions)) == (("platform", "mood"), 1)


@pytest.mark.parametrize(
    ("text", "line", "sentence"),
    [
        ("", 1, "There is nothing in it."),
        (" \n,,\n", 1, "There is nothing in it."),
        ("when,kind\n1,2", 1, "The first row has to name the columns. I miss “date”. It has “when”, “kind”."),
        ("\n\na,,b\n", 3, "The first row has to name the columns. I miss “date” and “kind”. It has “a”, “b”."),
        ("date,kind,Date\n2027-01-12,mock,", 1, "There are two columns called “date”. Take one out."),
        ("date,kind\n\n", 1, "These are the names of the columns, and nothing stands below them."),
        ('date,"kind\n2027-01-12,mock', 1, "The quotation marks don't fit here."),
    ],
)
def test_a_text_that_is_no_log_is_told_so_once(text: str, line: int, sentence: str, library: Library) -> None:
    parsed = read(text, library)
    (problem,) = parsed.problems
    assert (parsed.rows, parsed.sessions, problem.line, problem.column) == (0, (), line, None)
    assert problem.sentence.startswith(sentence)


def test_a_problem_names_the_line_its_row_begins_in(library: Library) -> None:
    text = 'date,kind,fix\n2027-01-12,mock,"one\ntwo\nthree"\n\nsoon,mock,"one\r\ntwo"\n2027-01-13,chat,\n'
    assert told(read(text, library)) == [(6, "date"), (8, "kind")]


def test_a_row_with_a_mistake_is_left_out_and_the_others_are_not(library: Library) -> None:
    parsed = read("date,kind\n2027-01-12,mock\nsoon,chat\n2027-01-13,drill\n", library)
    assert [session.kind for session in parsed.sessions] == ["mock", "drill"]
    assert told(parsed) == [(3, "date"), (3, "kind")]
    assert (parsed.rows, parsed.unread) == (3, 1)


def test_a_cell_too_many_is_not_guessed_at(library: Library) -> None:
    parsed = read("date,kind,fix\n2027-01-12,mock,the cost, first\n2027-01-13,mock,x,,\n", library)
    assert (told(parsed), len(parsed.sessions)) == ([(2, None)], 1)
    assert parsed.problems[0].sentence.startswith("This row has 4 cells for 3 columns.")


def test_quotation_marks_that_do_not_fit_spoil_their_row_alone(library: Library) -> None:
    parsed = read('date,kind,fix\n2027-01-12,mock,"the "cost" first"\n2027-01-13,mock,5" disk\n', library)
    assert (told(parsed), [session.fix for session in parsed.sessions]) == ([(2, None)], ['5" disk'])


def test_a_quotation_mark_that_is_never_closed_takes_the_rest_with_it(library: Library) -> None:
    parsed = read('date,kind,fix\n2027-01-12,mock,"the cost\n2027-01-13,mock,first\n', library)
    assert (told(parsed), parsed.sessions) == ([(2, None)], ())


def test_a_row_said_twice_counts_once(library: Library) -> None:
    parsed = read("date,kind,fix\n2027-01-12,mock,x\n2027-01-12,mock,x\n2027-01-12,drill,x\n", library)
    assert (parsed.rows, len(parsed.sessions), parsed.repeated, parsed.problems) == (3, 2, 1, ())


def test_two_rows_that_can_not_be_told_apart_are_not_taken_for_one(library: Library) -> None:
    parsed = read("date,kind,fix\n2027-01-12,mock,x\n2027-01-12,mock,y\n", library)
    assert (len(parsed.sessions), told(parsed)) == (1, [(3, None)])
    assert "of line 2" in parsed.problems[0].sentence


def test_too_many_rows_are_refused_before_any_is_read(library: Library) -> None:
    rows = "\n".join(["date,kind", *["soon,mock"] * (MOST_ROWS + 1)])
    (problem,) = read(rows, library).problems
    assert problem.sentence == "There are 2,001 rows; I take 2,000 at once. Make two files of it."
    assert read(rows[: -len("\nsoon,mock")], library).unread == MOST_ROWS


def test_what_a_spreadsheet_was_kept_from_running_is_read_as_it_was(library: Library) -> None:
    (session,) = read("date,kind,fix\n2027-01-12,mock,'=1+1\n", library).sessions
    assert session.fix == "=1+1"


def test_the_same_row_is_the_same_session_whatever_stands_around_it(library: Library) -> None:
    (one,) = read(a_log(MOCK), library).sessions
    more, other = read(a_log(MOCK | {"date": "2027-01-11"}, MOCK | {"fix": "another"}), library).sessions
    assert (one.id == other.id, one.id == more.id) == (True, False)


def test_a_cell_of_more_than_anybody_writes_is_called_too_long(library: Library) -> None:
    parsed = read(f"date,kind,fix\n2027-01-12,mock,{'x' * 140_000}\n2027-01-13,mock,a\n", library)
    [problem] = parsed.problems
    assert (problem.line, problem.sentence[:26]) == (2, "A cell here is far too lon")
    assert [session.fix for session in parsed.sessions] == ["a"]


def spent(cells: dict[str, str], library: Library) -> float:
    """How long a file of as many rows as may be takes."""
    minutes = [f"2026-01-{1 + n % 28:02} {n // 60 % 24:02}:{n % 60:02}" for n in range(MOST_ROWS)]
    text = a_log(*(MOCK | cells | {"date": minute} for minute in minutes))
    begun = time.process_time()
    read(text, library)
    return time.process_time() - begun


@pytest.mark.parametrize(
    "cells",
    [
        {"scores": f"a:{' ' * 197}("},
        {"scores": f"a:{' ' * 100}x{' ' * 96}("},
        {"scores": f"{'=:' * 99}("},
        {"scores": f"{'a:1(' * 49}x"},
        {"problem": f"{' ' * 119}x"},
        {"problem": f"x{' -' * 200}"},
        {"date": f"2027-01-12 18:30:00.{'1' * 150} x"},
        {"signals": "\n " * 100},
    ],
    ids=lambda cells: repr(cells)[:24],
)
def test_a_file_made_to_be_slow_takes_about_as_long_as_another(cells: dict[str, str], library: Library) -> None:
    assert spent(cells, library) < 4 * spent({}, library) + 0.2


@given(WRITTEN)
def test_any_text_is_read_or_told_where_it_can_not_be(library: Library, text: str) -> None:
    parsed = read(text, library)
    assert all(1 <= problem.line <= last_line(text) for problem in parsed.problems)
    assert len(parsed.sessions) + parsed.repeated + parsed.unread == parsed.rows or not parsed.rows
    assert parsed.problems or parsed.sessions


@given(st.lists(st.fixed_dictionaries(dict.fromkeys(COLUMNS, WRITTEN)), min_size=1, max_size=3))
def test_any_cells_are_read_or_told_which_can_not_be(library: Library, rows: list[dict[str, str]]) -> None:
    text = a_log(*rows)
    for problem in read(text, library).problems:
        assert problem.column is None or problem.column in COLUMNS
        assert 1 <= problem.line <= last_line(text)
