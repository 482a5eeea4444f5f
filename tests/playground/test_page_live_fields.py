"""Live fields and closing in Chromium: the app is told while one types, and typing is never disturbed."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable

import pytest
from playwright.async_api import Locator, Page, expect

from tests.playground.page_coach import Coach
from tests.playground.page_moves import composer

pytestmark = pytest.mark.asyncio(loop_scope="module")

ADVICE = "Say it so that someone could check it."


async def live_form(page: Page) -> Locator:
    await composer(page).fill("/coach live")
    await composer(page).press("Enter")
    form = page.get_by_role("dialog", name="Live")
    await expect(form.get_by_label("Goal")).to_be_focused()
    return form


async def until(holds: Callable[[], bool]) -> None:
    async with asyncio.timeout(5):
        while not holds():
            await asyncio.sleep(0.02)


async def test_typing_is_told_after_a_pause_and_not_letter_by_letter(page: Page, coach: Coach) -> None:
    form = await live_form(page)
    await form.get_by_label("Goal").press_sequentially("name the cost", delay=15)
    await until(lambda: coach.told != [])
    await asyncio.sleep(0.4)
    assert coach.told == ["name the cost"]


async def test_advice_that_appears_and_goes_leaves_focus_cursor_and_text_alone(page: Page, coach: Coach) -> None:
    form = await live_form(page)
    goal = form.get_by_label("Goal")
    await goal.press_sequentially("be less vague")
    await goal.press("ArrowLeft")
    await expect(form.get_by_text(ADVICE)).to_be_visible()
    await expect(goal).to_be_focused()
    await page.keyboard.type("…")
    await expect(goal).to_have_value("be less vagu…e")
    for _ in range(8):
        await page.keyboard.press("Backspace")
    await expect(form.get_by_text(ADVICE)).to_have_count(0)
    await expect(goal).to_be_focused()
    await page.keyboard.type("X")
    await expect(goal).to_have_value("be leXe")
    await until(lambda: coach.told[-1] == "be leXe")


async def test_what_is_typed_while_the_app_thinks_is_told_next(page: Page, coach: Coach) -> None:
    form = await live_form(page)
    async with page.expect_response("**/_act/click"):
        await form.get_by_label("Goal").press_sequentially("one", delay=10)
    await form.get_by_label("Area").select_option("Data")
    await form.get_by_label("Goal").press_sequentially(" two")
    await until(lambda: coach.told[-1:] == ["one two"])
    assert coach.told == ["one", "data", "one two"]


async def test_an_app_that_never_answers_costs_no_letter(
    page: Page, coach: Coach, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.CRITICAL)
    form = await live_form(page)
    goal = form.get_by_label("Goal")
    await goal.press_sequentially("hush")
    await until(lambda: coach.told == ["hush"])
    await goal.press_sequentially(" now")
    await expect(form.get_by_text("Coach didn't answer within")).to_be_visible()
    await expect(goal).to_be_focused()
    await expect(goal).to_have_value("hush now")
    await until(lambda: coach.told == ["hush", "hush now"])
    await form.get_by_role("button", name="Start").click()
    await expect(form).to_have_count(0)
    assert [each["goal"] for each in coach.kept] == ["hush now"]


async def test_a_form_goes_out_after_what_its_fields_had_to_tell(page: Page, coach: Coach) -> None:
    form = await live_form(page)
    await form.get_by_label("Goal").fill("ask first")
    await form.get_by_role("button", name="Start").click()
    await expect(form).to_have_count(0)
    assert coach.told == ["ask first"]
    assert [each["goal"] for each in coach.kept] == ["ask first"]


@pytest.mark.parametrize(("way", "cleared"), [("Cancel", False), ("Escape", False), ("Close everything", True)])
async def test_closing_is_told_however_it_is_done(page: Page, coach: Coach, way: str, cleared: bool) -> None:
    form = await live_form(page)
    await form.get_by_label("Note").fill("for nobody")
    if way == "Escape":
        await page.keyboard.press("Escape")
    else:
        await form.get_by_role("button", name=way).click()
    await expect(form).to_have_count(0)
    await until(lambda: coach.closed == [cleared])
