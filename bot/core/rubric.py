"""A rubric: dimensions with anchors for 1, 2, 3, and the questions that expose them. Reading its file: rubric_file."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import accumulate, chain

from bot.core.members import Level
from bot.core.question import Question, question_of


@dataclass(frozen=True, slots=True)
class Probe:
    """A follow-up, called for when none of the `unless` phrases occurs in an answer."""

    when: str
    unless: tuple[str, ...]
    ask: str


class PushKind(StrEnum):
    """What a push under pressure does, whatever the question was."""

    INTERRUPTION = "interruption"
    CHANGED_REQUIREMENT = "changed_requirement"
    WHY_NOT_SIMPLY = "why_not_simply"
    SHORTER_CLOCK = "shorter_clock"


@dataclass(frozen=True, slots=True)
class Dimension:
    """One thing a round is judged on; `levels[k]` holds the two behaviours that make a k, for k of 1, 2, 3.

    `minutes` is its share of a full-length interview. `stage` is how the interviewer turns to it when the whole
    interview is about one problem; empty where every part has a question of its own. `for_people`: at senior level and
    above an AI may quote, but a person should judge it.
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
    for_people: bool = False

    @property
    def goal(self) -> str:
        """The goal with its spoken limit filled in."""
        return self.goal_template.format(seconds=self.seconds)


@dataclass(frozen=True, slots=True)
class Rubric:
    """A round type. `version` is the hash of the file's content, so a score can name what it was given on.

    `pressure` holds pushes that fit any of its questions; those that press on one dimension stand there.
    """

    id: str
    name: str
    summary: str
    levels: tuple[Level, ...]
    structure: tuple[str, ...]
    dimensions: tuple[Dimension, ...]
    questions: tuple[Question, ...]
    version: str
    source: str = field(repr=False)
    pressure: Mapping[PushKind, tuple[str, ...]] = field(default_factory=dict)

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

    def find(self, dimension_id: str) -> Dimension | None:
        """The dimension with this id, or None when the file has none (any more)."""
        return next((dimension for dimension in self.dimensions if dimension.id == dimension_id), None)

    def dimension(self, dimension_id: str) -> Dimension:
        """The dimension with this id; KeyError if the rubric has none."""
        dimension = self.find(dimension_id)
        if dimension is None:
            raise KeyError(dimension_id)
        return dimension

    def question(self, asked_id: str) -> Question | None:
        """The question behind what was asked under this id, or None when the file no longer has it."""
        return next((question for question in self.questions if question.id == question_of(asked_id)), None)

    def pushes(self, dimension: Dimension) -> tuple[str, ...]:
        """Every push a drill on `dimension` may use under pressure."""
        return (*dimension.pressure, *chain.from_iterable(self.pressure.values()))

    def level_for(self, wanted: Level) -> Level:
        """The rubric's level nearest to the one wanted: itself, or the highest below it, or its lowest."""
        order = list(Level)
        at_most = [level for level in self.levels if order.index(level) <= order.index(wanted)]
        return wanted if wanted in self.levels else (at_most or [*self.levels])[-1 if at_most else 0]
