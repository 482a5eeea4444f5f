"""The scores of one row of a log: as people write them, by whom they were given, and what is said of the others."""

import pytest

from bot.core.import_log.places import Places
from bot.core.import_log.row import Setting
from bot.core.library import Library
from bot.core.logged import LoggedScore
from bot.core.scoring import Rater, Score
from tests.cast import NOON
from tests.core.test_import_row import PLACED, WHEN, session, wrong

WHO = "In brackets goes who: self, partner, professional or ai."
AS_IN = "Use 1, 2, 3 or can't tell, as in “Trade-offs: 2 (partner)”."
TWICE = "is a second score by the same rater. Keep one"
NAMED = "say who gave each, as in “Trade-offs: 2 (partner Mia)”."


@pytest.fixture
def setting(library: Library) -> Setting:
    """Somebody in Berlin, on a day in March."""
    return Setting(Places(library), "Europe/Berlin", NOON)


@pytest.mark.parametrize(
    ("cell", "score"),
    [
        ("Opening: 2 (partner)", LoggedScore("opening", Rater.PARTNER, Score.TWO)),
        ("opening:3(PROFESSIONAL)", LoggedScore("opening", Rater.PROFESSIONAL, Score.THREE)),
        ("ending = 1 ( ai )", LoggedScore("ending", Rater.AI, Score.ONE)),
        ("Ending: 1", LoggedScore("ending", Rater.SELF, Score.ONE)),
        ("Ending: 1 (self,late)", LoggedScore("ending", Rater.SELF, Score.ONE, late=True)),
        ("Ending: can't tell (self)", LoggedScore("ending", Rater.SELF, Score.CANT_TELL)),
        ("Ending: Can’t tell (partner)", LoggedScore("ending", Rater.PARTNER, Score.CANT_TELL)),
    ],
)
def test_a_score_says_what_was_given_and_by_whom(cell: str, score: LoggedScore, setting: Setting) -> None:
    assert session(setting, scores=cell).scores == (score,)


def test_scores_stand_one_a_line_or_between_semicolons(setting: Setting) -> None:
    one_a_line = session(setting, scores="Opening: 2 (partner)\n\nOpening: 1 (self)\nOpening: 1 (self)").scores
    assert one_a_line == session(setting, scores="Opening: 2 (partner); Opening: 1 (self)").scores
    assert [given.rater for given in one_a_line] == ["partner", "self"]


@pytest.mark.parametrize(
    ("cell", "sentence"),
    [
        ("Opening 2", "“Opening 2” isn't a score. Write it like this: “Trade-offs: 2 (self)”."),
        ("Opening: 4 (partner)", f"“4” is no score. {AS_IN}"),
        ("Opening: good", f"“good” is no score. {AS_IN}"),
        ("Opening: 2 (Mia)", f"{WHO} Put “Mia” under interviewer, or after partner: “(partner Mia)”."),
        (
            "Opening: 2 (partner, early)",
            f"“Opening: 2 (partner, early)” has more in its brackets than I can read. {WHO} After a comma, only late.",
        ),
        ("Opening: 2 (self Ana)", "“Opening: 2 (self Ana)” names you. Your own score is (self), without a name."),
        ("Openin: 2", "Short talks has no area “Openin”. Did you mean “Opening”?"),
        ("Opening: 2\nOpening: 3", f"“Opening: 3” {TWICE}."),
        ("Opening: 2 (ai)\nOpening: 3 (ai)", f"“Opening: 3 (ai)” {TWICE}, or {NAMED}"),
    ],
)
def test_any_other_score_is_refused(cell: str, sentence: str, setting: Setting) -> None:
    assert wrong(setting, PLACED | {"scores": cell}) == {"scores": sentence}


def test_two_people_may_score_one_area(setting: Setting) -> None:
    read = session(setting, scores="Opening: 2 (partner Mia K.)\nOpening: 1 (Partner  Tom, late)\nOpening: 3 (ai m:8b)")
    assert read.scores == (
        LoggedScore("opening", Rater.PARTNER, Score.TWO, name="Mia K."),
        LoggedScore("opening", Rater.PARTNER, Score.ONE, late=True, name="Tom"),
        LoggedScore("opening", Rater.AI, Score.THREE, name="m:8b"),
    )
    assert {item.rater for item in read.evidence()} == {"partner:Mia K.", "partner:Tom", "ai:m:8b"}


@pytest.mark.parametrize(("kind", "name"), [("mock", ""), ("interview", ""), ("drill", "Rosa")])
def test_whoever_held_a_mock_need_not_be_named_again(kind: str, name: str, setting: Setting) -> None:
    [given] = session(setting, kind=kind, scores="Opening: 2 (partner Rosa)", interviewer="Rosa").scores
    assert given.name == name


def test_a_person_gives_an_area_one_score_a_row_however_they_are_named(setting: Setting) -> None:
    row = PLACED | {"interviewer": "Rosa", "scores": "Opening: 2 (partner)\nOpening: 3 (partner Rosa)"}
    assert wrong(setting, row) == {"scores": f"“Opening: 3 (partner Rosa)” {TWICE}, or {NAMED}"}


def test_scores_without_a_rubric_have_no_place(setting: Setting) -> None:
    sentence = "A score belongs to a rubric. Begin the problem with one, as in “System design · Trade-offs”."
    assert wrong(setting, WHEN | {"problem": "The bridge", "scores": "Opening: 2"}) == {"scores": sentence}
    assert session(setting, problem="", scores="\n").scores == ()
