"""How the stand-in reads answers: by one stated rule, the same for everybody, and honestly unless its mood forbids it.

A sentence earns a mark for a figure and one for a word that weighs one thing against another. The round with the most
marks decides: from three marks on it is a 2, from seven on a 3, otherwise a 1. An answer of fewer than 25 words is not
read; answers that share no word with the questions are off topic. Both get null and no quotes.
Quoted are the speaker's own sentences, those nearest to the dimension's words first, each under the behaviour whose
words it shares most.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from playground.model.moods import Mood
from playground.model.prompt import Dimension, Prompt
from playground.model.script import script
from playground.model.sentences import Sentence, sentences, stems, words
from playground.model.speaking import THIN

MARKS_OF_A_2, MARKS_OF_A_3 = 3, 7
QUOTES = 2
VAGUE_WORDS = 6

Claim = dict[str, Any]


def assessment(prompt: Prompt, mood: Mood = Mood.WELL) -> Claim:
    """The reply for all dimensions of the prompt."""
    answers = prompt.rounds("answer")
    said = [each for number, text in answers.items() if not _thin(text) for each in sentences(text, number)]
    on_topic = _on_topic(prompt.texts("question"), said)
    return {
        "to_the_reader": [each.quote for text in answers.values() for each in sentences(text) if _to_the_reader(each)],
        "dimensions": [_claim(dimension, said, on_topic, mood) for dimension in prompt.dimensions],
    }


def _thin(answer: str) -> bool:
    return len(words(answer)) < THIN


def _on_topic(questions: Sequence[str], said: Sequence[Sentence]) -> bool:
    """Whether the answers take up any word of what was asked; without a question, whatever they say is."""
    asked = frozenset().union(*map(stems, questions))
    return not asked or any(asked & stems(each.text) for each in said)


def _to_the_reader(sentence: Sentence) -> bool:
    return any(phrase in sentence.text.lower() for phrase in script().to_the_reader)


def _claim(dimension: Dimension, said: Sequence[Sentence], on_topic: bool, mood: Mood) -> Claim:
    counted = [each for each in said if not _to_the_reader(each)]
    if mood is Mood.INVENTING:
        return _above_the_bar(dimension, [(1, words) for words in script().invented])
    if not counted:
        return _nothing(dimension, script().thin, on_topic=True)
    if mood is Mood.HIGH:
        return _above_the_bar(dimension, [_vague(counted)])
    if not on_topic:
        return _nothing(dimension, script().off_topic, on_topic=False)
    return _honest(dimension, counted)


def _honest(dimension: Dimension, said: Sequence[Sentence]) -> Claim:
    score = _score(said)
    about = stems(dimension.words)
    telling = [each for each in said if each.marks] if score > 1 else list(said)
    nearest = sorted(telling, key=lambda each: (-len(about & stems(each.text)), -each.marks, -len(each.text)))
    quotes = [_quote(each, dimension.behaviours, score) for each in nearest[: QUOTES if score > 1 else 1]]
    shown = {quote["shows"] for quote in quotes}
    return {
        "id": dimension.id,
        "on_topic": True,
        "quotes": quotes,
        "missing": [label for label in dimension.behaviours if int(label[0]) > score and label not in shown],
        "score": score,
        "reason": script().counted.format(
            figures=sum(each.has_figure for each in said), weighings=sum(each.weighs for each in said)
        ),
    }


def _score(said: Sequence[Sentence]) -> int:
    """By the round with the most marks."""
    most = max(sum(each.marks for each in said if each.round_number == number) for number in _rounds(said))
    return 3 if most >= MARKS_OF_A_3 else 2 if most >= MARKS_OF_A_2 else 1


def _rounds(said: Sequence[Sentence]) -> set[int]:
    return {each.round_number for each in said}


def _quote(sentence: Sentence, behaviours: Mapping[str, str], score: int) -> Claim:
    labels = [label for label in behaviours if label.startswith(str(score))] or [f"{score}a"]
    nearest = max(labels, key=lambda label: len(stems(behaviours.get(label, "")) & stems(sentence.text)))
    return {"round": sentence.round_number, "words": sentence.quote, "shows": nearest}


def _vague(said: Sequence[Sentence]) -> tuple[int, str]:
    """The first words of whatever says least."""
    least = min(said, key=lambda each: (each.marks, len(each.text)))
    return least.round_number, " ".join(least.text.split()[:VAGUE_WORDS])


def _above_the_bar(dimension: Dimension, quotes: Sequence[tuple[int, str]]) -> Claim:
    claims = [{"round": number, "words": words, "shows": "3a"} for number, words in quotes]
    return _nothing(dimension, script().vague, on_topic=True) | {"quotes": claims, "score": 3, "missing": []}


def _nothing(dimension: Dimension, reason: str, *, on_topic: bool) -> Claim:
    missing = [label for label in dimension.behaviours if label[0] != "1"]
    return {
        "id": dimension.id,
        "on_topic": on_topic,
        "quotes": [],
        "missing": missing,
        "score": None,
        "reason": reason,
    }
