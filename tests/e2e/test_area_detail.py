"""What an area's standing rests on, in the browser: an item left out, a score thought about again, a chart of it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, expect

from tests.e2e.house import House
from tests.e2e.past_weeks import three_practised
from tests.e2e.practice import Practice, at_the_page

TITLE = "What it rests on"


@pytest.fixture
def practised(tmp_path: Path) -> Iterator[House]:
    """Ana has six weeks of drills behind her."""
    three_practised(tmp_path)
    house = House(tmp_path)
    house.start()
    yield house
    house.stop()


def open_area(ana: Practice) -> Locator:
    """From `/drill areas` into the weakest area; the modal."""
    ana.type_command("/drill areas")
    ana.press("See why")
    expect(ana.modal.get_by_role("heading", name=TITLE)).to_be_visible()
    return ana.modal


def choose(ana: Practice, item: int, choice: str) -> None:
    """Something from the menu of an item, counted from the oldest."""
    ana.modal.get_by_role("button", name="More options", exact=True).nth(item).click()
    ana.page.get_by_role("menuitem", name=choice, exact=True).locator("visible=true").click()


def test_an_item_is_left_out_and_a_score_thought_about_again(browser: Browser, practised: House) -> None:
    with at_the_page(browser, practised) as ana:
        modal = open_area(ana)
        choose(ana, 0, "Leave it out")
        expect(modal.get_by_text("Left out: it doesn't count.")).to_have_count(1)
        choose(ana, 1, "Note a second thought")
        modal.get_by_label("3 · above the bar").check()
        ana.submit("Note it")
        expect(modal.get_by_text("On second thought 3;")).to_have_count(1)
        choose(ana, 0, "Count it again")
        expect(modal.get_by_text("Left out: it doesn't count.")).to_have_count(0)


def test_the_chart_is_in_the_dm_once_the_modal_is_closed(browser: Browser, practised: House) -> None:
    with at_the_page(browser, practised, phone=True) as ana:
        modal = open_area(ana)
        modal.get_by_role("button", name="Chart", exact=True).click()
        expect(modal.get_by_text("on the way to our DM")).to_be_visible()
        ana.close_modal()
        ana.see("The average of the last five scores")
        expect(ana.page.get_by_role("figure").last).to_be_visible()
