"""What a drill's thread shows. That any sequence of steps keeps it whole: test_drill_machine."""

from dataclasses import replace

import pytest

from bot.core.drill import Drill, Format, RoundState, SayingKind, Step, Verdict
from bot.core.moves import begin, drop, finish_answer, follow_up, look_back, pause, resume, run_out, say, stop
from bot.core.thread import Buttons, Changes, Line, LineKind, changes, line, lines
from tests.cast import NOON
from tests.core.samples import (
    a_drill,
    after,
    done,
    in_part,
    in_round,
    judged,
    round_for,
    settled,
    to_score,
    under_way,
    with_state,
)

THREE_ROUNDS = ["question:1", "verdict:1", "question:2", "verdict:2", "question:3", "verdict:3"]
THIN = with_state(under_way(), RoundState.THIN)


def outline(drill: Drill) -> list[str]:
    """Each line's key without the drill's id, with its buttons where it has any."""
    return [f"{_place(each)} {each.buttons}".removesuffix(" none") for each in lines(drill)]


def told(drill: Drill, before: Drill | None) -> tuple[list[str], list[str]]:
    """The keys posted and the keys redrawn."""
    due = changes(before, drill)
    return [_place(each) for each in due.post], [_place(each) for each in due.redraw]


def _place(line: Line) -> str:
    return line.key.removeprefix("drill:d1:")


@pytest.mark.parametrize(
    ("drill", "shown"),
    [
        (a_drill(), ["card begin"]),
        (under_way(), ["card", "question:1 answering"]),
        (with_state(under_way(), RoundState.WAITING), ["card", "question:1"]),
        (with_state(under_way(), RoundState.JUDGING), ["card", "question:1", "verdict:1 judging"]),
        (THIN, ["card", "question:1", "verdict:1 thin"]),
        (in_round(2), ["card", "question:1", "verdict:1", "question:2 answering"]),
        (to_score(), ["card", *THREE_ROUNDS, "look_back score"]),
        (stop(a_drill(), NOON), ["card"]),
        (stop(under_way(), NOON), ["card", "question:1", "closed next"]),
        (stop(with_state(under_way(), RoundState.JUDGING), NOON), ["card", "question:1", "verdict:1", "closed next"]),
        (stop(in_round(2), NOON), ["card", "question:1", "verdict:1", "question:2", "look_back score"]),
        (drop(in_round(2), NOON), ["card", "question:1", "verdict:1", "question:2", "closed next"]),
        (stop(to_score(), NOON), ["card", *THREE_ROUNDS, "look_back", "closed next"]),
        (under_way(format=Format.CHECK, planned=1), ["card", "question:1 answering"]),
        # parts of an interview follow one another without a question about each
        (in_part(3), ["card", "question:1", "question:2", "question:3 answering"]),
        (follow_up(finish_answer(in_part(2)), "Why?"), ["card", "question:1", "question:2", "saying:2:1 answering"]),
        (
            with_state(in_part(3), RoundState.JUDGING),
            ["card", "question:1", "question:2", "question:3", "verdict:3 judging"],
        ),
    ],
)
def test_a_drill_shows_these_lines_and_the_newest_has_the_buttons(drill: Drill, shown: list[str]) -> None:
    assert outline(drill) == shown


def test_a_finished_drill_ends_with_its_result() -> None:
    assert outline(done())[-2:] == ["look_back", "result next"]


def test_what_the_interviewer_said_stands_under_its_question() -> None:
    drill = say(say(under_way(), SayingKind.FACT, "Forty."), SayingKind.FACT, "A second.")
    assert outline(drill) == ["card", "question:1", "saying:1:1", "saying:1:2 answering"]
    assert [(each.kind, each.round_number, each.saying_number) for each in lines(drill)][2:] == [
        (LineKind.SAYING, 1, 1),
        (LineKind.SAYING, 1, 2),
    ]


def test_a_skipped_round_has_no_verdict_line() -> None:
    skipped = judged(under_way(), Verdict.SKIPPED)
    assert outline(skipped) == ["card", "question:1"]


def test_a_new_drill_posts_its_card() -> None:
    assert told(a_drill(), None) == (["card"], [])


def test_starting_posts_the_question_and_takes_the_buttons_off_the_card() -> None:
    assert told(under_way(), a_drill()) == (["question:1"], ["card"])


def test_a_verdict_is_shown_where_it_was_asked_for() -> None:
    before = with_state(under_way(), RoundState.JUDGING)
    assert told(in_round(2), before) == (["question:2"], ["verdict:1"])
    passed, not_yet = (
        line(judged(before, verdict), "drill:d1:verdict:1") for verdict in (Verdict.PASS, Verdict.NOT_YET)
    )
    assert passed != not_yet


def test_skipping_says_so_on_the_question() -> None:
    assert told(judged(under_way(), Verdict.SKIPPED), under_way()) == ([], ["question:1"])


def test_stopping_moves_every_button_away_and_says_that_it_is_over() -> None:
    assert told(stop(a_drill(), NOON), a_drill()) == ([], ["card"])
    assert told(stop(under_way(), NOON), under_way()) == (["closed"], ["card", "question:1"])
    judging = with_state(under_way(), RoundState.JUDGING)
    assert told(stop(judging, NOON), judging) == (["closed"], ["card", "verdict:1"])


def test_each_look_back_step_redraws_the_look_back_and_the_last_posts_the_result() -> None:
    drill = to_score()
    for step in (Step.SCORE, Step.JOURNAL):
        before, drill = drill, look_back(drill, step, after(minutes=1))
        assert told(drill, before) == ([], ["look_back"])
    assert told(look_back(drill, Step.FIX, NOON), drill) == (["result"], ["card", "look_back"])


def test_what_does_not_show_changes_nothing() -> None:
    bound = replace(under_way(), channel_id="D1", thread_ts="1700000000.000000")
    assert changes(under_way(), bound) == Changes((), ())
    assert changes(bound, bound) == Changes((), ())


def test_a_second_drill_shares_no_line_with_the_first() -> None:
    keys = {each.key for each in lines(done())}
    assert keys.isdisjoint(each.key for each in lines(replace(done(), id="d2")))


def test_a_line_is_found_by_its_key_as_long_as_it_is_due() -> None:
    drill = a_drill()
    assert line(drill, "drill:d1:question:1") is None
    found = line(begin(drill, round_for(drill, 1), NOON), "drill:d1:question:1")
    assert found is not None
    assert (found.kind, found.buttons, found.round_number) == (LineKind.QUESTION, Buttons.ANSWERING, 1)


def paused(drill: Drill, *, say_so: bool = True) -> Drill:
    return pause(drill, NOON, say_so=say_so)


@pytest.mark.parametrize(
    ("drill", "shown"),
    [
        (paused(under_way()), ["card", "question:1", "saying:1:1 paused"]),
        (paused(under_way(), say_so=False), ["card", "question:1 paused"]),
        (paused(THIN), ["card", "question:1", "verdict:1 paused"]),
        (paused(with_state(under_way(), RoundState.JUDGING)), ["card", "question:1", "verdict:1 paused"]),
        (paused(finish_answer(under_way())), ["card", "question:1 paused"]),
        # the reply to an answer that came just before the pause
        (follow_up(paused(finish_answer(under_way())), "Why?"), ["card", "question:1", "saying:1:1 paused"]),
        (settled(follow_up(paused(finish_answer(in_part(1))), None)), ["card", "question:1", "question:2 paused"]),
    ],
)
def test_a_paused_drill_offers_to_continue_on_its_newest_line(drill: Drill, shown: list[str]) -> None:
    assert outline(drill) == shown


def test_going_on_gives_the_round_its_buttons_back_where_the_pause_stands() -> None:
    drill = under_way()
    assert told(paused(drill), drill) == (["saying:1:1"], ["question:1"])
    assert told(resume(paused(drill)), paused(drill)) == ([], ["saying:1:1"])
    assert outline(resume(paused(drill)))[-1] == "saying:1:1 answering"


def test_an_answer_too_thin_says_so_and_its_line_turns_into_the_question_or_the_end() -> None:
    assert told(THIN, under_way()) == (["verdict:1"], ["question:1"])
    assert told(finish_answer(THIN), THIN) == ([], ["verdict:1"])
    assert told(judged(THIN, Verdict.THIN), THIN) == ([], ["verdict:1"])


def test_a_clock_that_ends_a_thin_answer_shows_on_its_line() -> None:
    """*Done* no longer helps then, so the message must not offer it."""
    thin = with_state(in_round(3), RoundState.THIN)
    assert told(run_out(thin, 3, thin=True), thin) == ([], ["verdict:3"])


@pytest.mark.parametrize("thin", [True, False])
def test_a_part_of_an_interview_shows_only_that_there_was_not_enough(thin: bool) -> None:
    before = finish_answer(in_part(1))
    after_it = settled(follow_up(before, None, thin=thin))
    assert told(after_it, before) == (["question:2"], ["question:1"] if thin else [])
