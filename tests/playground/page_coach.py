"""A tiny Bolt app for the tests of the page: one form with every input, a card with buttons, a whisper."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from playground.manifest import parse_manifest

MANIFEST = parse_manifest(
    {
        "display_information": {"name": "Coach", "description": "Asks and listens."},
        "features": {
            "bot_user": {"display_name": "Coach"},
            "app_home": {"home_tab_enabled": True, "messages_tab_enabled": True},
            "slash_commands": [
                {"command": "/coach", "description": "Do something", "usage_hint": "form | whisper"},
                {"command": "/nap", "description": "Never answers"},
            ],
            "shortcuts": [
                {"name": "Open the form", "type": "global", "callback_id": "form", "description": "Everything in it"},
                {"name": "Count words", "type": "message", "callback_id": "count", "description": "Of this message"},
            ],
        },
        "oauth_config": {
            "scopes": {"bot": ["commands", "chat:write", "files:write", "im:history", "im:write", "users:read"]}
        },
        "settings": {"event_subscriptions": {"bot_events": ["app_home_opened", "message.im"]}},
    }
)


def words(text: str) -> dict[str, Any]:
    return {"type": "plain_text", "text": text}


def options(*names: str) -> list[dict[str, Any]]:
    return [{"text": words(name), "value": name.lower()} for name in names]


def asked(block_id: str, label: str, kind: str, *, optional: bool = True, **element: Any) -> dict[str, Any]:
    named = {"type": kind, "action_id": "value", **element}
    return {"type": "input", "block_id": block_id, "label": words(label), "optional": optional, "element": named}


FORM = {
    "type": "modal",
    "callback_id": "form",
    "title": words("Everything"),
    "submit": words("Keep it"),
    "blocks": [
        asked("fix", "One fix", "plain_text_input", optional=False, max_length=40),
        asked("story", "Story", "plain_text_input", multiline=True),
        asked("mail", "Mail", "email_text_input"),
        asked("site", "Site", "url_text_input"),
        asked("rounds", "Rounds", "number_input", is_decimal_allowed=False),
        asked("day", "Day", "datepicker"),
        asked("hour", "Hour", "timepicker"),
        asked("when", "Interview at", "datetimepicker"),
        asked("level", "Level", "static_select", options=options("Mid", "Senior")),
        asked("score", "Score", "radio_buttons", options=options("One", "Two")),
        asked("days", "Days", "checkboxes", options=options("Mon", "Tue"), initial_options=options("Mon")),
        asked("areas", "Areas", "multi_static_select", options=options("API", "Data", "Queues")),
        asked("mate", "Partner", "users_select"),
        asked("room", "Channel", "conversations_select"),
        asked("clip", "Recording", "file_input", max_files=2),
    ],
}
ADVICE = [
    {"type": "section", "text": {"type": "mrkdwn", "text": "Say it so that someone could check it."}},
    asked("ours", "Or take this one", "radio_buttons", options=options("Name what breaks first")),
]
EACH_LETTER = {"trigger_actions_on": ["on_character_entered"]}
LIVE_FIELDS = [
    {**asked("goal", "Goal", "plain_text_input", dispatch_action_config=EACH_LETTER), "dispatch_action": True},
    {**asked("area", "Area", "static_select", options=options("API", "Data")), "dispatch_action": True},
    asked("note", "Note", "plain_text_input"),
]
LIVE = {
    "type": "modal",
    "callback_id": "live",
    "notify_on_close": True,
    "title": words("Live"),
    "submit": words("Start"),
    "blocks": LIVE_FIELDS,
}
SECOND = {
    "type": "modal",
    "callback_id": "second",
    "title": words("One more thing"),
    "submit": words("Done"),
    "close": words("Back"),
    "blocks": [asked("why", "Why", "plain_text_input")],
}
SURE = {
    "title": words("Drop this drill?"),
    "text": words("What you wrote is kept."),
    "confirm": words("Drop"),
    "deny": words("Go on"),
}
CARD = [
    {"type": "section", "text": {"type": "mrkdwn", "text": "*Round 1.* What breaks first?"}},
    {
        "type": "actions",
        "block_id": "round",
        "elements": [
            {"type": "button", "action_id": "done", "text": words("Done"), "style": "primary", "value": "1"},
            {
                "type": "button",
                "action_id": "drop",
                "text": words("Drop it"),
                "confirm": SURE,
            },
            {"type": "overflow", "action_id": "more", "options": options("Pause", "Forget"), "confirm": SURE},
        ],
    },
]


@dataclass
class Coach:
    """The app: what it was told, in order, and its client."""

    client: AsyncWebClient
    tabs: list[str] = field(default_factory=list)
    heard: list[str] = field(default_factory=list)
    pressed: list[str] = field(default_factory=list)
    kept: list[dict[str, Any]] = field(default_factory=list)
    told: list[str | None] = field(default_factory=list)
    closed: list[bool] = field(default_factory=list)


def plain(values: dict[str, Any]) -> dict[str, Any]:
    """State values without their wrapping: whatever each field's one payload key holds."""
    flat = {}
    for block_id, actions in values.items():
        held = dict(actions["value"])
        held.pop("type")
        (value,) = held.values()
        if isinstance(value, dict):
            value = value["value"]
        elif isinstance(value, list):
            value = [each["value"] if isinstance(each, dict) and "value" in each else each for each in value]
        flat[block_id] = value
    return flat


def listen(app: AsyncApp, coach: Coach) -> None:
    """Everything the app reacts to; `coach` keeps what it was told."""
    _listen_to_words(app, coach)
    _listen_to_presses(app, coach)
    _listen_to_live_fields(app, coach)
    _listen_to_forms(app, coach)


def _listen_to_words(app: AsyncApp, coach: Coach) -> None:
    @app.event("app_home_opened")
    async def opened(event: dict[str, Any], client: AsyncWebClient) -> None:
        coach.tabs.append(event["tab"])
        home = {"type": "home", "blocks": [{"type": "header", "text": words("Where you stand")}]}
        await client.views_publish(user_id=event["user"], view=home)

    @app.event("message")
    async def heard(event: dict[str, Any]) -> None:
        coach.heard.append(event.get("text", ""))

    @app.command("/coach")
    async def command(ack: Any, command: dict[str, Any], client: AsyncWebClient) -> None:
        if command["text"] == "whisper":
            await ack("Between us: breathe.")
            return
        await ack()
        view = LIVE if command["text"] == "live" else FORM
        await client.views_open(trigger_id=command["trigger_id"], view=view)


def _listen_to_presses(app: AsyncApp, coach: Coach) -> None:
    @app.shortcut("form")
    async def shortcut(ack: Any, shortcut: dict[str, Any], client: AsyncWebClient) -> None:
        await ack()
        await client.views_open(trigger_id=shortcut["trigger_id"], view=FORM)

    @app.shortcut("count")
    async def count(ack: Any, shortcut: dict[str, Any]) -> None:
        await ack()
        coach.pressed.append(f"count {len(shortcut['message']['text'].split())}")

    @app.action(re.compile("done|drop"))
    async def press(ack: Any, action: dict[str, Any]) -> None:
        await ack()
        coach.pressed.append(action["action_id"])

    @app.action("more")
    async def choose(ack: Any, action: dict[str, Any]) -> None:
        await ack()
        coach.pressed.append(action["selected_option"]["value"])


def _listen_to_live_fields(app: AsyncApp, coach: Coach) -> None:
    """Advice appears above the goal while it is vague; a "hush" in it is never acked."""

    @app.action("value")
    async def told(ack: Any, action: dict[str, Any], body: dict[str, Any], client: AsyncWebClient) -> None:
        chosen = action.get("selected_option") or action
        coach.told.append(chosen["value"])
        if "hush" in (chosen["value"] or ""):
            return
        await ack()
        goal = body["view"]["state"]["values"]["goal"]["value"]["value"] or ""
        blocks = [*ADVICE, *LIVE_FIELDS] if "vague" in goal else LIVE_FIELDS
        await client.views_update(view_id=body["view"]["id"], view={**LIVE, "blocks": blocks})

    @app.view("live")
    async def keep(ack: Any, view: dict[str, Any]) -> None:
        await ack()
        coach.kept.append(plain(view["state"]["values"]))

    @app.view_closed("live")
    async def closed(ack: Any, body: dict[str, Any]) -> None:
        await ack()
        coach.closed.append(body["is_cleared"])


def _listen_to_forms(app: AsyncApp, coach: Coach) -> None:
    @app.view("form")
    async def keep(ack: Any, view: dict[str, Any]) -> None:
        values = plain(view["state"]["values"])
        if len(values["fix"]) < 10:
            await ack(response_action="errors", errors={"fix": "Say it so that someone could check it."})
            return
        coach.kept.append(values)
        if values["story"] == "more":
            await ack(response_action="push", view=SECOND)
        else:
            await ack()

    @app.view("second")
    async def finish(ack: Any) -> None:
        await ack(response_action="clear")
