"""What lies on disk: after a restart the workspace goes on where it was."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from block_kit import text
from echo_app import SHORT, Echo

from playground.manifest import Manifest
from playground.person import Person
from playground.server import running
from playground.state.store import Store

FIELD = {
    "type": "input",
    "block_id": "note",
    "label": text("Note"),
    "element": {"type": "plain_text_input", "action_id": "answer"},
}
MODAL = {"type": "modal", "title": text("Score"), "submit": text("Save"), "blocks": [FIELD]}


async def test_messages_ids_clock_modals_and_tokens_survive(tmp_path: Path, manifest: Manifest) -> None:
    async def opens(ack: Any, body: dict[str, Any], client: Any, **_: Any) -> None:
        await client.views_open(trigger_id=body["trigger_id"], view=MODAL)
        await ack()

    async with running(tmp_path, manifest=manifest) as pg, Person(pg.url, "ana") as ana:
        echo = Echo(pg)
        await echo.handler.connect_async()
        echo.on["shortcut"] = opens
        await ana.act("clock", skip="friday")
        root = await ana.say("root")
        reply = await ana.say("reply", thread_ts=root)
        dm = await ana.dm()
        await ana.act("react", channel=dm, ts=root, name="eyes")
        await echo.client.chat_postEphemeral(channel=dm, user=await ana.id(), text="psst")
        file = (await ana.act("upload", channel=dm, name="a.txt", content_base64="YWJj"))["file"]
        await echo.client.views_publish(user_id=await ana.id(), view={"type": "home", "blocks": [{"type": "divider"}]})
        await ana.shortcut("start")
        view = await ana.wait_for_modal()
        await ana.act("draft", view_id=view["id"], state={"note": {"answer": "half"}})
        seen, tokens, offset = await ana.messages(), (pg.bot_token, pg.app_token), pg.workspace.clock.offset_seconds
        await echo.handler.close_async()

    async with running(tmp_path, manifest=manifest) as pg, Person(pg.url, "ana") as ana:
        assert (pg.bot_token, pg.app_token) == tokens
        assert pg.workspace.clock.offset_seconds == offset
        assert await ana.dm() == dm
        assert await ana.messages() == seen
        assert [each["ts"] for each in await ana.thread(root)] == [root, reply]
        kept = await ana.wait_for_modal("Score")
        assert (kept["id"], kept["hash"], kept["values"]) == (view["id"], view["hash"], {"note": {"answer": "half"}})
        assert await ana.home() is not None
        stored = pg.workspace.files.get(file["id"])
        assert stored is not None
        assert pg.workspace.files.content(stored) == b"abc"
        assert await ana.say("on we go") > seen[-1]["ts"]


async def test_an_unacked_event_is_delivered_by_the_next_run(tmp_path: Path, manifest: Manifest) -> None:
    async with running(tmp_path, manifest=manifest, ack_seconds=SHORT) as pg, Person(pg.url, "ana") as ana:
        await ana.say("while you were away")
    async with running(tmp_path, manifest=manifest, ack_seconds=5) as pg, Person(pg.url, "ana") as ana:
        echo = Echo(pg)

        async def answer(ack: Any, body: dict[str, Any], client: Any, **_: Any) -> None:
            await ack()
            if "bot_id" not in body["event"]:
                await client.chat_postMessage(channel=body["event"]["channel"], text=f"got {body['event']['text']}")

        echo.on["event"] = answer
        await echo.handler.connect_async()
        await ana.wait_for("got while you were away")
        await echo.handler.close_async()


async def test_a_response_url_still_works_after_a_restart(tmp_path: Path, manifest: Manifest) -> None:
    async with running(tmp_path, manifest=manifest) as pg:
        ana = pg.workspace.people.humans()[0]
        key = pg.answers.issue(ana.id, pg.workspace.app_dm(ana).id)
    async with running(tmp_path, manifest=manifest) as pg, Person(pg.url, "ana") as person:
        answer = await person.http.post(f"/response/{key}", json={"text": "late but fine"})
        assert answer.json() == {"ok": True}
        await person.wait_for("late but fine")


async def test_a_person_keeps_their_zone_reading_and_channels(tmp_path: Path, manifest: Manifest) -> None:
    async with running(tmp_path, manifest=manifest) as pg, Person(pg.url, "mia") as mia:
        ts = await mia.say("hi", channel="general")
        await mia.act("read", channel="general", ts=ts)
        await mia.act("leave", channel="interview-practice")
        await mia.act("zone", tz="Asia/Tokyo")
    async with running(tmp_path, manifest=manifest) as pg:
        user = pg.workspace.people.find("mia")
        assert user is not None
        assert user.tz == "Asia/Tokyo"
        assert pg.workspace.conversations.read_up_to(user.id, "C0PGGENERAL") == ts
        practice = pg.workspace.conversations.named("#interview-practice")
        assert practice is not None
        assert user.id not in practice.members


@pytest.mark.parametrize("path", [None, "deep/down/playground.db"])
def test_a_store_remembers_the_newest_and_forgets_the_dropped(tmp_path: Path, path: str | None) -> None:
    store = Store(tmp_path / path if path else None)
    store.put("shelf", "a", {"n": 1})
    store.put("shelf", "b", {"n": 2})
    store.put("shelf", "a", {"n": 3})
    store.drop("shelf", "b")
    store.drop("shelf", "never")
    assert list(store.load("shelf")) == [("a", {"n": 3})]
    store.close()
    if path:
        again = Store(tmp_path / path)
        assert list(again.load("shelf")) == [("a", {"n": 3})]
        again.close()
