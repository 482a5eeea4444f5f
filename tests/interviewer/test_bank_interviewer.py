"""The interviewer without a model: what it asks follows from the rubric's rules alone."""

import random

import pytest

from bot.core.drill import Role
from bot.core.library import Library
from bot.core.rubric import Dimension
from bot.interviewer.bank_interviewer import BankInterviewer
from bot.interviewer.interviewer import Interviewer, Situation


@pytest.fixture
def opening(library: Library) -> Dimension:
    rubric = library.find("talks")
    assert rubric is not None
    return rubric.dimension("opening")


@pytest.fixture
def bank() -> Interviewer:
    return BankInterviewer(random.Random(7))


ANYWHERE = ("Sorry, a door slammed. Where were you?", "You have ten seconds left.")
"""Pushes that fit any question."""


def _situation(
    opening: Dimension, answer: str, role: Role = Role.REFINE, said: tuple[str, ...] = (), heard_before: int = 0
) -> Situation:
    heard = (*opening.pressure, *ANYWHERE)[:heard_before]
    return Situation(opening, role, "Tell the mayor.", answer, said, (*opening.pressure, *ANYWHERE), heard)


@pytest.mark.parametrize(
    ("answer", "said", "asked"),
    [
        ("The bridge is closed.", (), "Why is that so?"),
        ("Closed, because it rusts.", (), "What does it cost?"),
        ("The bridge is closed.", ("Why is that so?",), "What does it cost?"),
        ("Closed, because it rusts; the cost is a million.", (), None),
        ("", ("Why is that so?", "What does it cost?"), None),
    ],
)
async def test_it_asks_for_the_first_thing_the_answer_leaves_open(
    bank: Interviewer, opening: Dimension, answer: str, said: tuple[str, ...], asked: str | None
) -> None:
    assert await bank.follow_up(_situation(opening, answer, said=said)) == asked


async def test_under_pressure_it_pushes_whatever_the_answer_was(bank: Interviewer, opening: Dimension) -> None:
    perfect = "Closed, because it rusts; the cost is a million."
    pushed = await bank.follow_up(_situation(opening, perfect, Role.PRESSURE))
    assert pushed in (*opening.pressure, *ANYWHERE)


async def test_it_pushes_with_what_the_member_never_heard_and_then_with_what_is_longest_ago(
    bank: Interviewer, opening: Dimension
) -> None:
    pushes = (*opening.pressure, *ANYWHERE)
    for heard in range(len(pushes)):
        pushed = await bank.follow_up(_situation(opening, "Closed.", Role.PRESSURE, heard_before=heard))
        assert pushed in pushes[heard:]
    assert await bank.follow_up(_situation(opening, "Closed.", Role.PRESSURE, heard_before=4)) == pushes[0]


async def test_it_pushes_once_and_then_asks_by_rule(bank: Interviewer, opening: Dimension) -> None:
    after_a_push = _situation(opening, "The bridge is closed.", Role.PRESSURE, (opening.pressure[1],))
    assert await bank.follow_up(after_a_push) == "Why is that so?"


async def test_outside_the_last_round_it_never_pushes(opening: Dimension) -> None:
    asked = [
        await BankInterviewer(random.Random(seed)).follow_up(_situation(opening, "Closed.", role))
        for seed in range(20)
        for role in (Role.EXPOSE, Role.REFINE)
    ]
    assert set(asked) == {"Why is that so?"}


async def test_the_same_chance_asks_the_same(opening: Dimension) -> None:
    situation = _situation(opening, "Closed.", Role.PRESSURE)
    asked = {await BankInterviewer(random.Random(3)).follow_up(situation) for _ in range(5)}
    assert len(asked) == 1
