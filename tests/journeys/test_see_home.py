"""The App Home and the question of what is next."""

from bot.core.drill import Verdict
from bot.core.next_step import FirstUse, NextStep, OpenDrill
from bot.core.scene import HomeScene, PastDrill
from bot.core.scoring import Score
from bot.journeys.see_home import see_home
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
    assert home.past == []


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
    assert isinstance(past, PastDrill)
    assert (past.dimension_name, past.at) == ("Opening", ana.drill.created_at)
    assert (past.passed, past.rounds, past.score, past.fix) == (3, 3, Score.ONE, "Say the cost")


def test_a_good_score_moves_on_to_another_area(ana: Conversation) -> None:
    ana.to_the_look_back()
    ana.look_back(opening=Score.THREE)
    home = ana.do(see_home)
    assert isinstance(home.next, NextStep)
    assert (home.next.dimension.id, home.last_fix) == ("ending", None)


def test_the_log_holds_the_last_five_drills_newest_first(ana: Conversation) -> None:
    for number in range(6):
        ana.start()
        ana.judge_first_and_stop()
        ana.look_back(f"fix {number}", opening=Score.ONE)
        ana.clock.move(hours=1)
    fixes = [past.fix for past in ana.do(see_home).past if isinstance(past, PastDrill)]
    assert fixes == ["fix 5", "fix 4", "fix 3", "fix 2", "fix 1"]


def test_the_log_counts_the_rounds_that_were_judged(ana: Conversation) -> None:
    ana.start()
    ana.whole_round(Verdict.NOT_YET)
    ana.judge(Verdict.SKIPPED)
    ana.deliver()
    ana.whole_round(Verdict.PASS)
    ana.look_back(opening=Score.TWO)
    [past] = ana.do(see_home).past
    assert isinstance(past, PastDrill)
    assert (past.passed, past.rounds) == (1, 2)


def test_a_drill_closed_unscored_is_not_in_the_log(ana: Conversation) -> None:
    ana.to_the_look_back()
    ana.stop()
    assert ana.do(see_home).past == []


def test_home_is_ones_own(ana: Conversation, mia: Conversation, twin: Conversation) -> None:
    ana.to_the_look_back()
    ana.look_back(opening=Score.ONE)
    for stranger in (mia, twin):
        assert isinstance(stranger.do(see_home).next, FirstUse)
