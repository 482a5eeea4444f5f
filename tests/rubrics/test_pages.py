"""What is written about the rubrics elsewhere is what they hold today."""

import random
from pathlib import Path

import rubrics
from bot.core.library import Library
from bot.core.rubric_sample import PER_RUBRIC, page, sample
from bot.rubric_report import table

ROOT = Path(rubrics.__file__).parents[1]
SHIPPED = list(Library(rubrics.texts()))


def test_the_page_of_sample_questions_is_the_one_the_command_prints() -> None:
    """`python -m bot rubric sample > docs/sample-questions.md` mends this."""
    assert (ROOT / "docs" / "sample-questions.md").read_text(encoding="utf-8") == page(SHIPPED, random.Random)


def test_a_sample_shows_every_level_and_difficulty_and_no_question_twice() -> None:
    for rubric in SHIPPED:
        shown = sample(rubric, random.Random(rubric.id))
        assert len({wording.question.id for wording in shown}) == len(shown) == PER_RUBRIC
        assert {wording.question.level for wording in shown} == set(rubric.levels)
        assert len({wording.difficulty for wording in shown}) == 3


def test_the_readmes_table_is_the_one_the_check_prints() -> None:
    """`python -m bot rubric check` prints it."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert "\n".join(table(SHIPPED)) in readme
