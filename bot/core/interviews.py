"""Real interviews a member told us of: when what comes around one comes, and when the member is left in peace.

What a day and an hour mean in a zone lives in local_time.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from bot.core.entries import LATE_AFTER
from bot.core.local_time import Moment, Problem, at, parse_moment, parse_span, zone
from bot.core.rubric import Dimension, Rubric
from bot.core.standing import Standing

USUAL_MINUTES = 60
SHORTEST, LONGEST = timedelta(minutes=10), timedelta(hours=12)
EVE = time(18)
"""On the evening before, on the member's clock: late enough for the day to be over, early enough to sleep on it.

It serves an early interview as well as a late one: whoever is asked at eight in the morning reads nothing at seven.
"""
EVE_AHEAD = timedelta(hours=2)
"""What is planned closer than that gets no eve card: whoever is on their way has other things in mind."""
EVE_UNTIL = timedelta(hours=1)
"""A card that was due and held up, by a downtime for one, still comes so long before the interview."""
ASK_AFTER = timedelta(minutes=10)
ASK_AGAIN_AFTER = timedelta(minutes=50)
"""Ten minutes before the journal would be late."""
BREATH = timedelta(minutes=20)
"""Who has so little time between two things is asked after the second; asked twice, there lies so much between."""
ASK_UNTIL = timedelta(hours=12)
"""What could not be asked for so long is not asked any more."""
OPENERS = 3

_LENGTHS = (
    re.compile(r"(.*\S)\s+for\s+(\S.*)", re.IGNORECASE),
    re.compile(r"(.*\S)\s+(\d+(?:\.\d+)?\s*[mh][a-z]*)", re.IGNORECASE),
)
_HALVES = re.compile(r"(\d+)\.5\s*h(?:rs?|ours?)?(?![a-z])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Interview:
    """One interview; times are aware UTC datetimes. Called off is what won't take place, and what didn't."""

    id: str
    starts_at: datetime
    added_at: datetime
    called_off_at: datetime | None = None
    minutes: int = USUAL_MINUTES

    @property
    def ends_at(self) -> datetime:
        return self.starts_at + timedelta(minutes=self.minutes)

    @property
    def is_off(self) -> bool:
        return self.called_off_at is not None

    @property
    def asked_at(self) -> datetime:
        """When the member is asked how it went."""
        return self.ends_at + ASK_AFTER

    @property
    def asked_again_at(self) -> datetime:
        """When they are asked once more, unless they did something about it."""
        return self.ends_at + ASK_AGAIN_AFTER

    def day(self, tz: str) -> date:
        """The local day it begins on."""
        return self.starts_at.astimezone(zone(tz)).date()


@dataclass(frozen=True, slots=True)
class Appointment:
    """A moment to come and how many minutes it takes, as somebody typed it."""

    starts_at: datetime
    minutes: int = USUAL_MINUTES


@dataclass(frozen=True, slots=True)
class Opener:
    """What to begin with when an interview turns to an area, in the words of its rubric."""

    area: str
    words: str


@dataclass(frozen=True, slots=True)
class Eve:
    """The card of the evening before. `interviews`: those of the day that are on, all `is_over` by now or not.

    `fix_area` is a name.
    Who has not practised yet has no fix; who never told what they practise for has no openers.
    """

    interviews: tuple[Interview, ...]
    fix: str = ""
    fix_area: str = ""
    openers: tuple[Opener, ...] = ()
    is_over: bool = False


@dataclass(frozen=True, slots=True)
class Afterwards:
    """An interview that is over. `written`: it is in the journal. `several`: others of the day went before it."""

    interview: Interview
    written: bool
    several: bool = False


def parse_appointment(typed: str, now: datetime, tz: str) -> Appointment | Problem:
    """The moment of "tomorrow 15:00", and how long "tomorrow 15:00 for 45 min" or "fri 2pm 90 min" takes."""
    whole = parse_moment(typed, now, tz)
    found = next(filter(None, (pattern.fullmatch(typed.strip()) for pattern in _LENGTHS)), None)
    if isinstance(whole, Moment) or found is None:
        return Appointment(whole.at) if isinstance(whole, Moment) else whole
    length = parse_span(_HALVES.sub(r"\1 h 30 min", found[2]))
    if length is None:
        return whole
    if not SHORTEST <= length <= LONGEST:
        return Problem.LENGTH
    moment = parse_moment(found[1], now, tz)
    return Appointment(moment.at, int(length.total_seconds()) // 60) if isinstance(moment, Moment) else moment


def eve_of(starts_at: datetime, tz: str) -> datetime:
    """Six in the evening, on the local day before it."""
    return at(starts_at.astimezone(zone(tz)).date() - timedelta(1), EVE, tz)


def eve_due(starts_at: datetime, tz: str, now: datetime) -> datetime | None:
    """When the eve card comes for a day whose first interview is at `starts_at`; None for not at all.

    At once where that evening has begun, unless the interview is too close by then.
    """
    due = max(eve_of(starts_at, tz), now)
    return due if due <= starts_at - EVE_AHEAD else None


def eve_is_due(starts_at: datetime, now: datetime) -> bool:
    """Whether it is still time for the eve card of a day whose first interview is at `starts_at`."""
    return now <= starts_at - EVE_UNTIL


def ask_is_due(interview: Interview, now: datetime) -> bool:
    """Whether it is still time to ask how it went."""
    return now <= interview.ends_at + ASK_UNTIL


def again_is_due(interview: Interview, now: datetime) -> bool:
    """Whether it is still time to ask once more: within the hour, or not at all."""
    return now <= interview.ends_at + LATE_AFTER


def in_the_way(others: Sequence[Interview], now: datetime) -> Interview | None:
    """The interview somebody is in at `now`, or has before them so soon that they are not to be asked anything."""
    return next((each for each in others if each.starts_at <= now + BREATH and each.ends_at > now), None)


def silent_until(interviews: Sequence[Interview], now: datetime, tz: str) -> datetime | None:
    """How long a member is left in peace by whatever they didn't ask for; None for somebody who isn't.

    From the eve of an interview to the end of its local day. `interviews` are those that are on, in their order.
    """
    until = None
    for each in interviews:
        begins = eve_of(each.starts_at, tz)
        over = max(at(each.day(tz) + timedelta(1), time(), tz), each.ends_at)
        if begins <= (until or now) < over:
            until = over
    return until


def openers(where: Standing) -> tuple[Opener, ...]:
    """How to begin in the weakest areas of a rubric: what their goals ask to be said, without the limit of a drill."""
    weakest = [*(one.area for one in where.ranked), *where.guessed, *where.unseen]
    return tuple(_opener(where.rubric, area) for area in weakest[:OPENERS])


def _opener(rubric: Rubric, area: str) -> Opener:
    dimension = rubric.dimension(area)
    return Opener(dimension.name, _said_first(dimension))


def _said_first(dimension: Dimension) -> str:
    limit, _, words = dimension.goal.partition(": ")
    return words or limit
