"""Commands, shortcuts and clicks: the payloads the app gets, and what happens when it doesn't answer."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from block_kit import option, text
from echo_app import SHORT, Echo

from playground.desk import Playground
from playground.person import NotSeen, Person, Told

ANA, MIA = "U0PGANA001", "U0PGMIA001"


BUTTONS = {
    "type": "actions",
    "block_id": "buttons",
    "elements": [
        {"type": "button", "action_id": "done", "text": text("Done"), "value": "r1", "style": "primary"},
        {"type": "static_select", "action_id": "area", "options": [option("design"), option("behaviour")]},
        {"type": "overflow", "action_id": "more", "options": [option("pause"), option("hour")]},
        {"type": "checkboxes", "action_id": "days", "options": [option("mon"), option("tue")]},
    ],
}
FEEDBACK = {
    "type": "context_actions",
    "elements": [
        {
            "type": "feedback_buttons",
            "action_id": "helpful",
            "positive_button": {"text": text("Good"), "value": "up"},
            "negative_button": {"text": text("Bad"), "value": "down"},
        },
        {"type": "icon_button", "action_id": "drop", "icon": "trash", "text": text("Drop"), "value": "x"},
    ],
}


async def test_a_command_carries_every_field_and_its_ack_is_seen_by_one(echo: Echo, ana: Person, mia: Person) -> None:
    async def answer(ack: Any, body: dict[str, Any], **_: Any) -> None:
        await ack(f"you said {body['text']}")

    echo.on["command"] = answer
    await ana.command("/echo hello <there>", channel="C0PGGENERAL")
    body = echo.bodies[-1]
    assert (await ana.wait_for("you said hello <there>", channel="C0PGGENERAL"))["ephemeral"]
    assert await mia.messages("C0PGGENERAL") == []
    assert (body["command"], body["text"], body["user_id"], body["user_name"]) == ("/echo", "hello <there>", ANA, "ana")
    assert (body["channel_id"], body["channel_name"]) == ("C0PGGENERAL", "general")
    assert {"team_id", "team_domain", "api_app_id", "response_url", "trigger_id", "token"} < set(body)


async def test_a_command_answered_for_all_is_seen_by_all(echo: Echo, ana: Person, mia: Person) -> None:
    async def answer(ack: Any, **_: Any) -> None:
        await ack(text="for everyone", response_type="in_channel")

    echo.on["command"] = answer
    await ana.command("/echo", channel="C0PGGENERAL")
    assert not (await mia.wait_for("for everyone", channel="C0PGGENERAL"))["ephemeral"]


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ({"text": "/shout"}, "/shout isn't a command here."),
        (
            {"text": "/echo hi", "thread_ts": "1.0"},
            "/echo doesn't work inside a thread. Use it in the conversation itself.",
        ),
    ],
)
async def test_a_command_that_can_not_run_is_refused(ana: Person, body: dict[str, str], said: str) -> None:
    with pytest.raises(Told) as caught:
        await ana.act("command", channel=await ana.dm(), **body)
    assert caught.value.said == said


@pytest.mark.parametrize(("connected", "error"), [(True, "operation_timeout"), (False, "dispatch_failed")])
async def test_a_command_nobody_acks_says_so_to_the_person_alone(
    pg: Playground, echo: Echo, ana: Person, mia: Person, connected: bool, error: str
) -> None:
    echo.silent = True
    if not connected:
        await echo.handler.close_async()
    with pytest.raises(Told, match=f"/echo failed with the error “{error}”"):
        await ana.command("/echo hi", channel="C0PGGENERAL")
    assert (await ana.wait_for(error, channel="C0PGGENERAL"))["ephemeral"]
    assert await mia.messages("C0PGGENERAL") == []


async def test_a_command_ack_with_bad_blocks_is_shown_as_a_failure(echo: Echo, ana: Person) -> None:
    async def answer(ack: Any, **_: Any) -> None:
        await ack(text="x", blocks=[{"type": "header"}])

    echo.on["command"] = answer
    with pytest.raises(Told, match="invalid_blocks"):
        await ana.command("/echo")


async def test_an_ack_after_the_limit_changes_nothing(echo: Echo, ana: Person) -> None:
    async def late(ack: Any, **_: Any) -> None:
        await asyncio.sleep(SHORT + 0.1)
        await ack("too late")

    echo.on["command"] = late
    with pytest.raises(Told, match="operation_timeout"):
        await ana.command("/echo")
    await asyncio.sleep(0.2)
    assert not [each for each in await ana.messages() if each["text"] == "too late"]


async def test_envelopes_do_not_wait_for_each_other(echo: Echo, ana: Person, mia: Person) -> None:
    first = asyncio.Event()

    async def answer(ack: Any, body: dict[str, Any], **_: Any) -> None:
        if body["text"] == "slow":
            await first.wait()
        first.set()
        await ack(body["text"])

    echo.on["command"] = answer
    await asyncio.gather(ana.command("/echo slow"), mia.command("/echo quick"))
    await ana.wait_for("slow")


async def test_a_click_in_a_message_carries_what_slack_sends(echo: Echo, ana: Person) -> None:
    dm, root = await ana.dm(), await ana.say("root")
    posted = await echo.client.chat_postMessage(channel=dm, thread_ts=root, text="t", blocks=[BUTTONS])
    await ana.click("Done")
    body = echo.bodies[-1]
    (action,) = body["actions"]
    kept = {"type": "button", "action_id": "done", "block_id": "buttons", "value": "r1", "style": "primary"}
    assert kept.items() <= action.items()
    assert float(action["action_ts"]) > float(posted["ts"])
    assert body["container"] == {
        "type": "message",
        "message_ts": posted["ts"],
        "channel_id": dm,
        "is_ephemeral": False,
        "thread_ts": root,
    }
    assert (body["user"]["id"], body["channel"]["id"], body["message"]["ts"]) == (ANA, dm, posted["ts"])
    assert body["state"]["values"]["buttons"] == {
        "area": {"type": "static_select", "selected_option": None},
        "days": {"type": "checkboxes", "selected_options": []},
    }
    assert {"trigger_id", "response_url", "team", "api_app_id", "token", "is_enterprise_install"} < set(body)


@pytest.mark.parametrize(
    ("what", "value", "expected"),
    [
        ("area", "design", {"selected_option": option("design")}),
        ("more", "pause", {"selected_option": option("pause")}),
        ("days", ["tue"], {"selected_options": [option("tue")]}),
        ("Good", None, {"value": "up", "text": text("Good")}),
        ("Bad", None, {"value": "down"}),
        ("Drop", None, {"value": "x", "icon": "trash"}),
    ],
)
async def test_choosing_sends_what_was_chosen(
    echo: Echo, ana: Person, what: str, value: Any, expected: dict[str, Any]
) -> None:
    await echo.client.chat_postMessage(channel=ANA, text="t", blocks=[BUTTONS, FEEDBACK])
    await ana.click(what, value=value)
    (action,) = echo.bodies[-1]["actions"]
    assert expected.items() <= action.items()


async def test_a_click_on_an_ephemeral_brings_no_message(echo: Echo, ana: Person, mia: Person) -> None:
    await ana.act("invite_app", channel="general")
    await echo.client.chat_postEphemeral(channel="C0PGGENERAL", user=ANA, text="t", blocks=[BUTTONS])
    with pytest.raises(NotSeen):
        await mia.click("Done", channel="C0PGGENERAL")
    await ana.click("Done", channel="C0PGGENERAL")
    body = echo.bodies[-1]
    assert body["container"]["is_ephemeral"]
    assert "message" not in body


async def test_anyone_in_a_channel_can_click(echo: Echo, ana: Person, mia: Person) -> None:
    await ana.act("invite_app", channel="general")
    await echo.client.chat_postMessage(channel="C0PGGENERAL", text="t", blocks=[BUTTONS])
    await mia.click("Done", channel="C0PGGENERAL")
    assert echo.bodies[-1]["user"]["id"] == MIA


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ({"action_id": "nope"}, "That button is gone."),
        ({"action_id": "more", "value": "nope"}, "That choice is gone."),
        ({"action_id": "done", "ts": "1.0"}, "That message is gone."),
        ({"action_id": "done", "channel": "D404"}, "That conversation isn't here."),
        ({"action_id": "done", "state": []}, ""),
        ({"action_id": "done", "state": {"a": 1}}, "state must be {block_id: {action_id: value}}."),
        ({"action_id": " "}, "Please give action_id."),
    ],
)
async def test_a_click_on_what_is_gone_says_so(echo: Echo, ana: Person, body: dict[str, Any], said: str) -> None:
    posted = await echo.client.chat_postMessage(channel=ANA, text="t", blocks=[BUTTONS])
    place = {"channel": posted["channel"], "ts": posted["ts"]}
    answer = await ana.http.post("/_act/click", json={"user": "ana", **place, **body})
    assert answer.json().get("said", "") == said


async def test_a_button_drawn_again_under_the_press_is_still_that_button(echo: Echo, ana: Person) -> None:
    posted = await echo.client.chat_postMessage(channel=ANA, text="t", blocks=[BUTTONS])
    place = {"channel": posted["channel"], "ts": posted["ts"]}
    await echo.client.chat_update(**place, text="t", blocks=[BUTTONS])
    pressed = {"user": "ana", **place, "action_id": "done", "block_id": "from before"}
    answer = await ana.http.post("/_act/click", json=pressed)
    assert answer.json()["ok"]
    assert echo.bodies[-1]["actions"][0]["action_id"] == "done"


async def test_a_click_nobody_acks_gives_a_warning(echo: Echo, ana: Person) -> None:
    await echo.client.chat_postMessage(channel=ANA, text="t", blocks=[BUTTONS])
    echo.silent = True
    with pytest.raises(Told, match="Echo didn't answer within"):
        await ana.click("Done")


async def test_cards_carousels_and_containers_have_buttons_too(echo: Echo, ana: Person) -> None:
    def card(name: str) -> dict[str, Any]:
        button = {"type": "button", "text": text(name), "action_id": name}
        return {"type": "card", "title": text("Card"), "actions": [button]}

    inside = {"type": "button", "text": text("In"), "action_id": "in"}
    section = {"type": "section", "text": text("s"), "accessory": inside}
    box = {"type": "container", "title": text("Box"), "child_blocks": [section]}
    blocks = [card("one"), {"type": "carousel", "elements": [card("two")]}, box]
    await echo.client.chat_postMessage(channel=ANA, text="t", blocks=blocks)
    for name in ("one", "two", "in"):
        await ana.click(name)
        assert echo.bodies[-1]["actions"][0]["action_id"] == name


async def test_shortcuts_reach_the_app(echo: Echo, ana: Person) -> None:
    await ana.shortcut("start")
    assert (echo.bodies[-1]["type"], echo.bodies[-1]["callback_id"]) == ("shortcut", "start")
    await ana.say("look at this")
    await ana.message_shortcut("again", (await ana.messages())[0])
    body = echo.bodies[-1]
    assert (body["type"], body["message"]["text"]) == ("message_action", "look at this")
    assert {"trigger_id", "response_url", "channel", "message_ts", "action_ts"} < set(body)


async def test_a_message_shortcut_on_a_reply_says_which_message_of_which_thread(echo: Echo, ana: Person) -> None:
    root = (await echo.client.chat_postMessage(channel=await ana.dm(), text="root"))["ts"]
    reply = await ana.say("my *answer*", thread_ts=root)
    await ana.message_shortcut("again", (await ana.thread(root))[1])
    body = echo.bodies[-1]
    message = body["message"]
    assert (message["type"], message["user"], message["text"]) == ("message", ANA, "my *answer*")
    assert (message["ts"], message["thread_ts"], body["message_ts"]) == (reply, root, reply)
    assert (body["channel"]["id"], body["user"]["id"], body["callback_id"]) == (await ana.dm(), ANA, "again")
    posted = await ana.http.post(body["response_url"], json={"text": "between us"})
    assert posted.json() == {"ok": True}
    assert (await ana.wait_for("between us"))["ephemeral"]


async def test_a_shortcut_that_is_not_there_or_not_acked_says_so(echo: Echo, ana: Person) -> None:
    with pytest.raises(Told, match="That shortcut isn't here"):
        await ana.shortcut("again")
    echo.silent = True
    with pytest.raises(Told, match="That shortcut didn't work"):
        await ana.shortcut("start")
