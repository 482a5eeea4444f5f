"""One row of a log: each cell as people write it, what is made of it, and the sentence where nothing can be."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.core.entries import EntryKind
from bot.core.import_log.cells import LONGEST_NAME, LONGEST_PROBLEM
from bot.core.import_log.places import Places
from bot.core.import_log.row import Setting, read_row
from bot.core.journal import LONGEST_ENTRY, LastFix, Signals
from bot.core.library import Library
from bot.core.logged import LoggedScore, LoggedSession
from bot.core.scoring import Rater, Score
from tests.cast import NOON
from tests.core.past_logs import MOCK
from tests.sample_rubric import TALKS

WHEN = {"date": "2027-01-12", "kind": "mock"}
LIKE_THIS = "Write it like this: 2026-01-31 18:30, or without the hour."
PLACED = WHEN | {"problem": "Short talks · Opening"}


@pytest.fixture
def setting(library: Library) -> Setting:
    """Somebody in Berlin, on a day in March."""
    return Setting(Places(library), "Europe/Berlin", NOON)


def session(setting: Setting, **cells: str) -> LoggedSession:
    """The session of a row that can be read."""
    read = read_row(PLACED | cells, 7, setting)
    assert isinstance(read, LoggedSession), read
    return read


def wrong(setting: Setting, cells: dict[str, str]) -> dict[str | None, str]:
    """Column → what is wrong in it."""
    read = read_row(cells, 7, setting)
    assert isinstance(read, list)
    assert {problem.line for problem in read} == {7}
    return {problem.column: problem.sentence for problem in read}


def test_a_whole_row_is_a_session(setting: Setting) -> None:
    read = read_row(MOCK, 2, setting)
    assert isinstance(read, LoggedSession)
    assert read == LoggedSession(
        id=read.id,
        kind=EntryKind.MOCK,
        at=datetime(2027, 1, 12, 17, 30, tzinfo=UTC),
        added_at=NOON,
        interviewer="Mia",
        problem="Tell the mayor about the bridge.",
        rubric_id="talks",
        dimension_id="opening",
        signals=Signals(hesitation="before the point"),
        fix="Say the point first",
        became=LastFix.PARTLY,
        scores=(
            LoggedScore("opening", Rater.PARTNER, Score.TWO),
            LoggedScore("ending", Rater.SELF, Score.CANT_TELL),
        ),
    )
    assert len(read.id) == 32


def test_a_date_and_a_kind_are_enough(setting: Setting) -> None:
    read = read_row(WHEN, 2, setting)
    assert isinstance(read, LoggedSession)
    assert (read.rubric_id, read.signals, read.scores, read.fix, read.became) == (None, Signals(), (), "", None)


def test_without_them_it_is_nothing(setting: Setting) -> None:
    assert wrong(setting, {"fix": "x"}) == {
        "date": f"When was it? {LIKE_THIS}",
        "kind": "What was it? Write drill, mock or interview.",
    }


@pytest.mark.parametrize(
    ("cell", "at"),
    [
        ("2027-01-12 18:30", "2027-01-12 17:30"),  # an hour ahead of UTC
        ("2027-01-12 18:30:59", "2027-01-12 17:30"),
        ("2027-01-12T18:30", "2027-01-12 17:30"),
        ("2027-01-12", "2027-01-12 11:00"),
        ("2027/1/2", "2027-01-02 11:00"),
        ("2027.01.12 8:05", "2027-01-12 07:05"),
        ("2026-07-01", "2026-07-01 10:00"),  # in summer two
        ("2027-01-12T18:30Z", "2027-01-12 18:30"),
        ("2027-01-12t18:30:00.25z", "2027-01-12 18:30"),
        ("2027-01-12 18:30+05:30", "2027-01-12 13:00"),
        ("2027-01-12 18:30 -0800", "2027-01-13 02:30"),
        ("2026-03-29 02:30", "2026-03-29 01:30"),  # an hour that clocks skipped
        ("2026-10-25 02:30", "2026-10-25 00:30"),  # one they showed twice
        ("2026-10-25 02:30+01:00", "2026-10-25 01:30"),
        ("2027-03-02", "2027-03-02 11:00"),  # today
        ("2027-03-02 23:00", "2027-03-02 22:00"),
        ("1990-01-01", "1990-01-01 11:00"),
    ],
)
def test_a_date_is_one_on_the_members_clock(cell: str, at: str, setting: Setting) -> None:
    assert f"{session(setting, date=cell).at:%Y-%m-%d %H:%M}" == at


@pytest.mark.parametrize(
    ("cell", "sentence"),
    [
        ("01/02/2027", "“01/02/2027” could be two days. Write 2027-01-02 or 2027-02-01."),
        ("1.2.2027 18:30", "“1.2.2027 18:30” could be two days. Write 2027-01-02 or 2027-02-01."),
        ("13/02/2027", "“13/02/2027” has its year last. Write 2027-02-13."),
        ("02-02-2027", "“02-02-2027” has its year last. Write 2027-02-02."),
        ("31/31/2027", f"“31/31/2027” is no date I can read. {LIKE_THIS}"),
        ("last week", f"“last week” is no date I can read. {LIKE_THIS}"),
        ("2027-02-30", "“2027-02-30” is no day or hour there is."),
        ("2027-01-12 24:00", "“2027-01-12 24:00” is no day or hour there is."),
        ("2027-01-12 18:30+25:00", "“2027-01-12 18:30+25:00” ends in no zone there is."),
        ("2027-03-03", "“2027-03-03” is still to come. Is the year right?"),
        ("2027-03-03 00:30", "“2027-03-03 00:30” is still to come. Is the year right?"),
        ("2028-01-12", "“2028-01-12” is still to come. Is the year right?"),
        ("9999-12-31 23:59-12:00", "“9999-12-31 23:59-12:00” is still to come. Is the year right?"),
        ("1989-12-31", "“1989-12-31” is too long ago; look at the year."),
        ("0001-01-01 00:00+12:00", "“0001-01-01 00:00+12:00” is too long ago; look at the year."),
    ],
)
def test_any_other_date_is_refused_with_what_to_write(cell: str, sentence: str, setting: Setting) -> None:
    assert wrong(setting, PLACED | {"date": cell}) == {"date": sentence}


def test_tomorrow_somewhere_else_may_be_today_there(library: Library) -> None:
    late = NOON + timedelta(hours=6)
    read = read_row(WHEN | {"date": "2027-03-03"}, 2, Setting(Places(library), "Pacific/Auckland", late))
    assert isinstance(read, LoggedSession)


@pytest.mark.parametrize("cell", ["mock", "Mock", "MOCK"])
def test_a_kind_is_read_in_any_case(cell: str, setting: Setting) -> None:
    assert session(setting, kind=cell).kind is EntryKind.MOCK


def test_another_kind_is_refused(setting: Setting) -> None:
    sentence = "“practice with Mia” is no kind I know. Write drill, mock or interview."
    assert wrong(setting, PLACED | {"kind": "practice\nwith Mia"}) == {"kind": sentence}


@pytest.mark.parametrize(
    ("cell", "place", "problem"),
    [
        ("Short talks · Opening", ("talks", "opening"), ""),
        ("short  TALKS·opening", ("talks", "opening"), ""),
        ("talks · ending", ("talks", "ending"), ""),
        ("Short talks - Opening", ("talks", "opening"), ""),
        ("Short talks / Opening\nThe bridge", ("talks", "opening"), "The bridge"),
        ("Short talks", ("talks", None), ""),
        ("TALKS\n1. One?\n2. Two,\n  and half?", ("talks", None), "1. One?\n2. Two,\nand half?"),
        ("Design a bridge · for trams", (None, None), "Design a bridge · for trams"),
        ("Short talks - about bridges", (None, None), "Short talks - about bridges"),
        ("The bridge\nand the ferry", (None, None), "The bridge\nand the ferry"),
        (f"{'Short talks' * 9} · Opening", (None, None), f"{'Short talks' * 9} · Opening"),
    ],
)
def test_a_problem_begins_with_its_rubric_and_area_or_has_none(
    cell: str, place: tuple[str | None, str | None], problem: str, setting: Setting
) -> None:
    read = session(setting, problem=cell)
    assert ((read.rubric_id, read.dimension_id), read.problem) == (place, problem)


@pytest.mark.parametrize(
    ("cell", "sentence"),
    [
        ("Short talk · Opening", "I don't know the rubric “Short talk”. Did you mean “Short talks”?"),
        ("Short talks · Openning", "Short talks has no area “Openning”. Did you mean “Opening”?"),
        ("Short talks · Jokes", "Short talks has no area “Jokes”. It has Opening, Ending."),
        ("Opening\nThe bridge", "Several rubrics have “Opening”. Write which: “Short talks · Opening”, for one."),
    ],
)
def test_a_name_that_is_nearly_one_is_asked_about(cell: str, sentence: str, setting: Setting) -> None:
    assert wrong(setting, PLACED | {"problem": cell, "scores": "Opening: 2"}) == {"problem": sentence}


def test_an_area_that_only_one_rubric_has_needs_no_rubric() -> None:
    read = session(Setting(Places(Library({"talks.toml": TALKS})), "UTC", NOON), problem="opening\nThe bridge")
    assert (read.rubric_id, read.dimension_id, read.problem) == ("talks", "opening", "The bridge")


def test_signals_stand_one_a_line_and_may_have_several(setting: Setting) -> None:
    read = session(setting, signals="About: ending\nhesitation: here\n  and there\n\nSurprise:no  question")
    assert read.signals == Signals("here\nand there", "", "no  question", "ending")


@pytest.mark.parametrize(
    ("cells", "sentence"),
    [
        ({"signals": "I froze"}, "“I froze” should begin with hesitation, rehearsed or surprise, then a colon."),
        ({"signals": "mood: fine"}, "“mood: fine” should begin with hesitation, rehearsed or surprise, then a colon."),
        ({"signals": "surprise: a\nsurprise: b"}, "There are two lines of “surprise”. Put both into one."),
        ({"signals": "about: Jokes\nsurprise: a"}, "Short talks has no area “Jokes”. It has Opening, Ending."),
        (
            {"problem": "", "signals": "about: Opening\nsurprise: a"},
            "“about” needs a rubric. Begin the problem with one, as in “System design · Trade-offs”.",
        ),
    ],
)
def test_any_other_signal_is_refused(cells: dict[str, str], sentence: str, setting: Setting) -> None:
    assert wrong(setting, PLACED | cells) == {"signals": sentence}


@pytest.mark.parametrize(
    ("cell", "became"),
    [("fixed", LastFix.FIXED), ("Yes", LastFix.FIXED), ("partly", LastFix.PARTLY), ("no", LastFix.NOT), ("", None)],
)
def test_what_became_of_the_fix_is_read(cell: str, became: LastFix | None, setting: Setting) -> None:
    assert session(setting, fix="Say less", done=cell).became is became


def test_nothing_became_of_no_fix(setting: Setting) -> None:
    assert wrong(setting, PLACED | {"done": "yes"}) == {
        "done": "This says what became of a fix, and there is no fix in the row."
    }
    assert wrong(setting, PLACED | {"fix": "x", "done": "soon"}) == {"done": "“soon” should be fixed, partly or not."}


@pytest.mark.parametrize(
    ("column", "before", "longest"),
    [
        ("interviewer", "", LONGEST_NAME),
        ("problem", "", LONGEST_PROBLEM),
        ("signals", "surprise: ", LONGEST_ENTRY),
        ("fix", "", LONGEST_ENTRY),
    ],
)
def test_a_cell_has_its_length(column: str, before: str, longest: int, setting: Setting) -> None:
    assert session(setting, **{column: before + "x" * longest})
    sentence = f"This has {longest + 1:,} characters; I keep {longest:,} at most."
    assert wrong(setting, PLACED | {"done": "", column: before + "x" * (longest + 1)}) == {column: sentence}


def test_everything_wrong_in_a_row_is_told_at_once(setting: Setting) -> None:
    row = {"date": "soon", "kind": "chat", "problem": "Short talks", "scores": "x", "signals": "y", "done": "z"}
    assert list(wrong(setting, row)) == ["date", "kind", "scores", "signals", "done"]


def test_a_long_cell_is_quoted_in_short(setting: Setting) -> None:
    said = wrong(setting, PLACED | {"kind": "word " * 50})["kind"]
    assert said == "“word word word word word word word word…” is no kind I know. Write drill, mock or interview."
