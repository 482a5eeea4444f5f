"""What an expert would cross out in a rubric that can be used: too few questions, traits, twins, hard reading."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from bot.core.likeness import TOO_SIMILAR, content_words, overlap
from bot.core.members import Level
from bot.core.question import Question
from bot.core.reading_ease import lix, longest_sentence
from bot.core.rubric import Dimension, PushKind, Rubric

FEWEST_QUESTIONS = 40
FEWEST_EACH = 6
"""Questions that expose one dimension at one level: a drill of five rounds never has the same one twice."""
FEWEST_WORDINGS = 200
"""Different wordings for one dimension at one level: months of practice without a repeat."""
FEWEST = {"probes": 3, "checks": 3, "pressure": 4, "exercises": 2}
FEWEST_PUSHES, FEWEST_OF_A_KIND = 10, 2
FACTS = (3, 6)
SHARE_WITH_FACTS = 0.8
HARDEST_QUESTION, HARDEST_ON_AVERAGE = 50, 35
"""LIX; see reading_ease."""
LONGEST_SENTENCE = 30
"""Words: about three lines on a phone, and one breath aloud."""

_TRAIT = re.compile(
    r"\b(confiden\w*|clear(ly|er|est)?|strong(ly|er|est)?|good|solid(ly)?|deep(ly|er)?|poor(ly)?|weak(ly)?"
    r"|great|excellent|effective(ly)?|appropriate(ly)?|thorough(ly)?|insightful|articulate|proactive(ly)?|passion\w*"
    r"|mature|senior-level|structured|concise(ly)?|understands|knows|demonstrates|shows (an )?understanding)\b",
    re.IGNORECASE,
)
"""Words that judge the speaker instead of saying what was said; nobody can hear that somebody *understands*."""

_FILLER = re.compile(
    r"\b(leverag\w+|utili[sz]e\w*|robust|seamless(ly)?|delv\w+|holistic|synerg\w+|in order to)\b", re.IGNORECASE
)
_TOPIC = re.compile(r"^(talk about|tell me about a time|how would you design|describe a time)\b", re.IGNORECASE)
_DIAGNOSIS = re.compile(r"\byou (didn't|did not|forgot|failed|missed|should have|were too)\b", re.IGNORECASE)
_WHOLE = re.compile(r"^[A-Z0-9“\"].*[.?!”]$", re.DOTALL)
_SPEECH = re.compile("“.*?”")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to mend: which key of the file, and why."""

    key: str
    reason: str


@dataclass(frozen=True, slots=True)
class Counts:
    """How much a rubric holds; `fewest` is the smallest number of wordings of any dimension at any level."""

    dimensions: int
    levels: tuple[Level, ...]
    questions: int
    wordings: int
    fewest: int
    facts: int
    pushes: int


def count(rubric: Rubric) -> Counts:
    """How much a rubric holds."""
    per_area = _wordings_per_area(rubric)
    return Counts(
        dimensions=len(rubric.dimensions),
        levels=rubric.levels,
        questions=len(rubric.questions),
        wordings=sum(len({wording.ask for wording in question.wordings()}) for question in rubric.questions),
        fewest=min(per_area[dimension.id, level] for dimension in rubric.dimensions for level in rubric.levels),
        facts=sum(len(question.facts) for question in rubric.questions),
        pushes=sum(map(len, rubric.pressure.values())) + sum(len(each.pressure) for each in rubric.dimensions),
    )


def check(rubric: Rubric) -> list[Finding]:
    """Everything to mend, in the file's order; none for a rubric that is ready."""
    findings = [*_counts(rubric), *_pushes(rubric), *_texts(rubric)]
    for dimension in rubric.dimensions:
        findings += _dimension(dimension)
    for question in rubric.questions:
        findings += _question(question)
    return [*findings, *_twins(rubric)]


def _wordings_per_area(rubric: Rubric) -> Counter[tuple[str, Level]]:
    found: dict[tuple[str, Level], set[str]] = {}
    for question in rubric.questions:
        asks = {wording.ask for wording in question.wordings()}
        for dimension_id in question.exposes:
            found.setdefault((dimension_id, question.level), set()).update(asks)
    return Counter({area: len(asks) for area, asks in found.items()})


def _counts(rubric: Rubric) -> Iterator[Finding]:
    if len(rubric.questions) < FEWEST_QUESTIONS:
        yield Finding("question", f"there are {len(rubric.questions)}; {FEWEST_QUESTIONS} at least")
    questions = Counter((each, question.level) for question in rubric.questions for each in question.exposes)
    wordings = _wordings_per_area(rubric)
    for dimension in rubric.dimensions:
        for level in rubric.levels:
            area, where = (dimension.id, level), f"dimension {dimension.id}"
            if questions[area] < FEWEST_EACH:
                yield Finding(where, f"{questions[area]} {level} questions expose it; {FEWEST_EACH} at least")
            if wordings[area] < FEWEST_WORDINGS:
                reason = f"its {level} questions can be asked in {wordings[area]} ways; {FEWEST_WORDINGS} at least"
                yield Finding(where, reason)
    answering = sum(len(question.facts) >= FACTS[0] for question in rubric.questions)
    if answering < SHARE_WITH_FACTS * len(rubric.questions):
        yield Finding("facts", f"{answering} questions have {FACTS[0]} or more; four in five need them")


def _pushes(rubric: Rubric) -> Iterator[Finding]:
    for kind in PushKind:
        found = len(rubric.pressure.get(kind, ()))
        if found < FEWEST_OF_A_KIND:
            yield Finding(f"pressure {kind}", f"has {found} pushes; {FEWEST_OF_A_KIND} at least")
    pushes = [push for lines in rubric.pressure.values() for push in lines]
    if len(pushes) < FEWEST_PUSHES:
        yield Finding("pressure", f"has {len(pushes)} pushes; {FEWEST_PUSHES} at least")
    yield from _twice("pressure", [*pushes, *(push for each in rubric.dimensions for push in each.pressure)])
    yield from (Finding("pressure", f"is not a whole sentence: {push}") for push in pushes if not _WHOLE.match(push))


def _texts(rubric: Rubric) -> Iterator[Finding]:
    yield from _words("summary", rubric.summary)
    for line in rubric.structure:
        yield from _words("structure", line)
    asked = " ".join(wording.ask for question in rubric.questions for wording in [next(question.wordings())])
    if lix(asked) > HARDEST_ON_AVERAGE:
        reason = f"read at LIX {lix(asked):.0f} all together; {HARDEST_ON_AVERAGE} at most: shorter words and sentences"
        yield Finding("question", reason)


def _dimension(dimension: Dimension) -> Iterator[Finding]:
    where = f"dimension {dimension.id}"
    lists = {key: getattr(dimension, key) for key in FEWEST}
    for key, fewest in FEWEST.items():
        if len(lists[key]) < fewest:
            yield Finding(f"{where} {key}", f"has {len(lists[key])}; {fewest} at least")
    behaviours = [(f"{where} level.{n}", line) for n, lines in dimension.levels.items() for line in lines]
    said = [(f"{where} {key}", line) for key in ("checks", "pressure", "exercises") for line in lists[key]]
    probes = [(f"{where} probes", probe.ask) for probe in dimension.probes]
    for key, line in behaviours:
        if found := _TRAIT.search(line):
            yield Finding(key, f"“{found[0]}” judges the speaker; say what one hears instead: {line}")
    own = [(f"{where} asks", dimension.asks), (f"{where} not_3", dimension.not_3)]
    for key, line in [*own, *behaviours, *said, *probes]:
        yield from _words(key, line)
    for key, line in [*said, *probes]:
        if not _WHOLE.match(line):
            yield Finding(key, f"is not a whole sentence: {line}")
    for line in dimension.checks:
        if ("?" not in line and not line.startswith("This round")) or _DIAGNOSIS.search(line):
            yield Finding(f"{where} checks", f"is no check (“Did you …? If not, this round.”): {line}")
    yield from _twice(where, [line for _, line in [*behaviours, *said, *probes]])
    yield from _twice(f"{where} probes", [probe.when for probe in dimension.probes])


def _question(question: Question) -> Iterator[Finding]:
    where = f"question {question.id}"
    wordings = [wording.ask for wording in question.wordings()]
    parts = {"context": question.context, "constraint": question.constraint, "twist": question.twist}
    for key, lines in parts.items():
        yield from (Finding(f"{where} {key}", f"isn't whole sentences: {x}") for x in lines if not _WHOLE.match(x))
        yield from _twice(f"{where} {key}", lines)
    if not 2 <= len(question.exposes) <= 4:
        yield Finding(
            f"{where} exposes", f"names {len(question.exposes)} dimensions; 2 to 4 can be heard in one answer"
        )
    if question.facts and not FACTS[0] <= len(question.facts) <= FACTS[1]:
        yield Finding(f"{where} facts", f"has {len(question.facts)}; none, or {FACTS[0]} to {FACTS[1]}")
    if any(_TOPIC.match(ask) for ask in wordings):
        yield Finding(where, "begins as a topic does; begin with the scene")
    if any(_SPEECH.sub("", ask).count("?") > 1 for ask in wordings) or question.ask[-1] not in ".?":
        yield Finding(f"{where} ask", "is not one ask: one question mark or a full stop at its end")
    longest = max(wordings, key=len)
    if lix(longest) > HARDEST_QUESTION:
        yield Finding(where, f"reads at LIX {lix(longest):.0f}; {HARDEST_QUESTION} at most: {longest}")
    for line in [*(line for lines in parts.values() for line in lines), question.ask]:
        yield from _words(where, line)
    for fact in question.facts:
        yield from _words(f"{where} facts", fact.reply)
    yield from _twice(f"{where} facts", [phrase.lower() for fact in question.facts for phrase in fact.about])
    yield from _twice(f"{where} facts", [fact.reply for fact in question.facts])


def _words(key: str, line: str) -> Iterator[Finding]:
    if found := _FILLER.search(line):
        yield Finding(key, f"“{found[0]}” is filler: {line}")
    if longest_sentence(line) > LONGEST_SENTENCE:
        yield Finding(key, f"has a sentence of {longest_sentence(line)} words; {LONGEST_SENTENCE} at most: {line}")


def _twice(key: str, lines: tuple[str, ...] | list[str]) -> Iterator[Finding]:
    yield from (Finding(key, f"says it twice: {line}") for line, times in Counter(lines).items() if times > 1)


def _twins(rubric: Rubric) -> Iterator[Finding]:
    """Questions that share half of their words, in the scenes and asks that are nearest to each other."""
    plain = {
        question.id: [content_words(f"{context} {question.ask}") for context in question.context or ("",)]
        for question in rubric.questions
    }
    for one, other in combinations(plain, 2):
        nearest = max(overlap(left, right) for left in plain[one] for right in plain[other])
        if nearest >= TOO_SIMILAR:
            yield Finding(
                f"question {other}", f"is {nearest:.0%} the same words as {one}; {TOO_SIMILAR:.0%} is too many"
            )
