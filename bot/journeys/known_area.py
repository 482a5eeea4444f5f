"""Holds a form's area against the rubrics: refuses one that no rubric has. Areas typed in words: seek_area."""

from bot.core.errors import UnknownArea
from bot.core.library import Library
from bot.core.rubric import Rubric


def rubric_with(library: Library, rubric_id: str, dimension_id: str) -> Rubric:
    """The rubric that has this dimension. Raises UnknownArea: a form may be older than the files."""
    rubric = library.find(rubric_id)
    if rubric is None or dimension_id not in [dimension.id for dimension in rubric.dimensions]:
        raise UnknownArea
    return rubric
