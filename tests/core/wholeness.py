"""What holds of a drill and its thread at every step, and between one step and the next."""

from dataclasses import replace

from bot.core.drill import Drill, Format, Phase, Role, Round, RoundState, Saying, SayingKind, Step, Verdict
from bot.core.thread import Buttons, LineKind, lines
from tests.core.every_press import HAPPENINGS, fitting, outcome, presses_to_an_end, straight_on

BUTTONS = {
    RoundState.OPEN: Buttons.ANSWERING,
    RoundState.CLOSED: Buttons.THINKING,
    RoundState.THIN: Buttons.THIN,
    RoundState.JUDGING: Buttons.JUDGING,
}
FARTHEST_FROM_AN_END = 4
"""Presses: on from a round, *Stop*, and *Close without scoring*; one more where the interviewer has to reply first.

An AI has to word the next question as well.
"""


def what_fits_is_taken_and_everything_else_refused(drill: Drill) -> None:
    """Of a drill that has ended, everything."""
    assert {name for name, move in HAPPENINGS.items() if outcome(move, drill)} == fitting(drill)


def every_step_has_a_way_out(drill: Drill) -> None:
    at_most = FARTHEST_FROM_AN_END + (drill.model is not None)
    assert presses_to_an_end(drill, at_most) <= at_most


def going_on_as_offered_ends_it_as_well(drill: Drill) -> None:
    if drill.is_open:
        a_round = 4  # *Done*, the interviewer's turn, a verdict, the next question; and once *Start* or *Continue*
        end = straight_on(drill, 1 + a_round * drill.planned + len(Step))
        assert end.phase is (Phase.DONE if end.has_something_to_score else Phase.STOPPED)


def rounds_are_in_order_within_the_plan_and_only_the_last_is_open(drill: Drill) -> None:
    assert [each.number for each in drill.rounds] == list(range(1, len(drill.rounds) + 1))
    assert len(drill.rounds) <= drill.planned
    finished = drill.rounds[:-1] if drill.phase is Phase.ROUNDS else drill.rounds
    assert all(each.state is RoundState.CLOSED for each in finished)
    assert all((each.verdict is not None) == (each.state is RoundState.CLOSED) for each in drill.rounds)


def only_the_last_part_of_an_interview_is_asked_about(drill: Drill) -> None:
    if drill.format is Format.FULL_LENGTH:
        parts = drill.rounds[: drill.planned - 1]
        assert not {Verdict.PASS, Verdict.NOT_YET, Verdict.LEFT} & {each.verdict for each in parts}
        assert not {RoundState.THIN, RoundState.JUDGING} & {each.state for each in parts}


def follow_ups_stay_within_the_roles_allowance(drill: Drill) -> None:
    for each in drill.rounds:
        assert len(each.probes) <= (1 if each.role is Role.REFINE else 2)
        assert [saying.number for saying in each.sayings] == list(range(1, len(each.sayings) + 1))
        pressed = SayingKind.PUSH if each.role is Role.PRESSURE else SayingKind.PROBE
        assert {saying.kind for saying in each.probes} <= {pressed}


def it_is_done_with_all_three_steps_and_only_then(drill: Drill) -> None:
    assert (drill.phase is Phase.DONE) == (drill.looked_back == set(Step))
    assert (drill.closed_at is None) == drill.is_open


def only_its_rounds_can_be_paused(drill: Drill) -> None:
    assert drill.phase is Phase.ROUNDS or not drill.is_paused


def the_newest_line_alone_has_buttons_and_they_fit_the_step(drill: Drill) -> None:
    *older, newest = lines(drill)
    assert {line.buttons for line in older} <= {Buttons.NONE}
    assert newest.buttons is _buttons_due(drill)


def no_two_lines_share_a_key(drill: Drill) -> None:
    keys = [line.key for line in lines(drill)]
    assert len(set(keys)) == len(keys)


def times_follow_one_another(drill: Drill) -> None:
    known = [at for at in (drill.created_at, drill.started_at, drill.rounds_over_at, drill.closed_at) if at]
    assert known == sorted(known)


def nothing_behind_it_changed(before: Drill, after: Drill) -> None:
    """Rounds, what was said in them and the lines of the thread only ever grow.

    A closed round never changes, and one that is out of time gets no more follow-ups; but the bank may take over.
    """
    closed = [_without_handover(each) for each in before.rounds if each.state is RoundState.CLOSED]
    assert [_without_handover(each) for each in after.rounds[: len(closed)]] == closed
    for was, now in zip(before.rounds, after.rounds[: len(before.rounds)], strict=True):
        assert now.sayings[: len(was.sayings)] == was.sayings
        assert not was.time_up or now.probes == was.probes
    shown = [line.key for line in lines(before)]
    new = {line.key for line in lines(after)} - set(shown)
    handovers = {f"drill:{after.id}:saying:{each.number}:{_handover(each)}" for each in after.rounds}
    assert [line.key for line in lines(after) if line.key not in new & handovers][: len(shown)] == shown


def _handover(round_: Round) -> int | None:
    """The number of the saying that tells of it. Told after a verdict, its line stands before the verdict's."""
    return next((each.number for each in round_.sayings if each.kind is SayingKind.HANDOVER), None)


def _without_handover(round_: Round) -> Round:
    kept: tuple[Saying, ...] = tuple(each for each in round_.sayings if each.kind is not SayingKind.HANDOVER)
    return replace(round_, sayings=kept)


def an_ai_hands_over_once_and_is_gone_then(drill: Drill) -> None:
    handed_over = [number for each in drill.rounds if (number := _handover(each)) is not None]
    assert len(handed_over) <= 1
    assert drill.model is None or not handed_over


def only_a_focused_drill_with_an_ai_waits_for_a_question(drill: Drill) -> None:
    if drill.phase is Phase.ROUNDS and drill.awaits_question:
        assert drill.model is not None
        assert drill.format is Format.FOCUSED
        assert len(drill.rounds) < drill.planned


def what_an_ai_read_shows_in_a_drill_that_is_done_and_nowhere_else(drill: Drill) -> None:
    """Faces tell nothing of it before."""
    kinds = [line.kind for line in lines(drill)]
    assert (LineKind.FEEDBACK in kinds) == (drill.phase is Phase.DONE and drill.has_feedback)
    if drill.phase is not Phase.DONE:
        assert lines(drill) == lines(replace(drill, assessed_at=None, has_feedback=False))


ALWAYS = (
    what_fits_is_taken_and_everything_else_refused,
    every_step_has_a_way_out,
    going_on_as_offered_ends_it_as_well,
    rounds_are_in_order_within_the_plan_and_only_the_last_is_open,
    only_the_last_part_of_an_interview_is_asked_about,
    follow_ups_stay_within_the_roles_allowance,
    it_is_done_with_all_three_steps_and_only_then,
    only_its_rounds_can_be_paused,
    the_newest_line_alone_has_buttons_and_they_fit_the_step,
    no_two_lines_share_a_key,
    times_follow_one_another,
    an_ai_hands_over_once_and_is_gone_then,
    only_a_focused_drill_with_an_ai_waits_for_a_question,
    what_an_ai_read_shows_in_a_drill_that_is_done_and_nowhere_else,
)


def _buttons_due(drill: Drill) -> Buttons:
    """A member who waits for the bank has none, and a card put away before the start has none."""
    if drill.is_paused:
        return Buttons.PAUSED
    if drill.phase is Phase.ROUNDS and drill.now_at.state is RoundState.WAITING:
        return Buttons.NONE if drill.model is None else Buttons.THINKING
    if drill.phase is Phase.ROUNDS:
        return BUTTONS[drill.now_at.state]
    if drill.is_open:
        return Buttons.BEGIN if drill.phase is Phase.READY else Buttons.SCORE
    return Buttons.NONE if drill.started_at is None else Buttons.NEXT
