"""Example data in the browser: Home, the areas, the log and the DM of somebody with eight weeks behind them."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from bot import config
from bot.demo.prepare import prepare
from tests.e2e.house import PATIENCE_SECONDS, House
from tests.e2e.practice import PHONE, WIDE, Practice

LABEL = ("--label", "Example data")


def example_data(folder: Path) -> None:
    """What `make run DEMO=1` does before it starts anything."""
    settings = config.read({"DATABASE_URL": f"sqlite:///{folder / 'whetstone.db'}"}, env_file=folder / "none")
    prepare(settings, datetime.now(UTC))


@pytest.fixture(scope="module")
def demo_house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """A house with example data in it."""
    folder = tmp_path_factory.mktemp("demo")
    example_data(folder)
    house = House(folder, *LABEL)
    house.start()
    yield house
    house.stop()


@pytest.fixture
def page(browser: Browser, demo_house: House, request: pytest.FixtureRequest) -> Iterator[Page]:
    """Ana's DM, on a screen of the size a test asks for."""
    context = browser.new_context(viewport=getattr(request, "param", WIDE))
    context.set_default_timeout(PATIENCE_SECONDS * 1000)
    expect.set_options(timeout=PATIENCE_SECONDS * 1000)
    page = context.new_page()
    page.goto(f"{demo_house.url}/?as=ana")
    page.get_by_text("This is example data.").wait_for()
    yield page
    context.close()


def test_the_dm_holds_one_message_that_says_what_this_is(page: Page) -> None:
    expect(page.get_by_role("article")).to_have_count(1)
    expect(page.get_by_role("article")).to_contain_text("delete its data folder (data/demo")
    assert page.title().endswith("· Example data")


@pytest.mark.parametrize("page", [WIDE, PHONE], ids=["desk", "phone"], indirect=True)
def test_home_is_full_and_labelled_on_a_screen_of_any_size(page: Page) -> None:
    expect(page.get_by_text("Example data", exact=True).first).to_be_in_viewport()
    ana = Practice(page)
    ana.go_home()
    ana.see("Next: Capacity")
    for text in ("Where you stand", "clearly the weakest", "This week", "Last in your log"):
        ana.see(text)
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_a_drill_goes_on_from_the_example_data(page: Page) -> None:
    ana = Practice(page)
    ana.type_command("/drill areas")
    ana.see("Capacity")
    ana.type_command("/drill go bottlenecks")
    ana.open_thread()
    ana.see("Round 1 of ")
    ana.stop_drill()


def test_nobody_is_told_of_an_error(page: Page, demo_house: House) -> None:
    Practice(page).type_command("/drill log")
    page.get_by_text("Capacity").last.wait_for()
    assert "Traceback" not in demo_house.log
    assert " ERROR " not in demo_house.log
