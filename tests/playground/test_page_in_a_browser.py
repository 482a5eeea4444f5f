"""The page in Chromium, with a tiny Bolt app on the other side: what a person clicks, types, reads."""

from __future__ import annotations

import asyncio
import re

import pytest
from playwright.async_api import Browser, Page, expect

from playground.desk import Playground
from tests.playground.page_coach import Coach
from tests.playground.page_moves import composer, more_actions, post_card

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def test_the_page_opens_on_the_apps_messages_and_tells_the_app(page: Page, coach: Coach) -> None:
    await expect(page.get_by_role("heading", name="Coach")).to_be_visible()
    await expect(page.get_by_role("link", name="Messages", exact=True)).to_have_attribute("aria-current", "page")
    await expect(page.get_by_text("Coach is connected")).to_be_visible()
    await expect(composer(page)).to_be_focused()
    await page.get_by_role("link", name="Home", exact=True).click()
    await expect(page.get_by_role("heading", name="Where you stand")).to_be_visible()
    async with asyncio.timeout(5):
        while coach.tabs != ["messages", "home"]:  # the page shows the Home it had while it tells the app
            await asyncio.sleep(0.02)


async def test_enter_sends_and_shift_enter_breaks_the_line(page: Page, coach: Coach) -> None:
    await composer(page).fill("A queue, *because* of lag")
    await composer(page).press("Shift+Enter")
    await composer(page).press_sequentially("and cost.")
    await composer(page).press("Enter")
    sent = page.get_by_role("article").filter(has_text="A queue")
    await expect(sent).to_contain_text("and cost.")
    await expect(sent.locator("strong").filter(has_text="because")).to_be_visible()
    await expect(composer(page)).to_have_value("")
    assert coach.heard == ["A queue, *because* of lag\nand cost."]


async def test_what_is_being_typed_survives_news_and_a_reload(page: Page, coach: Coach, playground: Playground) -> None:
    await composer(page).press_sequentially("half a thou")
    await post_card(coach, playground)
    await expect(page.get_by_text("What breaks first?")).to_be_visible()
    await expect(composer(page)).to_be_focused()
    await composer(page).press_sequentially("ght")
    await expect(composer(page)).to_have_value("half a thought")
    await page.reload()
    await expect(composer(page)).to_have_value("half a thought")


async def test_a_slash_offers_commands_with_their_usage(page: Page) -> None:
    await composer(page).press_sequentially("/c")
    await expect(page.get_by_role("option")).to_have_count(1)
    await expect(page.get_by_role("option", name="/coach form | whisper")).to_be_visible()
    await composer(page).press("Enter")
    await expect(composer(page)).to_have_value("/coach ")


async def test_an_ephemeral_is_marked_and_only_the_person_sees_it(page: Page) -> None:
    await composer(page).fill("/coach whisper")
    await composer(page).press("Enter")
    whisper = page.get_by_role("article").filter(has_text="Between us: breathe.")
    await expect(whisper.get_by_text("Only visible to you")).to_be_visible()
    await page.get_by_role("button", name="You are Ana").click()
    await page.get_by_role("menuitem", name="Mia Okafor").click()
    await expect(page.get_by_role("button", name="You are Mia")).to_be_visible()
    await expect(whisper).to_have_count(0)


async def test_a_command_that_fails_says_so_and_comes_back_to_be_sent_again(page: Page) -> None:
    await composer(page).fill("/nap now")
    await composer(page).press("Enter")
    await expect(page.get_by_role("article").filter(has_text="/nap failed")).to_contain_text("Only visible to you")
    await expect(composer(page)).to_have_value("/nap now")


async def test_every_kind_of_field_reaches_the_app(page: Page, coach: Coach, playground: Playground) -> None:
    await page.get_by_role("button", name="Shortcuts").click()
    await page.get_by_role("menuitem", name="Open the form").click()
    form = page.get_by_role("dialog", name="Everything")
    await expect(form.get_by_label("One fix")).to_be_focused()
    await form.get_by_label("One fix").fill("name the cost first")
    await form.get_by_label("Story").fill("long\nand <b>bold</b>")
    await form.get_by_label("Mail").fill("ana@example.org")
    await form.get_by_label("Site").fill("https://example.org/")
    await form.get_by_label("Rounds").fill("4")
    await form.get_by_label("Day", exact=False).and_(form.locator("[type=date]")).fill("2026-11-24")
    await form.get_by_label("Hour").fill("19:30")
    await form.get_by_label("Interview at").fill("2026-11-25T15:00")
    await form.get_by_label("Level").select_option("Senior")
    await form.get_by_role("radio", name="Two").check()
    await form.get_by_role("checkbox", name="Tue").check()
    await form.get_by_role("group", name="Areas").locator("summary").click()
    await form.get_by_role("checkbox", name="Data").check()
    await form.get_by_label("Partner").select_option("Mia Okafor")
    await form.get_by_label("Channel").select_option("#general")
    await form.get_by_label("Recording").set_input_files(
        {"name": "clip.txt", "mimeType": "text/plain", "buffer": b"uh, well"}
    )
    await expect(form.get_by_text("clip.txt")).to_be_visible()
    await form.get_by_role("button", name="Keep it").click()
    await expect(form).to_have_count(0)
    (kept,) = coach.kept
    (clip,) = kept.pop("clip")
    mia, general = playground.workspace.people.find("mia"), playground.workspace.conversations.named("general")
    assert mia is not None
    assert general is not None
    assert playground.workspace.files.get(clip if isinstance(clip, str) else clip["id"]) is not None
    assert kept == {
        "fix": "name the cost first", "story": "long\nand <b>bold</b>", "mail": "ana@example.org",
        "site": "https://example.org/", "rounds": "4", "day": "2026-11-24", "hour": "19:30",
        "when": 1795618800, "level": "senior", "score": "two", "days": ["mon", "tue"], "areas": ["data"],
        "mate": mia.id, "room": general.id,
    }  # fmt: skip


async def test_a_refused_field_says_why_and_nothing_typed_is_lost(page: Page, coach: Coach) -> None:
    await composer(page).fill("/coach form")
    await composer(page).press("Enter")
    form = page.get_by_role("dialog", name="Everything")
    await form.get_by_label("Story").fill("kept")
    await form.get_by_role("button", name="Keep it").click()
    await expect(form.get_by_role("alert").filter(has_text="Please fill this in.")).to_be_visible()
    await expect(form.get_by_label("One fix")).to_be_focused()
    await form.get_by_label("One fix").press_sequentially("vague")
    await form.get_by_label("One fix").press("Enter")
    await expect(form.get_by_text("Say it so that someone could check it.")).to_be_visible()
    await expect(form.get_by_label("Story")).to_have_value("kept")
    await form.get_by_label("One fix").fill("say what breaks first")
    await form.get_by_role("button", name="Keep it").click()
    await expect(form).to_have_count(0)
    assert [each["fix"] for each in coach.kept] == ["say what breaks first"]


async def test_a_long_answer_is_counted_and_an_open_modal_survives_a_reload(page: Page) -> None:
    await composer(page).fill("/coach form")
    await composer(page).press("Enter")
    form = page.get_by_role("dialog", name="Everything")
    drafted = page.expect_response("**/_act/draft")
    async with drafted:
        await form.get_by_label("One fix").fill("x" * 43)
    await expect(form.get_by_text("-3 left")).to_be_visible()
    await page.reload()
    await expect(form.get_by_label("One fix")).to_have_value("x" * 43)
    await page.keyboard.press("Escape")
    await expect(form).to_have_count(0)


async def test_a_second_modal_lies_on_the_first_and_gives_it_back(page: Page, coach: Coach) -> None:
    await composer(page).fill("/coach form")
    await composer(page).press("Enter")
    form, second = page.get_by_role("dialog", name="Everything"), page.get_by_role("dialog", name="One more thing")
    await form.get_by_label("One fix").fill("name the cost first")
    await form.get_by_label("Story").fill("more")
    await form.get_by_role("button", name="Keep it").click()
    await expect(second.get_by_label("Why")).to_be_focused()
    await expect(form).to_be_hidden()
    await second.get_by_role("button", name="Back").click()
    await expect(form.get_by_label("One fix")).to_have_value("name the cost first")
    await form.get_by_role("button", name="Keep it").click()
    await second.get_by_role("button", name="Done").click()
    await expect(page.get_by_role("dialog")).to_have_count(0)


async def test_a_thread_opens_beside_the_messages_and_escape_closes_it(
    page: Page, coach: Coach, playground: Playground
) -> None:
    ts = await post_card(coach, playground)
    dm = await coach.client.conversations_open(users="U0PGANA001")
    await coach.client.chat_postMessage(channel=dm["channel"]["id"], thread_ts=ts, text="What would you turn down?")
    await page.get_by_role("link", name="1 reply").click()
    thread = page.get_by_role("complementary", name="Thread")
    await expect(thread.get_by_text("What would you turn down?")).to_be_visible()
    await expect(thread.get_by_role("textbox", name="Reply in thread")).to_be_focused()
    await page.keyboard.type("One big database")
    await page.keyboard.press("Enter")
    await expect(thread.get_by_text("One big database")).to_be_visible()
    await expect(page.get_by_role("link", name="2 replies")).to_be_visible()
    await page.keyboard.press("Escape")
    await expect(thread).to_have_count(0)


async def test_buttons_press_at_once_or_after_their_question(page: Page, coach: Coach, playground: Playground) -> None:
    await post_card(coach, playground)
    await page.get_by_role("button", name="Drop it").click()
    question = page.get_by_role("alertdialog", name="Drop this drill?")
    await question.get_by_role("button", name="Go on").click()
    await page.get_by_role("button", name="Drop it").click()
    async with page.expect_response("**/_act/click"):
        await question.get_by_role("button", name="Drop", exact=True).click()
    async with page.expect_response("**/_act/click"):
        await page.get_by_role("button", name="Done").click()
    assert coach.pressed == ["drop", "done"]


async def test_a_message_can_be_used_changed_and_deleted(page: Page, coach: Coach) -> None:
    await composer(page).fill("three little words")
    await composer(page).press("Enter")
    message = page.get_by_role("article").filter(has_text="words")
    await more_actions(message)
    async with page.expect_response("**/_act/message_shortcut"):
        await page.get_by_role("menuitem", name="Count words").click()
    assert coach.pressed == ["count 3"]
    await more_actions(message)
    await page.get_by_role("menuitem", name="Edit message").click()
    await composer(page).fill("four other little words")
    await composer(page).press("Enter")
    await expect(message).to_contain_text("four other little words")
    await expect(message).to_contain_text("(edited)")
    await more_actions(message)
    await page.get_by_role("menuitem", name="Delete message").click()
    await page.get_by_role("alertdialog").get_by_role("button", name="Delete").click()
    await expect(message).to_have_count(0)


async def test_files_go_along_with_a_message(page: Page) -> None:
    await page.get_by_label("Attach a file").set_input_files(
        [
            {"name": "notes.txt", "mimeType": "text/plain", "buffer": b"what I would say"},
            {"name": "board.png", "mimeType": "image/png", "buffer": b"not really"},
        ]
    )
    await composer(page).fill("my notes")
    await composer(page).press("Enter")
    await expect(page.get_by_role("article").filter(has_text="my notes")).to_be_visible()
    await expect(page.get_by_role("img", name="board.png")).to_be_attached()
    async with page.expect_download() as download:
        await page.get_by_role("link", name="notes.txt").click()
    assert (await (await download.value).path()).read_bytes() == b"what I would say"


async def test_a_reaction_is_given_and_taken_back(page: Page, coach: Coach, playground: Playground) -> None:
    await post_card(coach, playground)
    card = page.get_by_role("article").filter(has_text="Round 1.")
    await card.hover()
    await card.get_by_role("button", name="React").click()
    await page.get_by_role("menuitem", name="eyes").click()
    given = card.get_by_role("button", name="eyes, 1")
    await expect(given).to_have_attribute("aria-pressed", "true")
    await given.click()
    await expect(given).to_have_count(0)


async def test_the_app_can_be_brought_into_a_channel(page: Page, playground: Playground) -> None:
    await page.get_by_role("link", name="general").click()
    await page.get_by_role("button", name="Add Coach").click()
    await expect(page.get_by_role("button", name="Add Coach")).to_have_count(0)
    general = playground.workspace.conversations.named("general")
    assert general is not None
    assert playground.workspace.bot.id in general.members


async def test_hostile_text_is_shown_and_does_nothing(page: Page, coach: Coach) -> None:
    hostile = "<img src=x onerror=window.struck=1> <!channel> \u202egnp.exe javascript:alert(1) {{ 7*7 }}"
    await composer(page).fill(hostile)
    await composer(page).press("Enter")
    await expect(page.get_by_role("article").last).to_contain_text("<img src=x onerror=window.struck=1> <!channel>")
    assert await page.evaluate("window.struck") is None
    assert await page.locator("article img, article .mention").count() == 0


async def test_the_clock_moves_forward_and_the_page_shows_it(page: Page, playground: Playground) -> None:
    clock = page.get_by_role("group", name="Workspace clock")
    await clock.get_by_role("button", name="next Friday").click()
    await expect(clock).to_contain_text(re.compile(r"Fri \d+ \w+ 09:00"))
    assert playground.workspace.clock.offset_seconds > 0


async def test_a_phone_shows_one_pane_at_a_time(browser: Browser, playground: Playground, coach: Coach) -> None:
    ts = await post_card(coach, playground)
    dm = await coach.client.conversations_open(users="U0PGANA001")
    await coach.client.chat_postMessage(channel=dm["channel"]["id"], thread_ts=ts, text="Why there?")
    context = await browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    page = await context.new_page()
    await page.goto(playground.url)
    await page.get_by_role("link", name="1 reply").click()
    await expect(page.get_by_role("textbox", name="Reply in thread")).to_be_visible()
    await expect(composer(page)).to_be_hidden()
    await page.get_by_role("link", name="Back to messages").click()
    await expect(composer(page)).to_be_visible()
    await page.get_by_role("link", name="Back to conversations").click()
    await page.get_by_role("link", name="general").click()
    await expect(page.get_by_role("textbox", name="Message #general")).to_be_visible()
    assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    await context.close()
