"""*Done* and its words: the answer is complete, and the interviewer's turn begins."""

from bot.core.drill import Drill, round_of
from bot.core.errors import NothingAnswered
from bot.core.members import Mode
from bot.core.moves import finish_answer
from bot.journeys import find_drill
from bot.journeys.publish import save
from bot.journeys.visit import Visit
from bot.store import messages, turns


def press_done(visit: Visit, drill_id: str, step: str) -> Drill:
    """The button *Done*."""
    return finish(visit, find_drill.pressed(visit, drill_id, step))


def finish(visit: Visit, drill: Drill) -> Drill:
    """End the answer of the round the drill is at. Raises NothingAnswered while a typed round has none."""
    after = finish_answer(drill)
    if drill.mode is Mode.TYPED and drill.now_at.asked_ts is not None and not answer_of(visit, drill):
        raise NothingAnswered
    turns.open_turn(visit.tx, visit.member, after, visit.utc)
    return save(visit, drill, after)


def answer_of(visit: Visit, drill: Drill) -> str:
    """Everything the member wrote in the round the drill is at, in order; empty when nothing was."""
    if drill.channel_id is None or drill.thread_ts is None:
        return ""
    written = messages.in_thread(visit.tx, visit.member, drill.channel_id, drill.thread_ts)
    return "\n".join(row.text for row in written if round_of(row.ts, drill) == drill.now_at.number)
