"""The drill's moves, one at a time. Leaving and ending: test_ways_out; any sequence of moves: test_drill_machine."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from bot.core.drill import Drill, Phase, Role, RoundState, SayingKind, Step, Verdict
from bot.core.errors import StepPassed
from bot.core.moves import (
    begin,
    drop,
    finish_answer,
    follow_up,
    go_on,
    judge,
    look_back,
    may_probe,
    pause,
    probes_allowed,
    resume,
    run_out,
    say,
    skip_follow_up,
    stop,
)
from tests.cast import NOON
from tests.core.samples import a_drill, a_round, after, done, in_part, in_round, judged, to_score, under_way, with_state

WAITING = with_state(under_way(), RoundState.WAITING)
THIN = with_state(under_way(), RoundState.THIN)
JUDGING = with_state(under_way(), RoundState.JUDGING)
OUT_OF_TIME = run_out(with_state(in_round(3), RoundState.THIN), 3, thin=True)

EVERYWHERE = {
    "ready": a_drill(),
    "open": under_way(),
    "probed": follow_up(WAITING, "Why?"),
    "waiting": WAITING,
    "thin": THIN,
    "out of time": OUT_OF_TIME,
    "judging": JUDGING,
    "closed": judged(under_way()),
    "paused": pause(under_way(), NOON, say_so=True),
    "paused, waiting": pause(WAITING, NOON, say_so=True),
    "paused, thin": pause(THIN, NOON, say_so=True),
    "paused, judging": pause(JUDGING, NOON, say_so=True),
    "scoring": to_score(),
    "done": done(),
    "stopped": stop(a_drill(), NOON),
}
PAUSED = {"paused", "paused, waiting", "paused, thin", "paused, judging"}
IN_A_ROUND = {"open", "probed", "waiting", "thin", "out of time", "judging"}
OPEN = {"ready", "closed", "scoring"} | IN_A_ROUND | PAUSED

MOVES: list[tuple[str, Callable[[Drill], Drill], set[str]]] = [
    ("Start", lambda drill: begin(drill, a_round(1), NOON), {"ready"}),
    ("a fact", lambda drill: say(drill, SayingKind.FACT, "Forty."), {"open", "probed", "paused"}),
    ("Done", finish_answer, {"open", "probed", "thin"}),
    # the interviewer may reply while the member is away
    ("a follow-up", lambda drill: follow_up(drill, "Why?"), {"waiting", "paused, waiting"}),
    ("no follow-up", lambda drill: follow_up(drill, None), {"waiting", "paused, waiting"}),
    ("no follow-up to too little", lambda drill: follow_up(drill, None, thin=True), {"waiting", "paused, waiting"}),
    ("Pass", lambda drill: judge(drill, Verdict.PASS), {"judging"}),
    ("Not yet", lambda drill: judge(drill, Verdict.NOT_YET), {"judging"}),
    ("Skip", lambda drill: judge(drill, Verdict.SKIPPED), {"open", "probed"}),
    ("Go on", lambda drill: judge(drill, Verdict.THIN), {"thin", "out of time"}),
    ("Skip on a follow-up", skip_follow_up, {"probed"}),
    ("the clock of round 1", lambda drill: run_out(drill, 1), {"open", "probed", "waiting", "thin"}),
    ("the next round", lambda drill: go_on(drill, a_round(2), NOON), {"closed"}),
    ("the rounds' end", lambda drill: go_on(drill, None, NOON), {"closed"}),
    ("Pause", lambda drill: pause(drill, NOON, say_so=True), IN_A_ROUND | {"closed"}),
    ("half a day of silence", lambda drill: pause(drill, NOON, say_so=False), IN_A_ROUND | {"closed"}),
    ("Continue", resume, PAUSED),
    ("Stop", lambda drill: stop(drill, NOON), OPEN),
    ("Drop", lambda drill: drop(drill, NOON), OPEN),
    ("a look back", lambda drill: look_back(drill, Step.SCORE, NOON), {"scoring"}),
]


@pytest.mark.parametrize("place", EVERYWHERE)
@pytest.mark.parametrize(("take", "fits"), [row[1:] for row in MOVES], ids=[row[0] for row in MOVES])
def test_each_move_is_taken_where_it_belongs_and_refused_elsewhere(
    take: Callable[[Drill], Drill], fits: set[str], place: str
) -> None:
    drill = EVERYWHERE[place]
    if place in fits:
        assert take(drill) != drill
    else:
        with pytest.raises(StepPassed):
            take(drill)


def test_starting_asks_the_first_question_and_notes_when() -> None:
    drill = begin(a_drill(), a_round(1, Role.EXPOSE), after(minutes=2))
    assert (drill.phase, drill.started_at, drill.rounds) == (Phase.ROUNDS, after(minutes=2), (a_round(1, Role.EXPOSE),))


def test_a_refining_round_has_one_follow_up_and_the_others_have_two() -> None:
    assert {role: probes_allowed(role) for role in Role} == {Role.EXPOSE: 2, Role.REFINE: 1, Role.PRESSURE: 2}


@pytest.mark.parametrize(
    ("number", "kind"), [(1, SayingKind.PROBE), (2, SayingKind.PROBE), (3, SayingKind.PUSH)], ids=list(Role)
)
def test_follow_ups_end_when_the_round_has_had_its_share(number: int, kind: SayingKind) -> None:
    """However many more the interviewer has: code decides how many there are."""
    drill = in_round(number)
    for nth in range(1, probes_allowed(drill.now_at.role) + 1):
        assert may_probe(drill)
        drill = follow_up(finish_answer(drill), f"Why {nth}?")
        assert drill.now_at.state is RoundState.OPEN
        assert (drill.now_at.sayings[-1].number, drill.now_at.sayings[-1].kind) == (nth, kind)
    assert not may_probe(drill)
    over = follow_up(finish_answer(drill), "Why once more?")
    assert (over.now_at.state, over.now_at.sayings) == (RoundState.JUDGING, drill.now_at.sayings)


def test_facts_and_pauses_leave_the_follow_ups_their_number() -> None:
    drill = under_way()
    for _ in range(3):
        drill = resume(pause(say(drill, SayingKind.FACT, "Forty."), NOON, say_so=True))
    assert may_probe(drill)
    assert follow_up(finish_answer(drill), "Why?").now_at.state is RoundState.OPEN


def test_a_follow_up_left_unanswered_leaves_what_was_said_before_it_to_judge() -> None:
    probed = follow_up(WAITING, "Why?")
    assert skip_follow_up(probed).now_at.state is RoundState.JUDGING
    assert skip_follow_up(probed, thin=True).now_at.state is RoundState.THIN
    assert skip_follow_up(probed).now_at.sayings == probed.now_at.sayings


@pytest.mark.parametrize("verdict", [Verdict.PASS, Verdict.NOT_YET, Verdict.SKIPPED, Verdict.THIN])
def test_a_verdict_closes_its_round_and_no_other(verdict: Verdict) -> None:
    before = in_round(2)
    drill = judged(before, verdict)
    assert (drill.now_at.state, drill.now_at.verdict) == (RoundState.CLOSED, verdict)
    assert drill.rounds[0] == before.rounds[0]


def test_too_little_said_is_never_asked_about_as_if_it_were_an_answer() -> None:
    assert follow_up(WAITING, None, thin=True).now_at.state is RoundState.THIN
    assert follow_up(WAITING, None).now_at.state is RoundState.JUDGING


def test_a_thin_answer_still_gets_its_follow_up() -> None:
    """Probes are counted in: what is said to them may be what was missing."""
    assert follow_up(WAITING, "Why?", thin=True).now_at.state is RoundState.OPEN


def test_what_was_added_to_a_thin_answer_is_judged_at_once() -> None:
    assert finish_answer(THIN).now_at.state is RoundState.JUDGING


@pytest.mark.parametrize(
    ("state", "thin", "then"),
    [
        (RoundState.OPEN, False, RoundState.JUDGING),
        (RoundState.OPEN, True, RoundState.THIN),
        (RoundState.THIN, False, RoundState.JUDGING),  # enough was added in time
        (RoundState.THIN, True, RoundState.THIN),
        (RoundState.WAITING, False, RoundState.WAITING),  # the interviewer's turn ends by itself
    ],
)
def test_when_the_clock_runs_out_what_was_said_by_then_is_judged(
    state: RoundState, thin: bool, then: RoundState
) -> None:
    drill = run_out(with_state(in_round(3), state), 3, thin=thin)
    assert (drill.now_at.state, drill.now_at.time_up) == (then, True)


def test_a_turn_under_way_when_the_clock_runs_out_ends_without_a_push() -> None:
    waiting = run_out(with_state(in_round(3), RoundState.WAITING), 3)
    assert not may_probe(waiting)
    over = follow_up(waiting, "Why should I believe that?")
    assert (over.now_at.state, over.now_at.sayings) == (RoundState.JUDGING, ())
    assert follow_up(waiting, None, thin=True).now_at.state is RoundState.THIN


def test_a_clock_runs_out_once_and_only_for_its_own_round() -> None:
    waiting = with_state(in_round(3), RoundState.WAITING)
    for drill, number in [(waiting, 2), (run_out(waiting, 3), 3)]:
        with pytest.raises(StepPassed):
            run_out(drill, number)


def test_what_comes_after_the_time_no_longer_makes_a_thin_answer_enough() -> None:
    with pytest.raises(StepPassed):
        finish_answer(OUT_OF_TIME)
    assert judge(OUT_OF_TIME, Verdict.THIN).now_at.verdict is Verdict.THIN


@pytest.mark.parametrize(("thin", "verdict"), [(False, Verdict.ANSWERED), (True, Verdict.THIN)])
def test_a_part_of_an_interview_closes_without_a_question_about_it(thin: bool, verdict: Verdict) -> None:
    part = follow_up(finish_answer(in_part(1)), None, thin=thin)
    assert (part.phase, part.now_at.state, part.now_at.verdict) == (Phase.ROUNDS, RoundState.CLOSED, verdict)


def test_a_skipped_follow_up_ends_a_part_as_well() -> None:
    probed = follow_up(finish_answer(in_part(1)), "Why?")
    assert skip_follow_up(probed).now_at.verdict is Verdict.ANSWERED


@pytest.mark.parametrize(("thin", "state"), [(False, RoundState.JUDGING), (True, RoundState.THIN)])
def test_an_interview_is_judged_once_after_its_last_part(thin: bool, state: RoundState) -> None:
    last = follow_up(finish_answer(in_part(3)), None, thin=thin)
    assert (last.now_at.state, last.now_at.verdict) == (state, None)


def test_an_interview_goes_on_to_its_next_part_while_the_member_is_away() -> None:
    """Somebody typed *pause* right after *done*: the interviewer's turn still ends, and its part with it."""
    away = pause(finish_answer(in_part(1)), NOON, say_so=True)
    part = go_on(follow_up(away, None), a_round(2), NOON)
    assert (part.now_at, part.is_paused) == (a_round(2), True)
    assert resume(part) == replace(part, paused_at=None)


def test_after_the_last_round_the_look_back_waits() -> None:
    drill = go_on(judged(in_round(3)), None, after(minutes=20))
    assert (drill.phase, drill.rounds_over_at, drill.closed_at) == (Phase.SCORING, after(minutes=20), None)


@pytest.mark.parametrize("verdict", [Verdict.SKIPPED, Verdict.THIN])
def test_a_drill_without_one_answered_round_has_nothing_to_look_back_on(verdict: Verdict) -> None:
    drill = go_on(judged(under_way(), verdict), None, after(minutes=1))
    assert (drill.phase, drill.rounds_over_at, drill.closed_at) == (Phase.STOPPED, None, after(minutes=1))


def test_a_rounds_length_is_that_of_all_that_was_said_by_its_end() -> None:
    probed = follow_up(finish_answer(under_way(), words=40), "Why?", words=40)
    assert probed.now_at.words == 40
    assert skip_follow_up(probed, words=44).now_at.words == 44
    assert follow_up(finish_answer(probed, words=60), None, words=60).now_at.words == 60


def test_the_length_is_kept_whatever_ends_the_answer() -> None:
    assert finish_answer(THIN, words=30).now_at.words == 30
    assert run_out(in_round(3), 3, words=12).now_at.words == 12
    assert follow_up(finish_answer(in_part(1)), None, words=90).now_at.words == 90


def test_a_turn_under_way_when_the_clock_runs_out_keeps_the_length_it_began_with() -> None:
    waiting = finish_answer(in_round(3), words=50)
    assert run_out(waiting, 3, words=70).now_at.words == 50
