"""A member's whole record as plain values, in the words they were shown. The files made of it are export's."""

from dataclasses import dataclass, field
from datetime import datetime

_NO_MARKS = str.maketrans(dict.fromkeys("(),;", " "))
"""A name between brackets goes without the marks that end it."""


@dataclass(frozen=True, slots=True)
class Typed:
    """Something the member wrote, as typed. `at` is an aware UTC datetime, as every time of a record is."""

    at: datetime
    text: str


@dataclass(frozen=True, slots=True)
class RemindersRecord:
    """When reminders come, as the member chose: days by name, a wall clock as “09:00”, the quiet days as ISO ranges."""

    days: tuple[str, ...]
    clock: str
    week_on: str | None = None
    quiet: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ProfileRecord:
    """Who practises: what the app knows of them, and their settings. `zone` is an IANA name.

    `digest`: what a channel's digest may have of them. `quotes_only`: of answers only quotes and fingerprints stay;
    `fingerprints`: of how many answers there is one.
    """

    zone: str
    locale: str
    rubric: str | None
    level: str | None
    mode: str
    rounds: int | None
    created_at: datetime
    reminders_paused_until: datetime | None = None
    keep_days: int | None = None
    quotes_only: bool = False
    fingerprints: int = 0
    digest: str = "nothing"
    reminders: RemindersRecord | None = None


@dataclass(frozen=True, slots=True)
class RoundRecord:
    """One round: the question, the answers, what the interviewer said to them, the member's own verdict.

    `words` is how long the answers were; None for what was said aloud.
    """

    number: int
    role: str
    question: str
    instruction: str | None = None
    answers: tuple[Typed, ...] = ()
    interviewer: tuple[str, ...] = ()
    words: int | None = None
    verdict: str | None = None


@dataclass(frozen=True, slots=True)
class ScoreRecord:
    """What one rater gave one dimension: 1, 2, 3 or can't tell. `late`: after the five minutes.

    `name` tells one rater of a kind from another: whatever a person goes by in the log, the model of an AI.

    `left_out`: the member has it not count for where they stand. `second_thought`: what they would give by now.
    """

    dimension: str
    score: str
    rater: str = "self"
    late: bool = False
    left_out: bool = False
    second_thought: str | None = None
    name: str = ""

    @property
    def words(self) -> str:
        """“Trade-offs: 2 (partner Mia, late)”. Read from its end it has one meaning, whatever a dimension is called."""
        who = " ".join([self.rater, *self.name.translate(_NO_MARKS).split()])
        return f"{self.dimension}: {self.score} ({who}{', late' if self.late else ''})"


@dataclass(frozen=True, slots=True)
class SignalsRecord:
    """Where it hesitated, what sounded rehearsed, what surprised; empty where nothing did.

    `left_out` names those the member has not count for where they stand.
    """

    hesitation: str = ""
    rehearsed: str = ""
    surprise: str = ""
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RetroRecord:
    """The look back in words. `last_fix` is whether the fix of the drill before was kept: fixed, partly, not."""

    well: str = ""
    wrong: str = ""
    fix: str = ""
    practice: str = ""
    last_fix: str | None = None


@dataclass(frozen=True, slots=True)
class DrillRecord:
    """One drill. `rubric` and `area` are names; `phase` says in plain words how far it got.

    `signals_area` is set where the member tagged the signals to another area than the drilled one.
    """

    id: str
    rubric: str
    area: str
    level: str
    mode: str
    format: str
    goal: str
    goal_origin: str
    phase: str
    created_at: datetime
    started_at: datetime | None = None
    closed_at: datetime | None = None
    interviewer: str = "question bank"
    rounds: tuple[RoundRecord, ...] = ()
    scores: tuple[ScoreRecord, ...] = ()
    signals: SignalsRecord = field(default_factory=SignalsRecord)
    signals_area: str | None = None
    retro: RetroRecord | None = None

    @property
    def at(self) -> datetime:
        """When it was practised: its start, or when the card came for one that was never started."""
        return self.started_at or self.created_at


@dataclass(frozen=True, slots=True)
class JournalRecord:
    """A journal entry of its own. `kind` is drill, mock or interview; `question` the one that surprised."""

    happened_at: datetime
    written_at: datetime
    kind: str
    rubric: str | None = None
    area: str | None = None
    interviewer: str = ""
    signals: SignalsRecord = field(default_factory=SignalsRecord)
    question: str = ""


@dataclass(frozen=True, slots=True)
class LoggedRecord:
    """A drill, mock or interview from elsewhere, as it was imported. `rubric` and `area` are names, where it has any.

    `became`: what became of the fix: fixed, partly, not.
    """

    id: str
    at: datetime
    added_at: datetime
    kind: str
    rubric: str | None = None
    area: str | None = None
    interviewer: str = ""
    problem: str = ""
    scores: tuple[ScoreRecord, ...] = ()
    signals: SignalsRecord = field(default_factory=SignalsRecord)
    signals_area: str | None = None
    fix: str = ""
    became: str | None = None


@dataclass(frozen=True, slots=True)
class QuestionRecord:
    """A question of the member's own bank. `source` says in plain words where it came from."""

    added_at: datetime
    rubric: str
    area: str
    question: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class InterviewRecord:
    """An interview the member told us about; `called_off_at` when they took it back."""

    starts_at: datetime
    added_at: datetime
    called_off_at: datetime | None = None
    minutes: int = 60


@dataclass(frozen=True, slots=True)
class ReadingRecord:
    """A reference answer the member scored for practice: the level they gave, and the reference's. Both 1 to 3."""

    read_at: datetime
    rubric: str
    area: str
    given: int
    reference: int


@dataclass(frozen=True, slots=True)
class QuoteRecord:
    """The member's own words, in the round they said them."""

    round: int
    text: str


@dataclass(frozen=True, slots=True)
class AssessmentRecord:
    """What an AI read of one area in one drill. `score` is 1 to 3, or None and `why_none` says why in plain words."""

    read_at: datetime
    drill: str
    rubric: str
    area: str
    model: str
    score: int | None
    why_none: str | None = None
    quotes: tuple[QuoteRecord, ...] = ()
    missing: tuple[str, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """Everything kept about one member, in any order.

    `messages` were typed to the app outside a drill's rounds; `drafts` stand in a form that was never submitted.
    """

    exported_at: datetime
    profile: ProfileRecord
    drills: tuple[DrillRecord, ...] = ()
    journal: tuple[JournalRecord, ...] = ()
    logged: tuple[LoggedRecord, ...] = ()
    own_questions: tuple[QuestionRecord, ...] = ()
    interviews: tuple[InterviewRecord, ...] = ()
    readings: tuple[ReadingRecord, ...] = ()
    assessments: tuple[AssessmentRecord, ...] = ()
    messages: tuple[Typed, ...] = ()
    drafts: tuple[Typed, ...] = ()
