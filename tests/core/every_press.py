"""Everything that can happen to a drill, as a row of moves, and how far it is from any of its steps to an end."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from functools import partial

from bot.core.drill import Drill, Handover, Phase, RoundState, SayingKind, Step, Verdict
from bot.core.errors import StepPassed
from bot.core.moves import (
    assessed,
    begin,
    drop,
    finish_answer,
    follow_up,
    go_on,
    hand_over,
    judge,
    look_back,
    pause,
    resume,
    run_out,
    say,
    skip_follow_up,
    stop,
)
from bot.core.thread import Buttons, buttons_now
from tests.cast import NOON
from tests.core.samples import round_for, settled

Move = Callable[[Drill], Drill]


def press_skip(drill: Drill) -> Drill:
    """One button: on a follow-up it skips that, otherwise the question."""
    asked = drill.rounds and drill.now_at.probes
    return skip_follow_up(drill) if asked else judge(drill, Verdict.SKIPPED)


def ask_next(drill: Drill, now: datetime = NOON) -> Drill:
    """The next question is there."""
    return go_on(drill, round_for(drill, len(drill.rounds) + 1), now)


def press_dont_wait(drill: Drill, now: datetime = NOON) -> Drill:
    """One button: for the bank's question, or for no follow-up. In a pause there is only *Continue*."""
    if drill.phase is not Phase.ROUNDS or drill.is_paused:
        raise StepPassed
    return ask_next(drill, now) if drill.awaits_question else follow_up(drill, None)


PRESSES: Mapping[str, Move] = {
    "Start": lambda drill: begin(drill, round_for(drill, 1), NOON),
    "Done": finish_answer,
    "Skip": press_skip,
    "Go on": lambda drill: judge(drill, Verdict.THIN),
    "Pass": lambda drill: judge(drill, Verdict.PASS),
    "Not yet": lambda drill: judge(drill, Verdict.NOT_YET),
    "Pause": lambda drill: pause(drill, NOON, say_so=True),
    "Continue": resume,
    "Stop": lambda drill: stop(drill, NOON),
    "Drop": lambda drill: drop(drill, NOON),
    "Don't wait": press_dont_wait,
}
"""The buttons that name the step they were drawn for."""

HAPPENINGS: Mapping[str, Move] = {
    **PRESSES,
    "a fact": lambda drill: say(drill, SayingKind.FACT, "Forty."),
    "a follow-up": lambda drill: follow_up(drill, "Why?"),
    "no follow-up": lambda drill: follow_up(drill, None),
    "the next question": ask_next,
    "a handover": lambda drill: hand_over(drill, Handover.SILENT),
    "a reading": lambda drill: assessed(drill, NOON, feedback=True),
    "time": lambda drill: run_out(drill, len(drill.rounds)),
    "silence": lambda drill: pause(drill, NOON, say_so=False),
    **{f"look back: {step}": partial(look_back, step=step, now=NOON) for step in Step},
}
"""Every press, reply and clock."""

LOOK_BACK = {f"look back: {step}" for step in Step}
FITTING_PHASE: Mapping[Phase, set[str]] = {
    Phase.READY: {"Start", "Stop", "Drop"},
    Phase.ROUNDS: {"Stop", "Drop"},
    Phase.SCORING: {"Stop", "Drop"} | LOOK_BACK,
    Phase.DONE: set(),
    Phase.STOPPED: set(),
}
FITTING_ROUND: Mapping[RoundState, set[str]] = {
    RoundState.OPEN: {"Done", "Skip", "time", "a fact"},
    RoundState.WAITING: {"a follow-up", "no follow-up", "time", "Don't wait"},
    RoundState.THIN: {"Done", "Go on", "time"},
    RoundState.JUDGING: {"Pass", "Not yet"},
    RoundState.CLOSED: {"the next question", "Don't wait"},
}
NEEDS_NO_MEMBER = {"a follow-up", "no follow-up", "a fact", "the next question", "a handover"}
"""What the interviewer says may arrive during a pause."""


def fitting(drill: Drill) -> set[str]:
    """The names of everything that must be taken at this step; all else must be refused."""
    if drill.phase is not Phase.ROUNDS:
        unread = Step.SCORE in drill.looked_back and drill.assessed_at is None
        return FITTING_PHASE[drill.phase] | ({"a reading"} if unread else set())
    here = FITTING_ROUND[drill.now_at.state]
    if drill.model is not None and drill.now_at.state in (RoundState.WAITING, RoundState.CLOSED):
        here = here | {"a handover"}
    if drill.now_at.time_up:
        here = here - ({"time", "Done"} if drill.now_at.state is RoundState.THIN else {"time"})
    here = here & NEEDS_NO_MEMBER | {"Continue"} if drill.is_paused else here | {"Pause", "silence"}
    return here | FITTING_PHASE[Phase.ROUNDS]


OFFERED: Mapping[Buttons, Sequence[str]] = {
    Buttons.NONE: ["no follow-up"],  # the bank's turn, which takes no time
    Buttons.THINKING: ["Don't wait"],
    Buttons.BEGIN: ["Start", "Stop"],
    Buttons.ANSWERING: ["Done", "Skip", "Pause", "Stop"],
    Buttons.THIN: ["Go on"],  # *Done* as well, while there is time to add something
    Buttons.JUDGING: ["Pass", "Not yet"],
    Buttons.PAUSED: ["Continue", "Stop", "Drop"],
    Buttons.SCORE: [*sorted(LOOK_BACK), "Stop"],
}
"""What the newest message of the thread offers, the way on first."""


def outcome(move: Move, drill: Drill) -> str | None:
    """Where a move leads, in a word; None where it is refused."""
    try:
        moved = move(drill)
    except StepPassed:
        return None
    verdict = moved.now_at.verdict if moved.rounds else None
    return f"{moved.step} {verdict}"


def presses_to_an_end(drill: Drill, at_most: int) -> int:
    """The fewest presses of offered buttons that end the drill; more than `at_most` where those don't do."""
    reached = {drill}
    for presses in range(at_most + 1):
        if not all(each.is_open for each in reached):
            return presses
        reached = {settled(HAPPENINGS[name](each)) for each in reached for name in OFFERED[buttons_now(each)]}
    return at_most + 1


def straight_on(drill: Drill, at_most: int) -> Drill:
    """Where the drill stands after going on as it offers for so long, or until it ends."""
    for _ in range(at_most):
        if not drill.is_open:
            break
        offered = OFFERED[buttons_now(drill)]
        way_on = f"look back: {drill.next_step}" if buttons_now(drill) is Buttons.SCORE else offered[0]
        drill = settled(HAPPENINGS[way_on](drill))
    return drill
