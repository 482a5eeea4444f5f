"""Answers whose score is known, to try a scorer on: our reference answers, and those somebody brings in a CSV."""

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import floor
from pathlib import Path

from bot.config import SettingError
from bot.core.agreement import LEVELS
from bot.core.library import Library
from bot.core.members import Level
from bot.core.rubric import Dimension, Rubric

QUESTION, ANSWER, SCORE, MAXIMUM, AREA = "question", "answer", "human score", "maximum", "area"
NEEDED = (QUESTION, ANSWER, SCORE, MAXIMUM)
MOST_FAULTS = 20
"""So many of a file's faults are listed; of the others only how many there are."""

_NUMBER = re.compile(r"\d{1,9}(?:\.\d{1,9}|,\d{1,2})?")
"""A comma before one or two digits is a decimal one; “1,000” would be anybody's guess."""

PLAIN = Dimension(
    id="answers_the_question",
    name="Answers the question",
    asks="Is what was asked answered, and does the answer hold?",
    goal_template="In {seconds} seconds: the answer first, then what it rests on.",
    seconds=60,
    levels={
        1: (
            "Takes up words of the question and stays with what could be said about anything.",
            "Leaves out the thing that was asked for, or says something that can't be so.",
        ),
        2: (
            "Says the thing that was asked for, in so many words, and it is right in the main.",
            "Gives one reason, step or example that belongs to this question.",
        ),
        3: (
            "Answers every part of what was asked, and says where the answer no longer holds.",
            "Gives what a listener could check: a figure, a case followed through, what was weighed against it.",
        ),
    },
    not_3="A long and well-ordered answer to a question next to the one that was asked.",
    probes=(),
    checks=(),
    pressure=(),
    exercises=(),
    minutes=0,
)
"""What answers are held against that come without an area."""

_ANY_QUESTION = Rubric(
    id="any_question",
    name="Any question",
    summary="Whether a question is answered.",
    levels=(Level.MID,),
    structure=(),
    dimensions=(PLAIN,),
    questions=(),
    version="built in",
    source="",
)


@dataclass(frozen=True, slots=True)
class ScoredAnswer:
    """One answer, and the level people gave it on one dimension."""

    rubric: Rubric
    dimension: Dimension
    question: str
    text: str
    human: int


def held_out(library: Library) -> list[ScoredAnswer]:
    """The reference answers that no prompt may ever show, rubric by rubric."""
    return [
        ScoredAnswer(rubric, rubric.dimension(each.dimension_id), each.question, each.text, each.level)
        for rubric in library
        for each in library.references(rubric.id)
        if each.held_out
    ]


def level_of(score: Fraction, maximum: Fraction) -> int:
    """Scores from 0 to the maximum in a straight line onto the levels 1 to 3; a half goes up."""
    lowest, highest = min(LEVELS), max(LEVELS)
    return floor(lowest + (highest - lowest) * score / maximum + Fraction(1, 2))


def read_csv(file: Path, library: Library) -> list[ScoredAnswer]:
    """The answers of a file with the columns NEEDED and perhaps AREA. Raises SettingError with all its faults."""
    found: list[ScoredAnswer] = []
    faults: list[str] = []
    for line, row in _rows(file, faults):
        wrong = _faults(row, library)
        faults += [f"line {line}: {each}" for each in wrong]
        if not wrong:
            found.append(_answer(row, library))
    if not faults and not found:
        faults.append("there is no answer in it")
    if faults:
        more = [f"and {len(faults) - MOST_FAULTS} more"] if len(faults) > MOST_FAULTS else []
        raise SettingError("\n  ".join([f"{file} can't be used:", *faults[:MOST_FAULTS], *more]))
    return found


def _rows(file: Path, faults: list[str]) -> Iterator[tuple[int, Mapping[str, str]]]:
    """The number of its first line and the cells of every row by their column; what is no row goes to the faults."""
    text = _text(file)
    header = text.partition("\n")[0]
    reader = csv.reader(
        io.StringIO(text, newline=""), delimiter=";" if header.count(";") > header.count(",") else ",", strict=True
    )
    columns: list[str] = []
    begins = 1
    try:
        for cells in reader:
            if not columns:
                columns = [" ".join(cell.casefold().replace("_", " ").split()) for cell in cells]
                faults += _faults_of(columns)
            elif any(map(str.strip, cells)) and not set(NEEDED) - set(columns):
                if len(cells) == len(columns):
                    yield begins, {name: cell.strip() for name, cell in zip(columns, cells, strict=True)}
                else:
                    faults.append(f"line {begins}: has {_so_many(len(cells), 'cell')}, the header {len(columns)}")
            begins = reader.line_num + 1
    except csv.Error as error:
        faults.append(f"line {begins}: is no CSV from here on ({error})")


def _text(file: Path) -> str:
    if not file.is_file():
        raise SettingError(f"There is no file {file}.")
    try:
        return file.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise SettingError(f"{file} is not in UTF-8; save it again as “CSV UTF-8”.") from None


def _faults_of(columns: Sequence[str]) -> list[str]:
    missing = ", ".join(f"“{name}”" for name in NEEDED if name not in columns)
    twice = ", ".join(f"“{name}”" for name in (*NEEDED, AREA) if columns.count(name) > 1)
    return [
        *([f"line 1: should name the columns; missing: {missing}"] if missing else []),
        *([f"line 1: names {twice} twice"] if twice else []),
    ]


def _faults(row: Mapping[str, str], library: Library) -> list[str]:
    empty = [f"the {name} is empty" for name in NEEDED if not row[name]]
    odd = [
        f"the {name} “{row[name][:20]}” is no number from 0 up"
        for name in (SCORE, MAXIMUM)
        if row[name] and not _NUMBER.fullmatch(row[name])
    ]
    if not empty and not odd:
        odd = _faults_of_score(row)
    area = row.get(AREA, "")
    unknown = [f"there is no area “{area[:80]}”; areas are named rubric:dimension"]
    return [*empty, *odd, *(unknown if area and _place(area, library) is None else [])]


def _faults_of_score(row: Mapping[str, str]) -> list[str]:
    if not _number(row[MAXIMUM]):
        return ["the maximum is 0"]
    above = _number(row[SCORE]) > _number(row[MAXIMUM])
    return [f"the human score {row[SCORE]} is above the maximum, {row[MAXIMUM]}"] if above else []


def _answer(row: Mapping[str, str], library: Library) -> ScoredAnswer:
    rubric, dimension = _place(row.get(AREA, ""), library) or (_ANY_QUESTION, PLAIN)
    return ScoredAnswer(
        rubric, dimension, row[QUESTION], row[ANSWER], level_of(*map(_number, (row[SCORE], row[MAXIMUM])))
    )


def _place(area: str, library: Library) -> tuple[Rubric, Dimension] | None:
    """The rubric and dimension an area names."""
    rubric_id, _, dimension_id = area.partition(":")
    rubric = library.find(rubric_id)
    dimension = rubric.find(dimension_id) if rubric else None
    return (rubric, dimension) if rubric and dimension else None


def _number(cell: str) -> Fraction:
    return Fraction(cell.replace(",", "."))


def _so_many(n: int, what: str) -> str:
    return f"{n} {what}{'' if n == 1 else 's'}"
