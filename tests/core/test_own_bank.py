"""One's own questions looked through: the order, the pages, one area of them."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.core.own_bank import PAGE, BankPage, Look, page_of
from bot.core.own_questions import OwnQuestion, QuestionSource
from tests.cast import NOON

TALKS_OPENING, TALKS_ENDING, SPEECHES_OPENING = ("talks", "opening"), ("talks", "ending"), ("speeches", "opening")


def own(number: int, area: tuple[str, str] = TALKS_OPENING) -> OwnQuestion:
    """The question added so many days after the first."""
    return OwnQuestion(f"x{number}", *area, f"Why {number}?", QuestionSource.MESSAGE, NOON + timedelta(days=number))


def ids(page: BankPage) -> list[str]:
    return [held.question.id for held in page.held]


def test_the_newest_question_brings_its_rubric_and_its_area_to_the_top() -> None:
    bank = [own(1, SPEECHES_OPENING), own(2, TALKS_OPENING), own(3, TALKS_ENDING), own(4, SPEECHES_OPENING)]
    bank += [own(5, TALKS_OPENING)]
    page = page_of(bank, {}, Look())
    assert ids(page) == ["x5", "x2", "x3", "x4", "x1"]
    assert page.areas == (TALKS_OPENING, TALKS_ENDING, SPEECHES_OPENING)


def test_the_order_is_the_same_however_the_bank_comes() -> None:
    bank = [replace(own(number, TALKS_ENDING if number % 3 else TALKS_OPENING), added_at=NOON) for number in range(9)]
    assert page_of(bank, {}, Look()) == page_of(bank[::-1], {}, Look())


def test_each_question_tells_when_it_was_asked_last() -> None:
    page = page_of([own(1), own(2)], {"x1": NOON, "x9": NOON}, Look())
    assert [(held.question.id, held.asked_at) for held in page.held] == [("x2", None), ("x1", NOON)]


def test_ten_questions_are_one_page_and_eleven_are_two() -> None:
    ten, eleven = ([own(number) for number in range(count)] for count in (PAGE, PAGE + 1))
    assert (page_of(ten, {}, Look()).pages, page_of(ten, {}, Look()).is_long) == (1, False)
    assert (page_of(eleven, {}, Look()).pages, page_of(eleven, {}, Look()).is_long) == (2, True)
    assert ids(page_of(eleven, {}, Look(page=2))) == ["x0"]


def test_the_pages_hold_every_question_once() -> None:
    bank = [own(number, TALKS_ENDING if number % 2 else SPEECHES_OPENING) for number in range(34)]
    found = [each for page in (1, 2, 3, 4) for each in ids(page_of(bank, {}, Look(page)))]
    assert sorted(found) == sorted(question.id for question in bank)


@pytest.mark.parametrize(("asked_for", "shown"), [(-3, 1), (0, 1), (3, 3), (4, 3), (99, 3)])
def test_a_page_that_is_gone_is_the_nearest_one(asked_for: int, shown: int) -> None:
    assert page_of([own(number) for number in range(25)], {}, Look(asked_for)).look.page == shown


def test_one_area_has_its_own_pages_and_the_filter_still_lists_all() -> None:
    bank = [own(number) for number in range(11)] + [own(20, TALKS_ENDING)]
    page = page_of(bank, {}, Look(area=TALKS_ENDING))
    assert (ids(page), page.pages, page.total) == (["x20"], 1, 12)
    assert page.areas == (TALKS_ENDING, TALKS_OPENING)
    assert page.is_long


def test_an_area_whose_last_question_went_shows_all_again() -> None:
    page = page_of([own(1)], {}, Look(area=TALKS_ENDING))
    assert (page.look.area, ids(page)) == (None, ["x1"])


def test_an_empty_bank_is_one_empty_page() -> None:
    assert page_of([], {}, Look(page=3, area=TALKS_ENDING)) == BankPage(Look(), (), (), total=0, pages=1)
