"""An area's modal, as somebody opens it, reads it and presses in it."""

import asyncio
import re

from bot.views.drawn import button, buttons, message
from bot.views.ids import Action
from tests.handlers.practice import Json, Practice
from tests.handlers.workspace import Workspace

TITLE = "What it rests on"
OPEN = "See why"


async def a_way_in(workspace: Workspace, value: str = "talks:opening") -> None:
    """A message with the button, as `/drill areas` has one."""
    await workspace.post("general", message("Opening", buttons([button(OPEN, Action.AREA_DETAIL, value)])))


async def opened(person: Practice, workspace: Workspace) -> Json:
    """The modal, at its newest page."""
    await a_way_in(workspace)
    await person.click(OPEN, channel="general")
    return await person.wait_for_modal(TITLE)


def lines(modal: Json) -> dict[str, str]:
    """Ref → the text of each item."""
    items = [block for block in modal["body"]["blocks"] if "accessory" in block]
    return {block["block_id"]: re.sub(r"<!date.*?>", "then", block["text"]["text"]) for block in items}


def ref_of(modal: Json, text: str) -> str:
    """The ref of the one item with this text."""
    [ref] = [ref for ref, line in lines(modal).items() if text in line]
    return ref


async def choose(person: Practice, text: str, choice: str) -> None:
    """Something from the menu of the item with this text."""
    modal = await person.wait_for_modal(TITLE)
    place = {"view_id": modal["id"], "block_id": ref_of(modal, text)}
    await person.act("click", **place, action_id=Action.AREA_MORE, value=choice)


async def shows(person: Practice, text: str) -> Json:
    """Wait until the area's modal has this text; the modal."""
    return await modal_with(person, text, TITLE)


async def modal_with(person: Practice, text: str, title: str) -> Json:
    """Wait until the modal of this title has this text; the modal."""
    async with asyncio.timeout(15):
        while True:
            modal = await person.wait_for_modal(title)
            if text in str(modal["body"]["blocks"]):
                return modal
            await asyncio.sleep(0.02)
