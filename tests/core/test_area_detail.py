"""All that was observed of one area: its pages, what of it counts, and how each item is put right."""

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.area_detail import (
    PAGE,
    AreaDetail,
    Correction,
    Counts,
    Item,
    Place,
    SeenIn,
    Spot,
    given_by_oneself,
    in_order,
    nearest_page,
    on_page,
    what_counts,
)
from bot.core.entries import EntryKind
from bot.core.evidence import Evidence, Signal, Source, noticed, ref_of_score, ref_of_signal, scored
from bot.core.log import Kept
from bot.core.scoring import Rater, Score
from bot.core.standing import standing
from tests.cast import NOON
from tests.core.samples import a_rubric, after

RATERS = {Source.SELF: Rater.SELF, Source.AI: Rater.AI, Source.HUMAN: Rater.PARTNER}


def score(number: int, source: Source = Source.SELF, session: str = "d1", days: float = 0) -> Evidence:
    """A score of the opening."""
    rater = RATERS[source]
    ref = ref_of_score(session, rater, "U-MIA", "opening")
    return scored("opening", number, source, f"{rater}:U-MIA", session, after(days=days), ref)


def signal(kind: Signal, session: str = "d1", days: float = 0) -> Evidence:
    """Something noticed about the opening."""
    area = "opening" if kind is Signal.CANT_TELL else None
    return noticed("opening", kind, session, after(days=days), ref_of_signal(session, kind, area))


def one_a_day(count: int) -> list[Evidence]:
    """So many own scores, oldest first, the last at noon."""
    return [score(2, session=f"d{n:03}", days=n - count + 1) for n in range(count)]


@given(st.integers(0, 4 * PAGE + 3))
def test_every_item_is_on_exactly_one_page_and_pages_follow_each_other(count: int) -> None:
    seen = one_a_day(count)
    pages = [on_page(seen, number) for number in range(nearest_page(10_000, count) + 1)]
    assert [item for page in reversed(pages) for item in page] == seen
    assert all(len(page) == PAGE for page in pages[:-1])
    assert pages[-1] or not seen


@pytest.mark.parametrize(
    ("wanted", "seen", "found"),
    [(0, 0, 0), (3, 0, 0), (0, PAGE, 0), (1, PAGE, 0), (1, PAGE + 1, 1), (9, 2 * PAGE + 1, 2), (-1, 2 * PAGE, 0)],
)
def test_a_page_that_is_gone_gives_way_to_the_nearest_one(wanted: int, seen: int, found: int) -> None:
    assert nearest_page(wanted, seen) == found


@pytest.mark.parametrize(("page", "first", "last"), [(0, 3, 27), (1, 1, 2)])
def test_a_page_knows_which_items_it_has_counted_from_the_oldest(page: int, first: int, last: int) -> None:
    seen = one_a_day(PAGE + 2)
    drill = SeenIn(EntryKind.DRILL, Kept.DRILL)
    items = tuple(Item(item, drill) for item in on_page(seen, page))
    where = standing(a_rubric(), seen, {}, NOON)
    detail = AreaDetail(where, Place("talks", "opening", page), items, len(seen))
    assert (detail.first, detail.last) == (first, last)
    assert detail.dimension.id == "opening"


@given(st.integers())
def test_the_order_is_by_time_and_never_by_chance(seed: int) -> None:
    same_moment = [score(2), score(1, Source.HUMAN), signal(Signal.SURPRISE), score(3, session="d0")]
    seen = [*same_moment, score(2, session="d9", days=-3)]
    shuffled = random.Random(seed).sample(seen, len(seen))
    assert in_order(shuffled) == in_order(seen)
    assert [item.session for item in in_order(seen)] == ["d9", "d0", "d1", "d1", "d1"]
    assert in_order(seen)[2].source is Source.SELF, "one's own score comes first, then what others gave"


def test_what_was_left_out_does_not_count_and_everything_else_does() -> None:
    out, kept, noted = score(1), score(2, session="d2"), signal(Signal.HESITATION)
    counts = what_counts([out, kept, noted], {out.ref, "of something else"}, NOON)
    assert counts == {out.ref: Counts.LEFT_OUT, kept.ref: Counts.YES, noted.ref: Counts.YES}


def test_an_ai_score_beyond_what_ai_may_weigh_is_told_as_such() -> None:
    by_ai = [score(2, Source.AI, f"d{n}", days=n - 4) for n in range(5)]
    counts = what_counts(by_ai, (), NOON)
    assert [counts[item.ref] for item in by_ai] == [Counts.BEYOND, Counts.BEYOND, Counts.YES, Counts.YES, Counts.YES]


def test_leaving_newer_ai_scores_out_makes_room_for_older_ones() -> None:
    by_ai = [score(2, Source.AI, f"d{n}", days=n - 9) for n in range(10)]
    newer = {item.ref for item in by_ai[1:]}
    assert what_counts(by_ai, (), NOON)[by_ai[0].ref] is Counts.BEYOND
    assert what_counts(by_ai, newer, NOON)[by_ai[0].ref] is Counts.YES


@pytest.mark.parametrize(
    ("seen", "kept_in", "correction"),
    [
        (score(1), Kept.DRILL, Correction.SECOND_THOUGHT),
        (signal(Signal.CANT_TELL), Kept.DRILL, Correction.SECOND_THOUGHT),
        (signal(Signal.HESITATION), Kept.DRILL, Correction.SIGNALS),
        (score(1, Source.HUMAN), Kept.DRILL, None),
        (score(1, Source.AI), Kept.DRILL, None),
        (signal(Signal.SURPRISE), Kept.ENTRY, Correction.ENTRY),
        (score(1), Kept.ELSEWHERE, Correction.REMOVAL),
        (score(1, Source.HUMAN), Kept.ELSEWHERE, Correction.REMOVAL),
        (signal(Signal.REHEARSED), Kept.ELSEWHERE, Correction.REMOVAL),
    ],
)
def test_each_item_is_put_right_in_its_own_way_and_nobody_elses_score_at_all(
    seen: Evidence, kept_in: Kept, correction: Correction | None
) -> None:
    assert Item(seen, SeenIn(EntryKind.DRILL, kept_in)).correction is correction


def test_an_item_has_the_words_of_its_own_signal_and_a_score_has_none() -> None:
    seen_in = SeenIn(EntryKind.MOCK, Kept.ENTRY, {Signal.HESITATION: "at the number", Signal.SURPRISE: ""})
    assert Item(signal(Signal.HESITATION), seen_in).words == "at the number"
    assert Item(signal(Signal.SURPRISE), seen_in).words == ""
    assert Item(signal(Signal.CANT_TELL), seen_in).words == ""
    assert Item(score(2), seen_in).words == ""


def test_who_gave_a_score_is_the_id_or_name_it_is_kept_under() -> None:
    drill = SeenIn(EntryKind.DRILL, Kept.DRILL)
    assert Item(score(2, Source.HUMAN), drill).rater_id == "U-MIA"
    assert Item(replace(score(2, Source.AI), rater="ai:a:model|v1|p"), drill).rater_id == "a:model|v1|p"


@pytest.mark.parametrize(
    ("seen", "given_"),
    [
        (score(1), Score.ONE),
        (score(3), Score.THREE),
        (signal(Signal.CANT_TELL), Score.CANT_TELL),
        (signal(Signal.HESITATION), None),
        (score(1, Source.HUMAN), None),
        (score(1, Source.AI), None),
    ],
)
def test_what_one_gave_oneself_is_told_from_all_else(seen: Evidence, given_: Score | None) -> None:
    assert given_by_oneself(seen) is given_


@pytest.mark.parametrize("seen", [score(1, Source.HUMAN), signal(Signal.CANT_TELL), signal(Signal.SURPRISE)])
def test_a_spot_is_read_as_it_was_written(seen: Evidence) -> None:
    spot = Spot(Place("system_design", "opening", 12), seen.ref)
    assert Spot.read(spot.written()) == spot
    assert Place.read(spot.place.written()) == spot.place
    assert spot.session == seen.session == "d1"


def test_a_ref_fits_the_id_of_a_block_however_long_the_names_are() -> None:
    longest = ref_of_score("s" * 64, Rater.PROFESSIONAL, "model" * 99, "d" * 36)
    assert len(longest) <= 255
