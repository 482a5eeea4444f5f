"""Reads tables of a TOML file key by key, and names file, key and reason for the first thing that is wrong."""

import re
import tomllib
from typing import Any

from bot.core.members import Level

_ID = re.compile(r"[a-z][a-z0-9_]{0,35}")
"""Two of them and a colon are an option's value, which Slack cuts at 75."""

LONGEST = {
    "name": 40,
    "goal": 140,
    "asks": 200,
    "behaviour": 160,
    "not_3": 200,
    "probe": 140,
    "ask": 420,
    "sentence": 240,
    "reply": 200,
    "line": 200,
    "answer": 2_400,
    "why": 240,
}
"""Characters per text: what still reads at a glance on a phone, well under Slack's own limits."""


class RubricError(ValueError):
    """A file of rubrics or references can't be used: which file, which key, and why."""

    def __init__(self, file: str, key: str, reason: str) -> None:
        self.file, self.key, self.reason = file, key, reason
        super().__init__(f"{file}: {key}: {reason}")


def read(file: str, text: str, *, stored: bool = False) -> "Entry":
    """The file's top table. Raises RubricError when it is no TOML."""
    try:
        return Entry(file, "", tomllib.loads(text), stored=stored)
    except tomllib.TOMLDecodeError as error:
        raise RubricError(file, "the file", f"is not TOML ({error})") from None


class Entry:
    """One table of the file; every read names the key it wanted, so that an error can say where.

    `stored`: the file was good once, by the rules of its time; unknown keys are passed over.
    """

    def __init__(self, file: str, where: str, values: dict[str, Any], *, stored: bool) -> None:
        self._file, self._where, self._left, self._stored = file, where, dict(values), stored
        self._name = str(values.get("id", values.get("when", ""))) if where else ""

    def wrong(self, key: str, reason: str) -> RubricError:
        place = " ".join(part for part in (self._where, self._name, key) if part)
        return RubricError(self._file, place, reason)

    def text(self, key: str, kind: str, *, optional: bool = False) -> str:
        return "" if optional and key not in self._left else self._checked(key, self._take(key), kind)

    def texts(
        self, key: str, kind: str, at_least: int = 1, at_most: int = 99, *, optional: bool = False
    ) -> tuple[str, ...]:
        if optional and key not in self._left:
            return ()
        values = self._take(key)
        if not isinstance(values, list) or not at_least <= len(values) <= at_most:
            wanted = "exactly" if at_least == at_most else "at least"
            raise self.wrong(key, f"needs a list of texts, {wanted} {at_least}")
        return tuple(self._checked(key, value, kind) for value in values)

    def identifier(self, key: str) -> str:
        value = self._take(key)
        if not isinstance(value, str) or not _ID.fullmatch(value):
            raise self.wrong(key, "needs lower-case letters, digits and _, starting with a letter")
        return value

    def number(self, key: str, low: int, high: int, *, in_old_files: int | None = None) -> int:
        if in_old_files is not None and self._stored and key not in self._left:
            return in_old_files
        value = self._take(key)
        if type(value) is not int or not low <= value <= high:  # a bool is an int to isinstance
            raise self.wrong(key, f"needs a whole number from {low} to {high}")
        return value

    def yes(self, key: str, *, optional: bool = False) -> bool:
        value = False if optional and key not in self._left else self._take(key)
        if not isinstance(value, bool):
            raise self.wrong(key, "needs true or false")
        return value

    def goal(self, key: str) -> str:
        value = self.text(key, "goal")
        if value.count("{seconds}") != 1 or re.search(r"[{}]", value.replace("{seconds}", "")):
            raise self.wrong(key, "needs its limit written once, as {seconds}")
        return value

    def level(self, key: str, allowed: tuple[Level, ...]) -> Level:
        value = self._take(key)
        if value not in [level.value for level in allowed]:
            raise self.wrong(key, f"needs one of {', '.join(allowed)}")
        return Level(value)

    def levels(self, key: str) -> tuple[Level, ...]:
        named = self.texts(key, "name", at_least=1)
        unknown = [value for value in named if value not in [level.value for level in Level]]
        if unknown:
            raise self.wrong(key, f"knows no level {unknown[0]}; there are {', '.join(Level)}")
        return tuple(level for level in Level if level in named)

    def part(self, key: str, *, optional: bool = False) -> "Entry":
        value = {} if optional and key not in self._left else self._take(key)
        if not isinstance(value, dict):
            raise self.wrong(key, "needs a table")
        return Entry(self._file, f"{self._where} {self._name} {key}".strip(), value, stored=self._stored)

    def parts(self, key: str, *, optional: bool = False) -> list["Entry"]:
        values = self._left.pop(key, [])
        if not isinstance(values, list) or not (values or optional) or not all(isinstance(v, dict) for v in values):
            raise self.wrong(key, "needs at least one entry")
        where = f"{self._where} {self._name}".strip()
        return [Entry(self._file, f"{where} {key}".strip(), value, stored=self._stored) for value in values]

    def refuse_rest(self) -> None:
        if self._left and not self._stored:
            raise self.wrong(next(iter(self._left)), "is not a key I know here")

    def _take(self, key: str) -> Any:
        if key not in self._left:
            raise self.wrong(key, "is missing")
        return self._left.pop(key)

    def _checked(self, key: str, value: Any, kind: str) -> str:
        if not isinstance(value, str) or not value.strip():
            raise self.wrong(key, "needs a text")
        if len(value) > LONGEST[kind]:
            raise self.wrong(key, f"has {len(value)} characters; {LONGEST[kind]} at most")
        return value.strip()
