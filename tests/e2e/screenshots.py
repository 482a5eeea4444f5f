"""`make screenshots`: walks through a first drill, with and without an AI, and through weeks, for README's pictures."""

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from playwright.sync_api import Browser, Page, sync_playwright

from bot.core.rhythm import DAY_NAMES
from tests.e2e.house import House
from tests.e2e.past_weeks import three_practised
from tests.e2e.practice import ANSWER, PHONE, WIDE, Practice, launch
from tests.e2e.test_demo import LABEL, example_data
from tests.e2e.test_digest import CHANNEL_ID, type_in_channel

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
        with _house(before=three_practised) as house:
            _on_time(browser, house)
        with _house(*LABEL, before=example_data) as house:
            _where_you_stand(browser, house)
        browser.close()


@contextmanager
def _house(*told: str, before: Callable[[Path], None] = lambda folder: None) -> Iterator[House]:
    with tempfile.TemporaryDirectory() as folder:
        before(Path(folder))
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


def _on_time(browser: Browser, house: House) -> None:
    """Ana's look back on her week tomorrow and her reminder the day after; on Friday the channel's digest."""
    page = browser.new_page(viewport=WIDE | {"height": 1100})
    page.goto(f"{house.url}/?as=ana")
    ana = Practice(page)
    ana.type_command("/drill remind")
    for day in ("Saturday", "Sunday"):
        ana.modal.get_by_label(day, exact=True).check()
    tomorrow = datetime.now(ZoneInfo("Europe/Lisbon")) + timedelta(days=1)
    ana.modal.get_by_label("A look back on your week").select_option(label=f"{DAY_NAMES[tomorrow.weekday()]}s")
    ana.submit("Save")
    ana.modal.get_by_text("Next: ").wait_for()
    ana.close_modal()
    for name, heading in (("week", "Your week"), ("reminder", "round 1 is ready.")):
        house.next_morning("Europe/Lisbon", "tomorrow" if name == "week" else "morning")
        ana.see(heading)
        page.set_viewport_size(WIDE | {"height": 1100 if name == "week" else 560})
        page.get_by_role("article").last.scroll_into_view_if_needed()
        _take(page, name)
    page = browser.new_page(viewport=WIDE | {"height": 960})
    page.goto(f"{house.url}/?as=rosa&in={CHANNEL_ID}")
    rosa = Practice(page)
    for text in ("/invite @whetstone", "/drill digest"):
        type_in_channel(rosa, text)
    rosa.submit("Set up")
    rosa.modal.get_by_text("The first one comes").wait_for()
    rosa.close_modal()
    house.next_morning("Asia/Tokyo", "friday")
    rosa.see("Week by week, drills and goals met: ").scroll_into_view_if_needed()
    _take(page, "digest")


def _where_you_stand(browser: Browser, house: House) -> None:
    """Somebody with eight weeks behind them: example data, and the page says so."""
    page = browser.new_page(viewport=WIDE | {"height": 1320})
    page.goto(f"{house.url}/?as=ana")
    ana = Practice(page)
    ana.see("This is example data.")
    ana.go_home()
    ana.see("In our DM, help on its own")
    _take(page, "home")
    page.set_viewport_size(WIDE | {"height": 960})
    for name, button, inside in (
        ("area", "See why", "What you leave out stops counting"),
        ("details", "Details", "Weighs most"),
        ("log", "Open the log", "Scored by a person"),
        ("own-questions", "My questions", "A school has 40 rooms"),
    ):
        page.get_by_role("button", name=button, exact=True).first.click()
        ana.modal.get_by_text(inside).first.wait_for()
        _take(page, name)
        ana.close_modal()
    ana.press("Charts")
    ana.close_modal()
    page.get_by_role("link", name="Messages", exact=True).click()
    page.set_viewport_size(WIDE | {"height": 1240})
    ana.see("You and others").scroll_into_view_if_needed()
    _take(page, "charts")


def _take(page: Page, name: str) -> None:
    page.mouse.move(0, 0)
    page.wait_for_timeout(400)  # let the last change settle
    page.screenshot(path=PICTURES / f"{name}.png")


if __name__ == "__main__":
    main()
