"""*Done* and its words: the answer is complete, and the interviewer's turn begins."""

from bot.core.drill import Drill, RoundState
from bot.core.errors import NothingAnswered, StillThin
from bot.core.members import Mode
from bot.core.moves import finish_answer
from bot.core.turn import TurnKind
from bot.journeys import find_drill
from bot.journeys.answers import answer_of, told
from bot.journeys.publish import save
from bot.journeys.visit import Visit
from bot.store import turns


def press_done(visit: Visit, drill_id: str, step: str) -> Drill:
    """The button *Done*."""
    return finish(visit, find_drill.pressed(visit, drill_id, step))


def finish(visit: Visit, drill: Drill) -> Drill:
    """End the answer of the round the drill is at.

    Raises NothingAnswered while a typed round has none, StillThin when nothing that counts was added to a thin one.
    """
    after = finish_answer(drill)
    if drill.mode is Mode.TYPED and drill.now_at.asked_ts is not None and not answer_of(visit, drill):
        raise NothingAnswered
    if drill.now_at.state is RoundState.THIN:
        return _add_to_thin(visit, drill)
    turns.open_turn(visit.tx, visit.member, after, TurnKind.FOLLOW_UP, visit.utc)
    return save(visit, drill, after)


def _add_to_thin(visit: Visit, drill: Drill) -> Drill:
    """What was added is judged at once, when it is enough by now."""
    said = told(visit, drill)
    if said["thin"]:
        raise StillThin
    return save(visit, drill, finish_answer(drill, words=said["words"]))
