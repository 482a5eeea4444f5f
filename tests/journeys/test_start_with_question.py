"""A drill whose first question was shown before: on a reminder, in a channel."""

import pytest

from bot.core.drill import Drill, Format, Phase, Role
from bot.core.errors import DrillAlreadyOpen, UnknownArea
from bot.core.find_area import Area
from bot.core.members import Level, Mode
from bot.core.next_step import Choice, FirstUse
from bot.journeys.start_drill import start_chosen, start_with_question
from bot.store import drills, members
from tests.journeys.conversation import Conversation

OVEN = "The bakery's oven fails every Friday. Report it."


def shown(talk: Conversation, question_id: str = "oven", *, area: str = "ending", check: bool = False) -> Drill:
    """The drill of a question that was shown."""
    outcome = talk.do(start_with_question, "talks", area, question_id, OVEN, check=check)
    assert isinstance(outcome, Drill)
    return talk.follow(outcome)


def test_round_1_asks_the_very_question_that_was_shown(ana: Conversation) -> None:
    ana.known()
    drill = shown(ana)
    assert ana.deliver() == ["card", "question:1"]
    assert (drill.rubric_id, drill.dimension_id, drill.phase) == ("talks", "ending", Phase.ROUNDS)
    [first] = ana.drill.rounds
    assert (first.question_id, first.question, first.role, first.number) == ("oven", OVEN, Role.EXPOSE, 1)


def test_the_rounds_after_it_are_as_always_and_do_not_ask_it_again(ana: Conversation) -> None:
    ana.known()
    shown(ana)
    ana.deliver()
    ana.rounds_passed()
    asked = [round_.question_id for round_ in ana.drill.rounds]
    assert len(asked) == ana.drill.planned == len(set(asked))


def test_whoever_had_the_question_before_gets_a_fresh_one(ana: Conversation) -> None:
    ana.known()
    shown(ana)
    ana.stop()
    again = shown(ana)
    assert again.now_at.question_id != "oven"
    assert not again.now_at.repeated


def test_a_newcomer_is_asked_for_rubric_and_level_first(ana: Conversation) -> None:
    outcome = ana.do(start_with_question, "talks", "ending", "oven", OVEN)
    assert isinstance(outcome, FirstUse)
    assert isinstance(outcome.place, Area)
    assert (outcome.place.rubric.id, outcome.place.dimension.id) == ("talks", "ending")
    assert ana.deliver() == []


def test_a_card_that_waits_makes_room_whatever_area_it_is_of(ana: Conversation) -> None:
    ana.known()
    card = ana.do(start_chosen, Choice("talks", "ending", rounds=3, mode=Mode.TYPED))
    assert shown(ana).id != card.id
    put_away = ana.do(lambda visit: drills.by_id(visit.tx, visit.member, card.id))
    assert put_away is not None
    assert put_away.phase is Phase.STOPPED


def test_a_drill_under_way_stays_as_it_is(ana: Conversation) -> None:
    ana.start()
    before = ana.drill
    with pytest.raises(DrillAlreadyOpen):
        shown(ana)
    assert ana.drill == before
    assert ana.deliver() == []


def test_an_area_no_rubric_has_any_more_is_refused(ana: Conversation) -> None:
    ana.known()
    with pytest.raises(UnknownArea):
        shown(ana, area="dancing")


def test_it_is_at_the_members_own_level_and_leaves_their_target_alone(ana: Conversation) -> None:
    ana.known("speeches", Level.MID)
    assert shown(ana).level is Level.MID
    profile = ana.do(lambda visit: members.profile(visit.tx, visit.member))
    assert profile is not None
    assert profile.rubric_id == "speeches"


def test_a_check_that_is_due_is_one_round_with_that_question(ana: Conversation) -> None:
    for _ in range(2):
        ana.begin(Choice("talks", "opening", rounds=3, mode=Mode.TYPED))
        ana.to_the_end()
    ana.clock.move(days=8)
    drill = shown(ana, "never asked", area="opening", check=True)
    assert (drill.format, drill.planned, drill.now_at.question_id) == (Format.CHECK, 1, "never asked")
    assert drill.now_at.role is Role.PRESSURE


def test_a_check_that_is_not_due_is_a_drill(ana: Conversation) -> None:
    ana.known()
    assert shown(ana, check=True).format is Format.FOCUSED
