"""Scopes: what an installation grants, what it may withhold, and how every answer tells."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import httpx2
import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from playground.__main__ import main
from playground.manifest import Manifest, ScopeRequired, parse_manifest
from playground.person import Person
from playground.server import running

ASKED = {"bot": ["chat:write", "im:history", "files:read"], "bot_optional": ["files:read"]}


def described(scopes: dict[str, list[str]]) -> Manifest:
    features = {"app_home": {"messages_tab_enabled": True}}
    settings = {"event_subscriptions": {"bot_events": ["file_change", "message.im"]}}
    return parse_manifest({"features": features, "settings": settings, "oauth_config": {"scopes": scopes}})


async def answer(url: str, token: str, method: str, **args: Any) -> httpx2.Response:
    async with httpx2.AsyncClient(trust_env=False, base_url=f"{url}/api/") as http:
        return await http.post(method, headers={"authorization": f"Bearer {token}"}, json=args)


def test_an_optional_scope_is_granted_unless_it_is_withheld() -> None:
    manifest = described(ASKED)
    assert manifest.scopes == ("chat:write", "im:history", "files:read")
    assert manifest.without(["files:read"]).scopes == ("chat:write", "im:history")


def test_a_scope_that_is_only_called_optional_is_never_asked_for() -> None:
    manifest = described({"bot": ["chat:write"], "bot_optional": ["files:read"]})
    assert (manifest.scopes, manifest.optional) == (("chat:write",), ())


def test_what_the_app_can_not_do_without_can_not_be_withheld() -> None:
    with pytest.raises(ScopeRequired) as caught:
        described(ASKED).without(["chat:write"])
    assert caught.value.args[0] == "chat:write can't be withheld. Optional scopes of this app: files:read."


def test_a_wrong_scope_on_the_command_line_is_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "manifest.yml"
    path.write_text("oauth_config: {scopes: {bot: [commands]}}")
    assert main(["--port", "0", "--data", str(tmp_path), "--manifest", str(path), "--without", "commands"]) == 1
    assert capsys.readouterr().err == "commands can't be withheld. Optional scopes of this app: none.\n"


@pytest.mark.parametrize(
    ("without", "granted"), [((), "chat:write,im:history,files:read"), (("files:read",), "chat:write,im:history")]
)
async def test_every_answer_names_the_scopes_of_its_token(without: tuple[str, ...], granted: str) -> None:
    async with running(None, manifest=described(ASKED), without=without) as pg:
        good = await answer(pg.url, pg.bot_token, "auth.test")
        bad = await answer(pg.url, pg.bot_token, "users.info", user="U0PGANA001")
        unknown = await answer(pg.url, pg.bot_token, "chat.shout")
        own = await answer(pg.url, pg.app_token, "apps.connections.open")
        stranger = await answer(pg.url, "xoxb-nobody", "auth.test")
    assert [each.headers.get("x-oauth-scopes") for each in (good, bad, unknown)] == [granted] * 3
    assert bad.json() == {"ok": False, "error": "missing_scope", "needed": "users:read", "provided": granted}
    assert bad.headers["x-accepted-oauth-scopes"] == "users:read"
    assert own.headers["x-oauth-scopes"] == "connections:write"
    assert "x-oauth-scopes" not in stranger.headers


async def test_without_files_read_a_clip_is_heard_of_and_nothing_more() -> None:
    async with running(None, manifest=described(ASKED), without=["files:read"]) as pg, Person(pg.url, "ana") as ana:
        client = AsyncWebClient(token=pg.bot_token, base_url=f"{pg.url}/api/")
        file = (await ana.send_clip("my answer"))["file"]
        with pytest.raises(SlackApiError) as caught:
            await client.files_info(file=file["id"])
        assert (caught.value.response["error"], caught.value.response["needed"]) == ("missing_scope", "files:read")
        history = await client.conversations_history(channel=await ana.dm())
        assert history["messages"][0]["files"][0]["id"] == file["id"]
        fetched = await ana.http.get(
            file["url_private"], headers={"authorization": f"Bearer {pg.bot_token}"}, follow_redirects=True
        )
        assert fetched.headers["content-type"].startswith("text/html")


async def test_sending_files_needs_files_write() -> None:
    async with running(None, manifest=described(ASKED)) as pg:
        client = AsyncWebClient(token=pg.bot_token, base_url=f"{pg.url}/api/")
        with pytest.raises(SlackApiError) as caught:
            await client.files_upload_v2(filename="a.txt", content="x")
    assert caught.value.response["needed"] == "files:write"
