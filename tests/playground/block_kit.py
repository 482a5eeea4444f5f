"""Pieces of Block Kit and listeners that tests write again and again."""

from __future__ import annotations

from typing import Any

from echo_app import Echo, Listener
from slack_sdk.web.async_client import AsyncWebClient

from playground.person import Person


def text(words: str) -> dict[str, str]:
    """A plain_text object."""
    return {"type": "plain_text", "text": words}


def mrkdwn(words: str) -> dict[str, str]:
    """A mrkdwn object."""
    return {"type": "mrkdwn", "text": words}


def option(value: str) -> dict[str, Any]:
    """An option named after its value."""
    return {"text": text(value.title()), "value": value}


def field(block_id: str, kind: str, *, optional: bool = False, dispatch: bool = False, **more: Any) -> dict[str, Any]:
    """An input block whose element's action_id is "answer"."""
    element = {"type": kind, "action_id": "answer", **more}
    block = {"type": "input", "block_id": block_id, "label": text(block_id), "element": element, "optional": optional}
    return {**block, "dispatch_action": True} if dispatch else block


def modal(*blocks: dict[str, Any], title: str = "Score", **more: Any) -> dict[str, Any]:
    """A modal of these blocks, or with one field called note."""
    return {
        "type": "modal",
        "callback_id": "score",
        "title": text(title),
        "submit": text("Save"),
        "close": text("Back"),
        "blocks": list(blocks) or [field("note", "plain_text_input", max_length=20)],
        **more,
    }


def opens(view: dict[str, Any]) -> Listener:
    """A listener that opens this modal by its trigger."""

    async def listen(ack: Any, body: dict[str, Any], client: AsyncWebClient, **_: Any) -> None:
        await client.views_open(trigger_id=body["trigger_id"], view=view)
        await ack()

    return listen


def acks(**answer: Any) -> Listener:
    """A listener that only acks, with this answer."""

    async def listen(ack: Any, **_: Any) -> None:
        await ack(**answer)

    return listen


async def opened(echo: Echo, person: Person, view: dict[str, Any]) -> dict[str, Any]:
    """The modal as this person sees it, opened by a shortcut."""
    echo.on["shortcut"] = opens(view)
    await person.shortcut("start")
    return await person.wait_for_modal()
