"""A member puts right what was observed of an area: what changes, what stays, and what is refused."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from bot.core.area_detail import Correction, Counts, Item, SecondThought, SignalsAgain, Spot
from bot.core.entries import EntryForm, EntryKind
from bot.core.errors import EntryGone, EvidenceGone, NothingWritten, NotYours, WhetstoneError
from bot.core.evidence import Evidence, Signal, Source
from bot.core.journal import Signals
from bot.core.logged import LoggedSession
from bot.core.scoring import Score
from bot.journeys.correct_evidence import (
    correcting,
    leave_out,
    remove_logged,
    rewrite_entry,
    rewrite_signals,
    think_again,
)
from bot.journeys.delete_member import delete_member
from bot.journeys.gather_evidence import evidence_of
from bot.journeys.half_written_entry import new_entry
from bot.journeys.see_area import see_area
from bot.journeys.see_log import see_log
from bot.journeys.standing_of import standing_of
from bot.journeys.visit import Visit
from bot.store import drills, journal_entries, logged
from tests.journeys.conversation import Conversation
from tests.journeys.seen_areas import OPENING, drilled, seen_in_every_way

Which = Callable[[Item], bool]


def spot(talk: Conversation, which: Which) -> Spot:
    """The one item that fits."""
    [found] = [item for item in talk.do(see_area, OPENING).items if which(item)]
    return Spot(OPENING, found.evidence.ref)


def by(source: Source) -> Which:
    """The scores of the drill by this kind of rater."""
    return lambda item: item.evidence.source is source and item.correction is not Correction.REMOVAL


def noticed(signal: Signal) -> Which:
    return lambda item: item.evidence.signal is signal


def counted(talk: Conversation) -> list[Evidence]:
    """What the ranking is made of."""
    return talk.do(lambda visit: evidence_of(visit, next(iter(visit.library))))


@pytest.fixture
def seen(ana: Conversation) -> Conversation:
    """Ana, whose opening was seen in every way there is."""
    ana.do(seen_in_every_way)
    return ana


@pytest.mark.parametrize("which", [by(Source.SELF), by(Source.HUMAN), by(Source.AI), noticed(Signal.SURPRISE)])
def test_what_is_left_out_leaves_the_ranking_and_comes_back(seen: Conversation, which: Which) -> None:
    before, one = counted(seen), spot(seen, which)
    for _ in range(2):
        seen.do(leave_out, one, out=True)
        assert [item for item in before if item.ref != one.ref] == counted(seen)
    for _ in range(2):
        seen.do(leave_out, one, out=False)
        assert counted(seen) == before


def test_leaving_out_touches_neither_the_log_nor_what_makes_an_area_reliable(ana: Conversation) -> None:
    for _ in range(3):
        ana.do(drilled, Score.TWO)

    def held(visit: Visit) -> tuple[object, object]:
        where = standing_of(visit, next(iter(visit.library)))
        return see_log(visit), (where.progress_of("opening"), where.drilled)

    before = ana.do(held)
    for item in ana.do(see_area, OPENING).items:
        ana.do(leave_out, Spot(OPENING, item.evidence.ref), out=True)
    assert counted(ana) == []
    assert ana.do(held) == before


def test_a_second_thought_stands_beside_the_score_and_changes_nothing_that_counts(seen: Conversation) -> None:
    one, before = spot(seen, by(Source.SELF)), counted(seen)
    form = seen.do(correcting, one)
    assert isinstance(form, SecondThought)
    assert (form.given, form.item.second_thought, form.dimension.id) == (Score.ONE, None, "opening")
    for _ in range(2):
        seen.do(think_again, one, Score.THREE)
    again = seen.do(correcting, one)
    assert isinstance(again, SecondThought)
    assert (again.given, again.item.second_thought) == (Score.ONE, Score.THREE)
    assert counted(seen) == before


def test_giving_the_first_score_again_takes_the_second_thought_back(seen: Conversation) -> None:
    one = spot(seen, by(Source.SELF))
    seen.do(think_again, one, Score.CANT_TELL)
    seen.do(think_again, one, Score.ONE)
    form = seen.do(correcting, one)
    assert isinstance(form, SecondThought)
    assert form.item.second_thought is None


def test_leaving_out_and_thinking_again_do_not_undo_each_other(seen: Conversation) -> None:
    one = spot(seen, by(Source.SELF))
    seen.do(think_again, one, Score.TWO)
    seen.do(leave_out, one, out=True)
    seen.do(think_again, one, Score.THREE)
    [item] = [item for item in seen.do(see_area, OPENING).items if item.evidence.ref == one.ref]
    assert (item.counts, item.second_thought) == (Counts.LEFT_OUT, Score.THREE)


def test_who_could_not_tell_may_tell_later(ana: Conversation) -> None:
    ana.do(drilled, Score.CANT_TELL)
    one = spot(ana, noticed(Signal.CANT_TELL))
    ana.do(think_again, one, Score.TWO)
    form = ana.do(correcting, one)
    assert isinstance(form, SecondThought)
    assert (form.given, form.item.second_thought) == (Score.CANT_TELL, Score.TWO)


@pytest.mark.parametrize("source", [Source.HUMAN, Source.AI])
def test_what_others_gave_can_not_be_changed(seen: Conversation, source: Source) -> None:
    one = spot(seen, by(source))
    for refused in (lambda visit: correcting(visit, one), lambda visit: think_again(visit, one, Score.THREE)):
        with pytest.raises(EvidenceGone):
            seen.do(refused)


def test_signals_of_a_drill_are_written_anew_and_may_move_to_another_area(seen: Conversation) -> None:
    one = spot(seen, noticed(Signal.HESITATION))
    form = seen.do(correcting, one)
    assert isinstance(form, SignalsAgain)
    assert (form.signals.hesitation, form.drilled, form.rubric.id) == ("at the number", "opening", "talks")
    seen.do(rewrite_signals, one, Signals("at the end", dimension_id="ending"))
    with pytest.raises(EvidenceGone):
        seen.do(correcting, one)
    assert [item.area for item in counted(seen) if item.signal is Signal.HESITATION] == ["ending"]


def test_signals_that_were_emptied_say_nothing_any_more(seen: Conversation) -> None:
    one = spot(seen, noticed(Signal.HESITATION))
    seen.do(rewrite_signals, one, Signals())
    assert Signal.HESITATION not in {item.signal for item in counted(seen)}


@pytest.mark.parametrize("again", [Signals("at the end"), Signals("at the number", dimension_id="ending"), Signals("")])
def test_a_signal_left_out_counts_again_once_it_says_something_else(seen: Conversation, again: Signals) -> None:
    one = spot(seen, noticed(Signal.HESITATION))
    seen.do(leave_out, one, out=True)
    seen.do(rewrite_signals, one, again)
    seen.do(rewrite_signals, one, Signals("at last"))
    assert one.ref in {item.ref for item in counted(seen)}


def test_what_still_says_the_same_stays_left_out(seen: Conversation) -> None:
    of_drill, of_entry = spot(seen, noticed(Signal.HESITATION)), spot(seen, noticed(Signal.REHEARSED))
    form = seen.do(correcting, of_entry)
    assert isinstance(form, EntryForm)
    for one in (of_drill, of_entry):
        seen.do(leave_out, one, out=True)
    seen.do(rewrite_signals, of_drill, Signals("at the number", surprise="their silence"))
    seen.do(rewrite_entry, replace(form, question="Why now?"))
    assert not {of_drill.ref, of_entry.ref} & {item.ref for item in counted(seen)}


def test_a_signal_of_an_entry_left_out_counts_again_once_it_says_something_else(seen: Conversation) -> None:
    one = spot(seen, noticed(Signal.REHEARSED))
    form = seen.do(correcting, one)
    assert isinstance(form, EntryForm)
    for changed in (replace(form, signals=Signals(rehearsed="the joke")), replace(form, area=("talks", "ending"))):
        seen.do(leave_out, spot(seen, noticed(Signal.REHEARSED)), out=True)
        seen.do(rewrite_entry, changed)
        assert one.ref in {item.ref for item in counted(seen)}


def test_an_entry_opens_as_it_stands_and_is_kept_as_it_should_read(seen: Conversation) -> None:
    one = spot(seen, noticed(Signal.REHEARSED))
    form = seen.do(correcting, one)
    assert isinstance(form, EntryForm)
    assert (form.id, form.kind, form.area) == ("entry1", EntryKind.MOCK, ("talks", "opening"))
    before = seen.do(lambda visit: journal_entries.by_id(visit.tx, visit.member, "entry1"))
    assert before is not None
    seen.clock.move(days=3)
    seen.do(rewrite_entry, replace(form, signals=Signals(surprise="their silence"), question=""))
    after = seen.do(lambda visit: journal_entries.by_id(visit.tx, visit.member, "entry1"))
    assert after == replace(before, signals=Signals(surprise="their silence"), question="")
    assert not seen.do(new_entry).says_something, "it is no draft of the next entry"


def test_a_rewritten_entry_is_not_confirmed_a_second_time(seen: Conversation) -> None:
    seen.deliver()
    form = seen.do(correcting, spot(seen, noticed(Signal.REHEARSED)))
    assert isinstance(form, EntryForm)
    seen.do(rewrite_entry, replace(form, question="Why now?"))
    assert seen.deliver() == []


def test_an_entry_that_says_nothing_any_more_is_refused_at_its_field(seen: Conversation) -> None:
    with pytest.raises(NothingWritten):
        seen.do(rewrite_entry, EntryForm("entry1", None, EntryKind.MOCK, ("talks", "opening")))


def test_a_session_from_elsewhere_is_removed_whole_and_once_is_enough(seen: Conversation) -> None:
    one = spot(seen, lambda item: item.correction is Correction.REMOVAL)
    form = seen.do(correcting, one)
    assert isinstance(form, LoggedSession)
    assert form.problem == "A bridge"
    for _ in range(2):
        seen.do(remove_logged, form.id)
    assert seen.do(lambda visit: logged.every(visit.tx, visit.member)) == []
    assert "log1" not in {item.session for item in counted(seen)}
    with pytest.raises(EvidenceGone):
        seen.do(correcting, one)


Change = Callable[[Visit, Spot], object]
CHANGES: dict[str, Change] = {
    "leave out": lambda visit, one: leave_out(visit, one, out=True),
    "think again": lambda visit, one: think_again(visit, one, Score.TWO),
    "the form": correcting,
    "the signals": lambda visit, one: rewrite_signals(visit, one, Signals("x")),
    "the entry": lambda visit, one: rewrite_entry(
        visit, EntryForm("entry1", visit.now, EntryKind.MOCK, ("talks", "opening"), Signals("x"))
    ),
}
GONE = {"the signals": NotYours, "the entry": EntryGone}


@pytest.mark.parametrize("change", CHANGES)
def test_after_ones_data_was_deleted_nothing_is_brought_back(seen: Conversation, change: str) -> None:
    one = spot(seen, by(Source.SELF))
    seen.do(delete_member)
    refusal: type[WhetstoneError] = GONE.get(change, EvidenceGone)
    with pytest.raises(refusal):
        seen.do(CHANGES[change], one)
    assert counted(seen) == []
    assert seen.do(lambda visit: drills.count_done(visit.tx, visit.member)) == 0


@pytest.mark.parametrize("change", CHANGES)
def test_nobody_changes_what_was_observed_of_another(
    seen: Conversation, mia: Conversation, twin: Conversation, change: str
) -> None:
    one, before = spot(seen, by(Source.SELF)), seen.do(see_area, OPENING)
    for stranger in (mia, twin):
        with pytest.raises(WhetstoneError):
            stranger.do(CHANGES[change], one)
        stranger.do(remove_logged, "log1")
    assert seen.do(see_area, OPENING) == before
