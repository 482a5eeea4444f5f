"""Whether a question gives away what its answer will be judged by."""

import re
from collections.abc import Iterable

from bot.core.likeness import content_words
from bot.core.rubric import Dimension, Rubric

SHARED_RUN = 5
"""So many words in a row in common with an anchor are no accident …"""
OF_SUBSTANCE = 2
"""… if so many of them say something: “and what came of it” is only how people talk."""
_WORD = re.compile(r"[a-z0-9]+")
_MARK = "(?:scores?|grades?|ratings?|marks?)"
_JUDGED = "(?:judged|scored|graded|rated|assessed|evaluated)"
_JUDGING = re.compile(
    r"\b(?:rubrics?|anchors?|levels? [123]|at the bar|your goal|full marks"
    rf"|your {_MARK}|(?:get|earn|for|need|want) (?:an? |the )?(?:high\w*|top|good|better|best|full) {_MARK}"
    rf"|(?:you|answers?)(?:['’]ll|['’]re| will| are| is| get)(?: be| being)? {_JUDGED}|will be {_JUDGED}"
    r"|(?:judge|score|grade|rate|assess|evaluate)s? you(?:rs?)?"
    r"|(?:behaviou?r|dimension|criteri[ao]n?)s? (?:that |which )?(?:is|are|being|we) (?:look|test|judg|scor)\w*)\b",
    re.IGNORECASE,
)
"""Talk about the answer being judged. A credit score, an apple's grade or a changed behaviour is a question's subject;
where the bank's own question has such words all the same, they are no such talk either."""


def gives_away(text: str, rubric: Rubric, dimension: Dimension, source: str = "") -> bool:
    """Whether `text` repeats an anchor, names the dimension or speaks of judging. What `source` has too may stay.

    `source` is the text it was made from: the bank's question.
    """
    said = {match.group().lower() for match in _JUDGING.finditer(text)}
    known = {match.group().lower() for match in _JUDGING.finditer(source)}
    if said - known:
        return True
    name = _words(dimension.name)
    if _holds(_words(text), name) and not _holds(_words(source), name) and len(name) > 1:
        return True
    new = _runs(text) - _runs(source)
    return any(not new.isdisjoint(_runs(secret)) for secret in _secrets(rubric, dimension))


def _secrets(rubric: Rubric, dimension: Dimension) -> Iterable[str]:
    for behaviours in dimension.levels.values():
        yield from behaviours
    yield from (dimension.asks, dimension.goal, dimension.not_3, *dimension.checks, *rubric.structure)


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())


def _runs(text: str) -> set[tuple[str, ...]]:
    found = _words(text)
    runs = {tuple(found[at : at + SHARED_RUN]) for at in range(len(found) - SHARED_RUN + 1)}
    return {run for run in runs if len(content_words(" ".join(run))) >= OF_SUBSTANCE}


def _holds(words: list[str], part: list[str]) -> bool:
    return any(words[at : at + len(part)] == part for at in range(len(words) - len(part) + 1))
