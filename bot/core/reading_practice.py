"""Practice in scoring: which reference answer a member reads next, and how far their readings agree so far."""

import random
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.core.agreement import Agreement, Reading, agreement
from bot.core.references import Reference
from bot.core.rubric import Dimension, Rubric


@dataclass(frozen=True, slots=True)
class ToRead:
    """An answer to read and score, and how many the member read before."""

    rubric: Rubric
    dimension: Dimension
    reference: Reference
    read: int


@dataclass(frozen=True, slots=True)
class AreaAgreement:
    """How far the readings of one area agree. `name` is what the member knows it by."""

    name: str
    agreement: Agreement


@dataclass(frozen=True, slots=True)
class ReadSoFar:
    """How far a member's readings agree: all together, and by area, most read first. `left`: how many to read."""

    together: Agreement | None
    areas: tuple[AreaAgreement, ...]
    left: int


@dataclass(frozen=True, slots=True)
class Judged:
    """An answer that was read: the level given, next to the reference's."""

    rubric: Rubric
    dimension: Dimension
    reference: Reference
    given: int
    so_far: ReadSoFar


def next_reference(references: Sequence[Reference], read: Iterable[str], rng: random.Random) -> Reference | None:
    """An answer the member hasn't read. One area after another, so that its readings soon say something; within it of
    a question they read least of, so that the levels can't be told from the order.
    """
    had = set(read)
    left = [reference for reference in references if reference.id not in had]
    if not left:
        return None
    begun = Counter(reference.dimension_id for reference in references if reference.id in had)
    area = max((reference.dimension_id for reference in left), key=lambda dimension_id: begun[dimension_id])
    times = Counter(reference.question for reference in references if reference.id in had)
    here = [reference for reference in left if reference.dimension_id == area]
    least = min(times[reference.question] for reference in here)
    return rng.choice([reference for reference in here if times[reference.question] == least])


def read_so_far(readings: Sequence[Reading], names: dict[tuple[str, str], str], left: int) -> ReadSoFar:
    """How far `readings` agree; `names` has the name of every area that is known by (rubric id, dimension id)."""
    areas = Counter((reading.rubric_id, reading.dimension_id) for reading in readings)
    found = []
    for area, _ in areas.most_common():
        of_area = agreement([each for each in readings if (each.rubric_id, each.dimension_id) == area])
        if of_area and area in names:
            found.append(AreaAgreement(names[area], of_area))
    return ReadSoFar(agreement(readings), tuple(found), left)
