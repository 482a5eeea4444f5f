"""What rubrics and areas are called: as the version a drill was started with says, or as today's files do."""

from bot.core.rubric import Rubric
from bot.journeys.visit import Visit
from bot.store import rubric_versions


class Names:
    """The names in one visit; each version of a rubric is read once. What no file names any more goes by its id."""

    def __init__(self, visit: Visit) -> None:
        self._visit = visit
        self._versions: dict[str, Rubric] = {}

    def version(self, rubric_id: str, version: str) -> Rubric:
        """The rubric as it was in a version that a drill was started with."""
        current = self._visit.library.find(rubric_id)
        if current is not None and current.version == version:
            return current
        if version not in self._versions:
            self._versions[version] = rubric_versions.read(self._visit.tx, self._visit.member.team_id, version)
        return self._versions[version]

    def rubric(self, rubric_id: str) -> str:
        """A rubric's name today."""
        rubric = self._visit.library.find(rubric_id)
        return rubric.name if rubric else rubric_id

    def area(self, rubric_id: str, dimension_id: str) -> str:
        """A dimension's name today."""
        rubric = self._visit.library.find(rubric_id)
        return dimension_name(rubric, dimension_id) if rubric else dimension_id


def dimension_name(rubric: Rubric, dimension_id: str) -> str:
    """The dimension's name in this rubric, or its id where it has none such."""
    found = rubric.find(dimension_id)
    return found.name if found else dimension_id
