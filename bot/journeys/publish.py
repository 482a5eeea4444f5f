"""Saves a drill, sets its clocks, and puts what its thread must now show into the outbox."""

from bot.core import thread
from bot.core.drill import Drill
from bot.core.thread import Line, LineKind
from bot.journeys.clocks import set_clocks
from bot.journeys.visit import Visit, new_id
from bot.store import drills, outbox

LINE = "line"
"""The outbox kind of a line of a drill's thread; its reference is the drill's id."""


def save(visit: Visit, before: Drill, after: Drill, *, by_member: bool = True) -> Drill:
    """Store the change of a drill and publish it. `by_member`: it counts as a sign of life."""
    drills.save(visit.tx, visit.member, before, after, visit.now, by_member=by_member)
    set_clocks(visit, before, after)
    publish(visit, before, after)
    return after


def publish(visit: Visit, before: Drill | None, after: Drill) -> None:
    """One outbox row a new line, one a line that looks different now."""
    changes = thread.changes(before, after)
    for line in changes.redraw:
        outbox.redraw(visit.tx, visit.member, line.key, kind=LINE, reference=after.id, seq=new_id(), now=visit.utc)
    for line in changes.post:
        _post(visit, after, line)


def _post(visit: Visit, drill: Drill, line: Line) -> None:
    outbox.post(
        visit.tx,
        visit.member,
        line.key,
        kind=LINE,
        reference=drill.id,
        seq=new_id(),
        now=visit.utc,
        root_key=None if line.kind is LineKind.CARD else f"drill:{drill.id}:card",
    )
