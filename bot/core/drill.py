"""What a drill is: its phases, rounds and sayings, and what follows from them. How it moves on: moves."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from math import ceil

from bot.core.answers import TYPED_WORDS_PER_SECOND
from bot.core.goals import Goal
from bot.core.members import Level, Member, Mode

FEWEST_ROUNDS, MOST_ROUNDS = 3, 5
FIRST_DRILL_ROUNDS = 3
MINUTES_A_ROUND = 6
SCORE_WITHIN = timedelta(minutes=5)
"""A self-score later than this after the last round is kept and marked late (PRODUCT.md 3.6)."""
NUDGE_AFTER = timedelta(minutes=4)
IDLE_AFTER = timedelta(hours=12)
"""Nothing typed and nothing pressed for so long: the drill is paused."""
OFFER_AFTER = timedelta(hours=24)
"""Left for so long, a drill is offered again once: to go on, to score what was done, or to drop."""
CLOSE_AFTER = timedelta(days=7)
"""A drill nobody came back to for so long is closed unscored."""
TYPED_WORDS_A_MINUTE = 40
SHORTEST_PRESSURE_MINUTES = 3


class Phase(StrEnum):
    """Where a drill is. READY: the card is up. ROUNDS: asking and answering. SCORING: waits for the self-score."""

    READY = "ready"
    ROUNDS = "rounds"
    SCORING = "scoring"
    DONE = "done"
    STOPPED = "stopped"


OPEN_PHASES = (Phase.READY, Phase.ROUNDS, Phase.SCORING)
ENDED_PHASES = (Phase.DONE, Phase.STOPPED)


class Format(StrEnum):
    """FOCUSED: one area, a question a round. FULL_LENGTH: a whole interview, a window for each dimension.

    CHECK: one round on an area that was reliable, to see whether it still is.
    """

    FOCUSED = "focused"
    FULL_LENGTH = "full_length"
    CHECK = "check"


class Role(StrEnum):
    """What a round is for: the first exposes, the middle ones refine, the last tests under fresh pressure."""

    EXPOSE = "expose"
    REFINE = "refine"
    PRESSURE = "pressure"


class RoundState(StrEnum):
    """OPEN: the member answers. WAITING: the interviewer's turn. JUDGING: Pass or Not yet? CLOSED: over.

    THIN: too little was said to judge it; the member adds to it or goes on without a verdict.
    """

    OPEN = "open"
    WAITING = "waiting"
    THIN = "thin"
    JUDGING = "judging"
    CLOSED = "closed"


ANSWERING = (RoundState.OPEN, RoundState.THIN)
"""The member may write and press *Done*."""


class Verdict(StrEnum):
    """The member's own word on a round, or why there is none.

    LEFT: stopped when it was asked for. THIN: not enough to score. ANSWERED: a part of a full-length interview, which
    is judged once, as a whole.
    """

    PASS = "pass"  # noqa: S105 - a verdict, not a password
    NOT_YET = "not_yet"
    SKIPPED = "skipped"
    LEFT = "left"
    THIN = "thin"
    ANSWERED = "answered"


JUDGED = (Verdict.PASS, Verdict.NOT_YET)
COUNTS = (*JUDGED, Verdict.ANSWERED)
"""A drill with one such round behind it has something to score."""


class SayingKind(StrEnum):
    """What was said to the member inside a round: a fact asked for, a follow-up, or a push under pressure.

    PAUSE marks where the member paused; its message shows the pause, and later that the round went on. HANDOVER marks
    where the bank took over from the AI interviewer; its text is the Handover's name.
    """

    FACT = "fact"
    PROBE = "probe"
    PUSH = "push"
    PAUSE = "pause"
    HANDOVER = "handover"


class Voice(StrEnum):
    """Whose words a question or a follow-up are: the rubric's, or an AI's."""

    BANK = "bank"
    AI = "ai"


class Handover(StrEnum):
    """Why the bank took over from the AI interviewer for the rest of a drill.

    SILENT: no usable answer in time. SPENT: what the AI may cost today is used up.
    """

    SILENT = "silent"
    SPENT = "spent"


class Step(StrEnum):
    """The three steps of looking back, in their order."""

    SCORE = "score"
    JOURNAL = "journal"
    FIX = "fix"


@dataclass(frozen=True, slots=True)
class Saying:
    """One line of the interviewer inside a round; `number` counts from 1 within the round."""

    number: int
    kind: SayingKind
    text: str
    voice: Voice = Voice.BANK


@dataclass(frozen=True, slots=True)
class Round:
    """One question and what came of it. `asked_ts` is the question's ts in Slack once it is known.

    In a full-length interview a round is the part about `dimension_id`, from one minute of it to another; otherwise
    all three are None. `time_up`: the last round's clock ran out before *Done*. `words`: how long the answer was, once
    it is complete; None for what was said aloud.
    """

    number: int
    role: Role
    question_id: str
    question: str
    dimension_id: str | None = None
    from_minute: int | None = None
    to_minute: int | None = None
    repeated: bool = False
    instruction: str | None = None
    voice: Voice = Voice.BANK
    state: RoundState = RoundState.OPEN
    verdict: Verdict | None = None
    time_up: bool = False
    words: int | None = None
    sayings: tuple[Saying, ...] = ()
    asked_ts: str | None = None

    @property
    def probes(self) -> tuple[Saying, ...]:
        return tuple(saying for saying in self.sayings if saying.kind in (SayingKind.PROBE, SayingKind.PUSH))


@dataclass(frozen=True, slots=True)
class Drill:
    """One drill of one member on one area. Times are aware UTC datetimes.

    `twisted`: every question comes with its twist. `model`: the AI that interviews, or None for the question bank.
    `assessed_at`: when an AI had read the answers, or had given up on it; None before, and where none was asked.
    `has_feedback`: it found something to quote.
    """

    id: str
    member: Member
    rubric_id: str
    rubric_version: str
    dimension_id: str
    level: Level
    mode: Mode
    goal: Goal
    seconds: int
    planned: int
    created_at: datetime
    format: Format = Format.FOCUSED
    twisted: bool = False
    model: str | None = None
    phase: Phase = Phase.READY
    rounds: tuple[Round, ...] = ()
    channel_id: str | None = None
    thread_ts: str | None = None
    started_at: datetime | None = None
    paused_at: datetime | None = None
    rounds_over_at: datetime | None = None
    closed_at: datetime | None = None
    looked_back: frozenset[Step] = frozenset()
    scored_late: bool = False
    assessed_at: datetime | None = None
    has_feedback: bool = False

    @property
    def step(self) -> str:
        """Names the state a button was drawn for, so that a second press of it is refused."""
        if self.phase is Phase.SCORING:
            return f"{self.phase.value}.{len(self.looked_back)}"
        if self.phase is not Phase.ROUNDS:
            return self.phase.value
        paused = "paused." if self.is_paused else ""
        return f"{paused}{self.now_at.number}.{self.now_at.state.value}.{len(self.now_at.probes)}"

    @property
    def is_open(self) -> bool:
        return self.phase in OPEN_PHASES

    @property
    def is_paused(self) -> bool:
        return self.paused_at is not None

    @property
    def awaits_question(self) -> bool:
        """Between two rounds: the interviewer is wording the next question."""
        return self.phase is Phase.ROUNDS and self.now_at.state is RoundState.CLOSED

    @property
    def was_handed_over(self) -> bool:
        """Whether the bank took over from an AI."""
        return any(each.kind is SayingKind.HANDOVER for round_ in self.rounds for each in round_.sayings)

    @property
    def has_something_to_score(self) -> bool:
        """Whether any round was answered in full."""
        return any(round_.verdict in COUNTS for round_ in self.rounds)

    @property
    def now_at(self) -> Round:
        """The round the drill is at; only while there is one."""
        return self.rounds[-1]

    @property
    def about(self) -> str:
        """The dimension the round it is at is about: in a full-length interview its part's, otherwise the drill's."""
        return self.now_at.dimension_id or self.dimension_id

    @property
    def next_step(self) -> Step | None:
        """The first step of looking back that is still missing."""
        return next((step for step in Step if step not in self.looked_back), None)

    @property
    def minutes(self) -> int:
        """About how long the rounds of a focused drill take."""
        return self.planned * MINUTES_A_ROUND

    def minutes_under_pressure(self, number: int) -> int | None:
        """The limit of round `number`: the last one has one, follow-ups included; the others have none.

        Long enough to type what one says within the goal's limit, at forty words a minute.
        """
        if self.role_of(number) is not Role.PRESSURE:
            return None
        round_ = self.rounds[number - 1] if number <= len(self.rounds) else None
        if round_ and round_.from_minute is not None and round_.to_minute is not None:
            return round_.to_minute - round_.from_minute
        typed = ceil(self.seconds * TYPED_WORDS_PER_SECOND / TYPED_WORDS_A_MINUTE)
        return max(SHORTEST_PRESSURE_MINUTES, typed)

    def role_of(self, number: int) -> Role:
        """The role of round `number`, counted from 1."""
        if number == self.planned:
            return Role.PRESSURE
        return Role.EXPOSE if number == 1 else Role.REFINE


def round_of(ts: str, drill: Drill) -> int | None:
    """The round a message belongs to by its own ts: the last question asked before it. None before the first."""
    asked = [round_.number for round_ in drill.rounds if round_.asked_ts is not None and round_.asked_ts < ts]
    return max(asked, default=None)


STAGE = "stage:"
"""How the question ids of a full-length interview's later parts begin, where they stay with its one problem."""


def problem_of(drill: Drill) -> str:
    """The id of the question the member works on: in a later part of one problem, that of the first."""
    asked = drill.now_at.question_id
    return drill.rounds[0].question_id if asked.startswith(STAGE) else asked
