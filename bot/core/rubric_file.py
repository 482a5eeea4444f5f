"""Reads a rubric from TOML text and refuses a bad one with file, key and reason. Finding files is not done here."""

import hashlib

from bot.core.members import Level
from bot.core.question import Fact, Question
from bot.core.rubric import Dimension, Probe, PushKind, Rubric
from bot.core.rubric_entry import LONGEST, Entry, RubricError, read

FULL_LENGTH_MINUTES = (45, 60)
"""Shortest and longest of a full-length interview (PRODUCT.md 3)."""

MINUTES_BEFORE_WINDOWS = 10
"""What a dimension of a rubric from before full-length interviews stands for; no such interview ever used it."""


def parse_stored(file: str, text: str) -> Rubric:
    """Read a rubric as it was when a drill used it, by whatever rules held then: it was good once.

    What files didn't have to say at the time gets a plain value, and what they no longer may say is passed over.
    """
    return _parse(file, text, stored=True)


def parse(file: str, text: str) -> Rubric:
    """Read one rubric from TOML text.

    Raises RubricError with the file, the key and the reason for the first thing that is wrong.
    """
    rubric = _parse(file, text, stored=False)
    _refuse_unexposed(file, rubric)
    _refuse_windows(file, rubric)
    return rubric


def _parse(file: str, text: str, *, stored: bool) -> Rubric:
    entry = read(file, text, stored=stored)
    levels = entry.levels("levels")
    dimensions = tuple(_dimension(part) for part in entry.parts("dimension"))
    known = frozenset(d.id for d in dimensions)
    questions = tuple(_question(part, known, levels) for part in entry.parts("question"))
    _refuse_twins(file, "dimension", [d.id for d in dimensions])
    _refuse_twins(file, "question", [q.id for q in questions])
    rubric = Rubric(
        id=entry.identifier("id"),
        name=entry.text("name", "name"),
        summary=entry.text("summary", "line"),
        levels=levels,
        structure=entry.texts("structure", "line", at_least=3),
        dimensions=dimensions,
        questions=questions,
        version=hashlib.sha256(text.encode()).hexdigest()[:16],
        source=text,
        pressure=_pushes(entry),
    )
    entry.refuse_rest()
    return rubric


def _pushes(entry: Entry) -> dict[PushKind, tuple[str, ...]]:
    part = entry.part("pressure", optional=True)
    pushes = {kind: part.texts(kind.value, "line", optional=True) for kind in PushKind}
    part.refuse_rest()
    return {kind: lines for kind, lines in pushes.items() if lines}


def _dimension(entry: Entry) -> Dimension:
    level = entry.part("level")
    dimension = Dimension(
        id=entry.identifier("id"),
        name=entry.text("name", "name"),
        asks=entry.text("asks", "asks"),
        goal_template=entry.goal("goal"),
        seconds=entry.number("seconds", 15, 600),
        levels={k: level.texts(str(k), "behaviour", at_least=2, at_most=2) for k in (1, 2, 3)},
        not_3=entry.text("not_3", "not_3"),
        probes=tuple(_probe(part) for part in entry.parts("probes")),
        checks=entry.texts("checks", "line", at_least=2),
        pressure=entry.texts("pressure", "line", at_least=2),
        exercises=entry.texts("exercises", "line", at_least=1),
        minutes=entry.number("minutes", 2, 60, in_old_files=MINUTES_BEFORE_WINDOWS),
        stage=entry.text("stage", "probe", optional=True),
        for_people=entry.yes("for_people", optional=True),
    )
    level.refuse_rest()
    entry.refuse_rest()
    return dimension


def _probe(entry: Entry) -> Probe:
    probe = Probe(entry.identifier("when"), entry.texts("unless", "line", at_least=1), entry.text("ask", "probe"))
    entry.refuse_rest()
    return probe


def _question(entry: Entry, dimensions: frozenset[str], levels: tuple[Level, ...]) -> Question:
    question = Question(
        id=entry.identifier("id"),
        level=entry.level("level", levels),
        exposes=frozenset(entry.texts("exposes", "name", at_least=1)),
        ask=entry.text("ask", "ask"),
        facts=tuple(_fact(part) for part in entry.parts("facts", optional=True)),
        context=entry.texts("context", "sentence", optional=True),
        constraint=entry.texts("constraint", "sentence", optional=True),
        twist=entry.texts("twist", "sentence", optional=True),
    )
    parts = (question.context, question.constraint, question.twist)
    longest = len(" ".join([*(max(part, key=len) for part in parts if part), question.ask]))
    if longest > LONGEST["ask"]:
        raise entry.wrong("ask", f"makes {longest} characters with its longest sentences; {LONGEST['ask']} at most")
    unknown = sorted(question.exposes - dimensions)
    if unknown:
        raise entry.wrong("exposes", f"names {', '.join(unknown)}, which the rubric has no dimension for")
    entry.refuse_rest()
    return question


def _fact(entry: Entry) -> Fact:
    fact = Fact(entry.texts("about", "line", at_least=1), entry.text("reply", "reply"))
    entry.refuse_rest()
    return fact


def _refuse_twins(file: str, kind: str, ids: list[str]) -> None:
    for index, id_ in enumerate(ids):
        if id_ in ids[:index]:
            raise RubricError(file, f"{kind} {id_}", "stands in the file twice; ids are unique")


def _refuse_unexposed(file: str, rubric: Rubric) -> None:
    exposed = {id_ for question in rubric.questions for id_ in question.exposes}
    for dimension in rubric.dimensions:
        if dimension.id not in exposed:
            raise RubricError(file, f"dimension {dimension.id}", "is exposed by no question, so it can't be drilled")


def _refuse_windows(file: str, rubric: Rubric) -> None:
    shortest, longest = FULL_LENGTH_MINUTES
    if not shortest <= rubric.minutes <= longest:
        reason = f"add up to {rubric.minutes}; a full-length interview takes {shortest} to {longest}"
        raise RubricError(file, "minutes of the dimensions", reason)
    for dimension in rubric.dimensions[1:]:
        if rubric.one_problem and not dimension.stage:
            raise RubricError(file, f"dimension {dimension.id} stage", "is missing; the other dimensions have one")
