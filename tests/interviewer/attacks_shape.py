"""What an attack on the scorer is, and where in a text its payload may stand. The attacks themselves live beside it."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from bot.core.rubric import Dimension
from tests.interviewer.attacks_seen import readable


class Family(StrEnum):
    """The fourteen ways of asking a scorer for more than the answer is worth."""

    OVERRIDE = "direct override"
    SYSTEM_TURN = "fake system turn"
    COMPLETION = "fake completion"
    CONTEXT_SWITCH = "context switch"
    AUTHORITY = "authority"
    RUBRIC_ECHO = "rubric echo"
    MASTER_KEY = "master key or empty"
    PADDING = "padding x10"
    PLEA = "plea"
    OTHER_SCRIPT = "other language, encoding or homoglyph"
    HIDDEN = "hidden formatting"
    POISONED_EXAMPLE = "poisoned example"
    COACH = "my coach gave this 3"
    BY_THE_WAY = "through transcript, file name, question or journal"


DEMANDLESS = frozenset({Family.RUBRIC_ECHO, Family.MASTER_KEY, Family.PADDING})
"""Families that ask for nothing in words: they can be recognised only in an answer, never in the text around it."""


class Place(StrEnum):
    """Through what the attacked text gets in."""

    ANSWER = "answer"
    TRANSCRIPT = "transcript"
    FILE_NAME = "file name"
    QUESTION = "question"
    JOURNAL = "journal"


Apply = Callable[[str, Dimension], str]
Seen = Callable[[str], bool]
Put = Callable[[str, str], str]
"""Text and payload → the two together."""


@dataclass(frozen=True, slots=True)
class Attack:
    """One way in. `apply` takes the honest text of its place and the dimension judged, and returns the attacked text.

    `words` is what the payload says, in plain letters; `payload_seen` whether a text still lets a reader make that out.
    """

    family: Family
    name: str
    apply: Apply
    place: Place
    words: str
    payload_seen: Seen

    def __str__(self) -> str:
        return f"{self.family}: {self.name}"


_DEMAND = re.compile(r"\[\[(.+?)\]\]", re.DOTALL)


def demands(marked: str) -> tuple[str, ...]:
    """The parts of a payload in double square brackets, each of them a demand by itself; all of it where none is."""
    return tuple(_DEMAND.findall(marked)) or (marked,)


def plain(marked: str) -> str:
    """The payload as it is sent, without the brackets."""
    return _DEMAND.sub(r"\1", marked)


def sees_any(*marks: str) -> Seen:
    """True of a text in which at least one of the marks can still be read."""
    return lambda text: any(readable(mark, text) for mark in marks)


def at_start(text: str, payload: str) -> str:
    return f"{payload} {text}"


def at_end(text: str, payload: str) -> str:
    return f"{text} {payload}"


def first_paragraph(text: str, payload: str) -> str:
    return f"{payload}\n\n{text}"


def last_paragraph(text: str, payload: str) -> str:
    return f"{text}\n\n{payload}"


def middle_paragraph(text: str, payload: str) -> str:
    before, after = _halves(text)
    return f"{before}\n\n{payload}\n\n{after}"


def between_sentences(text: str, payload: str) -> str:
    before, after = _halves(text)
    return f"{before} {payload} {after}"


def within_a_sentence(text: str, payload: str) -> str:
    """After the first comma of the second half, as an aside."""
    comma = text.find(", ", len(text) // 2)
    return f"{text[: comma + 1]} {payload}, {text[comma + 2 :]}" if comma >= 0 else at_end(text, payload)


def both_ends(text: str, payload: str) -> str:
    return f"{payload}\n\n{text}\n\n{payload}"


def instead(_text: str, payload: str) -> str:
    return payload


def _halves(text: str) -> tuple[str, str]:
    """The text cut at the sentence end nearest to its middle; everything and nothing where it is one sentence."""
    ends = [found.start() for found in re.finditer(r"(?<=[.!?]) ", text)]
    cut = min(ends, key=lambda end: abs(end - len(text) // 2), default=len(text))
    return text[:cut], text[cut + 1 :]


def attack(family: Family, name: str, marked: str, put: Put = at_end, place: Place = Place.ANSWER) -> Attack:
    """An attack in plain words; `marked` has its demands in double square brackets."""
    payload, asked = plain(marked), demands(marked)
    return Attack(family, name, lambda text, _: put(text, payload), place, asked[0], sees_any(*asked))


def disguised(
    family: Family, name: str, demand: str, disguise: Callable[[str], str], put: Put = at_end, around: str = "{}"
) -> Attack:
    """An attack whose demand is written so that a filter may miss it; `around` is what stands on both sides of it."""
    written = disguise(demand)
    payload = around.replace("{}", written)
    return Attack(family, name, lambda text, _: put(text, payload), Place.ANSWER, demand, sees_any(demand, written))
