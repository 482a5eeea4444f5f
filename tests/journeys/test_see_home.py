"""The App Home and the question of what is next."""

import pytest

from bot.core.drill import Verdict
from bot.core.journal import Retro, Signals
from bot.core.next_step import FirstUse, NextStep, OpenDrill
from bot.core.rubric import Rubric
from bot.core.scene import HomeScene
from bot.core.scoring import Score
from bot.core.settle import Aim, Settling
from bot.core.standing import Standing
from bot.core.week import Done
from bot.journeys.see_home import PAST_DRILLS, see_areas, see_home
from bot.journeys.standing_of import standing_of
from bot.journeys.visit import Visit
from bot.store import workspaces
from tests.journeys.conversation import Conversation


def test_a_newcomers_home_asks_for_rubric_and_level(ana: Conversation) -> None:
    assert ana.do(see_home) == HomeScene(FirstUse(ana.library))


def test_an_open_drill_comes_before_any_other(ana: Conversation) -> None:
    ana.start()
    home = ana.do(see_home)
    assert isinstance(home.next, OpenDrill)
    assert home.next.drill == ana.drill
    assert home.standing is not None
    assert home.standing.unseen == ("opening", "ending")
    assert home.past == ()


def test_after_a_drill_home_shows_where_one_stands_and_what_is_next(ana: Conversation) -> None:
    ana.to_the_look_back()
    ana.look_back("Say the cost", opening=Score.ONE)
    home = ana.do(see_home)
    assert isinstance(home.next, NextStep)
    assert home.next.dimension.id == "opening"
    assert home.standing is not None
    assert (home.standing.ranked, home.standing.guessed, home.standing.unseen) == ((), ("opening",), ("ending",))
    assert home.last_fix == "Say the cost"
    [past] = home.past
    assert (past.area_name, past.at) == ("Opening", ana.drill.created_at)
    assert (past.passed, past.judged, past.fix) == (3, 3, "Say the cost")
    assert [given.score for given in past.scores] == [Score.ONE]


def test_a_good_score_moves_on_to_another_area(ana: Conversation) -> None:
    ana.to_the_look_back()
    ana.look_back(opening=Score.THREE)
    home = ana.do(see_home)
    assert isinstance(home.next, NextStep)
    assert (home.next.dimension.id, home.last_fix) == ("ending", None)


def test_of_the_log_home_has_the_last_drills_newest_first(ana: Conversation) -> None:
    for number in range(6):
        ana.start()
        ana.judge_first_and_stop()
        ana.look_back(f"fix {number}", opening=Score.ONE)
        ana.clock.move(hours=1)
    fixes = [past.fix for past in ana.do(see_home).past]
    assert fixes == ["fix 5", "fix 4", "fix 3", "fix 2", "fix 1"][:PAST_DRILLS]


def test_this_week_begins_on_monday_on_the_members_own_clock(ana: Conversation) -> None:
    ana.to_the_look_back()
    ana.score(opening=Score.ONE)
    ana.notice(Signals("at the start"))
    ana.name_fix(Retro("Say it once"))
    done = ana.do(see_home).this_week
    assert (done.drills, done.journals, done.on_time) == (1, 1, 1)
    ana.clock.move(days=7)
    assert ana.do(see_home).this_week == Done(became={})


def test_what_would_settle_it_is_told_with_the_standing(ana: Conversation) -> None:
    ana.to_the_look_back()
    ana.look_back(opening=Score.ONE)
    for where in (ana.do(see_home).standing, ana.do(see_areas), ana.do(see_areas, "talks")):
        assert isinstance(where, Standing)
        assert isinstance(where.settling, Settling)
        assert (where.settling.area, where.settling.aim) == ("opening", Aim.MEASURED)


def test_home_and_the_next_step_rest_on_one_reckoning(ana: Conversation, monkeypatch: pytest.MonkeyPatch) -> None:
    ana.to_the_look_back()
    ana.look_back(opening=Score.ONE)
    reckoned: list[str] = []

    def counting(visit: Visit, rubric: Rubric) -> Standing:
        reckoned.append(rubric.id)
        return standing_of(visit, rubric)

    monkeypatch.setattr("bot.journeys.propose_next.standing_of", counting)
    monkeypatch.setattr("bot.journeys.see_home.standing_of", counting)
    ana.do(see_home)
    assert reckoned == ["talks"]


def test_a_workspace_of_example_data_says_so(ana: Conversation) -> None:
    assert not ana.do(see_home).example
    ana.do(lambda visit: workspaces.set_example(visit.tx, visit.member.team_id))
    assert ana.do(see_home).example


def test_the_log_counts_the_rounds_that_were_judged(ana: Conversation) -> None:
    ana.start()
    ana.whole_round(Verdict.NOT_YET)
    ana.judge(Verdict.SKIPPED)
    ana.deliver()
    ana.whole_round(Verdict.PASS)
    ana.look_back(opening=Score.TWO)
    [past] = ana.do(see_home).past
    assert (past.passed, past.judged) == (1, 2)


def test_a_drill_closed_unscored_stands_in_the_log_as_stopped(ana: Conversation) -> None:
    ana.to_the_look_back()
    ana.stop()
    [past] = ana.do(see_home).past
    assert (past.stopped, past.passed, past.scores, past.fix) == (True, 3, (), "")


def test_home_is_ones_own(ana: Conversation, mia: Conversation, twin: Conversation) -> None:
    ana.to_the_look_back()
    ana.look_back(opening=Score.ONE)
    for stranger in (mia, twin):
        assert isinstance(stranger.do(see_home).next, FirstUse)
