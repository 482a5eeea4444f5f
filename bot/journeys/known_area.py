"""Holds a form's or a button's area against the rubrics: refuses one that no rubric has. Areas in words: seek_area."""

from bot.core.errors import AreaLeft, UnknownArea
from bot.core.find_area import Area, Place, WholeRubric
from bot.core.library import Library
from bot.core.rubric import Rubric


def rubric_with(library: Library, rubric_id: str, dimension_id: str) -> Rubric:
    """The rubric that has this dimension. Raises UnknownArea: a form may be older than the files."""
    rubric = library.find(rubric_id)
    if rubric is None or rubric.find(dimension_id) is None:
        raise UnknownArea
    return rubric


def area_once_there(library: Library, rubric_id: str, dimension_id: str) -> Rubric:
    """The same for what was picked while the files had it. Raises AreaLeft."""
    try:
        return rubric_with(library, rubric_id, dimension_id)
    except UnknownArea:
        raise AreaLeft from None


def place_named(library: Library, rubric_id: str, dimension_id: str) -> Place:
    """The area with these ids; without a dimension, the rubric. Raises UnknownArea."""
    if not dimension_id:
        whole = library.find(rubric_id)
        if whole is None:
            raise UnknownArea
        return WholeRubric(whole)
    rubric = rubric_with(library, rubric_id, dimension_id)
    return Area(rubric, rubric.dimension(dimension_id))
