"""How a member practises: scoring and writing on time, questions as hard as the target, and volume without a target."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from bot.core.drill import COUNTS, STAGE, Verdict
from bot.core.members import Level
from bot.core.next_question import MOST_BELOW, SHARE_OF, is_below
from bot.core.question import difficulty_of, question_of
from bot.core.rubric import Rubric
from bot.core.week import Journal

DRILLS_SEEN = 20
"""Punctuality is that of so many looks back, the latest."""
QUESTIONS_SEEN = 50
"""The share at the target is that of so many questions, the latest."""
MOST_MOCKS = 12
"""More of them in a row without a drill on one named area: volume is not the lever (a rule of thumb; PRODUCT.md 5)."""


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many."""

    k: int
    of: int


@dataclass(frozen=True, slots=True)
class Asked:
    """One question of a drill, and what became of the round."""

    question_id: str
    verdict: Verdict | None
    repeated: bool


@dataclass(frozen=True, slots=True)
class Habits:
    """`scored` and `journaled`: on time. `at_target`: questions as hard as the target or harder, if there is a target.

    `mocks`: how many there were since the last drill on one named area.
    """

    scored: Share = Share(0, 0)
    journaled: Share = Share(0, 0)
    at_target: Share = Share(0, 0)
    mocks: int = 0

    @property
    def too_easy(self) -> bool:
        """Whether the share at the target is one to name; from ten questions on."""
        share = self.at_target
        return share.of >= SHARE_OF and share.of - share.k > MOST_BELOW * share.of

    @property
    def volume_alone(self) -> bool:
        """Whether mocks pile up without anything being drilled in between."""
        return self.mocks > MOST_MOCKS


def on_time(journals: Iterable[Journal]) -> Share:
    """Of the latest looks back in writing, those within the hour."""
    latest = sorted(journals, key=lambda journal: journal.over_at, reverse=True)[:DRILLS_SEEN]
    return Share(sum(journal.on_time for journal in latest), len(latest))


def at_target(rubric: Rubric, newest_first: Iterable[Asked], level: Level) -> Share:
    """Of the latest questions that were answered, those as hard as the member's level asks, or harder.

    Left out is what says nothing: a question asked again, a later part of one problem, one the file has no more, and
    the member's own, whose difficulty nobody knows.
    """
    known = {question.id: question.level for question in rubric.questions}
    counted = [
        is_below(known[question_of(asked.question_id)], difficulty_of(asked.question_id), level)
        for asked in newest_first
        if asked.verdict in COUNTS and not asked.repeated and not asked.question_id.startswith(STAGE)
        if question_of(asked.question_id) in known
    ][:QUESTIONS_SEEN]
    return Share(counted.count(False), len(counted))


def mocks_since(mocks_at: Iterable[datetime], last_drill: datetime | None) -> int:
    """How many mocks there were since the last drill on one named area; all of them where there was none."""
    return sum(last_drill is None or at > last_drill for at in mocks_at)
