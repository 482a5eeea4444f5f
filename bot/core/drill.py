"""The drill as a state machine: every transition returns a new Drill or refuses with a sentence. No IO, no clock."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from bot.core.errors import StepPassed
from bot.core.goals import Goal
from bot.core.members import Level, Member, Mode

FEWEST_ROUNDS, MOST_ROUNDS = 3, 5
FIRST_DRILL_ROUNDS = 3
MINUTES_A_ROUND = 6
SCORE_WITHIN = timedelta(minutes=5)
"""A self-score later than this after the last round is kept and marked late (PRODUCT.md 3.6)."""
NUDGE_AFTER = timedelta(minutes=4)


class Phase(StrEnum):
    """Where a drill is. READY: the card is up. ROUNDS: asking and answering. SCORING: waits for the self-score."""

    READY = "ready"
    ROUNDS = "rounds"
    SCORING = "scoring"
    DONE = "done"
    STOPPED = "stopped"


OPEN_PHASES = (Phase.READY, Phase.ROUNDS, Phase.SCORING)


class Role(StrEnum):
    """What a round is for: the first exposes, the middle ones refine, the last tests under fresh pressure."""

    EXPOSE = "expose"
    REFINE = "refine"
    PRESSURE = "pressure"


class RoundState(StrEnum):
    """OPEN: the member answers. WAITING: the interviewer's turn. JUDGING: Pass or Not yet? CLOSED: over."""

    OPEN = "open"
    WAITING = "waiting"
    JUDGING = "judging"
    CLOSED = "closed"


class Verdict(StrEnum):
    """The member's own word on a round. LEFT: stopped when it was asked for, so there is none."""

    PASS = "pass"  # noqa: S105 - a verdict, not a password
    NOT_YET = "not_yet"
    SKIPPED = "skipped"
    LEFT = "left"


JUDGED = (Verdict.PASS, Verdict.NOT_YET)


class SayingKind(StrEnum):
    """What the interviewer said inside a round: a fact asked for, a follow-up, or a push under pressure."""

    FACT = "fact"
    PROBE = "probe"
    PUSH = "push"


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


@dataclass(frozen=True, slots=True)
class Round:
    """One question and what came of it. `asked_ts` is the question's ts in Slack once it is known."""

    number: int
    role: Role
    question_id: str
    question: str
    repeated: bool = False
    instruction: str | None = None
    state: RoundState = RoundState.OPEN
    verdict: Verdict | None = None
    sayings: tuple[Saying, ...] = ()
    asked_ts: str | None = None

    @property
    def probes(self) -> tuple[Saying, ...]:
        return tuple(saying for saying in self.sayings if saying.kind is not SayingKind.FACT)


@dataclass(frozen=True, slots=True)
class Drill:
    """One drill of one member on one area. Times are aware UTC datetimes."""

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
    phase: Phase = Phase.READY
    rounds: tuple[Round, ...] = ()
    channel_id: str | None = None
    thread_ts: str | None = None
    started_at: datetime | None = None
    rounds_over_at: datetime | None = None
    closed_at: datetime | None = None
    looked_back: frozenset[Step] = frozenset()
    scored_late: bool = False

    @property
    def step(self) -> str:
        """Names the state a button was drawn for, so that a second press of it is refused."""
        if self.phase is not Phase.ROUNDS:
            return self.phase.value
        return f"{self.now_at.number}.{self.now_at.state.value}.{len(self.now_at.probes)}"

    @property
    def is_open(self) -> bool:
        return self.phase in OPEN_PHASES

    @property
    def now_at(self) -> Round:
        """The round the drill is at; only while there is one."""
        return self.rounds[-1]

    @property
    def next_step(self) -> Step | None:
        """The first step of looking back that is still missing."""
        return next((step for step in Step if step not in self.looked_back), None)

    @property
    def minutes(self) -> int:
        """About how long the rounds take."""
        return self.planned * MINUTES_A_ROUND

    def role_of(self, number: int) -> Role:
        """The role of round `number`, counted from 1."""
        if number == self.planned:
            return Role.PRESSURE
        return Role.EXPOSE if number == 1 else Role.REFINE


def probes_allowed(role: Role) -> int:
    """How many follow-ups a round may have: one in refine rounds, up to two otherwise (PRODUCT.md 3.4)."""
    return 1 if role is Role.REFINE else 2


def begin(drill: Drill, first: Round, now: datetime) -> Drill:
    """Start pressed on the card: the first question is asked."""
    _expect(drill.phase is Phase.READY)
    return replace(drill, phase=Phase.ROUNDS, rounds=(first,), started_at=now)


def say(drill: Drill, kind: SayingKind, text: str) -> Drill:
    """The interviewer adds a line to the open round."""
    _expect(drill.phase is Phase.ROUNDS and drill.now_at.state is RoundState.OPEN)
    number = len(drill.now_at.sayings) + 1
    return _with_round(drill, sayings=(*drill.now_at.sayings, Saying(number, kind, text)))


def finish_answer(drill: Drill) -> Drill:
    """*Done*: the answer is complete, the interviewer's turn."""
    _expect(drill.phase is Phase.ROUNDS and drill.now_at.state is RoundState.OPEN)
    return _with_round(drill, state=RoundState.WAITING)


def may_probe(drill: Drill) -> bool:
    """Whether the round has a follow-up left. Code decides this, never the model."""
    return len(drill.now_at.probes) < probes_allowed(drill.now_at.role)


def follow_up(drill: Drill, text: str | None) -> Drill:
    """The interviewer's turn ends with a follow-up. With None, or none left, the member judges the round."""
    _expect(drill.phase is Phase.ROUNDS and drill.now_at.state is RoundState.WAITING)
    if text is None or not may_probe(drill):
        return _with_round(drill, state=RoundState.JUDGING)
    kind = SayingKind.PUSH if drill.now_at.role is Role.PRESSURE else SayingKind.PROBE
    return say(_with_round(drill, state=RoundState.OPEN), kind, text)


def skip_follow_up(drill: Drill) -> Drill:
    """*Skip* on a follow-up leaves only that unanswered: the member judges what was said before it."""
    _expect(drill.phase is Phase.ROUNDS and drill.now_at.state is RoundState.OPEN and bool(drill.now_at.probes))
    return _with_round(drill, state=RoundState.JUDGING)


def judge(drill: Drill, verdict: Verdict) -> Drill:
    """*Pass* or *Not yet* closes the round; *Skip* closes it unanswered."""
    _expect(drill.phase is Phase.ROUNDS)
    right_state = RoundState.OPEN if verdict is Verdict.SKIPPED else RoundState.JUDGING
    _expect(drill.now_at.state is right_state)
    return _with_round(drill, state=RoundState.CLOSED, verdict=verdict)


def go_on(drill: Drill, following: Round | None, now: datetime) -> Drill:
    """After a closed round: the next one, or None when the rounds are over and the look back begins."""
    _expect(drill.phase is Phase.ROUNDS and drill.now_at.state is RoundState.CLOSED)
    if following is not None:
        return replace(drill, rounds=(*drill.rounds, following))
    if all(round_.verdict is Verdict.SKIPPED for round_ in drill.rounds):
        return replace(drill, phase=Phase.STOPPED, closed_at=now)
    return replace(drill, phase=Phase.SCORING, rounds_over_at=now)


def stop(drill: Drill, now: datetime) -> Drill:
    """*Stop*: with a judged round behind it the drill goes to the look back, otherwise it just ends."""
    _expect(drill.phase in (Phase.READY, Phase.ROUNDS, Phase.SCORING))
    rounds = tuple(_broken_off(round_) for round_ in drill.rounds)
    if drill.phase is Phase.ROUNDS and any(round_.verdict in JUDGED for round_ in rounds):
        return replace(drill, phase=Phase.SCORING, rounds=rounds, rounds_over_at=now)
    return replace(drill, phase=Phase.STOPPED, rounds=rounds, closed_at=now)


def look_back(drill: Drill, step: Step, now: datetime) -> Drill:
    """One step of looking back was submitted (again, perhaps); all three close the drill.

    A repeat of an earlier step while the drill is open overwrites nothing but that step's own words.
    """
    _expect(drill.phase is Phase.SCORING)
    assert drill.rounds_over_at is not None
    late = drill.scored_late
    if step is Step.SCORE and step not in drill.looked_back:
        late = now - drill.rounds_over_at > SCORE_WITHIN
    drill = replace(drill, looked_back=drill.looked_back | {step}, scored_late=late)
    return replace(drill, phase=Phase.DONE, closed_at=now) if drill.next_step is None else drill


def round_of(ts: str, drill: Drill) -> int | None:
    """The round a message belongs to by its own ts: the last question asked before it. None before the first."""
    asked = [round_.number for round_ in drill.rounds if round_.asked_ts is not None and round_.asked_ts < ts]
    return max(asked, default=None)


def texts_asked(drill: Drill) -> Sequence[str]:
    """The questions of this drill so far, as asked."""
    return [round_.question for round_ in drill.rounds]


def _broken_off(round_: Round) -> Round:
    if round_.verdict is not None:
        return round_
    verdict = Verdict.LEFT if round_.state is RoundState.JUDGING else Verdict.SKIPPED
    return replace(round_, state=RoundState.CLOSED, verdict=verdict)


def _with_round(drill: Drill, **changes: object) -> Drill:
    return replace(drill, rounds=(*drill.rounds[:-1], replace(drill.now_at, **changes)))  # type: ignore[arg-type]


def _expect(holds: bool) -> None:
    if not holds:
        raise StepPassed
