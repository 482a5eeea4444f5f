"""What the app's manifest says about it, as far as a workspace cares: name, commands, shortcuts, scopes, events."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
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


class ScopeRequired(ValueError):
    """The installation can't leave this scope out; `args[0]` is a sentence."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """One app. An event that isn't in `events` is never sent; a method whose scope isn't in `scopes` is refused.

    `scopes` are those granted: all that were asked for, less what an installation withheld from `optional`.
    """

    name: str
    description: str = ""
    commands: tuple[Command, ...] = ()
    shortcuts: tuple[Shortcut, ...] = ()
    scopes: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    home_tab: bool = True
    messages_tab: bool = True
    read_only: bool = False
    agent: bool = False
    suggested_prompts: tuple[tuple[str, str], ...] = ()

    @property
    def hears_stop(self) -> bool:
        """Whether people can stop this agent: the app is told when they press the button."""
        return self.agent and "agent_session_stopped" in self.events

    def without(self, withheld: Collection[str]) -> Manifest:
        """The app as installed by someone who withheld these scopes; `ScopeRequired` for one that isn't optional."""
        refused = sorted(set(withheld) - set(self.optional))
        if refused:
            offered = ", ".join(self.optional) or "none"
            raise ScopeRequired(f"{refused[0]} can't be withheld. Optional scopes of this app: {offered}.")
        return replace(self, scopes=tuple(scope for scope in self.scopes if scope not in withheld))

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
    scopes = raw.get("oauth_config", {}).get("scopes", {})
    asked = tuple(scopes.get("bot", ()))
    return Manifest(
        name=name,
        description=display.get("description", ""),
        commands=tuple(_command(each) for each in features.get("slash_commands", ())),
        shortcuts=tuple(_shortcut(each) for each in features.get("shortcuts", ())),
        scopes=asked,
        # Slack wants an optional scope in both lists; one that stands here alone is never asked for.
        optional=tuple(scope for scope in scopes.get("bot_optional", ()) if scope in asked),
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
