"""What the member wrote in a round, files included, and whether it is enough to judge. Only reads."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Protocol, TypedDict, TypeVar

from bot.core.answers import words
from bot.core.drill import Drill, round_of
from bot.core.members import Mode
from bot.core.thinness import is_thin
from bot.journeys.visit import Visit
from bot.store import messages
from bot.store.messages import MessageRow


class Written(Protocol):
    """Something with a moment in Slack."""

    @property
    def ts(self) -> str:
        """The message's ts."""
        ...


W = TypeVar("W", bound=Written)


def answer_of(visit: Visit, drill: Drill) -> str:
    """Everything the member wrote in the round the drill is at, in order; empty when nothing was."""
    return _joined(_written(visit, drill))


class Told(TypedDict):
    """How much a round holds: its words, None for what was said aloud, and whether that is too little to judge."""

    thin: bool
    words: int | None


def told(visit: Visit, drill: Drill) -> Told:
    """How much was said in the round. What was said aloud isn't here to be weighed, nor a clip nobody has heard yet.

    Nor is anything while the question's ts is unknown: the answer may be stored already and only wait for its round.
    """
    if drill.mode is Mode.ALOUD or drill.now_at.asked_ts is None:
        return Told(thin=False, words=None)
    written = _written(visit, drill)
    if any(row.unheard for row in written):
        return Told(thin=False, words=None)
    answer = _joined(written)
    return Told(thin=is_thin(answer, drill.about), words=words(answer))


def answers_by_round(visit: Visit, drill: Drill) -> dict[int, str]:
    """Round number → everything the member wrote in it; rounds with nothing have no entry.

    What came once the rounds were over is talk about the drill, no answer.
    """
    if drill.channel_id is None or drill.thread_ts is None:
        return {}
    written = messages.in_thread(visit.tx, visit.member, drill.channel_id, drill.thread_ts)
    by_round = rows_by_round(drill, [row for row in written if not _came_after(drill, row.ts)])
    return {number: said for number, rows in by_round.items() if (said := _joined(rows))}


def rows_by_round(drill: Drill, rows: Iterable[W]) -> dict[int, list[W]]:
    """Round number → what was written in it, in the order given. What came before the first question is in none."""
    found: dict[int, list[W]] = defaultdict(list)
    for row in rows:
        number = round_of(row.ts, drill)
        if number is not None:
            found[number].append(row)
    return dict(found)


def _came_after(drill: Drill, ts: str) -> bool:
    """Slack's ts begins with seconds since 1970."""
    return drill.rounds_over_at is not None and float(ts) > drill.rounds_over_at.timestamp()


def _written(visit: Visit, drill: Drill) -> list[MessageRow]:
    """What came after the question the drill is at, which is its last. Earlier rounds aren't read at all."""
    asked_ts = drill.now_at.asked_ts
    if drill.channel_id is None or drill.thread_ts is None or asked_ts is None:
        return []
    return messages.in_thread(visit.tx, visit.member, drill.channel_id, drill.thread_ts, asked_ts)


def _joined(written: list[MessageRow]) -> str:
    return "\n".join(row.text for row in written if row.text)
