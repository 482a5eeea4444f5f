"""Fields one chooses in: what a submission says of each, and how long a list may be."""

from __future__ import annotations

from typing import Any

import pytest
from block_kit import acks, field, modal, opened, option, text
from echo_app import Echo
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from playground.person import Person

DAYS = [option(day) for day in ("mon", "tue", "wed")]


def groups(count: int, size: int) -> list[dict[str, Any]]:
    return [{"label": text(f"Group {n}"), "options": [option(f"{n}-{m}") for m in range(size)]} for n in range(count)]


async def values(echo: Echo, person: Person, chosen: dict[str, Any], *blocks: dict[str, Any]) -> dict[str, Any]:
    """What the app gets of the answers, without their action_id."""
    await opened(echo, person, modal(*blocks))
    echo.on["view"] = acks()
    await person.submit(chosen)
    sent: dict[str, Any] = echo.bodies[-1]["view"]["state"]["values"]
    return {block_id: actions["answer"] for block_id, actions in sent.items()}


@pytest.mark.parametrize(
    ("kind", "more", "chosen", "sent"),
    [
        ("static_select", {"options": DAYS}, "tue", {"selected_option": option("tue")}),
        ("static_select", {"option_groups": groups(2, 2)}, "1-0", {"selected_option": option("1-0")}),
        ("radio_buttons", {"options": DAYS}, "mon", {"selected_option": option("mon")}),
        ("checkboxes", {"options": DAYS}, ["mon", "wed"], {"selected_options": [option("mon"), option("wed")]}),
        ("multi_static_select", {"options": DAYS}, ["wed"], {"selected_options": [option("wed")]}),
        ("multi_static_select", {"option_groups": groups(2, 2)}, ["0-1"], {"selected_options": [option("0-1")]}),
        ("multi_users_select", {}, ["U0PGMIA001"], {"selected_users": ["U0PGMIA001"]}),
        ("channels_select", {}, "C0PGGENERAL", {"selected_channel": "C0PGGENERAL"}),
        ("timepicker", {}, "09:30", {"selected_time": "09:30"}),
        ("datepicker", {}, "2026-11-20", {"selected_date": "2026-11-20"}),
        ("datetimepicker", {}, 1795176000, {"selected_date_time": 1795176000}),
    ],
)
async def test_a_choice_is_sent_as_the_app_wrote_it(
    echo: Echo, ana: Person, kind: str, more: dict[str, Any], chosen: Any, sent: dict[str, Any]
) -> None:
    assert await values(echo, ana, {"it": chosen}, field("it", kind, **more)) == {"it": {"type": kind, **sent}}


@pytest.mark.parametrize(
    ("kind", "more", "sent"),
    [
        ("static_select", {"options": DAYS}, {"selected_option": None}),
        ("checkboxes", {"options": DAYS}, {"selected_options": []}),
        ("multi_static_select", {"options": DAYS}, {"selected_options": []}),
        ("timepicker", {}, {"selected_time": None}),
        ("datepicker", {}, {"selected_date": None}),
    ],
)
async def test_what_was_left_empty_is_sent_too(
    echo: Echo, ana: Person, kind: str, more: dict[str, Any], sent: dict[str, Any]
) -> None:
    assert await values(echo, ana, {}, field("it", kind, optional=True, **more)) == {"it": {"type": kind, **sent}}


@pytest.mark.parametrize(("count", "size", "last"), [(100, 20, "99-19"), (20, 100, "19-99")])
async def test_the_last_of_two_thousand_can_be_chosen(
    echo: Echo, ana: Person, count: int, size: int, last: str
) -> None:
    sent = await values(echo, ana, {"it": last}, field("it", "static_select", option_groups=groups(count, size)))
    assert sent["it"]["selected_option"]["value"] == last


async def test_a_list_as_long_as_its_rules_allow_is_too_much_for_a_view(client: AsyncWebClient) -> None:
    view = modal(field("it", "static_select", option_groups=groups(100, 100)))
    with pytest.raises(SlackApiError, match="view_too_large"):
        await client.views_open(trigger_id="1.2.3", view=view)


@pytest.mark.parametrize("more", [groups(101, 1), groups(1, 101)])
async def test_a_longer_list_is_refused(client: AsyncWebClient, more: list[dict[str, Any]]) -> None:
    view = modal(field("it", "static_select", option_groups=more))
    with pytest.raises(SlackApiError) as caught:
        await client.views_open(trigger_id="1.2.3", view=view)
    assert "no more than 100 items (has 101)" in caught.value.response["errors"][0]


async def test_a_menu_beside_a_message_says_what_was_chosen_in_it(echo: Echo, ana: Person) -> None:
    menu = {"type": "overflow", "action_id": "more", "options": [option("later"), option("stop")]}
    line = {"type": "section", "block_id": "line", "text": text("Every Friday"), "accessory": menu}
    await echo.client.chat_postMessage(channel=await ana.id(), text="t", blocks=[line])
    await ana.click("more", value="stop")
    (action,) = echo.bodies[-1]["actions"]
    assert (action["type"], action["block_id"], action["selected_option"]) == ("overflow", "line", option("stop"))
