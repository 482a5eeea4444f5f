"""`python -m bot rubric check [file]`: what a rubric holds, and everything in it that should be mended."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import rubrics
from bot.config import SettingError, Settings
from bot.core.library import Library
from bot.core.rubric import Rubric
from bot.core.rubric_check import check, count
from bot.core.rubric_file import RubricError, parse

_HEAD = ("Rubric", "Dimensions", "Levels", "Questions", "Ways to ask", "Fewest per dimension and level")


def library(settings: Settings) -> Library:
    """The rubrics that ship, and those of WHETSTONE_RUBRICS, which add to them or take the place of one."""
    return Library(rubrics.texts(), rubrics.texts(settings.rubrics) if settings.rubrics else {})


def report(settings: Settings, file: Path | None) -> tuple[list[str], bool]:
    """What to print about one file, or about every rubric a start would use; and whether all is well."""
    read, faults = _read(_texts(settings, file))
    findings = [f"{name}: {each.key}: {each.reason}" for name, rubric in read.items() for each in check(rubric)]
    lines = [*table(read.values()), "", *faults, *findings] if read else faults
    if faults:
        lines.append(f"{_so_many(len(faults), 'file')} can't be used.")
    if findings:
        lines.append(f"{_so_many(len(findings), 'thing')} to mend. The files can be used as they are.")
    return [*lines, *([] if faults or findings else ["Nothing to mend."])], not (faults or findings)


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
    if file is not None:
        if not file.is_file():
            raise SettingError(f"There is no file {file}.")
        return {file.name: rubrics.read(file)}
    return {**rubrics.texts(), **(rubrics.texts(settings.rubrics) if settings.rubrics else {})}


def _read(texts: Mapping[str, str]) -> tuple[dict[str, Rubric], list[str]]:
    read: dict[str, Rubric] = {}
    faults = []
    for name, text in texts.items():
        try:
            read[name] = parse(name, text)
        except RubricError as error:
            faults.append(str(error))
    return read, faults


def _so_many(n: int, what: str) -> str:
    return f"{n} {what}{'' if n == 1 else 's'}"
