"""The look back in words: three optional signals and the retro with its one fix."""

from dataclasses import dataclass

LONGEST_ENTRY = 3000
"""Characters a person may write in one field; what Slack's own input takes."""


@dataclass(frozen=True, slots=True)
class Signals:
    """Where it hesitated, what sounded rehearsed, what surprised; empty where nothing did. About the drilled area."""

    hesitation: str = ""
    rehearsed: str = ""
    surprise: str = ""


@dataclass(frozen=True, slots=True)
class Retro:
    """What went well and why, what went wrong exactly, the ONE fix, and the practice for it."""

    fix: str
    well: str = ""
    wrong: str = ""
    practice: str = ""
