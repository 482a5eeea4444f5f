"""The log before it is read whole: its order, its filters, its pages, and what became of a fix."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.entries import EntryKind
from bot.core.journal import LastFix
from bot.core.log import LINES_A_PAGE, MOST_AREAS, Kept, LogKey, Wanted, areas_of, fates, newest_first, page_of
from tests.cast import NOON

OPENING, ENDING = ("talks", "opening"), ("talks", "ending")
FIXED, PARTLY, NOT = LastFix.FIXED, LastFix.PARTLY, LastFix.NOT


def a_drill(id_: str = "d1", day: int = 0, **changes: object) -> LogKey:
    """A drill on the opening that ended with a fix."""
    at = NOON + timedelta(days=day)
    return replace(LogKey(Kept.DRILL, id_, at, EntryKind.DRILL, OPENING, has_fix=True), **changes)  # type: ignore[arg-type]


def a_session(id_: str = "s1", day: int = 0, **changes: object) -> LogKey:
    """A mock from elsewhere, about no one area."""
    at = NOON + timedelta(days=day)
    return replace(LogKey(Kept.ELSEWHERE, id_, at, EntryKind.MOCK, None), **changes)  # type: ignore[arg-type]


def an_entry(id_: str = "e1", day: int = 0) -> LogKey:
    """The journal of a real interview."""
    return LogKey(Kept.ENTRY, id_, NOON + timedelta(days=day), EntryKind.INTERVIEW, ENDING)


def lines(count: int) -> list[LogKey]:
    """So many drills, a day apart, the newest first."""
    return newest_first(a_drill(f"d{day}", day) for day in range(count))


def test_the_newest_comes_first_and_what_came_together_has_one_order() -> None:
    keys = [a_drill("b"), a_drill("a", 1), an_entry("c")]
    assert [key.id for key in newest_first(keys)] == ["a", "c", "b"]
    assert newest_first(reversed(keys)) == newest_first(keys)


@pytest.mark.parametrize(
    ("wanted", "fitting"),
    [
        (Wanted(), ["d1", "e1", "s1"]),
        (Wanted(kind=EntryKind.MOCK), ["s1"]),
        (Wanted(kind=EntryKind.INTERVIEW), ["e1"]),
        (Wanted(area=ENDING), ["e1", "s1"]),  # the mock was about no one area, and has a score in this one
        (Wanted(by_a_person=True), ["s1"]),
        (Wanted(fix_open=True), ["d1"]),
        (Wanted(kind=EntryKind.DRILL, area=OPENING, fix_open=True), ["d1"]),
        (Wanted(kind=EntryKind.DRILL, by_a_person=True), []),
    ],
)
def test_all_that_is_asked_for_has_to_fit(wanted: Wanted, fitting: list[str]) -> None:
    scored_in_the_ending = a_session(by_a_person=True, scored_there=wanted.area == ENDING)
    keys = [a_drill(), an_entry(), scored_in_the_ending]
    assert [key.id for key in keys if wanted.fits(key, None)] == fitting


@pytest.mark.parametrize(("became", "open_"), [(None, True), (NOT, True), (PARTLY, True), (FIXED, False)])
def test_a_fix_is_done_once_it_is_fixed(became: LastFix | None, open_: bool) -> None:
    assert Wanted(fix_open=True).fits(a_drill(), became) is open_
    assert not Wanted(fix_open=True).fits(a_drill(has_fix=False), became)


@pytest.mark.parametrize(
    ("keys", "became"),
    [
        ([a_drill(), a_drill("d2", 1, told=FIXED)], {"d1": FIXED}),
        ([a_drill("d2", 1, told=FIXED), a_drill()], {"d1": FIXED}),  # whatever order they come in
        ([a_drill(), a_drill("d2", 1, area=ENDING, told=FIXED)], {}),  # another area answers for its own
        ([a_drill(), a_drill("d2", 1), a_drill("d3", 2, told=NOT)], {"d2": NOT}),  # only the latest fix
        ([a_drill(), a_drill("d2", 1, has_fix=False), a_drill("d3", 2, told=PARTLY)], {"d1": PARTLY}),
        ([a_drill(told=FIXED)], {}),  # answered for a drill that was deleted
        ([a_session(told=PARTLY)], {"s1": PARTLY}),  # from elsewhere: it says so itself
        ([a_drill(), a_session("s1", 1, area=OPENING, told=FIXED)], {"s1": FIXED}),  # and of no drill of ours
    ],
)
def test_what_became_of_a_fix_is_told_by_the_next_drill_of_its_area(
    keys: list[LogKey], became: dict[str, LastFix]
) -> None:
    assert fates(keys) == became


@given(st.integers(0, 5 * LINES_A_PAGE))
def test_turning_the_pages_shows_every_line_once(count: int) -> None:
    keys = lines(count)
    pages = [page_of(keys, number) for number in range(1, max(1, -(-count // LINES_A_PAGE)) + 1)]
    assert [key for page in pages for key in page.keys] == keys
    assert all((page.last - page.first + 1, page.fitting) == (len(page.keys), count) for page in pages)
    assert pages[-1].last == count


@pytest.mark.parametrize(("asked", "shown"), [(-1, 1), (0, 1), (2, 2), (9, 3)])
def test_a_page_that_is_not_there_gives_way_to_the_nearest(asked: int, shown: int) -> None:
    page = page_of(lines(2 * LINES_A_PAGE + 1), asked)
    assert page.number == shown


def test_of_no_lines_there_is_one_empty_page() -> None:
    page = page_of([], 1)
    assert (page.number, page.keys, page.first, page.last) == (1, (), 1, 0)


def test_areas_are_those_of_the_lines_and_the_one_asked_for() -> None:
    keys = [an_entry(), a_drill(), a_drill("d2"), a_session()]
    assert areas_of(keys, None) == [ENDING, OPENING]
    assert areas_of(keys, ("talks", "gone")) == [("talks", "gone"), ENDING, OPENING]


def test_of_too_many_areas_those_of_the_newest_lines_can_be_picked() -> None:
    keys = [a_drill(f"d{n}", area=("talks", f"area {n}")) for n in range(MOST_AREAS + 5)]
    assert areas_of(keys, None) == [("talks", f"area {n}") for n in range(MOST_AREAS)]
    assert ("talks", "asked for") in areas_of(keys, ("talks", "asked for"))
