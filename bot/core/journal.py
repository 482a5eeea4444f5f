"""The look back in words: three optional signals and the retro with its one fix."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from bot.core.evidence import Signal

LONGEST_ENTRY = 3000
"""Characters a person may write in one field; what Slack's own input takes."""


@dataclass(frozen=True, slots=True)
class Signals:
    """Where it hesitated, what sounded rehearsed, what surprised; empty where nothing did.

    About `dimension_id`, or the drilled area where that is None.
    """

    hesitation: str = ""
    rehearsed: str = ""
    surprise: str = ""
    dimension_id: str | None = None

    def by_signal(self) -> Mapping[Signal, str]:
        """Each signal with what was written of it."""
        return {
            Signal.HESITATION: self.hesitation,
            Signal.REHEARSED: self.rehearsed,
            Signal.SURPRISE: self.surprise,
        }


class LastFix(StrEnum):
    """What became of the fix that was this drill's goal."""

    FIXED = "fixed"
    PARTLY = "partly"
    NOT = "not"


@dataclass(frozen=True, slots=True)
class Retro:
    """What went well and why, what went wrong exactly, the ONE fix, and the practice for it.

    `last_fix` is None unless the goal was the fix of an earlier drill.
    """

    fix: str
    well: str = ""
    wrong: str = ""
    practice: str = ""
    last_fix: LastFix | None = None
