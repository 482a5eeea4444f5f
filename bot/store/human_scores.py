"""Scores that people other than the member gave a drill, each without having seen another one."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import Connection

from bot.core.drill import Drill
from bot.core.members import Member
from bot.core.scoring import HUMAN, Rater, Score
from bot.store import dialect
from bot.store.tables import scores
from bot.store.whose import who


def keep(
    tx: Connection,
    member: Member,
    drill: Drill,
    rater: Rater,
    rater_id: str,
    given: Mapping[str, Score],
    now: datetime,
) -> None:
    """Store what a person gave the dimensions of a member's drill; what they gave before stays.

    `rater_id` is that person's Slack id.
    """
    assert rater in HUMAN
    for dimension_id, score in given.items():
        dialect.added(
            tx,
            scores,
            **who(member),
            drill_id=drill.id,
            rater=rater.value,
            rater_id=rater_id,
            dimension_id=dimension_id,
            rubric_id=drill.rubric_id,
            rubric_version=drill.rubric_version,
            score=score.value,
            given_at=now,
        )
