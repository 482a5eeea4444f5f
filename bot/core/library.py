"""The rubrics a workspace practises with, in the order they are offered."""

from collections.abc import Iterator, Mapping

from bot.core.rubric import Rubric
from bot.core.rubric_file import RubricError, parse


class Library:
    """Every rubric by id. Raises RubricError for a bad file, for a twin id, and for none at all."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._rubrics: dict[str, Rubric] = {}
        for file, text in texts.items():
            rubric = parse(file, text)
            if rubric.id in self._rubrics:
                raise RubricError(file, "id", f"{rubric.id} is another file's id too")
            self._rubrics[rubric.id] = rubric
        if not self._rubrics:
            raise RubricError("rubrics", "the folder", "holds no *.toml file")

    def __iter__(self) -> Iterator[Rubric]:
        return iter(self._rubrics.values())

    def find(self, rubric_id: str | None) -> Rubric | None:
        """The rubric with this id, or None."""
        return self._rubrics.get(rubric_id or "")
