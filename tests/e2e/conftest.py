"""A house for each test or one for a module, where everybody is somebody else; one browser for all."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.e2e.house import House
from tests.e2e.practice import Practice, at_the_page, launch


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        launched = launch(playwright)
        yield launched
        launched.close()


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    house = House(tmp_path)
    house.start()
    yield house
    house.stop()


@pytest.fixture
def ana(browser: Browser, house: House) -> Iterator[Practice]:
    with at_the_page(browser, house) as ana:
        yield ana


@pytest.fixture(scope="module")
def shared_house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    house = House(tmp_path_factory.mktemp("house"))
    house.start()
    yield house
    house.stop()


@pytest.fixture
def someone(browser: Browser, shared_house: House) -> Iterator[Callable[..., Practice]]:
    """Opens the page of the module's house as the person named; `phone=True` on a small screen."""
    with ExitStack() as open_pages:
        yield lambda name, **how: open_pages.enter_context(at_the_page(browser, shared_house, name, **how))
