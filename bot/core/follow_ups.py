"""What an interviewer says inside a round: a probe by rule, a line not used yet, the answer to a question back."""

import random
from collections.abc import Sequence

from bot.core.answers import contains_any
from bot.core.question import Question
from bot.core.rubric import Dimension

YOUR_CALL = "Your call: state the assumption."


def probe(dimension: Dimension, answer: str, asked: Sequence[str]) -> str | None:
    """The first probe whose rule finds nothing in `answer` and that wasn't asked yet, or None."""
    for candidate in dimension.probes:
        if candidate.ask not in asked and not contains_any(answer, candidate.unless):
            return candidate.ask
    return None


def fresh_line(lines: Sequence[str], used: Sequence[str], rng: random.Random) -> str:
    """One of `lines` that isn't among the `used`, which stand oldest first; when all are, the one used longest ago."""
    fresh = [line for line in lines if line not in used]
    if fresh:
        return rng.choice(fresh)
    places = {line: place for place, line in enumerate(used)}
    return min(lines, key=lambda line: places[line])


def reply_to_question_back(question: Question | None, text: str) -> str:
    """What the interviewer answers: every fact the text asks about, or that the assumption is the member's to state."""
    facts = question.facts if question else ()
    replies = [fact.reply for fact in facts if contains_any(text, fact.about)]
    return " ".join(replies) or YOUR_CALL
