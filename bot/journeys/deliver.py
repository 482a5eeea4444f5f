"""The outbox from the courier's side: what to send next, where to, and what sending it did."""

from datetime import datetime, timedelta

from sqlalchemy import Connection

from bot.core.outgoing import Op, Outgoing
from bot.core.thread import LineKind
from bot.journeys.publish import LINE
from bot.journeys.visit import new_id
from bot.store import drills, members, outbox

NOT_SENT = "not_sent"
"""The outbox kind of the message that files could not be sent."""
LEASE = timedelta(seconds=20)
BATCH = 20


def anything_due(tx: Connection, team_ids: list[str], utc: datetime) -> bool:
    """Whether something waits to be sent. Only reads."""
    return outbox.anything_due(tx, team_ids, utc)


def claim(tx: Connection, team_ids: list[str], utc: datetime, limit: int = BATCH) -> list[Outgoing]:
    """What this process sends next; nobody else will for the length of the lease."""
    return outbox.claim(tx, team_ids, utc, utc + LEASE, min(limit, BATCH))


def dm_channel(tx: Connection, row: Outgoing) -> str | None:
    """The DM the row goes to, if Slack told us its id before."""
    return members.dm_channel(tx, row.member)


def keep_dm_channel(tx: Connection, row: Outgoing, channel_id: str) -> None:
    """Kept before the first post into it, so that a crash leaves a place to look."""
    members.set_dm_channel(tx, row.member, channel_id)


def record(tx: Connection, row: Outgoing, channel_id: str | None, ts: str | None, utc: datetime) -> None:
    """Slack has it. A card's ts binds the drill's thread, a question's ts places the answers after it."""
    outbox.sent(tx, row.team_id, row, channel_id, ts, utc)
    if row.kind != LINE or row.op is not Op.POST or channel_id is None or ts is None:
        return
    _, drill_id, kind, *numbers = row.key.split(":")
    if kind == LineKind.CARD:
        drills.bind_thread(tx, row.member, drill_id, channel_id, ts)
    elif kind == LineKind.QUESTION:
        drills.bind_question(tx, row.member, drill_id, int(numbers[0]), ts)


def renew(tx: Connection, row: Outgoing, utc: datetime) -> bool:
    """Hold on to a row; False when its lease ran out and another process has it."""
    return outbox.renew(tx, row.team_id, row, utc + LEASE)


def put_off(
    tx: Connection, row: Outgoing, not_before: datetime, *, refused: bool, whole_team: bool, tried: bool = True
) -> None:
    """Later: a lost connection, Slack's 429, which holds the whole workspace, or our own limits before any try."""
    outbox.retry(tx, row.team_id, row, not_before, refused=refused, tried=tried)
    if whole_team:
        outbox.hold_team(tx, row.team_id, not_before)


def give_up(tx: Connection, row: Outgoing, failure: str, utc: datetime) -> None:
    """Slack will never take it. Who waits for files is told, unless they had their data deleted meanwhile."""
    outbox.give_up(tx, row.team_id, row, failure, utc)
    if row.op is Op.FILES and members.profile(tx, row.member) is not None:
        key = f"{row.key}:{NOT_SENT}"
        outbox.post(tx, row.member, key, kind=NOT_SENT, reference="", seq=new_id(), now=utc)
