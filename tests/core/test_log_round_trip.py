"""What was imported and exported again says the same; and what a drill's row says is understood elsewhere."""

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import rubrics
from bot.core.entries import EntryKind
from bot.core.export import render_csv
from bot.core.export_csv import COLUMNS
from bot.core.import_log.reading import read_csv
from bot.core.journal import LastFix, Signals
from bot.core.library import Library
from bot.core.logged import LoggedScore, LoggedSession
from bot.core.records import JournalRecord, LoggedRecord, Record, RetroRecord, ScoreRecord, SignalsRecord
from bot.core.scoring import Rater, Score
from tests.cast import NOON
from tests.core.past_logs import a_log
from tests.core.practice_record import a_drill, a_record, a_round
from tests.sample_rubric import sample_library

LIBRARY = sample_library()
BERLIN = "Europe/Berlin"
TYPED = st.text(max_size=60) | st.text("'=+-@\t\r\n ,;:·()\"a1", max_size=30)
CELLS = {
    "date": st.sampled_from(["2026-10-25 02:30", "2026-10-25T02:30+01:00", "2027-01-31", "2027-02-28 23:59"]),
    "kind": st.sampled_from(["drill", "Mock", "interview"]),
    "interviewer": TYPED,
    "problem": st.builds("{}{}".format, st.sampled_from(["", "Short talks\n", "talks · ending\n"]), TYPED),
    "scores": st.sampled_from(
        [
            *("", "Opening: 2", "Opening: 1 (partner)\nending: can't tell (self, late)"),
            *(
                "Opening: 1 (partner)\nOpening: 2 (partner Tom)\nOpening: 3 (partner Rosa, late)",
                "Ending: 1 (ai m:8b/x)",
            ),
        ]
    ),
    "signals": st.builds("hesitation: {}\nabout: Opening\nsurprise: {}".format, TYPED, TYPED) | st.just(""),
    "fix": TYPED,
    "done": st.sampled_from(["", "yes", "partly", "not"]),
}


def recorded(session: LoggedSession, library: Library) -> LoggedRecord:
    """A session as the export has it, by the names of this library."""
    rubric = library.find(session.rubric_id)

    def named(dimension_id: str | None) -> str | None:
        return rubric.dimension(dimension_id).name if rubric and dimension_id else None

    noticed = session.signals
    return LoggedRecord(
        id=session.id,
        at=session.at,
        added_at=session.added_at,
        kind=session.kind.value,
        rubric=rubric.name if rubric else None,
        area=named(session.dimension_id),
        interviewer=session.interviewer,
        problem=session.problem,
        scores=tuple(
            ScoreRecord(
                named(each.dimension_id) or "",
                each.score.told,
                each.rater.value,
                each.late,
                name=each.name,
            )
            for each in session.scores
        ),
        signals=SignalsRecord(noticed.hesitation, noticed.rehearsed, noticed.surprise),
        signals_area=named(noticed.dimension_id),
        fix=session.fix,
        became=session.became.value if session.became else None,
    )


def exported(record: Record) -> str:
    """The log of somebody in Berlin."""
    return render_csv(replace(record, profile=replace(record.profile, zone=BERLIN)))


@given(st.fixed_dictionaries(CELLS))
def test_what_was_read_once_is_read_the_same_from_its_export(cells: dict[str, str]) -> None:
    read = read_csv(a_log(cells), LIBRARY, BERLIN, NOON)
    again = read_csv(
        exported(a_record(logged=tuple(recorded(session, LIBRARY) for session in read.sessions))),
        LIBRARY,
        BERLIN,
        NOON,
    )
    assert again.sessions == read.sessions
    if read.sessions:
        assert again.problems == ()


def test_the_rows_above_are_sessions_mostly() -> None:
    """So that the property has something to hold."""
    row = {"date": "2026-10-25 02:30", "kind": "Mock", "interviewer": "=Mia", "problem": "Short talks\n- why?"}
    row |= {"scores": "Opening: 1 (partner)\nending: can't tell (self, late)", "fix": "@once\ntwice", "done": "yes"}
    row |= {"signals": "hesitation: a\n  b\nabout: Opening\nsurprise: c"}
    [session] = read_csv(a_log(row), LIBRARY, BERLIN, NOON).sessions
    assert (session.interviewer, session.problem, session.fix) == ("=Mia", "- why?", "@once\ntwice")
    assert (session.rubric_id, session.dimension_id, session.became) == ("talks", None, LastFix.FIXED)
    assert session.signals == Signals("a\nb", "", "c", "opening")
    assert len(session.scores) == 2


@pytest.mark.parametrize("hours", range(4))
def test_the_hour_that_comes_twice_comes_back_as_the_one_it_was(hours: int) -> None:
    at = datetime(2026, 10, 24, 23, 30, tzinfo=UTC) + timedelta(hours=hours)
    session = LoggedSession("s", EntryKind.MOCK, at, NOON)
    [again] = read_csv(exported(a_record(logged=(recorded(session, LIBRARY),))), LIBRARY, BERLIN, NOON).sessions
    assert again.at == at


def test_a_drill_of_ours_is_understood_where_it_is_imported() -> None:
    drill = a_drill(
        rubric="Short talks",
        area="Opening",
        rounds=(a_round(1, "Tell the mayor.\nNow."), a_round(2, "And then?")),
        scores=(ScoreRecord("Opening", "2", late=True), ScoreRecord("Ending", "can't tell", "partner")),
        signals=SignalsRecord(hesitation="at the start", surprise="no follow-up\nat all"),
        signals_area="Ending",
        retro=RetroRecord(fix="Say it once."),
    )
    later = a_drill("d2", 1, rubric="Short talks", area="Opening", retro=RetroRecord(last_fix="partly"), scores=())
    first, second = read_csv(exported(a_record(drills=(drill, later))), LIBRARY, BERLIN, NOON).sessions
    assert replace(first, id="") == LoggedSession(
        id="",
        kind=EntryKind.DRILL,
        at=drill.at,
        added_at=NOON,
        interviewer="question bank",
        problem="1. Tell the mayor.\nNow.\n2. And then?",
        rubric_id="talks",
        dimension_id="opening",
        signals=Signals("at the start", "", "no follow-up\nat all", "ending"),
        fix="Say it once.",
        became=LastFix.PARTLY,
        scores=(
            LoggedScore("opening", Rater.SELF, Score.TWO, late=True),
            LoggedScore("ending", Rater.PARTNER, Score.CANT_TELL),
        ),
    )
    assert second.at == later.at


def test_the_page_about_the_file_names_every_column_and_its_example_can_be_read() -> None:
    page = (Path(__file__).parents[2] / "docs" / "the-log.md").read_text(encoding="utf-8")
    assert re.findall(r"^\| `(\w+)` \|", page, re.MULTILINE) == list(COLUMNS)
    [example] = re.findall(r"```csv\n(.*?)```", page, re.DOTALL)
    read = read_csv(example, Library(rubrics.texts()), BERLIN, NOON)
    assert read.problems == ()
    mock, interview = read.sessions
    assert [(each.rater, each.score) for each in mock.scores] == [(Rater.PARTNER, Score.TWO)]
    assert (interview.rubric_id, interview.signals.hesitation[:9]) == ("behavioural", "when they")


def test_so_is_an_entry_of_the_journal() -> None:
    entry = JournalRecord(
        NOON, NOON, "interview", "Short talks", "Ending", signals=SignalsRecord("here"), question="Why?"
    )
    [session] = read_csv(exported(a_record(journal=(entry,))), LIBRARY, BERLIN, NOON).sessions
    told = (session.kind, session.at, session.problem, session.rubric_id, session.dimension_id, session.signals)
    assert told == (EntryKind.INTERVIEW, NOON, "1. Why?", "talks", "ending", Signals("here"))
