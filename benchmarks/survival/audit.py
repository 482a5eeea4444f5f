"""Holds what people wrote and saw against the database: what is missing, there more than once, or out of order."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from sqlalchemy import Connection, Text, select

from benchmarks.survival.hurried import TURN_LEASE
from benchmarks.survival.steady import Steady
from bot.core.drill import SayingKind
from bot.core.outgoing import Op
from bot.core.turn import TurnKind
from bot.store.queues import outbox, turns
from bot.store.schema import metadata
from bot.store.tables import drills, messages, sayings
from playground.desk import Playground
from playground.state.model import Message

_QUEUES = ("inbox", "outbox", "messages")


@dataclass(frozen=True, slots=True)
class Account:
    """Each entry says what, in words for whoever has to find the cause. All are empty when all is well."""

    lost: tuple[str, ...]
    doubled: tuple[str, ...]
    misplaced: tuple[str, ...] = ()


def audit(tx: Connection, playground: Playground, people: Sequence[Steady]) -> Account:
    """Every message typed and every field filled in, every message of the app, every drill."""
    kept = Counter(tx.scalars(select(messages.c.text).where(messages.c.deleted.is_(False))))
    written = [text for steady in people for text in steady.typed]
    said = [each for each in _of_app(playground) if each.metadata is not None]
    keys = Counter(map(_key, said))
    due = _due(tx)
    lost = [
        *(f"typed: {text[:40]}" for text in written if kept[text] < 1),
        *(f"filled in: {text[:60]}" for text in sorted(_forms(people) - set(_fields(tx)))),
        *(f"never said: {key}" for key in sorted(due - set(keys))),
        *(f"broken off: {text[:60]}" for text in _broken_off(playground)),
        *(f"the bank took over: {drill_id}" for drill_id in _handed_over(tx)),
    ]
    doubled = [
        *(f"typed: {text[:40]}" for text in written if kept[text] > 1),
        *(f"said {times} times: {key}" for key, times in keys.items() if times > 1),
        *(f"asked twice: {text[:60]}" for text in _asked_twice(said)),
        *(f"replied twice: {text[:60]}" for text in _replied_twice(tx, playground)),
        *(f"read out twice: {text[:60]}" for text in _read_out_twice(playground)),
        *_drills_too_many(tx, people),
    ]
    return Account(tuple(lost), tuple(doubled), tuple(_misplaced(tx)))


def unsaid(tx: Connection) -> int:
    """How many messages and redraws still wait to be sent."""
    return len(tx.execute(select(outbox.c.key).where(outbox.c.done_at.is_(None))).all())


def begun(tx: Connection, since: datetime) -> list[TurnKind]:
    """The interviewer's turns that were begun since and didn't end yet. Only of a hurried bot."""
    query = select(turns.c.kind).where(turns.c.leased_until > since + TURN_LEASE)
    return [TurnKind(kind) for kind in tx.scalars(query)]


def streaming(playground: Playground) -> int:
    """How many messages are being streamed."""
    return sum(each.streaming == "in_progress" for each in _of_app(playground))


def _forms(people: Iterable[Steady]) -> set[str]:
    return {text for steady in people for text in steady.filled}


def _fields(tx: Connection) -> Iterator[str]:
    """Every text in the database but those of messages and of the queues."""
    for table in metadata.tables.values():
        if table.name not in _QUEUES:
            columns = [column for column in table.columns if isinstance(column.type, Text)]
            for row in tx.execute(select(*columns)):
                yield from (str(value) for value in row)


def _due(tx: Connection) -> set[str]:
    """The keys of what the app had to say. A row done without a ts was no longer due when its turn came."""
    given_up = outbox.c.failure.is_not(None)
    said = select(outbox.c.key).where(outbox.c.op == Op.POST.value, outbox.c.ts.is_not(None) | given_up)
    return set(tx.scalars(said))


def _misplaced(tx: Connection) -> Iterator[str]:
    """What stands in a conversation after something that was to be said later."""
    posted = outbox.c.op == Op.POST.value, outbox.c.ts.is_not(None)
    rows = tx.execute(select(outbox).where(*posted).order_by(outbox.c.conversation, outbox.c.seq))
    for earlier, later in pairwise(rows):
        if earlier.conversation == later.conversation and earlier.ts > later.ts:
            yield f"{earlier.key} after {later.key}"


def _threads(playground: Playground) -> Iterator[tuple[Message, ...]]:
    """Every message in the conversations with the app and those under it, oldest first."""
    workspace = playground.workspace
    for user in workspace.people.humans():
        channel = workspace.app_dm(user).id
        for root in workspace.messages.history(channel):
            yield (root, *workspace.messages.replies(channel, root.ts))


def _of_app(playground: Playground) -> Iterator[Message]:
    bot_id = playground.workspace.bot.id
    return (each for thread in _threads(playground) for each in thread if each.user == bot_id)


def _asked_twice(said: Iterable[Message]) -> list[str]:
    """Questions that stand in a thread more than once, whatever their keys say."""
    asked = Counter((each.thread_ts, each.text) for each in said if each.text.startswith("Round "))
    return [text for (_, text), times in asked.items() if times > 1]


def _replied_twice(tx: Connection, playground: Playground) -> Iterator[str]:
    """Follow-ups after the interviewer's own words: each follows an answer."""
    follow_ups = _follow_ups(tx)
    for thread in _threads(playground):
        answered = True
        for message in thread:
            follows_up = _key(message) in follow_ups
            if follows_up and not answered:
                yield message.text
            if message.user != playground.workspace.bot.id:
                answered = True
            elif follows_up or ":question:" in _key(message):
                answered = False


def _follow_ups(tx: Connection) -> set[str]:
    """Their keys."""
    asked = sayings.c.kind.in_([SayingKind.PROBE.value, SayingKind.PUSH.value])
    rows = tx.execute(select(sayings.c.drill_id, sayings.c.round_number, sayings.c.number).where(asked))
    return {f"drill:{drill_id}:saying:{round_number}:{number}" for drill_id, round_number, number in rows}


def _read_out_twice(playground: Playground) -> Iterator[str]:
    """What an AI read, where it stands in a thread more than once, whole or broken off."""
    for thread in _threads(playground):
        long_ones = [each for each in thread if each.streaming or _key(each).endswith(":feedback")]
        yield from (each.text for each in long_ones[1:])


def _broken_off(playground: Playground) -> Iterator[str]:
    """Streams that nobody ended, or that nobody knows for their own."""
    streams = (each for each in _of_app(playground) if each.streaming)
    return (each.text for each in streams if each.streaming == "in_progress" or each.metadata is None)


def _key(message: Message) -> str:
    """What the app knows a message of its own by; of others nothing."""
    return str(message.metadata["event_payload"]["key"]) if message.metadata else ""


def _handed_over(tx: Connection) -> Sequence[str]:
    """Drills whose AI fell silent, though its server was well all the time."""
    return tx.scalars(select(sayings.c.drill_id).where(sayings.c.kind == SayingKind.HANDOVER.value)).all()


def _drills_too_many(tx: Connection, people: Iterable[Steady]) -> list[str]:
    opened = len(tx.execute(select(drills.c.id)).all())
    finished = sum(steady.finished for steady in people)
    return [f"{opened} drills for {finished} that were finished"] if opened != finished else []
