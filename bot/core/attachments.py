"""What comes attached to a message: clips, snippets, other files, and the words in them. Fetching is done elsewhere."""

import html
import re
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from bot.core.members import Member

UNHEARD = "[clip without transcript]"
"""Stands for a clip whose words aren't here, or not yet."""

MOST_BYTES = 1_000_000
"""Of a longer text the rest is left at Slack."""
CUT = "[cut at 1 MB]"

MOST_LOOKS = 13
_FIRST_WAIT, _LONGEST_WAIT = timedelta(seconds=5), timedelta(minutes=1)
_TAG = re.compile(r"<[^<>]*>")


class FileKind(StrEnum):
    """CLIP: spoken; a transcript may come. SNIPPET: text, of which the message has the opening. FILE: any other."""

    CLIP = "clip"
    SNIPPET = "snippet"
    FILE = "file"


@dataclass(frozen=True, slots=True)
class Attached:
    """One file of a message, as the message tells of it; `preview` is a snippet's opening."""

    file_id: str
    kind: FileKind
    name: str
    preview: str = ""

    @property
    def text(self) -> str:
        """What it counts as until more of it is known, and where nothing may be fetched, for good."""
        if self.kind is FileKind.CLIP:
            return UNHEARD
        return self.preview or f"[{self.name}]"

    @property
    def holds_words(self) -> bool:
        """Whether there is something to fetch."""
        return self.kind is not FileKind.FILE


@dataclass(frozen=True, slots=True)
class Unread:
    """A file that waits to be read, as claimed; `looks` counts how often that was tried before."""

    member: Member
    channel_id: str
    ts: str
    file_id: str
    kind: FileKind
    looks: int


def next_look(looks: int) -> timedelta | None:
    """How long to wait after that many looks and one more: 5 s, then longer, a minute at most.

    None after some ten minutes in all: what isn't here by then is done without.
    """
    return min(_FIRST_WAIT * 2**looks, _LONGEST_WAIT) if looks + 1 < MOST_LOOKS else None


def text_in(content: bytes) -> str:
    """The words of a text file; of a transcript only what was said. One that is cut says so at its end."""
    text = content[:MOST_BYTES].decode("utf-8-sig", errors="replace").replace("\0", "")
    if len(content) > MOST_BYTES:
        text = f"{text.rstrip(_TORN)}\n{CUT}"
    return spoken_in(text) or text


_TORN = "\ufffd"
"""What is left of a character that the cut went through."""


def spoken_in(vtt: str) -> str:
    """What was said in a WebVTT transcript, on one line: no times, no speakers, no notes. Empty for anything else."""
    header, *lines = vtt.removeprefix("\ufeff").splitlines() or [""]
    if not header.startswith("WEBVTT"):
        return ""
    said: list[str] = []
    in_cue = False
    for line in lines:
        if "-->" in line:
            in_cue = True
        elif not line.strip():
            in_cue = False
        elif in_cue:
            said.append(_plain(line))
    return " ".join(" ".join(said).split())


def _plain(line: str) -> str:
    """A cue's line without tags and without the dash that marks another speaker."""
    return html.unescape(_TAG.sub("", line).strip().removeprefix("- ")).replace("\0", "")
