"""Answers that are files: a voice clip whose words come later, and a snippet."""

from collections.abc import Callable

from playwright.sync_api import Locator, expect

from tests.e2e.practice import ANSWER, Practice

Someone = Callable[..., Practice]
CODE = "\n".join(f"def step_{number}(order):\n    return order.total * {number}" for number in range(3))


def add(person: Practice, kind: str) -> Locator:
    """The window behind *Add* beside the thread's composer."""
    person.page.get_by_label("Thread", exact=True).get_by_role("button", name="Add").click()
    person.page.get_by_role("menuitem", name=kind).click()
    return person.page.get_by_role("dialog", name=kind.capitalize())


def test_a_voice_clip_is_an_answer(someone: Someone) -> None:
    ana = someone("ana", phone=True)
    ana.start_first_drill("Behavioural", "Senior")
    ana.see("Round 1 of 3")
    clip = add(ana, "Voice clip")
    clip.get_by_label("What you say").fill(ANSWER)
    clip.get_by_label("The transcript").select_option("never comes")
    clip.get_by_role("button", name="Send").click()
    expect(ana.page.locator("audio")).to_have_count(1)
    ana.press_away("Done")
    ana.press("Skip the follow-up")
    ana.see("Did that meet the goal?")


def test_a_snippet_is_an_answer(someone: Someone) -> None:
    mia = someone("mia")
    mia.start_first_drill("System design", "Senior")
    mia.see("Round 1 of 3")
    snippet = add(mia, "Text snippet")
    snippet.get_by_label("Text", exact=True).fill(CODE)
    snippet.get_by_role("button", name="Send").click()
    expect(mia.page.locator("figure.snippet")).to_have_count(1)
    mia.press_away("Done")
    mia.press("Skip the follow-up")
    mia.see("Did that meet the goal?")
