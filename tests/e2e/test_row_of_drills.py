"""What a row of drills on one area leads to: reliable, and on to the next; or stuck, with ways out."""

import random
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import expect
from sqlalchemy import delete

import rubrics
from bot.core.drill import Verdict
from bot.core.library import Library
from bot.core.members import Level, Member, Mode
from bot.core.next_step import Choice
from bot.core.scoring import Score
from bot.journeys.visit import Visit
from bot.store import migrate
from bot.store.engine import Database
from bot.store.queues import outbox
from playground.workspace import TEAM_ID
from tests.e2e.house import House
from tests.e2e.practice import Practice
from tests.past_drills import practise

Someone = Callable[..., Practice]
ANA, MIA = Member(TEAM_ID, "U0PGANA001"), Member(TEAM_ID, "U0PGMIA001")
FIX = "Say the limit before the first box"


@pytest.fixture(scope="module")
def shared_house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """Ana met her goal in one drill on requirements; Mia missed hers in four, three of them on the same fix."""
    folder = tmp_path_factory.mktemp("house")
    with closing(Database(f"sqlite:///{folder / 'whetstone.db'}")) as database:
        migrate.upgrade(database)
        _practised(database, ANA, [Verdict.PASS], Score.TWO)
        _practised(database, MIA, [Verdict.NOT_YET] * 4, Score.ONE)
    house = House(folder)
    house.start()
    yield house
    house.stop()


def _practised(database: Database, member: Member, verdicts: list[Verdict], score: Score) -> None:
    """A drill a day on requirements; its messages were read long ago."""
    library = Library(rubrics.texts())
    choice = Choice("system_design", "requirements", rounds=3, mode=Mode.ALOUD)
    today = datetime.now(UTC)
    for ago, verdict in zip(range(len(verdicts), 0, -1), verdicts, strict=True):
        then = today - timedelta(days=ago)
        with database.write() as tx:
            visit = Visit(tx, member, then, then, random.Random(7), library)
            practise(visit, choice, Level.SENIOR, verdict, score, FIX)
            tx.execute(delete(outbox))


def drill_on(person: Practice, verdict: str, score: str, fix: str) -> None:
    """The drill that is next, of which only the last question is answered; then the look back."""
    person.type_command("/drill go")
    person.open_thread()
    for number in (1, 2):
        person.see(f"Round {number} of 3")
        person.press_away("Skip this one")
    person.answer_round(3, 3, verdict)
    person.press("Score it")
    person.modal.get_by_label(score).check()
    person.submit("Next: journal")
    person.modal.get_by_label("Where did you hesitate?").wait_for()
    person.submit("Next: one fix")
    person.modal.get_by_label("Partly").check()
    person.modal.get_by_label("The one fix for next time").fill(fix)
    person.submit("Finish")
    person.modal.wait_for(state="hidden")


def test_a_second_pass_makes_an_area_reliable_by_ones_own_reading_and_the_next_is_proposed(someone: Someone) -> None:
    ana = someone("ana")
    drill_on(ana, "Pass", "2 · at the bar", FIX)
    ana.see("Reliable by your own reading")
    ana.go_home()
    ana.see("Next: Capacity")
    expect(ana.page.get_by_text("Requirements").first).to_be_visible()


def test_the_fourth_drill_on_one_goal_without_a_pass_brings_ways_out(someone: Someone) -> None:
    mia = someone("mia")
    drill_on(mia, "Not yet", "1 · below the bar", FIX)
    mia.see("Four drills on this goal")
    mia.press("Ask a person")
    mia.see("Copy this to anyone you like")
    mia.press("Split the area")
    mia.modal.get_by_label("Only number 2").check()
    mia.close_modal()
    mia.press("Rewrite the goal")
    expect(mia.modal.get_by_label("Goal")).not_to_have_value("")
    expect(mia.modal.get_by_label("Area", exact=True)).to_have_value("system_design:requirements")
    mia.submit("Show the card")
    mia.modal.wait_for(state="hidden")
    mia.see("Start round 1")
