"""Which rubric and area a log names: by name or id, case and spacing forgiven. What is only alike is asked about."""

import re
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import TypeVar

from bot.core.find_area import Area, Place, WholeRubric
from bot.core.import_log.problem import Unread, quote
from bot.core.library import Library
from bot.core.rubric import Dimension, Rubric

T = TypeVar("T", Rubric, Dimension)

DOT = "·"
_BETWEEN = re.compile(r" ?· ?| [-–/>] ")
"""Between a rubric and its area, where blanks are single ones: ours, and what people find on their keyboards."""
_ALIKE = 0.72
"""Of 1: so alike is a name that was misspelt; “modelling” is not “coding”."""
_LONGEST_NAME = 60
"""More is nobody's name for anything, and isn't compared."""


class Places:
    """A library's rubrics and areas by what a log may call them."""

    def __init__(self, library: Library) -> None:
        self._rubrics = _by_name(library)
        self._areas: dict[str, list[Area]] = {}
        self._dimensions = {rubric.id: _by_name(rubric.dimensions) for rubric in library}
        for rubric in library:
            for dimension in rubric.dimensions:
                for name in {_plain(dimension.name), _plain(dimension.id)}:
                    self._areas.setdefault(name, []).append(Area(rubric, dimension))

    def of_line(self, line: str) -> Place | None:
        """The place a line is the name of; None for a line that is no name. Raises Unread where it nearly is one."""
        line = " ".join(line.split())
        rubric = self._rubrics.get(_plain(line))
        if rubric is not None:
            return WholeRubric(rubric)
        areas = self._areas.get(_plain(line), [])
        if len(areas) > 1:
            raise Unread(f"Several rubrics have {quote(line)}. Write which: “{_named(areas[0])}”, for one.")
        return areas[0] if areas else self._pair(line)

    def area_of(self, rubric: Rubric, name: str) -> Dimension:
        """An area of a rubric. Raises Unread."""
        known = self._dimensions[rubric.id]
        found = known.get(_plain(name))
        if found is None:
            likely = _likely(name, known)
            ask = f" Did you mean “{likely.name}”?" if likely else f" It has {_listed(rubric)}."
            raise Unread(f"{rubric.name} has no area {quote(name)}.{ask}")
        return found

    def _pair(self, line: str) -> Place | None:
        """“Rubric · Area”. With our own dot between them it is meant as that, so a misspelt one is asked about."""
        for between in _BETWEEN.finditer(line[: 2 * _LONGEST_NAME]):
            rubric, right = self._rubrics.get(_plain(line[: between.start()])), line[between.end() :]
            if rubric and _plain(right) in self._dimensions[rubric.id]:
                return Area(rubric, self.area_of(rubric, right))
        left, dot, right = line[: 2 * _LONGEST_NAME].partition(DOT)
        rubric = self._rubrics.get(_plain(left)) if dot else None
        if rubric:
            return Area(rubric, self.area_of(rubric, right))
        likely = _likely(left, self._rubrics) if dot else None
        if likely:
            raise Unread(f"I don't know the rubric {quote(left)}. Did you mean “{likely.name}”?")
        return None


def _named(area: Area) -> str:
    return f"{area.rubric.name} {DOT} {area.dimension.name}"


def _listed(rubric: Rubric) -> str:
    return ", ".join(dimension.name for dimension in rubric.dimensions)


def _by_name(things: Iterable[T]) -> dict[str, T]:
    """By name and by id; where one's name is another's id, the name wins."""
    listed = list(things)
    return {_plain(thing.id): thing for thing in listed} | {_plain(thing.name): thing for thing in listed}


def _likely(typed: str, known: Mapping[str, T]) -> T | None:
    plain = _plain(typed)
    if len(plain) > _LONGEST_NAME:
        return None
    alike = get_close_matches(plain, known, n=1, cutoff=_ALIKE)
    return known[alike[0]] if alike else None


def _plain(name: str) -> str:
    return " ".join(name.casefold().split())
