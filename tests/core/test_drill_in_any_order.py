"""Whatever is pressed, typed or delivered in whatever order, a drill and its thread stay whole."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from bot.core.drill import (
    FEWEST_ROUNDS,
    MOST_ROUNDS,
    Drill,
    Phase,
    Role,
    RoundState,
    SayingKind,
    Step,
    Verdict,
)
from bot.core.errors import StepPassed
from bot.core.moves import (
    begin,
    finish_answer,
    follow_up,
    go_on,
    judge,
    look_back,
    probes_allowed,
    say,
    skip_follow_up,
    stop,
)
from bot.core.thread import Buttons, Line, changes, lines
from tests.cast import NOON
from tests.core.samples import a_drill, round_for

VERDICTS = st.sampled_from([Verdict.PASS, Verdict.NOT_YET])
WAITS = st.sampled_from(
    [timedelta(0), timedelta(seconds=50), timedelta(minutes=5), timedelta(minutes=5, microseconds=1)]
)
ACTIONS = {
    (Phase.READY, None): Buttons.BEGIN,
    (Phase.ROUNDS, RoundState.OPEN): Buttons.ANSWERING,
    (Phase.ROUNDS, RoundState.WAITING): Buttons.NONE,
    (Phase.ROUNDS, RoundState.JUDGING): Buttons.JUDGING,
    (Phase.SCORING, None): Buttons.SCORE,
    (Phase.DONE, None): Buttons.NEXT,
    (Phase.STOPPED, None): Buttons.NEXT,  # after a start; a card that was put away has none
}


@dataclass
class Shown:
    """A thread as Slack would show it: lines posted once and redrawn where they stand."""

    lines: dict[str, Line] = field(default_factory=dict)

    def follow(self, before: Drill | None, after: Drill) -> None:
        """Post and redraw what changed; nothing that is already right is touched."""
        due = changes(before, after)
        for line in due.redraw:
            assert self.lines[line.key] != line
        for line in due.post:
            assert line.key not in self.lines
        self.lines.update({line.key: line for line in (*due.redraw, *due.post)})


class AnyOrder(RuleBasedStateMachine):
    """Presses everything at any time and knows, from the step alone, what must be taken and what refused."""

    @initialize(planned=st.integers(FEWEST_ROUNDS, MOST_ROUNDS), at_once=st.booleans())
    def open_a_drill(self, planned: int, at_once: bool) -> None:
        self.now = NOON
        self.drill = a_drill(planned=planned)
        self.thread = Shown()
        self.thread.follow(None, self.drill)
        self.stale: set[str] = set()
        self.late: bool | None = None
        if at_once:
            self.press_start()

    @property
    def at(self) -> tuple[Phase, RoundState | None]:
        in_rounds = self.drill.phase is Phase.ROUNDS
        return self.drill.phase, self.drill.now_at.state if in_rounds else None

    def take(self, step: Callable[[Drill], Drill], *, allowed: bool, stale: bool = True) -> None:
        """Take a step that is allowed; see that one that isn't is refused."""
        if not allowed:
            with pytest.raises(StepPassed):
                step(self.drill)
            return
        before, self.drill = self.drill, step(self.drill)
        self.thread.follow(before, self.drill)
        if stale:
            self.stale.add(before.step)

    def judge_and_go_on(self, drill: Drill, verdict: Verdict) -> Drill:
        """A verdict and the next round, as one step: so they are saved."""
        closed = judge(drill, verdict)
        number = len(closed.rounds) + 1
        following = round_for(closed, number) if number <= closed.planned else None
        return go_on(closed, following, self.now)

    @rule(wait=WAITS)
    def let_time_pass(self, wait: timedelta) -> None:
        self.now += wait

    @rule()
    def press_start(self) -> None:
        self.take(lambda drill: begin(drill, round_for(drill, 1), self.now), allowed=self.at == (Phase.READY, None))

    @rule()
    def ask_back(self) -> None:
        open_now = self.at == (Phase.ROUNDS, RoundState.OPEN)
        self.take(lambda drill: say(drill, SayingKind.FACT, "Forty."), allowed=open_now, stale=False)

    @rule()
    def press_done(self) -> None:
        self.take(finish_answer, allowed=self.at == (Phase.ROUNDS, RoundState.OPEN))

    @rule(text=st.sampled_from(["Why?", "And then?", None]))
    def interviewer_replies(self, text: str | None) -> None:
        self.take(lambda drill: follow_up(drill, text), allowed=self.at == (Phase.ROUNDS, RoundState.WAITING))

    @rule(verdict=VERDICTS)
    def press_a_verdict(self, verdict: Verdict) -> None:
        judging = self.at == (Phase.ROUNDS, RoundState.JUDGING)
        self.take(lambda drill: self.judge_and_go_on(drill, verdict), allowed=judging)

    @rule()
    def press_skip_on_a_follow_up(self) -> None:
        asked = self.at == (Phase.ROUNDS, RoundState.OPEN) and bool(self.drill.now_at.probes)
        self.take(skip_follow_up, allowed=asked)

    @rule()
    def press_skip(self) -> None:
        open_now = self.at == (Phase.ROUNDS, RoundState.OPEN)
        self.take(lambda drill: self.judge_and_go_on(drill, Verdict.SKIPPED), allowed=open_now)

    @precondition(lambda self: self.drill.is_open)
    @rule(verdict=VERDICTS, times=st.integers(1, 4), pace=WAITS)
    def do_what_is_asked(self, verdict: Verdict, times: int, pace: timedelta) -> None:
        """Goes the straight way for a while, so that the far end of a drill is met often enough."""
        for _ in range(times):
            straight: dict[Buttons, Callable[[], None]] = {
                Buttons.BEGIN: self.press_start,
                Buttons.ANSWERING: self.press_done,
                Buttons.NONE: lambda: self.interviewer_replies(None),
                Buttons.JUDGING: lambda: self.press_a_verdict(verdict),
                Buttons.SCORE: lambda: self.submit_a_step(self.drill.next_step or Step.SCORE),
            }
            straight.get(ACTIONS[self.at], lambda: None)()
            self.now += pace

    @rule(step=st.sampled_from(list(Step)))
    def submit_a_step(self, step: Step) -> None:
        allowed = self.drill.phase is Phase.SCORING
        if allowed and step is Step.SCORE and self.late is None:
            assert self.drill.rounds_over_at is not None
            self.late = self.now > self.drill.rounds_over_at + timedelta(minutes=5)
        self.take(lambda drill: look_back(drill, step, self.now), allowed=allowed, stale=False)

    @rule(sure=st.integers(1, 4))
    def press_stop(self, sure: int) -> None:
        """One press in four is meant; otherwise few drills would get far."""
        if sure == 4:
            self.take(lambda drill: stop(drill, self.now), allowed=self.drill.is_open)

    @invariant()
    def no_button_of_an_earlier_step_works_again(self) -> None:
        assert self.drill.step not in self.stale

    @invariant()
    def rounds_are_in_order_within_the_plan_and_only_the_last_is_open(self) -> None:
        rounds = self.drill.rounds
        assert [each.number for each in rounds] == list(range(1, len(rounds) + 1))
        assert len(rounds) <= self.drill.planned
        finished = rounds[:-1] if self.drill.phase is Phase.ROUNDS else rounds
        assert all(each.state is RoundState.CLOSED for each in finished)
        assert all((each.verdict is not None) == (each.state is RoundState.CLOSED) for each in rounds)

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

    @invariant()
    def times_follow_one_another(self) -> None:
        drill = self.drill
        known: list[datetime] = [
            time for time in (drill.created_at, drill.started_at, drill.rounds_over_at, drill.closed_at) if time
        ]
        assert known == sorted(known)

    @invariant()
    def the_thread_shows_the_drill_as_it_is(self) -> None:
        assert tuple(self.thread.lines.values()) == lines(self.drill)

    @invariant()
    def the_newest_line_alone_has_buttons_and_they_fit_the_step(self) -> None:
        *older, newest = lines(self.drill)
        assert {line.buttons for line in older} <= {Buttons.NONE}
        put_away = self.drill.phase is Phase.STOPPED and self.drill.started_at is None
        assert newest.buttons is (Buttons.NONE if put_away else ACTIONS[self.at])


AnyOrder.TestCase.settings = settings(max_examples=250, stateful_step_count=30)
TestAnyOrder = AnyOrder.TestCase
