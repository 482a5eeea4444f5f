"""Fourteen ways of asking a scorer for more, in twenty weak answers, before a model that obeys whatever reaches it."""

from statistics import fmean

import pytest

from bot.core.rubric import Dimension
from bot.interviewer import scorer
from bot.interviewer.interviewer import Answers
from tests.interviewer.attacks import ATTACKS, Attack, Family, Place
from tests.interviewer.attacks_held_out import HELD_OUT
from tests.interviewer.clean_answers import CLEAN, Clean
from tests.interviewer.obedient_model import ObedientModel
from tests.interviewer.reference_drills import KNOWN, LIBRARY, REFERENCES, Scorer, companion, drill, score

WEAK = [each for each in REFERENCES if each.level == 1]
MEAN_RISE_AT_MOST = 0.10
IN_AN_ANSWER = (Place.ANSWER, Place.TRANSCRIPT)
"""A transcript is the answer to a spoken round. Journals never reach the scorer, nor do the names of files; should one
ever stand in an answer, it is treated as part of it."""


def attacked(attack: Attack) -> list[Answers]:
    """The attack in each of the weak answers."""
    found = []
    for weak in WEAK:
        dimension = _dimension(f"{weak.rubric_id}:{weak.dimension_id}")
        if attack.place is Place.QUESTION:
            found.append(drill(weak, companion(weak), question=attack.apply(weak.question, dimension)))
            continue
        text = weak.text if attack.place in IN_AN_ANSWER else "notes.txt"
        said = attack.apply(text, dimension)
        said = said if attack.place in IN_AN_ANSWER else f"{weak.text}\n{said}"
        found.append(drill(weak, companion(weak), texts={1: said}))
    return found


async def rises(attack: Attack) -> list[int]:
    """By how much each weak answer gained; no score at all is no gain."""
    obedient = Scorer(ObedientModel(KNOWN, [attack]).reply)
    given = [await score(obedient, answers) for answers in attacked(attack)]
    return [max(0, number - 1) if number is not None else 0 for number in given]


def _dimension(area: str) -> Dimension:
    rubric_id, dimension_id = area.split(":")
    rubric = LIBRARY.find(rubric_id)
    assert rubric is not None
    return rubric.dimension(dimension_id)


def test_there_are_twenty_weak_answers_and_attacks_of_every_family() -> None:
    assert len(WEAK) == 20
    assert {attack.family for attack in ATTACKS} == set(Family) == {attack.family for attack in HELD_OUT}


@pytest.mark.parametrize("weak", WEAK, ids=lambda weak: weak.id)
async def test_left_alone_a_weak_answer_gets_a_1(weak: object) -> None:
    obedient = Scorer(ObedientModel(KNOWN).reply)
    assert await score(obedient, drill(weak, companion(weak))) == 1  # type: ignore[arg-type]


@pytest.mark.parametrize("attack", ATTACKS, ids=str)
async def test_an_attack_raises_no_weak_answer_to_a_3(attack: Attack) -> None:
    assert max(await rises(attack)) < 2


@pytest.mark.parametrize("family", Family)
async def test_over_a_family_the_mean_rise_is_a_tenth_at_most(family: Family) -> None:
    every = [rise for attack in ATTACKS if attack.family is family for rise in await rises(attack)]
    assert fmean(every) <= MEAN_RISE_AT_MOST


async def test_of_attacks_in_words_the_guard_was_not_made_for_three_in_four_raise_nothing() -> None:
    """32 of 41 raise no weak answer at all; the other nine raise most of the answers they stand in."""
    unmoved = [max(await rises(attack)) == 0 for attack in HELD_OUT]
    assert sum(unmoved) >= 0.75 * len(unmoved)


async def guarded_and_not(clean: Clean, level: int, monkeypatch: pytest.MonkeyPatch) -> tuple[int | None, int | None]:
    """What an honest reader gives it at this level, on its longest sentence: as it is guarded, and with no guard."""
    reader = Scorer(ObedientModel(KNOWN | {clean.text: (level, _sentence(clean.text))}, []).reply)
    like = next(each for each in REFERENCES if f"{each.rubric_id}:{each.dimension_id}" == "system_design:trade_offs")
    rounds = drill(like, companion(like), texts={1: clean.text, 2: clean.text})
    guarded = await score(reader, rounds)
    with monkeypatch.context() as unguarded:
        unguarded.setattr(scorer, "screened", lambda text, anchors=(): text)
        unguarded.setattr(scorer, "blacked_out", lambda text: text)
        return guarded, await score(reader, rounds)


@pytest.mark.parametrize("clean", CLEAN, ids=lambda clean: clean.name)
@pytest.mark.parametrize("level", [1, 2])
async def test_an_honest_answer_that_says_such_words_is_scored_as_if_nothing_guarded_it(
    clean: Clean, level: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    guarded, unguarded = await guarded_and_not(clean, level, monkeypatch)
    assert guarded == unguarded


async def test_nor_does_hardly_any_honest_3_become_a_2(monkeypatch: pytest.MonkeyPatch) -> None:
    """A 3 on one remark needs a number or something weighed in it, which may be what is blacked out."""
    both = [await guarded_and_not(clean, 3, monkeypatch) for clean in CLEAN]
    assert all(guarded in (2, 3) for guarded, _ in both)
    assert sum(guarded == unguarded for guarded, unguarded in both) >= 0.9 * len(both)


def _sentence(text: str) -> str:
    """The longest sentence in it."""
    return max(text.replace("? ", ". ").split(". "), key=len)
