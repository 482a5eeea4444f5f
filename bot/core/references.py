"""Reference answers: one question answered at level 1, 2 and 3 of a dimension, to practise scoring on. From TOML."""

from dataclasses import dataclass

from bot.core.agreement import LEVELS
from bot.core.rubric import Rubric
from bot.core.rubric_entry import Entry, read


@dataclass(frozen=True, slots=True)
class Reference:
    """One answer with our level for it, the words of the answer that decide, and why.

    `held_out`: never shown to a model, so that one can be tested on it.
    """

    id: str
    rubric_id: str
    dimension_id: str
    question: str
    text: str
    level: int
    quote: str
    why: str
    held_out: bool


def parse_references(file: str, text: str, rubric: Rubric) -> tuple[Reference, ...]:
    """The reference answers of a rubric, in the file's order: three of each triple.

    Raises RubricError with the file, the key and the reason for the first thing that is wrong.
    """
    entry = read(file, text)
    found = [reference for triple in entry.parts("triple") for reference in _triple(triple, rubric)]
    entry.refuse_rest()
    ids = [reference.id for reference in found]
    for id_ in ids:
        if ids.count(id_) > 1:
            raise entry.wrong(f"triple {id_.split(':')[1]}", "stands in the file twice; ids are unique")
    return tuple(found)


def _triple(entry: Entry, rubric: Rubric) -> list[Reference]:
    id_, dimension_id = entry.identifier("id"), entry.identifier("dimension")
    if rubric.find(dimension_id) is None:
        raise entry.wrong("dimension", f"names {dimension_id}, which {rubric.id} has no dimension for")
    question, held_out = entry.text("question", "ask"), entry.yes("held_out")
    answers = [_answer(part, rubric, dimension_id, id_, question, held_out) for part in entry.parts("answer")]
    entry.refuse_rest()
    if tuple(sorted(answer.level for answer in answers)) != LEVELS:
        raise entry.wrong("answer", "needs three: one at level 1, one at 2, one at 3")
    return answers


def _answer(entry: Entry, rubric: Rubric, dimension_id: str, triple: str, question: str, held_out: bool) -> Reference:
    level = entry.number("level", min(LEVELS), max(LEVELS))
    text, quote, why = entry.text("text", "answer"), entry.text("quote", "line"), entry.text("why", "why")
    entry.refuse_rest()
    if quote not in text:
        raise entry.wrong("quote", f"is not in the answer, word for word: {quote}")
    id_ = f"{rubric.id}:{triple}:{level}"
    return Reference(id_, rubric.id, dimension_id, question, text, level, quote, why, held_out)
