"""Sessions of the log that no drill of ours stands behind: what a member brought along from elsewhere."""

from dataclasses import dataclass, field
from datetime import datetime

from bot.core.entries import EntryKind
from bot.core.evidence import Evidence, given, written
from bot.core.journal import LastFix, Signals
from bot.core.scoring import HUMAN, Rater, Score

NOBODY_NAMED = "someone"
"""Whose leaning a score carries when the log doesn't say who, or which AI, it was."""


def rater_name(rater: Rater, name: str, kind: EntryKind, interviewer: str) -> str:
    """Who gave a score, as far as the log tells: whoever it names, or the person who held the mock or the interview.

    Who asked in a drill is often a question bank, and an AI that scored is seldom who asked.
    """
    held_it = rater in HUMAN and kind is not EntryKind.DRILL
    return name or (interviewer if held_it else "")


@dataclass(frozen=True, slots=True)
class LoggedScore:
    """What one rater gave one dimension; `late`: long after the session. `name`: who it was, where that is told."""

    dimension_id: str
    rater: Rater
    score: Score
    late: bool = False
    name: str = ""


@dataclass(frozen=True, slots=True)
class LoggedSession:
    """One drill, mock or interview as the log has it. At most one score a rater, their name and dimension.

    Without a rubric there are no scores and no area. `signals.dimension_id` is set where they are about another area
    than the session's own; `became`: what became of the fix.
    """

    id: str
    kind: EntryKind
    at: datetime
    added_at: datetime
    interviewer: str = ""
    problem: str = ""
    rubric_id: str | None = None
    dimension_id: str | None = None
    signals: Signals = field(default_factory=Signals)
    fix: str = ""
    became: LastFix | None = None
    scores: tuple[LoggedScore, ...] = ()

    def __post_init__(self) -> None:
        assert self.rubric_id is not None or not self.scores
        assert self.rubric_id is not None or self.dimension_id is None

    @property
    def signals_about(self) -> str | None:
        """The area the signals speak of, if any."""
        return self.signals.dimension_id or self.dimension_id

    def rater_id(self, score: LoggedScore) -> str:
        """Whose leaning a score of it carries; empty for the member's own."""
        if score.rater is Rater.SELF:
            return ""
        return rater_name(score.rater, score.name, self.kind, self.interviewer) or NOBODY_NAMED

    def evidence(self) -> list[Evidence]:
        """What it tells of its rubric's areas."""
        at, area = self.at, self.signals_about
        scores = [given(one.dimension_id, one.score, one.rater, self.rater_id(one), self.id, at) for one in self.scores]
        signals = written(self.signals.by_signal(), area, self.id, at) if area else []
        return [*(one for one in scores if one is not None), *signals]
