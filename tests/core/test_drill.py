"""What a drill is and what follows from its rounds. How it moves on: test_moves; in any order: test_drill_machine."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.drill import (
    CLOSE_AFTER,
    FEWEST_ROUNDS,
    FIRST_DRILL_ROUNDS,
    IDLE_AFTER,
    MOST_ROUNDS,
    NUDGE_AFTER,
    OFFER_AFTER,
    SCORE_WITHIN,
    Drill,
    Format,
    Role,
    RoundState,
    SayingKind,
    Step,
    Verdict,
    problem_of,
    round_of,
)
from bot.core.moves import begin, drop, finish_answer, follow_up, go_on, judge, look_back, pause, resume, say, stop
from tests.cast import NOON
from tests.core.samples import (
    a_drill,
    a_round,
    after,
    done,
    in_part,
    in_round,
    judged,
    settled,
    to_score,
    under_way,
    with_state,
)

THIN = with_state(under_way(), RoundState.THIN)


@pytest.mark.parametrize(
    ("planned", "roles"),
    [
        (1, [Role.PRESSURE]),  # a check
        (3, [Role.EXPOSE, Role.REFINE, Role.PRESSURE]),
        (5, [Role.EXPOSE, Role.REFINE, Role.REFINE, Role.REFINE, Role.PRESSURE]),
    ],
)
def test_the_first_round_exposes_the_last_presses_and_the_others_refine(planned: int, roles: list[Role]) -> None:
    drill = a_drill(planned=planned)
    assert [drill.role_of(number) for number in range(1, planned + 1)] == roles


def test_every_move_but_a_fact_makes_the_buttons_stale() -> None:
    drill = under_way()
    assert say(drill, SayingKind.FACT, "Forty.").step == drill.step
    probed = follow_up(finish_answer(drill), "Why?")
    answered = follow_up(finish_answer(drill), None)
    walked = [
        a_drill(),
        drill,
        pause(drill, NOON, say_so=True),
        finish_answer(drill),
        pause(finish_answer(drill), NOON, say_so=True),
        probed,
        finish_answer(probed),
        THIN,
        pause(THIN, NOON, say_so=False),
        answered,
        judge(answered, Verdict.PASS),
        in_round(2),
        to_score(),
        done(),
        stop(drill, NOON),
    ]
    assert len({each.step for each in walked}) == len(walked)


def test_after_a_pause_the_buttons_mean_what_they_meant_before() -> None:
    drill = under_way()
    assert resume(pause(drill, NOON, say_so=True)).step == drill.step


@pytest.mark.parametrize(
    ("drill", "is_open"),
    [
        (a_drill(), True),
        (under_way(), True),
        (pause(under_way(), NOON, say_so=True), True),
        (to_score(), True),
        (done(), False),
        (stop(a_drill(), NOON), False),
        (drop(to_score(), NOON), False),
    ],
)
def test_a_drill_is_open_until_it_is_done_or_stopped(drill: Drill, is_open: bool) -> None:
    assert drill.is_open is is_open


@pytest.mark.parametrize(
    ("drill", "something"),
    [
        (a_drill(), False),
        (with_state(under_way(), RoundState.JUDGING), False),  # answered, and not judged yet
        (judged(under_way(), Verdict.PASS), True),
        (judged(under_way(), Verdict.NOT_YET), True),
        (judged(under_way(), Verdict.SKIPPED), False),
        (judged(THIN, Verdict.THIN), False),
        (stop(with_state(under_way(), RoundState.JUDGING), NOON), False),
        (in_part(2), True),  # a part of an interview is answered without being judged
        (settled(judged(in_round(2), Verdict.SKIPPED)), True),  # one round is enough
    ],
)
def test_a_drill_with_one_answered_round_has_something_to_score(drill: Drill, something: bool) -> None:
    assert drill.has_something_to_score is something


def test_the_look_back_goes_on_with_the_first_step_still_missing() -> None:
    drill = look_back(to_score(), Step.JOURNAL, NOON)
    assert drill.next_step is Step.SCORE
    assert look_back(drill, Step.SCORE, NOON).next_step is Step.FIX
    assert done().next_step is None


def test_a_drill_has_three_to_five_rounds_and_the_first_one_three() -> None:
    assert (FEWEST_ROUNDS, MOST_ROUNDS, FIRST_DRILL_ROUNDS) == (3, 5, 3)


def test_five_minutes_to_score_with_a_nudge_at_four() -> None:
    assert (timedelta(minutes=4), timedelta(minutes=5)) == (NUDGE_AFTER, SCORE_WITHIN)


def test_a_drill_left_alone_rests_after_half_a_day_is_offered_after_one_and_ends_after_seven() -> None:
    assert (timedelta(hours=12), timedelta(days=1), timedelta(days=7)) == (IDLE_AFTER, OFFER_AFTER, CLOSE_AFTER)


def test_a_round_is_reckoned_at_six_minutes() -> None:
    assert a_drill(planned=5).minutes == 30


@pytest.mark.parametrize(
    ("seconds", "minutes"),
    [
        (15, 3),  # never less
        (48, 3),  # 120 words, at forty a minute
        (49, 4),
        (600, 38),
    ],
)
def test_the_last_round_has_time_to_type_what_the_goals_limit_says_and_three_minutes_at_least(
    seconds: int, minutes: int
) -> None:
    assert a_drill(seconds=seconds).minutes_under_pressure(3) == minutes


def test_only_the_last_round_has_a_limit() -> None:
    drill = a_drill(planned=4)
    assert [drill.minutes_under_pressure(number) for number in (1, 2, 3)] == [None, None, None]
    assert drill.minutes_under_pressure(4) is not None


def test_a_checks_only_round_has_a_limit() -> None:
    assert a_drill(format=Format.CHECK, planned=1).minutes_under_pressure(1) == 3


def test_the_last_part_of_an_interview_has_its_window_for_a_limit() -> None:
    assert in_part(3).minutes_under_pressure(3) == 10
    assert in_part(2).minutes_under_pressure(2) is None


def test_facts_are_no_follow_ups() -> None:
    drill = say(under_way(), SayingKind.FACT, "Forty.")
    probed = follow_up(finish_answer(drill), "Why?")
    assert [saying.number for saying in probed.now_at.sayings] == [1, 2]
    assert [saying.text for saying in probed.now_at.probes] == ["Why?"]


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
    unasked = begin(a_drill(), a_round(1, asked_ts=None), after(minutes=1))
    assert round_of("1700009000.000000", unasked) is None


def test_a_later_part_of_one_problem_is_still_about_the_first_question() -> None:
    part = begin(a_drill(format=Format.FULL_LENGTH), a_round(1, question_id="bridge"), NOON)
    staged = replace(part, rounds=(*part.rounds, a_round(2, question_id="stage:ending")))
    with_its_own = replace(part, rounds=(*part.rounds, a_round(2, question_id="oven")))
    assert [problem_of(drill) for drill in (part, staged, with_its_own)] == ["bridge", "bridge", "oven"]
