"""A person at the playground's page: what they press and type, by the names they see."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from playwright.sync_api import Browser, Locator, Page, Playwright, expect
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from tests.e2e.house import PATIENCE_SECONDS, House

CHROMIUM = "/usr/bin/chromium"
WIDE, PHONE = {"width": 1280, "height": 800}, {"width": 390, "height": 844}
WELCOME = "Welcome. Here you practise one weakness at a time."
PRESS_AGAIN_AFTER_SECONDS = 10
_GONE = "([button, name]) => !button.isConnected || !button.checkVisibility() || button.textContent.trim() !== name"
"""Of a button: away, hidden, or another one by now, as the page makes the new out of the old."""
ANSWER = (
    "Refunds fell from 4% to 0.5% in three weeks. I chose a queue instead of retries in the request; "
    "it cost 20 ms and one more thing to watch. Before that, every third refund came twice."
)
ON_TOPIC = (
    "I take 3,000 of them in the busiest second, so each may cost 200 milliseconds. People will ask for a way to undo "
    "it; I leave that out, as it can wait. Instead of a queue I keep one table, and that needs a job every night."
)
"""With a sentence of the question before it an answer that the stand-in model reads as a 2."""
ADDED = "The people at the desk see it on their list, and whoever has been there longest decides what comes first."
"""An addition in which the stand-in model finds nothing to count."""


def launch(playwright: Playwright) -> Browser:
    """Debian's Chromium, headless."""
    return playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])


@dataclass(frozen=True)
class Practice:
    """One person with the page open."""

    page: Page

    def press(self, name: str) -> None:
        """Press the newest button with this name."""
        self.page.get_by_role("button", name=name, exact=True).last.click()

    def write(self, text: str) -> None:
        """Answer in the open thread, and wait until it stands there, also when the same was said before."""
        said = self.page.get_by_role("log", name="Thread").get_by_text(text)
        before = said.count()
        field = self.page.get_by_role("textbox", name="Reply in thread")
        field.fill(text)
        field.press("Enter")
        said.nth(before).wait_for()

    def type_command(self, text: str) -> None:
        """Send something from the composer of the app's DM."""
        field = self.page.get_by_role("textbox", name="Message Whetstone")
        field.fill(text)
        field.press("Enter")

    def see(self, text: str) -> Locator:
        """Wait until a text is visible; the newest place it stands."""
        found = self.page.get_by_text(text).last
        found.wait_for()
        return found

    @property
    def modal(self) -> Locator:
        return self.page.get_by_role("dialog")

    def confirm(self, name: str) -> None:
        """Say yes to "are you sure?"."""
        self.page.get_by_role("alertdialog").get_by_role("button", name=name, exact=True).click()

    def start_first_drill(self, rubric: str, level: str) -> None:
        """From the welcome to the first question, thread open."""
        self.press("Start")
        self.modal.get_by_label(rubric, exact=True).check()
        self.modal.get_by_label(level).check()
        self.modal.get_by_role("button", name="Start").click()
        self.open_thread()

    def open_thread(self, number: int = 1) -> None:
        """The replies to the newest card, which is the person's card of this number."""
        replies = self.page.get_by_role("link", name=re.compile(r"\d+ repl"))
        replies.nth(number - 1).wait_for()
        replies.last.click()
        self.page.get_by_role("textbox", name="Reply in thread").wait_for()

    def answer_round(self, number: int, rounds: int, verdict: str = "Pass") -> None:
        """Answer, and every follow-up, until the round can be judged; then judge it."""
        self.see(f"Round {number} of {rounds}")
        self.answer_until(verdict)
        self.press(verdict)

    def answer_question(self, number: int, rounds: int) -> str:
        """Take up the longest sentence of a round's question and answer it, up to *Done*; what was written."""
        self.see(f"Round {number} of {rounds}")
        asked = self.page.get_by_role("article").filter(has_text=f"Round {number} of {rounds} ·").last
        question = (asked.get_attribute("data-text") or "").split(". ")[1:]
        said = f"I heard: {max(question, key=len).rstrip('?.')}. {ON_TOPIC}"
        self.write(said)
        return said

    def answer_on_topic(self, number: int, rounds: int) -> str:
        """A round that an AI can read something from, up to its verdict; what was written to its question."""
        said = self.answer_question(number, rounds)
        self.press_away("Done")
        self.answer_on("Pass")
        return said

    def answer_on(self, button: str) -> None:
        """Add to every follow-up that comes, until this button is there."""
        self.wait_for_turn(button)
        self.answer_until(button, ADDED)

    def wait_for_turn(self, button: str) -> None:
        """Until the interviewer has had its turn: there is *Done* again, or this button."""
        there = self.page.get_by_role("button", name=button, exact=True)
        self.page.get_by_role("button", name="Done", exact=True).or_(there).last.wait_for()

    def answer_until(self, button: str, text: str = ANSWER) -> None:
        """Answer, and every follow-up, until this button is there."""
        there = self.page.get_by_role("button", name=button, exact=True)
        while not there.count():
            self.write(text)
            self.press_away("Done")
            self.wait_for_turn(button)

    def answer_part(self) -> None:
        """One window of a full-length interview: answer, and every follow-up, until the next window opens."""
        titles = self.page.get_by_text("Minutes ")
        before = titles.count()
        while titles.count() == before:
            self.write(ANSWER)
            self.press_away("Done")
            self.page.get_by_role("button", name="Done", exact=True).last.wait_for()

    def press_away(self, name: str) -> None:
        """Press the newest button with this name, and wait until it is gone; once more where nothing came of it.

        On a busy machine the workspace may say that the app took too long, and that one should try again.
        """
        newest = self.page.get_by_role("button", name=name, exact=True).last
        pressed = newest.element_handle()
        newest.click()
        try:
            self.page.wait_for_function(_GONE, arg=[pressed, name], timeout=PRESS_AGAIN_AFTER_SECONDS * 1000)
        except PlaywrightTimeout:
            newest.click()
            self.page.wait_for_function(_GONE, arg=[pressed, name])

    def look_back(self, score: str, hesitation: str, fix: str) -> None:
        """The three steps of the modal."""
        self.press("Score it")
        self.modal.get_by_label(score).check()
        self.modal.get_by_role("button", name="Next: journal").click()
        self.modal.get_by_label("Where did you hesitate?").fill(hesitation)
        self.modal.get_by_role("button", name="Next: one fix").click()
        self.modal.get_by_label("The one fix for next time").fill(fix)
        self.modal.get_by_role("button", name="Finish").click()
        self.modal.wait_for(state="hidden")

    def go_home(self) -> None:
        """The app's Home tab."""
        self.page.get_by_role("link", name="Home", exact=True).click()

    def settle(self, rubric: str, level: str) -> None:
        """Tell rubric and level without a drill."""
        self.type_command("/drill settings")
        self.modal.get_by_label(rubric, exact=True).check()
        self.modal.get_by_label(level).check()
        self.modal.get_by_role("button", name="Save").click()
        self.modal.wait_for(state="hidden")

    def stop_drill(self) -> None:
        """End the drill where it is."""
        self.press("Stop")
        self.confirm("Stop")

    def drill_one_round(self, rounds: int, verdict: str = "Pass") -> None:
        """Answer the first round, judge it, and leave it at that: there is something to score."""
        self.answer_round(1, rounds, verdict)
        self.see(f"Round 2 of {rounds}")
        self.stop_drill()
        self.see("Score it while it is fresh")

    def submit(self, name: str) -> None:
        """Press the modal's own button."""
        self.modal.get_by_role("button", name=name, exact=True).click()

    def close_modal(self) -> None:
        """The modal's X."""
        self.modal.get_by_role("button", name="Close everything").click()
        self.modal.wait_for(state="hidden")


@contextmanager
def at_the_page(browser: Browser, house: House, name: str = "ana", *, phone: bool = False) -> Iterator[Practice]:
    """Somebody with the page open and greeted, until the block ends."""
    context = browser.new_context(viewport=PHONE if phone else WIDE, has_touch=phone, is_mobile=phone)
    context.set_default_timeout(PATIENCE_SECONDS * 1000)
    expect.set_options(timeout=PATIENCE_SECONDS * 1000)
    page = context.new_page()
    page.goto(f"{house.url}/?as={name}")
    page.get_by_text(WELCOME).first.wait_for()
    yield Practice(page)
    context.close()
