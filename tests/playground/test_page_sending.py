"""Sending and fetching files in Chromium: attached ones, snippets, voice clips, and what the app uploads."""

from __future__ import annotations

import pytest
from playwright.async_api import Browser, FilePayload, Page, expect

from playground.desk import Playground
from tests.playground.page_coach import Coach
from tests.playground.page_moves import composer, post_card

pytestmark = pytest.mark.asyncio(loop_scope="module")

PAPERS: list[FilePayload] = [
    {"name": "notes.md", "mimeType": "text/markdown", "buffer": b"# Mine"},
    {"name": "cv.pdf", "mimeType": "application/pdf", "buffer": b"%PDF"},
]


async def add(page: Page, what: str) -> None:
    await page.get_by_role("button", name="Add", exact=True).click()
    await page.get_by_role("menuitem", name=what).click()


async def test_several_files_go_along_as_one_message(page: Page, coach: Coach) -> None:
    async with page.expect_file_chooser() as choosing:
        await add(page, "File")
    await (await choosing.value).set_files(PAPERS)
    await composer(page).fill("my papers")
    await composer(page).press("Enter")
    message = page.get_by_role("article").filter(has_text="my papers")
    await expect(message.get_by_role("link", name="cv.pdf")).to_be_visible()
    await expect(message.get_by_text("# Mine")).to_be_visible()
    assert coach.heard == ["my papers"]


async def test_a_snippet_keeps_its_lines_and_can_be_saved(page: Page) -> None:
    await add(page, "Text snippet")
    window = page.get_by_role("dialog", name="Text snippet")
    await expect(window.get_by_label("Text", exact=True)).to_be_focused()
    await window.get_by_label("Title").fill("answer.py")
    await window.get_by_label("Text", exact=True).fill("def answer():\n    return <queue>")
    await window.get_by_role("button", name="Send").click()
    await expect(window).to_be_hidden()
    sent = page.get_by_role("article").filter(has_text="answer.py")
    await expect(sent.locator("pre")).to_have_text("def answer():\n    return <queue>")
    await expect(sent).to_contain_text("2 lines")
    async with page.expect_download() as download:
        await sent.get_by_role("link", name="answer.py").click()
    saved = await download.value
    assert saved.suggested_filename == "answer.py"
    assert (await saved.path()).read_text() == "def answer():\n    return <queue>"


@pytest.mark.parametrize(
    ("choice", "seconds", "seen"),
    [
        ("comes after a minute", 60, "I would ask first."),
        ("never comes", 60, "Writing down what you said…"),
        ("fails after 3 seconds", 3, "There is no transcript."),
    ],
)
async def test_a_clip_can_be_played_and_its_transcript_follows(
    page: Page, playground: Playground, choice: str, seconds: float, seen: str
) -> None:
    await add(page, "Voice clip")
    window = page.get_by_role("dialog", name="Voice clip")
    await window.get_by_label("What you say").fill("I would ask first.")
    await window.get_by_label("The transcript").select_option(choice)
    await window.get_by_role("button", name="Send").click()
    sent = page.get_by_role("article").filter(has_text="Audio clip")
    await expect(sent.get_by_text("Writing down what you said…")).to_be_visible()
    player = sent.locator("audio")
    await page.wait_for_function("player => player.duration > 1", arg=await player.element_handle())
    playground.workspace.clock.forward(seconds)
    await expect(sent.get_by_text(seen)).to_be_visible()


async def test_a_window_that_is_dismissed_keeps_what_was_written(page: Page) -> None:
    await add(page, "Text snippet")
    window = page.get_by_role("dialog", name="Text snippet")
    await window.get_by_role("button", name="Send").click()
    await expect(window).to_be_visible()  # there is nothing to send yet
    await window.get_by_label("Text", exact=True).fill("half a thought")
    await window.get_by_role("button", name="Cancel").click()
    await expect(window).to_be_hidden()
    await add(page, "Text snippet")
    await expect(window.get_by_label("Text", exact=True)).to_have_value("half a thought")


async def test_a_window_says_why_something_was_not_sent_and_keeps_it(page: Page, playground: Playground) -> None:
    await add(page, "Text snippet")
    window = page.get_by_role("dialog", name="Text snippet")
    await window.get_by_label("Text", exact=True).fill("x" * 1_000_001)
    await window.get_by_role("button", name="Send").click()
    await expect(window.get_by_role("alert")).to_have_text(
        "That is too long for a snippet: 1000000 characters at most."
    )
    await expect(window).to_be_visible()
    assert list(playground.workspace.files) == []


@pytest.mark.parametrize(
    ("title", "name", "kind", "content"),
    [("Your log", "log.csv", "text/csv", "a,b"), ("Everything", "all.json", "application/json", "{}")],
)
async def test_an_export_of_the_app_can_be_saved_under_its_name_and_type(
    page: Page, coach: Coach, title: str, name: str, kind: str, content: str
) -> None:
    dm = (await coach.client.conversations_open(users="U0PGANA001"))["channel"]["id"]
    files = [{"filename": name, "title": title, "content": content}, {"filename": "other.md", "content": "more"}]
    await coach.client.files_upload_v2(channel=dm, initial_comment="Here is everything.", file_uploads=files)
    link = page.get_by_role("article").filter(has_text="Here is everything.").get_by_role("link", name=title)
    async with page.expect_download() as download:
        await link.click()
    saved = await download.value
    assert (saved.suggested_filename, (await saved.path()).read_text()) == (name, content)
    answer = await page.request.get(f"{page.url.split('/?')[0].rstrip('/')}{await link.get_attribute('href')}")
    assert answer.headers["content-type"].startswith(kind)


async def test_on_a_phone_menus_ask_first_and_message_shortcuts_are_at_hand(
    browser: Browser, playground: Playground, coach: Coach
) -> None:
    await post_card(coach, playground)
    context = await browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    context.set_default_timeout(5000)
    page = await context.new_page()
    await page.goto(playground.url)
    await page.get_by_role("button", name="More options").tap()
    await page.get_by_role("menuitem", name="Forget").tap()
    question = page.get_by_role("alertdialog", name="Drop this drill?")
    await question.get_by_role("button", name="Go on").tap()
    await page.get_by_role("button", name="More options").tap()
    await page.get_by_role("menuitem", name="Pause").tap()
    async with page.expect_response("**/_act/click"):
        await question.get_by_role("button", name="Drop", exact=True).tap()
    message = page.get_by_role("article").filter(has_text="What breaks first?")
    await message.get_by_role("button", name="More actions").tap()
    async with page.expect_response("**/_act/message_shortcut"):
        await page.get_by_role("menuitem", name="Count words").tap()
    assert coach.pressed == ["pause", "count 2"]
    await context.close()
