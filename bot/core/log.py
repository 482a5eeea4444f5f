"""The log: every drill, journal entry and session from elsewhere in one row, newest first, and what is asked of it."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Generic, TypeVar

from bot.core.drill import Format
from bot.core.entries import EntryKind
from bot.core.journal import LastFix, Signals
from bot.core.scoring import Rater, Score

LINES_A_PAGE = 12
MOST_AREAS = 99
"""Areas to pick from; with *Any area* they fill one menu of Slack's."""

T = TypeVar("T")
Area = tuple[str, str]
"""(rubric id, dimension id)."""


class Kept(StrEnum):
    """Where a line is kept: among the drills, the journal's own entries, or the sessions from elsewhere."""

    DRILL = "drill"
    ENTRY = "entry"
    ELSEWHERE = "elsewhere"


@dataclass(frozen=True, slots=True)
class LogKey:
    """What is known of a line before it is read whole: enough to order, filter and count it.

    `area` is None for what is about no one area. `told` is what it says became of a fix: a drill's look back of the
    latest fix in its area, a session from elsewhere of its own. `scored_there`: it has a score in the area asked for.
    """

    kept: Kept
    id: str
    at: datetime
    kind: EntryKind
    area: Area | None
    has_fix: bool = False
    told: LastFix | None = None
    by_a_person: bool = False
    scored_there: bool = False


@dataclass(frozen=True, slots=True)
class LookedBack(Generic[T]):
    """The last step of one drill: whether it named a fix, and what it told of the one before in its area."""

    id: str
    area: Hashable
    has_fix: bool
    told: T | None


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which lines are asked for; all of them as it stands. `fix_open`: with a fix that isn't fixed yet."""

    kind: EntryKind | None = None
    area: Area | None = None
    by_a_person: bool = False
    fix_open: bool = False

    def fits(self, key: LogKey, became: LastFix | None) -> bool:
        """Whether a line is asked for, given what became of its fix."""
        return (
            self.kind in (None, key.kind)
            and (self.area in (None, key.area) or key.scored_there)
            and (key.by_a_person or not self.by_a_person)
            and (not self.fix_open or (key.has_fix and became is not LastFix.FIXED))
        )


@dataclass(frozen=True, slots=True)
class Page:
    """Some of the lines that fit. `number` counts from 1, the newest; `first` is the place of the first one shown."""

    number: int
    keys: tuple[LogKey, ...]
    fitting: int

    @property
    def first(self) -> int:
        return (self.number - 1) * LINES_A_PAGE + 1

    @property
    def last(self) -> int:
        return self.first + len(self.keys) - 1


@dataclass(frozen=True, slots=True)
class Given:
    """One score as a line shows it. Of a person `user_id` or `name` says who, where that is known.

    `late`: by the member, after the five minutes. `after_others`: whoever gave it had seen another's.
    """

    rater: Rater
    score: Score
    user_id: str = ""
    name: str = ""
    late: bool = False
    after_others: bool = False
    second_thought: Score | None = None


@dataclass(frozen=True, slots=True)
class LogLine:
    """One line, read whole. Names are empty where it is about no rubric, or no one area of it.

    `passed` of `judged` rounds met the goal. `scores` are those of its area, `other_scores` of its rubric's others, by
    name. `about` names the area of the signals where that is another. `asked` is a question that surprised, or what
    was worked on elsewhere. `late`: the entry was written long after.
    """

    kept: Kept
    kind: EntryKind
    at: datetime
    rubric_name: str = ""
    area_name: str = ""
    format: Format = Format.FOCUSED
    stopped: bool = False
    judged: int = 0
    passed: int = 0
    scores: tuple[Given, ...] = ()
    other_scores: Mapping[str, tuple[Given, ...]] = field(default_factory=dict)
    fix: str = ""
    became: LastFix | None = None
    signals: Signals = field(default_factory=Signals)
    about: str = ""
    interviewer: str = ""
    asked: str = ""
    late: bool = False


@dataclass(frozen=True, slots=True)
class NamedArea:
    """An area that can be asked for, with the names it has today."""

    area: Area
    rubric_name: str
    name: str


@dataclass(frozen=True, slots=True)
class LogScene:
    """One page of the log with everything its modal shows. `total` counts every line, whatever is asked for."""

    wanted: Wanted
    page: Page
    lines: tuple[LogLine, ...]
    areas: tuple[NamedArea, ...]
    total: int


def fates(keys: Iterable[LogKey]) -> dict[str, LastFix]:
    """Line id → what became of its fix, as far as it is known; a session from elsewhere tells it of its own."""
    listed = sorted(keys, key=_place)
    elsewhere = {key.id: key.told for key in listed if key.kept is Kept.ELSEWHERE and key.told}
    drills = (LookedBack(key.id, key.area, key.has_fix, key.told) for key in listed if key.kept is Kept.DRILL)
    return elsewhere | answers(drills)


def answers(oldest_first: Iterable[LookedBack[T]]) -> dict[str, T]:
    """Drill id → what became of its fix. A drill answers for the latest fix before it in the same area."""
    became: dict[str, T] = {}
    latest: dict[Hashable, str] = {}
    for drill in oldest_first:
        if drill.told and drill.area in latest:
            became[latest[drill.area]] = drill.told
        if drill.has_fix:
            latest[drill.area] = drill.id
    return became


def newest_first(keys: Iterable[LogKey]) -> list[LogKey]:
    """The lines in the order of the log."""
    return sorted(keys, key=_place, reverse=True)


def _place(key: LogKey) -> tuple[datetime, str]:
    return key.at, key.id


def page_of(keys: Sequence[LogKey], number: int) -> Page:
    """Page `number` of these lines, or the nearest there is."""
    pages = max(1, -(-len(keys) // LINES_A_PAGE))
    number = min(max(number, 1), pages)
    start = (number - 1) * LINES_A_PAGE
    return Page(number, tuple(keys[start : start + LINES_A_PAGE]), len(keys))


def areas_of(keys: Iterable[LogKey], wanted: Area | None) -> list[Area]:
    """The areas there are lines about, of too many those of the newest lines; the one asked for is always there."""
    found = dict.fromkeys([wanted, *(key.area for key in keys)])
    return [area for area in found if area is not None][:MOST_AREAS]
