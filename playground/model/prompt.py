"""What a prompt holds that the stand-in can make something of: fenced blocks, and dimensions with their behaviours.

Text between fence lines was written by a member. It is read as material only: dimensions and kinds come from outside.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

_BLOCK = re.compile(
    r"<<<(?P<label>[a-z]+)(?: (?P<number>\d+))? of (?P<fence>[0-9a-f]{12})>>>\n(?P<text>.*?)\n<<<end of (?P=fence)>>>",
    re.DOTALL,
)
_DIMENSION = re.compile(r"^## (?P<id>[a-z][a-z0-9_]*): (?P<name>.+)$", re.MULTILINE)
_ASKS = re.compile(r"^asks: (.+)$", re.MULTILINE)
_BEHAVIOUR = re.compile(r"^([123][ab]) (.+)$", re.MULTILINE)
_PUSH = re.compile(r"^## Kind\npush$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Block:
    """One fenced text: a question, an answer, or what was asked or said earlier. `number` counts rounds from 1."""

    label: str
    number: int
    text: str


@dataclass(frozen=True, slots=True)
class Dimension:
    """What answers are held against; `behaviours` by their labels, 1a to 3b."""

    id: str
    name: str
    asks: str
    behaviours: Mapping[str, str]

    @property
    def words(self) -> str:
        """All of its own text."""
        return " ".join((self.name, self.asks, *self.behaviours.values()))


@dataclass(frozen=True, slots=True)
class Prompt:
    """The user's messages, taken apart. `frame` is what stands outside the fences."""

    frame: str
    blocks: tuple[Block, ...]
    dimensions: tuple[Dimension, ...]

    def texts(self, label: str) -> tuple[str, ...]:
        """The blocks with that label, in their order."""
        return tuple(block.text for block in self.blocks if block.label == label)

    def last(self, label: str) -> str:
        """The last of them, or nothing."""
        return next(reversed(self.texts(label)), "")

    def rounds(self, label: str) -> dict[int, str]:
        """The blocks with that label by their round, several of one round joined."""
        found: dict[int, str] = {}
        for block in self.blocks:
            if block.label == label:
                found[block.number] = f"{found[block.number]}\n{block.text}" if block.number in found else block.text
        return found

    @property
    def pushes(self) -> bool:
        """Whether the follow-up is to press rather than to ask."""
        return _PUSH.search(self.frame) is not None


def read_prompt(text: str) -> Prompt:
    """Take a prompt apart."""
    blocks = tuple(Block(each["label"], int(each["number"] or 1), each["text"]) for each in _BLOCK.finditer(text))
    frame = _BLOCK.sub("", text)
    return Prompt(frame, blocks, tuple(_dimensions(frame)))


def _dimensions(frame: str) -> Iterator[Dimension]:
    heads = [*_DIMENSION.finditer(frame), None]
    for head, following in pairwise(heads):
        if head is not None:
            yield _dimension(head, frame[head.end() : following.start() if following else len(frame)])


def _dimension(head: re.Match[str], body: str) -> Dimension:
    asks = _ASKS.search(body)
    return Dimension(head["id"], head["name"], asks[1] if asks else "", dict(_BEHAVIOUR.findall(body)))
