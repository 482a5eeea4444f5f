"""Wall clocks and instants: what "fri 14:30" means in a member's zone, and when an hour comes round again. No clock."""

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
_MONTHS = tuple(
    "january february march april may june july august september october november december".split()
)  # fmt: skip
_NEAR = {
    "yesterday": -1,
    "today": 0,
    "tomorrow": 1,
    "tomorow": 1,
    "tommorow": 1,
    "tommorrow": 1,
    "tmrw": 1,
    "day after tomorrow": 2,
}
_SMALL_WORDS = frozenset({"at", "on", "the", "of", "o'clock", "o’clock"})
_UNITS = {
    "mo": timedelta(days=30),
    "m": timedelta(minutes=1),
    "h": timedelta(hours=1),
    "d": timedelta(days=1),
    "w": timedelta(weeks=1),
}
_AMOUNT = re.compile(
    r"(?:(\d{1,4}) ?|an? |one )(mo|months?|m|mins?|minutes?|h|hrs?|hours?|d|days?|w|wks?|weeks?)(?![a-z])"
)
_SPAN = re.compile(rf"{_AMOUNT.pattern}(?:(?: and)? ?{_AMOUNT.pattern})*")
_HOURS_AHEAD = re.compile(r"in (?:\d{1,4} ?|an? |one )(?:[hm](?!o)[a-z]*)(?: .*)?")
_CLOCK = re.compile(r"(\d{1,2})(?:[:.h](\d{2}))?(am|pm|h)?")
_DATES = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})",
        r"(?P<day>\d{1,2})\.(?P<month>\d{1,2})(?:\.(?P<year>\d{4})?)?",
        r"(?P<day>\d{1,2})\.?[ -]?(?P<month>[a-z]{3,})\.?(?:[ -](?P<year>\d{4}))?",
        r"(?P<month>[a-z]{3,})\.? ?(?P<day>\d{1,2})(?: (?P<year>\d{4}))?",
    )
)
