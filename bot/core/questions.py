"""Which question comes next, which probe a rule calls for, and what a question back is told. Pure and seeded."""

import random
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.core.answers import contains_any
from bot.core.members import Level
from bot.core.rubric import Dimension, Question

TOO_SIMILAR = 0.5
"""Share of content words two questions of one drill may have in common (Jaccard)."""

YOUR_CALL = "Your call: state the assumption."

_SMALL_WORDS = frozenset(
    re.findall(
        r"\w+",
        """a about after and are as at be by can do does for from had has have how i in is it its me of on one or our
        so tell that the their them then there they this time to two us was we were what when which who why with you
        your""",
    )
)


@dataclass(frozen=True, slots=True)
class Chosen:
    """A question for the next round; `repeated` when the member has had every fitting one before."""

    question: Question
    repeated: bool


def choose(
    questions: Sequence[Question],
    dimension_id: str,
    level: Level,
    asked_before: Mapping[str, int],
    in_this_drill: Sequence[str],
    rng: random.Random,
    *,
    fresh_context: bool = False,
) -> Chosen:
    """The next question for a dimension at a level.

    `asked_before` maps the ids a member has had to how long ago (larger = more recent); `in_this_drill` holds the
    texts asked in this drill. A member's own unasked questions come first, in their order, then other unasked ones, the
    wanted level before its neighbours; when all were asked, the one asked longest ago. Nothing near-identical to this
    drill's questions while anything else is left; with `fresh_context` the one least like them.
    """
    fitting = [q for q in questions if dimension_id in q.exposes]
    distinct = [q for q in fitting if all(similarity(q.ask, text) < TOO_SIMILAR for text in in_this_drill)]
    candidates = distinct or fitting
    fresh = [q for q in candidates if q.id not in asked_before]
    if not fresh:
        return Chosen(min(candidates, key=lambda q: (asked_before[q.id], q.id)), repeated=True)
    own = [q for q in fresh if q.is_own]
    if own:
        return Chosen(own[0], repeated=False)
    nearest = min(_distance(q.level, level) for q in fresh)
    left = [q for q in fresh if _distance(q.level, level) == nearest]
    if fresh_context:
        strange = min(_likeness(q, in_this_drill) for q in left)
        left = [q for q in left if _likeness(q, in_this_drill) == strange]
    return Chosen(rng.choice(left), repeated=False)


def _likeness(question: Question, asked: Sequence[str]) -> float:
    """How like the most similar of `asked` a question is, 0 to 1, in tenths: finer differences mean nothing."""
    return round(max((similarity(question.ask, text) for text in asked), default=0.0), 1)


def similarity(one: str, other: str) -> float:
    """Share of content words in common, 0 to 1."""
    left, right = _content_words(one), _content_words(other)
    return len(left & right) / len(left | right) if left | right else 1.0


def probe(dimension: Dimension, answer: str, asked: Sequence[str]) -> str | None:
    """The first probe whose rule finds nothing in `answer` and that wasn't asked yet, or None."""
    for candidate in dimension.probes:
        if candidate.ask not in asked and not contains_any(answer, candidate.unless):
            return candidate.ask
    return None


def fresh_line(lines: Sequence[str], used: Sequence[str], rng: random.Random) -> str:
    """One of `lines`, not one of the `used` while there is another."""
    return rng.choice([line for line in lines if line not in used] or list(lines))


def reply_to_question_back(question: Question | None, text: str) -> str:
    """What the interviewer answers: every fact the text asks about, or that the assumption is the member's to state."""
    facts = question.facts if question else ()
    replies = [fact.reply for fact in facts if contains_any(text, fact.about)]
    return " ".join(replies) or YOUR_CALL


_PLACES = {level: place for place, level in enumerate(Level)}


def _distance(one: Level, other: Level) -> int:
    return abs(_PLACES[one] - _PLACES[other])


def _content_words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"[a-z0-9]+", text.lower())) - _SMALL_WORDS
