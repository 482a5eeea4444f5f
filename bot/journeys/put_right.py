"""What the member put right in their record: what they left out of where they stand, and what they think by now."""

from dataclasses import dataclass, replace

from bot.core.evidence import Signal, ref_of_signal
from bot.core.records import ScoreRecord, SignalsRecord
from bot.core.scoring import Score
from bot.journeys.visit import Visit
from bot.store import corrections


@dataclass(frozen=True, slots=True)
class PutRight:
    """All corrections of one member, by the ref of what they are about."""

    left_out: frozenset[str]
    second_thoughts: dict[str, Score]

    @classmethod
    def by(cls, visit: Visit) -> "PutRight":
        """The visitor's."""
        return cls(
            frozenset(corrections.left_out(visit.tx, visit.member)),
            corrections.second_thoughts(visit.tx, visit.member),
        )

    def score(self, record: ScoreRecord, ref: str) -> ScoreRecord:
        """The score with what became of it."""
        thought = self.second_thoughts.get(ref)
        return replace(record, left_out=ref in self.left_out, second_thought=thought.told if thought else None)

    def signals(self, record: SignalsRecord, session_id: str) -> SignalsRecord:
        """A session's signals with the names of those that were left out."""
        names = (Signal.HESITATION, Signal.REHEARSED, Signal.SURPRISE)
        out = [name.value for name in names if ref_of_signal(session_id, name) in self.left_out]
        return replace(record, left_out=tuple(out))
