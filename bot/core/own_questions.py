"""Questions members put into their own bank, and how a Slack message reads as one."""

import re
import unicodedata
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from bot.core.answers import unescape
from bot.core.members import Level
from bot.core.question import OWN_QUESTION, Question
from bot.core.rubric_entry import LONGEST

LONGEST_QUESTION = LONGEST["ask"]
"""Characters of a question; what a rubric's own may have."""

_MARKUP = re.compile(r"<([^<>|]+)(?:\|([^<>]*))?>")
_UNNAMED = {"@": "@someone", "#": "#a-channel", "!": "@everyone"}
"""What stands for a person, a channel or a group that Slack sends by id alone."""


class QuestionSource(StrEnum):
    """Where a member met the question."""

    JOURNAL = "journal"
    MESSAGE = "message"
    TYPED = "typed"


@dataclass(frozen=True, slots=True)
class OwnQuestion:
    """One question of a member's own, about one area."""

    id: str
    rubric_id: str
    dimension_id: str
    ask: str
    source: QuestionSource
    added_at: datetime

    @property
    def area(self) -> tuple[str, str]:
        """(rubric id, dimension id)."""
        return self.rubric_id, self.dimension_id

    @property
    def asked_as(self) -> str:
        """The id a drill's round has it under."""
        return f"{OWN_QUESTION}{self.id}"

    def as_question(self, level: Level) -> Question:
        """The question as a drill at `level` asks it: about its area alone, and without facts to ask back for."""
        return Question(self.asked_as, level, frozenset({self.dimension_id}), self.ask, facts=())

    def edited(self, ask: str, area: tuple[str, str], new_id: str) -> "OwnQuestion":
        """The question in other words or about another area.

        Another wording, or another rubric, makes it one the member hasn't had: it goes by `new_id` from then on.
        """
        changed = replace(self, rubric_id=area[0], dimension_id=area[1], ask=ask)
        same = _plain(ask) == _plain(self.ask) and changed.rubric_id == self.rubric_id
        return changed if same else replace(changed, id=new_id)

    def same_as(self, other: "OwnQuestion") -> bool:
        """Whether both ask the same in the same area; case, spacing and the closing mark make no difference."""
        return self.area == other.area and _plain(self.ask) == _plain(other.ask)


def _plain(text: str) -> str:
    folded = " ".join(unicodedata.normalize("NFKC", text).casefold().split())
    return folded.rstrip(" .?!…\"'”’") or folded


def readable(message: str) -> str:
    """A message's text as a person saw it: links by their label, people and channels by name where Slack gives one."""
    return unescape(_MARKUP.sub(_shown, message)).strip()


def _shown(markup: re.Match[str]) -> str:
    target, label = markup[1], markup[2]
    kind = target[0]
    if label:
        return f"{kind}{label.lstrip(kind)}" if kind in "@#" else label
    return _UNNAMED.get(kind, target.removeprefix("mailto:"))


def cut(text: str) -> str:
    """The beginning of a text that is longer than a question may be, up to a word's end."""
    if len(text) <= LONGEST_QUESTION:
        return text
    kept = text[: LONGEST_QUESTION - 1]
    whole_words = kept.rsplit(maxsplit=1)[0] if " " in kept.strip() else kept
    return f"{whole_words.rstrip()}…"


@dataclass(frozen=True, slots=True)
class QuestionForm:
    """The form over a message: the id the question will be kept under, its text, and how long the message was.

    `area` is (rubric id, dimension id), what the form opens with; `asks_level` for who hasn't told theirs yet.
    """

    id: str
    ask: str
    message_length: int
    area: tuple[str, str] | None
    asks_level: bool

    @property
    def is_cut(self) -> bool:
        """Whether the message was longer than a question may be."""
        return self.message_length > LONGEST_QUESTION


@dataclass(frozen=True, slots=True)
class FilledQuestion:
    """The form as it was submitted. `level` is None unless it was asked for."""

    id: str
    ask: str
    rubric_id: str
    dimension_id: str
    level: Level | None
