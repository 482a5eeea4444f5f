"""All that was observed of a member's areas in a rubric: drills, journal entries, the log. Only reads.

Others' scores of a drill count and show once the member has given their own, so that nothing anchors that one. An open
drill is therefore no evidence at all until it is done, the member's own score of its first step included.
"""

from bot.core.evidence import Evidence
from bot.core.rubric import Rubric
from bot.journeys.visit import Visit
from bot.store import corrections, drills, journal_entries, logged, look_back


def evidence_of(visit: Visit, rubric: Rubric) -> list[Evidence]:
    """What counts: everything but what the member left out."""
    out = corrections.left_out(visit.tx, visit.member)
    return [item for item in all_evidence_of(visit, rubric) if item.ref not in out]


def all_evidence_of(visit: Visit, rubric: Rubric) -> list[Evidence]:
    """What may be shown, also what the member left out."""
    open_drill = drills.open_one(visit.tx, visit.member, lock=False)
    return [item for item in _observed(visit, rubric) if open_drill is None or item.session != open_drill.id]


def waits_for_reveal(visit: Visit, rubric: Rubric, dimension_id: str) -> bool:
    """Whether something was observed of an area that the open drill still holds back."""
    open_drill = drills.open_one(visit.tx, visit.member, lock=False)
    if open_drill is None:
        return False
    held = look_back.evidence(visit.tx, visit.member, rubric.id)
    return any((item.session, item.area) == (open_drill.id, dimension_id) for item in held)


def _observed(visit: Visit, rubric: Rubric) -> list[Evidence]:
    return [
        *look_back.evidence(visit.tx, visit.member, rubric.id),
        *journal_entries.signals(visit.tx, visit.member, rubric.id),
        *logged.evidence(visit.tx, visit.member, rubric.id),
    ]
