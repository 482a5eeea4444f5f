"""What an import would do: what is new, what is here already, and how a session will look in the log."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.core.entries import EntryKind
from bot.core.import_log.dry_run import dry_run, key_of, line_of, seen_at
from bot.core.import_log.reading import Parsed, read_csv
from bot.core.journal import Signals
from bot.core.library import Library
from bot.core.log import Given, Kept, LogLine
from bot.core.scoring import Rater, Score
from tests.cast import NOON
from tests.core.past_logs import DRILL, INTERVIEW, MOCK, a_log

SECOND = timedelta(seconds=1)


@pytest.fixture
def parsed(library: Library) -> Parsed:
    """An interview, a mock and a drill, the latest first."""
    return read_csv(a_log(INTERVIEW, MOCK, DRILL), library, "UTC", NOON)


def test_what_is_new_comes_oldest_first(parsed: Parsed) -> None:
    found = dry_run("k", parsed, (), set())
    assert [session.kind for session in found.new] == ["mock", "drill", "interview"]
    assert found.here == 0


def test_what_was_brought_before_is_here(parsed: Parsed) -> None:
    found = dry_run("k", parsed, [replace(session, added_at=NOON - SECOND) for session in parsed.sessions], set())
    assert (found.new, found.here, found.differing) == ((), 3, ())


@pytest.mark.parametrize(
    ("cells", "in_what"),
    [
        ({"scores": "Opening: 1 (partner)\nEnding: can't tell"}, ("scores",)),
        ({"signals": "", "done": "yes"}, ("signals", "done")),
        ({"fix": "Say it", "done": "partly"}, ("fix",)),
        ({"scores": "Ending: can't tell (self)\nopening: 2 (partner)"}, ()),  # the same in another order
    ],
)
def test_a_row_mended_after_it_was_brought_is_told_of(
    cells: dict[str, str], in_what: tuple[str, ...], library: Library
) -> None:
    before, now = (read_csv(a_log(row), library, "UTC", NOON) for row in (MOCK, MOCK | cells))
    found = dry_run("k", now, before.sessions, set())
    assert (found.new, found.here) == ((), 1)
    assert [told.in_what for told in found.differing] == ([in_what] if in_what else [])


@pytest.mark.parametrize(
    ("late", "kind", "area", "here"),
    [
        (0 * SECOND, EntryKind.DRILL, "ending", 1),
        (59 * SECOND, EntryKind.DRILL, "ending", 1),  # an export has no seconds
        (60 * SECOND, EntryKind.DRILL, "ending", 0),
        (0 * SECOND, EntryKind.MOCK, "ending", 0),
        (0 * SECOND, EntryKind.DRILL, "opening", 0),
    ],
)
def test_what_was_made_here_is_known_by_its_minute_kind_and_area(
    late: timedelta, kind: EntryKind, area: str, here: int, parsed: Parsed
) -> None:
    drill = parsed.sessions[2]
    seen = seen_at(drill.at + late, kind, "talks", area)
    assert dry_run("k", parsed, (), {seen}).here == here


def test_a_key_is_one_texts_own() -> None:
    assert key_of("a") == key_of("a") != key_of("b")


def test_a_session_looks_as_it_will_in_the_log(parsed: Parsed, library: Library) -> None:
    mock = parsed.sessions[1]
    assert line_of(mock, library) == LogLine(
        kept=Kept.ELSEWHERE,
        kind=EntryKind.MOCK,
        at=mock.at,
        rubric_name="Short talks",
        area_name="Opening",
        scores=(Given(Rater.PARTNER, Score.TWO, name="Mia"),),
        other_scores={"Ending": (Given(Rater.SELF, Score.CANT_TELL),)},
        fix="Say the point first",
        became=mock.became,
        signals=Signals("before the point"),
        interviewer="Mia",
        asked="Tell the mayor about the bridge.",
    )


def test_whoever_asked_in_a_drill_is_not_who_scored_it(library: Library) -> None:
    row = MOCK | {"kind": "drill", "interviewer": "question bank", "scores": "Opening: 2 (partner)\nOpening: 1 (ai m)"}
    [session] = read_csv(a_log(row), library, "UTC", NOON).sessions
    assert [given.name for given in line_of(session, library).scores] == ["", "m"]


def test_so_does_one_of_no_rubric_and_one_about_another_area(parsed: Parsed, library: Library) -> None:
    mock = parsed.sessions[1]
    bare = line_of(replace(mock, rubric_id=None, dimension_id=None, scores=()), library)
    assert (bare.rubric_name, bare.area_name, bare.scores) == ("", "", ())
    about = line_of(replace(mock, signals=Signals("here", dimension_id="ending")), library)
    assert about.about == "Ending"
