"""One cell of somebody's log: a date, a kind, scores, signals, a fix and what became of it. Rows are row's."""

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta

from bot.core.entries import EntryKind
from bot.core.import_log.places import Places
from bot.core.import_log.problem import Unread, quote
from bot.core.journal import LONGEST_ENTRY, LastFix, Signals
from bot.core.local_time import at, zone
from bot.core.logged import LoggedScore
from bot.core.rubric import Rubric
from bot.core.scoring import HUMAN, Rater, Score

LONGEST_NAME = 200
"""Characters of whoever asked, and of an area with its score."""
LONGEST_PROBLEM = 6000
"""Characters: the questions of a full-length interview of ours are longer than what a person may type at once."""
NO_HOUR = time(12)
"""Taken for a date without one: whatever zone it is looked at from, it stays about that day."""

_EARLIEST = 1990
_ZONES_APART = timedelta(days=1)
"""By how much one place on earth is ahead of another in its date, at the most."""
_TO_COME = "{cell} is still to come. Is the year right?"
_DATE = re.compile(
    r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})"
    r"(?:(?:[ T]+)(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?)?",
    re.ASCII | re.IGNORECASE,
)
_YEAR_LAST = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})\b.*", re.ASCII | re.DOTALL)
_THING = re.compile(r"\n(?!  )")
_SCORE_ENDS = re.compile(r"\n(?!  )|(?<=\));")
_SCORE = re.compile(r"(.+)[:=]([^:=()]+)(?:\(([^()]*)\))?")
"""Of a line whose blanks are single ones. Each part behind a colon ends at a mark that it can't hold itself, so that
the time a line takes grows as its length does, whatever stands in it."""
_SCORES = {each.told: each for each in Score} | {"cant tell": Score.CANT_TELL}
_DONE = {each.value: each for each in LastFix} | {"yes": LastFix.FIXED, "no": LastFix.NOT}
_LATE = "late"
_ABOUT = "about"
_NOTICED = ("hesitation", "rehearsed", "surprise")


def read_date(cell: str, tz: str, now: datetime) -> datetime:
    """To the minute; on the clock of zone `tz` unless the cell brings its own. Raises Unread.

    Later today is no day to come: a date without an hour is noon's, and clocks differ.
    """
    found = _DATE.fullmatch(cell)
    if found is None:
        raise Unread(_how_to_write(cell))
    year, month, number, hour, minute, second = (int(part or 0) for part in found.groups()[:6])
    try:
        day, clock = date(year, month, number), time(hour, minute, second)
    except ValueError:
        raise Unread(f"{quote(cell)} is no day or hour there is.") from None
    if day.year < _EARLIEST:
        raise Unread(f"{quote(cell)} is too long ago; look at the year.")
    if day > now.date() + _ZONES_APART:
        raise Unread(_TO_COME.format(cell=quote(cell)))
    clock = clock.replace(second=0) if found[4] else NO_HOUR
    instant = _with_offset(cell, datetime.combine(day, clock), found[7]) if found[7] else at(day, clock, tz)
    if instant.astimezone(zone(tz)).date() > now.astimezone(zone(tz)).date():
        raise Unread(_TO_COME.format(cell=quote(cell)))
    return instant


def read_kind(cell: str) -> EntryKind:
    """Drill, mock or interview. Raises Unread."""
    try:
        return EntryKind(cell.casefold())
    except ValueError:
        raise Unread(f"{quote(cell)} is no kind I know. Write drill, mock or interview.") from None


def read_text(cell: str, longest: int = LONGEST_ENTRY) -> str:
    """What was written, with the line breaks of a cell that was exported undone. Raises Unread when it is too long."""
    text = cell.replace("\n  ", "\n").strip()
    if len(text) > longest:
        raise Unread(f"This has {len(text):,} characters; I keep {longest:,} at most.")
    return text


def read_scores(cell: str, rubric: Rubric | None, places: Places, asked: str = "") -> tuple[LoggedScore, ...]:
    """“Trade-offs: 2 (partner Mia)”, one a line; whoever `asked` needs no name there. Raises Unread."""
    lines = [" ".join(line.split()) for line in _SCORE_ENDS.split(cell) if line.strip()]
    if rubric is None:
        raise Unread("A score belongs to a rubric. Begin the problem with one, as in “System design · Trade-offs”.")
    given: dict[tuple[str, Rater, str], LoggedScore] = {}
    for line in lines:
        score = _score(line, rubric, places, asked)
        if given.setdefault((score.dimension_id, score.rater, score.name), score) != score:
            keep = "Keep one." if score.rater is Rater.SELF else _KEEP_BOTH
            raise Unread(f"{quote(line)} is a second score by the same rater. {keep}")
    return tuple(given.values())


def read_signals(cell: str, rubric: Rubric | None, places: Places) -> Signals:
    """“hesitation: at the numbers”, one a line; “about: area” where that isn't the row's own. Raises Unread."""
    named: dict[str, str] = {}
    for thing in _THING.split(cell):
        name, colon, text = thing.partition(":")
        name = name.strip().casefold()
        if not thing.strip():
            continue
        if not colon or name not in (_ABOUT, *_NOTICED):
            raise Unread(f"{quote(thing)} should begin with hesitation, rehearsed or surprise, then a colon.")
        if name in named:
            raise Unread(f"There are two lines of “{name}”. Put both into one.")
        named[name] = read_text(text)
    about = named.pop(_ABOUT, "")
    if about and rubric is None:
        raise Unread("“about” needs a rubric. Begin the problem with one, as in “System design · Trade-offs”.")
    dimension_id = places.area_of(rubric, about).id if about and rubric else None
    hesitation, rehearsed, surprise = (named.get(name, "") for name in _NOTICED)
    return Signals(hesitation, rehearsed, surprise, dimension_id)


def read_done(cell: str, fix: str) -> LastFix:
    """What became of the fix. Raises Unread."""
    became = _DONE.get(cell.casefold())
    if became is None:
        raise Unread(f"{quote(cell)} should be fixed, partly or not.")
    if not fix:
        raise Unread("This says what became of a fix, and there is no fix in the row.")
    return became


def _score(line: str, rubric: Rubric, places: Places, asked: str) -> LoggedScore:
    found = _SCORE.fullmatch(line) if len(line) <= LONGEST_NAME else None
    if found is None:
        raise Unread(f"{quote(line)} isn't a score. Write it like this: “Trade-offs: 2 (self)”.")
    area, number, who = (part.strip() for part in found.groups(default=""))
    score = _SCORES.get(number.replace("’", "'").casefold())
    if score is None:
        raise Unread(f"{quote(number)} is no score. Use 1, 2, 3 or can't tell, as in “Trade-offs: 2 (partner)”.")
    rater, name, late = _given_by(line, who or Rater.SELF.value)
    by = "" if rater in HUMAN and name == asked else name
    return LoggedScore(places.area_of(rubric, area).id, rater, score, late, by)


def _given_by(line: str, who: str) -> tuple[Rater, str, bool]:
    """“partner Mia, late”: the kind of rater, their name, and whether it was late."""
    whom, *rest = (word.strip() for word in who.split(","))
    kind, _, name = whom.partition(" ")
    if kind.casefold() not in list(Rater):
        raise Unread(f"{_WHO} Put {quote(whom)} under interviewer, or after partner: {_named(whom)}.")
    if rest and [word.casefold() for word in rest] != [_LATE]:
        raise Unread(f"{quote(line)} has more in its brackets than I can read. {_WHO} After a comma, only late.")
    rater = Rater(kind.casefold())
    if rater is Rater.SELF and name:
        raise Unread(f"{quote(line)} names you. Your own score is (self), without a name.")
    return rater, name, bool(rest)


def _named(whom: str) -> str:
    return quote(f"({Rater.PARTNER.value} {whom})")


_WHO = "In brackets goes who: self, partner, professional or ai."
_KEEP_BOTH = "Keep one, or say who gave each, as in “Trade-offs: 2 (partner Mia)”."


def _with_offset(cell: str, local: datetime, offset: str) -> datetime:
    try:
        return datetime.fromisoformat(f"{local.isoformat()}{offset.upper()}").astimezone(UTC)
    except ValueError:
        raise Unread(f"{quote(cell)} ends in no zone there is.") from None


def _how_to_write(cell: str) -> str:
    """Of a date with its year last either number may be the month."""
    found = _YEAR_LAST.fullmatch(cell)
    days = _either(*map(int, found.groups())) if found else []
    if len(days) == 2:
        return f"{quote(cell)} could be two days. Write {days[0]} or {days[1]}."
    if days:
        return f"{quote(cell)} has its year last. Write {days[0]}."
    return f"{quote(cell)} is no date I can read. Write it like this: 2026-01-31 18:30, or without the hour."


def _either(one: int, other: int, year: int) -> Sequence[date]:
    return sorted({day for month, number in ((one, other), (other, one)) for day in _days(year, month, number)})


def _days(year: int, month: int, number: int) -> Sequence[date]:
    try:
        return [date(year, month, number)]
    except ValueError:
        return []
