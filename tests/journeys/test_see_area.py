"""A page of all that was observed of one area, on either database."""

from datetime import timedelta

import pytest

from bot.core.area_detail import PAGE, AreaDetail, Counts, Item, Place
from bot.core.entries import EntryKind
from bot.core.errors import AreaLeft
from bot.core.evidence import Signal, Source
from bot.core.journal import Signals
from bot.core.log import Kept
from bot.core.logged import LoggedScore
from bot.core.scoring import Rater, Score
from bot.journeys.see_area import see_area
from bot.journeys.visit import Visit
from bot.store import corrections
from tests.cast import MIA
from tests.journeys.conversation import Conversation
from tests.journeys.seen_areas import OPENING, brought, drilled, scored_by, seen_in_every_way, wrote


def shown(talk: Conversation, place: Place = OPENING) -> AreaDetail:
    return talk.do(see_area, place)


def told(item: Item) -> tuple[str, str, str, float]:
    """What of it can be told apart: where it is kept, whose word it is, its words, its value."""
    return item.seen_in.kept_in, item.evidence.signal or item.evidence.source, item.words, item.evidence.value


def test_everything_seen_of_an_area_is_there_oldest_first_with_where_it_is_from(ana: Conversation) -> None:
    ana.do(seen_in_every_way)
    detail = shown(ana)
    assert detail.seen == 7
    assert [told(item) for item in detail.items[:3]] == [
        (Kept.ELSEWHERE, Source.HUMAN, "", 2.0),
        (Kept.ENTRY, Signal.REHEARSED, "the first line", 1.7),
        (Kept.ENTRY, Signal.SURPRISE, "Why us?", 1.3),
    ]
    of_drill = {(item.evidence.signal or item.evidence.source, item.words) for item in detail.items[3:]}
    assert of_drill == {(Source.SELF, ""), (Source.HUMAN, ""), (Source.AI, ""), (Signal.HESITATION, "at the number")}
    assert {item.seen_in.kept_in for item in detail.items[3:]} == {Kept.DRILL}
    assert {item.seen_in.kind for item in detail.items} == {EntryKind.DRILL, EntryKind.MOCK}
    assert detail.items[0].rater_id == "Mia K."
    assert MIA.user_id in {item.rater_id for item in detail.items}


def test_the_line_above_it_is_where_one_stands_by_now(ana: Conversation) -> None:
    ana.do(drilled)
    assert shown(ana).standing.guessed == ("opening",)
    assert shown(ana, Place("talks", "ending")).standing.unseen == ("ending",)


def test_other_areas_and_other_rubrics_are_not_in_it(ana: Conversation) -> None:
    ana.do(drilled, area="ending")
    ana.do(drilled, signals=Signals("here", dimension_id="ending"))
    assert [item.evidence.source for item in shown(ana).items] == [Source.SELF]
    assert shown(ana, Place("speeches", "opening")).seen == 0
    assert shown(ana, Place("talks", "ending")).items[-1].words == "here"


def test_what_was_left_out_is_shown_and_marked(ana: Conversation) -> None:
    ana.do(seen_in_every_way)
    ref = shown(ana).items[0].evidence.ref
    ana.do(lambda visit: corrections.leave_out(visit.tx, visit.member, ref, True, visit.now))
    assert [item.counts for item in shown(ana).items][:2] == [Counts.LEFT_OUT, Counts.YES]


def test_a_second_thought_stands_beside_its_score(ana: Conversation) -> None:
    ana.do(drilled)
    ref = shown(ana).items[0].evidence.ref
    ana.do(lambda visit: corrections.think_again(visit.tx, visit.member, ref, Score.TWO, visit.now))
    [item] = shown(ana).items
    assert (item.second_thought, item.evidence.value) == (Score.TWO, 1.0)


def several(visit: Visit, count: int) -> None:
    """So many sessions from elsewhere, a day apart, the latest today."""
    for number in range(count):
        at = visit.now - timedelta(days=count - 1 - number)
        brought(visit, f"log{number:02}", at, LoggedScore("opening", Rater.SELF, Score.TWO))


def test_the_newest_page_comes_first_and_the_oldest_has_what_is_left(ana: Conversation) -> None:
    ana.do(several, PAGE + 3)
    newest, oldest = shown(ana), shown(ana, Place("talks", "opening", 1))
    assert (newest.first, newest.last, len(newest.items)) == (4, PAGE + 3, PAGE)
    assert (oldest.first, oldest.last, oldest.place.page) == (1, 3, 1)
    assert oldest.items[-1].evidence.at < newest.items[0].evidence.at


def test_a_page_beyond_the_oldest_shows_the_oldest(ana: Conversation) -> None:
    ana.do(several, PAGE + 1)
    assert shown(ana, Place("talks", "opening", 7)).place.page == 1


def test_a_drill_that_is_still_looked_back_on_waits_for_its_reveal(ana: Conversation) -> None:
    ana.do(wrote, "entry1", Signals("in a mock"))
    drill = ana.to_the_look_back()
    ana.score(opening=Score.ONE)
    ana.do(scored_by, drill.id, Rater.AI, "a-model|v1|p", Score.THREE)
    detail = shown(ana)
    assert [item.words for item in detail.items] == ["in a mock"]
    assert detail.waits
    ana.look_back(opening=Score.ONE)
    assert (shown(ana).seen, shown(ana).waits) == (3, False)


def test_an_area_nobody_saw_anything_of_is_an_empty_page(ana: Conversation) -> None:
    detail = shown(ana)
    assert (detail.seen, detail.items, detail.waits) == (0, (), False)


@pytest.mark.parametrize("place", [Place("talks", "dancing"), Place("juggling", "opening")])
def test_of_an_area_the_rubrics_lost_it_says_where_its_evidence_is(ana: Conversation, place: Place) -> None:
    with pytest.raises(AreaLeft, match="is in your log"):
        shown(ana, place)


def test_nobody_sees_what_was_observed_of_another(ana: Conversation, mia: Conversation, twin: Conversation) -> None:
    ana.do(seen_in_every_way)
    assert [shown(stranger).seen for stranger in (mia, twin)] == [0, 0]
