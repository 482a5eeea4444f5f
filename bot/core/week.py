"""A member's week as they look back on it: what was drilled, for how long, what came of it, and what comes next."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from statistics import fmean

from bot.core.entries import LATE_AFTER
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
class Trend:
    """The member's own scores of one area: the mean of each week that has any, by the week's first day."""

    area: Area
    means: tuple[tuple[date, float], ...]


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


def trend_of(past: Mapping[Area, Sequence[PastGoal]], day: date, tz: str) -> Trend | None:
    """The means of up to eight weeks, the last ending on `day`, for the area most drilled in the last four.

    None when nothing was, or when fewer than two of the weeks have a score of it.
    """
    weeks = {area: [(_weeks_ago(goal, day, tz), goal) for goal in goals] for area, goals in past.items()}
    lately = {area: sum(0 <= ago < LATELY_WEEKS for ago, _ in seen) for area, seen in weeks.items()}
    drilled = [area for area, drills in lately.items() if drills]
    if not drilled:
        return None
    area = max(drilled, key=lambda each: (lately[each], max(goal.closed_at for goal in past[each]), each))
    means = tuple(
        (day - timedelta(7 * ago + 6), fmean(scores))
        for ago in reversed(range(TREND_WEEKS))
        if (scores := [goal.self_score for at, goal in weeks[area] if at == ago and goal.self_score is not None])
    )
    return Trend(area, means) if len(means) >= FEWEST_WEEKS else None


def coming_days(rhythm: Rhythm, day: date) -> tuple[date, ...]:
    """The next seven days after `day`, as far as a drill comes on them."""
    following = (day + timedelta(ahead) for ahead in range(1, 8))
    return tuple(each for each in following if each.weekday() in rhythm.days and not rhythm.is_quiet(each))


def _weeks_ago(goal: PastGoal, day: date, tz: str) -> int:
    """How many weeks before the one that ends on `day`; negative for what came after it."""
    return (day - goal.closed_at.astimezone(zone(tz)).date()).days // 7
