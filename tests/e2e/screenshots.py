"""`make screenshots`: walks through a first drill and takes the README's pictures."""

import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from tests.e2e.house import House
from tests.e2e.practice import ANSWER, PHONE, WIDE, Practice, launch

PICTURES = Path(__file__).parents[2] / "docs" / "screenshots"


def main() -> None:
    """Every picture anew, from an empty workspace."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        house = House(Path(folder))
        house.start()
        browser = launch(playwright)
        try:
            _desk(browser, house)
            _phone(browser, house)
        finally:
            browser.close()
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
    ana.modal.get_by_label("The one fix for next time").fill("Say the limit with its number before the first box")
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


def _take(page: Page, name: str) -> None:
    page.mouse.move(0, 0)
    page.wait_for_timeout(400)  # let the last change settle
    page.screenshot(path=PICTURES / f"{name}.png")


if __name__ == "__main__":
    main()
