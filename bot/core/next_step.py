"""What a member does next: the area, the goal and the form of the next drill."""

from dataclasses import dataclass, field, replace

from bot.core.drill import FIRST_DRILL_ROUNDS, MOST_ROUNDS, Drill, Format
from bot.core.find_area import Place
from bot.core.goal_check import Part
from bot.core.goals import Goal, propose
from bot.core.library import Library
from bot.core.members import Level, Mode, Profile
from bot.core.rubric import Dimension, Rubric
from bot.core.standing import Standing


@dataclass(frozen=True, slots=True)
class NextStep:
    """A drill as it would start right now. `twisted`: each question with its twist, the hardest its level has.

    `last_fix`: what the area's last drill ended with. `chosen_from`: where the member stands, if that chose the area.
    """

    rubric: Rubric
    dimension: Dimension
    level: Level
    goal: Goal
    rounds: int
    mode: Mode
    format: Format = Format.FOCUSED
    twisted: bool = False
    stretch_offered: bool = False
    last_fix: str | None = None
    chosen_from: Standing | None = field(default=None, compare=False, repr=False)

    @property
    def seconds(self) -> int:
        return self.dimension.seconds

    @property
    def is_check(self) -> bool:
        return self.format is Format.CHECK

    def as_full_length(self) -> "NextStep":
        """The same goal over a whole interview, a part for each dimension."""
        return replace(self, format=Format.FULL_LENGTH, rounds=len(self.rubric.dimensions))

    def as_check(self) -> "NextStep":
        """One round, to see whether the area is still reliable."""
        return replace(self, format=Format.CHECK, rounds=1)

    def offering_stretch(self) -> "NextStep":
        """Passed twice in a row at this level: something harder is offered beside it, where there is anything."""
        return replace(self, stretch_offered=self.harder is not None)

    @property
    def harder(self) -> "NextStep | None":
        """The same with questions for the next level; at the rubric's highest, with a twist in each, if it has any."""
        above = self.rubric.level_for(self.level.next_up)
        if above is not self.level:
            return replace(self, level=above, stretch_offered=False)
        here = (question for question in self.rubric.questions if question.level is self.level)
        if any(question.twist and self.dimension.id in question.exposes for question in here):
            return replace(self, twisted=True, stretch_offered=False)
        return None

    def stretched(self) -> "NextStep":
        """The harder one, or this one where nothing is harder."""
        return self.harder or self


@dataclass(frozen=True, slots=True)
class FirstUse:
    """Nothing is known of the target yet: rubric and level are asked first. Of a `place` named, only the level."""

    library: Library
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class OpenDrill:
    """A drill is open; it comes before any other."""

    drill: Drill
    rubric: Rubric


@dataclass(frozen=True, slots=True)
class Advice:
    """What a goal of one's own lacks to be passed or missed, and the same goal with it."""

    missing: tuple[Part, ...]
    rewrite: str


@dataclass(frozen=True, slots=True)
class StartForm:
    """The start form's content: a drill as it would start, and what the member had changed of it.

    `rewritten`: the goal in it is the rewrite that was offered, taken.
    """

    step: NextStep
    own_goal: str | None = None
    stretch: bool = False
    advice: Advice | None = None
    rewritten: bool = False


Next = FirstUse | OpenDrill | NextStep


@dataclass(frozen=True, slots=True)
class Choice:
    """What a member changed of the next step: an area, a goal of their own, the form, one level up."""

    rubric_id: str
    dimension_id: str
    rounds: int
    mode: Mode
    format: Format = Format.FOCUSED
    goal: str | None = None
    stretch: bool = False


def next_step(
    profile: Profile, rubric: Rubric, dimension: Dimension, last_fix: str | None, drills_done: int
) -> NextStep:
    """The next drill of an area with the member's habits; the very first has three rounds."""
    assert profile.level is not None
    return NextStep(
        rubric=rubric,
        dimension=dimension,
        level=rubric.level_for(profile.level),
        goal=propose(dimension, last_fix),
        rounds=profile.rounds or (MOST_ROUNDS if drills_done else FIRST_DRILL_ROUNDS),
        mode=profile.mode,
        last_fix=last_fix,
    )
