"""A whole drill on each of the rubrics that ship, from the welcome to the result."""

import pytest

import rubrics
from bot.core.library import Library
from bot.core.rubric import Rubric
from tests.e2e.practice import Practice

SHIPPED = list(Library(rubrics.texts()))


@pytest.mark.parametrize("rubric", SHIPPED, ids=lambda rubric: rubric.id)
def test_a_drill_goes_from_the_welcome_to_the_result(ana: Practice, rubric: Rubric) -> None:
    ana.start_first_drill(rubric.name, rubric.levels[-1].label)
    for number in (1, 2, 3):
        ana.answer_round(number, 3)
    thread = ana.page.get_by_role("log", name="Thread").inner_text()
    asked = [q.id for q in rubric.questions for wording in q.wordings() if f"\n{wording.ask}\n" in thread]
    assert len(set(asked)) == len(asked) == 3
    ana.look_back("2 · at the bar", "Before the first number", "Name the cost in the first sentence")
    ana.see("The shape of a good answer")
    ana.see(rubric.structure[0])
