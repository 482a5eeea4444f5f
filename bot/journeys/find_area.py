"""Finds the rubric of an area, and refuses an area that no rubric has."""

from bot.core.errors import UnknownArea
from bot.core.library import Library
from bot.core.rubric import Rubric


def find_area(library: Library, rubric_id: str, dimension_id: str) -> Rubric:
    """The rubric that has this dimension. Raises UnknownArea: files are edited, and a form may be older than they are."""
    rubric = library.find(rubric_id)
    if rubric is None or dimension_id not in [dimension.id for dimension in rubric.dimensions]:
        raise UnknownArea
    return rubric
