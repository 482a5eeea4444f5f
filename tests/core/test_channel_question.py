"""What a channel is asked, day after day: areas in turn, nothing twice while anything is left, never two alike."""

import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.channel_question import ChannelQuestion, choose_for_channel
from bot.core.likeness import TOO_SIMILAR, similarity
from bot.core.members import Level
from bot.core.question import Difficulty, Question, question_of
from bot.core.rubric import Rubric
from bot.core.schedule import Prompt
from tests.cast import NOON
from tests.core.samples import a_question, a_rubric

MID, SENIOR, STAFF, EM = Level
AREAS = ("opening", "ending", "middle")
SEEDS = st.integers(0, 1_000)


def days(rubric: Rubric, count: int, *, level: Level = SENIOR, seed: int = 0, before: Sequence[Prompt] = ()) -> list:
    """What the channel is asked on so many days in a row."""
    asked, rng = list(before), random.Random(seed)
    for _ in range(count):
        asked.append(as_asked(rubric, choose_for_channel(rubric, level, asked, rng), level, len(asked)))
    return asked[len(before) :]


def as_asked(rubric: Rubric, found: ChannelQuestion, level: Level = SENIOR, day: int = 0) -> Prompt:
    """A question as a channel was asked it."""
    at = NOON + timedelta(day)
    wording, area = found.wording, found.dimension.id
    return Prompt("C-PRACTICE", at.date(), rubric.id, area, level, wording.id, wording.ask, at)


def next_one(rubric: Rubric, asked: Sequence[Prompt], seed: int = 0, level: Level = SENIOR) -> ChannelQuestion:
    return choose_for_channel(rubric, level, asked, random.Random(seed))


def of_each_area(count: int, **changes: object) -> list[Question]:
    """So many questions for each area alone, each in its own words."""
    return [a_question(f"{area}{n}", exposes=(area,), **changes) for area in AREAS for n in range(count)]


def test_the_first_question_is_of_the_rubrics_first_area() -> None:
    found = next_one(a_rubric(*of_each_area(2)), [])
    assert (found.dimension.id, found.repeated, found.alike) == ("opening", False, False)


@given(SEEDS)
def test_every_area_has_its_turn_before_any_has_another(seed: int) -> None:
    asked = days(a_rubric(*of_each_area(4)), 12, seed=seed)
    assert [prompt.dimension_id for prompt in asked] == [*AREAS] * 4


@given(SEEDS, st.integers(1, 5))
def test_nothing_is_asked_again_while_anything_is_left(seed: int, each: int) -> None:
    rubric = a_rubric(*of_each_area(each), *(a_question(f"all{n}", exposes=AREAS) for n in range(each)))
    asked = days(rubric, len(rubric.questions), seed=seed)
    assert Counter(prompt.question_id for prompt in asked).most_common(1)[0][1] == 1


def test_an_area_that_has_nothing_new_passes_its_turn_on() -> None:
    rubric = a_rubric(*of_each_area(1), a_question("more", exposes=("middle",)))
    asked = days(rubric, 4)
    assert [prompt.dimension_id for prompt in asked] == ["opening", "ending", "middle", "middle"]
    assert {each.question_id for each in asked[2:]} == {"middle0", "more"}


@pytest.mark.parametrize("seed", range(10))
def test_when_all_was_asked_it_begins_with_what_was_asked_longest_ago(seed: int) -> None:
    rubric = a_rubric(*of_each_area(1))
    asked = days(rubric, 3, seed=seed)
    again = next_one(rubric, asked, seed)
    assert (again.wording.id, again.repeated, again.alike) == (asked[0].question_id, True, False)
    assert [each.question_id for each in days(rubric, 6, seed=seed)[3:]] == [each.question_id for each in asked]


LIKE = "A bridge carries {} cars and closes for six weeks. What do drivers hear first?"


def test_two_that_are_alike_do_not_follow_each_other() -> None:
    rubric = a_rubric(
        a_question("bridge", ask=LIKE.format(900), exposes=("opening",)),
        a_question("again", ask=LIKE.format(700), exposes=("ending",)),
        a_question("orchard", exposes=("middle",)),
    )
    for seed in range(20):
        assert [each.question_id for each in days(rubric, 3, seed=seed)] == ["bridge", "orchard", "again"]


def test_rather_one_from_before_than_two_alike_in_a_row() -> None:
    rubric = a_rubric(
        a_question("orchard", exposes=("opening",)),
        a_question("bridge", ask=LIKE.format(900), exposes=("ending",)),
        a_question("again", ask=LIKE.format(700), exposes=("middle",)),
    )
    asked = days(rubric, 2)
    assert [each.question_id for each in asked] == ["orchard", "bridge"]
    third = next_one(rubric, asked)
    assert (third.wording.id, third.repeated, third.alike) == ("orchard", True, False)
    assert next_one(rubric, [*asked, as_asked(rubric, third)]).wording.id == "again"


def test_where_there_is_only_one_question_it_comes_every_day() -> None:
    rubric = a_rubric(a_question("only", exposes=AREAS))
    assert {each.question_id for each in days(rubric, 4)} == {"only"}
    second = next_one(rubric, days(rubric, 1))
    assert (second.repeated, second.alike) == (True, True)


def test_the_same_question_worded_anew_does_not_follow_itself() -> None:
    scenes = ("Two ferries share a pilot.", "Snow lies on forty roofs.")
    rubric = a_rubric(
        a_question("worded", exposes=AREAS, context=scenes), a_question("other", exposes=AREAS, context=scenes)
    )
    for seed in range(20):
        asked = days(rubric, 4, seed=seed)
        bases = [question_of(each.question_id) for each in asked]
        assert all(one != other for one, other in pairwise(bases))
        assert len({each.question_id for each in asked}) == 4


def test_the_question_before_counts_also_when_it_was_of_another_rubric() -> None:
    rubric = a_rubric(a_question("bridge", ask=LIKE.format(900), exposes=AREAS), *of_each_area(1))
    other = replace(days(rubric, 1)[0], rubric_id="speeches", question_id="their_bridge", question=LIKE.format(800))
    for seed in range(20):
        assert next_one(rubric, [other], seed).wording.id != "bridge"


def test_what_another_rubric_was_asked_about_takes_nobodys_turn() -> None:
    rubric = a_rubric(*of_each_area(2))
    other = replace(days(rubric, 1)[0], rubric_id="speeches", question="Something else entirely")
    found = next_one(rubric, [other])
    assert found.dimension.id == "opening"
    assert not found.repeated


def test_questions_are_of_the_level_that_was_set_up_as_long_as_there_are_any() -> None:
    of_levels = [
        a_question(f"{level}{area}{n}", level, (area,)) for level in (MID, SENIOR) for area in AREAS for n in range(2)
    ]
    asked = days(a_rubric(*of_levels), 12, level=MID)
    assert [each.question_id[:3] for each in asked] == ["mid"] * 6 + ["sen"] * 6


def test_a_level_the_rubric_lacks_is_its_nearest() -> None:
    of_levels = [a_question(f"{level}{n}", level, AREAS) for level in (MID, STAFF) for n in range(2)]
    rubric = a_rubric(*of_levels, levels=(MID, STAFF))
    assert {question_of(each.question_id)[:3] for each in days(rubric, 2, level=EM)} == {"sta"}


def test_a_channel_is_asked_as_hard_as_the_level_asks_not_harder() -> None:
    parts = {
        "context": ("Rain fell.",),
        "constraint": ("You have a day.", "You have an hour."),
        "twist": ("It burns.",),
    }
    worded = [a_question(area, exposes=(area,), **parts) for area in AREAS]
    asked = days(a_rubric(*worded), 6)
    assert {each.question_id.partition(".")[2][:1] for each in asked} == {"b"}
    assert Difficulty.AT_THE_BAR is next_one(a_rubric(*worded), []).wording.difficulty


@given(st.lists(st.tuples(st.sampled_from([MID, SENIOR]), st.sets(st.sampled_from(AREAS), min_size=1)), max_size=9))
def test_never_two_alike_nor_one_twice_while_the_bank_allows_it(drawn: list[tuple[Level, set[str]]]) -> None:
    """However a bank is made: a repeat means all was asked, likeness that nothing else was to be had."""
    bank = [*of_each_area(1), *(a_question(f"more{n}", level, areas) for n, (level, areas) in enumerate(drawn))]
    rubric = a_rubric(*bank)
    asked = days(rubric, 2 * len(bank), seed=len(drawn))
    for place, prompt in enumerate(asked):
        before = asked[:place]
        if prompt.question_id in {each.question_id for each in before}:
            assert {each.question_id for each in before} == {question.id for question in bank}
        if before:
            assert similarity(before[-1].question, prompt.question) < TOO_SIMILAR
