"""Wall clocks and instants: what "fri 14:30" means in a member's zone, and when an hour comes round again."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from enum import StrEnum
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

FARTHEST_AHEAD = timedelta(days=366)
"""An interview is planned at most a year ahead."""

SHORTEST_PAUSE, LONGEST_PAUSE = timedelta(hours=1), timedelta(days=90)

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_NEAR = {"yesterday": -1, "today": 0, "tomorrow": 1, "tomorow": 1, "tommorow": 1, "tmrw": 1, "day after tomorrow": 2}
_SMALL_WORDS = frozenset({"at", "on", "the", "of", "o'clock", "o’clock"})
_COUNTS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_COUNTS |= {"seven": 7, "eight": 8, "nine": 9, "ten": 10}
# Units in minutes.
_SHORT_UNITS = {"m": 1, "h": 60}
_LONG_UNITS = {"d": 24 * 60, "w": 7 * 24 * 60, "mo": 30 * 24 * 60}
_ENDLESS = 10 * 366 * 24 * 60  # ten years: adding more to a date could leave the calendar

_AMOUNT = re.compile(
    rf"(?:(\d{{1,4}}) ?|({'|'.join(_COUNTS)}) )"
    r"(mo|months?|m|mins?|minutes?|h|hrs?|hours?|d|days?|w|wks?|weeks?)(?![a-z])"
)
_CLOCK = re.compile(r"(\d{1,2})(?:[:.h](\d{2}))?(am|pm|h)?")
_DATES = (
    re.compile(r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})"),
    re.compile(r"(?P<day>\d{1,2})\.(?P<month>\d{1,2})(?:\.(?P<year>\d{4})?)?"),
    re.compile(r"(?P<day>\d{1,2})\.?[ -]?(?P<month>[a-z]{3,})\.?(?:[ -](?P<year>\d{4}))?"),
    re.compile(r"(?P<month>[a-z]{3,})\.? ?(?P<day>\d{1,2})(?: (?P<year>\d{4}))?"),
)


class Problem(StrEnum):
    """Why no moment could be made of what was typed.

    NO_TIME: the day is clear, the hour is missing. LENGTH: all is clear, but nothing takes so little or so much time.
    """

    NO_TIME = "no_time"
    PAST = "past"
    UNREADABLE = "unreadable"
    TOO_FAR = "too_far"
    LENGTH = "length"


@dataclass(frozen=True, slots=True)
class Moment:
    """The instant that was meant, as an aware UTC datetime."""

    at: datetime


def zone(name: str) -> tzinfo:
    """The IANA zone of that name; UTC for a name nobody knows."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):  # unknown, malformed, or a folder of zones such as "Europe"
        return UTC


def at(day: date, clock: time, tz: str) -> datetime:
    """The UTC instant of a wall-clock time in zone `tz`.

    An hour the clocks skip moves forward by what they skip; of an hour they repeat it is the first.
    """
    return datetime.combine(day, clock.replace(fold=0, tzinfo=None), zone(tz)).astimezone(UTC)


def start_of_week(now: datetime, tz: str) -> datetime:
    """The first moment of Monday, on a wall clock in `tz`."""
    today = now.astimezone(zone(tz)).date()
    return at(today - timedelta(days=today.weekday()), time(), tz)


def next_at(clock: time, tz: str, now: datetime) -> datetime:
    """The next UTC instant, strictly after `now`, at which it is `clock` in zone `tz`."""
    today = now.astimezone(zone(tz)).date()
    # Yesterday's hour can be ahead still, moved past midnight by a gap; tomorrow's can be over, repeated by a fold.
    instants = (at(today + timedelta(days), clock, tz) for days in range(-1, 3))
    return next(instant for instant in instants if instant > now)


def parse_moment(text: str, now: datetime, tz: str) -> Moment | Problem:
    """The moment meant by "tomorrow 15:00", "fri 2pm", "25 nov 15:00" or "in 2 hours", or what is wrong with it.

    A weekday is the next one after today (today itself while its hour is ahead); a date without a year is the next
    such date; an hour alone is today's. A bare 1 to 6 is an afternoon: nobody interviews at three in the night.
    """
    words = _plain(text)
    ahead = _span(words.removeprefix("in "), _SHORT_UNITS) if words.startswith("in ") else None
    if ahead:
        instant = (now + ahead).astimezone(UTC).replace(second=0, microsecond=0)
        return Moment(instant) if ahead <= FARTHEST_AHEAD else Problem.TOO_FAR
    today = now.astimezone(zone(tz)).date()
    if _days(words, today):
        return Problem.NO_TIME
    for day, clock in _split(words):
        days = _days(day or "today", today) if clock is not None else ()
        if clock is not None and days:
            return _first_after(now, days, clock, tz)
    return Problem.UNREADABLE


def parse_span(text: str) -> timedelta | None:
    """How long "3d", "2 weeks", "a week" or "1 day 12 hours" is; None when it is no length of time.

    A month is 30 days, and ten years are the end of counting.
    """
    return _span(_plain(text), _SHORT_UNITS | _LONG_UNITS)


def parse_pause(text: str, now: datetime, tz: str) -> datetime | None:
    """When a pause such as "3d", "for a week" or "until friday" ends, as a UTC instant; a day means its first minute.

    None when it can't be read, is shorter than an hour, or longer than 90 days.
    """
    words = _plain(text)
    until = re.fullmatch(r"(?:until|untill|till|til) (.+)", words)
    span = parse_span(words.removeprefix("for "))
    if until:
        today = now.astimezone(zone(tz)).date()
        days = _days(until[1], today)
        end = _first_after(now, days, time(), tz) if days else parse_moment(until[1], now, tz)
    else:
        end = Moment((now + span).astimezone(UTC)) if span else Problem.UNREADABLE
    if isinstance(end, Problem) or not SHORTEST_PAUSE <= end.at - now <= LONGEST_PAUSE:
        return None
    return end.at


def parse_day(text: str, today: date) -> date | None:
    """The day meant by "24 dec", "fri" or "2026-12-24": without a year the next such day from `today` on.

    None when it can't be read.
    """
    days = _days(_plain(text), today)
    return days[0] if days else None


def _plain(text: str) -> str:
    """Lower case, one blank between words, no small words; "9 a.m." is `9am` and "25th" is `25`."""
    text = unicodedata.normalize("NFKC", text).casefold()
    text = "".join(char for char in text if unicodedata.category(char) != "Cf")  # what calendars hide in what they copy
    text = re.sub(r"([ap])\.m\.?(?!\w)", r"\1m", re.sub(r"[,@]", " ", text))
    text = re.sub(r"(\d)(?:st|nd|rd|th)\b", r"\1", text)
    text = re.sub(r"(\d)\s+(am|pm|h)\b", r"\1\2", text)
    text = re.sub(r"(\d)t(\d)", r"\1 \2", text)
    return " ".join(word for word in text.split() if word not in _SMALL_WORDS)


def _span(words: str, units: dict[str, int]) -> timedelta | None:
    """The sum of the amounts in `words`; None when there is none, another word beside them, or another unit."""
    amounts = [(int(digits or _COUNTS[word]), unit) for digits, word, unit in _AMOUNT.findall(words)]
    lengths = [units.get("mo" if unit.startswith("mo") else unit[0]) for _, unit in amounts]
    others = set(_AMOUNT.sub(" ", words).split())
    if others - {"and"} or None in lengths:
        return None
    minutes = sum(count * (length or 0) for (count, _), length in zip(amounts, lengths, strict=True))
    return timedelta(minutes=min(minutes, _ENDLESS)) or None


def _split(words: str) -> Iterator[tuple[str, time | None]]:
    """The two ways to read a day and an hour: hour last, hour first. A bare number is an hour only after a day."""
    day, _, last = words.rpartition(" ")
    yield day, _clock(last, bare=bool(day))
    first, _, day = words.partition(" ")
    yield day, _clock(first, bare=False)


def _clock(word: str, bare: bool) -> time | None:
    found = _CLOCK.fullmatch(word)
    if word == "noon" or found is None:
        return time(12) if word == "noon" else None
    hour, minute, half = int(found[1]), int(found[2] or 0), found[3]
    if half in ("am", "pm"):
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "pm" else 0)
    elif found[2] is None and half is None:
        if not bare:
            return None
        hour += 12 if 1 <= hour <= 6 else 0
    return time(hour, minute) if hour < 24 and minute < 60 else None


def _days(words: str, today: date) -> tuple[date, ...]:
    """The days that may be meant, likeliest first; none when no day is named."""
    if words in _NEAR:
        return (today + timedelta(_NEAR[words]),)
    first, _, rest = words.partition(" ")
    if first == "in":
        span = _span(rest, _LONG_UNITS)
        return (today + span,) if span else ()
    if first in ("next", "this", "coming"):
        weekday = _index(rest, _WEEKDAYS)
        return () if weekday is None else _weekday(weekday, today, again=first == "next")
    weekday = _index(first.rstrip("."), _WEEKDAYS)
    if weekday is None:
        return _dates(words, today)
    if rest:
        return tuple(day for day in _dates(rest, today) if day.weekday() == weekday)
    return _weekday(weekday, today, again=False)


def _weekday(weekday: int, today: date, again: bool) -> tuple[date, ...]:
    """The next such day after today; today comes before it unless the person said "next"."""
    following = today + timedelta((weekday - today.weekday() - 1) % 7 + 1)
    return (following,) if again or weekday != today.weekday() else (today, following)


def _dates(words: str, today: date) -> tuple[date, ...]:
    """The date written out; without a year the first such date from today on (29 February may be years away)."""
    found = next((match for match in (pattern.fullmatch(words) for pattern in _DATES) if match), None)
    month = _month(found["month"]) if found else None
    if found is None or month is None:
        return ()
    if found["year"]:
        day = _date(int(found["year"]), month, int(found["day"]))
        return (day,) if day else ()
    days = (_date(year, month, int(found["day"])) for year in range(today.year, today.year + 9))
    return tuple(day for day in days if day and day >= today)[:1]


def _month(word: str) -> int | None:
    if word.isdecimal():
        return int(word)
    index = _index(word, _MONTHS)
    return None if index is None else index + 1


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:  # 30 February, month 13, year 0
        return None


def _index(word: str, names: tuple[str, ...]) -> int | None:
    """Which of `names` is meant by the whole of it or by its beginning, from three letters on ("tues", "sept")."""
    word = "wednesday" if word == "weds" else word
    return next((index for index, name in enumerate(names) if len(word) >= 3 and name.startswith(word)), None)


def _first_after(now: datetime, days: tuple[date, ...], clock: time, tz: str) -> Moment | Problem:
    """The first of `days` on which `clock` is still ahead. Far days are refused before they overflow the calendar."""
    today = now.astimezone(zone(tz)).date()
    if days[0] - today > FARTHEST_AHEAD:
        return Problem.TOO_FAR
    instants = (at(day, clock, tz) for day in days if day >= today)
    return next((Moment(instant) for instant in instants if instant > now), Problem.PAST)
