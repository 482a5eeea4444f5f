"""The wordings of a question: which sentences, how hard, under which id."""

import random
from dataclasses import replace
from itertools import product

import pytest

from bot.core.question import Difficulty, Question, difficulty_of, question_of
from tests.core.samples import a_question

WARM_UP, AT_THE_BAR, STRETCH = Difficulty
FERRY = a_question(
    "ferry",
    ask="Who goes first?",
    context=("A ferry takes 40 cars.", "Two ferries share a pilot."),
    constraint=("Nobody may wait an hour.", "One of the cars is an ambulance."),
    twist=("The ramp is stuck.", "The tide turns at noon.", "Half of them hold tickets for tomorrow."),
)


def asks(question: Question, difficulty: Difficulty) -> list[str]:
    """How it is asked that hard."""
    return [wording.ask for wording in question.wordings() if wording.difficulty is difficulty]


def test_a_constraint_brings_it_to_the_bar_and_a_twist_above() -> None:
    assert asks(FERRY, WARM_UP) == [f"{scene} Who goes first?" for scene in FERRY.context]
    assert asks(FERRY, AT_THE_BAR) == [f"{a} {b} Who goes first?" for a, b in product(FERRY.context, FERRY.constraint)]
    assert asks(FERRY, STRETCH) == [
        f"{a} {b} {c} Who goes first?" for a, b, c in product(FERRY.context, FERRY.constraint, FERRY.twist)
    ]


@pytest.mark.parametrize(
    ("parts", "counts"),
    [
        ({}, (0, 1, 0)),  # as it stands, it is what the level asks
        ({"context": ("A.", "B.")}, (0, 2, 0)),
        ({"constraint": ("A.", "B.")}, (1, 2, 0)),
        ({"twist": ("A.", "B.")}, (0, 1, 2)),
        ({"context": ("A.", "B."), "twist": ("C.",)}, (0, 2, 2)),
    ],
)
def test_what_a_question_leaves_out_is_not_asked(parts: dict[str, tuple[str, ...]], counts: tuple[int, ...]) -> None:
    question = a_question("plain", **parts)
    assert tuple(len(asks(question, difficulty)) for difficulty in Difficulty) == counts


def test_every_wording_has_an_id_of_its_own_that_leads_to_its_question() -> None:
    ids = [wording.id for wording in FERRY.wordings()]
    assert len(set(ids)) == len(ids) == 2 + 4 + 12
    assert {question_of(id_) for id_ in ids} == {"ferry"}


def test_a_question_with_one_wording_keeps_its_plain_id() -> None:
    assert [wording.id for wording in a_question("ferry").wordings()] == ["ferry"]
    assert question_of("ferry") == "ferry"


def test_a_wordings_id_tells_how_hard_it_is() -> None:
    assert [difficulty_of(wording.id) for wording in FERRY.wordings()] == [
        *([WARM_UP] * 2),
        *([AT_THE_BAR] * 4),
        *([STRETCH] * 12),
    ]
    assert difficulty_of("ferry") is difficulty_of("own:0190f3a2") is AT_THE_BAR


def test_a_wordings_id_outlives_whatever_else_changes_in_the_file() -> None:
    ids = {wording.id for wording in FERRY.wordings()}
    shuffled = list(FERRY.twist)
    random.Random(3).shuffle(shuffled)
    more = replace(FERRY, context=("A new scene.", *FERRY.context), twist=tuple(shuffled))
    assert ids < {wording.id for wording in more.wordings()}


@pytest.mark.parametrize(("id_", "is_own"), [("own:bridge", True), ("bridge", False), ("owner", False)])
def test_a_question_of_ones_own_is_known_by_its_id(id_: str, is_own: bool) -> None:
    assert a_question(id_).is_own is is_own
