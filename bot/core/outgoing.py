"""Something to say in Slack, as it waits in the outbox."""

import re
from dataclasses import dataclass
from enum import StrEnum

from bot.core.members import Member

_UUID7 = re.compile("[0-9a-f]{12}7[0-9a-f]{19}")
ASIDE = "aside:"
"""What the conversation of those begins with that nothing waits for."""
CHANNEL = "channel:"
"""What the conversation of a channel's messages begins with."""


class Op(StrEnum):
    """What a row asks for: a new message, one drawn again, or one that brings files."""

    POST = "post"
    REDRAW = "redraw"
    FILES = "files"


class Priority:
    """Smaller goes first when Slack's limits make them wait."""

    LIVE = 0
    NUDGE = 1
    REMINDER = 2
    DIGEST = 3


@dataclass(frozen=True, slots=True)
class Outgoing:
    """One row of the outbox, as claimed. `root_ts` is the thread it goes to; `channel_id` and `ts` are the target's."""

    team_id: str
    key: str
    op: Op
    user_id: str
    conversation: str
    kind: str
    reference: str
    version: int
    attempts: int
    maybe_posted: bool
    root_key: str | None
    channel_id: str | None
    root_ts: str | None
    ts: str | None
    seq: str = ""

    @property
    def asked_at(self) -> float | None:
        """When it was asked for, in seconds since 1970 of unmoved time: its `seq` is a UUIDv7. None where it is not."""
        return int(self.seq[:12], 16) / 1000 if _UUID7.fullmatch(self.seq) else None

    @property
    def in_thread(self) -> bool:
        """Whether it is a reply to one of our own messages."""
        return self.op is not Op.REDRAW and self.root_key is not None

    @property
    def in_channel(self) -> bool:
        """Whether it goes to a channel that others read too, on behalf of the member who set it up."""
        return self.conversation.startswith(CHANNEL)

    @property
    def target_key(self) -> str:
        """The message a row is about: itself, or the one it redraws."""
        return self.root_key if self.op is Op.REDRAW and self.root_key else self.key

    @property
    def member(self) -> Member:
        return Member(self.team_id, self.user_id)
