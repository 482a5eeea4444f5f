"""Feedback buttons: what the app is told of a press, and that the person sees which one they pressed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from block_kit import text
from echo_app import Echo

from playground.desk import Playground
from playground.page.routes import screen_html
from playground.person import Person, Told
from tests.playground.page_tags import Tags

ANA = "U0PGANA001"
FEEDBACK = {
    "type": "context_actions",
    "block_id": "about",
    "elements": [
        {
            "type": "feedback_buttons",
            "action_id": "helpful",
            "positive_button": {"text": text("Good"), "value": "up", "accessibility_label": "This helped"},
            "negative_button": {"text": text("Bad"), "value": "down"},
        }
    ],
}


def pressed(pg: Playground, name: str = "ana") -> list[str]:
    """The values of the buttons that look pressed to this person."""
    tags = Tags(screen_html(pg, {"as": name})).found
    buttons = [attributes for _, attributes in tags if attributes.get("data-click") == "helpful"]
    assert len(buttons) == 2
    return [str(each["data-value"]) for each in buttons if each["aria-pressed"] == "true"]


@pytest.fixture
async def asked(echo: Echo) -> str:
    posted = await echo.client.chat_postMessage(channel=ANA, text="Name one number.", blocks=[FEEDBACK])
    return str(posted["ts"])


async def test_a_press_is_told_as_slack_tells_it(echo: Echo, ana: Person, asked: str) -> None:
    await ana.click("Bad")
    body = echo.bodies[-1]
    (action,) = body["actions"]
    assert {**action, "action_ts": ""} == {
        "type": "feedback_buttons",
        "action_id": "helpful",
        "block_id": "about",
        "text": text("Bad"),
        "value": "down",
        "action_ts": "",
    }
    assert (body["type"], body["container"]["message_ts"], body["message"]["ts"]) == ("block_actions", asked, asked)


async def test_the_one_pressed_last_looks_pressed(pg: Playground, ana: Person, asked: str) -> None:
    assert pressed(pg) == []
    await ana.click("Good")
    assert pressed(pg) == ["up"]
    await ana.click("Bad")
    assert pressed(pg) == ["down"]


async def test_each_person_sees_their_own_press(pg: Playground, echo: Echo, ana: Person, mia: Person) -> None:
    await ana.act("invite_app", channel="general")
    await echo.client.chat_postMessage(channel="C0PGGENERAL", text="t", blocks=[FEEDBACK])
    await mia.click("Good", channel="general")
    tags = Tags(screen_html(pg, {"as": "ana", "in": "C0PGGENERAL"})).found
    assert [a["aria-pressed"] for _, a in tags if a.get("data-click") == "helpful"] == ["false", "false"]


async def test_a_press_nobody_acks_does_not_look_pressed(pg: Playground, echo: Echo, ana: Person, asked: str) -> None:
    echo.silent = True
    with pytest.raises(Told, match="That didn't work"):
        await ana.click("Good")
    assert pressed(pg) == []


async def test_a_press_outlasts_an_update_that_keeps_the_buttons(pg: Playground, echo: Echo, ana: Person) -> None:
    posted = await echo.client.chat_postMessage(channel=ANA, text="t", blocks=[FEEDBACK])
    await ana.click("Good")
    await echo.client.chat_update(channel=posted["channel"], ts=posted["ts"], text="Thank you.", blocks=[FEEDBACK])
    assert pressed(pg) == ["up"]


@pytest.mark.parametrize("gone", ["deleted", "without buttons"])
async def test_a_press_after_which_the_buttons_go_is_a_press(
    pg: Playground, echo: Echo, ana: Person, asked: str, gone: str
) -> None:
    async def answer(ack: Any, client: Any, body: dict[str, Any], **_: Any) -> None:
        place = {"channel": body["channel"]["id"], "ts": body["message"]["ts"]}
        if gone == "deleted":
            await client.chat_delete(**place)
        else:
            await client.chat_update(**place, text="Thank you.")
        await ack()

    echo.on["action"] = answer
    await ana.click("Good")
    assert 'data-click="helpful"' not in screen_html(pg, {})


async def test_a_press_outlasts_a_restart(tmp_path: Path, pg: Playground, ana: Person, asked: str) -> None:
    await ana.click("Good")
    message = pg.workspace.messages.get(await ana.dm(), asked)
    assert message is not None
    again = Playground(pg.manifest, tmp_path)
    again.workspace.messages.keep(message)
    again.workspace.close()
    reopened = Playground(pg.manifest, tmp_path)
    found = reopened.workspace.messages.get(message.channel, asked)
    reopened.workspace.close()
    assert found is not None
    assert found.feedback_of(ANA, "about", "helpful") == "up"
