"""A member's own questions as they look them through: by area, a page at a time, with when each was asked last."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from bot.core.own_questions import OwnQuestion

T = TypeVar("T", bound=Hashable)

PAGE = 10
"""Questions on one page."""


@dataclass(frozen=True, slots=True)
class Look:
    """Where in the bank a member looks: the page, counted from 1, and one area, (rubric id, dimension id), or all."""

    page: int = 1
    area: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Held:
    """A question in the bank; `asked_at` is when a drill asked it last, None for one that waits."""

    question: OwnQuestion
    asked_at: datetime | None


@dataclass(frozen=True, slots=True)
class BankPage:
    """One page. `look` is what it came to: a page that there is, and an area that has questions.

    `areas`: every area that has questions, in the order of the list. `total` counts the whole bank, `pages` the pages
    of what is looked at.
    """

    look: Look
    held: tuple[Held, ...]
    areas: tuple[tuple[str, str], ...]
    total: int
    pages: int

    @property
    def is_long(self) -> bool:
        """Whether the whole bank takes more than one page."""
        return self.total > PAGE


def page_of(bank: Sequence[OwnQuestion], asked: Mapping[str, datetime], look: Look) -> BankPage:
    """The page of `bank` that `look` is at, or the nearest one. `asked`: question id → when it was asked last."""
    listed = _by_area(bank)
    areas = tuple(dict.fromkeys(question.area for question in listed))
    area = look.area if look.area in areas else None
    chosen = [question for question in listed if area in (None, question.area)]
    pages = max(1, -(-len(chosen) // PAGE))
    page = min(max(1, look.page), pages)
    here = chosen[(page - 1) * PAGE : page * PAGE]
    held = tuple(Held(question, asked.get(question.id)) for question in here)
    return BankPage(Look(page, area), held, areas, len(listed), pages)


def _by_area(bank: Sequence[OwnQuestion]) -> list[OwnQuestion]:
    """By rubric, then by area, the one with the newest question first; within an area the newest first."""
    newest_first = sorted(bank, key=lambda question: (question.added_at, question.id), reverse=True)
    rubrics = _places(question.rubric_id for question in newest_first)
    areas = _places(question.area for question in newest_first)
    return sorted(newest_first, key=lambda question: (rubrics[question.rubric_id], areas[question.area]))


def _places(named: Iterable[T]) -> dict[T, int]:
    """What is named first comes first."""
    return {each: place for place, each in enumerate(dict.fromkeys(named))}
