"""Small rules that a value is checked by, and the report they write to; the tables of Block Kit are built from them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

Surface = Literal["message", "modal", "home"]


@dataclass(slots=True)
class Report:
    """Problems found so far on one surface, and what must be unique or counted over all its blocks."""

    surface: Surface
    problems: list[str] = field(default_factory=list)
    block_ids: set[str] = field(default_factory=set)
    action_ids: set[str] = field(default_factory=set)
    counts: dict[str, int] = field(default_factory=dict)

    def say(self, where: str, sentence: str) -> None:
        """Note a problem at a place such as `blocks[2].text`."""
        self.problems.append(f"{where}: {sentence}")

    def count(self, thing: str, amount: int = 1) -> int:
        """Add to a tally over all blocks and return it."""
        self.counts[thing] = self.counts.get(thing, 0) + amount
        return self.counts[thing]


Rule = Callable[[Any, str, Report], None]
Extra = Callable[[dict[str, Any], str, Report], None]


def string(most: int, least: int = 0, pattern: str = "") -> Rule:
    """Text of so many characters, and of that shape when a pattern is given."""

    def check(value: Any, where: str, report: Report) -> None:
        if not isinstance(value, str):
            report.say(where, "must be a string")
        elif len(value) > most:
            report.say(where, f"must be no more than {most} characters (has {len(value)})")
        elif len(value) < least:
            report.say(where, f"must be at least {least} characters")
        elif pattern and not re.fullmatch(pattern, value):
            report.say(where, "has the wrong form")

    return check


def boolean(value: Any, where: str, report: Report) -> None:
    """True or false."""
    if not isinstance(value, bool):
        report.say(where, "must be a boolean")


def integer(least: int, most: int) -> Rule:
    """A whole number in a range."""

    def check(value: Any, where: str, report: Report) -> None:
        if isinstance(value, bool) or not isinstance(value, int):
            report.say(where, "must be an integer")
        elif not least <= value <= most:
            report.say(where, f"must be between {least} and {most}")

    return check


def number(value: Any, where: str, report: Report) -> None:
    """Any number."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        report.say(where, "must be a number")


def positive(value: Any, where: str, report: Report) -> None:
    """A number above 0."""
    number(value, where, report)
    if isinstance(value, int | float) and value <= 0:
        report.say(where, "must be more than 0")


def one_of(*values: str) -> Rule:
    """One of these words."""

    def check(value: Any, where: str, report: Report) -> None:
        if value not in values:
            report.say(where, f"must be one of {', '.join(values)}")

    return check


def items(rule: Rule, most: int, least: int = 1) -> Rule:
    """A list of so many, each by one rule."""

    def check(value: Any, where: str, report: Report) -> None:
        if not isinstance(value, list):
            report.say(where, "must be a list")
            return
        if len(value) < least:
            report.say(where, f"must have at least {least} item{'s' if least > 1 else ''}")
        if len(value) > most:
            report.say(where, f"must have no more than {most} items (has {len(value)})")
        for index, each in enumerate(value):
            rule(each, f"{where}[{index}]", report)

    return check


@dataclass(frozen=True, slots=True)
class Shape:
    """The fields of one kind of object; what isn't named is refused, `extra` checks hold between fields."""

    required: Mapping[str, Rule]
    optional: Mapping[str, Rule] = field(default_factory=dict)
    extra: tuple[Extra, ...] = ()
    surfaces: tuple[Surface, ...] = ("message", "modal", "home")

    def check(self, value: dict[str, Any], where: str, report: Report) -> None:
        """Check every field, then what holds between them."""
        before = len(report.problems)
        for name in self.required:
            if value.get(name) is None:
                report.say(where, f"missing required field: {name}")
        for name, each in value.items():
            rule = self.required.get(name) or self.optional.get(name)
            if rule is None:
                report.say(where, f"unknown field: {name}")
            elif each is not None:
                rule(each, f"{where}.{name}", report)
        if len(report.problems) == before:  # a check between fields may take each field for granted
            for extra in self.extra:
                extra(value, where, report)


def shaped(required: Mapping[str, Rule], optional: Mapping[str, Rule] | None = None, *extra: Extra) -> Rule:
    """An object with these fields."""
    shape = Shape(required, optional or {}, extra)

    def check(value: Any, where: str, report: Report) -> None:
        if isinstance(value, dict):
            shape.check(value, where, report)
        else:
            report.say(where, "must be an object")

    return check


def typed(kinds: Mapping[str, Shape], allowed: tuple[str, ...] | None = None, noun: str = "element") -> Rule:
    """An object whose `type` picks its shape; `allowed` are the types that may stand here, and on what surface."""

    def check(value: Any, where: str, report: Report) -> None:
        kind = value.get("type") if isinstance(value, dict) else None
        shape = kinds.get(kind) if isinstance(kind, str) else None
        if shape is None or (allowed is not None and kind not in allowed):
            report.say(where, f"unsupported type: {kind}" if kind else f"must be {noun} with a type")
        elif report.surface not in shape.surfaces:
            report.say(where, f"{kind} isn't supported in a {report.surface}")
        else:
            shape.check(value, where, report)

    return check


def exactly_one(*names: str) -> Extra:
    """One of these fields and no other of them."""

    def check(value: dict[str, Any], where: str, report: Report) -> None:
        if sum(value.get(name) is not None for name in names) != 1:
            report.say(where, f"needs exactly one of {', '.join(names)}")

    return check


def at_least_one(*names: str) -> Extra:
    """One of these fields or more."""

    def check(value: dict[str, Any], where: str, report: Report) -> None:
        if not any(value.get(name) for name in names):
            report.say(where, f"needs at least one of {', '.join(names)}")

    return check
