"""How much waits in the outbox and what became of the rest, counted. Nobody is named, and nothing is changed."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, func, or_, select

from bot.core.outgoing import Op
from bot.store.queues import outbox

_TEAM, _PRIORITY, _FAILURE = outbox.c.team_id, outbox.c.priority, outbox.c.failure


@dataclass(frozen=True, slots=True)
class Waiting:
    """What of one priority is to be sent; `oldest` is the place in its conversation of what was asked for first."""

    number: int
    oldest: str


@dataclass(frozen=True, slots=True)
class Figures:
    """By workspace and priority: what waits, and how much was sent; and what was given up, by Slack's reason too."""

    waiting: dict[tuple[str, int], Waiting]
    sent: dict[tuple[str, int], int]
    given_up: dict[tuple[str, int, str], int]

    @property
    def teams(self) -> list[str]:
        """Every workspace that has any, in order."""
        return sorted({team for counted in (self.waiting, self.sent, self.given_up) for team, *_ in counted})


def of_all(tx: Connection, sent_since: datetime, given_up_since: datetime) -> Figures:
    """Of every workspace, whoever sends for it. Both moments are unmoved UTC."""
    reached = or_(outbox.c.ts.is_not(None), outbox.c.op == Op.FILES.value)
    open_ = select(_TEAM, _PRIORITY, func.count(), func.min(outbox.c.seq)).where(outbox.c.done_at.is_(None))
    done = select(_TEAM, _PRIORITY, func.count()).where(outbox.c.done_at > sent_since, _FAILURE.is_(None), reached)
    failed = select(_TEAM, _PRIORITY, _FAILURE, func.count()).where(
        outbox.c.done_at > given_up_since, _FAILURE.is_not(None)
    )
    return Figures(
        waiting={(row[0], row[1]): Waiting(row[2], row[3]) for row in tx.execute(open_.group_by(_TEAM, _PRIORITY))},
        sent={(row[0], row[1]): row[2] for row in tx.execute(done.group_by(_TEAM, _PRIORITY))},
        given_up={(row[0], row[1], row[2]): row[3] for row in tx.execute(failed.group_by(_TEAM, _PRIORITY, _FAILURE))},
    )
