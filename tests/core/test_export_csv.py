"""The log as CSV: a row for each drill, mock and interview, safe to open and possible to read back."""

import csv
import io
import re
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.export import render_csv
from bot.core.export_csv import COLUMNS, guard, unguard
from bot.core.records import JournalRecord, Record, RetroRecord, ScoreRecord, SignalsRecord
from tests.core.practice_record import a_drill, a_full_record, a_logged_session, a_record, a_round, on_day

FORMULAS = tuple("=+-@＝＋－＠")
BREAKS = tuple("\t\r\n")
TYPED = st.text(min_size=1) | st.text("'=+-@\t\r\n ,;\"a", min_size=1)


def rows(record: Record) -> list[dict[str, str]]:
    """The rows of a rendered log as an importer reads them."""
    file = io.StringIO(render_csv(record).encode().decode("utf-8-sig"), newline="")
    return [{name: unguard(cell) for name, cell in row.items()} for row in csv.DictReader(file, strict=True)]


def things(cell: str) -> list[str]:
    """The things of a cell that holds several, one a line."""
    return [thing.replace("\n  ", "\n") for thing in re.split(r"\n(?!  )", cell)]


def test_a_drill_is_a_row() -> None:
    drill = a_drill(
        rounds=(a_round(1, "Where do orders land?"), a_round(2, "And on sale days?\nSay a number.")),
        scores=(ScoreRecord("Trade-offs", "2", late=True), ScoreRecord("Data model", "can't tell", "partner")),
        signals=SignalsRecord(hesitation="at failover", surprise="no follow-up"),
        signals_area="Bottlenecks",
        retro=RetroRecord(fix="Say the cost first."),
    )
    assert rows(a_record(drills=(drill,))) == [
        {
            "date": "2026-11-16 19:03+01:00",
            "kind": "drill",
            "interviewer": "question bank",
            "problem": "System design · Trade-offs\n1. Where do orders land?\n2. And on sale days?\n  Say a number.",
            "scores": "Trade-offs: 2 (self, late)\nData model: can't tell (partner)",
            "signals": "about: Bottlenecks\nhesitation: at failover\nsurprise: no follow-up",
            "fix": "Say the cost first.",
            "done": "",
        }
    ]


@pytest.mark.parametrize("kind", ["mock", "interview"])
def test_so_is_a_mock_or_an_interview_of_the_journal(kind: str) -> None:
    entry = JournalRecord(on_day(1), on_day(2), kind, None, "Trade-offs", "Mia", SignalsRecord(rehearsed="the opening"))
    (row,) = rows(a_record(journal=(entry,)))
    told = {"date": "2026-11-17 19:02+01:00", "kind": kind, "interviewer": "Mia", "problem": "Trade-offs"}
    assert row == dict.fromkeys(COLUMNS, "") | told | {"signals": "rehearsed: the opening"}


def test_a_session_from_elsewhere_is_a_row_as_it_was_imported() -> None:
    given = (
        ScoreRecord("Trade-offs", "1", "partner", left_out=True),
        ScoreRecord("Trade-offs", "3", "partner", late=True, name="Tom (sr), \nor so"),
        ScoreRecord("Data model", "2", "self", late=True),
    )
    session = a_logged_session(
        "Mia",
        problem="Where do orders land?\nAnd then?",
        scores=given,
        signals_area="Capacity",
        fix="The cost.\nFirst.",
    )
    (row,) = rows(a_record(logged=(session,)))
    assert row == {
        "date": "2026-11-16 20:02+01:00",
        "kind": "mock",
        "interviewer": "Mia",
        "problem": "System design · Trade-offs\nWhere do orders land?\n  And then?",
        "scores": "Trade-offs: 1 (partner)\nTrade-offs: 3 (partner Tom sr or so, late)\nData model: 2 (self, late)",
        "signals": "about: Capacity\nhesitation: Mia\nrehearsed: Mia\nsurprise: Mia",
        "fix": "The cost.\n  First.",
        "done": "partly",
    }


@pytest.mark.parametrize(
    ("rubric", "area", "problem", "cell"),
    [
        (None, None, "Sort it.", "Sort it."),
        ("Behavioural", None, "", "Behavioural"),
        ("Behavioural", None, "A conflict.", "Behavioural\nA conflict."),
        (None, None, "", ""),
    ],
)
def test_it_names_as_much_of_a_place_as_it_has(rubric: str | None, area: str | None, problem: str, cell: str) -> None:
    session = a_logged_session(rubric=rubric, area=area, problem=problem, became=None)
    (row,) = rows(a_record(logged=(session,)))
    assert (row["problem"], row["done"]) == (cell, "")


def test_every_date_says_how_far_its_clock_is_ahead_also_in_the_hour_that_comes_twice() -> None:
    hours = [datetime(2026, 10, 25, hour, 30, tzinfo=UTC) for hour in (0, 1, 2)]
    entries = tuple(JournalRecord(at, at, "mock") for at in hours)
    dates = [row["date"] for row in rows(a_record(journal=entries))]
    assert dates == ["2026-10-25 02:30+02:00", "2026-10-25 02:30+01:00", "2026-10-25 03:30+01:00"]


def test_the_log_runs_from_the_oldest_on_and_leaves_out_what_never_began() -> None:
    drills = (a_drill("late", 5), a_drill("early", 0), a_drill("put away", 1, rounds=(), started_at=None))
    entry = JournalRecord(on_day(3), on_day(3), "interview")
    kinds = [(row["date"][:16], row["kind"]) for row in rows(a_record(drills=drills, journal=(entry,)))]
    assert kinds == [("2026-11-16 19:03", "drill"), ("2026-11-19 19:02", "interview"), ("2026-11-21 19:03", "drill")]


def test_a_log_of_nothing_is_its_header() -> None:
    assert render_csv(a_record()) == "\ufeffdate,kind,interviewer,problem,scores,signals,fix,done\r\n"


@pytest.mark.parametrize(
    ("days", "done"),
    [
        ([(0, "A", "fix it", None), (1, "A", "next", "fixed")], ["fixed", ""]),
        ([(0, "A", "fix it", None), (1, "B", "other", "fixed")], ["", ""]),  # another area answers for its own
        ([(0, "A", "fix it", None), (1, "B", "", None), (2, "A", "", "partly")], ["partly", "", ""]),
        ([(0, "A", "fix it", None), (1, "A", "newer", None), (2, "A", "", "not")], ["", "not", ""]),  # only the latest
        ([(2, "A", "next", "fixed"), (0, "A", "fix it", None)], ["fixed", ""]),  # whatever order they come in
        ([(0, "A", "", "fixed")], [""]),  # answered for a drill that was deleted
    ],
)
def test_a_fix_is_done_or_not_by_the_word_of_the_next_drill_of_its_area(
    days: list[tuple[int, str, str, str | None]], done: list[str]
) -> None:
    drills = tuple(
        a_drill(f"d{day}", day, area=area, retro=RetroRecord(fix=fix, last_fix=last_fix))
        for day, area, fix, last_fix in days
    )
    assert [row["done"] for row in rows(a_record(drills=drills))] == done


def test_a_drill_without_a_look_back_has_no_fix() -> None:
    (row,) = rows(a_record(drills=(a_drill(retro=None, scores=(), signals=SignalsRecord()),)))
    assert (row["scores"], row["signals"], row["fix"], row["done"]) == ("", "", "", "")


@given(TYPED)
def test_what_was_typed_is_read_back_from_every_cell(typed: str) -> None:
    drill, mock, interview = rows(a_full_record(typed))
    named = [f"{name}: {typed}" for name in ("hesitation", "rehearsed", "surprise")]
    assert things(drill["problem"]) == things(interview["problem"]) == ["System design · Trade-offs", f"1. {typed}"]
    assert things(mock["problem"]) == ["System design · Trade-offs", typed]
    assert things(drill["signals"]) == things(interview["signals"]) == things(mock["signals"]) == named
    assert things(drill["fix"]) == things(mock["fix"]) == [typed]
    assert interview["interviewer"] == mock["interviewer"] == typed


@given(TYPED)
def test_no_cell_begins_as_a_formula(typed: str) -> None:
    file = io.StringIO(render_csv(a_full_record(typed)), newline="")
    cells = [cell for row in csv.reader(file) for cell in row]
    assert len(cells) == 4 * len(COLUMNS)
    assert [cell for cell in cells if cell.startswith(BREAKS) or cell.lstrip().startswith(FORMULAS)] == []


@pytest.mark.parametrize(
    ("cell", "guarded"),
    [
        ("=1+1", "'=1+1"),
        ("+49", "'+49"),
        ("-5 ms", "'-5 ms"),
        ("@Mia", "'@Mia"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\r=1"),
        ("\n=1", "'\n=1"),
        (" =1", "' =1"),
        ("\u00a0＝1", "'\u00a0＝1"),
        ("'=1", "''=1"),  # their own apostrophe survives
        ("''=1", "'''=1"),
        ("'tis the cost", "'tis the cost"),
        ("a = b", "a = b"),
        ("", ""),
    ],
)
def test_only_what_a_spreadsheet_could_run_is_guarded(cell: str, guarded: str) -> None:
    assert guard(cell) == guarded
    assert unguard(guarded) == cell


@given(TYPED, TYPED)
def test_the_guard_is_undone_without_a_trace(one: str, other: str) -> None:
    assert unguard(guard(one)) == one
    assert (guard(one) == guard(other)) is (one == other)
