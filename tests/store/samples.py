"""Values the store's tests put in: drills, rounds, moments."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection

from bot.core.drill import Drill, Phase, Role, Round
from bot.core.goals import Goal, Origin
from bot.core.members import Level, Member, Mode
from bot.store import drills
from tests.cast import ANA, NOON


def minutes(count: float) -> datetime:
    """So many minutes after noon."""
    return NOON + timedelta(minutes=count)


def a_drill(member: Member = ANA, id_: str = "d1", **changes: Any) -> Drill:
    """A drill whose card is up, with `changes` to it."""
    plain: dict[str, Any] = {
        "rubric_id": "talks",
        "rubric_version": "v1",
        "dimension_id": "opening",
        "level": Level.SENIOR,
        "mode": Mode.TYPED,
        "goal": Goal("In 40 seconds: the point.", Origin.RUBRIC),
        "seconds": 40,
        "planned": 3,
        "created_at": NOON,
    }
    return Drill(id=id_, member=member, **(plain | changes))


def a_round(number: int, question_id: str = "", **changes: Any) -> Round:
    """Round `number`, open, with `changes` to it."""
    question_id = question_id or f"q{number}"
    return Round(number, Role.EXPOSE, question_id, f"What of {question_id}?", **changes)


def under_way(tx: Connection, member: Member = ANA, id_: str = "d1", **changes: Any) -> Drill:
    """A stored drill in its first round."""
    drill = a_drill(member, id_, phase=Phase.ROUNDS, rounds=(a_round(1),), started_at=NOON, **changes)
    assert drills.add(tx, member, drill)
    return drill


def finished(tx: Connection, member: Member = ANA, id_: str = "d1", **changes: Any) -> Drill:
    """A stored drill that is done."""
    drill = a_drill(member, id_, **({"phase": Phase.DONE, "rounds_over_at": NOON, "closed_at": NOON} | changes))
    assert drills.add(tx, member, drill)
    return drill
