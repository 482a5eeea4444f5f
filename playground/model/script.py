"""What the stand-in says, read from script.toml. Which line it takes is decided elsewhere."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Literal, TypeVar

Kind = Literal["build", "past"]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Frame:
    """Another scene for a question: `lead` goes before it, `turn`, with one of `numbers`, before what is asked."""

    kind: Kind
    lead: str
    turn: str
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Script:
    """All lines, by what they are for."""

    frames: tuple[Frame, ...]
    follow_up: Mapping[str, Sequence[str]]
    coaching: Mapping[str, Sequence[str]]
    counted: str
    thin: str
    off_topic: str
    vague: str
    to_the_reader: tuple[str, ...]
    refusal: str
    nonsense: str
    text: str
    invented: tuple[str, ...]


@cache
def script() -> Script:
    """The script that ships beside this file."""
    raw = tomllib.loads((Path(__file__).parent / "script.toml").read_text(encoding="utf-8"))
    reading, moods = raw["assessment"], raw["moods"]
    return Script(
        frames=tuple(Frame(**frame | {"numbers": tuple(frame["numbers"])}) for frame in raw["frame"]),
        follow_up=raw["follow_up"],
        coaching=raw["coaching"],
        counted=reading["counted"],
        thin=reading["thin"],
        off_topic=reading["off_topic"],
        vague=reading["vague"],
        to_the_reader=tuple(reading["to_the_reader"]),
        refusal=moods["refusal"],
        nonsense=moods["nonsense"],
        text=moods["text"],
        invented=tuple(moods["invented"]),
    )


def chosen(options: Sequence[T], about: str) -> T:
    """One of them by a digest of what it is about: the same text always gets the same one."""
    return options[int.from_bytes(sha256(about.encode()).digest()[:8], "big") % len(options)]
