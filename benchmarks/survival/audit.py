"""Holds what people wrote and saw against the database: what is missing, there more than once, or out of order."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from sqlalchemy import Connection, Text, select

from benchmarks.survival.steady import Steady
from bot.core.outgoing import Op
from bot.store.queues import outbox
from bot.store.schema import metadata
from bot.store.tables import drills, messages
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
    keys = Counter(str(each.metadata["event_payload"]["key"]) for each in said if each.metadata)
    due = _due(tx)
    lost = [
        *(f"typed: {text[:40]}" for text in written if kept[text] < 1),
        *(f"filled in: {text[:60]}" for text in sorted(_forms(people) - set(_fields(tx)))),
        *(f"never said: {key}" for key in sorted(due - set(keys))),
    ]
    doubled = [
        *(f"typed: {text[:40]}" for text in written if kept[text] > 1),
        *(f"said {times} times: {key}" for key, times in keys.items() if times > 1),
        *(f"asked twice: {text[:60]}" for text in _asked_twice(said)),
        *_drills_too_many(tx, people),
    ]
    return Account(tuple(lost), tuple(doubled), tuple(_misplaced(tx)))


def unsaid(tx: Connection) -> int:
    """How many messages and redraws still wait to be sent."""
    return len(tx.execute(select(outbox.c.key).where(outbox.c.done_at.is_(None))).all())


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


def _of_app(playground: Playground) -> Iterator[Message]:
    workspace = playground.workspace
    for user in workspace.people.humans():
        channel = workspace.app_dm(user).id
        roots = workspace.messages.history(channel)
        for root in roots:
            thread = (root, *workspace.messages.replies(channel, root.ts))
            yield from (each for each in thread if each.user == workspace.bot.id)


def _asked_twice(said: Iterable[Message]) -> list[str]:
    """Questions that stand in a thread more than once, whatever their keys say."""
    asked = Counter((each.thread_ts, each.text) for each in said if each.text.startswith("Round "))
    return [text for (_, text), times in asked.items() if times > 1]


def _drills_too_many(tx: Connection, people: Iterable[Steady]) -> list[str]:
    opened = len(tx.execute(select(drills.c.id)).all())
    finished = sum(steady.finished for steady in people)
    return [f"{opened} drills for {finished} that were finished"] if opened != finished else []
