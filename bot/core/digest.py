"""A channel's weekly digest: the weeks it tells of, and what of many people's practice may be told. Pure.

What is kept: a number stands here only where three people are behind it, whether drills of a week, goals met or an
area's people; no score, answer or journal word comes near it; the one thing with a person's name on it is that they
became reliable, if they chose that and people confirmed it. Whoever isn't counted leaves no trace, and a week with
fewer than three people shows nothing at all, not a zero.

What isn't: sums are sums. Three people with three drills had one each, and where every goal was met, each met theirs.
“2 of 3 practised” leaves one who didn't. Past weeks are summed over who is counted today, so somebody who knows who
joined or left since the last digest can subtract one from the other. Who joins is told what they are counted in.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from bot.core.local_time import at
from bot.core.rhythm import Days

FEWEST_PEOPLE = 3
"""With fewer people behind it, a number would tell of one of them."""
WEEKS = 6
MOST_AREAS = 3
CONFIRMATIONS = 2
LATEST = 3
"""Reliable is: passed in two of the last three drills, the latest included (PRODUCT.md 3.9)."""

Area = tuple[str, str]
"""(rubric id, dimension id)."""


@dataclass(frozen=True, slots=True)
class Sums:
    """A week of everybody who is counted: who finished a drill, how many drills, in how many the goal was met."""

    people: int = 0
    drills: int = 0
    met: int = 0


@dataclass(frozen=True, slots=True)
class AreaSum:
    """How many people finished a drill of an area."""

    area: Area
    people: int


@dataclass(frozen=True, slots=True)
class Finished:
    """A completed drill. `confirmed_at`: when a person other than the member first gave its dimension 2 or 3."""

    closed_at: datetime
    passed: bool
    confirmed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody who lets themselves be named, and their completed drills of an area, newest first."""

    user_id: str
    area: Area
    newest_first: Sequence[Finished]


@dataclass(frozen=True, slots=True)
class Digest:
    """What a channel is told of the week `days`. Without `sums` too few practised, and there is nothing else either.

    `counted`: how many people are. `areas`: most people first. `reliable`: (user id, area) of who may be named.
    `weeks`: of the last six those that may be shown, oldest first.
    """

    days: Days
    counted: int = 0
    sums: Sums | None = None
    areas: tuple[AreaSum, ...] = ()
    reliable: tuple[tuple[str, Area], ...] = ()
    weeks: tuple[tuple[Days, Sums], ...] = ()


def weeks_told(day: date, weekly_on: int) -> tuple[Days, ...]:
    """The six weeks of a digest that came on `day`, oldest first: whole days, each up to the eve of its weekday.

    However late it comes, it is the digest of the weekday it was due on, and tells of the same days.
    """
    due = day - timedelta((day.weekday() - weekly_on) % 7)
    ends = (due - timedelta(7 * ago + 1) for ago in reversed(range(WEEKS)))
    return tuple(Days(end - timedelta(6), end) for end in ends)


def bounds(weeks: Sequence[Days], tz: str) -> list[datetime]:
    """The instants between which consecutive weeks lie: where each begins in zone `tz`, then where the last ends."""
    return [at(first, time(), tz) for first in (*(week.first for week in weeks), weeks[-1].last + timedelta(1))]


def digest(
    weeks: Sequence[Days],
    counted: int,
    sums: Sequence[Sums],
    areas: Iterable[AreaSum],
    reliable: Iterable[tuple[str, Area]],
) -> Digest:
    """What may be told of it; `weeks` and their `sums` oldest first, the last being the one it is about."""
    if sums[-1].people < FEWEST_PEOPLE:
        return Digest(weeks[-1])
    most = sorted((one for one in areas if one.people >= FEWEST_PEOPLE), key=lambda one: (-one.people, one.area))
    shown = tuple((days, sum_) for days, sum_ in zip(weeks, sums, strict=True) if sum_.people >= FEWEST_PEOPLE)
    return Digest(weeks[-1], counted, sums[-1], tuple(most[:MOST_AREAS]), tuple(sorted(reliable)), shown)


def became_reliable(named: Iterable[Named], start: datetime, end: datetime) -> list[tuple[str, Area]]:
    """Who is reliable at what at `end` and wasn't at `start`, as people confirmed it."""
    return [
        (one.user_id, one.area)
        for one in named
        if _is_confirmed(_known(one.newest_first, end)) and not _is_confirmed(_known(one.newest_first, start))
    ]


def _known(newest_first: Sequence[Finished], now: datetime) -> list[Finished]:
    """The drills as they were known at a moment."""
    over = [drill for drill in newest_first if drill.closed_at < now]
    return [replace(drill, confirmed_at=_by(drill.confirmed_at, now)) for drill in over[:LATEST]]


def _by(at: datetime | None, now: datetime) -> datetime | None:
    return at if at is not None and at < now else None


def _is_confirmed(latest: Sequence[Finished]) -> bool:
    """Reliable, and a person gave 2 or 3 to two of the passes it rests on. One's own reading never leaves the DM."""
    confirmed = [drill for drill in latest if drill.passed and drill.confirmed_at is not None]
    return bool(latest) and latest[0].passed and len(confirmed) >= CONFIRMATIONS
