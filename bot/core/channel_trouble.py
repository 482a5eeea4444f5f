"""What keeps a message out of a channel, whether the next one may get through, and what somebody is told of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Trouble(StrEnum):
    """LEFT: the app isn't in the channel, or there is none. FORBIDDEN: it may not post there.

    NOT_YET: it isn't in the channel in which something was set up just now.

    RUBRIC_GONE: what the channel is asked from has left the rubrics. UNKNOWN: the post may have arrived. REFUSED:
    Slack didn't take this one message.
    """

    LEFT = "left"
    NOT_YET = "not_yet"
    ARCHIVED = "archived"
    FORBIDDEN = "forbidden"
    RUBRIC_GONE = "rubric_gone"
    UNKNOWN = "unknown"
    REFUSED = "refused"

    @property
    def stops(self) -> bool:
        """Whether nothing more can come until a person has done something about it."""
        return self not in (Trouble.NOT_YET, Trouble.UNKNOWN, Trouble.REFUSED)


UNKNOWN_FATE = "unknown_fate"
"""Slack's answer to a post was lost, and the app may not read the channel to look for it."""

_TROUBLES: Mapping[str, Trouble] = {
    "not_in_channel": Trouble.LEFT,
    "channel_not_found": Trouble.LEFT,
    "is_archived": Trouble.ARCHIVED,
    UNKNOWN_FATE: Trouble.UNKNOWN,
}
_FORBIDDEN = ("restricted_action", "posting_to_general_channel_denied", "no_permission", "ekm_access_denied")
"""How Slack's names begin for a channel in which only some may post."""


def is_forbidden(reason: str) -> bool:
    """Whether Slack's error says that the app may not post there, which only an admin can change."""
    return reason.startswith(_FORBIDDEN)


def trouble_of(reason: str) -> Trouble:
    """What a failed post means for those after it; `reason` is Slack's error, or ours where there was no answer."""
    return Trouble.FORBIDDEN if is_forbidden(reason) else _TROUBLES.get(reason, Trouble.REFUSED)


@dataclass(frozen=True, slots=True)
class ChannelTrouble:
    """What somebody is told about a channel. `stopped`: what was set up there, see `schedule_written`.

    `missed`: the outbox kind of the one message it is about, where nothing was stopped.
    """

    channel_id: str
    trouble: Trouble
    stopped: tuple[str, ...] = ()
    missed: str = ""

    def written(self) -> str:
        """As it waits in the outbox: “C1|left||prompt,talks,senior,01234,540,Asia/Tokyo”."""
        return "|".join((self.channel_id, self.trouble, self.missed, ";".join(self.stopped)))

    @classmethod
    def read(cls, written: str) -> "ChannelTrouble":
        """The inverse of `written`."""
        channel_id, trouble, missed, stopped = written.split("|")
        return cls(channel_id, Trouble(trouble), tuple(filter(None, stopped.split(";"))), missed)
