"""What a member's own notes have in common: which signal, about which area, at which kind of question; never a guess.

From three entries with something in them on (PRODUCT.md 4). The kind of question needs more: so many entries of the
kind and of others that chance would hardly deal them out like that.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from math import comb

from bot.core.evidence import Signal

FEWEST = 3
"""Entries before anything is told, and mentions before anything is called a pattern: two of a thing are none."""
LATEST = 40
"""Only so many of the latest entries are looked at: what was long ago says little of today."""
RARELY_CHANCE = 0.005
"""A kind of question is named when chance alone would give it such a lead this rarely.

Every signal is compared over every kind, and that is many comparisons: with forty entries chance names a kind for fewer
than one member in ten. With the usual 0.05 it would for four in ten.
"""


class Kind(StrEnum):
    """What is known of the questions an entry looks back on."""

    INTERVIEW = "interview"
    MOCK = "mock"
    DRILL = "drill"
    ALOUD = "aloud"
    TYPED = "typed"
    FULL_LENGTH = "full_length"
    FOCUSED = "focused"
    OWN_QUESTION = "own_question"
    FROM_THE_BANK = "from_the_bank"
    HARDER = "harder"
    AT_LEVEL = "at_level"


ASPECTS = (
    frozenset({Kind.INTERVIEW, Kind.MOCK, Kind.DRILL}),
    frozenset({Kind.ALOUD, Kind.TYPED}),
    frozenset({Kind.FULL_LENGTH, Kind.FOCUSED}),
    frozenset({Kind.OWN_QUESTION, Kind.FROM_THE_BANK}),
    frozenset({Kind.HARDER, Kind.AT_LEVEL}),
)
"""An entry is of one kind at most in each. A kind is compared with the others of its aspect, not with all there is."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What was noticed once, in the member's words: after a drill, a mock or an interview.

    `area` is a dimension's id, or None where the rubric has it no more. `kinds` holds what is known, and no more.
    """

    at: datetime
    area: str | None
    words: Mapping[Signal, str]
    kinds: frozenset[Kind] = frozenset()


@dataclass(frozen=True, slots=True)
class Contrast:
    """A kind of question at which something was noticed more: `times` in `of` entries, elsewhere `other_times`."""

    kind: Kind
    times: int
    of: int
    other_times: int
    other_of: int


@dataclass(frozen=True, slots=True)
class Pattern:
    """One signal that came up again and again: in `times` of all entries, newest words first.

    `area` holds most of them, `in_area`, or is None; `entries_in_area` is how many entries are about it at all.
    """

    signal: Signal
    times: int
    words: tuple[str, ...]
    area: str | None = None
    in_area: int = 0
    entries_in_area: int = 0
    contrast: Contrast | None = None


@dataclass(frozen=True, slots=True)
class Noticed:
    """How many of the latest entries have something in them, and what they have in common, most frequent first."""

    entries: int
    patterns: tuple[Pattern, ...] = ()

    @property
    def are_the_latest(self) -> bool:
        """Whether these are as many as are looked at, so that there may be older ones."""
        return self.entries >= LATEST

    @property
    def missing(self) -> int:
        """So many more entries before anything is told."""
        return max(0, FEWEST - self.entries)


def look_for_patterns(entries: Iterable[Entry]) -> Noticed:
    """What the entries show; the order they come in makes no difference. Those without words don't count."""
    noted = sorted((entry for entry in entries if entry.words), key=lambda entry: entry.at, reverse=True)[:LATEST]
    if len(noted) < FEWEST:
        return Noticed(len(noted))
    found = (_pattern(signal, noted) for signal in Signal)
    patterns = sorted((one for one in found if one is not None), key=lambda one: -one.times)
    return Noticed(len(noted), tuple(patterns))


def _pattern(signal: Signal, newest_first: Sequence[Entry]) -> Pattern | None:
    having = [entry for entry in newest_first if signal in entry.words]
    if len(having) < FEWEST:
        return None
    area, in_area = _most_about(having)
    return Pattern(
        signal=signal,
        times=len(having),
        words=_words(signal, having, area),
        area=area,
        in_area=in_area,
        entries_in_area=sum(entry.area == area for entry in newest_first) if area else 0,
        contrast=_contrast(signal, newest_first),
    )


def _most_about(having: Sequence[Entry]) -> tuple[str | None, int]:
    """The area of more than half of them, if that is three or more, and how many are about it."""
    areas = Counter(entry.area for entry in having if entry.area is not None)
    area, times = areas.most_common(1)[0] if areas else (None, 0)
    return (area, times) if times >= FEWEST and 2 * times > len(having) else (None, 0)


def _words(signal: Signal, having: Sequence[Entry], area: str | None) -> tuple[str, ...]:
    """Each wording once; of the area that is named, if one is."""
    about = [entry for entry in having if area is None or entry.area == area]
    return tuple(dict.fromkeys(" ".join(entry.words[signal].split()) for entry in about))


def _contrast(signal: Signal, entries: Sequence[Entry]) -> Contrast | None:
    """The kind that stands out most, if one does."""
    found = [one for aspect in ASPECTS for kind in sorted(aspect) if (one := _compared(signal, entries, kind, aspect))]
    return min(found, key=lambda one: (_chance(one), one.kind), default=None)


def _compared(signal: Signal, entries: Sequence[Entry], kind: Kind, aspect: frozenset[Kind]) -> Contrast | None:
    of_kind = [signal in entry.words for entry in entries if kind in entry.kinds]
    others = [signal in entry.words for entry in entries if kind not in entry.kinds and entry.kinds & aspect]
    if len(of_kind) < FEWEST or len(others) < FEWEST or sum(of_kind) < FEWEST:
        return None
    contrast = Contrast(kind, sum(of_kind), len(of_kind), sum(others), len(others))
    return contrast if _chance(contrast) <= RARELY_CHANCE else None


def _chance(seen: Contrast) -> float:
    """How likely so many or more of the mentions fall on this kind if kinds made no difference (Fisher's exact test).

    All mentions are dealt out over all entries blindly.
    """
    mentions, entries = seen.times + seen.other_times, seen.of + seen.other_of
    at_most = min(seen.of, mentions)
    ways = sum(comb(seen.of, k) * comb(seen.other_of, mentions - k) for k in range(seen.times, at_most + 1))
    return ways / comb(entries, mentions)
