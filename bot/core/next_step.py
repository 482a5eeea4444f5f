"""What a member does next: the area, the goal and the form of the next drill."""

from dataclasses import dataclass

from bot.core.drill import FIRST_DRILL_ROUNDS, MOST_ROUNDS, Drill
from bot.core.goals import Goal, propose
from bot.core.library import Library
from bot.core.members import Level, Mode, Profile
from bot.core.rubric import Dimension, Rubric


@dataclass(frozen=True, slots=True)
class NextStep:
    """A drill as it would start right now."""

    rubric: Rubric
    dimension: Dimension
    level: Level
    goal: Goal
    rounds: int
    mode: Mode

    @property
    def seconds(self) -> int:
        return self.dimension.seconds


@dataclass(frozen=True, slots=True)
class FirstUse:
    """Nothing is known of the target yet: rubric and level are asked first."""

    library: Library


@dataclass(frozen=True, slots=True)
class OpenDrill:
    """A drill is open; it comes before any other."""

    drill: Drill
    rubric: Rubric


@dataclass(frozen=True, slots=True)
class StartForm:
    """The start form's content: a drill as it would start, and what the member had changed of it."""

    step: NextStep
    own_goal: str | None = None
    stretch: bool = False


Next = FirstUse | OpenDrill | NextStep


@dataclass(frozen=True, slots=True)
class Choice:
    """What a member changed of the next step: an area, a goal of their own, the form, one level up."""

    rubric_id: str
    dimension_id: str
    rounds: int
    mode: Mode
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
    )
