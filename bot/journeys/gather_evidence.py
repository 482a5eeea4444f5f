"""All that was observed of a member's areas in a rubric: drills, journal entries, the log. Only reads."""

from bot.core.evidence import Evidence
from bot.core.rubric import Rubric
from bot.journeys.visit import Visit
from bot.store import corrections, journal_entries, logged, look_back


def evidence_of(visit: Visit, rubric: Rubric) -> list[Evidence]:
    """What counts: everything but what the member left out."""
    out = corrections.left_out(visit.tx, visit.member)
    return [item for item in all_evidence_of(visit, rubric) if item.ref not in out]


def all_evidence_of(visit: Visit, rubric: Rubric) -> list[Evidence]:
    """What may be shown, also what the member left out."""
    return [
        *look_back.evidence(visit.tx, visit.member, rubric.id),
        *journal_entries.signals(visit.tx, visit.member, rubric.id),
        *logged.evidence(visit.tx, visit.member, rubric.id),
    ]


def waits_for_reveal(visit: Visit, rubric: Rubric, dimension_id: str) -> bool:
    """Whether something was observed of an area that the open drill still holds back."""
    held = look_back.evidence(visit.tx, visit.member, rubric.id, held_back=True)
    return any(item.area == dimension_id for item in held)
