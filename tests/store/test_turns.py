"""Answers that wait for the interviewer."""

from dataclasses import replace
from datetime import timedelta

from sqlalchemy import Connection

from bot.core.drill import Drill, Phase, RoundState, SayingKind
from bot.core.moves import say
from bot.core.turn import Turn, TurnKind
from bot.store import turns
from tests.cast import ANA, MIA, TEAMS, TWIN, UNMOVED
from tests.store.samples import a_drill, a_round

LEASE = timedelta(seconds=20)
FOLLOW_UP = TurnKind.FOLLOW_UP


def _waiting(number: int = 1, id_: str = "d1") -> Drill:
    rounds = tuple(a_round(each) for each in range(1, number + 1))
    return a_drill(id_=id_, phase=Phase.ROUNDS, rounds=rounds)


def _claim(tx: Connection, seconds: float = 0, limit: int = 10) -> list[Turn]:
    now = UNMOVED + timedelta(seconds=seconds)
    return turns.claim(tx, TEAMS, now, now + LEASE, limit)


def test_an_open_turn_is_claimed_by_one(tx: Connection) -> None:
    turns.open_turn(tx, ANA, _waiting(), FOLLOW_UP, UNMOVED)
    assert _claim(tx) == [Turn(ANA, "d1", FOLLOW_UP, round_number=1, probe_number=0, attempts=0)]
    assert _claim(tx) == []


def test_opening_it_twice_makes_one_turn(tx: Connection) -> None:
    for _ in range(2):
        turns.open_turn(tx, ANA, _waiting(), FOLLOW_UP, UNMOVED)
    assert len(_claim(tx)) == 1


def test_a_follow_up_is_another_turn_and_a_fact_is_not(tx: Connection) -> None:
    drill = _waiting()
    turns.open_turn(tx, ANA, drill, FOLLOW_UP, UNMOVED)
    told = say(drill, SayingKind.FACT, "Six weeks.")
    turns.open_turn(tx, ANA, told, FOLLOW_UP, UNMOVED)
    turns.open_turn(tx, ANA, say(told, SayingKind.PROBE, "Why?"), FOLLOW_UP, UNMOVED)
    assert sorted(turn.probe_number for turn in _claim(tx)) == [0, 1]  # of one moment, so in any order


def test_a_lease_that_ran_out_lets_the_next_one_try(tx: Connection) -> None:
    turns.open_turn(tx, ANA, _waiting(), FOLLOW_UP, UNMOVED)
    _claim(tx)
    assert _claim(tx, seconds=19.9) == []
    assert [turn.attempts for turn in _claim(tx, seconds=20)] == [1]


def test_a_renewed_lease_holds_longer(tx: Connection) -> None:
    turns.open_turn(tx, ANA, _waiting(), FOLLOW_UP, UNMOVED)
    [turn] = _claim(tx)
    turns.renew(tx, ANA.team_id, turn, UNMOVED + 2 * LEASE)
    assert _claim(tx, seconds=39) == []
    assert len(_claim(tx, seconds=40)) == 1


def test_the_oldest_turns_are_claimed_first(tx: Connection) -> None:
    turns.open_turn(tx, ANA, _waiting(id_="second"), FOLLOW_UP, UNMOVED)
    turns.open_turn(tx, ANA, _waiting(id_="first"), FOLLOW_UP, UNMOVED - LEASE)
    assert [turn.drill_id for turn in _claim(tx, limit=1)] == ["first"]


def test_whether_anything_is_due_follows_the_claims(tx: Connection) -> None:
    assert not turns.anything_due(tx, TEAMS, UNMOVED)
    turns.open_turn(tx, ANA, _waiting(), FOLLOW_UP, UNMOVED)
    assert turns.anything_due(tx, TEAMS, UNMOVED)
    assert not turns.anything_due(tx, [TWIN.team_id], UNMOVED)
    _claim(tx)
    assert not turns.anything_due(tx, TEAMS, UNMOVED)


def test_a_turn_is_closed_once_and_by_its_own_member(tx: Connection) -> None:
    turns.open_turn(tx, ANA, _waiting(), FOLLOW_UP, UNMOVED)
    [turn] = _claim(tx)
    assert not turns.close_turn(tx, MIA, turn)
    assert turns.close_turn(tx, ANA, turn)
    assert not turns.close_turn(tx, ANA, turn)


def test_closing_one_turn_leaves_the_others(tx: Connection) -> None:
    turns.open_turn(tx, ANA, _waiting(1), FOLLOW_UP, UNMOVED)
    turns.open_turn(tx, ANA, _waiting(2), FOLLOW_UP, UNMOVED)
    turn = next(each for each in _claim(tx) if each.round_number == 1)
    turns.close_turn(tx, ANA, turn)
    assert [each.round_number for each in _claim(tx, seconds=60)] == [2]


def test_a_start_frees_every_lease(tx: Connection) -> None:
    turns.open_turn(tx, ANA, _waiting(), FOLLOW_UP, UNMOVED)
    _claim(tx)
    turns.free_leases(tx, UNMOVED)
    assert len(_claim(tx)) == 1


def test_a_round_that_waits_is_what_opens_a_turn(tx: Connection) -> None:
    waiting = replace(_waiting(2).now_at, state=RoundState.WAITING)
    turns.open_turn(tx, ANA, replace(_waiting(2), rounds=(a_round(1), waiting)), FOLLOW_UP, UNMOVED)
    assert [turn.round_number for turn in _claim(tx)] == [2]


def test_a_question_not_waited_for_leaves_the_rounds_first_follow_up_alone(tx: Connection) -> None:
    """Both have the same place."""
    between = replace(_waiting(1), rounds=(replace(a_round(1), state=RoundState.CLOSED),))
    turns.open_turn(tx, ANA, between, TurnKind.QUESTION, UNMOVED)
    [question] = _claim(tx)
    assert (question.kind, question.round_number, question.probe_number) == (TurnKind.QUESTION, 2, 0)
    turns.drop_turn(tx, ANA, between, TurnKind.QUESTION)
    turns.open_turn(tx, ANA, _waiting(2), FOLLOW_UP, UNMOVED)
    turns.renew(tx, ANA.team_id, question, UNMOVED + 9 * LEASE)
    assert not turns.close_turn(tx, ANA, question)
    turns.drop_turn(tx, ANA, between, TurnKind.QUESTION)
    assert [(turn.kind, turn.round_number) for turn in _claim(tx)] == [(FOLLOW_UP, 2)]


def test_a_reading_waits_beside_whatever_else_does(tx: Connection) -> None:
    for kind in (FOLLOW_UP, TurnKind.ASSESSMENT):
        turns.open_turn(tx, ANA, _waiting(), kind, UNMOVED)
    assert turns.is_waiting(tx, ANA, "d1", TurnKind.ASSESSMENT)
    turns.drop_turn(tx, ANA, _waiting(), FOLLOW_UP)
    assert [(turn.kind, turn.round_number) for turn in _claim(tx)] == [(TurnKind.ASSESSMENT, 0)]
    assert not turns.is_waiting(tx, ANA, "d1", FOLLOW_UP)
    assert not turns.is_waiting(tx, MIA, "d1", TurnKind.ASSESSMENT)
