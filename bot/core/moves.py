"""The drill as a state machine: every move returns a new Drill or refuses with a sentence. No IO, no clock."""

from dataclasses import replace
from datetime import datetime

from bot.core.drill import (
    ANSWERING,
    SCORE_WITHIN,
    Drill,
    Format,
    Handover,
    Phase,
    Role,
    Round,
    RoundState,
    Saying,
    SayingKind,
    Step,
    Verdict,
    Voice,
)
from bot.core.errors import StepPassed


def probes_allowed(role: Role) -> int:
    """How many follow-ups a round may have: one in refine rounds, up to two otherwise (PRODUCT.md 3.4)."""
    return 1 if role is Role.REFINE else 2


def begin(drill: Drill, first: Round, now: datetime) -> Drill:
    """Start pressed on the card: the first question is asked."""
    _expect(drill.phase is Phase.READY)
    return replace(drill, phase=Phase.ROUNDS, rounds=(first,), started_at=now)


def say(drill: Drill, kind: SayingKind, text: str, voice: Voice = Voice.BANK) -> Drill:
    """The interviewer adds a line to the open round."""
    _expect(drill.phase is Phase.ROUNDS and drill.now_at.state is RoundState.OPEN)
    return _with_saying(drill, kind, text, voice)


def hand_over(drill: Drill, reason: Handover) -> Drill:
    """The AI that is waited for fell silent: the bank asks for the rest of the drill. A line in the thread says so."""
    _expect(drill.phase is Phase.ROUNDS and drill.model is not None)
    _expect(drill.now_at.state in (RoundState.WAITING, RoundState.CLOSED))
    return _with_saying(replace(drill, model=None), SayingKind.HANDOVER, reason, Voice.BANK)


def finish_answer(drill: Drill, *, words: int | None = None) -> Drill:
    """*Done*: the answer is complete, the interviewer's turn. What was added to a thin answer is judged at once.

    After time ran out nothing can be added: a limit is a limit.
    """
    _expect_active(drill, *ANSWERING)
    was_thin = drill.now_at.state is RoundState.THIN
    _expect(not (was_thin and drill.now_at.time_up))
    return _with_round(drill, state=RoundState.JUDGING if was_thin else RoundState.WAITING, words=words)


def may_probe(drill: Drill) -> bool:
    """Whether the round has a follow-up left. Code decides this, never the model."""
    return not drill.now_at.time_up and len(drill.now_at.probes) < probes_allowed(drill.now_at.role)


def follow_up(
    drill: Drill, text: str | None, voice: Voice = Voice.BANK, *, thin: bool = False, words: int | None = None
) -> Drill:
    """The interviewer's turn ends with a follow-up. With None, or none left, the answer is complete.

    `thin`: all that was said in the round is too little to judge (see thinness).
    """
    _expect(drill.phase is Phase.ROUNDS and drill.now_at.state is RoundState.WAITING)
    if text is None or not may_probe(drill):
        return _answered(drill, thin, words)
    kind = SayingKind.PUSH if drill.now_at.role is Role.PRESSURE else SayingKind.PROBE
    return say(_with_round(drill, state=RoundState.OPEN), kind, text, voice)


def skip_follow_up(drill: Drill, *, thin: bool = False, words: int | None = None) -> Drill:
    """*Skip* on a follow-up leaves only that unanswered: what was said before it is judged."""
    _expect_active(drill, RoundState.OPEN)
    _expect(bool(drill.now_at.probes))
    return _answered(drill, thin, words)


def run_out(drill: Drill, number: int, *, thin: bool = False, words: int | None = None) -> Drill:
    """The clock of the last round ran out: what was said by then is judged. A turn under way ends without a push."""
    _expect_active(drill, *ANSWERING, RoundState.WAITING)
    _expect(drill.now_at.number == number and not drill.now_at.time_up)
    drill = _with_round(drill, time_up=True)
    return drill if drill.now_at.state is RoundState.WAITING else _answered(drill, thin, words)


def judge(drill: Drill, verdict: Verdict) -> Drill:
    """*Pass* or *Not yet* closes the round; *Skip* closes it unanswered, *Go on* closes a thin one."""
    allowed = {Verdict.SKIPPED: RoundState.OPEN, Verdict.THIN: RoundState.THIN}
    _expect_active(drill, allowed.get(verdict, RoundState.JUDGING))
    return _with_round(drill, state=RoundState.CLOSED, verdict=verdict)


def go_on(drill: Drill, following: Round | None, now: datetime) -> Drill:
    """After a closed round: the next one, or None when the rounds are over and the look back begins.

    Also for who paused meanwhile: it may be the interviewer's turn that closes a round, or brings the next question.
    """
    _expect(drill.phase is Phase.ROUNDS and drill.now_at.state is RoundState.CLOSED)
    if following is not None:
        return replace(drill, rounds=(*drill.rounds, following))
    if not drill.has_something_to_score:
        return replace(drill, phase=Phase.STOPPED, closed_at=now)
    return replace(drill, phase=Phase.SCORING, rounds_over_at=now)


def pause(drill: Drill, now: datetime, *, say_so: bool) -> Drill:
    """*Pause*, or half a day of silence: the round waits as it is.

    `say_so`: a message in the thread tells of it. Where none is due, the newest one shows it.
    """
    _expect_active(drill, *ANSWERING, RoundState.WAITING, RoundState.JUDGING, RoundState.CLOSED)
    if say_so and drill.now_at.state is RoundState.OPEN:
        drill = say(drill, SayingKind.PAUSE, "")
    return replace(drill, paused_at=now)


def resume(drill: Drill) -> Drill:
    """*Continue*: on with the round, as it was left."""
    _expect(drill.phase is Phase.ROUNDS and drill.is_paused)
    return replace(drill, paused_at=None)


def stop(drill: Drill, now: datetime) -> Drill:
    """*Stop*, *Score what I did*: with an answered round behind it the drill goes to the look back, else it ends."""
    _expect(drill.is_open)
    over = replace(drill, rounds=tuple(map(_broken_off, drill.rounds)), paused_at=None)
    if drill.phase is Phase.ROUNDS and over.has_something_to_score:
        return replace(over, phase=Phase.SCORING, rounds_over_at=now)
    return replace(over, phase=Phase.STOPPED, closed_at=now)


def drop(drill: Drill, now: datetime) -> Drill:
    """*Drop*, or a week of silence: the drill ends unscored, whatever was answered."""
    _expect(drill.is_open)
    rounds = tuple(map(_broken_off, drill.rounds))
    return replace(drill, phase=Phase.STOPPED, rounds=rounds, paused_at=None, closed_at=now)


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


def assessed(drill: Drill, now: datetime, *, feedback: bool) -> Drill:
    """An AI has read the answers, or has given up on it. What it read is in the assessments, shown at the reveal."""
    _expect(Step.SCORE in drill.looked_back and drill.assessed_at is None)
    return replace(drill, assessed_at=now, has_feedback=feedback)


def _answered(drill: Drill, thin: bool, words: int | None) -> Drill:
    """The round's answer is complete. A full-length interview goes on at once until its last part."""
    if drill.format is Format.FULL_LENGTH and drill.now_at.number < drill.planned:
        verdict = Verdict.THIN if thin else Verdict.ANSWERED
        return _with_round(drill, state=RoundState.CLOSED, verdict=verdict, words=words)
    return _with_round(drill, state=RoundState.THIN if thin else RoundState.JUDGING, words=words)


def _broken_off(round_: Round) -> Round:
    """A round that was stopped. One already judged stays as it is."""
    if round_.verdict is not None:
        return round_
    left = {RoundState.JUDGING: Verdict.LEFT, RoundState.THIN: Verdict.THIN}
    return replace(round_, state=RoundState.CLOSED, verdict=left.get(round_.state, Verdict.SKIPPED))


def _with_saying(drill: Drill, kind: SayingKind, text: str, voice: Voice) -> Drill:
    said = drill.now_at.sayings
    return _with_round(drill, sayings=(*said, Saying(len(said) + 1, kind, text, voice)))


def _with_round(drill: Drill, **changes: object) -> Drill:
    return replace(drill, rounds=(*drill.rounds[:-1], replace(drill.now_at, **changes)))  # type: ignore[arg-type]


def _expect_active(drill: Drill, *states: RoundState) -> None:
    """The drill is at a round in one of these states, and not paused."""
    _expect(drill.phase is Phase.ROUNDS and not drill.is_paused and drill.now_at.state in states)


def _expect(holds: bool) -> None:
    if not holds:
        raise StepPassed
