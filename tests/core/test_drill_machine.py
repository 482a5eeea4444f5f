"""Whatever is pressed, typed or delivered in whatever order, a drill and its thread stay whole.

Every single step of a short drill: test_every_step.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from bot.core.drill import FEWEST_ROUNDS, MOST_ROUNDS, Drill, Format, Handover, Phase, SayingKind, Step, Verdict
from bot.core.members import Mode
from bot.core.moves import (
    assessed,
    begin,
    drop,
    finish_answer,
    follow_up,
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
from bot.core.thread import Line, changes, lines
from tests.cast import NOON
from tests.core.every_press import PRESSES, ask_next, fitting, outcome, press_dont_wait, straight_on
from tests.core.samples import a_drill, round_for, settled
from tests.core.wholeness import ALWAYS, nothing_behind_it_changed

ROUNDS = {
    Format.FOCUSED: st.integers(FEWEST_ROUNDS, MOST_ROUNDS),
    Format.FULL_LENGTH: st.integers(5, 8),
    Format.CHECK: st.just(1),
}
FORMS = st.sampled_from(Format).flatmap(lambda format_: st.tuples(st.just(format_), ROUNDS[format_]))
MODELS = st.sampled_from([None, "an AI"])
WAITS = st.sampled_from([timedelta(0), timedelta(seconds=299), timedelta(minutes=5)])
"""A second after the rounds: in time, at the last moment, late."""

FORWARD = (Phase.READY, Phase.ROUNDS)


@dataclass
class Shown:
    """A thread as Slack would show it: lines posted once, redrawn where they stand, never taken away."""

    lines: dict[str, Line] = field(default_factory=dict)

    def follow(self, before: Drill | None, after: Drill) -> None:
        """Post and redraw what changed; nothing that is already right is touched."""
        due = changes(before, after)
        assert all(self.lines[line.key] != line for line in due.redraw)
        assert not self.lines.keys() & {line.key for line in due.post}
        self.lines.update({line.key: line for line in (*due.redraw, *due.post)})


def fits(name: str) -> Callable[[Any], Any]:
    """Only where this must be taken; that it is refused elsewhere is seen at every step."""
    return precondition(lambda self: name in fitting(self.drill))


class DrillMachine(RuleBasedStateMachine):
    """Does anything at any time and knows, from the step alone, what must be taken and what refused."""

    @initialize(form=FORMS, mode=st.sampled_from(Mode), model=MODELS)
    def open_a_drill(self, form: tuple[Format, int], mode: Mode, model: str | None) -> None:
        self.now = NOON
        self.drill = a_drill(format=form[0], planned=form[1], mode=mode, model=model)
        self.thread = Shown()
        self.thread.follow(None, self.drill)
        self.meant: dict[tuple[str, str], str] = {}
        self.late: bool | None = None

    @precondition(lambda self: not self.drill.is_open)
    @rule(form=FORMS, mode=st.sampled_from(Mode), model=MODELS)
    def open_the_next(self, form: tuple[Format, int], mode: Mode, model: str | None) -> None:
        self.open_a_drill(form, mode, model)

    def take(self, move: Callable[[Drill], Drill]) -> None:
        """Make a move, with what follows from it at once; the next one comes a second later."""
        before, self.drill = self.drill, settled(move(self.drill), self.now)
        nothing_behind_it_changed(before, self.drill)
        self.thread.follow(before, self.drill)
        self.now += timedelta(seconds=1)

    @fits("Start")
    @rule()
    def press_start(self) -> None:
        self.take(lambda drill: begin(drill, round_for(drill, 1), self.now))

    @fits("a fact")
    @rule()
    def ask_back(self) -> None:
        self.take(lambda drill: say(drill, SayingKind.FACT, "Forty."))

    @fits("Done")
    @rule()
    def press_done(self) -> None:
        self.take(finish_answer)

    @fits("no follow-up")
    @rule(text=st.sampled_from(["Why?", "And then?", None]), thin=st.booleans())
    def interviewer_replies(self, text: str | None, thin: bool) -> None:
        """Also to a member who paused right after *Done*."""
        self.take(lambda drill: follow_up(drill, text, thin=thin))

    @fits("the next question")
    @rule()
    def the_next_question_comes(self) -> None:
        """Also to a member who paused meanwhile."""
        self.take(lambda drill: ask_next(drill, self.now))

    @fits("Don't wait")
    @rule()
    def press_dont_wait(self) -> None:
        self.take(lambda drill: press_dont_wait(drill, self.now))

    @fits("a handover")
    @rule(reason=st.sampled_from(Handover))
    def the_bank_takes_over(self, reason: Handover) -> None:
        self.take(lambda drill: hand_over(drill, reason))

    @fits("a reading")
    @rule(feedback=st.booleans())
    def an_ai_has_read_it(self, feedback: bool) -> None:
        """Also a drill that is over by then."""
        self.take(lambda drill: assessed(drill, self.now, feedback=feedback))

    @fits("Pass")
    @rule(verdict=st.sampled_from([Verdict.PASS, Verdict.NOT_YET]))
    def press_a_verdict(self, verdict: Verdict) -> None:
        self.take(lambda drill: judge(drill, verdict))

    @fits("Go on")
    @rule()
    def press_go_on(self) -> None:
        self.take(lambda drill: judge(drill, Verdict.THIN))

    @fits("Skip")
    @rule(thin=st.booleans())
    def press_skip(self, thin: bool) -> None:
        probed = bool(self.drill.now_at.probes)
        self.take(lambda drill: skip_follow_up(drill, thin=thin) if probed else judge(drill, Verdict.SKIPPED))

    @precondition(lambda self: len(self.drill.rounds) == self.drill.planned)
    @fits("time")
    @rule(thin=st.booleans())
    def clock_runs_out(self, thin: bool) -> None:
        """Of the last round, which alone has one."""
        self.take(lambda drill: run_out(drill, drill.planned, thin=thin))

    @fits("Pause")
    @rule(say_so=st.booleans())
    def leave_for_a_while(self, say_so: bool) -> None:
        self.take(lambda drill: pause(drill, self.now, say_so=say_so))

    @fits("Continue")
    @rule()
    def press_continue(self) -> None:
        self.take(resume)

    @fits("Stop")
    @rule(leave=st.sampled_from([stop, drop]), sure=st.integers(1, 4))
    def press_stop_or_drop(self, leave: Callable[..., Drill], sure: int) -> None:
        """One press in four is meant; otherwise few drills would get far."""
        if sure == 4:
            self.take(lambda drill: leave(drill, self.now))

    @fits(f"look back: {Step.SCORE}")
    @rule(step=st.sampled_from(Step), wait=WAITS)
    def submit_a_step(self, step: Step, wait: timedelta) -> None:
        assert self.drill.rounds_over_at is not None
        self.now += wait
        if step is Step.SCORE and self.late is None:
            self.late = self.now > self.drill.rounds_over_at + timedelta(minutes=5)
        self.take(lambda drill: look_back(drill, step, self.now))

    @precondition(lambda self: self.drill.phase in FORWARD and len(self.drill.rounds) < self.drill.planned)
    @rule(presses=st.integers(3, 24))
    def go_on_as_offered(self, presses: int) -> None:
        """The straight way, so that the far end of a drill is met often enough."""
        for _ in range(presses):
            if len(self.drill.rounds) < self.drill.planned:
                self.take(lambda drill: straight_on(drill, 1))

    @invariant()
    def the_drill_is_whole(self) -> None:
        for holds in ALWAYS:
            holds(self.drill)

    @invariant()
    def a_button_means_what_it_meant_when_it_was_drawn(self) -> None:
        """What the step's name doesn't tell apart is either the same or refused."""
        for name, move in PRESSES.items():
            meaning = outcome(move, self.drill)
            if meaning is not None:
                assert self.meant.setdefault((self.drill.step, name), meaning) == meaning

    @invariant()
    def the_first_score_alone_says_whether_it_was_late(self) -> None:
        assert self.drill.scored_late is (self.late or False)

    @invariant()
    def the_thread_shows_the_drill_as_it_is(self) -> None:
        """In the order it came, but for the line of a handover, which may have come after a verdict."""
        wanted = lines(self.drill)
        assert self.thread.lines == {line.key: line for line in wanted}
        assert list(self.thread.lines.values())[-1] == wanted[-1]


DrillMachine.TestCase.settings = settings(max_examples=150, stateful_step_count=50, report_multiple_bugs=False)
TestDrillMachine = DrillMachine.TestCase
