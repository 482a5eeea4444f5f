"""The manifest and the code say the same: listeners, ids, events, scopes; and Slack would take the manifest."""

import ast
import copy
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.scheduler.slack_files import content_of
from bot.views.ids import Action, Modal, Shortcut
from handlers import events, listeners
from handlers.commands import COMMAND
from handlers.scopes import OPTIONAL_SCOPES, SCOPES
from tests.manifest_rules import problems
from tests.sample_rubric import sample_library
from tests.views.showing import everything

ROOT = Path(__file__).parents[1]
MANIFEST: dict[str, Any] = yaml.safe_load((ROOT / "manifest.yml").read_text(encoding="utf-8"))
FEATURES = MANIFEST["features"]

METHOD_SCOPES = {
    "agents.sessions.setStatus": "chat:write",
    "apps.connections.open": None,  # goes by the app-level token
    "auth.test": None,
    "chat.appendStream": "chat:write",
    "chat.postEphemeral": "chat:write",
    "chat.postMessage": "chat:write",
    "chat.startStream": "chat:write",
    "chat.stopStream": "chat:write",
    "chat.update": "chat:write",
    "conversations.history": "im:history",
    "conversations.open": "im:write",
    "conversations.replies": "im:history",
    "files.completeUploadExternal": "files:write",
    "files.getUploadURLExternal": "files:write",
    "files.info": "files:read",
    "users.info": "users:read",
    "views.open": None,
    "views.publish": None,
    "views.push": None,
    "views.update": None,
}
"""What Slack's reference names for each method the code may call; None needs no scope."""
EVENT_SCOPES = {
    "agent_session_stopped": "assistant:write",
    "app_home_opened": None,
    "app_uninstalled": None,
    "channel_archive": "channels:read",
    "channel_left": "channels:read",
    "group_archive": "groups:read",
    "group_left": "groups:read",
    "message.channels": "channels:history",
    "message.groups": "groups:history",
    "tokens_revoked": None,
    "message.im": "im:history",
    "user_change": "users:read",
}
FEATURE_SCOPES = {"agent_view": "assistant:write", "slash_commands": "commands", "shortcuts": "commands"}

ALL_SCOPES = {**SCOPES, **OPTIONAL_SCOPES}

NO_FORM = {
    Modal.PROMPT_KEPT,
    Modal.DIGEST_KEPT,
    Modal.REMINDERS_KEPT,
    Modal.LOADING,
    Modal.QUESTION_KEPT,
    Modal.LOG,
    Modal.OWN_BANK,
    Modal.AREA,
    Modal.TOLD,
    Modal.DETAILS,
    Modal.IMPORTED,
    Modal.TROUBLE,
}
"""Modals with nothing to submit."""


class Registry(AsyncApp):
    """A Bolt app that only writes down what is registered."""

    def __init__(self) -> None:
        self.registered: dict[str, list[Any]] = {}

    def _note(self, kind: str, what: Any) -> Any:
        self.registered.setdefault(kind, []).append(what)
        return lambda listener: listener

    def event(self, event: Any, *_: Any, **__: Any) -> Any:
        return self._note("event", event if isinstance(event, str | re.Pattern) else event["type"])

    def command(self, command: Any, *_: Any, **__: Any) -> Any:
        return self._note("command", command)

    def action(self, constraints: Any, *_: Any, **__: Any) -> Any:
        return self._note("action", constraints)

    def view(self, constraints: Any, *_: Any, **__: Any) -> Any:
        return self._note("view", constraints)

    def view_closed(self, constraints: Any, *_: Any, **__: Any) -> Any:
        return self._note("view_closed", constraints)

    def shortcut(self, constraints: Any, *_: Any, **__: Any) -> Any:
        return self._note("shortcut", constraints)

    def error(self, func: Any) -> Any:
        return self._note("error", func)


@pytest.fixture(scope="module")
def registry() -> Registry:
    """The app after every listener was registered."""
    registry = Registry()
    listeners.register(registry, None, sample_library(), content_of)  # type: ignore[arg-type]
    return registry


def _named(registry: Registry, kind: str) -> list[str]:
    """What is listened to by name; the catch-alls are patterns."""
    return [str(each) for each in registry.registered[kind] if not isinstance(each, re.Pattern)]


def test_every_command_of_the_manifest_has_its_listener_and_the_other_way_round(registry: Registry) -> None:
    assert _named(registry, "command") == [each["command"] for each in FEATURES["slash_commands"]] == [COMMAND]


def test_every_shortcut_of_the_manifest_has_its_listener_and_the_other_way_round(registry: Registry) -> None:
    in_manifest = [each["callback_id"] for each in FEATURES["shortcuts"]]
    assert _named(registry, "shortcut") == in_manifest == list(Shortcut)


def test_every_event_of_the_manifest_has_its_listener_and_the_other_way_round(registry: Registry) -> None:
    subscribed = MANIFEST["settings"]["event_subscriptions"]["bot_events"]
    assert sorted(subscribed) == sorted(events.EVENTS)
    assert set(_named(registry, "event")) == {name.split(".")[0] for name in subscribed}


def test_whatever_has_no_listener_is_caught_last(registry: Registry) -> None:
    for kind in ("event", "action", "view", "view_closed", "shortcut"):
        assert isinstance(registry.registered[kind][-1], re.Pattern), kind
        assert registry.registered[kind][-1].fullmatch("any\nthing")


def test_every_button_a_view_draws_has_a_listener_and_every_listener_a_button(registry: Registry) -> None:
    drawn = {element["action_id"] for element in _elements_that_tell()}
    assert drawn == set(_named(registry, "action"))
    assert drawn | {Action.FIELD} == set(Action)


def test_no_action_has_two_listeners(registry: Registry) -> None:
    actions = _named(registry, "action")
    assert len(actions) == len(set(actions))


def test_every_form_has_a_listener_and_every_listener_a_form(registry: Registry) -> None:
    drawn = {shown["callback_id"] for shown in _shown() if isinstance(shown, dict) and "callback_id" in shown}
    assert drawn == set(Modal)
    assert set(_named(registry, "view")) == drawn - NO_FORM


def test_the_manifest_asks_for_the_scopes_in_the_code_and_no_others() -> None:
    assert MANIFEST["oauth_config"]["scopes"] == {"bot": sorted(ALL_SCOPES), "bot_optional": sorted(OPTIONAL_SCOPES)}


def test_what_the_app_can_not_do_without_is_not_optional() -> None:
    assert not set(SCOPES) & set(OPTIONAL_SCOPES)


def test_each_scope_is_there_for_something_the_app_uses() -> None:
    used = {*_methods_called(), *events.EVENTS, *FEATURES}
    for scope, needed_by in ALL_SCOPES.items():
        assert needed_by, scope
        assert set(needed_by) <= used, scope


def test_each_method_event_and_feature_finds_its_scope_in_the_code() -> None:
    rules = METHOD_SCOPES | EVENT_SCOPES | FEATURE_SCOPES
    for used in (*_methods_called(), *events.EVENTS, *(name for name in FEATURES if name in FEATURE_SCOPES)):
        scope = rules[used]
        assert scope is None or used in ALL_SCOPES[scope], used


def test_no_other_slack_method_is_called_than_the_scopes_were_chosen_for() -> None:
    assert _methods_called() == set(METHOD_SCOPES)


def test_slack_would_take_the_manifest() -> None:
    assert problems(MANIFEST) == []


@pytest.mark.parametrize(
    ("place", "value", "said"),
    [
        (("display_information", "name"), "x" * 36, "display_information.name must have 1 to 35"),
        (("display_information", "colour"), "#fff", "colour is not a key"),
        (("features", "shortcuts", 0, "name"), "A name that is far too long", "name must have 1 to 24"),
        (("features", "shortcuts", 0, "type"), "channel", "type must be one of"),
        (("features", "slash_commands", 0, "command"), "drill", "command must match"),
        (("features", "agent_view", "agent_description"), "x" * 301, "agent_description must have 1 to 300"),
        (("features", "agent_view", "suggested_prompts"), [{"title": "a", "message": "b"}] * 2, "something twice"),
        (("features", "app_home", "home_tab_enabled"), "yes", "home_tab_enabled must be true or false"),
        (("settings", "event_subscriptions", "bot_events"), ["message.dm"], "bot_events[0] must be one of"),
        (("settings", "interactivity"), {}, "is_enabled is missing"),
        (("oauth_config", "scopes", "bot"), "chat:write", "bot must be a list"),
        (("_metadata", "major_version"), 2, "major_version must be one of (1,)"),
    ],
)
def test_the_rules_refuse_what_slack_refuses(place: tuple[Any, ...], value: Any, said: str) -> None:
    broken = copy.deepcopy(MANIFEST)
    part: Any = broken
    for key in place[:-1]:
        part = part[key]
    part[place[-1]] = value
    assert [each for each in problems(broken) if said in each]


def _shown() -> list[Any]:
    return list(everything(sample_library(), "some words").values())


def _elements_that_tell() -> Iterator[dict[str, Any]]:
    """Buttons, and fields that report a change at once."""
    for shown in _shown():
        for block in shown["blocks"] if isinstance(shown, dict) else [b for each in shown for b in each.blocks]:
            if block["type"] in ("actions", "context_actions"):
                yield from block["elements"]
            elif block.get("dispatch_action"):
                yield block["element"]
            elif "accessory" in block:
                yield block["accessory"]


def _methods_called() -> set[str]:
    """Every Web API method that bot/ and handlers/ call, as Slack writes it."""
    files = [*(ROOT / "bot").rglob("*.py"), *(ROOT / "handlers").rglob("*.py")]
    trees = [ast.parse(file.read_text(encoding="utf-8")) for file in files]
    calls = [node.func for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Call)]
    names = {call.attr for call in calls if isinstance(call, ast.Attribute)}
    return {name.replace("_", ".") for name in names if "_" in name.strip("_") and hasattr(AsyncWebClient, name)}
