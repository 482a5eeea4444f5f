"""Leaving a drill for a while or for good, and looking back on it: the moves that end it."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.drill import SCORE_WITHIN, Drill, Phase, RoundState, SayingKind, Step, Verdict
from bot.core.moves import drop, finish_answer, follow_up, look_back, pause, resume, run_out, say, stop
from tests.cast import NOON
from tests.core.samples import a_drill, after, in_part, in_round, to_score, under_way, with_state

STATES = [state for state in RoundState if state is not RoundState.CLOSED]


@pytest.mark.parametrize("state", STATES)
def test_a_round_waits_through_a_pause_as_it_is(state: RoundState) -> None:
    before = with_state(in_round(2), state)
    paused = pause(before, after(minutes=3), say_so=False)
    assert (paused.is_paused, paused.paused_at, paused.rounds) == (True, after(minutes=3), before.rounds)
    assert resume(paused) == before


def test_a_pause_that_is_told_of_stands_in_the_round_and_one_by_silence_does_not() -> None:
    told = pause(say(under_way(), SayingKind.FACT, "Forty."), NOON, say_so=True)
    assert [(saying.number, saying.kind) for saying in told.now_at.sayings] == [
        (1, SayingKind.FACT),
        (2, SayingKind.PAUSE),
    ]
    assert resume(told).now_at.sayings == told.now_at.sayings
    assert pause(under_way(), NOON, say_so=False).now_at.sayings == ()


@pytest.mark.parametrize("state", [RoundState.WAITING, RoundState.THIN, RoundState.JUDGING])
def test_where_no_answer_is_awaited_the_newest_message_tells_of_the_pause(state: RoundState) -> None:
    assert pause(with_state(under_way(), state), NOON, say_so=True).now_at.sayings == ()


def test_a_reply_that_comes_during_a_pause_leaves_it_paused() -> None:
    replied = follow_up(pause(finish_answer(under_way()), NOON, say_so=True), "Why?")
    assert (replied.now_at.state, replied.is_paused) == (RoundState.OPEN, True)


@pytest.mark.parametrize("state", [None, *STATES])
def test_stopping_before_any_verdict_just_ends_the_drill(state: RoundState | None) -> None:
    drill = stop(with_state(under_way(), state) if state else a_drill(), after(minutes=1))
    assert (drill.phase, drill.closed_at, drill.rounds_over_at) == (Phase.STOPPED, after(minutes=1), None)


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("reached", [in_round(2), in_part(2)], ids=["round", "part"])
def test_stopping_with_an_answered_round_behind_it_goes_to_the_look_back(reached: Drill, state: RoundState) -> None:
    drill = stop(with_state(reached, state), after(minutes=9))
    assert (drill.phase, drill.rounds_over_at, drill.closed_at) == (Phase.SCORING, after(minutes=9), None)
    assert drill.rounds[0] == reached.rounds[0]
    assert drill.now_at.state is RoundState.CLOSED


@pytest.mark.parametrize("drill", [a_drill(), in_round(2), with_state(in_round(3), RoundState.JUDGING), to_score()])
def test_dropping_ends_a_drill_unscored_whatever_was_answered(drill: Drill) -> None:
    dropped = drop(drill, after(days=7))
    assert (dropped.phase, dropped.closed_at) == (Phase.STOPPED, after(days=7))
    assert dropped.rounds_over_at == drill.rounds_over_at
    assert all(round_.state is RoundState.CLOSED for round_ in dropped.rounds)


@pytest.mark.parametrize("leave", [stop, drop])
def test_a_drill_that_was_left_is_no_longer_paused(leave: Callable[[Drill, datetime], Drill]) -> None:
    for number in (1, 2):
        assert not leave(pause(in_round(number), NOON, say_so=True), after(days=1)).is_paused


@pytest.mark.parametrize(
    ("state", "verdict"),
    [
        (RoundState.OPEN, Verdict.SKIPPED),
        (RoundState.WAITING, Verdict.SKIPPED),
        (RoundState.THIN, Verdict.THIN),
        (RoundState.JUDGING, Verdict.LEFT),  # answered in full, so not skipped; never judged, so neither pass nor not
    ],
)
@pytest.mark.parametrize("leave", [stop, drop])
def test_a_round_broken_off_says_how_far_it_came(
    leave: Callable[[Drill, datetime], Drill], state: RoundState, verdict: Verdict
) -> None:
    assert leave(with_state(under_way(), state), NOON).now_at.verdict is verdict


def test_what_the_clock_ended_can_be_left_like_anything_else() -> None:
    judging = stop(run_out(in_round(3), 3), NOON)
    assert (judging.phase, judging.now_at.verdict, judging.now_at.time_up) == (Phase.SCORING, Verdict.LEFT, True)


def test_a_look_back_may_be_declined() -> None:
    before = to_score()
    drill = stop(before, after(minutes=30))
    assert (drill.phase, drill.closed_at, drill.rounds) == (Phase.STOPPED, after(minutes=30), before.rounds)


@given(st.permutations(list(Step)), st.lists(st.sampled_from(list(Step)), max_size=2))
def test_all_three_steps_in_any_order_close_the_drill_and_repeats_do_not(
    order: list[Step], repeats: list[Step]
) -> None:
    drill = to_score()
    for step in [*order[:2], *(each for each in repeats if each in order[:2])]:
        drill = look_back(drill, step, after(minutes=1))
        assert drill.phase is Phase.SCORING
        assert drill.next_step is next(each for each in Step if each not in drill.looked_back)
    drill = look_back(drill, order[2], after(minutes=3))
    assert (drill.phase, drill.closed_at, drill.next_step) == (Phase.DONE, after(minutes=3), None)


@pytest.mark.parametrize(
    ("ago", "late"),
    [(timedelta(0), False), (SCORE_WITHIN, False), (SCORE_WITHIN + timedelta(microseconds=1), True)],
)
def test_a_score_is_late_after_five_minutes_and_not_at_them(ago: timedelta, late: bool) -> None:
    assert look_back(to_score(), Step.SCORE, NOON + ago).scored_late is late


def test_the_first_score_decides_whether_it_was_late() -> None:
    on_time = look_back(to_score(), Step.SCORE, after(minutes=4))
    assert not look_back(on_time, Step.SCORE, after(minutes=9)).scored_late
    late = look_back(to_score(), Step.SCORE, after(minutes=6))
    assert look_back(late, Step.SCORE, after(minutes=7)).scored_late


def test_the_journal_and_the_fix_are_never_late() -> None:
    drill = look_back(to_score(), Step.SCORE, after(minutes=1))
    for step in (Step.JOURNAL, Step.FIX):
        drill = look_back(drill, step, after(hours=2))
    assert not drill.scored_late
