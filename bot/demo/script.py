"""What a past is written in: drills, rounds, entries and sessions as plain values. Whose past it is lives beside it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.core.assessment import Assessment
from bot.core.drill import Verdict
from bot.core.entries import EntryKind
from bot.core.journal import LastFix, Signals
from bot.core.members import Level, Mode, Sharing
from bot.core.scoring import Score

Area = tuple[str, str]
"""(rubric id, dimension id)."""

IN_TIME = 3
"""Minutes after the last round at which most scores were given."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody of the workspace: their Slack id, their IANA zone, what they practise for and share."""

    user_id: str
    tz: str
    rubric_id: str
    level: Level
    sharing: Sharing


@dataclass(frozen=True, slots=True)
class ByAPerson:
    """What a partner who watched gave. `user_id`: their Slack id."""

    user_id: str
    scores: Mapping[str, Score]


@dataclass(frozen=True, slots=True)
class Asked:
    """A round with an AI as interviewer: its question and instruction, the answer, a follow-up and what was said to it.

    The first round's question is the bank's, and nothing has to be done in it yet: both are empty there.
    """

    answer: str
    question: str = ""
    instruction: str = ""
    follow_up: str = ""
    more: str = ""


@dataclass(frozen=True, slots=True)
class WithAi:
    """A typed drill with an AI: the bank's question it opened with, its rounds, and what was read in the answers."""

    question_id: str
    rounds: tuple[Asked, ...]
    read: tuple[Assessment, ...]


@dataclass(frozen=True, slots=True)
class PastDrill:
    """One finished drill. Spoken aloud, unless it was `with_ai`: then `notes` are what was left in the thread.

    `verdicts` has one for each round; `own` is the drilled dimension's score, `beside` what else was scored. Without a
    `goal` it is the last fix, of which `became` tells the end. `own_question` is one that opens the drill.
    """

    days_ago: int
    area: Area
    verdicts: tuple[Verdict, ...]
    own: Score
    fix: str
    well: str = ""
    wrong: str = ""
    practice: str = ""
    became: LastFix | None = None
    goal: str | None = None
    notes: tuple[str, ...] = ()
    signals: Signals = field(default_factory=Signals)
    beside: Mapping[str, Score] = field(default_factory=dict)
    by_people: tuple[ByAPerson, ...] = ()
    scored_after: int = IN_TIME
    own_question: str = ""
    with_ai: WithAi | None = None

    @property
    def mode(self) -> Mode:
        return Mode.TYPED if self.with_ai else Mode.ALOUD


@dataclass(frozen=True, slots=True)
class PastEntry:
    """One journal entry, written so many minutes after the end; its question went into the own bank."""

    days_ago: int
    kind: EntryKind
    area: Area
    signals: Signals
    question: str = ""
    written_after: int = 20


@dataclass(frozen=True, slots=True)
class PastLog:
    """Sessions from elsewhere, imported: a CSV with the log's columns, where `{9}` is nine days before that day."""

    days_ago: int
    csv: str


Day = PastDrill | PastEntry | PastLog


@dataclass(frozen=True, slots=True)
class Past:
    """Everything one person did.

    `misread`: how far their levels were from those of as many reference answers, scored for practice at the start.
    """

    person: Person
    drills: tuple[PastDrill, ...]
    entries: tuple[PastEntry, ...] = ()
    logs: tuple[PastLog, ...] = ()
    misread: tuple[int, ...] = ()

    def days(self) -> list[Day]:
        """What was done, in the order it was done in."""
        every: list[Day] = [*self.drills, *self.entries, *self.logs]
        return sorted(every, key=lambda one: one.days_ago, reverse=True)
