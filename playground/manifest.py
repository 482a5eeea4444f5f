"""What the app's manifest says about it, as far as a workspace cares: name, commands, shortcuts, scopes, events."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal


@dataclass(frozen=True, slots=True)
class Command:
    """A slash command, its name with the slash."""

    name: str
    description: str
    usage_hint: str = ""
    should_escape: bool = False


@dataclass(frozen=True, slots=True)
class Shortcut:
    """A global or message shortcut."""

    name: str
    kind: Literal["global", "message"]
    callback_id: str
    description: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """One app. An event that isn't in `events` is never sent; a method whose scope isn't in `scopes` is refused."""

    name: str
    description: str = ""
    commands: tuple[Command, ...] = ()
    shortcuts: tuple[Shortcut, ...] = ()
    scopes: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    home_tab: bool = True
    messages_tab: bool = True
    read_only: bool = False
    agent: bool = False
    suggested_prompts: tuple[tuple[str, str], ...] = ()

    def command(self, name: str) -> Command | None:
        return next((each for each in self.commands if each.name == name), None)

    def shortcut(self, callback_id: str) -> Shortcut | None:
        return next((each for each in self.shortcuts if each.callback_id == callback_id), None)


def read_manifest(path: Path) -> Manifest:
    """Read a Slack app manifest (YAML or JSON, which YAML contains)."""
    import yaml  # only a start with a file needs it

    return parse_manifest(yaml.safe_load(path.read_text(encoding="utf-8")))


def parse_manifest(raw: dict[str, Any]) -> Manifest:
    """Build from the manifest's own structure; what is missing is off or empty."""
    features = raw.get("features", {})
    settings = raw.get("settings", {})
    home = features.get("app_home", {})
    agent = features.get("agent_view") or {}
    display = raw.get("display_information", {})
    name = features.get("bot_user", {}).get("display_name") or display.get("name", "App")
    prompts = agent.get("suggested_prompts", ())
    return Manifest(
        name=name,
        description=display.get("description", ""),
        commands=tuple(_command(each) for each in features.get("slash_commands", ())),
        shortcuts=tuple(_shortcut(each) for each in features.get("shortcuts", ())),
        scopes=tuple(raw.get("oauth_config", {}).get("scopes", {}).get("bot", ())),
        events=tuple(settings.get("event_subscriptions", {}).get("bot_events", ())),
        home_tab=bool(home.get("home_tab_enabled")),
        messages_tab=bool(home.get("messages_tab_enabled")),
        read_only=bool(home.get("messages_tab_read_only_enabled")),
        agent=bool(agent),
        suggested_prompts=tuple((each["title"], each["message"]) for each in prompts),
    )


def _command(raw: dict[str, Any]) -> Command:
    return Command(
        raw["command"], raw.get("description", ""), raw.get("usage_hint", ""), bool(raw.get("should_escape"))
    )


def _shortcut(raw: dict[str, Any]) -> Shortcut:
    return Shortcut(raw["name"], raw["type"], raw["callback_id"], raw.get("description", ""))
