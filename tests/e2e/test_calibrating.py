"""Practice in scoring: an answer read and given a level, ours beside it, and after six how far both agree."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.e2e.practice import Practice

Someone = Callable[..., Practice]
LEVEL = "2 · at the bar"


def give(person: Practice, level: str = LEVEL) -> None:
    """A level for the answer that is open, and then ours."""
    person.modal.get_by_text("Which level is it?").wait_for()
    person.modal.get_by_label(level).check()
    person.submit("See ours")
    person.modal.get_by_text("The words that decide").wait_for()


def read(person: Practice, answers: int) -> None:
    """So many answers one after the other; ours to the last one stays open."""
    for number in range(answers):
        if number:
            person.submit("Next answer")
        give(person)


@pytest.mark.parametrize(("name", "phone"), [("ana", False), ("mia", True)], ids=["at a desk", "on a phone"])
def test_six_answers_are_read_and_the_agreement_is_shown(someone: Someone, name: str, phone: bool) -> None:
    person = someone(name, phone=phone)
    person.settle("Behavioural", "Senior")
    person.type_command("/drill calibrate")
    expect(person.modal.get_by_text("Read the answer, give it a level by what stands in it")).to_be_visible()
    expect(person.modal.get_by_text("· Behavioural")).to_be_visible()
    read(person, answers=5)
    expect(person.modal.get_by_text("5 answers read. From 6 on I show how far you agree with us.")).to_be_visible()
    expect(person.modal.get_by_text("How far you agree with us", exact=True)).to_have_count(0)
    person.submit("Next answer")
    give(person)
    expect(person.modal.get_by_text("How far you agree with us", exact=True)).to_be_visible()
    expect(person.modal.get_by_text(re.compile(r"\d of 6 the same \(\d+%\)")).first).to_be_visible()
    person.close_modal()


def test_no_answer_comes_twice_even_after_the_form_was_closed(someone: Someone) -> None:
    tom = someone("tom")
    seen = set()
    for _ in range(3):
        tom.type_command("/drill calibrate behavioural")
        seen.add(tom.modal.get_by_role("blockquote").first.inner_text())
        give(tom)
        tom.close_modal()
    assert len(seen) == 3


def test_a_form_that_was_closed_without_a_level_counts_nothing(someone: Someone) -> None:
    rosa = someone("rosa")
    rosa.type_command("/drill calibrate")
    rosa.modal.get_by_text("Which level is it?").wait_for()
    rosa.submit("See ours")
    expect(rosa.modal.get_by_text("Which level is it?")).to_be_visible()
    rosa.close_modal()
    rosa.type_command("/drill calibrate")
    give(rosa)
    expect(rosa.modal.get_by_text("1 answer read.")).to_be_visible()


def test_what_is_scored_for_practice_is_among_ones_data(someone: Someone) -> None:
    june = someone("june")
    june.type_command("/drill calibrate")
    read(june, answers=2)
    june.close_modal()
    june.type_command("/drill delete my data")
    june.see("2 answers you scored for practice")
