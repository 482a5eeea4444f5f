"""Which question comes next: nothing twice, hard enough, apart from this drill's, everything in its time."""

import random
from collections import Counter
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.drill import STAGE, Role, Round
from bot.core.likeness import TOO_SIMILAR, similarity
from bot.core.members import Level
from bot.core.next_question import SHARE_OF, Chosen, choose, is_below, may_go_below
from bot.core.question import Difficulty, Question, Wording, question_of
from tests.core.samples import a_question

MID, SENIOR, STAFF, EM = Level
LEVELS = st.sampled_from([MID, SENIOR, STAFF])
SEEDS = st.integers(0, 1_000)
BRIDGE = a_question("bridge", ask="A bridge carries 900 cars and closes for six weeks. What do drivers hear first?")
SAME_BRIDGE = a_question("again", ask="A bridge carries 700 cars and closes for six weeks. What do drivers hear first?")
ORCHARD = a_question("orchard", ask="Frost took half the apples. What do the buyers hear?")


def an_own_question(id_: str, **changes: Any) -> Question:
    """A question out of a member's own bank."""
    return a_question(id_, id=f"own:{id_}", **changes)


def a_varied_question(id_: str, level: Level = SENIOR, parts: int = 2, **changes: Any) -> Question:
    """A question with so many contexts, constraints and twists, whose words no other question has."""
    own = [f"{id_}{n}" for n in range(parts)]
    return a_question(
        id_,
        level,
        context=tuple(f"{word}scene {word}number." for word in own),
        constraint=tuple(f"{word}limit {word}price." for word in own),
        twist=tuple(f"{word}turn {word}change." for word in own),
        **changes,
    )


def rounds_of(*questions: Question) -> list[Round]:
    """A drill's rounds that asked these as they stand."""
    return [Round(n, Role.REFINE, question.id, question.ask) for n, question in enumerate(questions, 1)]


def chosen(bank: Sequence[Question], seed: int = 0, **changes: Any) -> Chosen:
    """What comes next on the opening in a middle round, for a senior who has had nothing yet unless said otherwise."""
    wanted = {"dimension_id": "opening", "level": SENIOR, "role": Role.REFINE, "had": [], "rounds": []}
    return choose(bank, **(wanted | changes), rng=random.Random(seed))


def picked(bank: Sequence[Question], **changes: Any) -> set[str]:
    """The ids of the questions that any chance may choose."""
    return {chosen(bank, seed, **changes).wording.question.id for seed in range(40)}


def drilled(bank: Sequence[Question], drills: Sequence[int], level: Level, seed: int) -> list[tuple[Role, Chosen]]:
    """What a row of drills asks, each with so many rounds."""
    had: list[str] = []
    everything = []
    for planned in drills:
        rounds: list[Round] = []
        for number in range(1, planned + 1):
            role = Role.PRESSURE if number == planned else Role.EXPOSE if number == 1 else Role.REFINE
            next_ = chosen(bank, seed + len(had), level=level, role=role, had=had, rounds=rounds)
            rounds.append(Round(number, role, next_.wording.id, next_.wording.ask))
            had.append(next_.wording.id)
            everything.append((role, next_))
    return everything


@st.composite
def banks(draw: st.DrawFn) -> list[Question]:
    """Questions of every level that expose the opening, with one to two of each part; some have one wording."""
    questions = []
    for n in range(draw(st.integers(1, 5))):
        level, parts = draw(LEVELS), draw(st.integers(0, 2))
        questions.append(a_varied_question(f"q{n}", level, parts) if parts else a_question(f"q{n}", level))
    return questions


def below(wording: Wording, level: Level) -> bool:
    """Whether it is easier than what the level asks."""
    return is_below(wording.question.level, wording.difficulty, level)


DRILLS = st.lists(st.integers(3, 5), min_size=1, max_size=12)


@given(banks(), DRILLS, LEVELS, SEEDS)
def test_nothing_comes_twice_before_all_that_may_be_asked_was_and_then_the_oldest_first(
    bank: list[Question], drills: list[int], level: Level, seed: int
) -> None:
    """A repeat is never of something newer while everything as hard as the target, apart from this drill, waits."""
    had: list[str] = []
    for _, next_ in drilled(bank, drills, level, seed):
        assert next_.repeated == (next_.wording.id in had)
        if next_.repeated:
            others = [wording for question in bank for wording in question.wordings() if wording.id not in had]
            at_target = [wording for wording in others if not below(wording, level)]
            assert all(question_of(wording.id) in map(question_of, had[-5:]) for wording in at_target)
        had.append(next_.wording.id)


@given(banks(), DRILLS, LEVELS, SEEDS)
def test_four_in_five_of_the_last_ten_are_at_the_target_or_above(
    bank: list[Question], drills: list[int], level: Level, seed: int
) -> None:
    """Unless the bank has nothing else."""
    all_ = [wording for question in bank for wording in question.wordings()]
    easier = [below(next_.wording, level) for _, next_ in drilled(bank, drills, level, seed)]
    if any(not below(wording, level) for wording in all_):
        for end in range(1, len(easier) + 1):
            last = easier[max(0, end - SHARE_OF) : end]
            assert sum(last) <= 0.2 * len(last)


@given(SEEDS, st.permutations(["opening", "ending", "middle"]))
def test_every_dimension_is_reached_and_only_by_what_exposes_it(seed: int, dimensions: list[str]) -> None:
    bank = [a_varied_question(f"q{n}", exposes=dimensions[n : n + 2]) for n in range(3)]
    for dimension in dimensions:
        next_ = chosen(bank, seed, dimension_id=dimension)
        assert dimension in next_.wording.question.exposes


@given(SEEDS, DRILLS)
def test_a_drill_never_asks_one_question_twice_while_there_is_another(seed: int, drills: list[int]) -> None:
    bank = [a_varied_question(f"q{n}") for n in range(5)]
    everything = [next_.wording.question.id for _, next_ in drilled(bank, drills, SENIOR, seed)]
    for planned in drills:
        assert len({*everything[:planned]}) == planned
        everything = everything[planned:]


@given(SEEDS)
def test_all_questions_come_before_one_comes_in_other_words(seed: int) -> None:
    bank = [a_varied_question(f"q{n}") for n in range(4)]
    everything = [next_.wording.question.id for _, next_ in drilled(bank, [4, 4, 4], SENIOR, seed)]
    assert [set(Counter(everything[n : n + 4]).values()) for n in (0, 4, 8)] == [{1}] * 3


@pytest.mark.parametrize(
    ("role", "had", "difficulty"),
    [
        (Role.EXPOSE, [], Difficulty.AT_THE_BAR),  # one in one would be too many
        (Role.EXPOSE, ["a", "b", "a", "b"], Difficulty.WARM_UP),
        (Role.REFINE, ["a", "b", "a", "b"], Difficulty.AT_THE_BAR),
        (Role.PRESSURE, [], Difficulty.STRETCH),
    ],
)
def test_a_round_is_as_hard_as_its_role(role: Role, had: list[str], difficulty: Difficulty) -> None:
    bank = [a_varied_question("ferry"), a_question("a"), a_question("b")]
    assert chosen([*bank], role=role, had=had).wording.difficulty is difficulty


@pytest.mark.parametrize("role", Role)
def test_a_drill_with_a_twist_in_each_question_is_a_stretch_from_its_first_round(role: Role) -> None:
    bank = [a_varied_question("ferry"), a_question("a"), a_question("b")]
    next_ = chosen(bank, role=role, had=["a", "b", "a", "b"], twisted=True)
    assert next_.wording.difficulty is Difficulty.STRETCH


def test_the_share_counts_questions_of_the_rubric_that_are_still_there() -> None:
    easy, fits = a_question("easy", MID), a_question("fits")
    bank = [easy, fits]
    assert not may_go_below(bank, ["fits"] * 3, SENIOR)
    assert may_go_below(bank, ["fits"] * 4, SENIOR)
    assert not may_go_below(bank, ["easy", "fits", "fits", "fits", "fits"], SENIOR)
    assert may_go_below(bank, ["easy", *["fits"] * 8], SENIOR)  # two of ten
    assert not may_go_below(bank, ["easy", "easy", *["fits"] * 7], SENIOR)
    assert may_go_below(bank, ["easy", *["fits"] * 9], SENIOR)  # it left the last ten
    assert may_go_below(bank, ["easy"] * 4, MID)  # nothing is easy for whoever aims there
    assert not may_go_below(bank, ["fits", "fits", "fits", f"{STAGE}opening", "gone"], SENIOR)


@pytest.mark.parametrize(
    ("asked", "difficulty", "easier"),
    [
        (MID, Difficulty.STRETCH, True),
        (SENIOR, Difficulty.WARM_UP, True),
        (SENIOR, Difficulty.AT_THE_BAR, False),
        (STAFF, Difficulty.WARM_UP, False),
    ],
)
def test_below_the_target_are_lower_levels_and_warm_ups(asked: Level, difficulty: Difficulty, easier: bool) -> None:
    assert is_below(asked, difficulty, SENIOR) is easier


def test_the_nearest_level_is_used_up_first_and_an_easier_one_waits_for_the_share() -> None:
    bank = [a_question("easy", MID), a_question("wanted"), a_question("harder", STAFF)]
    assert picked(bank) == {"wanted"}
    assert picked(bank, had=["wanted"]) == {"harder"}
    assert picked(bank, had=["wanted", "harder"]) == {"wanted"}  # a repeat before too many easy ones
    assert picked(bank, had=["wanted", "harder", "wanted", "harder"]) == {"easy"}


def test_a_rubric_with_nothing_hard_enough_asks_what_it_has() -> None:
    assert chosen([a_question("easy", MID)]) == chosen([a_question("easy", MID)], level=STAFF)


def test_only_questions_that_expose_the_dimension_are_asked() -> None:
    others = [a_question("other", exposes=["ending"]), an_own_question("other", exposes=frozenset({"ending"}))]
    assert picked([*others, a_question("fits", exposes=["opening", "ending"])]) == {"fits"}
    with pytest.raises(LookupError, match="opening"):
        chosen(others)


def test_the_same_chance_chooses_the_same_question_and_another_may_not() -> None:
    bank = [a_varied_question(f"q{n}") for n in range(6)]
    ids = [chosen(bank, seed).wording.id for seed in range(20)]
    assert ids == [chosen(bank, seed).wording.id for seed in range(20)]
    assert len(set(ids)) > 5


@pytest.mark.parametrize("had", [[], ["orchard", "bridge"]])
def test_a_near_twin_of_this_drills_question_waits_while_anything_else_is_left(had: list[str]) -> None:
    """Even a question the member has had comes before a fresh one that only swaps a number."""
    assert picked([BRIDGE, SAME_BRIDGE, ORCHARD], had=had, rounds=rounds_of(BRIDGE)) == {"orchard"}


def test_half_of_the_words_in_common_is_too_many() -> None:
    half, closed = a_question("half", ask="bridge closed today"), a_question("closed", ask="bridge closed yesterday")
    assert similarity(half.ask, closed.ask) == TOO_SIMILAR
    assert picked([half, ORCHARD], rounds=rounds_of(closed)) == {"orchard"}


def test_with_nothing_else_left_even_a_near_twin_is_asked() -> None:
    last = chosen([BRIDGE, SAME_BRIDGE], had=["bridge"], rounds=rounds_of(BRIDGE))
    assert (last.wording.question, last.repeated) == (SAME_BRIDGE, False)


def test_a_question_the_file_no_longer_has_disturbs_nothing() -> None:
    last = chosen([BRIDGE], had=["gone", "bridge"])
    assert (last.wording.question, last.repeated) == (BRIDGE, True)


@given(SEEDS, LEVELS)
def test_ones_own_questions_come_first_in_their_order_whatever_the_level(seed: int, level: Level) -> None:
    own = [an_own_question("surprise"), an_own_question("message")]
    bank = [a_question("wanted", level), *own]
    first = chosen(bank, seed, level=level)
    second = chosen(bank, seed, level=level, had=[own[0].id])
    third = chosen(bank, seed, level=level, had=[each.id for each in own])
    assert [each.wording.question for each in (first, second, third)] == [*own, bank[0]]


def test_ones_own_question_leads_the_last_round_too() -> None:
    own = an_own_question("bridge", ask="The bridge is closed. What now?")
    rounds = rounds_of(a_question("drivers", ask="Which bridge do drivers take?"))
    assert chosen([own, ORCHARD], rounds=rounds, role=Role.PRESSURE).wording.question is own


def test_ones_own_question_had_before_waits_its_turn_like_any_other() -> None:
    own = an_own_question("surprise")
    assert picked([own, ORCHARD], had=[own.id]) == {ORCHARD.id}
    assert picked([own, ORCHARD], had=[own.id, ORCHARD.id]) == {own.id}


def test_ones_own_near_twin_of_this_drills_question_waits_as_well() -> None:
    assert picked([an_own_question("again", ask=SAME_BRIDGE.ask), ORCHARD], rounds=rounds_of(BRIDGE)) == {"orchard"}


def test_under_pressure_comes_what_is_least_like_the_questions_before() -> None:
    near = a_question("near", ask="A bridge reopens next spring. Who tells the drivers?")
    far = [a_question("frost", ask="Frost took half the apples."), a_question("oven", ask="An oven fails on Fridays.")]
    bank = [near, *far]
    assert similarity(near.ask, BRIDGE.ask) < TOO_SIMILAR  # another question, but the same scene
    assert picked(bank, rounds=rounds_of(BRIDGE), role=Role.PRESSURE) == {"frost", "oven"}
    assert picked(bank, rounds=rounds_of(BRIDGE)) == {"near", "frost", "oven"}


def test_a_fresh_context_is_looked_for_within_the_nearest_level() -> None:
    near = a_question("near", ask="A bridge reopens next spring. Who tells the drivers?")
    elsewhere = a_question("frost", STAFF, ask="Frost took half the apples.")
    assert picked([near, elsewhere], rounds=rounds_of(BRIDGE), role=Role.PRESSURE) == {"near"}


def test_small_differences_in_likeness_do_not_narrow_a_fresh_context() -> None:
    """Before the first question nothing is like anything, and a shared word in twenty decides nothing."""
    assert picked([a_question(f"q{n}") for n in range(3)], role=Role.PRESSURE) == {"q0", "q1", "q2"}
    long_ask = " ".join(f"word{n}" for n in range(24))
    bank = [a_question("shares", ask=f"{long_ask} bridge"), a_question("none", ask="Frost took the apples.")]
    rounds = rounds_of(a_question("short", ask="bridge"))
    assert picked(bank, rounds=rounds, role=Role.PRESSURE) == {"shares", "none"}
