"""What a surface shows, gathered by a journey and drawn by a view. Values only."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from bot.core.assessment import Assessment
from bot.core.calibration import Leaning
from bot.core.drill import Drill, Step
from bot.core.journal import Retro, Signals
from bot.core.log import LogLine
from bot.core.next_step import Next
from bot.core.reminder import Reminder, Reminders
from bot.core.rubric import Dimension, Rubric
from bot.core.scoring import Rater, Score, ScoreSheet
from bot.core.standing import Progress, Standing
from bot.core.week import Done, Week


@dataclass(frozen=True, slots=True)
class DrillScene:
    """A drill with everything its messages and its look back may show.

    `hears_clips`: what is said in a voice clip reaches us, so it may be offered. `assessments`: what an AI read, once
    the drill is over; `is_being_read`: it is at it. `leaning` and `kappa` (and whether that is provisional) tell how
    that AI has read so far beside the member's partners.
    """

    drill: Drill
    rubric: Rubric
    sheet: ScoreSheet | None = None
    signals: Signals = field(default_factory=Signals)
    retro: Retro | None = None
    score_last_time: Score | None = None
    progress: Progress | None = None
    hears_clips: bool = False
    assessments: Sequence[Assessment] = ()
    is_being_read: bool = False
    leaning: Leaning | None = None
    kappa: tuple[float, bool] | None = None

    @property
    def dimension(self) -> Dimension:
        return self.rubric.dimension(self.drill.dimension_id)

    @property
    def own_score(self) -> Score | None:
        """What the member gave the drilled dimension."""
        return self.sheet.scores.get(self.drill.dimension_id) if self.sheet else None

    @property
    def given(self) -> ScoreSheet:
        return self.sheet or ScoreSheet(Rater.SELF, {})


@dataclass(frozen=True, slots=True)
class LookBack:
    """One step of the look back, ready to be filled in. `form` names this drawing of it, for its drafts."""

    scene: DrillScene
    step: Step
    form: str


@dataclass(frozen=True, slots=True)
class HomeScene:
    """The App Home of one member. `example`: all of it is made up, to be looked at."""

    next: Next
    standing: Standing | None = None
    past: Sequence[LogLine] = ()
    last_fix: str | None = None
    this_week: Done = field(default_factory=Done)
    interview_at: datetime | None = None
    reminders: Reminders | None = None
    example: bool = False


@dataclass(frozen=True, slots=True)
class ReminderScene:
    """The daily DM of one member. `next` is None where nothing is proposed: on the last word, below some weeks."""

    reminder: Reminder
    next: Next | None = None
    week: Week | None = None
