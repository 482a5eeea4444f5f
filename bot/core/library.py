"""The rubrics a workspace practises with, in the order they are offered, and the reference answers to them."""

from collections.abc import Iterator, Mapping

from bot.core.references import Reference, parse_references
from bot.core.rubric import Rubric
from bot.core.rubric_entry import RubricError
from bot.core.rubric_file import parse

REFERENCES = "references/"
"""How the names of files with reference answers begin; the rest is that of their rubric's file."""


class Library:
    """Every rubric by id: those of `texts`, and a workspace's own, which add to them or take the place of one.

    Both hold files by name. Reference answers belong to the anchors they were written for: a rubric that takes
    another's place brings its own or has none. Raises RubricError for a bad file, for a twin id, and for none at all.
    """

    def __init__(self, texts: Mapping[str, str], own: Mapping[str, str] | None = None) -> None:
        shipped, replacing = _rubrics(texts), _rubrics(own or {})
        self._rubrics = {rubric.id: rubric for rubric in (*shipped.values(), *replacing.values())}
        if not self._rubrics:
            raise RubricError("rubrics", "the folder", "holds no *.toml file")
        kept = {file: rubric for file, rubric in shipped.items() if self._rubrics[rubric.id] is rubric}
        self._references = {**_references(texts, kept), **_references(own or {}, {**kept, **replacing})}

    def __iter__(self) -> Iterator[Rubric]:
        return iter(self._rubrics.values())

    def find(self, rubric_id: str | None) -> Rubric | None:
        """The rubric with this id, or None."""
        return self._rubrics.get(rubric_id or "")

    def references(self, rubric_id: str) -> tuple[Reference, ...]:
        """The reference answers to a rubric; empty where it has none."""
        return self._references.get(rubric_id, ())

    def reference(self, reference_id: str) -> Reference | None:
        """The reference answer with this id, or None when it is gone."""
        found = self.references(reference_id.partition(":")[0])
        return next((reference for reference in found if reference.id == reference_id), None)


def _rubrics(texts: Mapping[str, str]) -> dict[str, Rubric]:
    """File → its rubric."""
    found: dict[str, Rubric] = {}
    for file, text in texts.items():
        if file.startswith(REFERENCES):
            continue
        rubric = parse(file, text)
        if rubric.id in [each.id for each in found.values()]:
            raise RubricError(file, "id", f"{rubric.id} is another file's id too")
        found[file] = rubric
    return found


def _references(texts: Mapping[str, str], rubrics: Mapping[str, Rubric]) -> dict[str, tuple[Reference, ...]]:
    """Rubric id → its reference answers. Those to a file that isn't in `rubrics` are passed over."""
    read = {f"{REFERENCES}{file}": rubric for file, rubric in rubrics.items()}
    return {read[file].id: parse_references(file, text, read[file]) for file, text in texts.items() if file in read}
