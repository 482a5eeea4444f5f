"""views.*: triggers, stacks, hashes, external ids, and the Home."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from block_kit import acks, modal, opened, text
from echo_app import SHORT, Echo
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from playground.person import Person, Told

ANA = "U0PGANA001"


async def test_three_modals_and_no_more(echo: Echo, ana: Person) -> None:
    button = {"type": "actions", "elements": [{"type": "button", "action_id": "deeper", "text": text("Deeper")}]}
    errors: list[str] = []

    async def push(ack: Any, body: dict[str, Any], client: AsyncWebClient, **_: Any) -> None:
        try:
            await client.views_push(trigger_id=body["trigger_id"], view=modal(button))
        except SlackApiError as refused:
            errors.append(refused.response["error"])
        await ack()

    await opened(echo, ana, modal(button))
    echo.on["action"] = push
    for _ in range(3):
        await ana.click("Deeper")
    assert errors == ["push_limit_reached"]
    echo.on["view"] = acks(response_action="push", view=modal(button))
    with pytest.raises(Told, match="can't be done here"):
        await ana.submit()
    await ana.close_modal(everything=True)
    assert await ana.modal() is None


async def test_a_push_belongs_to_an_open_modal(echo: Echo, ana: Person) -> None:
    await ana.shortcut("start")
    with pytest.raises(SlackApiError) as caught:
        await echo.client.views_push(trigger_id=echo.bodies[-1]["trigger_id"], view=modal())
    assert caught.value.response["error"] == "not_found"


async def test_a_trigger_is_good_once_and_for_a_while(echo: Echo, ana: Person) -> None:
    await ana.shortcut("start")
    trigger = echo.bodies[-1]["trigger_id"]
    await echo.client.views_open(trigger_id=trigger, view=modal())
    with pytest.raises(SlackApiError) as again:
        await echo.client.views_open(trigger_id=trigger, view=modal())
    await ana.shortcut("start")
    await asyncio.sleep(SHORT + 0.05)
    with pytest.raises(SlackApiError) as late:
        await echo.client.views_open(trigger_id=echo.bodies[-1]["trigger_id"], view=modal())
    assert again.value.response["error"] == "exchanged_trigger_id"
    assert late.value.response["error"] == "expired_trigger_id"


async def test_a_view_that_is_refused_leaves_the_trigger_good(echo: Echo, ana: Person) -> None:
    await ana.shortcut("start")
    trigger = echo.bodies[-1]["trigger_id"]
    with pytest.raises(SlackApiError, match="needs submit"):
        await echo.client.views_open(trigger_id=trigger, view=modal(submit=None))
    await echo.client.views_open(trigger_id=trigger, view=modal())
    assert await ana.modal() is not None


async def test_a_stale_hash_conflicts(echo: Echo, ana: Person) -> None:
    view = await opened(echo, ana, modal())
    await echo.client.views_update(view_id=view["id"], hash=view["hash"], view=modal(title="New"))
    with pytest.raises(SlackApiError) as caught:
        await echo.client.views_update(view_id=view["id"], hash=view["hash"], view=modal(title="Newer"))
    assert caught.value.response["error"] == "hash_conflict"


async def test_external_ids_find_a_view_and_are_unique(echo: Echo, ana: Person, mia: Person) -> None:
    await opened(echo, ana, modal(external_id="mine"))
    await echo.client.views_update(external_id="mine", view=modal(title="Found", external_id="mine"))
    await ana.wait_for_modal("Found")
    del echo.on["shortcut"]
    await mia.shortcut("start")
    with pytest.raises(SlackApiError) as caught:
        await echo.client.views_open(trigger_id=echo.bodies[-1]["trigger_id"], view=modal(external_id="mine"))
    assert caught.value.response["error"] == "duplicate_external_id"


async def test_the_home_is_published_opened_and_pressed(echo: Echo, ana: Person, mia: Person) -> None:
    button = {"type": "actions", "elements": [{"type": "button", "action_id": "go", "text": text("Start")}]}
    await ana.open_home()
    home = (await echo.client.views_publish(user_id=ANA, view={"type": "home", "blocks": [button]}))["view"]
    await ana.wait_for_home("Start")
    assert await mia.home() is None
    await ana.click("Start", home=True)
    body = echo.bodies[-1]
    assert (body["view"]["id"], body["view"]["type"], body["container"]["view_id"]) == (home["id"], "home", home["id"])
    await echo.client.views_open(trigger_id=body["trigger_id"], view=modal())
    again = await echo.client.views_publish(user_id=ANA, hash=home["hash"], view={"type": "home", "blocks": [button]})
    assert again["view"]["id"] == home["id"]
    with pytest.raises(SlackApiError) as caught:
        await echo.client.views_publish(user_id=ANA, hash=home["hash"], view={"type": "home", "blocks": [button]})
    assert caught.value.response["error"] == "hash_conflict"
    updated = await echo.client.views_update(view_id=home["id"], view={"type": "home", "blocks": [{"type": "divider"}]})
    assert updated["view"]["id"] == home["id"]
