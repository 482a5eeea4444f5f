"""The page in Chromium: channels that are private, archived or without the app, people's accounts, and the clock."""

from __future__ import annotations

import re

import pytest
from playwright.async_api import Browser, Page, expect

from playground.desk import Playground

pytestmark = pytest.mark.asyncio(loop_scope="module")
MOMENT = r"\w{3} \d{1,2} \w{3} \d\d:\d\d"


async def be(page: Page, name: str) -> None:
    await page.get_by_role("button", name=re.compile("^You are ")).click()
    await page.get_by_role("menuitem", name=name).click()
    await expect(page.get_by_role("button", name=f"You are {name.split()[0]}")).to_be_visible()


async def choose(page: Page, button: str, item: str) -> None:
    await page.get_by_role("button", name=button).click()
    await page.get_by_role("menuitem", name=item).click()


async def agree(page: Page, word: str) -> None:
    await page.get_by_role("alertdialog").get_by_role("button", name=word, exact=True).click()


async def test_a_private_channel_stands_in_the_sidebar_of_its_members(page: Page) -> None:
    sidebar = page.get_by_role("navigation", name="Conversations")
    await sidebar.get_by_role("link", name="mock-pairs private").click()
    await expect(page.get_by_role("heading", name="mock-pairs")).to_contain_text("private")
    await be(page, "Tom Lindqvist")
    await expect(sidebar.get_by_role("link", name="mock-pairs")).to_have_count(0)


async def test_the_app_comes_and_goes_by_typing_or_from_the_menu(page: Page, playground: Playground) -> None:
    bot = playground.workspace.bot.id

    def inside() -> bool:
        general = playground.workspace.conversations.named("general")
        return general is not None and bot in general.members

    await page.get_by_role("link", name="general").click()
    composer = page.get_by_role("textbox", name="Message #general")
    await composer.press_sequentially("/in")
    await expect(page.get_by_role("option", name="/invite @name")).to_be_visible()
    await composer.fill("/invite @coach")
    await composer.press("Enter")
    await expect(page.get_by_role("button", name="Add Coach")).to_have_count(0)
    assert inside()
    await choose(page, "This channel", "Remove Coach")
    await expect(page.get_by_role("button", name="Add Coach")).to_be_visible()
    assert not inside()


async def test_a_channel_is_archived_marked_and_opened_again(page: Page) -> None:
    await page.get_by_role("link", name="interview-practice").click()
    await choose(page, "This channel", "Archive the channel")
    await agree(page, "Archive")
    await expect(page.get_by_role("heading", name="interview-practice")).to_contain_text("archived")
    entry = page.get_by_role("navigation", name="Conversations").get_by_role("link", name="interview-practice")
    await expect(entry).to_contain_text("archived")
    await expect(page.get_by_role("textbox", name="Message #interview-practice")).to_have_count(0)
    await page.get_by_role("button", name="Open it again").click()
    await expect(page.get_by_role("textbox", name="Message #interview-practice")).to_be_visible()
    await expect(entry).not_to_contain_text("archived")


async def test_a_channel_one_left_is_joined_again_from_its_foot(page: Page) -> None:
    await page.get_by_role("link", name="interview-practice").click()
    await choose(page, "This channel", "Leave the channel")
    await expect(page.get_by_text("You are not in #interview-practice.")).to_be_visible()
    await page.get_by_role("button", name="Join the channel").click()
    await expect(page.get_by_role("textbox", name="Message #interview-practice")).to_be_visible()


async def test_the_owner_deactivates_a_person_who_can_then_not_be_visited(page: Page, playground: Playground) -> None:
    await page.get_by_role("button", name="You are Ana").click()
    await expect(page.get_by_role("menuitem", name="Deactivate or reactivate people")).to_have_count(0)
    await page.keyboard.press("Escape")
    await be(page, "Rosa Tanaka")
    await choose(page, "You are Rosa", "Deactivate or reactivate people")
    people = page.get_by_role("dialog", name="People")
    await expect(people.get_by_role("button", name="Deactivate Rosa Tanaka")).to_have_count(0)
    await people.get_by_role("button", name="Deactivate June Alvarez").click()
    await agree(page, "Deactivate")
    await expect(people.get_by_role("button", name="Reactivate June Alvarez")).to_be_visible()
    await people.get_by_role("button", name="Close").click()
    await expect(page.get_by_role("link", name="June Alvarez")).to_have_count(0)
    await page.goto(f"{playground.url}/?as=june")
    await expect(page.get_by_role("button", name="You are Ana")).to_be_visible()
    await be(page, "Rosa Tanaka")
    await choose(page, "You are Rosa", "Deactivate or reactivate people")
    await people.get_by_role("button", name="Reactivate June Alvarez").click()
    await people.get_by_role("button", name="Close").click()
    await expect(page.get_by_role("link", name="June Alvarez")).to_be_visible()


async def test_whoever_is_deactivated_while_they_look_becomes_someone_else(page: Page, playground: Playground) -> None:
    workspace = playground.workspace
    await be(page, "June Alvarez")
    june = workspace.people.find("june")
    assert june is not None
    workspace.people.deactivate(june, deleted=True)
    await expect(page.get_by_role("button", name="You are Ana")).to_be_visible()


async def test_moving_to_another_zone_changes_the_time_one_sees(page: Page, playground: Playground) -> None:
    clock = page.locator("#clock-now")
    before = await clock.text_content()
    await choose(page, "You are Ana", "Change your time zone")
    here = page.get_by_role("dialog", name="Where you live")
    await here.get_by_label("You live in").click()
    await page.keyboard.type("kathmandu")
    await page.keyboard.press("Enter")
    await here.get_by_role("button", name="Move there").click()
    await expect(clock).not_to_have_text(before or "")
    ana = playground.workspace.people.find("ana")
    assert ana is not None
    assert ana.tz in ("Asia/Kathmandu", "Asia/Katmandu")


async def test_the_clock_can_be_moved_a_little_or_a_lot(page: Page, playground: Playground) -> None:
    clock = playground.workspace.clock
    await expect(page.locator("#clock-now")).to_have_text(re.compile(MOMENT))
    await page.get_by_role("button", name="Skip ahead").click()
    names = await page.get_by_role("menu", name="Skip ahead").get_by_role("menuitem").all_text_contents()
    assert all(re.search(MOMENT, name) for name in names)
    assert len(names) == 6
    await page.get_by_role("menuitem", name="In 30 minutes").click()
    for item, seconds in (("In 2 hours", 9_000), ("In 1 week", 9_000 + 604_800)):
        await choose(page, "Skip ahead", item)
        await expect(page.locator("#clock")).to_have_attribute("data-offset", f"{seconds}.0")
    assert clock.offset_seconds == 9_000 + 604_800


async def test_the_app_is_uninstalled_after_a_question_and_installed_again(page: Page, playground: Playground) -> None:
    await choose(page, "Coach is connected", "Uninstall Coach")
    await agree(page, "Keep it")
    assert playground.workspace.installed
    await choose(page, "Coach is connected", "Uninstall Coach")
    await agree(page, "Uninstall")
    await expect(page.get_by_role("button", name="Coach isn't installed")).to_be_visible()
    await expect(page.get_by_role("textbox", name="Message Coach")).to_have_count(0)
    await page.get_by_role("button", name="Install Coach again").click()
    await expect(page.get_by_role("textbox", name="Message Coach")).to_be_visible()
    await expect(page.get_by_role("button", name="Coach is connected")).to_be_visible()


async def test_on_a_phone_it_all_fits(browser: Browser, playground: Playground) -> None:
    context = await browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    context.set_default_timeout(5000)
    page = await context.new_page()
    await page.goto(f"{playground.url}/?as=rosa&in=C0PGPAIRS01")
    for button, menu in (("This channel", "This channel"), ("Skip ahead", "Skip ahead")):
        await page.get_by_role("button", name=button).tap()
        box = await page.get_by_role("menu", name=menu).bounding_box()
        assert box is not None
        assert 0 <= box["x"] <= box["x"] + box["width"] <= 390
        await page.keyboard.press("Escape")
    await page.get_by_role("button", name="You are Rosa").tap()
    await page.get_by_role("menuitem", name="Deactivate or reactivate people").tap()
    await expect(page.get_by_role("button", name="Deactivate Tom Lindqvist")).to_be_in_viewport()
    assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    await context.close()
