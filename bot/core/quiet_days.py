"""Days on which nothing is to come, read from what a person types: "24 dec to 1 jan, 5 feb"."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from bot.core.errors import QuietDaysUnread
from bot.core.local_time import parse_day
from bot.core.rhythm import Days

MOST_STRETCHES = 20
LONGEST_TYPED = 600
LONGEST_STRETCH = timedelta(183)
"""Half a year: whoever is away for longer turns reminders off."""

_PARTS = re.compile(r"[,;\n]")
_BETWEEN = re.compile(r"\s+(?:to|until|till|through|bis)\s+|\s*(?:–|—|\.\.+)\s*|\s*-\s*", re.IGNORECASE)
_BARE = re.compile(r"\d{1,2}\.?")
_NUMBER_OF_DAY = re.compile(r"\b\d{1,2}\b\.?")


def parse_quiet(typed: str, today: date) -> tuple[Days, ...]:
    """The stretches in `typed`, both ends included, in their order; those that are over are left out.

    A date without a year is the next such date; a stretch that began before today and goes on counts as that one.
    Raises QuietDaysUnread, which names the part it is about.
    """
    found = sorted({_stretch(part.strip(), today) for part in _PARTS.split(typed) if part.strip()}, key=_order)
    if len(found) > MOST_STRETCHES:
        raise QuietDaysUnread(f"That is more than {MOST_STRETCHES} stretches of days. Leave out the farthest.")
    return tuple(stretch for stretch in found if stretch.last >= today)


def _order(stretch: Days) -> tuple[date, date]:
    return stretch.first, stretch.last


def _stretch(part: str, today: date) -> Days:
    day = parse_day(part, today)
    if day is not None:
        return Days(day, day)
    for first, last in _pairs(part):
        found = _ongoing_or_next(first, last, today)
        if found is not None:
            return found
    raise QuietDaysUnread(f"I couldn't read “{part[:60]}”. Write days like: 24 dec to 1 jan, 5 feb.")


def _pairs(part: str) -> Iterator[tuple[str, str]]:
    """Every way to take it for two days: "24-26 dec" and "dec 24-26" name the month once."""
    for between in _BETWEEN.finditer(part):
        first, last = part[: between.start()].strip(), part[between.end() :].strip()
        yield first, last
        if _BARE.fullmatch(first):
            yield f"{first.rstrip('.')} {_NUMBER_OF_DAY.sub('', last, count=1).strip()}", last
        if _BARE.fullmatch(last):
            yield first, f"{_NUMBER_OF_DAY.sub('', first, count=1).strip()} {last.rstrip('.')}"


def _ongoing_or_next(first: str, last: str, today: date) -> Days | None:
    """A stretch that is over is one whose year was told; `parse_quiet` leaves it out."""
    for since, until in ((today - LONGEST_STRETCH, today), (today, date.min)):
        begins = parse_day(first, since)
        ends = parse_day(last, begins) if begins else None
        if begins and ends and ends >= until and timedelta() <= ends - begins <= LONGEST_STRETCH:
            return Days(begins, ends)
    return None
