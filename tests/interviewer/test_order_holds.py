"""A better answer never scores worse: each reference triple through the whole pipeline, before models of all habits."""

import json
import random
from collections.abc import Callable
from typing import Any

import pytest

from tests.interviewer.obedient_model import ObedientModel
from tests.interviewer.reference_drills import KNOWN, REFERENCES, Scorer, Speak, companion, drill, score

TRIPLES = {each.id.rpartition(":")[0]: [] for each in REFERENCES}
for _each in REFERENCES:
    TRIPLES[_each.id.rpartition(":")[0]].append(_each)


def honest(messages: list[dict[str, str]]) -> str:
    """Gives the level the answers have, with the words that decide."""
    return ObedientModel(KNOWN, []).reply(messages)


def changed(change: Callable[[dict[str, Any]], None]) -> Speak:
    """An honest model with one bad habit."""

    def speak(messages: list[dict[str, str]]) -> str:
        reply = json.loads(honest(messages))
        for claim in reply["dimensions"]:
            change(claim)
        return json.dumps(reply)

    return speak


def _one_higher(claim: dict[str, Any]) -> None:
    claim["score"] = claim["score"] and min(3, claim["score"] + 1)
    for quote in claim["quotes"]:
        quote["shows"] = f"{claim['score']}a"


def _always_2(claim: dict[str, Any]) -> None:
    claim["score"] = 2


def _always_3_on_real_quotes(claim: dict[str, Any]) -> None:
    claim["score"] = 3


def _invents(claim: dict[str, Any]) -> None:
    for quote in claim["quotes"]:
        quote["words"] = "Something nobody ever said about anything in here"


def _mends_quotes(claim: dict[str, Any]) -> None:
    for quote in claim["quotes"]:
        quote["words"] = f"“{quote['words'].upper()}” …"


def _torn(claim: dict[str, Any]) -> None:
    """Abstains now and then, by the words of its own reason."""
    if random.Random(claim["reason"] + str(claim["score"])).random() < 0.3:
        claim["score"] = None


MODELS: dict[str, Speak] = {
    "honest": honest,
    "one level too kind": changed(_one_higher),
    "a 2 for everything": changed(_always_2),
    "a 3 for everything, quoting what is there": changed(_always_3_on_real_quotes),
    "inventing its quotes": changed(_invents),
    "shouting its quotes": changed(_mends_quotes),
    "torn": changed(_torn),
}


async def scores(speak: Speak, triple: str) -> list[int | None]:
    """What the answers at level 1, 2 and 3 get."""
    in_order = sorted(TRIPLES[triple], key=lambda each: each.level)
    return [await score(Scorer(speak), drill(each, companion(each))) for each in in_order]


@pytest.mark.parametrize("triple", TRIPLES)
@pytest.mark.parametrize("habit", MODELS)
async def test_a_better_answer_never_scores_worse(habit: str, triple: str) -> None:
    numbers = [number for number in await scores(MODELS[habit], triple) if number is not None]
    assert numbers == sorted(numbers)


@pytest.mark.parametrize("triple", TRIPLES)
async def test_an_honest_model_is_taken_at_its_word_but_for_a_3_on_one_remark(triple: str) -> None:
    one, two, three = await scores(honest, triple)
    assert (one, two) == (1, 2)
    assert three in (2, 3)


async def test_nearly_every_honest_3_stands() -> None:
    stands = [(await scores(honest, triple))[2] == 3 for triple in TRIPLES]
    assert sum(stands) >= 0.9 * len(stands)


@pytest.mark.parametrize("triple", TRIPLES)
async def test_invented_quotes_bring_no_2_and_no_3(triple: str) -> None:
    assert {2, 3}.isdisjoint(await scores(MODELS["inventing its quotes"], triple))


@pytest.mark.parametrize("triple", TRIPLES)
async def test_a_2_for_everything_is_no_2_for_a_weak_answer(triple: str) -> None:
    assert (await scores(MODELS["a 2 for everything"], triple))[0] == 1
