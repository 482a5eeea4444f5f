"""What is left of an answer whose words were not kept, and whether another answer repeats it (PRODUCT.md 7, 9)."""

import struct
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from hashlib import blake2b

RUN = 5
"""Words a hash is made of."""
HASH_BYTES = 8
FEWEST_WORDS = 40
"""Below that in either answer nothing is called rehearsed."""
CONTAINED, MAYBE_CONTAINED = 0.08, 0.04
SHARED_RUN, MAYBE_SHARED_RUN = 12, 9
"""Words."""

_APOSTROPHES = "'’ʼ"
_Names = tuple[list[int], list[int]]
"""What is called alike is alike: a number for each place in the new answer, and for each in the old one."""


class Rehearsed(StrEnum):
    """Whether an answer repeats an earlier one. It is asked, never held against anybody."""

    YES = "yes"
    CHECK = "check"
    NO = "no"


@dataclass(frozen=True, slots=True)
class Remains:
    """What is left of an answer: how many words it had, and its fingerprint."""

    words: int
    hashes: tuple[int, ...]

    def and_later(self, later: "Remains") -> "Remains":
        """With words that came afterwards, when those before could not be read any more.

        What was there already is taken for an edit of the same answer, so it counts once; the new part of an edit
        counts as up to eight words more than it has, since that many of the old ones stand in hashes with it.
        """
        known = set(self.hashes)
        unseen = sum(each not in known for each in later.hashes)
        if later.hashes and not unseen:
            return self
        new = min(later.words, unseen + RUN - 1)
        return Remains(self.words + new, self.hashes + later.hashes)


def remains_of(text: str, salt: bytes) -> Remains:
    """What to keep of an answer instead of its words."""
    return Remains(len(_words(text)), fingerprint(text, salt))


def fingerprint(text: str, salt: bytes) -> tuple[int, ...]:
    """The 64-bit keyed hash of each run of five words, in order; empty below five words.

    Case, punctuation and width make no difference. Without `salt`, a secret of 1 to 64 bytes, the words can't be told
    from the hashes; whoever has it can still test a guess of five words. Only hashes of one salt can be compared.
    """
    assert salt
    said = _words(text)
    return tuple(_hash(said[at : at + RUN], salt) for at in range(len(said) - RUN + 1))


def as_bytes(hashes: Sequence[int]) -> bytes:
    """How a fingerprint is stored: eight bytes a hash, big-endian."""
    return struct.pack(f">{len(hashes)}Q", *hashes)


def from_bytes(stored: bytes) -> tuple[int, ...]:
    """The fingerprint that was stored. Raises struct.error for what can't be one: not eight bytes a hash."""
    return struct.unpack(f">{len(stored) // HASH_BYTES}Q", stored)


def containment(new: Sequence[int], old: Sequence[int]) -> float:
    """Share of the new answer's different runs of five words that occur in the old one, 0 to 1."""
    runs = set(new)
    return len(runs.intersection(old)) / len(runs) if runs else 0.0


def longest_shared_run(new: Sequence[int], old: Sequence[int]) -> int:
    """The most words in a row that both answers hold, 0 where it is under five: k hashes in a row are k+4 words."""
    hashes = _longest_common(new, old)
    return hashes + RUN - 1 if hashes else 0


def rehearsed(new: Sequence[int], old: Sequence[int], new_words: int, old_words: int) -> Rehearsed:
    """Whether the new answer sounds rehearsed beside the old one, given how many words each had."""
    if min(new_words, old_words) < FEWEST_WORDS:
        return Rehearsed.NO
    contained, run = containment(new, old), longest_shared_run(new, old)
    if contained >= CONTAINED or run >= SHARED_RUN:
        return Rehearsed.YES
    return Rehearsed.CHECK if contained >= MAYBE_CONTAINED or run >= MAYBE_SHARED_RUN else Rehearsed.NO


def _words(text: str) -> list[str]:
    """The words of a text as they sound: “Don’t — RE-READ” is dont, re, read."""
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    return "".join(map(_kept, folded)).split()


def _kept(char: str) -> str:
    """Letters, numbers and their marks; nothing for what stands inside a word unheard; else a blank."""
    category = unicodedata.category(char)
    if char in _APOSTROPHES or category == "Cf":
        return ""
    return char if category[0] in "LNM" else " "


def _hash(run: Iterable[str], salt: bytes) -> int:
    digest = blake2b(" ".join(run).encode(), digest_size=HASH_BYTES, key=salt).digest()
    return int.from_bytes(digest, "big")


def _longest_common(new: Sequence[int], old: Sequence[int]) -> int:
    """The length of the longest stretch that stands in both, in time n·log n whatever they hold.

    Stretches of 1, 2, 4, 8 … hashes are named, each by the names of its halves, until none is in both; the length is
    then put together from these, longest first: a stretch that both hold holds every shorter one.
    """
    doubled: list[_Names] = []
    names = (list(new), list(old))
    while _shared(names):
        doubled.append(names)
        names = _joined(names, names, 1 << (len(doubled) - 1))
    length, longest = 0, ([0] * (len(new) + 1), [0] * (len(old) + 1))
    for power in reversed(range(len(doubled))):
        longer = _joined(longest, doubled[power], length)
        if _shared(longer):
            length, longest = length + (1 << power), longer
    return length


def _shared(names: _Names) -> bool:
    return not set(names[0]).isdisjoint(names[1])


def _joined(first: _Names, second: _Names, length: int) -> _Names:
    """Names for each stretch of `first`, which are of this length, together with the stretch of `second` after it."""
    known: dict[tuple[int, int], int] = {}

    def name(side: int) -> list[int]:
        both = zip(first[side], second[side][length:], strict=False)
        return [known.setdefault(each, len(known)) for each in both]

    return name(0), name(1)
