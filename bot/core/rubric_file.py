"""Reads a rubric from TOML text and refuses a bad one with file, key and reason. Finding files is not done here."""

import hashlib
import re
import tomllib
from typing import Any

from bot.core.members import Level
from bot.core.question import Fact, Question
from bot.core.rubric import Dimension, Probe, PushKind, Rubric

_ID = re.compile(r"[a-z][a-z0-9_]{0,35}")
"""Two of them and a colon are an option's value, which Slack cuts at 75."""

LONGEST = {
    "name": 40,
    "goal": 140,
    "asks": 200,
    "behaviour": 160,
    "not_3": 200,
    "probe": 140,
    "ask": 420,
    "sentence": 240,
    "reply": 200,
    "line": 200,
}
"""Characters per text: what still reads at a glance on a phone, well under Slack's own limits."""

FULL_LENGTH_MINUTES = (45, 60)
"""Shortest and longest of a full-length interview (PRODUCT.md 3)."""

MINUTES_BEFORE_WINDOWS = 10
"""What a dimension of a rubric from before full-length interviews stands for; no such interview ever used it."""


class RubricError(ValueError):
    """A rubric file can't be used: which file, which key, and why."""

    def __init__(self, file: str, key: str, reason: str) -> None:
        self.file, self.key, self.reason = file, key, reason
        super().__init__(f"{file}: {key}: {reason}")


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
    try:
        top = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise RubricError(file, "the file", f"is not TOML ({error})") from None
    entry = _Entry(file, "", top, stored=stored)
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


def _pushes(entry: "_Entry") -> dict[PushKind, tuple[str, ...]]:
    part = entry.part("pressure", optional=True)
    pushes = {kind: part.texts(kind.value, "line", optional=True) for kind in PushKind}
    part.refuse_rest()
    return {kind: lines for kind, lines in pushes.items() if lines}


def _dimension(entry: "_Entry") -> Dimension:
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
    )
    level.refuse_rest()
    entry.refuse_rest()
    return dimension


def _probe(entry: "_Entry") -> Probe:
    probe = Probe(entry.identifier("when"), entry.texts("unless", "line", at_least=1), entry.text("ask", "probe"))
    entry.refuse_rest()
    return probe


def _question(entry: "_Entry", dimensions: frozenset[str], levels: tuple[Level, ...]) -> Question:
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
    longest = max(len(wording.ask) for wording in question.wordings())
    if longest > LONGEST["ask"]:
        raise entry.wrong("ask", f"makes {longest} characters with its longest sentences; {LONGEST['ask']} at most")
    unknown = sorted(question.exposes - dimensions)
    if unknown:
        raise entry.wrong("exposes", f"names {', '.join(unknown)}, which the rubric has no dimension for")
    entry.refuse_rest()
    return question


def _fact(entry: "_Entry") -> Fact:
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


class _Entry:
    """One table of the file; every read names the key it wanted, so that an error can say where."""

    def __init__(self, file: str, where: str, values: dict[str, Any], *, stored: bool) -> None:
        self._file, self._where, self._left, self._stored = file, where, dict(values), stored
        self._name = str(values.get("id", values.get("when", ""))) if where else ""

    def wrong(self, key: str, reason: str) -> RubricError:
        place = " ".join(part for part in (self._where, self._name, key) if part)
        return RubricError(self._file, place, reason)

    def text(self, key: str, kind: str, *, optional: bool = False) -> str:
        return "" if optional and key not in self._left else self._checked(key, self._take(key), kind)

    def texts(
        self, key: str, kind: str, at_least: int = 1, at_most: int = 99, *, optional: bool = False
    ) -> tuple[str, ...]:
        if optional and key not in self._left:
            return ()
        values = self._take(key)
        if not isinstance(values, list) or not at_least <= len(values) <= at_most:
            wanted = "exactly" if at_least == at_most else "at least"
            raise self.wrong(key, f"needs a list of texts, {wanted} {at_least}")
        return tuple(self._checked(key, value, kind) for value in values)

    def identifier(self, key: str) -> str:
        value = self._take(key)
        if not isinstance(value, str) or not _ID.fullmatch(value):
            raise self.wrong(key, "needs lower-case letters, digits and _, starting with a letter")
        return value

    def number(self, key: str, low: int, high: int, *, in_old_files: int | None = None) -> int:
        if in_old_files is not None and self._stored and key not in self._left:
            return in_old_files
        value = self._take(key)
        if not isinstance(value, int) or not low <= value <= high:
            raise self.wrong(key, f"needs a whole number from {low} to {high}")
        return value

    def goal(self, key: str) -> str:
        value = self.text(key, "goal")
        if value.count("{seconds}") != 1 or re.search(r"[{}]", value.replace("{seconds}", "")):
            raise self.wrong(key, "needs its limit written once, as {seconds}")
        return value

    def level(self, key: str, allowed: tuple[Level, ...]) -> Level:
        value = self._take(key)
        if value not in [level.value for level in allowed]:
            raise self.wrong(key, f"needs one of {', '.join(allowed)}")
        return Level(value)

    def levels(self, key: str) -> tuple[Level, ...]:
        named = self.texts(key, "name", at_least=1)
        unknown = [value for value in named if value not in [level.value for level in Level]]
        if unknown:
            raise self.wrong(key, f"knows no level {unknown[0]}; there are {', '.join(Level)}")
        return tuple(level for level in Level if level in named)

    def part(self, key: str, *, optional: bool = False) -> "_Entry":
        value = {} if optional and key not in self._left else self._take(key)
        if not isinstance(value, dict):
            raise self.wrong(key, "needs a table")
        return _Entry(self._file, f"{self._where} {self._name} {key}".strip(), value, stored=self._stored)

    def parts(self, key: str, *, optional: bool = False) -> list["_Entry"]:
        values = self._left.pop(key, [])
        if not isinstance(values, list) or not (values or optional) or not all(isinstance(v, dict) for v in values):
            raise self.wrong(key, "needs at least one entry")
        where = f"{self._where} {self._name}".strip()
        return [_Entry(self._file, f"{where} {key}".strip(), value, stored=self._stored) for value in values]

    def refuse_rest(self) -> None:
        if self._left and not self._stored:
            raise self.wrong(next(iter(self._left)), "is not a key I know here")

    def _take(self, key: str) -> Any:
        if key not in self._left:
            raise self.wrong(key, "is missing")
        return self._left.pop(key)

    def _checked(self, key: str, value: Any, kind: str) -> str:
        if not isinstance(value, str) or not value.strip():
            raise self.wrong(key, "needs a text")
        if len(value) > LONGEST[kind]:
            raise self.wrong(key, f"has {len(value)} characters; {LONGEST[kind]} at most")
        return value.strip()
