"""*Start* and `/drill go` with an area named: that area starts, whatever is next by now."""

import pytest

from bot.core.drill import Drill, Format, Phase, Verdict
from bot.core.errors import DrillAlreadyOpen, UnknownArea
from bot.core.find_area import Area, Suggestions, WholeRubric
from bot.core.members import Level, Mode
from bot.core.next_step import Choice, FirstUse, NextStep
from bot.core.scoring import Score
from bot.journeys.propose_next import propose_next
from bot.journeys.see_home import see_areas
from bot.journeys.share_rubric import share_named
from bot.journeys.start_drill import start_by_name, start_chosen, start_first, start_now, start_offered
from bot.store import members
from tests.journeys.conversation import Conversation
from tests.past_drills import practise

OPENING = ("talks", "opening")
CARD = Choice("talks", "opening", rounds=4, mode=Mode.ALOUD)


def _begun(outcome: FirstUse | Drill | Suggestions) -> tuple[str, str, Format]:
    """Area and format of what started."""
    assert isinstance(outcome, Drill)
    assert outcome.phase is Phase.ROUNDS
    return outcome.rubric_id, outcome.dimension_id, outcome.format


def _next(talk: Conversation) -> NextStep:
    proposed = talk.do(propose_next)
    assert isinstance(proposed, NextStep)
    return proposed


def _passed(talk: Conversation, area: str = "opening") -> None:
    choice = Choice("talks", area, rounds=3, mode=Mode.TYPED)
    talk.do(practise, choice, Level.SENIOR, Verdict.PASS, Score.THREE, "Stop sooner")


def _reliable(talk: Conversation) -> None:
    """The opening passed twice; its first check is a week away."""
    for _ in range(2):
        _passed(talk)


def test_what_was_offered_starts_though_another_area_is_next_by_now(ana: Conversation) -> None:
    _reliable(ana)
    assert _next(ana).dimension.id == "ending"
    assert _begun(ana.do(start_offered, *OPENING)) == (*OPENING, Format.FOCUSED)


def test_an_offer_changes_nobodys_rubric(ana: Conversation) -> None:
    ana.known()
    ana.do(start_offered, "speeches", "ending")
    profile = ana.do(lambda visit: members.profile(visit.tx, visit.member))
    assert profile is not None
    assert profile.rubric_id == "talks"


def test_a_check_stays_a_check_while_it_is_due(ana: Conversation) -> None:
    _reliable(ana)
    ana.clock.move(days=7)
    assert _next(ana).format is Format.CHECK
    assert _begun(ana.do(start_offered, *OPENING, check=True)) == (*OPENING, Format.CHECK)


def test_a_check_that_is_due_no_more_is_a_drill_of_its_area(ana: Conversation) -> None:
    _reliable(ana)
    ana.clock.move(days=7)
    _passed(ana)
    assert _begun(ana.do(start_offered, *OPENING, check=True)) == (*OPENING, Format.FOCUSED)


def test_a_drill_that_was_offered_does_not_become_a_check(ana: Conversation) -> None:
    _reliable(ana)
    ana.clock.move(days=7)
    assert _begun(ana.do(start_offered, *OPENING)) == (*OPENING, Format.FOCUSED)


def test_a_card_that_waits_for_the_same_area_is_begun_as_it_was_chosen(ana: Conversation) -> None:
    ana.known()
    card = ana.follow(ana.do(start_chosen, CARD))
    assert _begun(ana.do(start_offered, *OPENING)) == (*OPENING, Format.FOCUSED)
    assert (ana.drill.id, ana.drill.planned, ana.drill.mode) == (card.id, 4, Mode.ALOUD)


@pytest.mark.parametrize(
    "card",
    [
        Choice("talks", "ending", rounds=3, mode=Mode.TYPED),
        Choice("speeches", "opening", rounds=3, mode=Mode.TYPED),
        Choice("talks", "opening", rounds=3, mode=Mode.TYPED, format=Format.FULL_LENGTH),
    ],
)
def test_a_card_for_anything_else_makes_room(ana: Conversation, card: Choice) -> None:
    ana.known()
    waiting = ana.follow(ana.do(start_chosen, card))
    started = ana.do(start_offered, *OPENING)
    assert _begun(started) == (*OPENING, Format.FOCUSED)
    assert isinstance(started, Drill)
    assert started.id != waiting.id
    assert ana.drill.phase is Phase.STOPPED


@pytest.mark.parametrize("area", [OPENING, ("talks", "ending")])
def test_a_drill_under_way_stays(ana: Conversation, area: tuple[str, str]) -> None:
    drill = ana.start()
    with pytest.raises(DrillAlreadyOpen):
        ana.do(start_offered, *area)
    assert (ana.drill.id, ana.drill.phase) == (drill.id, Phase.ROUNDS)


@pytest.mark.parametrize("area", [("juggling", "opening"), ("juggling", ""), ("talks", "dancing")])
def test_an_area_that_is_gone_is_refused(ana: Conversation, area: tuple[str, str]) -> None:
    ana.known()
    with pytest.raises(UnknownArea):
        ana.do(start_offered, *area)


def test_whoever_is_new_is_asked_first_and_keeps_what_was_named(ana: Conversation) -> None:
    asked = ana.do(start_offered, "talks", "ending")
    assert isinstance(asked, FirstUse)
    assert isinstance(asked.place, Area)
    assert asked.place.dimension.id == "ending"
    assert _begun(ana.do(start_first, "talks", Level.MID, "ending")) == ("talks", "ending", Format.FOCUSED)


@pytest.mark.parametrize("area", [("talks", "dancing"), ("juggling", None)])
def test_a_first_drill_of_what_is_gone_is_refused(ana: Conversation, area: tuple[str, str | None]) -> None:
    with pytest.raises(UnknownArea):
        ana.do(start_first, area[0], Level.MID, area[1])


def test_go_with_an_area_starts_it_and_its_rubric_becomes_the_target(ana: Conversation) -> None:
    ana.known()
    drill = ana.do(start_by_name, "speeches ending")
    assert _begun(drill) == ("speeches", "ending", Format.FOCUSED)
    assert isinstance(drill, Drill)
    ana.follow(drill)
    ana.deliver()
    ana.stop()
    assert _begun(ana.do(start_now))[0] == "speeches"


def test_go_with_a_rubric_starts_what_is_next_in_it_or_its_card(ana: Conversation) -> None:
    _passed(ana)
    assert _begun(ana.do(start_by_name, "short talks")) == ("talks", "ending", Format.FOCUSED)


def test_go_with_the_rubric_of_a_card_begins_the_card(ana: Conversation) -> None:
    ana.known()
    card = ana.do(start_chosen, CARD)
    started = ana.do(start_by_name, "short talks")
    assert isinstance(started, Drill)
    assert started.id == card.id


def test_go_with_what_is_unclear_suggests_and_starts_nothing(ana: Conversation) -> None:
    ana.known()
    assert isinstance(ana.do(start_by_name, "opening ending"), Suggestions)
    assert ana.do(start_by_name, "juggling") == Suggestions()
    assert ana.deliver() == []


def test_go_of_a_newcomer_keeps_the_rubric_that_was_named(ana: Conversation) -> None:
    asked = ana.do(start_by_name, "long speeches")
    assert isinstance(asked, FirstUse)
    assert isinstance(asked.place, WholeRubric)


def test_areas_of_a_rubric_by_name_or_by_one_of_its_areas(ana: Conversation) -> None:
    ana.known()
    assert [ana.do(see_areas, typed).rubric.id for typed in ("speeches", "speeches ending", "")] == [  # type: ignore[union-attr]
        *("speeches", "speeches", "talks")
    ]
    assert ana.do(see_areas, "juggling") == Suggestions()


def test_a_rubric_by_name_is_sent_and_an_unclear_one_is_not(ana: Conversation) -> None:
    ana.known()
    assert [ana.do(share_named, typed).id for typed in ("speeches", "")] == ["speeches", "talks"]  # type: ignore[union-attr]
    assert ana.deliver() == ["rubric", "rubric"]
    assert ana.do(share_named, "juggling") == Suggestions()
    assert ana.deliver() == []
