"""A rubric file that is edited while a drill is open, or after it was scored."""

from dataclasses import replace

from bot.core.drill import Phase
from bot.core.library import Library
from bot.core.next_step import NextStep, OpenDrill
from bot.core.scoring import Score
from bot.journeys.propose_next import propose_next
from bot.journeys.see_home import see_home
from tests.journeys.conversation import Conversation
from tests.sample_rubric import TALKS

EDITED = Library({"talks.toml": TALKS.replace('name = "Opening"', 'name = "First words"')})
WITHOUT_OPENING = Library({"talks.toml": TALKS.replace('"opening"', '"beginning"')})


def test_an_open_drill_goes_on_with_the_rubric_it_began_with(ana: Conversation) -> None:
    ana.start()
    later = replace(ana, library=WITHOUT_OPENING)
    assert later.scene.dimension.name == "Opening"
    later.rounds_passed()
    assert later.drill.phase is Phase.SCORING
    assert later.look_back(opening=Score.TWO).phase is Phase.DONE


def test_an_open_drill_is_shown_with_the_rubric_it_began_with(ana: Conversation) -> None:
    ana.start()
    opened = replace(ana, library=EDITED).do(propose_next)
    assert isinstance(opened, OpenDrill)
    assert opened.rubric.dimension("opening").name == "Opening"


def test_the_log_names_an_old_drill_as_it_was_and_the_next_one_as_it_is(ana: Conversation) -> None:
    ana.to_the_look_back()
    ana.look_back(opening=Score.ONE)
    home = replace(ana, library=EDITED).do(see_home)
    assert [past.area_name for past in home.past] == ["Opening"]
    assert isinstance(home.next, NextStep)
    assert home.next.dimension.name == "First words"
    assert home.standing is not None
    assert home.standing.rubric.dimension("opening").name == "First words"
