"""A member's week as they look back on it: what was drilled, for how long, what came of it, and what comes next."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from statistics import fmean

from bot.core.entries import LATE_AFTER
from bot.core.evidence import Evidence, Source
from bot.core.journal import LastFix
from bot.core.local_time import zone
from bot.core.progress import PastGoal
from bot.core.rhythm import Rhythm
from bot.core.standing import Standing

SEVEN_DAYS = timedelta(7)
TREND_WEEKS = 8
LATELY_WEEKS = 4
"""How far back the area most drilled lately is looked for."""
FEWEST_WEEKS = 2
"""One week's mean is no trend."""
LOOK_BACK_TAKES = timedelta(minutes=10)
"""What the look back of one drill counts at most; it is planned for so long (PRODUCT.md 5)."""

Area = tuple[str, str]
"""(rubric id, dimension id)."""


@dataclass(frozen=True, slots=True)
class DoneDrill:
    """One finished drill as the week counts it. `minutes`: what its rounds, those that were asked, are planned for.

    `journaled_at` is None where no journal is left of it; `fix`: the one it ended with; `last_fix`: what became of the
    earlier one that was its goal.
    """

    rubric_id: str
    started_at: datetime
    rounds_over_at: datetime
    closed_at: datetime
    minutes: int
    journaled_at: datetime | None = None
    fix: str = ""
    last_fix: LastFix | None = None

    @property
    def took(self) -> timedelta:
        """The time it counts for: a night between two rounds doesn't."""
        rounds = min(self.rounds_over_at - self.started_at, timedelta(minutes=self.minutes))
        return max(rounds, timedelta()) + max(min(self.closed_at - self.rounds_over_at, LOOK_BACK_TAKES), timedelta())


@dataclass(frozen=True, slots=True)
class Journal:
    """One look back in writing, of a drill, a mock or an interview: when that was over, and when it was written."""

    over_at: datetime
    written_at: datetime

    @property
    def on_time(self) -> bool:
        return self.written_at - self.over_at <= LATE_AFTER


@dataclass(frozen=True, slots=True)
class ScoredWeek:
    """The week that begins on `first`: the mean of the member's `n` own scores of one area."""

    first: date
    mean: float
    n: int


@dataclass(frozen=True, slots=True)
class Trend:
    """The weeks in which the member scored one area, oldest first; those in which they didn't are not there."""

    area: Area
    weeks: tuple[ScoredWeek, ...]

    @property
    def has_gaps(self) -> bool:
        """Whether a week between the first and the last has no score."""
        return self.weeks[-1].first - self.weeks[0].first > timedelta(7 * (len(self.weeks) - 1))


@dataclass(frozen=True, slots=True)
class Done:
    """The week in sums. `became`: how many earlier fixes were fixed, partly, or not, as their drills ended."""

    drills: int = 0
    goals_met: int = 0
    took: timedelta = timedelta()
    journals: int = 0
    on_time: int = 0
    became: Mapping[LastFix, int] | None = None


@dataclass(frozen=True, slots=True)
class Week:
    """What the look back on the week shows. `area_name` names the area of the trend; both are None or neither is.

    `coming`: the local days of the next seven on which the daily DM comes.
    """

    done: Done
    rhythm: Rhythm
    standing: Standing | None = None
    last_fix: str | None = None
    trend: Trend | None = None
    area_name: str | None = None
    coming: tuple[date, ...] = ()
    interview_at: datetime | None = None


def looks_back_from(rhythm: Rhythm, day: date) -> datetime:
    """From when on the look back of a local day tells: from where the one before it stopped, a week earlier.

    That is at its hour, so that a drill later on the same day has its place in the next one. One that comes some days
    late still begins where it was due to.
    """
    late = 0 if rhythm.weekly_on is None else (day.weekday() - rhythm.weekly_on) % 7
    return rhythm.instant(day - timedelta(late) - SEVEN_DAYS)


def sum_up(
    drills: Iterable[DoneDrill], goals: Iterable[PastGoal], journals: Iterable[Journal], since: datetime
) -> Done:
    """What was finished, met and written after `since`. `journals` are those that belong to no drill."""
    finished = [drill for drill in drills if drill.closed_at > since]
    of_drills = [Journal(drill.rounds_over_at, drill.journaled_at) for drill in finished if drill.journaled_at]
    written = [*of_drills, *(journal for journal in journals if journal.over_at > since)]
    fixes = [drill.last_fix for drill in finished if drill.last_fix is not None]
    return Done(
        drills=len(finished),
        goals_met=sum(goal.passed for goal in goals if goal.closed_at > since),
        took=sum((drill.took for drill in finished), timedelta()),
        journals=len(written),
        on_time=sum(journal.on_time for journal in written),
        became={fix: fixes.count(fix) for fix in LastFix if fix in fixes},
    )


def fix_to_carry(drills: Iterable[DoneDrill]) -> str | None:
    """The fix of the drill finished last, whatever its area."""
    named = [drill for drill in drills if drill.fix]
    return max(named, key=lambda drill: drill.closed_at).fix if named else None


def drilled_most(past: Mapping[Area, Sequence[PastGoal]], day: date, tz: str) -> Area | None:
    """The area with the most drills in the four weeks that end on `day`; of several, the one drilled last."""
    lately = {
        area: sum(0 <= _weeks_ago(goal.closed_at, day, tz) < LATELY_WEEKS for goal in goals)
        for area, goals in past.items()
    }
    drilled = [area for area, drills in lately.items() if drills]
    return max(drilled, key=lambda area: (lately[area], max(goal.closed_at for goal in past[area]), area), default=None)


def trend_of(area: Area, evidence: Iterable[Evidence], day: date, tz: str) -> Trend | None:
    """Up to eight weeks, the last ending on `day`; None when fewer than two of them have a score of the member's own.

    `evidence` is what counts in the area's rubric, so that this is told from the same scores as the ranking.
    """
    own = [item for item in evidence if item.area == area[1] and item.source is Source.SELF]
    weeks = tuple(
        ScoredWeek(day - timedelta(7 * ago + 6), fmean(scores), len(scores))
        for ago in reversed(range(TREND_WEEKS))
        if (scores := [item.value for item in own if _weeks_ago(item.at, day, tz) == ago])
    )
    return Trend(area, weeks) if len(weeks) >= FEWEST_WEEKS else None


def coming_days(rhythm: Rhythm, day: date) -> tuple[date, ...]:
    """The next seven days after `day`, as far as a drill comes on them."""
    following = (day + timedelta(ahead) for ahead in range(1, 8))
    return tuple(each for each in following if each.weekday() in rhythm.days and not rhythm.is_quiet(each))


def _weeks_ago(at: datetime, day: date, tz: str) -> int:
    """How many weeks before the one that ends on `day`; negative for what came after it."""
    return (day - at.astimezone(zone(tz)).date()).days // 7
