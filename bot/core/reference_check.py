"""What is to mend in reference answers that can be used: too short to be real, no quote to speak of, none held out."""

from collections import Counter
from collections.abc import Iterator, Sequence

from bot.core.agreement import LEVELS
from bot.core.answers import words
from bot.core.references import Reference
from bot.core.rubric_check import Finding

ANSWER_WORDS = (90, 260)
"""Half a minute to two minutes of talk: long enough to be real, short enough to be read on a phone."""

QUOTE_WORDS = (4, 32)


def check_references(references: Sequence[Reference]) -> list[Finding]:
    """Everything to mend, in the file's order."""
    return [*_held_out(references), *(finding for reference in references for finding in _answer(reference))]


def _held_out(references: Sequence[Reference]) -> Iterator[Finding]:
    """Half of a dimension's answers are kept from models, so that both halves can be compared."""
    answers = Counter(reference.dimension_id for reference in references)
    kept = Counter(reference.dimension_id for reference in references if reference.held_out)
    for dimension_id, n in answers.items():
        if 2 * kept[dimension_id] != n:
            reason = f"{kept[dimension_id] // len(LEVELS)} of {n // len(LEVELS)} triples are held out; half should be"
            yield Finding(f"dimension {dimension_id}", reason)


def _answer(reference: Reference) -> Iterator[Finding]:
    where = f"triple {reference.id.split(':')[1]} level {reference.level}"
    for key, text, (fewest, most) in (
        ("text", reference.text, ANSWER_WORDS),
        ("quote", reference.quote, QUOTE_WORDS),
    ):
        if not fewest <= words(text) <= most:
            yield Finding(f"{where} {key}", f"has {words(text)} words; {fewest} to {most}")
    if reference.text.count(reference.quote) > 1:
        yield Finding(f"{where} quote", f"stands in the answer more than once: {reference.quote}")
