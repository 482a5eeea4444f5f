"""What an AI read: a number or why there is none, never both; whose reading it is; whether it is worth showing."""

import pytest

from bot.core.assessment import Abstention, Assessment, Judge, Quote, abstained, is_worth_showing

QUOTE = Quote(2, "It costs each family eight minutes a day")


@pytest.mark.parametrize(("score", "why"), [(None, None), (2, Abstention.THIN), (1, Abstention.A_PERSON)])
def test_there_is_a_number_or_the_reason_why_there_is_none(score: int | None, why: Abstention | None) -> None:
    with pytest.raises(AssertionError):
        Assessment("opening", score, why)


def test_abstaining_is_from_every_dimension_and_for_one_reason() -> None:
    found = abstained(["opening", "ending"], Abstention.FOREIGN)
    assert found == (
        Assessment("opening", None, Abstention.FOREIGN),
        Assessment("ending", None, Abstention.FOREIGN),
    )
    assert abstained([], Abstention.THIN) == ()


def test_another_model_rubric_or_prompt_is_another_rater() -> None:
    judge = Judge("small", "520d407eaf85eaae", "1f0c9d2e")
    assert judge.id == "small|520d407eaf85|1f0c9d2e"
    others = [
        Judge("large", "520d407eaf85eaae", "1f0c9d2e"),
        Judge("small", "620d407eaf85eaae", "1f0c9d2e"),
        Judge("small", "520d407eaf85eaae", "2f0c9d2e"),
    ]
    assert len({judge.id, *(other.id for other in others)}) == 4


@pytest.mark.parametrize(
    ("assessment", "worth"),
    [
        (Assessment("opening", None, Abstention.SILENT), False),
        (Assessment("opening", 1, missing=("Says the point first.",)), True),
        (Assessment("opening", 2, quotes=(QUOTE,)), True),
        (Assessment("opening", None, Abstention.A_PERSON, quotes=(QUOTE,)), True),
        (Assessment("opening", None, Abstention.UNQUOTED, missing=("Says it.",), reason="Nothing said it."), False),
    ],
)
def test_a_number_or_a_quote_is_worth_showing(assessment: Assessment, worth: bool) -> None:
    assert is_worth_showing(assessment) is worth
