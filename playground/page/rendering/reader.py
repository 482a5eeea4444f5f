"""Who is reading the page: what names mean to them and in which zone they live."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from zoneinfo import ZoneInfo


@dataclass(frozen=True, slots=True)
class Reader:
    """One person's eyes: ids become names, instants become their local time."""

    user_id: str
    zone: ZoneInfo
    now: datetime
    user_names: Mapping[str, str] = field(default_factory=dict)
    channel_names: Mapping[str, str] = field(default_factory=dict)

    def user_name(self, user_id: str) -> str:
        """The name shown for a person or app, or the id itself if nobody has it."""
        return self.user_names.get(user_id, user_id)

    def channel_name(self, channel_id: str) -> str:
        """A channel's name without its sign, or the id itself if there is no such channel."""
        return self.channel_names.get(channel_id, channel_id)

    def local(self, ts: str | float) -> datetime:
        """A message ts or epoch seconds in the reader's zone."""
        return datetime.fromtimestamp(float(ts), UTC).astimezone(self.zone)
