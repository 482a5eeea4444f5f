"""The weekly digest in the browser: Rosa sets it up, on Friday it stands in the channel, June joins and hides."""

import random
import re
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import expect
from sqlalchemy import delete

import rubrics
from bot.core.drill import Verdict
from bot.core.library import Library
from bot.core.members import Level, Member, Mode, Sharing
from bot.core.next_step import Choice
from bot.core.scoring import Rater, Score
from bot.journeys.visit import Visit
from bot.store import drills, members, migrate
from bot.store.engine import Database
from bot.store.queues import outbox
from bot.store.tables import scores
from playground.workspace import TEAM_ID
from tests.e2e.house import House
from tests.e2e.practice import Practice
from tests.past_drills import practise

Someone = Callable[..., Practice]
ANA, MIA, TOM = (Member(TEAM_ID, user_id) for user_id in ("U0PGANA001", "U0PGMIA001", "U0PGTOM001"))
CHANNEL, CHANNEL_ID = "interview-practice", "C0PGPRACTICE"
DAYS_AGO = (0, 1, 7, 8, 14, 21, 28, 35)
"""Whatever day it is, each of the six weeks has a drill of everybody's."""
TITLE = re.compile("This week's practice · ")


@pytest.fixture(scope="module")
def shared_house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """Three who practised for weeks and are counted; Ana may be named, and a partner scored her lately."""
    folder = tmp_path_factory.mktemp("house")
    with closing(Database(f"sqlite:///{folder / 'whetstone.db'}")) as database:
        migrate.upgrade(database)
        library = Library(rubrics.texts())
        _practised(database, library, ANA, Sharing.NAMED, "trade_offs", scored_since=1)
        _practised(database, library, MIA, Sharing.COUNTED, "trade_offs")
        _practised(database, library, TOM, Sharing.COUNTED, "trade_offs")
    house = House(folder)
    house.start()
    yield house
    house.stop()


def _practised(
    database: Database, library: Library, member: Member, sharing: Sharing, area: str, scored_since: int = -1
) -> None:
    """A drill on each of the days, every second goal met; a partner gave 2 to those of the last days."""
    choice = Choice("system_design", area, rounds=3, mode=Mode.ALOUD)
    today = datetime.now(UTC)
    for number, ago in enumerate(reversed(DAYS_AGO)):
        then = today - timedelta(days=ago)
        verdict = Verdict.PASS if ago <= 1 or number % 2 else Verdict.NOT_YET
        with database.write() as tx:
            visit = Visit(tx, member, then, then, random.Random(number), library)
            practise(visit, choice, Level.SENIOR, verdict, Score.TWO, "Say the cost before the tool")
            if ago <= scored_since:
                _score(visit, area)
            members.set_sharing(tx, member, sharing)
            tx.execute(delete(outbox))


def _score(visit: Visit, area: str) -> None:
    """Mia saw it, and gave it a 2."""
    [drill] = drills.latest(visit.tx, visit.member, 1)
    whose = {"team_id": TEAM_ID, "user_id": visit.member.user_id, "drill_id": drill.id, "rubric_id": drill.rubric_id}
    given = {"rater": Rater.PARTNER.value, "rater_id": MIA.user_id, "dimension_id": area, "score": Score.TWO.value}
    visit.tx.execute(scores.insert().values(**whose, **given, rubric_version=drill.rubric_version, given_at=visit.now))


def go_to_channel(person: Practice) -> None:
    """#interview-practice."""
    person.page.goto(f"{person.page.url.partition('&')[0]}&in={CHANNEL_ID}")
    person.page.get_by_role("textbox", name=f"Message #{CHANNEL}").wait_for()


def type_in_channel(person: Practice, text: str) -> None:
    field = person.page.get_by_role("textbox", name=f"Message #{CHANNEL}")
    field.fill(text)
    field.press("Enter")


def test_on_friday_the_digest_stands_in_the_channel_with_its_chart(someone: Someone) -> None:
    rosa = someone("rosa")
    go_to_channel(rosa)
    type_in_channel(rosa, "/invite @whetstone")
    type_in_channel(rosa, "/drill digest")
    rosa.submit("Set up")
    rosa.modal.get_by_text("The first one comes").wait_for()
    rosa.close_modal()
    rosa.see("set up the weekly digest here: Fridays at 09:00 (Tokyo).")

    rosa.press("Skip ahead")
    rosa.page.get_by_role("menuitem", name="Next Friday at 09:00").click()
    digest = rosa.page.get_by_role("article").filter(has_text=TITLE).last
    expect(digest).to_contain_text("3 of 3 people practised")
    expect(digest).to_contain_text("Most worked on: Trade-offs (3 people)")
    expect(digest).to_contain_text("Reliable now: @Ana at Trade-offs (they chose to share)")
    expect(digest).to_contain_text("Set up by @Rosa.")
    expect(digest.get_by_role("img", name=re.compile("Drills and goals met"))).to_be_visible()
    expect(digest.get_by_text("Week by week, drills and goals met: ")).to_be_visible()


def test_join_and_hide_me_answer_whoever_presses_alone(someone: Someone) -> None:
    june, mia = someone("june", phone=True), someone("mia")
    for each in (june, mia):
        go_to_channel(each)
    june.press("Join")
    june.see("You are counted from the next digest on.")
    june.press("Hide me")
    june.see("You are no longer counted")
    expect(mia.page.get_by_text("You are no longer counted")).to_have_count(0)
    expect(mia.page.get_by_role("button", name="Join", exact=True)).to_have_count(1)
