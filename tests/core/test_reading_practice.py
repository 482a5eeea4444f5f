"""Practice in scoring: which answer comes next, and what is said of the readings so far."""

import random
from collections import Counter
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from bot.core.agreement import LEVELS, Agreement, Reading, agreement
from bot.core.reading_practice import AreaAgreement, ReadSoFar, next_reference, read_so_far
from bot.core.references import Reference

NAMES = {("talks", "opening"): "Opening · Short talks", ("talks", "ending"): "Ending · Short talks"}
SEEDS = st.integers(0, 10_000)


def triple(name: str, dimension: str = "opening") -> list[Reference]:
    """One question at three levels."""
    return [
        Reference(f"talks:{name}:{level}", "talks", dimension, f"What of the {name}?", "…", level, "…", "…", False)
        for level in LEVELS
    ]


THREE = [*triple("bridge"), *triple("oven"), *triple("ferry", "ending")]


def reading(dimension: str, gave: int, rubric: str = "talks") -> Reading:
    """An answer at the bar that was read."""
    return Reading(f"{rubric}:{dimension}:2", rubric, dimension, gave, 2)


def agreed(readings: list[Reading]) -> Agreement:
    """How far these agree; there is at least one."""
    found = agreement(readings)
    assert found is not None
    return found


def all_in_turn(references: list[Reference], seed: int) -> list[Reference]:
    """What somebody reads who goes on to the end."""
    rng = random.Random(seed)
    found: list[Reference] = []
    while (following := next_reference(references, [each.id for each in found], rng)) is not None:
        found.append(following)
    return found


def test_nothing_comes_where_all_is_read_or_nothing_is_there() -> None:
    assert next_reference(THREE, [each.id for each in THREE], random.Random(7)) is None
    assert next_reference([], [], random.Random(7)) is None


def test_the_one_that_is_left_comes() -> None:
    read = [each.id for each in THREE if each.id != "talks:oven:2"]
    found = next_reference(THREE, read, random.Random(7))
    assert found is not None
    assert found.id == "talks:oven:2"


def test_what_was_read_of_other_rubrics_makes_no_difference() -> None:
    strangers = ["speeches:bridge:1", "speeches:oven:1"]
    for seed in range(20):
        alone = next_reference(THREE, [], random.Random(seed))
        assert next_reference(THREE, strangers, random.Random(seed)) == alone


@given(SEEDS)
def test_whoever_goes_on_reads_every_answer_once(seed: int) -> None:
    assert sorted(each.id for each in all_in_turn(THREE, seed)) == sorted(each.id for each in THREE)


@given(SEEDS)
def test_one_area_comes_after_another_and_within_it_no_question_again_before_the_others(seed: int) -> None:
    read = all_in_turn(THREE, seed)
    assert [each.dimension_id for each in read] == ["opening"] * 6 + ["ending"] * 3
    for start in range(0, 6, 2):
        assert len({each.question for each in read[start : start + 2]}) == 2


def test_an_area_that_was_begun_is_ended_first() -> None:
    for seed in range(20):
        found = next_reference(THREE, ["talks:ferry:1"], random.Random(seed))
        assert found is not None
        assert found.dimension_id == "ending"


def test_any_level_and_any_question_of_an_area_may_come_first() -> None:
    first = Counter(all_in_turn(THREE, seed)[0].id for seed in range(300))
    assert set(first) == {each.id for each in THREE[:6]}


def test_the_level_of_one_does_not_tell_the_level_of_the_next() -> None:
    in_turn = [all_in_turn(THREE, seed) for seed in range(300)]
    pairs = {(one.level, other.level) for read in in_turn for one, other in pairwise(read)}
    assert pairs == {(one, other) for one in LEVELS for other in LEVELS}


def test_nothing_read_is_told_as_nothing() -> None:
    assert read_so_far([], NAMES, left=6) == ReadSoFar(together=None, areas=(), left=6)


def test_readings_are_told_together_and_by_area_the_most_read_first() -> None:
    ending, opening = [reading("ending", 2)], [reading("opening", 2), reading("opening", 3)]
    told = read_so_far([*ending, *opening], NAMES, left=3)
    assert told.together == agreement([*ending, *opening])
    assert told.together is not None
    assert (told.together.n, told.together.same, told.together.higher, told.left) == (3, 2, 1, 3)
    assert told.areas == (
        AreaAgreement("Opening · Short talks", agreed(opening)),
        AreaAgreement("Ending · Short talks", agreed(ending)),
    )


def test_areas_read_as_often_stay_in_the_order_they_were_read_in() -> None:
    told = read_so_far([reading("ending", 1), reading("opening", 1)], NAMES, left=0)
    assert [area.name for area in told.areas] == ["Ending · Short talks", "Opening · Short talks"]


def test_an_area_that_is_gone_counts_together_but_has_no_name_to_be_told_by() -> None:
    told = read_so_far([reading("opening", 2), reading("verse", 1, rubric="songs")], NAMES, left=0)
    assert [area.name for area in told.areas] == ["Opening · Short talks"]
    assert told.together is not None
    assert told.together.n == 2


def test_two_rubrics_with_an_area_of_the_same_id_are_told_apart() -> None:
    names = {**NAMES, ("speeches", "opening"): "Opening · Long speeches"}
    told = read_so_far([reading("opening", 2), reading("opening", 1, rubric="speeches")], names, left=0)
    assert [(area.name, area.agreement.n) for area in told.areas] == [
        ("Opening · Short talks", 1),
        ("Opening · Long speeches", 1),
    ]
