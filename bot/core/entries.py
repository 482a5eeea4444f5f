"""Journal entries of their own: what a member noticed in a drill, an outside mock or a real interview."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from bot.core.evidence import Evidence, Signal, written
from bot.core.journal import Signals
from bot.core.rubric import Dimension, Rubric

LATE_AFTER = timedelta(hours=1)
"""What is written later than this was written from memory; it counts all the same."""

LEADS_FOR = timedelta(days=7)
"""How long the area named after a real interview goes before the ranking (PRODUCT.md 4)."""


class EntryKind(StrEnum):
    """What the entry looks back on."""

    INTERVIEW = "interview"
    MOCK = "mock"
    DRILL = "drill"


@dataclass(frozen=True, slots=True)
class JournalEntry:
    """One entry about one area. `question` is the one that surprised, as it was asked; empty where none did."""

    id: str
    kind: EntryKind
    rubric_id: str
    dimension_id: str
    signals: Signals
    question: str
    happened_at: datetime
    written_at: datetime

    @property
    def late(self) -> bool:
        """Whether more than an hour lay between the end and the writing."""
        return self.written_at - self.happened_at > LATE_AFTER

    @property
    def leads_until(self) -> datetime | None:
        """How long its area comes first; None for what was no real interview."""
        return self.happened_at + LEADS_FOR if self.kind is EntryKind.INTERVIEW else None

    def by_signal(self) -> Mapping[Signal, str]:
        """Each signal with what was written of it. A question that surprised is a surprise where nothing else is."""
        return {**self.signals.by_signal(), Signal.SURPRISE: self.signals.surprise or self.question}

    def evidence(self) -> list[Evidence]:
        """What it tells of its area. A question that surprised is a surprise, once."""
        return written(self.by_signal(), self.dimension_id, self.id, self.happened_at)


@dataclass(frozen=True, slots=True)
class EntryForm:
    """An entry's form, empty, half filled or submitted, with the id the entry will be kept under.

    `happened_at` and `area`, (rubric id, dimension id), are None when none was picked.
    """

    id: str
    happened_at: datetime | None
    kind: EntryKind = EntryKind.INTERVIEW
    area: tuple[str, str] | None = None
    signals: Signals = field(default_factory=Signals)
    question: str = ""

    @property
    def says_something(self) -> bool:
        """Whether anything was written at all."""
        return bool(self.question or self.signals != Signals())


class Banked(StrEnum):
    """What became of the question that surprised. HAD: the member has one that asks the same."""

    NONE = "none"
    OFFERED = "offered"
    ADDED = "added"
    HAD = "had"


@dataclass(frozen=True, slots=True)
class EntryScene:
    """An entry with everything the message that confirms it shows. `leads`: its area comes first for now."""

    entry: JournalEntry
    rubric: Rubric
    leads: bool
    banked: Banked

    @property
    def dimension(self) -> Dimension:
        return self.rubric.dimension(self.entry.dimension_id)
