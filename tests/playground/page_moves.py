"""What tests of the page do again and again."""

from __future__ import annotations

from typing import Any

from playwright.async_api import Page

from playground.desk import Playground
from tests.playground.page_coach import CARD, Coach


def composer(page: Page) -> Any:
    return page.get_by_role("textbox", name="Message Coach")


async def more_actions(message: Any) -> None:
    await message.hover()
    await message.get_by_role("button", name="More actions").click()


async def post_card(coach: Coach, playground: Playground) -> str:
    ana = playground.workspace.people.find("ana")
    assert ana is not None
    posted = await coach.client.chat_postMessage(channel=ana.id, text="Round 1", blocks=CARD)
    return str(posted["ts"])
