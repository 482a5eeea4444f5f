"""The app is removed from the workspace: what it hears, what its token is worth then, and how it comes back."""

from __future__ import annotations

from pathlib import Path

import httpx2
import pytest
from block_kit import modal, opened
from echo_app import Echo, until_told
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from playground.desk import Playground
from playground.manifest import Manifest
from playground.page.routes import screen_html
from playground.person import Person, Told
from playground.server import running

BOT = "U0PGBOT001"


async def test_the_app_hears_of_it_before_its_connection_ends(pg: Playground, echo: Echo, ana: Person) -> None:
    before = echo.handler.client.current_session
    await ana.act("uninstall")
    (gone,) = echo.events("app_uninstalled")
    (dead,) = echo.events("tokens_revoked")
    assert gone["type"] == "app_uninstalled"
    assert dead["tokens"] == {"oauth": [], "bot": [BOT]}
    assert before is not None
    assert before.closed or not pg.hub.connected


async def test_its_token_is_dead_everywhere(pg: Playground, client: AsyncWebClient, ana: Person) -> None:
    file = (await ana.act("upload", channel=await ana.dm(), name="a.txt", content_base64="YWJj"))["file"]
    await ana.act("uninstall")
    for method, args in (("auth.test", {}), ("chat.postMessage", {"channel": await ana.id(), "text": "hi"})):
        with pytest.raises(SlackApiError) as caught:
            await client.api_call(method, json=args)
        assert caught.value.response["error"] == "account_inactive"
        assert "x-oauth-scopes" not in caught.value.response.headers
    async with httpx2.AsyncClient(trust_env=False) as http:
        fetched = await http.get(file["url_private"], headers={"authorization": f"Bearer {pg.bot_token}"})
    assert fetched.status_code == 302
    assert (await client.apps_connections_open(app_token=pg.app_token))["ok"]  # the app's own token is another matter


async def test_nothing_reaches_it_any_more(pg: Playground, echo: Echo, ana: Person) -> None:
    await ana.act("invite_app", channel="general")
    await until_told(echo, "member_joined_channel")
    await ana.act("uninstall")
    told = len(echo.bodies)
    with pytest.raises(Told, match="isn't installed"):
        await ana.say("anyone?")
    await ana.say("anyone here?", channel="general")
    with pytest.raises(Told, match="/echo isn't a command here"):
        await ana.command("/echo")
    with pytest.raises(Told, match="isn't installed"):
        await ana.shortcut("start")
    with pytest.raises(Told, match="isn't in this workspace any more"):
        await ana.act("invite_app", channel="general")
    assert pg.deliveries.open == 0
    assert len(echo.bodies) == told
    assert "Install Echo again" in screen_html(pg, {})


async def test_its_windows_close_with_it(echo: Echo, ana: Person) -> None:
    await opened(echo, ana, modal())
    await ana.act("uninstall")
    assert await ana.modal() is None


async def test_brought_back_it_has_its_token_and_no_channel(
    pg: Playground, client: AsyncWebClient, ana: Person
) -> None:
    await ana.act("invite_app", channel="general")
    await ana.act("uninstall")
    await ana.act("reinstall")
    assert (await client.auth_test())["user_id"] == BOT
    assert not (await client.conversations_info(channel="C0PGGENERAL"))["channel"]["is_member"]
    await client.chat_postMessage(channel=await ana.id(), text="here again")
    await ana.wait_for("here again")
    echo = Echo(pg)
    await echo.handler.connect_async()
    await ana.command("/echo")
    await echo.handler.close_async()


async def test_an_app_that_did_not_subscribe_is_not_told() -> None:
    async with running(None, manifest=Manifest("Quiet")) as pg, Person(pg.url, "ana") as ana:
        await ana.act("uninstall")
        assert pg.deliveries.open == 0


@pytest.mark.parametrize(
    ("acts", "said"), [(["reinstall"], "Echo is installed."), (["uninstall"] * 2, "isn't installed")]
)
async def test_what_can_not_be_is_said(ana: Person, acts: list[str], said: str) -> None:
    *before, last = acts
    for act in before:
        await ana.act(act)
    with pytest.raises(Told, match=said):
        await ana.act(last)


async def test_it_stays_uninstalled_over_a_restart(tmp_path: Path, manifest: Manifest) -> None:
    async with running(tmp_path, manifest=manifest, ack_seconds=0.2) as pg, Person(pg.url, "ana") as ana:
        await ana.act("uninstall")
    async with running(tmp_path, manifest=manifest) as pg:
        client = AsyncWebClient(token=pg.bot_token, base_url=f"{pg.url}/api/")
        with pytest.raises(SlackApiError, match="account_inactive"):
            await client.auth_test()
