"""What an import would do, and what one did: counted before anything is kept, and afterwards. Reading: reading."""

import hashlib
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from bot.core.entries import EntryKind
from bot.core.import_log.reading import Parsed
from bot.core.library import Library
from bot.core.log import Given, Kept, LogLine
from bot.core.logged import LoggedSession, rater_name
from bot.core.rubric import Rubric

_DIGITS = 32

Seen = tuple[datetime, EntryKind, str | None, str | None]
"""What a session of ours is known by in an export, which has no ids: the minute, its kind, its rubric and area."""


@dataclass(frozen=True, slots=True)
class Differing:
    """A session that says something else in the log than in the file; `in_what` names the columns."""

    at: datetime
    in_what: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DryRun:
    """`new` is what would be kept of the `parsed` sessions, oldest first; `key` names the text they were read from.

    `differing`: those that were brought before and said something else then; they aren't new.
    """

    key: str
    parsed: Parsed
    new: tuple[LoggedSession, ...] = ()
    differing: tuple[Differing, ...] = ()

    @property
    def here(self) -> int:
        """How many sessions the member has here already."""
        return len(self.parsed.sessions) - len(self.new)


@dataclass(frozen=True, slots=True)
class Imported:
    """What was put into the log at one moment, by which it can be taken out again."""

    sessions: tuple[LoggedSession, ...]
    added_at: datetime


def key_of(text: str) -> str:
    """The same for the same text only."""
    return hashlib.sha256(text.encode()).hexdigest()[:_DIGITS]


def seen_at(at: datetime, kind: EntryKind, rubric_id: str | None, dimension_id: str | None) -> Seen:
    """What a session is known by."""
    return at.replace(second=0, microsecond=0), kind, rubric_id, dimension_id


def dry_run(key: str, parsed: Parsed, logged: Iterable[LoggedSession], seen: Collection[Seen]) -> DryRun:
    """What is new in it. `logged`: the sessions brought along before; `seen`: the drills and entries made here."""
    before = {session.id: session for session in logged}
    ordered = sorted(parsed.sessions, key=lambda session: (session.at, session.id))
    new = [session for session in ordered if session.id not in before and _seen(session) not in seen]
    pairs = [(session, before[session.id]) for session in ordered if session.id in before]
    differing = [Differing(now.at, in_what) for now, then in pairs if (in_what := _differs(now, then))]
    return DryRun(key, parsed, tuple(new), tuple(differing))


def line_of(session: LoggedSession, library: Library) -> LogLine:
    """The session as the log will have it."""
    rubric = library.find(session.rubric_id)
    own, about = session.dimension_id, session.signals.dimension_id
    scores: dict[str, list[Given]] = defaultdict(list)
    for each in session.scores:
        name = rater_name(each.rater, each.name, session.kind, session.interviewer)
        scores[each.dimension_id].append(Given(each.rater, each.score, name=name, late=each.late))
    return LogLine(
        kept=Kept.ELSEWHERE,
        kind=session.kind,
        at=session.at,
        rubric_name=rubric.name if rubric else "",
        area_name=_name(rubric, own),
        scores=tuple(scores.pop(own or "", ())),
        other_scores={_name(rubric, of): tuple(given) for of, given in scores.items()},
        fix=session.fix,
        became=session.became,
        signals=session.signals,
        about=_name(rubric, about) if about != own else "",
        interviewer=session.interviewer,
        asked=session.problem,
    )


def _differs(now: LoggedSession, then: LoggedSession) -> tuple[str, ...]:
    """The columns that two sessions of one id don't agree in; the others are what the id is made of."""
    agree = {
        "scores": set(now.scores) == set(then.scores),
        "signals": now.signals == then.signals,
        "fix": now.fix == then.fix,
        "done": now.became == then.became,
    }
    return tuple(column for column, same in agree.items() if not same)


def _seen(session: LoggedSession) -> Seen:
    return seen_at(session.at, session.kind, session.rubric_id, session.dimension_id)


def _name(rubric: Rubric | None, dimension_id: str | None) -> str:
    found = rubric.find(dimension_id) if rubric and dimension_id else None
    return found.name if found else ""
