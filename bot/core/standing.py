"""Where a member stands in a rubric: areas measured, guessed and unseen, what is reliable, and which area is next."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from bot.core.estimate import PERSON_MEAN
from bot.core.evidence import Evidence
from bot.core.progress import PastGoal, is_by_own_reading, is_leech, is_reliable, next_check
from bot.core.ranking import Ranked, first_guess, presumed, rank
from bot.core.rubric import Rubric
from bot.core.settle import EquallyWeak, Settling, what_would_settle


@dataclass(frozen=True, slots=True)
class Progress:
    """What the drills of one area amount to. `check_at`: when a reliable area comes back for one round."""

    reliable: bool = False
    by_own_reading: bool = False
    check_at: datetime | None = None
    stuck: bool = False

    def check_due(self, now: datetime) -> bool:
        """Whether it is time for that one round."""
        return self.check_at is not None and self.check_at <= now


class Why(StrEnum):
    """Why an area is the next one."""

    NAMED = "named"
    CHECK = "check"
    WEAKEST = "weakest"
    GUESS = "guess"
    UNSEEN = "unseen"


@dataclass(frozen=True, slots=True)
class NextArea:
    """The area of the next drill, and why it is."""

    dimension_id: str
    why: Why


@dataclass(frozen=True, slots=True)
class Standing:
    """Every dimension of a rubric is in exactly one of `ranked` (weakest first), `guessed` and `unseen`.

    `drilled` holds each area's completed drills, newest first; `values` what decides which area is next; `evidence`
    what all of it rests on. `settling`, where it was asked for: what would make the weakest clear.
    """

    rubric: Rubric
    ranked: tuple[Ranked, ...]
    guessed: tuple[str, ...]
    unseen: tuple[str, ...]
    drilled: Mapping[str, Sequence[PastGoal]]
    progress: Mapping[str, Progress]
    values: Mapping[str, float]
    evidence: Sequence[Evidence] = field(default=(), compare=False, repr=False)
    settling: Settling | EquallyWeak | None = None

    def progress_of(self, dimension_id: str) -> Progress:
        """What the drills of an area amount to; nothing yet where there were none."""
        return self.progress.get(dimension_id, Progress())


def standing(
    rubric: Rubric, evidence: Sequence[Evidence], drilled: Mapping[str, Sequence[PastGoal]], now: datetime
) -> Standing:
    """`drilled` maps a dimension's id to its completed drills, newest first."""
    known = [dimension.id for dimension in rubric.dimensions]
    seen = [item for item in evidence if item.area in known]
    ranked = tuple(rank(seen, now))
    measured = [one.area for one in ranked]
    guessed = tuple(first_guess(seen, measured))
    unseen = tuple(id_ for id_ in known if id_ not in measured and id_ not in guessed)
    values = {one.area: round(one.estimate, 2) for one in ranked}
    values |= {id_: round(value, 2) for id_, value in presumed(seen, guessed, now).items()}
    values |= dict.fromkeys(unseen, PERSON_MEAN)
    drilled = {id_: past for id_, past in drilled.items() if id_ in known}
    progress = {id_: progress_of(past) for id_, past in drilled.items()}
    return Standing(rubric, ranked, guessed, unseen, drilled, progress, values, seen)


def with_settling(where: Standing, now: datetime) -> Standing:
    """The same with what would make the weakest clear; what is reliable needs no telling apart."""
    ranked = [one for one in where.ranked if not where.progress_of(one.area).reliable]
    guessed = [id_ for id_ in where.guessed if not where.progress_of(id_).reliable]
    return replace(where, settling=what_would_settle(ranked, guessed, where.evidence, now))


def progress_of(newest_first: Sequence[PastGoal]) -> Progress:
    """What the completed drills of one area amount to."""
    return Progress(
        reliable=is_reliable(newest_first),
        by_own_reading=is_by_own_reading(newest_first),
        check_at=next_check(newest_first),
        stuck=is_leech(newest_first),
    )


def next_area(where: Standing, now: datetime) -> NextArea:
    """The area of the next drill: a check that is due, else the weakest that isn't reliable.

    A guessed area stands where the ranking's own model would put it, were it shown; what was never tried where most
    people's areas do, so that a 1 or a 2 comes before it, and a 3 after. Ties: measured before guessed before unseen,
    each in its own order.
    """
    due = [id_ for id_ in _in_order(where) if where.progress_of(id_).check_due(now)]
    if due:
        return NextArea(min(due, key=lambda id_: _check_at(where, id_)), Why.CHECK)
    open_ = [id_ for id_ in _in_order(where) if not where.progress_of(id_).reliable]
    chosen = min(open_ or _in_order(where), key=lambda id_: where.values[id_])
    return NextArea(chosen, _why(where, chosen))


def _in_order(where: Standing) -> list[str]:
    return [*(one.area for one in where.ranked), *where.guessed, *where.unseen]


def _check_at(where: Standing, dimension_id: str) -> datetime:
    at = where.progress_of(dimension_id).check_at
    assert at is not None
    return at


def _why(where: Standing, dimension_id: str) -> Why:
    if dimension_id in where.unseen:
        return Why.UNSEEN
    return Why.GUESS if dimension_id in where.guessed else Why.WEAKEST
