"""The rubrics a workspace practises with, in the order they are offered."""

from collections.abc import Iterator, Mapping

from bot.core.rubric import Rubric
from bot.core.rubric_file import RubricError, parse


class Library:
    """Every rubric by id: those of `texts`, and a workspace's own, which add to them or take the place of one.

    Raises RubricError for a bad file, for a twin id, and for none at all.
    """

    def __init__(self, texts: Mapping[str, str], own: Mapping[str, str] | None = None) -> None:
        self._rubrics = {**_read(texts), **_read(own or {})}
        if not self._rubrics:
            raise RubricError("rubrics", "the folder", "holds no *.toml file")

    def __iter__(self) -> Iterator[Rubric]:
        return iter(self._rubrics.values())

    def find(self, rubric_id: str | None) -> Rubric | None:
        """The rubric with this id, or None."""
        return self._rubrics.get(rubric_id or "")


def _read(texts: Mapping[str, str]) -> dict[str, Rubric]:
    found: dict[str, Rubric] = {}
    for file, text in texts.items():
        rubric = parse(file, text)
        if rubric.id in found:
            raise RubricError(file, "id", f"{rubric.id} is another file's id too")
        found[rubric.id] = rubric
    return found
