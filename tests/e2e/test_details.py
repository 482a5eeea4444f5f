"""*Details* in the browser: weeks of practice in numbers, in the member's own words, at a desk and on a phone."""

import random
import re
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import expect

import rubrics
from bot.core.entries import EntryForm, EntryKind
from bot.core.journal import Signals
from bot.core.library import Library
from bot.journeys.visit import Visit
from bot.journeys.write_entry import keep_entry
from bot.store.engine import Database
from tests.e2e.house import House
from tests.e2e.past_weeks import ANA, three_practised
from tests.e2e.practice import Practice

Someone = Callable[..., Practice]
AREA = ("system_design", "trade_offs")
HESITATED = ("Before I named the cost", "When they asked why not one database", "At the number of shops")


def _practised_and_noted(folder: Path) -> None:
    """Weeks of drills, and three interviews of the last days in Ana's journal."""
    three_practised(folder)
    library, today = Library(rubrics.texts()), datetime.now(UTC)
    with closing(Database(f"sqlite:///{folder / 'whetstone.db'}")) as database:
        for days_ago, words in enumerate(HESITATED, 1):
            then = today - timedelta(days=days_ago)
            form = EntryForm(f"entry-{days_ago}", then, EntryKind.INTERVIEW, AREA, Signals(words))
            with database.write() as tx:
                keep_entry(Visit(tx, ANA, then, then, random.Random(days_ago), library), form)


@pytest.fixture(scope="module")
def shared_house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """A house of people who practised for weeks."""
    folder = tmp_path_factory.mktemp("house")
    _practised_and_noted(folder)
    house = House(folder)
    house.start()
    yield house
    house.stop()


def open_details(person: Practice) -> None:
    """From Home."""
    person.go_home()
    person.press("Details")
    person.modal.get_by_text("weakest first. The bar for your level is 2 of 3.").wait_for()


def test_home_leads_to_the_numbers_and_they_to_all_that_was_seen(someone: Someone) -> None:
    ana = someone("ana")
    open_details(ana)
    numbers = ana.modal
    expect(numbers).to_contain_text(re.compile(r"8 scores|10 scores"))
    expect(numbers).to_contain_text("Last 5: all 2")
    expect(numbers).to_contain_text(
        "You hesitated in 3 of your 3 notes, all of them on Trade-offs (all your notes are)."
    )
    expect(numbers).to_contain_text(f"“{HESITATED[0]}” · “{HESITATED[1]}”")
    expect(numbers).to_contain_text("told after 10 finished drills; 2 to go.")
    expect(numbers).to_contain_text("Scored on time, within five minutes: 8 of the last 8 drills.")
    numbers.get_by_role("button", name="See all").first.click()
    ana.page.get_by_role("dialog").get_by_text("Trade-offs").first.wait_for()


def test_on_a_phone_nothing_of_it_is_wider_than_the_screen(someone: Someone) -> None:
    mia = someone("mia", phone=True)
    open_details(mia)
    too_wide = "dialog => dialog.scrollWidth > dialog.clientWidth"
    assert not mia.modal.evaluate(too_wide)
