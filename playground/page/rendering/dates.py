"""Instants in words for one reader: times, day separators and Slack's `<!date^…>` formats."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime

from playground.page.rendering.reader import Reader

_TOKEN = re.compile(r"\{(\w+)\}")


def clock_time(when: datetime) -> str:
    """Hours and minutes, 24-hour: `08:59`."""
    return when.strftime("%H:%M")


def short_date(when: datetime) -> str:
    """Day and month, `21 Nov`."""
    return f"{when.day} {when:%b}"


def moment(when: datetime) -> str:
    """Day, date and time, `Fri 20 Nov 09:00`."""
    return f"{when:%a} {when.day} {when:%b} {when:%H:%M}"


def long_date(when: datetime) -> str:
    """A whole date, `Saturday 21 November 2026`."""
    return f"{when:%A} {when.day} {when:%B %Y}"


def day_name(when: datetime, now: datetime) -> str:
    """A day as a separator names it: *Today*, *Yesterday*, a weekday with date, with the year if it is another."""
    near = near_day(when, now)
    if near:
        return near
    year = "" if when.year == now.year else f" {when.year}"
    return f"{when:%A} {when.day} {when:%B}{year}"


def near_day(when: datetime, now: datetime) -> str:
    """*Today*, *Yesterday* or *Tomorrow*; empty for any other day. Both times must be in one zone."""
    return {0: "Today", -1: "Yesterday", 1: "Tomorrow"}.get((when.date() - now.date()).days, "")


def ago(when: datetime, now: datetime) -> str:
    """How long ago, or how soon, in the largest whole unit."""
    seconds = (now - when).total_seconds()
    size = abs(seconds)
    for unit, length in (("day", 86_400), ("hour", 3_600), ("minute", 60)):
        if size >= length:
            count = int(size // length)
            words = f"{count} {unit}{'' if count == 1 else 's'}"
            return f"{words} ago" if seconds > 0 else f"in {words}"
    return "just now"


def _pretty(plain: Callable[[datetime], str]) -> Callable[[datetime, datetime], str]:
    return lambda when, now: near_day(when, now).lower() or plain(when)


_FORMATS: dict[str, Callable[[datetime, datetime], str]] = {
    "date_num": lambda when, _: f"{when:%Y-%m-%d}",
    "date_slash": lambda when, _: f"{when:%m/%d/%Y}",
    "date": lambda when, _: f"{when.day} {when:%B %Y}",
    "date_short": lambda when, _: f"{when.day} {when:%b %Y}",
    "date_long": lambda when, _: long_date(when),
    "date_pretty": _pretty(lambda when: f"{when.day} {when:%B %Y}"),
    "date_short_pretty": _pretty(lambda when: f"{when.day} {when:%b %Y}"),
    "date_long_pretty": _pretty(long_date),
    "time": lambda when, _: clock_time(when),
    "time_secs": lambda when, _: f"{when:%H:%M:%S}",
    "ago": ago,
}


def slack_date(seconds: str, pattern: str, fallback: str, reader: Reader) -> str:
    """The text of a `<!date^…>`; the fallback where the instant or a token of the pattern is unknown."""
    try:
        when = reader.local(seconds)
    except (ValueError, OverflowError, OSError):
        return fallback
    now = reader.now.astimezone(reader.zone)
    if any(name not in _FORMATS for name in _TOKEN.findall(pattern)):
        return fallback
    return _TOKEN.sub(lambda token: _FORMATS[token[1]](when, now), pattern)
