"""A rubric: dimensions with anchors for 1, 2, 3, and the questions that expose them. Reading its file: rubric_file."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import accumulate

from bot.core.members import Level

OWN_QUESTION = "own:"
"""How the ids of members' own questions begin; a rubric's have no colon."""


@dataclass(frozen=True, slots=True)
class Probe:
    """A follow-up, called for when none of the `unless` phrases occurs in an answer."""

    when: str
    unless: tuple[str, ...]
    ask: str


@dataclass(frozen=True, slots=True)
class Fact:
    """What the interviewer says when a question back contains one of the `about` phrases."""

    about: tuple[str, ...]
    reply: str


@dataclass(frozen=True, slots=True)
class Dimension:
    """One thing a round is judged on; `levels[k]` holds the two behaviours that make a k, for k of 1, 2, 3.

    `minutes` is its share of a full-length interview. `stage` is how the interviewer turns to it when the whole
    interview is about one problem; empty where every part has a question of its own.
    """

    id: str
    name: str
    asks: str
    goal_template: str
    seconds: int
    levels: Mapping[int, tuple[str, ...]]
    not_3: str
    probes: tuple[Probe, ...]
    checks: tuple[str, ...]
    pressure: tuple[str, ...]
    exercises: tuple[str, ...]
    minutes: int
    stage: str = ""

    @property
    def goal(self) -> str:
        """The goal with its spoken limit filled in."""
        return self.goal_template.format(seconds=self.seconds)


@dataclass(frozen=True, slots=True)
class Question:
    """A scene and one ask, aimed at a level, with answers to what a member may ask back."""

    id: str
    level: Level
    exposes: frozenset[str]
    ask: str
    facts: tuple[Fact, ...]

    @property
    def is_own(self) -> bool:
        """Whether a member put it into their own bank."""
        return self.id.startswith(OWN_QUESTION)


@dataclass(frozen=True, slots=True)
class Rubric:
    """A round type. `version` is the hash of the file's content, so a score can name what it was given on."""

    id: str
    name: str
    summary: str
    levels: tuple[Level, ...]
    structure: tuple[str, ...]
    dimensions: tuple[Dimension, ...]
    questions: tuple[Question, ...]
    version: str
    source: str = field(repr=False)

    @property
    def one_problem(self) -> bool:
        """Whether a full-length interview stays with one problem, as in design, or asks a question a part."""
        return any(dimension.stage for dimension in self.dimensions)

    @property
    def minutes(self) -> int:
        """How long a full-length interview takes."""
        return sum(dimension.minutes for dimension in self.dimensions)

    def windows(self) -> tuple[tuple[Dimension, int, int], ...]:
        """The parts of a full-length interview in order: dimension, its first minute, the minute it ends."""
        ends = list(accumulate(dimension.minutes for dimension in self.dimensions))
        return tuple((d, end - d.minutes, end) for d, end in zip(self.dimensions, ends, strict=True))

    def dimension(self, dimension_id: str) -> Dimension:
        """The dimension with this id; KeyError if the rubric has none."""
        for dimension in self.dimensions:
            if dimension.id == dimension_id:
                return dimension
        raise KeyError(dimension_id)

    def question(self, question_id: str) -> Question | None:
        """The question with this id, or None when the file no longer has it."""
        return next((q for q in self.questions if q.id == question_id), None)

    def level_for(self, wanted: Level) -> Level:
        """The rubric's level nearest to the one wanted: itself, or the highest below it, or its lowest."""
        order = list(Level)
        at_most = [level for level in self.levels if order.index(level) <= order.index(wanted)]
        return wanted if wanted in self.levels else (at_most or [*self.levels])[-1 if at_most else 0]
