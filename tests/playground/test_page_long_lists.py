"""Selects and lists of checkboxes too long to look through, in Chromium: typing finds what is wanted."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.async_api import Locator, Page, expect

from playground.desk import Playground
from tests.playground.page_coach import Coach, asked, options, words

pytestmark = pytest.mark.asyncio(loop_scope="module")
PLACES = {"Europe": ["Lisbon", "London", "Zürich"], "America": ["New York", "São Paulo"], "Pacific": ["Auckland"]}


def zones() -> list[dict[str, Any]]:
    """Groups of 100, as a list of 400 zones has to come."""
    fillers = [f"Zone {n}" for n in range(97)]
    return [{"label": words(region), "options": options(*names, *fillers)} for region, names in PLACES.items()]


def form(*blocks: dict[str, Any]) -> dict[str, Any]:
    view = {"type": "modal", "callback_id": "live", "title": words("Settings"), "submit": words("Save")}
    return {**view, "blocks": list(blocks)}


async def shown(page: Page, playground: Playground, *blocks: dict[str, Any]) -> Locator:
    ana = playground.workspace.people.find("ana")
    assert ana is not None
    playground.workspace.views.open(ana.id, form(*blocks))
    dialog = page.get_by_role("dialog", name="Settings")
    await expect(dialog).to_be_visible()
    return dialog


def choices(dialog: Locator) -> Locator:
    """The list that typing narrows; the select has the same options, out of sight."""
    return dialog.get_by_role("listbox")


ZONE = asked("zone", "Zone", "static_select", option_groups=zones(), initial_option=options("Lisbon")[0])
AREAS = asked("areas", "Areas", "multi_static_select", options=options(*(f"Area {n}" for n in range(30)), "Trade-offs"))


async def test_typing_finds_one_of_hundreds_and_enter_takes_it(
    page: Page, playground: Playground, coach: Coach
) -> None:
    dialog = await shown(page, playground, ZONE)
    await dialog.get_by_label("Zone").click()
    search = dialog.get_by_role("combobox", name="Search the choices")
    await expect(search).to_be_focused()
    await search.fill("new y")
    await expect(choices(dialog).get_by_role("option")).to_have_text(["New York"])
    await search.press("Enter")
    await expect(dialog.get_by_label("Zone")).to_be_focused()
    await dialog.get_by_role("button", name="Save").click()
    await expect(dialog).to_have_count(0)
    assert coach.kept == [{"zone": "new york"}]


@pytest.mark.parametrize(
    ("typed", "found"),
    [("zurich", ["Zürich"]), ("europe lon", ["London"]), ("sao", ["São Paulo"]), ("nowhere", [])],
)
async def test_it_goes_by_the_beginnings_of_words_and_knows_no_accents(
    page: Page, playground: Playground, coach: Coach, typed: str, found: list[str]
) -> None:
    dialog = await shown(page, playground, ZONE)
    await dialog.get_by_label("Zone").click()
    await page.keyboard.type(typed)
    await expect(choices(dialog).get_by_role("option")).to_have_text(found)
    await expect(dialog.get_by_text("Nothing fits")).to_have_count(0 if found else 1)


async def test_what_is_chosen_is_in_view_and_arrows_walk_from_it(
    page: Page, playground: Playground, coach: Coach
) -> None:
    last = {**ZONE["element"], "initial_option": options("Auckland")[0]}
    dialog = await shown(page, playground, {**ZONE, "element": last})
    await dialog.get_by_label("Zone").focus()
    await page.keyboard.press("ArrowDown")
    await expect(choices(dialog).get_by_role("option", name="Auckland")).to_be_in_viewport()
    await page.keyboard.press("ArrowDown")
    await page.keyboard.press("Enter")
    await dialog.get_by_role("button", name="Save").click()
    await expect(dialog).to_have_count(0)
    assert coach.kept == [{"zone": "zone 0"}]


async def test_a_letter_on_the_select_begins_the_search_and_escape_ends_only_that(
    page: Page, playground: Playground, coach: Coach
) -> None:
    dialog = await shown(page, playground, ZONE)
    await dialog.get_by_label("Zone").press("s")
    search = dialog.get_by_role("combobox", name="Search the choices")
    await expect(search).to_have_value("s")
    await search.press("Escape")
    await expect(search).to_be_hidden()
    await expect(dialog.get_by_label("Zone")).to_have_value("lisbon")


async def test_a_click_on_a_choice_takes_it_and_the_draft_is_kept(
    page: Page, playground: Playground, coach: Coach
) -> None:
    dialog = await shown(page, playground, ZONE)
    await dialog.get_by_label("Zone").click()
    await page.keyboard.type("auck")
    async with page.expect_response("**/_act/draft"):
        await choices(dialog).get_by_role("option", name="Auckland").click()
    await page.reload()
    await expect(dialog.get_by_label("Zone")).to_have_value("auckland")


async def test_a_select_that_tells_the_app_tells_it_once(page: Page, playground: Playground, coach: Coach) -> None:
    goal = asked("goal", "Goal", "plain_text_input")
    dialog = await shown(page, playground, goal, {**ZONE, "dispatch_action": True})
    await dialog.get_by_label("Zone").click()
    await page.keyboard.type("london")
    async with page.expect_response("**/_act/click"):
        await page.keyboard.press("Enter")
    assert coach.told == ["london"]


async def test_a_short_select_stays_as_the_browser_draws_it(page: Page, playground: Playground, coach: Coach) -> None:
    dialog = await shown(page, playground, asked("level", "Level", "static_select", options=options("Mid", "Senior")))
    await dialog.get_by_label("Level").press("s")
    await expect(dialog.get_by_role("combobox", name="Search the choices")).to_have_count(0)
    await expect(dialog.get_by_label("Level")).to_have_value("senior")


async def test_many_checkboxes_are_narrowed_by_typing_and_stay_so_when_the_page_is_refreshed(
    page: Page, playground: Playground, coach: Coach
) -> None:
    dialog = await shown(page, playground, AREAS)
    areas = dialog.get_by_role("group", name="Areas")
    await areas.locator("summary").click()
    await areas.get_by_label("Narrow the choices").fill("trade")
    await expect(areas.get_by_role("checkbox")).to_have_count(1)
    await areas.get_by_role("checkbox", name="Trade-offs").check()
    await coach.client.chat_postMessage(channel="U0PGANA001", text="news")
    await expect(page.get_by_text("news")).to_be_attached()
    await expect(areas.get_by_role("checkbox")).to_have_count(1)
    await areas.get_by_label("Narrow the choices").press("Enter")
    await expect(dialog).to_be_visible()
    await dialog.get_by_role("button", name="Save").click()
    await expect(dialog).to_have_count(0)
    assert coach.kept == [{"areas": ["trade-offs"]}]


async def test_a_few_checkboxes_need_no_search(page: Page, playground: Playground, coach: Coach) -> None:
    few = asked("areas", "Areas", "multi_static_select", options=options("API", "Data"))
    dialog = await shown(page, playground, few)
    await dialog.locator("summary").click()
    await expect(dialog.get_by_role("checkbox")).to_have_count(2)
    await expect(dialog.get_by_label("Narrow the choices")).to_have_count(0)


async def test_a_menu_in_a_message_and_a_select_beside_it_are_used_in_a_channel(
    page: Page, playground: Playground, coach: Coach
) -> None:
    await page.get_by_role("link", name="general").click()
    await page.get_by_role("button", name="Add Coach").click()
    menu = {"type": "overflow", "action_id": "more", "options": options("Pause", "Forget")}
    select = {"type": "static_select", "action_id": "done", "options": options(*(f"At {n}:00" for n in range(24)))}
    blocks = [
        {"type": "section", "text": words("Every Friday"), "accessory": menu},
        {"type": "actions", "elements": [select]},
    ]
    await coach.client.chat_postMessage(channel="C0PGGENERAL", text="t", blocks=blocks)
    await page.get_by_role("button", name="More options").click()
    async with page.expect_response("**/_act/click"):
        await page.get_by_role("menuitem", name="Forget").click()
    await page.get_by_label("static select").click()
    await page.keyboard.type("16")
    async with page.expect_response("**/_act/click"):
        await page.keyboard.press("Enter")
    assert coach.pressed == ["forget", "done"]
