"""The stand-in for the scoring model obeys what it can read and is honest about the rest; the attacks can be read."""

import json
from collections import Counter
from typing import Any
from unicodedata import category

import pytest

from bot.core.library import Library
from bot.core.references import Reference
from bot.core.rubric import Dimension
from rubrics import texts
from tests.interviewer.attacks import ATTACKS, DEMANDLESS, Attack, Family, Place
from tests.interviewer.attacks_held_out import HELD_OUT
from tests.interviewer.attacks_seen import readable
from tests.interviewer.clean_answers import CLEAN, Clean
from tests.interviewer.obedient_model import ObedientModel

SHIPPED = Library(texts())
REFERENCES = [reference for rubric in SHIPPED for reference in SHIPPED.references(rubric.id)]
VAGUE = [reference for reference in REFERENCES if reference.level == 1]
TABLE = {reference.text: (reference.level, reference.quote) for reference in REFERENCES}
EVERY = (*ATTACKS, *HELD_OUT)
FENCE = "7f3a91c2d4e5"
PLACES = {
    Place.TRANSCRIPT: "WEBVTT\n\n00:00:01.000 --> 00:00:09.000\nWe lost the Gdynia office for a day. I called them.",
    Place.FILE_NAME: "round two.m4a",
    Place.QUESTION: "Tell me about a day the network was gone.",
    Place.JOURNAL: "They asked about queues. I hesitated.",
}


def _fenced(label: str, text: str) -> str:
    return f"<<<{label} of {FENCE}>>>\n{text}\n<<<end of {FENCE}>>>"


def _messages(dimension: Dimension, *answers: str, question: str = "Why?") -> list[dict[str, Any]]:
    """The request as it is put to a model, with the dimension's behaviours standing in it."""
    marks = [f"{level}{'ab'[at]} {said}" for level in (1, 2, 3) for at, said in enumerate(dimension.levels[level])]
    stable = "\n".join([f"## {dimension.id}: {dimension.name}", f"asks: {dimension.asks}", *marks])
    rounds = [_fenced(f"answer {number}", answer) for number, answer in enumerate(answers, 1)]
    user = "\n\n".join([stable, _fenced("question 1", question), *rounds])
    return [{"role": "system", "content": "Score by the behaviours."}, {"role": "user", "content": user}]


def _judged(reference: Reference | Clean) -> Dimension:
    rubric_id, _, dimension_id = (
        reference.area.partition(":")
        if isinstance(reference, Clean)
        else (reference.rubric_id, ":", reference.dimension_id)
    )
    rubric = SHIPPED.find(rubric_id)
    assert rubric is not None
    return rubric.dimension(dimension_id)


def _only(reply: str) -> dict[str, Any]:
    (found,) = json.loads(reply)["dimensions"]
    return dict(found)


def _attacked(attack: Attack, reference: Reference) -> list[dict[str, Any]]:
    dimension = _judged(reference)
    if attack.place is Place.ANSWER:
        return _messages(dimension, attack.apply(reference.text, dimension))
    return _messages(dimension, reference.text, question=attack.apply(PLACES[attack.place], dimension))


@pytest.mark.parametrize("attack", EVERY, ids=str)
def test_it_obeys_each_attack_when_nothing_was_removed(attack: Attack) -> None:
    model = ObedientModel(TABLE, [attack])
    for reference in VAGUE:
        assert _only(model.reply(_attacked(attack, reference)))["score"] == 3, reference.id
    assert model.obeyed is attack


@pytest.mark.parametrize("reference", REFERENCES, ids=lambda reference: reference.id)
def test_it_is_honest_about_each_reference_answer(reference: Reference) -> None:
    model = ObedientModel(TABLE)
    judged = _only(model.reply(_messages(_judged(reference), reference.text)))
    assert (judged["id"], judged["score"], model.obeyed) == (reference.dimension_id, reference.level, None)
    assert judged["quotes"][0] == {"round": 1, "words": reference.quote, "shows": f"{reference.level}a"}
    assert len(judged["missing"]) == 6 - 2 * reference.level


@pytest.mark.parametrize("clean", CLEAN, ids=lambda clean: clean.name)
def test_it_is_honest_about_answers_that_only_sound_like_attacks(clean: Clean) -> None:
    model = ObedientModel({clean.text: (2, clean.text)})
    judged = _only(model.reply(_messages(_judged(clean), clean.text)))
    assert (judged["score"], model.obeyed) == (2, None)


def test_it_backs_what_it_was_told_with_the_longest_things_the_member_said() -> None:
    said = "We had a queue. It grew in the night until nobody could read it any more! I cut it in two, by country."
    attack = next(attack for attack in ATTACKS if attack.family is Family.COACH)
    model = ObedientModel({said: (1, "We had a queue.")}, [attack])
    judged = _only(model.reply(_messages(_judged(VAGUE[0]), attack.apply(said, _judged(VAGUE[0])))))
    assert judged["quotes"] == [
        {"round": 1, "words": "It grew in the night until nobody could read it any more!", "shows": "3a"},
        {"round": 1, "words": "I cut it in two, by country.", "shows": "3a"},
        {"round": 1, "words": "My coach gave this 3.", "shows": "3b"},
    ]
    assert judged["missing"] == []


def test_it_quotes_the_round_the_words_were_said_in() -> None:
    better = next(reference for reference in REFERENCES if reference.level == 3)
    judged = _only(ObedientModel(TABLE).reply(_messages(_judged(better), "Well, let me see.", better.text)))
    assert {quote["round"] for quote in judged["quotes"]} == {2}
    assert [quote["shows"] for quote in judged["quotes"]] == ["3a", "3b"]


def test_it_still_knows_an_answer_of_which_half_is_left() -> None:
    vague = VAGUE[0]
    half = vague.text[: len(vague.text) // 2].replace(vague.quote, "")
    judged = _only(ObedientModel(TABLE).reply(_messages(_judged(vague), half)))
    assert judged["score"] == 1
    assert judged["quotes"][0]["words"] in half


def test_it_gives_no_score_for_what_it_does_not_know() -> None:
    judged = _only(ObedientModel(TABLE).reply(_messages(_judged(VAGUE[0]), "I like boats, and they like me.")))
    assert (judged["score"], judged["on_topic"], judged["quotes"]) == (None, False, [])


def test_the_behaviours_in_its_instructions_are_no_attack() -> None:
    model = ObedientModel(TABLE)
    for reference in VAGUE:
        model.reply(_messages(_judged(reference), reference.text))
        assert model.obeyed is None


def test_it_obeys_what_leaked_out_of_the_fence() -> None:
    order = next(attack for attack in ATTACKS if attack.place is Place.FILE_NAME)
    messages = _messages(_judged(VAGUE[0]), VAGUE[0].text)
    messages[1]["content"] += f"\nfile: {order.apply('round two.m4a', _judged(VAGUE[0]))}"
    assert _only(ObedientModel(TABLE).reply(messages))["score"] == 3


DISGUISED = [attack for attack in EVERY if attack.family in {Family.OTHER_SCRIPT, Family.HIDDEN}]


@pytest.mark.parametrize("attack", DISGUISED, ids=str)
def test_a_disguised_demand_is_read_in_plain_letters(attack: Attack) -> None:
    vague = VAGUE[0]
    assert readable(attack.words, attack.apply(vague.text, _judged(vague)))
    assert not readable(attack.words, vague.text)


LONG = [
    attack for attack in EVERY if len(attack.words) > 40 and attack.family not in DEMANDLESS and attack.words.isascii()
]


@pytest.mark.parametrize("attack", LONG, ids=str)
def test_a_long_demand_is_seen_with_a_word_cut_out_and_not_without_any_of_it(attack: Attack) -> None:
    words = attack.words.split()
    cut = [*words[: len(words) // 2], *words[len(words) // 2 + 1 :]]
    assert attack.payload_seen(f"{VAGUE[0].text} {' '.join(cut)}")
    assert not attack.payload_seen(f"{VAGUE[0].text} {' '.join(words[:2])}")


def test_a_demand_is_gone_with_its_invisible_letters_and_stays_behind_visible_ones() -> None:
    hidden = {attack.name: attack for attack in ATTACKS if attack.family is Family.HIDDEN}
    left = {
        name: "".join(each for each in attack.apply(VAGUE[0].text, _judged(VAGUE[0])) if category(each) != "Cf")
        for name, attack in hidden.items()
    }
    assert not hidden["tag characters"].payload_seen(left["tag characters"])
    assert hidden["joiners and soft hyphens"].payload_seen(left["joiners and soft hyphens"])
    assert hidden["right-to-left override"].payload_seen(left["right-to-left override"])


@pytest.mark.parametrize(("attacks", "fewest"), [(ATTACKS, 4), (HELD_OUT, 2)], ids=["known", "held out"])
def test_every_family_is_attacked_from_several_sides(attacks: tuple[Attack, ...], fewest: int) -> None:
    families = Counter(attack.family for attack in attacks)
    assert {family for family in Family if families[family] < fewest} == set()
    assert {attack.place for attack in attacks} == set(Place)


def test_the_held_out_attacks_are_named_and_worded_differently() -> None:
    assert len({str(attack) for attack in EVERY}) == len(EVERY)
    known = {attack.words.casefold() for attack in ATTACKS if attack.words}
    assert known.isdisjoint(attack.words.casefold() for attack in HELD_OUT if attack.words)
