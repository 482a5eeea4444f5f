"""Practice in scoring in each of its states, for views that show it."""

from collections.abc import Iterable
from typing import Any

from bot.core.agreement import Reading
from bot.core.library import Library
from bot.core.reading_practice import Judged, ReadSoFar, ToRead, read_so_far
from bot.core.rubric import Rubric
from bot.views.calibration import draw_all_read, draw_judged, draw_to_read

_ALIKE = [(1, 1), (2, 2), (3, 3), (2, 2), (1, 1), (3, 2)]
_APART = [(3, 1), (1, 3), (3, 2), (2, 1), (1, 2), (3, 3), (2, 2)]
"""(given, reference)."""


def readings(library: Library) -> dict[str, dict[str, Any]]:
    """The forms and what follows them, about the rubric that comes first."""
    rubric = next(iter(library))
    return {
        **_answers(library, rubric),
        "modal_all_read": draw_all_read(_so_far(library, _areas(rubric, _ALIKE, 1), left=0)),
        "modal_all_read_of_every_area": draw_all_read(_so_far(library, _everywhere(library), left=0)),
        "modal_all_read_of_areas_that_are_gone": draw_all_read(_so_far(library, _gone(), left=0)),
        "modal_nothing_to_read": draw_all_read(_so_far(library, [], left=0)),
    }


def _answers(library: Library, rubric: Rubric) -> dict[str, dict[str, Any]]:
    below, at, *_, above = library.references(rubric.id)
    dimension = rubric.dimensions[0]
    in_two_areas = [*_areas(rubric, _APART, 1), *_areas(rubric, _ALIKE, 2)]
    told = {
        "modal_judged_alike": (above, 3, _areas(rubric, _ALIKE[:5], 2), 9),
        "modal_judged_higher": (below, 3, _areas(rubric, [(3, 1)], 1), 9),
        "modal_judged_with_one_level_throughout": (at, 2, _areas(rubric, [(2, 2)] * 6, 1), 9),
        "modal_judged_with_agreement": (at, 3, in_two_areas, 9),
        "modal_judged_with_much_read": (below, 1, _areas(rubric, _APART * 5, 2), 9),
        "modal_judged_at_last": (at, 3, in_two_areas, 0),
    }
    judged = {
        name: Judged(rubric, dimension, reference, gave, _so_far(library, read, left))
        for name, (reference, gave, read, left) in told.items()
    }
    return {
        "modal_to_read": draw_to_read(ToRead(rubric, dimension, above, read=4)),
        **{name: draw_judged(each) for name, each in judged.items()},
    }


def _so_far(library: Library, read: Iterable[Reading], left: int) -> ReadSoFar:
    names = {(rubric.id, each.id): f"{each.name} · {rubric.name}" for rubric in library for each in rubric.dimensions}
    return read_so_far(list(read), names, left)


def _areas(rubric: Rubric, pairs: list[tuple[int, int]], areas: int) -> list[Reading]:
    """These levels spread over so many of the rubric's dimensions."""
    return [
        Reading(f"{rubric.id}:t{n}:{reference}", rubric.id, rubric.dimensions[n % areas].id, given_, reference)
        for n, (given_, reference) in enumerate(pairs)
    ]


def _everywhere(library: Library) -> list[Reading]:
    return [each for rubric in library for each in _areas(rubric, _ALIKE * 8, len(rubric.dimensions))]


def _gone() -> list[Reading]:
    """Of a rubric nobody has any more."""
    return [
        Reading(f"songs:t{n}:{reference}", "songs", "verse", given_, reference)
        for n, (given_, reference) in enumerate(_APART)
    ]
