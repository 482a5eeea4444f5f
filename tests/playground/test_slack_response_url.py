"""response_urls: answering, replacing and deleting through them, five times and for half an hour."""

from __future__ import annotations

import httpx2
import pytest
from block_kit import text
from echo_app import Echo

from playground.desk import Playground
from playground.person import Person

BUTTONS = {"type": "actions", "elements": [{"type": "button", "action_id": "done", "text": text("Done")}]}


async def answer_url(echo: Echo, ana: Person) -> str:
    await echo.client.chat_postMessage(channel=await ana.dm(), text="first", blocks=[BUTTONS])
    await ana.click("Done")
    url: str = echo.bodies[-1]["response_url"]
    return url


async def test_a_response_url_answers_replaces_and_deletes(echo: Echo, ana: Person) -> None:
    url = await answer_url(echo, ana)
    async with httpx2.AsyncClient(trust_env=False) as http:
        await http.post(url, json={"text": "only for you"})
        assert (await ana.wait_for("only for you"))["ephemeral"]
        await http.post(url, json={"text": "for all", "response_type": "in_channel"})
        assert not (await ana.wait_for("for all"))["ephemeral"]
        await http.post(url, json={"replace_original": True, "text": "second"})
        assert [each["text"] for each in await ana.messages()] == ["second", "only for you", "for all"]
        await http.post(url, json={"delete_original": "true"})
        gone = await http.post(url, json={"delete_original": True})
        sixth = await http.post(url, json={"text": "one too many"})
    assert [each["text"] for each in await ana.messages()] == ["only for you", "for all"]
    assert (gone.status_code, gone.json()["error"]) == (400, "message_not_found")
    assert (sixth.status_code, sixth.json()["error"]) == (404, "used_url")


async def test_a_response_url_ends_after_half_an_hour(pg: Playground, echo: Echo, ana: Person) -> None:
    url = await answer_url(echo, ana)
    pg.workspace.clock.forward(31 * 60)
    async with httpx2.AsyncClient(trust_env=False) as http:
        late = await http.post(url, json={"text": "late"})
        unknown = await http.post(f"{pg.url}/response/nope", json={"text": "x"})
    assert (late.json()["error"], unknown.json()["error"]) == ("expired_url", "expired_url")


@pytest.mark.parametrize(
    ("body", "error"),
    [
        (b"{", "invalid_payload"),
        (b"{}", "no_text"),
        (b'{"replace_original": true, "text": "x", "blocks": [{"type": "header"}]}', "invalid_blocks"),
    ],
)
async def test_a_response_url_refuses_what_posting_refuses(echo: Echo, ana: Person, body: bytes, error: str) -> None:
    url = await answer_url(echo, ana)
    async with httpx2.AsyncClient(trust_env=False) as http:
        answer = await http.post(url, content=body)
    assert (answer.status_code, answer.json()["error"]) == (400, error)


async def test_a_command_has_no_original_to_replace(echo: Echo, ana: Person) -> None:
    await ana.command("/echo")
    async with httpx2.AsyncClient(trust_env=False) as http:
        answer = await http.post(echo.bodies[-1]["response_url"], json={"replace_original": True, "text": "x"})
    assert answer.json()["error"] == "message_not_found"
