"""The log: drills, journal entries and sessions from elsewhere in one row, a page at a time."""

from datetime import timedelta
from typing import Any

import pytest

from bot.core.drill import Format
from bot.core.entries import EntryForm, EntryKind
from bot.core.evidence import Signal, ref_of_score, ref_of_signal
from bot.core.journal import LastFix, Retro, Signals
from bot.core.library import Library
from bot.core.log import LINES_A_PAGE, Given, Kept, LogLine, NamedArea, Wanted
from bot.core.logged import LoggedScore, LoggedSession
from bot.core.scoring import Rater, Score
from bot.journeys.see_log import see_log, see_log_page
from bot.journeys.visit import Visit
from bot.journeys.write_entry import keep_entry
from bot.store import corrections, logged
from bot.store.tables import scores
from tests.cast import NOON
from tests.journeys.conversation import Conversation
from tests.sample_rubric import SPEECHES, TALKS

ENDING = ("talks", "ending")


def _entry(talk: Conversation, id_: str, hours_ago: float = 0) -> None:
    happened = talk.clock() - timedelta(hours=hours_ago)
    talk.do(keep_entry, EntryForm(id_, happened, EntryKind.MOCK, ENDING, Signals("at the number")))


def _drill(talk: Conversation, fix: str, last_fix: LastFix | None = None) -> None:
    talk.start()
    talk.judge_first_and_stop()
    talk.score(opening=Score.ONE)
    talk.notice(Signals())
    talk.name_fix(Retro(fix, last_fix=last_fix))
    talk.deliver()
    talk.clock.move(hours=1)


def _bring(talk: Conversation, id_: str = "s1", **changes: Any) -> None:
    """A session from elsewhere."""
    plain: dict[str, Any] = {
        "kind": EntryKind.MOCK,
        "at": talk.clock(),
        "added_at": talk.clock(),
        "interviewer": "Rosa",
    }
    session = LoggedSession(id_, **(plain | changes))
    talk.do(lambda visit: logged.add(visit.tx, visit.member, session))


def _score(visit: Visit, drill_id: str, rater: Rater, rater_id: str) -> None:
    row = {"team_id": visit.member.team_id, "user_id": visit.member.user_id, "drill_id": drill_id, "score": "2"}
    row |= {"rater": rater.value, "rater_id": rater_id, "dimension_id": "opening", "rubric_id": "talks"}
    visit.tx.execute(scores.insert().values(**row, rubric_version="v1", given_at=visit.now))


def _told(lines: tuple[LogLine, ...]) -> list[str]:
    """What tells the lines of these tests apart: the fix, the question or who asked."""
    return [line.fix or line.interviewer or line.signals.hesitation for line in lines]


def test_a_newcomers_log_is_empty(ana: Conversation) -> None:
    assert ana.do(see_log, 10) == ()
    scene = ana.do(see_log_page)
    assert (scene.lines, scene.areas, scene.total) == ((), (), 0)


def test_drills_entries_and_what_came_from_elsewhere_stand_in_one_row_newest_first(ana: Conversation) -> None:
    _drill(ana, "fix 1")
    _entry(ana, "e1")
    ana.clock.move(hours=1)
    _drill(ana, "fix 2")
    _bring(ana, at=NOON - timedelta(days=9))
    expected = ["fix 2", "at the number", "fix 1", "Rosa"]
    assert _told(ana.do(see_log, 10)) == _told(ana.do(see_log_page).lines) == expected
    assert _told(ana.do(see_log, 2)) == expected[:2]


def test_the_last_lines_are_as_the_whole_log_has_them(ana: Conversation) -> None:
    for number in range(3):
        _drill(ana, f"fix {number}", LastFix.PARTLY)
        _entry(ana, f"e{number}")
        _bring(ana, f"s{number}", became=LastFix.FIXED, fix=f"elsewhere {number}")
        ana.clock.move(hours=1)
    whole = ana.do(see_log_page).lines
    assert len(whole) == 9
    for limit in range(1, 9):
        assert ana.do(see_log, limit) == whole[:limit]


def test_a_drill_tells_how_often_the_goal_was_met_what_was_given_and_the_fix(ana: Conversation) -> None:
    _drill(ana, "Say it once")
    [line] = ana.do(see_log, 10)
    assert line == LogLine(
        Kept.DRILL,
        EntryKind.DRILL,
        NOON,
        rubric_name="Short talks",
        area_name="Opening",
        judged=1,
        passed=1,
        scores=(Given(Rater.SELF, Score.ONE),),
        fix="Say it once",
    )
    assert line.format is Format.FOCUSED


def test_a_fix_tells_what_the_next_drill_said_of_it(ana: Conversation) -> None:
    _drill(ana, "fix 1")
    _drill(ana, "fix 2", LastFix.NOT)
    _drill(ana, "fix 3", LastFix.FIXED)
    assert [line.became for line in ana.do(see_log, 10)] == [None, LastFix.FIXED, LastFix.NOT]
    assert [line.became for line in ana.do(see_log, 2)] == [None, LastFix.FIXED]


def test_everybodys_scores_stand_side_by_side_with_who_gave_them(ana: Conversation) -> None:
    _drill(ana, "fix 1")
    drill = ana.drill.id
    ana.do(_score, drill, Rater.PARTNER, "U-MIA")
    ana.do(_score, drill, Rater.AI, "gpt|x|v1")
    [line] = ana.do(see_log, 10)
    assert set(line.scores) == {
        Given(Rater.SELF, Score.ONE),
        Given(Rater.PARTNER, Score.TWO, user_id="U-MIA"),
        Given(Rater.AI, Score.TWO),
    }


def test_scores_of_other_areas_stand_apart_by_name(ana: Conversation) -> None:
    ana.to_the_look_back()
    ana.look_back(opening=Score.ONE, ending=Score.CANT_TELL)
    [line] = ana.do(see_log, 10)
    assert line.scores == (Given(Rater.SELF, Score.ONE),)
    assert dict(line.other_scores) == {"Ending": (Given(Rater.SELF, Score.CANT_TELL),)}


def test_a_second_thought_stands_beside_what_was_given(ana: Conversation) -> None:
    ana.to_the_look_back()
    drill = ana.look_back(opening=Score.ONE, ending=Score.CANT_TELL)
    for ref in (
        ref_of_score(drill.id, Rater.SELF, ana.member.user_id, "opening"),
        ref_of_signal(drill.id, Signal.CANT_TELL, "ending"),
    ):
        ana.do(lambda visit, of: corrections.think_again(visit.tx, visit.member, of, Score.THREE, visit.now), ref)
    [line] = ana.do(see_log, 10)
    given = [*line.scores, *line.other_scores["Ending"]]
    assert [each.second_thought for each in given] == [Score.THREE, Score.THREE]


def test_a_session_from_elsewhere_has_the_names_of_today_and_of_who_scored_it(ana: Conversation) -> None:
    given = (LoggedScore("opening", Rater.PARTNER, Score.ONE), LoggedScore("ending", Rater.SELF, Score.TWO, late=True))
    about_ending = Signals("at the end", dimension_id="ending")
    told = {"fix": "Stop", "became": LastFix.PARTLY, "problem": "Tell the mayor."}
    _bring(ana, rubric_id="talks", dimension_id="opening", scores=given, signals=about_ending, **told)
    [line] = ana.do(see_log, 10)
    assert line == LogLine(
        Kept.ELSEWHERE,
        EntryKind.MOCK,
        NOON,
        rubric_name="Short talks",
        area_name="Opening",
        scores=(Given(Rater.PARTNER, Score.ONE, name="Rosa"),),
        other_scores={"Ending": (Given(Rater.SELF, Score.TWO, late=True),)},
        fix="Stop",
        became=LastFix.PARTLY,
        signals=about_ending,
        about="Ending",
        interviewer="Rosa",
        asked="Tell the mayor.",
    )


def test_a_session_without_a_rubric_names_none(ana: Conversation) -> None:
    _bring(ana)
    [line] = ana.do(see_log, 10)
    assert (line.rubric_name, line.area_name, line.about) == ("", "", "")


@pytest.mark.parametrize(
    ("files", "named"),
    [({"t.toml": TALKS.replace('"Ending"', '"Last words"')}, "Last words"), ({"s.toml": SPEECHES}, "ending")],
)
def test_an_entry_is_named_as_its_area_is_today_or_by_its_id(
    ana: Conversation, files: dict[str, str], named: str
) -> None:
    _entry(ana, "e1")
    ana.library = Library(files)
    [entry] = ana.do(see_log, 10)
    assert entry.area_name == named


def test_an_entry_written_long_after_is_late(ana: Conversation) -> None:
    _entry(ana, "in time", hours_ago=1)
    _entry(ana, "late", hours_ago=2)
    assert [line.late for line in ana.do(see_log, 10)] == [False, True]


def test_a_page_holds_so_many_lines_and_says_how_many_there_are(ana: Conversation) -> None:
    for number in range(LINES_A_PAGE + 2):
        _bring(ana, f"s{number:02}", at=NOON - timedelta(hours=number), interviewer=f"asked {number}")
    first, second = ana.do(see_log_page), ana.do(see_log_page, number=2)
    assert _told(first.lines) == [f"asked {number}" for number in range(LINES_A_PAGE)]
    assert _told(second.lines) == [f"asked {LINES_A_PAGE}", f"asked {LINES_A_PAGE + 1}"]
    assert (second.page.first, second.page.last, second.page.fitting) == (13, 14, 14)
    assert ana.do(see_log_page, number=99) == second


def test_filters_leave_out_what_was_not_asked_for_and_still_say_how_many_lines_there_are(ana: Conversation) -> None:
    _drill(ana, "fix 1")
    ana.do(_score, ana.drill.id, Rater.PARTNER, "U-MIA")
    _drill(ana, "fix 2", LastFix.FIXED)
    _entry(ana, "e1")
    scored = (LoggedScore("ending", Rater.AI, Score.TWO),)
    _bring(ana, rubric_id="talks", dimension_id="opening", scores=scored, kind=EntryKind.INTERVIEW)

    def fitting(**asked: Any) -> list[str]:
        scene = ana.do(see_log_page, Wanted(**asked))
        assert scene.total == 4
        return sorted(_told(scene.lines))

    assert fitting(kind=EntryKind.DRILL) == ["fix 1", "fix 2"]
    assert fitting(kind=EntryKind.INTERVIEW) == ["Rosa"]
    assert fitting(area=ENDING) == ["Rosa", "at the number"]
    assert fitting(by_a_person=True) == ["fix 1"]
    assert fitting(fix_open=True) == ["fix 2"]
    assert fitting(fix_open=True, by_a_person=True) == []


def test_areas_to_pick_are_those_of_the_log_in_the_order_of_the_rubrics(ana: Conversation) -> None:
    _drill(ana, "fix 1")
    _entry(ana, "e1")
    _bring(ana, rubric_id="gone", dimension_id="lost")
    assert ana.do(see_log_page).areas == (
        NamedArea(("talks", "opening"), "Short talks", "Opening"),
        NamedArea(("talks", "ending"), "Short talks", "Ending"),
        NamedArea(("gone", "lost"), "gone", "lost"),
    )


def test_the_log_is_ones_own(ana: Conversation, mia: Conversation, twin: Conversation) -> None:
    _drill(ana, "mine")
    _entry(ana, "e1")
    _bring(ana)
    for stranger in (mia, twin):
        assert stranger.do(see_log, 10) == ()
        assert stranger.do(see_log_page).total == 0
