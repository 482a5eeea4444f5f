"""All that speaks for one area's standing, a page at a time: each item with where it is from, and how it is put right.

Gathered by a journey, drawn by a view. What counts how much: evidence.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from bot.core.entries import EntryForm, EntryKind
from bot.core.evidence import Evidence, Signal, Source, weigh
from bot.core.journal import Signals
from bot.core.log import Kept
from bot.core.logged import LoggedSession
from bot.core.rubric import Dimension, Rubric
from bot.core.scoring import Score
from bot.core.standing import Standing

PAGE = 25
"""Items shown at a time."""
_SEPARATOR = "|"


@dataclass(frozen=True, slots=True)
class Place:
    """A page of an area; `page` counts from 0, the newest, towards the oldest."""

    rubric_id: str
    dimension_id: str
    page: int = 0

    def written(self) -> str:
        """The place as text that `read` takes; ids have no bar in them."""
        return _SEPARATOR.join((self.rubric_id, self.dimension_id, str(self.page)))

    @classmethod
    def read(cls, text: str) -> "Place":
        rubric_id, dimension_id, page = text.split(_SEPARATOR)
        return cls(rubric_id, dimension_id, int(page))


@dataclass(frozen=True, slots=True)
class Spot:
    """One observation on a page, by its ref."""

    place: Place
    ref: str

    @property
    def session(self) -> str:
        """The id of the drill, entry or logged session it was made in; every ref begins with it."""
        return self.ref.partition("/")[0]

    def written(self) -> str:
        return f"{self.place.written()}{_SEPARATOR}{self.ref}"

    @classmethod
    def read(cls, text: str) -> "Spot":
        *place, ref = text.split(_SEPARATOR, 3)
        return cls(Place.read(_SEPARATOR.join(place)), ref)


class Counts(StrEnum):
    """Whether an observation moves the area. BEYOND: newer AI scores already have all the say that AI gets."""

    YES = "yes"
    LEFT_OUT = "left_out"
    BEYOND = "beyond"


class Correction(StrEnum):
    """How an observation is put right, beside leaving it out. What other people gave is never changed."""

    SECOND_THOUGHT = "second_thought"
    SIGNALS = "signals"
    ENTRY = "entry"
    REMOVAL = "removal"


@dataclass(frozen=True, slots=True)
class SeenIn:
    """The session something was observed in; `words`: what the member wrote of each signal."""

    kind: EntryKind
    kept_in: Kept
    words: Mapping[Signal, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Item:
    """One observation as it is shown. `second_thought` is what the member would give by now."""

    evidence: Evidence
    seen_in: SeenIn
    counts: Counts = Counts.YES
    second_thought: Score | None = None

    @property
    def words(self) -> str:
        """What the member wrote of it; empty for scores."""
        signal = self.evidence.signal
        return self.seen_in.words.get(signal, "") if signal else ""

    @property
    def rater_id(self) -> str:
        """Who gave the score, as it is kept: a person's id or name, or an AI's name."""
        return self.evidence.rater.partition(":")[2]

    @property
    def correction(self) -> Correction | None:
        """How it is put right, or None where it can only be left out."""
        if self.seen_in.kept_in is Kept.ELSEWHERE:
            return Correction.REMOVAL
        if given_by_oneself(self.evidence) is not None:
            return Correction.SECOND_THOUGHT
        if self.evidence.signal is None:
            return None
        return Correction.ENTRY if self.seen_in.kept_in is Kept.ENTRY else Correction.SIGNALS


@dataclass(frozen=True, slots=True)
class AreaDetail:
    """One page of all that was observed of an area, oldest first. `seen` counts the items of all pages.

    `waits`: an open drill has more, which joins when it is finished.
    """

    standing: Standing
    place: Place
    items: tuple[Item, ...]
    seen: int
    waits: bool = False

    @property
    def dimension(self) -> Dimension:
        return self.standing.rubric.dimension(self.place.dimension_id)

    @property
    def first(self) -> int:
        """The number of the page's first item, counted from 1, the oldest."""
        return self.seen - self.place.page * PAGE - len(self.items) + 1

    @property
    def last(self) -> int:
        """The number of its last item; one below `first` on an empty page."""
        return self.first + len(self.items) - 1


@dataclass(frozen=True, slots=True)
class SecondThought:
    """What the member would give by now, to be asked beside what they gave; the anchors help them decide."""

    item: Item
    given: Score
    dimension: Dimension


@dataclass(frozen=True, slots=True)
class SignalsAgain:
    """What the member noticed in a drill, to be written anew. `drilled` is its dimension's id."""

    rubric: Rubric
    drilled: str
    signals: Signals


Correcting = SecondThought | SignalsAgain | EntryForm | LoggedSession
"""What a form puts right. An entry has its own form; a session brought from elsewhere can only be removed."""


def in_order(seen: Sequence[Evidence]) -> list[Evidence]:
    """Oldest first; of one session the member's own score before the rest, and that always in the same order."""
    return sorted(seen, key=lambda item: (item.at, item.session, item.source is not Source.SELF, item.ref))


def nearest_page(wanted: int, seen: int) -> int:
    """The page there is: `wanted`, or the nearest to it. An area without any evidence has one, an empty one."""
    last = max(seen - 1, 0) // PAGE
    return min(max(wanted, 0), last)


def on_page(oldest_first: Sequence[Evidence], page: int) -> Sequence[Evidence]:
    """The items of a page: the newest one is full, the oldest has what is left."""
    end = len(oldest_first) - page * PAGE
    return oldest_first[max(end - PAGE, 0) : max(end, 0)]


def what_counts(seen: Sequence[Evidence], left_out: Collection[str], now: datetime) -> Mapping[str, Counts]:
    """Ref → whether it counts, for everything seen of one area."""
    kept = [item for item in seen if item.ref not in left_out]
    weighed = {each.evidence.ref for each in weigh(kept, now)}
    found = dict.fromkeys((item.ref for item in seen), Counts.LEFT_OUT)
    return found | {item.ref: Counts.YES if item.ref in weighed else Counts.BEYOND for item in kept}


def given_by_oneself(evidence: Evidence) -> Score | None:
    """What the member gave themself, *can't tell* included; None for all else."""
    if evidence.signal is Signal.CANT_TELL:
        return Score.CANT_TELL
    return Score(str(int(evidence.value))) if evidence.source is Source.SELF else None
