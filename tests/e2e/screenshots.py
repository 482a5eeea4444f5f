"""`make screenshots`: walks through a first drill, with and without an AI, and takes the README's pictures."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from tests.e2e.house import House
from tests.e2e.practice import ANSWER, PHONE, WIDE, Practice, launch

PICTURES = Path(__file__).parents[2] / "docs" / "screenshots"
FIX = "Say the limit with its number before the first box"


def main() -> None:
    """Every picture anew, from empty workspaces."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = launch(playwright)
        with _house() as house:
            _desk(browser, house)
            _phone(browser, house)
        with _house("--model", "stand-in", "--model-seconds", "0.3") as house:
            _reveal(browser, house)
        browser.close()


@contextmanager
def _house(*told: str) -> Iterator[House]:
    with tempfile.TemporaryDirectory() as folder:
        house = House(Path(folder), *told)
        house.start()
        try:
            yield house
        finally:
            house.stop()


def _desk(browser: Browser, house: House) -> None:
    page = browser.new_page(viewport=WIDE)
    page.goto(house.url)
    ana = Practice(page)
    _take(page, "welcome")
    ana.start_first_drill("System design", "Senior")
    ana.see("Round 1 of 3")
    ana.write("How many users are there, and how fast does it have to be?")
    ana.page.get_by_role("article").last.wait_for()
    ana.write(ANSWER)
    _take(page, "round")
    for number in (1, 2, 3):
        ana.answer_round(number, 3)
    ana.press("Score it")
    ana.modal.get_by_label("2 · at the bar").check()
    _take(page, "score")
    ana.modal.get_by_role("button", name="Next: journal").click()
    ana.modal.get_by_label("Where did you hesitate?").fill("Before putting a number on the first limit")
    _take(page, "journal")
    ana.modal.get_by_role("button", name="Next: one fix").click()
    ana.modal.get_by_label("The one fix for next time").fill(FIX)
    ana.modal.get_by_role("button", name="Finish").click()
    ana.see("How you saw it").scroll_into_view_if_needed()
    _take(page, "result")
    ana.go_home()
    ana.see("Where you stand")
    _take(page, "home")


def _phone(browser: Browser, house: House) -> None:
    page = browser.new_context(viewport=PHONE, color_scheme="dark").new_page()
    page.goto(house.url)
    ana = Practice(page)
    ana.open_thread()
    ana.see("How you saw it").scroll_into_view_if_needed()
    _take(page, "phone")


def _reveal(browser: Browser, house: House) -> None:
    """Somebody who scored themselves higher than an AI did. The whole of its column fits on a taller screen."""
    page = browser.new_page(viewport=WIDE | {"height": 920})
    page.goto(house.url)
    ana = Practice(page)
    ana.start_first_drill("System design", "Senior")
    for number in (1, 2, 3):
        ana.answer_on_topic(number, 3)
        ana.press("Pass")
    ana.look_back("3 · above the bar", "Before putting a number on the first limit", FIX)
    ana.see("What the AI read in your answers")
    ana.see("Next drill")  # it comes with the end of the message
    result = page.get_by_role("article").filter(has_text="How you saw it, and how an AI read it")
    result.evaluate("message => message.scrollIntoView({block: 'start'})")
    _take(page, "reveal")


def _take(page: Page, name: str) -> None:
    page.mouse.move(0, 0)
    page.wait_for_timeout(400)  # let the last change settle
    page.screenshot(path=PICTURES / f"{name}.png")


if __name__ == "__main__":
    main()
