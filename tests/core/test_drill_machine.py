"""Whatever is pressed, typed or delivered in whatever order, a drill and its thread stay whole."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from bot.core.drill import FEWEST_ROUNDS, MOST_ROUNDS, Drill, Format, Phase, Role, RoundState, SayingKind, Step, Verdict
from bot.core.members import Mode
from bot.core.moves import (
    begin,
    drop,
    finish_answer,
    follow_up,
    judge,
    look_back,
    pause,
    probes_allowed,
    resume,
    run_out,
    say,
    skip_follow_up,
    stop,
)
from bot.core.thread import Buttons, Line, changes, lines
from tests.cast import NOON
from tests.core.every_press import HAPPENINGS, PRESSES, fitting, outcome, presses_to_an_end, straight_on
from tests.core.samples import a_drill, round_for, settled

ROUNDS = {
    Format.FOCUSED: st.integers(FEWEST_ROUNDS, MOST_ROUNDS),
    Format.FULL_LENGTH: st.integers(5, 8),
    Format.CHECK: st.just(1),
}
FORMS = st.sampled_from(Format).flatmap(lambda format_: st.tuples(st.just(format_), ROUNDS[format_]))
WAITS = st.sampled_from(
    [timedelta(0), timedelta(seconds=50), timedelta(minutes=5), timedelta(minutes=5, microseconds=1)]
)
FORWARD = (Phase.READY, Phase.ROUNDS)
BUTTONS = {
    RoundState.OPEN: Buttons.ANSWERING,
    RoundState.WAITING: Buttons.NONE,
    RoundState.THIN: Buttons.THIN,
    RoundState.JUDGING: Buttons.JUDGING,
}
FARTHEST_FROM_AN_END = 4
"""Presses: on from a round, *Stop*, and *Close without scoring*; one more where the interviewer has to reply first."""


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

    @initialize(form=FORMS, mode=st.sampled_from(Mode))
    def open_a_drill(self, form: tuple[Format, int], mode: Mode) -> None:
        self.now = NOON
        self.drill = a_drill(format=form[0], planned=form[1], mode=mode)
        self.thread = Shown()
        self.thread.follow(None, self.drill)
        self.meant: dict[tuple[str, str], str] = {}
        self.late: bool | None = None

    @precondition(lambda self: not self.drill.is_open)
    @rule(form=FORMS, mode=st.sampled_from(Mode))
    def open_the_next(self, form: tuple[Format, int], mode: Mode) -> None:
        self.open_a_drill(form, mode)

    def take(self, move: Callable[[Drill], Drill]) -> None:
        """Make a move, a second after the last one, with what follows from it at once."""
        self.now += timedelta(seconds=1)
        before, self.drill = self.drill, settled(move(self.drill), self.now)
        self.see_that_nothing_behind_it_changed(before)
        self.thread.follow(before, self.drill)

    def see_that_nothing_behind_it_changed(self, before: Drill) -> None:
        closed = [each for each in before.rounds if each.state is RoundState.CLOSED]
        assert list(self.drill.rounds[: len(closed)]) == closed
        assert len(self.drill.rounds) >= len(before.rounds)
        for was, now in zip(before.rounds, self.drill.rounds, strict=False):
            assert now.sayings[: len(was.sayings)] == was.sayings
        shown = [line.key for line in lines(before)]
        assert [line.key for line in lines(self.drill)][: len(shown)] == shown

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
        self.now = self.now + wait
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
    def what_fits_is_taken_and_everything_else_refused(self) -> None:
        """Of a drill that has ended, everything."""
        assert {name for name, move in HAPPENINGS.items() if outcome(move, self.drill)} == fitting(self.drill)

    @invariant()
    def every_step_has_a_way_out(self) -> None:
        assert presses_to_an_end(self.drill, FARTHEST_FROM_AN_END) <= FARTHEST_FROM_AN_END

    @invariant()
    def going_on_as_offered_ends_it_as_well(self) -> None:
        if self.drill.is_open:
            a_round = 3  # *Done*, the interviewer's turn, a verdict; and once *Start* or *Continue*
            end = straight_on(self.drill, 1 + a_round * self.drill.planned + len(Step))
            assert end.phase is (Phase.DONE if end.has_something_to_score else Phase.STOPPED)

    @invariant()
    def a_button_means_what_it_meant_when_it_was_drawn(self) -> None:
        """What the step's name doesn't tell apart is either the same or refused."""
        for name, move in PRESSES.items():
            meaning = outcome(move, self.drill)
            if meaning is not None:
                assert self.meant.setdefault((self.drill.step, name), meaning) == meaning

    @invariant()
    def rounds_are_in_order_within_the_plan_and_only_the_last_is_open(self) -> None:
        rounds = self.drill.rounds
        assert [each.number for each in rounds] == list(range(1, len(rounds) + 1))
        assert len(rounds) <= self.drill.planned
        finished = rounds[:-1] if self.drill.phase is Phase.ROUNDS else rounds
        assert all(each.state is RoundState.CLOSED for each in finished)
        assert all((each.verdict is not None) == (each.state is RoundState.CLOSED) for each in rounds)

    @invariant()
    def only_the_last_part_of_an_interview_is_asked_about(self) -> None:
        if self.drill.format is Format.FULL_LENGTH:
            parts = self.drill.rounds[: self.drill.planned - 1]
            asked = {Verdict.PASS, Verdict.NOT_YET, Verdict.LEFT}
            assert not asked & {each.verdict for each in parts}
            assert not {RoundState.THIN, RoundState.JUDGING} & {each.state for each in parts}

    @invariant()
    def follow_ups_stay_within_the_roles_allowance(self) -> None:
        for each in self.drill.rounds:
            assert len(each.probes) <= probes_allowed(each.role)
            assert [saying.number for saying in each.sayings] == list(range(1, len(each.sayings) + 1))
            pressed = SayingKind.PUSH if each.role is Role.PRESSURE else SayingKind.PROBE
            assert {saying.kind for saying in each.probes} <= {pressed}

    @invariant()
    def it_is_done_with_all_three_steps_and_only_then(self) -> None:
        assert (self.drill.phase is Phase.DONE) == (self.drill.looked_back == set(Step))
        assert (self.drill.closed_at is None) == self.drill.is_open
        assert self.drill.scored_late is (self.late or False)
        assert self.drill.phase is Phase.ROUNDS or not self.drill.is_paused

    @invariant()
    def times_follow_one_another(self) -> None:
        drill = self.drill
        known = [at for at in (drill.created_at, drill.started_at, drill.rounds_over_at, drill.closed_at) if at]
        assert known == sorted(known)

    @invariant()
    def the_thread_shows_the_drill_as_it_is(self) -> None:
        assert tuple(self.thread.lines.values()) == lines(self.drill)

    @invariant()
    def the_newest_line_alone_has_buttons_and_they_fit_the_step(self) -> None:
        *older, newest = lines(self.drill)
        assert {line.buttons for line in older} <= {Buttons.NONE}
        assert newest.buttons is self.buttons_due()

    def buttons_due(self) -> Buttons:
        """A member who waits for the interviewer has none, and a card put away before the start has none."""
        if self.drill.is_paused:
            return Buttons.PAUSED
        if self.drill.phase is Phase.ROUNDS:
            return BUTTONS[self.drill.now_at.state]
        if self.drill.is_open:
            return Buttons.BEGIN if self.drill.phase is Phase.READY else Buttons.SCORE
        return Buttons.NONE if self.drill.started_at is None else Buttons.NEXT


DrillMachine.TestCase.settings = settings(max_examples=200, stateful_step_count=40, report_multiple_bugs=False)
TestDrillMachine = DrillMachine.TestCase
