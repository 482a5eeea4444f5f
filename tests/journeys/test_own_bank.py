"""The member's own questions: listed, added, changed, removed, drilled, and asked before any other."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from bot.core.drill import Drill, Phase
from bot.core.errors import (
    AreaGone,
    NoQuestion,
    QuestionGone,
    QuestionHad,
    QuestionUnderWay,
    QuestionWaits,
    UnknownArea,
    WhetstoneError,
)
from bot.core.find_area import Area
from bot.core.members import Level, Mode
from bot.core.next_step import Choice, FirstUse
from bot.core.own_bank import BankPage, Look
from bot.core.own_questions import FilledQuestion, OwnQuestion, QuestionSource
from bot.journeys.delete_member import delete_member
from bot.journeys.export_record import gather_record
from bot.journeys.own_bank import add_own, drill_own, edit_own, own_question, remove_own, see_bank
from bot.journeys.start_drill import start_area, start_chosen, start_first
from bot.store import drills, members, own_questions
from tests.cast import NOON
from tests.journeys.conversation import Conversation
from tests.journeys.test_write_entry import bank

WHY = "Why would anyone hire a baker at night?"
HOW = "How do you tell a mayor no?"
FILLED = FilledQuestion("", WHY, "talks", "ending", None)


def added(talk: Conversation, ask: str = WHY, area: str = "ending", rubric: str = "talks") -> OwnQuestion:
    """A question put in a minute after whatever was before."""
    talk.clock.move(minutes=1)
    return talk.do(add_own, replace(FILLED, ask=ask, rubric_id=rubric, dimension_id=area))


def seen(talk: Conversation, look: Look | None = None) -> BankPage:
    """The page they see."""
    return talk.do(see_bank, look or Look())


def drilled(talk: Conversation, question: OwnQuestion) -> Drill:
    """*Drill it now* on it."""
    outcome = talk.do(drill_own, question.id)
    assert isinstance(outcome, Drill)
    return talk.follow(outcome)


def asked(drill: Drill) -> Sequence[str]:
    """The ids of what its rounds asked."""
    return [round_.question_id for round_ in drill.rounds]


def test_a_question_written_here_is_kept_with_its_area_and_its_day(ana: Conversation) -> None:
    question = added(ana)
    assert bank(ana) == [question]
    assert (question.ask, question.area, question.source) == (WHY, ("talks", "ending"), QuestionSource.TYPED)
    assert question.added_at == ana.clock.now
    assert [held.question for held in seen(ana).held] == [question]


def test_it_belongs_to_what_is_exported_and_to_what_is_deleted(ana: Conversation) -> None:
    added(ana)
    record = ana.do(gather_record)
    assert record is not None
    assert [(own.question, own.area, own.source) for own in record.own_questions] == [
        (WHY, "Ending", "written in My questions")
    ]
    assert ana.do(delete_member).questions == 1
    assert seen(ana).total == 0


@pytest.mark.parametrize(
    ("filled", "refusal"),
    [
        (replace(FILLED, ask=""), NoQuestion),
        (replace(FILLED, dimension_id="dancing"), UnknownArea),
        (replace(FILLED, rubric_id="juggling"), UnknownArea),
        (replace(FILLED, ask=f"  {WHY.upper()} "), QuestionHad),
    ],
)
def test_what_does_not_fit_is_neither_added_nor_saved(
    ana: Conversation, filled: FilledQuestion, refusal: type[WhetstoneError]
) -> None:
    before = [added(ana, HOW), added(ana)]
    with pytest.raises(refusal):
        ana.do(add_own, filled)
    with pytest.raises(refusal):
        ana.do(edit_own, replace(filled, id=before[0].id))
    assert sorted(bank(ana), key=lambda each: each.added_at) == before


def test_a_question_is_changed_in_its_place(ana: Conversation) -> None:
    question = added(ana)
    ana.clock.move(days=3)
    changed = ana.do(edit_own, replace(FILLED, id=question.id, ask=HOW, dimension_id="opening"))
    assert (changed.ask, changed.area, changed.added_at) == (HOW, ("talks", "opening"), question.added_at)
    assert bank(ana) == [changed]


def test_it_can_go_to_another_rubric(ana: Conversation) -> None:
    question = added(ana)
    changed = ana.do(edit_own, replace(FILLED, id=question.id, rubric_id="speeches"))
    assert (bank(ana), bank(ana, "speeches")) == ([], [changed])


def test_saved_as_it_stood_nothing_changes(ana: Conversation) -> None:
    question = added(ana)
    assert ana.do(edit_own, replace(FILLED, id=question.id)) == question
    assert bank(ana) == [question]


def test_new_words_are_asked_again_and_a_corrected_mark_is_not(ana: Conversation) -> None:
    ana.known()
    question = added(ana)
    drilled(ana, question)
    ana.stop()
    corrected = ana.do(edit_own, replace(FILLED, id=question.id, ask=f"{WHY.rstrip('?')} …"))
    assert seen(ana).held[0].asked_at is not None
    reworded = ana.do(edit_own, replace(FILLED, id=corrected.id, ask=HOW))
    assert seen(ana).held[0].asked_at is None
    drill = ana.follow(_started(ana, "ending"))
    assert asked(drill)[0] == reworded.asked_as


def test_an_open_drill_keeps_the_words_it_asked(ana: Conversation) -> None:
    ana.known()
    question = added(ana)
    drilled(ana, question)
    ana.deliver()
    changed = ana.do(edit_own, replace(FILLED, id=question.id, ask=HOW))
    assert ana.drill.now_at.question == WHY
    ana.do(remove_own, changed.id)
    assert ana.drill.now_at.question == WHY
    ana.rounds_passed()
    assert len(asked(ana.drill)) == ana.drill.planned == len(set(asked(ana.drill)))


def test_removed_it_is_not_asked_any_more_and_can_be_added_again(ana: Conversation) -> None:
    ana.known()
    question = added(ana)
    assert ana.do(remove_own, question.id)
    assert not ana.do(remove_own, question.id), "a second time changes nothing"
    assert bank(ana) == []
    drill = ana.follow(_started(ana, "ending"))
    assert not any(each.startswith("own:") for each in asked(drill))
    again = added(ana)
    assert again.id != question.id
    assert bank(ana) == [again]


def test_a_question_that_is_gone_is_told_of_whatever_one_wants_with_it(ana: Conversation) -> None:
    ana.known()
    question = added(ana)
    ana.do(remove_own, question.id)
    for refused in (
        lambda: ana.do(own_question, question.id),
        lambda: ana.do(edit_own, replace(FILLED, id=question.id, ask=HOW)),
        lambda: ana.do(drill_own, question.id),
    ):
        with pytest.raises(QuestionGone):
            refused()
    assert bank(ana) == []
    assert ana.deliver() == []


def test_nobody_sees_changes_or_drills_anothers_questions(
    ana: Conversation, mia: Conversation, twin: Conversation
) -> None:
    question = added(ana)
    for other in (mia, twin):
        other.known()
        assert seen(other).total == 0
        for refused in (own_question, drill_own):
            with pytest.raises(QuestionGone):
                other.do(refused, question.id)
        with pytest.raises(QuestionGone):
            other.do(edit_own, replace(FILLED, id=question.id, ask=HOW))
        assert not other.do(remove_own, question.id)
    assert bank(ana) == [question]


def test_drill_it_now_starts_with_exactly_that_question(ana: Conversation) -> None:
    ana.known()
    question = added(ana)
    added(ana, HOW)
    drill = drilled(ana, question)
    assert ana.deliver() == ["card", "question:1"]
    assert (drill.rubric_id, drill.dimension_id) == question.area
    assert (drill.now_at.question_id, drill.now_at.question) == (question.asked_as, WHY)
    assert seen(ana, Look()).held[1].asked_at == ana.clock.now


def test_a_question_asked_before_is_asked_once_more(ana: Conversation) -> None:
    ana.known()
    question = added(ana)
    drilled(ana, question)
    ana.stop()
    ana.clock.move(days=2)
    [held] = seen(ana).held
    again = drilled(ana, held.question)
    assert (again.now_at.question, again.now_at.repeated) == (WHY, False)
    [held] = seen(ana).held
    assert (held.asked_at, held.question.added_at) == (ana.clock.now, question.added_at)


def test_while_a_drill_is_open_the_question_waits(ana: Conversation) -> None:
    question = added(ana)
    drill = ana.start()
    with pytest.raises(QuestionWaits):
        ana.do(drill_own, question.id)
    assert ana.drill.id == drill.id
    assert bank(ana) == [question]
    assert ana.deliver() == []


def test_pressed_again_under_its_own_drill_it_says_that_this_is_the_one(ana: Conversation) -> None:
    ana.known()
    question = added(ana)
    drilled(ana, question)
    with pytest.raises(QuestionUnderWay):
        ana.do(drill_own, question.id)


def test_a_card_that_waits_makes_room(ana: Conversation) -> None:
    ana.known()
    question = added(ana)
    card = ana.follow(ana.do(start_chosen, Choice("talks", "opening", rounds=3, mode=Mode.TYPED)))
    drill = drilled(ana, question)
    put_away = ana.do(lambda visit: drills.by_id(visit.tx, visit.member, card.id))
    assert put_away is not None
    assert put_away.phase is Phase.STOPPED
    assert asked(drill) == [question.asked_as]


def test_a_newcomer_tells_their_level_and_begins_with_the_one_they_pressed(ana: Conversation) -> None:
    question = added(ana)
    added(ana, HOW)
    first = ana.do(drill_own, question.id)
    assert isinstance(first, FirstUse)
    assert isinstance(first.place, Area)
    assert (first.place.rubric.id, first.place.dimension.id) == question.area
    drill = ana.do(start_first, "talks", Level.MID, "ending")
    assert drill.now_at.question == WHY


def test_a_question_whose_area_left_the_rubrics_is_listed_and_waits_for_another(ana: Conversation) -> None:
    ana.known()
    lost = OwnQuestion("x1", "talks", "dancing", WHY, QuestionSource.JOURNAL, NOON)
    ana.do(lambda visit: own_questions.add(visit.tx, visit.member, lost))
    assert [held.question for held in seen(ana).held] == [lost]
    with pytest.raises(AreaGone):
        ana.do(drill_own, "x1")
    moved = ana.do(edit_own, replace(FILLED, id="x1"))
    assert drilled(ana, moved).now_at.question == WHY


@pytest.mark.parametrize("level", list(Level))
def test_the_next_drill_of_its_area_asks_it_first_at_any_level(ana: Conversation, level: Level) -> None:
    ana.known(level=level)
    question = added(ana)
    added(ana, HOW, "opening")
    assert asked(_started(ana, "ending")) == [question.asked_as]


def test_a_drill_of_five_rounds_asks_each_of_them_once_and_then_the_rubrics(ana: Conversation) -> None:
    own = [added(ana), added(ana, HOW)]
    ana.begin(Choice("talks", "ending", rounds=5, mode=Mode.TYPED))
    ana.rounds_passed()
    had = asked(ana.drill)
    assert had[:2] == [question.asked_as for question in reversed(own)]
    assert not any(each.startswith("own:") for each in had[2:])
    assert len(set(had)) == 5


def test_whoever_adds_a_first_question_is_met_but_not_taken_for_ready(ana: Conversation) -> None:
    added(ana)
    profile = ana.do(lambda visit: members.profile(visit.tx, visit.member))
    assert profile is not None
    assert not profile.ready


def _started(talk: Conversation, area: str) -> Drill:
    """A drill on an area, as any *Start* on it begins one."""
    outcome = talk.do(start_area, "talks", area)
    assert isinstance(outcome, Drill)
    return outcome
