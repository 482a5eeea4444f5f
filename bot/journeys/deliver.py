"""The outbox from the courier's side: what to send next, where to, and what sending it did."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection

from bot.core.outgoing import Op, Outgoing
from bot.core.send_rate import FULL_RATE
from bot.core.thread import LineKind
from bot.journeys.channel_trouble import channel_failed
from bot.journeys.publish import LINE
from bot.journeys.schedules import PROMPT, referred
from bot.journeys.visit import Visit, new_id
from bot.store import drills, members, outbox, prompts, send_rates

NOT_SENT = "not_sent"
"""The outbox kind of the message that files could not be sent."""
LEASE = timedelta(seconds=20)
BATCH = 20


@dataclass(frozen=True, slots=True)
class Pace:
    """What may be sent at a moment of unmoved time: `full` is the calls a second when Slack is content."""

    utc: datetime
    full: float = FULL_RATE


def anything_due(tx: Connection, team_ids: list[str], pace: Pace) -> bool:
    """Whether something waits that may be sent now. Only reads."""
    free = [team for team in team_ids if send_rates.read(tx, team, pace.full, pace.utc).room(pace.utc) > 0]
    return bool(free) and outbox.anything_due(tx, free, pace.utc)


def claim(
    tx: Connection, team_ids: list[str], pace: Pace, limit: int = BATCH, most_files: int = BATCH
) -> list[Outgoing]:
    """What this process sends next, as far as Slack allows; nobody else will for the length of the lease.

    Of what brings files, which takes its time, there are at most `most_files`.
    """
    claimed: list[Outgoing] = []
    for team_id in team_ids:
        rate = send_rates.hold(tx, team_id, pace.full, pace.utc)
        room = min(rate.room(pace.utc), limit - len(claimed), BATCH)
        rows = _claim(tx, team_id, pace.utc, room, most_files) if room > 0 else []
        if rows:
            send_rates.keep(tx, team_id, rate.taken(len(rows), pace.utc))
        claimed += rows
    return claimed


def _claim(tx: Connection, team_id: str, utc: datetime, room: int, most_files: int) -> list[Outgoing]:
    rows = outbox.claim(tx, [team_id], utc, utc + LEASE, room)
    left = min(room - len(rows), most_files)
    return rows + (outbox.claim(tx, [team_id], utc, utc + LEASE, left, files=True) if left > 0 else [])


def dm_channel(tx: Connection, row: Outgoing) -> str | None:
    """The DM the row goes to, if Slack told us its id before."""
    return members.dm_channel(tx, row.member)


def keep_dm_channel(tx: Connection, row: Outgoing, channel_id: str) -> None:
    """Kept before the first post into it, so that a crash leaves a place to look."""
    members.set_dm_channel(tx, row.member, channel_id)


def record(tx: Connection, row: Outgoing, channel_id: str | None, ts: str | None, utc: datetime) -> None:
    """Slack has it. A card's ts binds the drill's thread, a question's ts places the answers after it."""
    outbox.sent(tx, row.team_id, row, channel_id, ts, utc)
    if row.kind == PROMPT and row.op is Op.POST and channel_id is not None and ts is not None:
        prompts.set_ts(tx, row.team_id, *referred(row.reference), ts)
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


def put_off(tx: Connection, row: Outgoing, not_before: datetime, *, refused: bool) -> None:
    """Later: a lost connection, or Slack's own trouble. `refused`: it certainly wasn't posted."""
    outbox.retry(tx, row.team_id, row, not_before, refused=refused)


def look_later(tx: Connection, row: Outgoing, seconds: float, utc: datetime) -> None:
    """Slack's 429 for something that had to be known before this one could be sent: it waits alone."""
    outbox.retry(tx, row.team_id, row, utc + timedelta(seconds=seconds), refused=not row.maybe_posted)


def make_wait(tx: Connection, row: Outgoing, seconds: float, pace: Pace) -> None:
    """Slack's 429: the whole workspace waits, and goes on at half the pace."""
    look_later(tx, row, seconds, pace.utc)
    rate = send_rates.hold(tx, row.team_id, pace.full, pace.utc)
    send_rates.keep(tx, row.team_id, rate.refused(pace.utc, seconds))


def hand_back(tx: Connection, row: Outgoing, seconds: float, pace: Pace) -> None:
    """Its channel has had enough for the moment: not tried, and the call it was given goes to others."""
    outbox.retry(tx, row.team_id, row, pace.utc + timedelta(seconds=seconds), refused=not row.maybe_posted, tried=False)
    rate = send_rates.hold(tx, row.team_id, pace.full, pace.utc)
    send_rates.keep(tx, row.team_id, rate.taken(-1, pace.utc))


def give_up(visit: Visit, row: Outgoing, failure: str) -> None:
    """Slack will never take it. Who waits for files is told, and who set up what a channel doesn't get.

    Not those who had their data deleted meanwhile.
    """
    outbox.give_up(visit.tx, row.team_id, row, failure, visit.utc)
    if members.profile(visit.tx, visit.member) is None:
        return
    if row.in_channel and row.op is Op.POST:
        channel_failed(visit, row, failure)
    elif row.op is Op.FILES and row.root_key is None:
        key = f"{row.key}:{NOT_SENT}"
        outbox.post(visit.tx, visit.member, key, kind=NOT_SENT, reference="", seq=new_id(), now=visit.utc)


def ask_for_pictures(tx: Connection, row: Outgoing, channel_id: str, utc: datetime) -> None:
    """Slack draws no charts here: pictures of them are to follow in the message's thread."""
    outbox.send_pictures(tx, row.member, row, channel_id, seq=new_id(), now=utc)
