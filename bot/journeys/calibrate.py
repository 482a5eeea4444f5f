"""Practice in scoring: the next reference answer to read, and what came of the member's level for it."""

from bot.core.agreement import Reading
from bot.core.errors import ReferenceGone
from bot.core.find_area import Suggestions
from bot.core.reading_practice import Judged, ReadSoFar, ToRead, next_reference, read_so_far
from bot.core.rubric import Rubric
from bot.journeys.seek_area import seek_rubric
from bot.journeys.visit import Visit
from bot.store import members, readings


def answer_to_read(visit: Visit, typed: str = "") -> ToRead | ReadSoFar | Suggestions:
    """An answer of the rubric that was typed, or else of one's own; then of the others; when all are read, how far
    the readings agree. Where it isn't clear what was typed, what may have been meant. Only reads.
    """
    first = seek_rubric(visit, typed) if typed else _own(visit)
    return first if isinstance(first, Suggestions) else _next(visit, first)


def next_answer(visit: Visit, rubric_id: str) -> ToRead | ReadSoFar:
    """The next answer, of this rubric while it has one. Only reads."""
    return _next(visit, visit.library.find(rubric_id))


def keep_reading(visit: Visit, reference_id: str, given: int) -> Judged:
    """Keep the level given to an answer, unless it was read before. Raises ReferenceGone."""
    reference = visit.library.reference(reference_id)
    rubric = visit.library.find(reference.rubric_id) if reference else None
    if reference is None or rubric is None:
        raise ReferenceGone
    members.meet(visit.tx, visit.member, visit.now)
    reading = Reading(reference.id, rubric.id, reference.dimension_id, given, reference.level)
    readings.keep(visit.tx, visit.member, reading, visit.now)
    had = _had(visit)
    kept = next(each for each in had if each.reference_id == reference_id)
    return Judged(rubric, rubric.dimension(reference.dimension_id), reference, kept.given, _so_far(visit, had))


def _own(visit: Visit) -> Rubric | None:
    profile = members.profile(visit.tx, visit.member)
    return visit.library.find(profile.rubric_id if profile else None)


def _next(visit: Visit, first: Rubric | None) -> ToRead | ReadSoFar:
    had = _had(visit)
    ids = [reading.reference_id for reading in had]
    others = [rubric for rubric in visit.library if rubric is not first]
    for rubric in [first, *others] if first else others:
        reference = next_reference(visit.library.references(rubric.id), ids, visit.rng)
        if reference is not None:
            return ToRead(rubric, rubric.dimension(reference.dimension_id), reference, len(had))
    return _so_far(visit, had)


def _had(visit: Visit) -> list[Reading]:
    return [reading for _, reading in readings.every(visit.tx, visit.member)]


def _so_far(visit: Visit, had: list[Reading]) -> ReadSoFar:
    ids = {reading.reference_id for reading in had}
    names = {
        (rubric.id, each.id): f"{each.name} · {rubric.name}" for rubric in visit.library for each in rubric.dimensions
    }
    references = [each for rubric in visit.library for each in visit.library.references(rubric.id)]
    return read_so_far(had, names, left=sum(each.id not in ids for each in references))
