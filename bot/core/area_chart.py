"""What a chart of areas shows, and whether there is enough for one: values a week, and one's own scores beside others'.

Nothing is drawn from fewer scores than could be told in a sentence; what isn't drawn is still named.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import fmean

from bot.core.evidence import Evidence, Source
from bot.core.local_time import zone
from bot.core.rubric import Dimension, Rubric

MOST_WEEKS = 12
"""As many labels as a phone has room for; Slack itself takes 20."""
FEWEST_WEEKS = 2
"""One point is no line."""
FEWEST_SCORES = 3
LATEST = 5
"""A point is the mean of so many scores, the latest by the end of its week; of fewer where there are no more yet.

Not the median: of scores from 1 to 3 it has five values, so that several lines would lie on each other.
"""
MOST_LINES = 6
"""What Slack draws in one chart."""
FEWEST_SHARED = 3
"""So many sessions have to have a score by each of those who are compared."""
OTHERS = ((Source.HUMAN, Source.AI), (Source.HUMAN,), (Source.AI,))
"""Whom the member may be compared with, the more the better."""
RATING = (Source.SELF, Source.HUMAN, Source.AI)
"""Who scores, in the order they are shown."""
_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Line:
    """A value for the end of each week; `name` is a source or a dimension's id, `n` counts all of its scores."""

    name: str
    values: tuple[float, ...]
    n: int


@dataclass(frozen=True, slots=True)
class NotDrawn:
    """Scores that make no line; `value` is where they stand by now, None where they are too few to say."""

    name: str
    n: int
    value: float | None


@dataclass(frozen=True, slots=True)
class OverTime:
    """Lines over the same weeks, by the local day each week ends on."""

    ends: tuple[date, ...]
    lines: tuple[Line, ...]
    not_drawn: tuple[NotDrawn, ...] = ()


@dataclass(frozen=True, slots=True)
class Compared:
    """One area: the mean of each source over the sessions that all of them scored."""

    area: str
    means: tuple[float, ...]
    sessions: int


@dataclass(frozen=True, slots=True)
class Beside:
    """The member's own scores beside others'; `sources` names the means, the member's own first."""

    sources: tuple[Source, ...]
    areas: tuple[Compared, ...]


@dataclass(frozen=True, slots=True)
class AreaCharts:
    """What can be drawn of one area, or of a whole rubric where `dimension` is None. `scores`: how many by whom.

    `drawn_from`: the local day from which the scores there are make a line; None where they do already, or are too few.
    """

    rubric: Rubric
    dimension: Dimension | None
    scores: Mapping[Source, int]
    over_time: OverTime | None
    beside: Beside | None = None
    drawn_from: date | None = None

    @property
    def is_enough(self) -> bool:
        return self.over_time is not None or self.beside is not None


def charts_of_area(rubric: Rubric, dimension: Dimension, seen: Sequence[Evidence], day: date, tz: str) -> AreaCharts:
    """One area over time, a line for each kind of rater. `seen`: what counts in the rubric; `day`: the local one."""
    by_source = _by_source(item for item in seen if item.area == dimension.id)
    lines = {source.value: scores for source, scores in by_source.items()}
    counted, over = _counted(by_source), over_time(lines, day, tz)
    return AreaCharts(rubric, dimension, counted, over, drawn_from=None if over else drawn_from(lines, day, tz))


def charts_of_rubric(rubric: Rubric, seen: Sequence[Evidence], day: date, tz: str) -> AreaCharts:
    """Each area over time, whoever scored it, and the member's own scores beside others'."""
    by_area = {each.id: [item for item in seen if item.is_score and item.area == each.id] for each in rubric.dimensions}
    scores = _counted(_by_source(item for items in by_area.values() for item in items))
    over = over_time(by_area, day, tz)
    from_day = None if over else drawn_from(by_area, day, tz)
    return AreaCharts(rubric, None, scores, over, beside_others(by_area), from_day)


def over_time(groups: Mapping[str, Sequence[Evidence]], day: date, tz: str) -> OverTime | None:
    """A line for each group of scores that has enough, over up to twelve weeks that end on `day`; None without any.

    All lines begin where the last of them does, so one that begins after the middle is told in words instead: it would
    cut off more than it shows. So are those beyond six that have the fewest scores.
    """
    ends = tuple(day - ago * _WEEK for ago in reversed(range(MOST_WEEKS)))
    tracks = [_track(name, scores, ends, tz) for name, scores in groups.items()]
    drawable = [track for track in tracks if track.n >= FEWEST_SCORES and track.weeks >= FEWEST_WEEKS]
    if not drawable:
        return None
    longest = max(track.weeks for track in drawable)
    together = [track for track in drawable if 2 * track.weeks >= longest]
    drawn = sorted(together, key=lambda track: -track.n)[:MOST_LINES]
    weeks = min(track.weeks for track in drawn)
    return OverTime(
        ends[-weeks:],
        tuple(Line(track.name, track.values[-weeks:], track.n) for track in tracks if track in drawn),
        tuple(_not_drawn(track) for track in tracks if track.n and track not in drawn),
    )


def drawn_from(groups: Mapping[str, Sequence[Evidence]], day: date, tz: str) -> date | None:
    """The first day on which the scores so far are weeks enough for a line; None where every group has too few."""
    dated = [sorted(on for on in (_local_day(item, tz) for item in scores) if on <= day) for scores in groups.values()]
    firsts = [days[0] for days in dated if len(days) >= FEWEST_SCORES]
    return min(firsts) + (FEWEST_WEEKS - 1) * _WEEK if firsts else None


def beside_others(by_area: Mapping[str, Sequence[Evidence]]) -> Beside | None:
    """The member's means beside those of people, the AI or both: whichever shows most areas. None where none does."""
    found = [_beside((Source.SELF, *others), by_area) for others in OTHERS]
    best = max(found, key=lambda beside: len(beside.areas))
    return best if best.areas else None


@dataclass(frozen=True, slots=True)
class _Track:
    """The values of one group from the first week on that has one; `n` counts its scores up to the last."""

    name: str
    n: int
    values: tuple[float, ...]

    @property
    def weeks(self) -> int:
        return len(self.values)


def _track(name: str, scores: Sequence[Evidence], ends: Sequence[date], tz: str) -> _Track:
    dated = sorted((_local_day(item, tz), item.at, item.ref, item.value) for item in scores)
    by_then = [[value for on, *_, value in dated if on <= end] for end in ends]
    return _Track(name, len(by_then[-1]), tuple(fmean(values[-LATEST:]) for values in by_then if values))


def _local_day(item: Evidence, tz: str) -> date:
    return item.at.astimezone(zone(tz)).date()


def _not_drawn(track: _Track) -> NotDrawn:
    return NotDrawn(track.name, track.n, track.values[-1] if track.n >= FEWEST_SCORES else None)


def _beside(sources: tuple[Source, ...], by_area: Mapping[str, Sequence[Evidence]]) -> Beside:
    compared = (_compared(area, scores, sources) for area, scores in by_area.items())
    return Beside(sources, tuple(one for one in compared if one.sessions >= FEWEST_SHARED))


def _compared(area: str, scores: Sequence[Evidence], sources: tuple[Source, ...]) -> Compared:
    """Several people's scores of one session are one mean, so that a session counts once."""
    sessions: dict[str, dict[Source, list[float]]] = defaultdict(lambda: defaultdict(list))
    for item in scores:
        sessions[item.session][item.source].append(item.value)
    shared = [given for given in sessions.values() if all(source in given for source in sources)]
    means = tuple(fmean(fmean(given[source]) for given in shared) for source in sources) if shared else ()
    return Compared(area, means, len(shared))


def _by_source(seen: Iterable[Evidence]) -> dict[Source, list[Evidence]]:
    """Scores alone, the member's own first."""
    scores = [item for item in seen if item.is_score]
    return {source: [item for item in scores if item.source is source] for source in RATING}


def _counted(by_source: Mapping[Source, Sequence[Evidence]]) -> Mapping[Source, int]:
    return {source: len(scores) for source, scores in by_source.items()}
