"""What the member wrote in a round, and whether it is enough to judge. Only reads."""

from bot.core.drill import Drill, round_of
from bot.core.members import Mode
from bot.core.thinness import is_thin
from bot.journeys.visit import Visit
from bot.store import messages


def answer_of(visit: Visit, drill: Drill) -> str:
    """Everything the member wrote in the round the drill is at, in order; empty when nothing was."""
    if drill.channel_id is None or drill.thread_ts is None:
        return ""
    written = messages.in_thread(visit.tx, visit.member, drill.channel_id, drill.thread_ts)
    return "\n".join(row.text for row in written if round_of(row.ts, drill) == drill.now_at.number)


def is_too_thin(visit: Visit, drill: Drill) -> bool:
    """Whether the round holds too little to judge. What was said aloud isn't here to be weighed."""
    if drill.mode is Mode.ALOUD:
        return False
    return is_thin(answer_of(visit, drill), drill.now_at.dimension_id or drill.dimension_id)
