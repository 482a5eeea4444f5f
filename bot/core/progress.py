"""What a row of drills of one area says: reliable, due for a check, ready for more, or stuck (PRODUCT.md 3.9, 3.3).

Every function takes the completed drills of one area, newest first; a check round is a drill like any other.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import takewhile
from statistics import fmean

from bot.core.members import Level

CHECKS_AFTER = (timedelta(days=7), timedelta(days=21))
"""When a reliable area comes back for one round, counted from the day it became reliable."""
LEECH_DRILLS = 4
"""So many drills on one goal without a pass, and something other than practice has to change."""
STRETCH_PASSES = 2


@dataclass(frozen=True, slots=True)
class PastGoal:
    """One completed drill of an area: what it was to show, and whether it did.

    `last_round_passed` is the member's word; `overruled` says that a person, or an AI with a verified quote, gave 1.
    `self_score` is the drilled dimension's, None for *can't tell*. `by_a_person` says that somebody other than the
    member, and other than an AI, scored it.
    """

    goal: str
    level: Level
    last_round_passed: bool
    self_score: int | None
    closed_at: datetime
    by_a_person: bool = False
    overruled: bool = False

    @property
    def passed(self) -> bool:
        """Whether the last round counts as passed."""
        return self.last_round_passed and not self.overruled


def is_reliable(newest_first: Sequence[PastGoal]) -> bool:
    """The latest drill passed, and so did one of the two before it. Two drills are enough where there is no third."""
    return bool(newest_first) and newest_first[0].passed and len(_recent_passes(newest_first)) >= 2


def is_by_own_reading(newest_first: Sequence[PastGoal]) -> bool:
    """Reliable, but nobody else scored any of the passes it rests on. Such a result never leaves the DM."""
    return is_reliable(newest_first) and not any(drill.by_a_person for drill in _recent_passes(newest_first))


def reliable_since(newest_first: Sequence[PastGoal]) -> datetime | None:
    """The end of the drill that made the area reliable, with none since that made it otherwise; None when it isn't.

    Pass, fail, pass, pass is reliable since the third; pass, pass, fail, pass since the fourth.
    """
    stretch = takewhile(lambda start: is_reliable(newest_first[start:]), range(len(newest_first)))
    return min((newest_first[start].closed_at for start in stretch), default=None)


def next_check(newest_first: Sequence[PastGoal]) -> datetime | None:
    """When a reliable area comes back for one round; None when it isn't reliable, or both checks are behind it.

    Any drill of the area once a check was due is that check, and one after both were due is both: nothing piles up. A
    failed check needs no rule of its own, since the latest drill has to be a pass.
    """
    since = reliable_since(newest_first)
    if since is None:
        return None
    latest = newest_first[0].closed_at
    return next((since + wait for wait in CHECKS_AFTER if since + wait > latest), None)


def is_leech(newest_first: Sequence[PastGoal]) -> bool:
    """Four drills in a row on one goal, none passed, and the mean self-score no higher in the last two than before.

    A new goal starts the count again. *Can't tell* is no number; without one on both sides nothing shows a rise.
    """
    row = newest_first[:LEECH_DRILLS]
    one_goal = len({_plain(drill.goal) for drill in row}) == 1
    if len(row) < LEECH_DRILLS or not one_goal or any(drill.passed for drill in row):
        return False
    later, earlier = _mean_self_score(row[:2]), _mean_self_score(row[2:])
    return later is None or earlier is None or later <= earlier


def offer_stretch(newest_first: Sequence[PastGoal], level: Level) -> bool:
    """The last two drills at this level both passed."""
    latest = [drill for drill in newest_first if drill.level is level][:STRETCH_PASSES]
    return len(latest) == STRETCH_PASSES and all(drill.passed for drill in latest)


def _recent_passes(newest_first: Sequence[PastGoal]) -> list[PastGoal]:
    return [drill for drill in newest_first[:3] if drill.passed]


def _mean_self_score(drills: Sequence[PastGoal]) -> float | None:
    scores = [drill.self_score for drill in drills if drill.self_score is not None]
    return fmean(scores) if scores else None


def _plain(goal: str) -> str:
    """A goal typed anew with another capital, space or full stop is the same goal."""
    return " ".join(goal.split()).rstrip(" .").casefold()
