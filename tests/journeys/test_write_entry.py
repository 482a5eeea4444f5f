"""A journal entry: what is kept, what is refused, what the confirming message shows; its question into the bank."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.core.entries import Banked, EntryForm, EntryKind, EntryScene, JournalEntry
from bot.core.errors import EntryGone, NoArea, NothingWritten, StillToCome, UnknownArea, WhetstoneError
from bot.core.journal import Signals
from bot.core.library import Library
from bot.core.own_questions import OwnQuestion, QuestionSource
from bot.journeys.add_question import add_question
from bot.journeys.half_written_entry import new_entry
from bot.journeys.own_bank import drill_own
from bot.journeys.visit import Visit
from bot.journeys.write_entry import keep_entry, question_of, show_entry
from bot.store import journal_entries, look_back, members, own_questions
from tests.cast import ANA, NOON
from tests.journeys.conversation import Conversation
from tests.sample_rubric import SPEECHES
from tests.store.samples import finished

AREA = ("talks", "ending")
FILLED = EntryForm("e1", NOON, EntryKind.INTERVIEW, AREA, Signals("at the number"), "Why us?")
NOTICED = Signals("in the middle")


def entries(talk: Conversation) -> list[JournalEntry]:
    """What is kept of this member's, newest first."""
    return talk.do(lambda visit: journal_entries.latest(visit.tx, visit.member, 9))


def bank(talk: Conversation, rubric_id: str = "talks") -> list[OwnQuestion]:
    """Their own questions."""
    return talk.do(lambda visit: own_questions.of(visit.tx, visit.member, rubric_id))


def shown(talk: Conversation, entry_id: str = "e1") -> EntryScene:
    """What the confirming message shows now."""
    scene = talk.do(show_entry, entry_id)
    assert scene is not None
    return scene


def test_a_form_opens_with_now_and_an_id_of_its_own(ana: Conversation) -> None:
    forms = [ana.do(new_entry) for _ in range(2)]
    assert {form.happened_at for form in forms} == {NOON}
    assert len({form.id for form in forms}) == 2


def test_what_was_submitted_is_kept_and_confirmed(ana: Conversation) -> None:
    ana.do(keep_entry, FILLED)
    assert entries(ana) == [
        JournalEntry("e1", EntryKind.INTERVIEW, *AREA, Signals("at the number"), "Why us?", NOON, NOON)
    ]
    assert ana.deliver() == ["entry"]


def test_somebody_who_never_used_the_app_can_begin_with_an_entry(ana: Conversation) -> None:
    ana.do(keep_entry, FILLED)
    assert ana.do(lambda visit: members.profile(visit.tx, visit.member)) is not None


def test_submitted_twice_it_is_one_entry_and_one_message(ana: Conversation) -> None:
    ana.do(keep_entry, FILLED)
    ana.do(keep_entry, FILLED)
    assert len(entries(ana)) == 1
    assert ana.deliver() == ["entry"]


def test_submitted_again_with_other_words_the_message_shows_the_last_ones(ana: Conversation) -> None:
    ana.do(keep_entry, FILLED)
    ana.deliver()
    ana.do(keep_entry, replace(FILLED, question="Why now?"))
    assert ana.deliver() == []
    assert ana.redrawn == ["entry"]
    assert shown(ana).entry.question == "Why now?"


@pytest.mark.parametrize(
    ("filled", "refusal", "field"),
    [
        (replace(FILLED, happened_at=NOON + timedelta(minutes=1)), StillToCome, "ended"),
        (replace(FILLED, area=None), NoArea, "area"),
        (replace(FILLED, area=None, kind=EntryKind.MOCK), NoArea, "area"),
        (replace(FILLED, area=None, kind=EntryKind.DRILL), NoArea, "area"),  # no drill yet
        (replace(FILLED, area=("talks", "dancing")), UnknownArea, None),
        (replace(FILLED, area=("juggling", "ending")), UnknownArea, None),
        (replace(FILLED, signals=Signals(), question=""), NothingWritten, "hesitation"),
    ],
)
def test_what_does_not_fit_is_refused_at_its_field_and_nothing_is_kept(
    ana: Conversation, filled: EntryForm, refusal: type[WhetstoneError], field: str | None
) -> None:
    with pytest.raises(refusal) as told:
        ana.do(keep_entry, filled)
    assert told.value.field == field
    assert entries(ana) == []
    assert ana.deliver() == []


def drilled(visit: Visit) -> None:
    """A finished drill on the ending, with what was noticed in it."""
    finished(visit.tx, visit.member, dimension_id="ending")
    look_back.keep_signals(visit.tx, visit.member, "d1", NOTICED, visit.now)


def noticed(visit: Visit) -> Signals:
    """What the drill's own look back says."""
    return look_back.signals_of(visit.tx, visit.member, "d1")


def test_a_drills_entry_is_about_the_area_drilled_last(ana: Conversation) -> None:
    ana.do(drilled)
    ana.do(keep_entry, replace(FILLED, kind=EntryKind.DRILL, area=None))
    assert (shown(ana).entry.rubric_id, shown(ana).entry.dimension_id) == ("talks", "ending")


def test_a_drills_entry_leaves_what_its_look_back_said(ana: Conversation) -> None:
    ana.do(drilled)
    ana.do(keep_entry, replace(FILLED, kind=EntryKind.DRILL, area=None))
    assert ana.do(noticed) == NOTICED


def test_a_real_interviews_area_leads_until_a_later_one_or_a_week_has_passed(ana: Conversation) -> None:
    ana.do(keep_entry, replace(FILLED, happened_at=NOON - timedelta(days=3)))
    assert shown(ana).leads
    ana.do(keep_entry, replace(FILLED, id="e2", area=("talks", "opening")))
    assert (shown(ana).leads, shown(ana, "e2").leads) == (False, True)
    ana.clock.move(days=7)
    assert not shown(ana, "e2").leads


@pytest.mark.parametrize("kind", [EntryKind.MOCK, EntryKind.DRILL])
def test_nothing_else_leads(ana: Conversation, kind: EntryKind) -> None:
    ana.do(keep_entry, replace(FILLED, kind=kind))
    assert not shown(ana).leads


def test_there_is_nothing_to_show_of_an_entry_that_is_gone_or_not_theirs(
    ana: Conversation, mia: Conversation, twin: Conversation
) -> None:
    ana.do(keep_entry, FILLED)
    assert ana.do(show_entry, "e9") is None
    assert mia.do(show_entry, "e1") is None
    assert twin.do(show_entry, "e1") is None


def test_there_is_nothing_to_show_of_an_area_the_rubrics_lost(ana: Conversation) -> None:
    ana.do(keep_entry, FILLED)
    ana.library = Library({"speeches.toml": SPEECHES})
    assert ana.do(show_entry, "e1") is None


def test_the_question_goes_into_the_bank_once_and_the_message_says_so(ana: Conversation) -> None:
    ana.do(keep_entry, FILLED)
    ana.deliver()
    assert shown(ana).banked is Banked.OFFERED
    ana.clock.move(minutes=5)
    for _ in range(2):
        ana.do(add_question, "e1")
    assert bank(ana) == [OwnQuestion("e1", *AREA, "Why us?", QuestionSource.JOURNAL, ana.clock())]
    assert shown(ana).banked is Banked.ADDED
    ana.deliver()
    assert ana.redrawn == ["entry"]


def test_a_question_they_have_already_stays_and_is_not_doubled(ana: Conversation) -> None:
    ana.do(keep_entry, FILLED)
    ana.do(keep_entry, replace(FILLED, id="e2", question="  why US"))
    ana.do(add_question, "e1")
    assert shown(ana, "e2").banked is Banked.HAD
    ana.do(add_question, "e2")
    assert [each.id for each in bank(ana)] == ["e1"]


def test_the_question_of_a_rewritten_entry_takes_the_place_of_the_one_before(ana: Conversation) -> None:
    ana.do(keep_entry, FILLED)
    ana.do(add_question, "e1")
    ana.do(keep_entry, replace(FILLED, question="Why now?"))
    assert shown(ana).banked is Banked.OFFERED
    for _ in range(2):
        ana.do(add_question, "e1")
    assert [(each.id, each.ask) for each in bank(ana)] == [("e1", "Why now?")]
    assert shown(ana).banked is Banked.ADDED


def test_a_question_in_new_words_is_one_that_no_drill_has_asked(ana: Conversation) -> None:
    ana.known()
    ana.do(keep_entry, FILLED)
    ana.do(add_question, "e1")
    ana.do(drill_own, "e1")
    ana.do(keep_entry, replace(FILLED, question="Why now?"))
    ana.do(add_question, "e1")
    [question] = bank(ana)
    assert question.ask == "Why now?"
    assert question.id != "e1", "the words the drill asked go by that id"


def test_an_entry_without_a_question_offers_none(ana: Conversation) -> None:
    ana.do(keep_entry, replace(FILLED, question=""))
    assert shown(ana).banked is Banked.NONE
    with pytest.raises(EntryGone):
        ana.do(add_question, "e1")


def test_nobody_adds_the_question_of_anothers_entry(ana: Conversation, mia: Conversation, twin: Conversation) -> None:
    ana.do(keep_entry, FILLED)
    for stranger in (mia, twin):
        with pytest.raises(EntryGone):
            stranger.do(add_question, "e1")
        assert bank(stranger) == []
    assert bank(ana) == []


def test_what_was_added_keeps_the_words_as_they_were_typed(ana: Conversation) -> None:
    hostile = "<!channel> & <@U1>\u202e ```x"
    ana.do(keep_entry, replace(FILLED, question=hostile))
    ana.do(add_question, "e1")
    assert bank(ana)[0].ask == hostile
    assert question_of(entries(ana)[0]).ask == hostile
    assert ana.member == ANA
