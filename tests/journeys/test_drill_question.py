"""*Drill this question*: the form over a message, the question kept, and the drill whose first question it is."""

from dataclasses import replace

import pytest

from bot.core.drill import Drill, Phase
from bot.core.errors import NoQuestion, NoWords, UnknownArea
from bot.core.members import Level, Mode
from bot.core.next_step import Choice
from bot.core.own_questions import LONGEST_QUESTION, FilledQuestion, QuestionSource
from bot.journeys.drill_question import drill_question, question_form
from bot.journeys.start_drill import start_chosen
from bot.store import drills, members
from tests.journeys.conversation import Conversation
from tests.journeys.test_write_entry import bank

WHY = "Why would anyone hire a baker at night?"
FILLED = FilledQuestion("x1", WHY, "talks", "ending", None)


def known(talk: Conversation) -> None:
    """A member who practised before and has nothing open."""
    talk.start(level=Level.MID)
    talk.stop()
    talk.deliver()


def begun(talk: Conversation) -> Drill:
    """The drill that was started."""
    drill = talk.do(lambda visit: drills.open_one(visit.tx, visit.member, lock=False))
    assert drill is not None
    assert drill.phase is Phase.ROUNDS
    return talk.follow(drill)


def test_the_form_opens_with_what_the_message_says_and_the_area_that_is_next(ana: Conversation) -> None:
    known(ana)
    form = ana.do(question_form, "<@U1|rosa>: why &amp; how?")
    assert (form.ask, form.area, form.asks_level) == ("@rosa: why & how?", ("talks", "opening"), False)
    assert not form.is_cut


def test_the_area_is_that_of_the_drill_that_is_open(ana: Conversation) -> None:
    known(ana)
    ana.do(start_chosen, Choice("speeches", "ending", rounds=3, mode=Mode.TYPED))
    assert ana.do(question_form, "Why?").area == ("speeches", "ending")


def test_a_newcomer_is_asked_for_area_and_level(ana: Conversation) -> None:
    form = ana.do(question_form, "Why?")
    assert (form.area, form.asks_level) == (None, True)


def test_a_long_message_is_cut_and_its_length_told(ana: Conversation) -> None:
    form = ana.do(question_form, "word " * 300)
    assert len(form.ask) <= LONGEST_QUESTION
    assert (form.is_cut, form.message_length) == (True, 1499)


@pytest.mark.parametrize("message", ["", "  \n", "\0"])
def test_a_message_without_words_has_no_question_in_it(ana: Conversation, message: str) -> None:
    with pytest.raises(NoWords):
        ana.do(question_form, message)


def test_the_question_is_kept_and_is_the_first_one_its_drill_asks(ana: Conversation) -> None:
    known(ana)
    assert ana.do(drill_question, FILLED)
    assert ana.deliver() == ["card", "question:1"]
    [question] = bank(ana)
    assert (question.ask, question.dimension_id, question.source) == (WHY, "ending", QuestionSource.MESSAGE)
    drill = begun(ana)
    assert (drill.rubric_id, drill.dimension_id) == ("talks", "ending")
    assert (drill.now_at.question_id, drill.now_at.question) == ("own:x1", WHY)


def test_the_members_habits_stay(ana: Conversation) -> None:
    known(ana)
    card = ana.do(start_chosen, Choice("talks", "opening", rounds=4, mode=Mode.ALOUD))
    ana.follow(card)
    ana.stop()
    ana.do(drill_question, FILLED)
    assert (begun(ana).planned, begun(ana).mode) == (4, Mode.ALOUD)


def test_a_card_that_waits_makes_room(ana: Conversation) -> None:
    known(ana)
    first = ana.follow(ana.do(start_chosen, Choice("talks", "opening", rounds=3, mode=Mode.TYPED)))
    assert ana.do(drill_question, FILLED)
    assert ana.drill.phase is Phase.STOPPED
    assert begun(ana).id != first.id


def test_while_a_drill_is_under_way_the_question_is_kept_for_the_next_one(ana: Conversation) -> None:
    drill = ana.start()
    assert not ana.do(drill_question, FILLED)
    assert [each.ask for each in bank(ana)] == [WHY]
    assert (ana.drill.id, ana.drill.phase) == (drill.id, Phase.ROUNDS)
    assert ana.deliver() == []


def test_a_newcomers_level_is_kept_and_the_drill_is_a_first_one(ana: Conversation) -> None:
    assert ana.do(drill_question, replace(FILLED, level=Level.MID))
    drill = begun(ana)
    assert (drill.level, drill.planned, drill.mode) == (Level.MID, 3, Mode.TYPED)
    profile = ana.do(lambda visit: members.profile(visit.tx, visit.member))
    assert profile is not None
    assert (profile.rubric_id, profile.level, profile.greeted) == ("talks", Level.MID, True)
    assert profile.rounds is None, "three rounds are for the first drill, not a habit"


def test_a_level_somebody_told_before_stays_theirs(ana: Conversation) -> None:
    known(ana)
    ana.do(drill_question, replace(FILLED, level=Level.STAFF))
    profile = ana.do(lambda visit: members.profile(visit.tx, visit.member))
    assert profile is not None
    assert profile.level is Level.MID


def test_a_question_they_have_had_is_asked_anew_and_kept_once(ana: Conversation) -> None:
    known(ana)
    ana.do(drill_question, FILLED)
    begun(ana)
    ana.stop()
    assert ana.do(drill_question, replace(FILLED, id="x2", ask=WHY.lower()))
    assert [(each.id, each.ask) for each in bank(ana)] == [("x2", WHY)]
    assert begun(ana).now_at.question_id == "own:x2"


@pytest.mark.parametrize(
    ("filled", "refusal"),
    [
        (replace(FILLED, ask=""), NoQuestion),
        (replace(FILLED, dimension_id="dancing"), UnknownArea),
        (replace(FILLED, rubric_id="juggling"), UnknownArea),
        (replace(FILLED, rubric_id="", dimension_id=""), UnknownArea),
    ],
)
def test_what_does_not_fit_is_refused_and_nothing_is_kept(
    ana: Conversation, filled: FilledQuestion, refusal: type[Exception]
) -> None:
    known(ana)
    with pytest.raises(refusal):
        ana.do(drill_question, filled)
    assert bank(ana) == []
    assert ana.deliver() == []


def test_people_keep_their_questions_apart(ana: Conversation, mia: Conversation, twin: Conversation) -> None:
    ana.do(drill_question, replace(FILLED, level=Level.MID))
    assert bank(mia) == bank(twin) == []
