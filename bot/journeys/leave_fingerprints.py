"""Of closed drills' answers, for members who want it so, only quotes and a fingerprint stay; stray words go too."""

from datetime import datetime, timedelta

from sqlalchemy import Connection

from bot.core.fingerprint import remains_of
from bot.core.members import Member
from bot.journeys.answers import rows_by_round
from bot.store import drills, fingerprints, members, messages

STRAYS_STAY = timedelta(days=1)
"""How long words stay that were written outside drills; the drill they may belong to is known by then."""


def leave_fingerprints(tx: Connection, team_ids: list[str], now: datetime, limit: int) -> bool:
    """Let go of up to `limit` messages of the first member who has any to let go; whether there may be more.

    One at a time, so that nobody waits for another's. `now` is product time. What an AI quoted stays with its reading.
    """
    return any(_leave_fingerprints(tx, member, now, limit) for member in members.who_keep_quotes(tx, team_ids))


def _leave_fingerprints(tx: Connection, member: Member, now: datetime, limit: int) -> bool:
    """Whether anything of the member's was let go."""
    left = limit
    for drill_id in fingerprints.due(tx, member):
        left -= _let_go(tx, member, drill_id, now, left)
        if left == 0:
            return True
    left -= messages.forget_strays(tx, member, now - STRAYS_STAY, left)
    return left < limit


def _let_go(tx: Connection, member: Member, drill_id: str, now: datetime, limit: int) -> int:
    """Put fingerprints in the place of a drill's words; of how many messages.

    Words that come later, or that an edit brings back, are let go by a later sweep and join what is left already.
    """
    drill = drills.by_id(tx, member, drill_id)  # locked, so that whoever deletes the member's data waits or is done
    salt = members.salt_of(tx, member)
    if drill is None or drill.channel_id is None or drill.thread_ts is None or salt is None:
        return 0
    taken = messages.take(tx, member, drill.channel_id, drill.thread_ts, limit)
    for number, rows in rows_by_round(drill, taken).items():
        now_left = remains_of("\n".join(row.text for row in rows), salt)
        before = fingerprints.of_round(tx, member, drill.id, number)
        fingerprints.keep(tx, member, drill.id, number, before.and_later(now_left) if before else now_left, now)
    return len(taken)
