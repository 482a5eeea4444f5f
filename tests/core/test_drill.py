"""The drill's steps, one at a time. Sequences of them: test_drill_in_any_order."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.drill import (
    FEWEST_ROUNDS,
    FIRST_DRILL_ROUNDS,
    MOST_ROUNDS,
    NUDGE_AFTER,
    SCORE_WITHIN,
    Drill,
    Phase,
    Role,
    RoundState,
    SayingKind,
    Step,
    Verdict,
    round_of,
    texts_asked,
)
from bot.core.errors import StepPassed
from bot.core.moves import (
    begin,
    finish_answer,
    follow_up,
    go_on,
    judge,
    look_back,
    may_probe,
    probes_allowed,
    say,
    skip_follow_up,
    stop,
)
from tests.cast import NOON
from tests.core.samples import (
    a_drill,
    a_round,
    after,
    done,
    in_round,
    judged,
    round_for,
    to_score,
    under_way,
    with_state,
)

WAITING = with_state(under_way(), RoundState.WAITING)
JUDGING = with_state(under_way(), RoundState.JUDGING)
CLOSED = judged(under_way())
STOPPED = stop(a_drill(), NOON)

EVERYWHERE = {
    "ready": a_drill(),
    "open": under_way(),
    "probed": follow_up(WAITING, "Why?"),
    "waiting": WAITING,
    "judging": JUDGING,
    "closed": CLOSED,
    "scoring": to_score(),
    "done": done(),
    "stopped": STOPPED,
}

STEPS: list[tuple[str, Callable[[Drill], Drill], set[str]]] = [
    ("start", lambda drill: begin(drill, a_round(1), NOON), {"ready"}),
    ("a fact", lambda drill: say(drill, SayingKind.FACT, "Forty."), {"open", "probed"}),
    ("Done", finish_answer, {"open", "probed"}),
    ("a follow-up", lambda drill: follow_up(drill, "Why?"), {"waiting"}),
    ("no follow-up", lambda drill: follow_up(drill, None), {"waiting"}),
    ("Pass", lambda drill: judge(drill, Verdict.PASS), {"judging"}),
    ("Not yet", lambda drill: judge(drill, Verdict.NOT_YET), {"judging"}),
    ("Skip", lambda drill: judge(drill, Verdict.SKIPPED), {"open", "probed"}),
    ("Skip on a follow-up", skip_follow_up, {"probed"}),
    ("the next round", lambda drill: go_on(drill, a_round(2), NOON), {"closed"}),
    ("the rounds' end", lambda drill: go_on(drill, None, NOON), {"closed"}),
    ("Stop", lambda drill: stop(drill, NOON), {"ready", "open", "probed", "waiting", "judging", "closed", "scoring"}),
    ("a look back", lambda drill: look_back(drill, Step.SCORE, NOON), {"scoring"}),
]


@pytest.mark.parametrize("place", EVERYWHERE)
@pytest.mark.parametrize(("take", "allowed"), [row[1:] for row in STEPS], ids=[row[0] for row in STEPS])
def test_each_step_is_taken_where_it_belongs_and_refused_elsewhere(
    take: Callable[[Drill], Drill], allowed: set[str], place: str
) -> None:
    drill = EVERYWHERE[place]
    if place in allowed:
        assert take(drill) != drill
    else:
        with pytest.raises(StepPassed):
            take(drill)


def test_starting_asks_the_first_question_and_notes_when() -> None:
    drill = begin(a_drill(), a_round(1, Role.EXPOSE), after(minutes=2))
    assert (drill.phase, drill.started_at, drill.rounds) == (Phase.ROUNDS, after(minutes=2), (a_round(1, Role.EXPOSE),))


@pytest.mark.parametrize(
    ("planned", "roles"),
    [
        (3, [Role.EXPOSE, Role.REFINE, Role.PRESSURE]),
        (5, [Role.EXPOSE, Role.REFINE, Role.REFINE, Role.REFINE, Role.PRESSURE]),
    ],
)
def test_the_first_round_exposes_the_last_presses_and_the_others_refine(planned: int, roles: list[Role]) -> None:
    drill = a_drill(planned=planned)
    assert [drill.role_of(number) for number in range(1, planned + 1)] == roles


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


def test_facts_are_no_follow_ups() -> None:
    drill = under_way()
    for _ in range(3):
        drill = say(drill, SayingKind.FACT, "Forty.")
    assert may_probe(drill)
    probed = follow_up(finish_answer(drill), "Why?")
    assert [saying.number for saying in probed.now_at.sayings] == [1, 2, 3, 4]
    assert [saying.text for saying in probed.now_at.probes] == ["Why?"]


def test_a_fact_leaves_the_buttons_good_and_every_other_step_makes_them_stale() -> None:
    drill = under_way()
    assert say(drill, SayingKind.FACT, "Forty.").step == drill.step
    walked = [
        a_drill(),
        drill,
        finish_answer(drill),
        follow_up(finish_answer(drill), "Why?"),
        finish_answer(follow_up(finish_answer(drill), "Why?")),
        follow_up(finish_answer(drill), None),
        judge(follow_up(finish_answer(drill), None), Verdict.PASS),
        in_round(2),
        to_score(),
        done(),
        STOPPED,
    ]
    assert len({each.step for each in walked}) == len(walked)


@pytest.mark.parametrize("verdict", [Verdict.PASS, Verdict.NOT_YET, Verdict.SKIPPED])
def test_a_verdict_closes_its_round_and_no_other(verdict: Verdict) -> None:
    before = in_round(2)
    drill = judged(before, verdict)
    assert (drill.now_at.state, drill.now_at.verdict) == (RoundState.CLOSED, verdict)
    assert drill.rounds[0] == before.rounds[0]


def test_after_the_last_round_the_look_back_waits() -> None:
    drill = go_on(judged(in_round(3)), None, after(minutes=20))
    assert (drill.phase, drill.rounds_over_at, drill.closed_at) == (Phase.SCORING, after(minutes=20), None)


def test_a_drill_of_skipped_rounds_has_nothing_to_look_back_on() -> None:
    drill = judged(under_way(), Verdict.SKIPPED)
    drill = go_on(judged(go_on(drill, round_for(drill, 2), NOON), Verdict.SKIPPED), None, after(minutes=1))
    assert (drill.phase, drill.rounds_over_at, drill.closed_at) == (Phase.STOPPED, None, after(minutes=1))


@pytest.mark.parametrize("place", ["ready", "open", "waiting", "judging"])
def test_stopping_before_any_verdict_just_ends_the_drill(place: str) -> None:
    drill = stop(EVERYWHERE[place], after(minutes=1))
    assert (drill.phase, drill.closed_at, drill.rounds_over_at) == (Phase.STOPPED, after(minutes=1), None)


@pytest.mark.parametrize("state", list(RoundState)[:3])
def test_stopping_after_a_verdict_keeps_what_can_be_scored(state: RoundState) -> None:
    before = with_state(in_round(2), state)
    drill = stop(before, after(minutes=9))
    assert (drill.phase, drill.rounds_over_at, drill.closed_at) == (Phase.SCORING, after(minutes=9), None)
    assert drill.rounds[0] == before.rounds[0]
    assert drill.now_at.state is RoundState.CLOSED


@pytest.mark.parametrize(
    ("state", "verdict"),
    [
        (RoundState.OPEN, Verdict.SKIPPED),
        (RoundState.WAITING, Verdict.SKIPPED),
        (RoundState.JUDGING, Verdict.LEFT),  # answered in full, so not skipped; never judged, so neither pass nor not
    ],
)
def test_a_round_broken_off_says_how_far_it_came(state: RoundState, verdict: Verdict) -> None:
    assert stop(with_state(under_way(), state), NOON).now_at.verdict is verdict


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
    assert timedelta(minutes=5) == SCORE_WITHIN
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


@pytest.mark.parametrize("place", EVERYWHERE)
def test_a_drill_is_open_until_it_is_done_or_stopped(place: str) -> None:
    assert EVERYWHERE[place].is_open is (place not in ("done", "stopped"))


def test_a_drill_has_three_to_five_rounds_and_the_first_one_three() -> None:
    assert (FEWEST_ROUNDS, MOST_ROUNDS, FIRST_DRILL_ROUNDS) == (3, 5, 3)


def test_the_nudge_leaves_a_minute_to_score_on_time() -> None:
    assert timedelta(minutes=1) == SCORE_WITHIN - NUDGE_AFTER


def test_a_round_is_reckoned_at_six_minutes() -> None:
    assert a_drill(planned=5).minutes == 30


def test_the_questions_asked_so_far_come_in_their_order() -> None:
    assert texts_asked(in_round(2)) == ["Question 1?", "Question 2?"]
    assert texts_asked(a_drill()) == []


@pytest.mark.parametrize(
    ("seconds", "number"),
    [(59, None), (60, None), (61, 1), (119, 1), (120, 1), (121, 2), (9_000, 2)],
)
def test_a_message_belongs_to_the_last_question_asked_before_it(seconds: int, number: int | None) -> None:
    assert round_of(f"{1_700_000_000 + seconds}.000000", in_round(2)) == number


@given(st.permutations([30, 90, 91, 150, 500]))
def test_a_message_finds_its_round_in_whatever_order_messages_arrive(arrivals: list[int]) -> None:
    drill = in_round(2)
    found = {seconds: round_of(f"{1_700_000_000 + seconds}.000000", drill) for seconds in arrivals}
    assert found == {30: None, 90: 1, 91: 1, 150: 2, 500: 2}


def test_a_question_not_yet_in_slack_has_no_answers() -> None:
    drill = go_on(judged(under_way()), a_round(2, asked_ts=None), NOON)
    assert round_of("1700009000.000000", drill) == 1
    unasked = begin(a_drill(), a_round(1, asked_ts=None), NOON)
    assert round_of("1700009000.000000", unasked) is None
