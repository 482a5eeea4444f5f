"""Slack's rules for a manifest, as far as ours uses them: keys, kinds, lengths, events. Version 1 of the format."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Text:
    """A string of so many characters."""

    longest: int
    shortest: int = 1
    pattern: str = ""

    def problems(self, value: Any, where: str) -> Iterator[str]:
        if not isinstance(value, str):
            yield f"{where} must be a text"
        elif not self.shortest <= len(value) <= self.longest:
            yield f"{where} must have {self.shortest} to {self.longest} characters, not {len(value)}"
        elif not re.search(self.pattern, value):
            yield f"{where} must match {self.pattern}"


@dataclass(frozen=True, slots=True)
class Switch:
    """On or off."""

    def problems(self, value: Any, where: str) -> Iterator[str]:
        if not isinstance(value, bool):
            yield f"{where} must be true or false"


@dataclass(frozen=True, slots=True)
class OneOf:
    """One of a few values."""

    values: tuple[Any, ...]

    def problems(self, value: Any, where: str) -> Iterator[str]:
        if value not in self.values:
            yield f"{where} must be one of {self.values}, not {value!r}"


@dataclass(frozen=True, slots=True)
class Items:
    """A list of so many, each of them once."""

    of: "Rule"
    most: int
    fewest: int = 0

    def problems(self, value: Any, where: str) -> Iterator[str]:
        if not isinstance(value, list) or not self.fewest <= len(value) <= self.most:
            yield f"{where} must be a list of {self.fewest} to {self.most}"
            return
        if len({repr(each) for each in value}) < len(value):
            yield f"{where} names something twice"
        for index, each in enumerate(value):
            yield from self.of.problems(each, f"{where}[{index}]")


@dataclass(frozen=True, slots=True)
class Keys:
    """An object with these keys and no others; `needs` must be there."""

    known: "dict[str, Rule]"
    needs: tuple[str, ...] = ()

    def problems(self, value: Any, where: str) -> Iterator[str]:
        if not isinstance(value, dict):
            yield f"{where} must be an object"
            return
        yield from (f"{where}.{name} is missing" for name in self.needs if name not in value)
        for name, each in value.items():
            if name in self.known:
                yield from self.known[name].problems(each, f"{where}.{name}")
            else:
                yield f"{where}.{name} is not a key Slack knows"


Rule = Text | Switch | OneOf | Items | Keys

BOT_EVENTS = (
    *("agent_session_stopped", "app_home_opened"),
    *("app_mention", "app_uninstalled", "assistant_thread_started", "channel_archive", "channel_left"),
    *(
        "file_shared",
        "group_archive",
        "group_left",
        "link_shared",
        "member_joined_channel",
        "member_left_channel",
        "message.channels",
    ),
    *("message.groups", "message.im", "message.mpim", "reaction_added", "reaction_removed", "team_join"),
    *("tokens_revoked", "user_change"),
)
"""The bot events an app like this one could want; Slack has more."""

_SHORTCUT = Keys(
    {
        "name": Text(24),
        "type": OneOf(("global", "message")),
        "callback_id": Text(255),
        "description": Text(150),
    },
    needs=("name", "type", "callback_id", "description"),
)
_COMMAND = Keys(
    {
        "command": Text(32, 2, r"^/[a-z0-9_-]+$"),
        "description": Text(2000),
        "usage_hint": Text(1000),
        "should_escape": Switch(),
    },
    needs=("command", "description"),
)
_PROMPT = Keys({"title": Text(75), "message": Text(300)}, needs=("title", "message"))
_SCOPES = Items(Text(50, pattern=r"^[a-z_.]+(:[a-z_.]+)?$"), most=255)

MANIFEST = Keys(
    {
        "_metadata": Keys({"major_version": OneOf((1,)), "minor_version": OneOf((0, 1))}),
        "display_information": Keys(
            {
                "name": Text(35),
                "description": Text(140),
                "background_color": Text(7, 4, r"^#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})$"),
                "long_description": Text(4000, 175),
            },
            needs=("name",),
        ),
        "features": Keys(
            {
                "app_home": Keys(
                    {
                        "home_tab_enabled": Switch(),
                        "messages_tab_enabled": Switch(),
                        "messages_tab_read_only_enabled": Switch(),
                    }
                ),
                "bot_user": Keys({"display_name": Text(80), "always_online": Switch()}, needs=("display_name",)),
                "agent_view": Keys({"agent_description": Text(300), "suggested_prompts": Items(_PROMPT, most=4)}),
                "shortcuts": Items(_SHORTCUT, most=10, fewest=1),
                "slash_commands": Items(_COMMAND, most=50, fewest=1),
            }
        ),
        "oauth_config": Keys({"scopes": Keys({"bot": _SCOPES, "bot_optional": _SCOPES})}),
        "settings": Keys(
            {
                "event_subscriptions": Keys({"bot_events": Items(OneOf(BOT_EVENTS), most=100)}),
                "interactivity": Keys({"is_enabled": Switch()}, needs=("is_enabled",)),
                "org_deploy_enabled": Switch(),
                "socket_mode_enabled": Switch(),
                "token_rotation_enabled": Switch(),
            }
        ),
    },
    needs=("display_information",),
)


def problems(manifest: Any) -> list[str]:
    """Everything Slack would refuse; empty when it takes the manifest."""
    return list(MANIFEST.problems(manifest, "manifest"))
