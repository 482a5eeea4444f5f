"""`python -m bot rubric check|sample [file]`: what rubrics hold, what in them should be mended, how they ask."""

import random
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import rubrics
from bot.config import SettingError, Settings
from bot.core.library import REFERENCES, Library
from bot.core.reference_check import check_references
from bot.core.references import parse_references
from bot.core.rubric import Rubric
from bot.core.rubric_check import check, count
from bot.core.rubric_entry import RubricError
from bot.core.rubric_file import parse
from bot.core.rubric_sample import page

_HEAD = ("Rubric", "Dimensions", "Levels", "Questions", "Ways to ask", "Fewest per dimension and level")


def library(settings: Settings) -> Library:
    """The rubrics that ship, and those of WHETSTONE_RUBRICS, which add to them or take the place of one."""
    return Library(rubrics.texts(), rubrics.texts(settings.rubrics) if settings.rubrics else {})


def report(settings: Settings, file: Path | None) -> tuple[list[str], bool]:
    """What to print about one file, or about every rubric a start would use; and whether all is well."""
    texts = _texts(settings, file)
    read, faults = _read(texts)
    findings = [f"{name}: {each.key}: {each.reason}" for name, rubric in read.items() for each in check(rubric)]
    for name in texts:
        if name.startswith(REFERENCES):
            try:
                findings += [f"{name}: {each}" for each in _of_references(name, texts, read)]
            except RubricError as error:
                faults.append(str(error))
    lines = [*table(read.values()), "", *faults, *findings] if read else [*faults, *findings]
    if faults:
        lines.append(f"{_so_many(len(faults), 'file')} can't be used.")
    if findings:
        lines.append(f"{_so_many(len(findings), 'thing')} to mend. The files can be used as they are.")
    return [*lines, *([] if faults or findings else ["Nothing to mend."])], not (faults or findings)


def samples(settings: Settings, file: Path | None) -> str:
    """Questions as members get them, of one file or of every rubric a start would use: a page in Markdown.

    Raises RubricError for the first file that can't be used.
    """
    texts = {name: text for name, text in _texts(settings, file).items() if not name.startswith(REFERENCES)}
    return page([parse(name, text) for name, text in texts.items()], random.Random)


def table(read: Iterable[Rubric]) -> list[str]:
    """What each rubric holds, as a table in Markdown."""
    rows = [_HEAD, tuple("---" for _ in _HEAD)]
    for rubric in read:
        held = count(rubric)
        levels = ", ".join(held.levels)
        figures = (held.dimensions, levels, held.questions, f"{held.wordings:,}", f"{held.fewest:,}")
        rows.append((rubric.name, *map(str, figures)))
    widths = [max(len(row[column]) for row in rows) for column in range(len(_HEAD))]
    return [_line(row, widths) for row in rows]


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    cells = (cell.ljust(width, "-" if cell == "---" else " ") for cell, width in zip(row, widths, strict=True))
    return f"| {' | '.join(cells)} |"


def _texts(settings: Settings, file: Path | None) -> Mapping[str, str]:
    """File name → text. Reference answers go with their rubric: those to a file that was replaced aren't used."""
    shipped = rubrics.texts()
    if file is None:
        own = rubrics.texts(settings.rubrics) if settings.rubrics else {}
        both = {**shipped, **own}
        return {name: text for name, text in both.items() if name in own or name.removeprefix(REFERENCES) not in own}
    if not file.is_file():
        raise SettingError(f"There is no file {file}.")
    in_references = file.parent.name == REFERENCES.strip("/")
    folder = rubrics.texts(file.parent.parent if in_references else file.parent)
    if in_references and file.name in shipped:
        folder = {file.name: shipped[file.name], **folder}
    return {name: folder[name] for name in (file.name, f"{REFERENCES}{file.name}") if name in folder}


def _read(texts: Mapping[str, str]) -> tuple[dict[str, Rubric], list[str]]:
    read: dict[str, Rubric] = {}
    faults = []
    for name, text in texts.items():
        try:
            if not name.startswith(REFERENCES):
                read[name] = parse(name, text)
        except RubricError as error:
            faults.append(str(error))
    return read, faults


def _of_references(name: str, texts: Mapping[str, str], read: Mapping[str, Rubric]) -> list[str]:
    """What is to mend in a file of reference answers. Raises RubricError where it can't be used."""
    rubric = name.removeprefix(REFERENCES)
    if rubric not in texts:
        return [f"the file: has no {rubric} beside it, so nobody reads its answers"]
    if rubric not in read:
        return []
    references = parse_references(name, texts[name], read[rubric])
    return [f"{each.key}: {each.reason}" for each in check_references(references)]


def _so_many(n: int, what: str) -> str:
    return f"{n} {what}{'' if n == 1 else 's'}"
