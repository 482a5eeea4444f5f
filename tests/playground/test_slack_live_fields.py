"""Fields that tell the app as they change, and what happens to a form while the app is still thinking."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from block_kit import acks, field, modal, opened, option
from echo_app import Echo
from slack_sdk.errors import SlackApiError

from playground.person import NotSeen, Person, Told

EACH_LETTER = {"trigger_actions_on": ["on_character_entered"]}
ON_BOTH = {"trigger_actions_on": ["on_character_entered", "on_enter_pressed"]}


def told(echo: Echo) -> list[Any]:
    """What the app was told of the fields so far."""
    actions = [body["actions"][0] for body in echo.bodies if body["type"] == "block_actions"]
    return [action.get("value", action.get("selected_option")) for action in actions]


async def test_each_pause_in_typing_is_told_with_the_whole_form(echo: Echo, ana: Person) -> None:
    goal = field("goal", "plain_text_input", dispatch=True, dispatch_action_config=EACH_LETTER)
    pick = field("pick", "static_select", options=[option("a"), option("b")], initial_option=option("b"))
    view = await opened(echo, ana, modal(goal, pick, private_metadata="drill 3"))
    await ana.type_into("goal", "say what breaks first")
    body = echo.bodies[-1]
    assert (body["type"], body["container"]) == ("block_actions", {"type": "view", "view_id": view["id"]})
    sent = body["view"]
    assert (sent["id"], sent["hash"], sent["private_metadata"]) == (view["id"], view["hash"], "drill 3")
    assert sent["state"]["values"] == body["state"]["values"]
    assert sent["state"]["values"]["goal"]["answer"] == {"type": "plain_text_input", "value": "say what breaks first"}
    assert sent["state"]["values"]["pick"]["answer"]["selected_option"] == option("b")
    (action,) = body["actions"]
    assert {"block_id": "goal", "action_id": "answer", "value": "say what breaks first"}.items() <= action.items()
    assert {"trigger_id", "user", "team", "api_app_id"} < set(body)
    assert action["action_ts"]


@pytest.mark.parametrize(
    ("more", "enter", "tellings"),
    [
        ({}, False, 0),  # Enter is what Slack waits for when the app says nothing
        ({}, True, 1),
        ({"dispatch_action_config": EACH_LETTER}, True, 1),
        ({"dispatch_action_config": ON_BOTH}, False, 1),
        ({"dispatch_action_config": ON_BOTH}, True, 2),
    ],
)
async def test_a_field_tells_when_it_was_asked_to(
    echo: Echo, ana: Person, more: dict[str, Any], enter: bool, tellings: int
) -> None:
    await opened(echo, ana, modal(field("goal", "plain_text_input", dispatch=True, **more)))
    await ana.type_into("answer", "shorter", enter=enter)
    assert told(echo) == ["shorter"] * tellings
    view = await ana.modal()
    assert view is not None
    assert view["values"] == {"goal": {"answer": "shorter"}}


async def test_a_field_nobody_listens_to_only_keeps_what_is_typed(echo: Echo, ana: Person) -> None:
    await opened(echo, ana, modal())
    await ana.type_into("note", "mine", enter=True)
    assert told(echo) == []
    with pytest.raises(NotSeen, match="no field called 'goal'"):
        await ana.type_into("goal", "x")
    await ana.submit()
    assert echo.bodies[-1]["view"]["state"]["values"]["note"]["answer"]["value"] == "mine"


@pytest.mark.parametrize("kind", ["static_select", "radio_buttons"])
async def test_a_choice_is_told_at_once(echo: Echo, ana: Person, kind: str) -> None:
    await opened(echo, ana, modal(field("area", kind, dispatch=True, options=[option("a"), option("b")])))
    await ana.click("answer", value="b")
    assert told(echo) == [option("b")]


async def test_the_app_answers_a_field_with_another_form_and_stale_ones_conflict(echo: Echo, ana: Person) -> None:
    goal = field("goal", "plain_text_input", dispatch=True, dispatch_action_config=EACH_LETTER)
    outcomes: list[str] = []

    async def redraw(ack: Any, body: dict[str, Any], client: Any, **_: Any) -> None:
        view = body["view"]
        for title in ("Redrawn", "Too late"):
            try:
                await client.views_update(view_id=view["id"], hash=view["hash"], view=modal(goal, title=title))
                outcomes.append("ok")
            except SlackApiError as refused:
                outcomes.append(refused.response["error"])
        await ack()

    echo.on["action"] = redraw
    await opened(echo, ana, modal(goal))
    await ana.type_into("goal", "half a thou")
    view = await ana.wait_for_modal("Redrawn")
    assert outcomes == ["ok", "hash_conflict"]
    assert view["values"] == {"goal": {"answer": "half a thou"}}


async def test_a_field_nobody_acks_warns_and_keeps_what_is_typed(echo: Echo, ana: Person) -> None:
    await opened(echo, ana, modal(field("goal", "plain_text_input", dispatch=True, dispatch_action_config=EACH_LETTER)))
    echo.silent = True
    with pytest.raises(Told, match="didn't answer within"):
        await ana.type_into("goal", "still here")
    view = await ana.modal()
    assert view is not None
    assert view["values"] == {"goal": {"answer": "still here"}}


async def test_what_happens_to_a_form_while_it_is_submitted_outlasts_its_errors(echo: Echo, ana: Person) -> None:
    async def refuse(ack: Any, body: dict[str, Any], client: Any, **_: Any) -> None:
        await client.views_update(view_id=body["view"]["id"], view=modal(title="Meanwhile"))
        await ana.act("draft", view_id=body["view"]["id"], state={"note": {"answer": "typed meanwhile"}})
        await ack(response_action="errors", errors={"note": "Too vague."})

    await opened(echo, ana, modal())
    echo.on["view"] = refuse
    with pytest.raises(Told, match="marked fields"):
        await ana.submit({"note": "hm"})
    view = await ana.wait_for_modal("Meanwhile")
    assert (view["values"], view["errors"]) == ({"note": {"answer": "typed meanwhile"}}, {"note": "Too vague."})


async def test_closing_everything_tells_of_each_window_the_top_one_first(echo: Echo, ana: Person) -> None:
    first = await opened(echo, ana, modal(notify_on_close=True, title="First"))
    echo.on["view"] = acks(response_action="push", view=modal(notify_on_close=True, title="Second"))
    await ana.submit({"note": "secret"})
    second = await ana.wait_for_modal("Second")
    await ana.close_modal(everything=True)
    closed = [body for body in echo.bodies if body["type"] == "view_closed"]
    assert [(body["view"]["id"], body["is_cleared"]) for body in closed] == [(second["id"], True), (first["id"], True)]
    assert all(body["view"]["state"]["values"] == {} for body in closed)
    assert await ana.modal() is None


async def test_windows_stay_apart_when_two_people_type_at_once(echo: Echo, ana: Person, mia: Person) -> None:
    goal = field("goal", "plain_text_input", dispatch=True, dispatch_action_config=EACH_LETTER)
    await opened(echo, ana, modal(goal))
    await opened(echo, mia, modal(goal))
    await asyncio.gather(ana.type_into("goal", "hers"), mia.type_into("goal", "his"))
    sent = {
        body["user"]["name"]: body["actions"][0]["value"] for body in echo.bodies if body["type"] == "block_actions"
    }
    assert sent == {"ana": "hers", "mia": "his"}
