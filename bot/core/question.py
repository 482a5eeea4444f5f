"""A question as a rubric's file has it, and the wordings it is asked in. Which one comes next: next_question."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from itertools import product

from bot.core.members import Level

OWN_QUESTION = "own:"
"""How the ids of members' own questions begin; a rubric's have no colon."""


class Difficulty(StrEnum):
    """How hard a wording is for the question's level, easiest first."""

    WARM_UP = "warm-up"
    AT_THE_BAR = "at the bar"
    STRETCH = "stretch"


@dataclass(frozen=True, slots=True)
class Fact:
    """What the interviewer says when a question back contains one of the `about` phrases."""

    about: tuple[str, ...]
    reply: str


@dataclass(frozen=True, slots=True)
class Question:
    """A scene and one ask, aimed at a level, with answers to what a member may ask back.

    `context` holds scenes to draw one from, `constraint` limits to add, `twist` turns that change the right answer;
    each is whole sentences that fit all the others. A question with none of them is asked as it stands.
    """

    id: str
    level: Level
    exposes: frozenset[str]
    ask: str
    facts: tuple[Fact, ...]
    context: tuple[str, ...] = ()
    constraint: tuple[str, ...] = ()
    twist: tuple[str, ...] = ()

    @property
    def is_own(self) -> bool:
        """Whether a member put it into their own bank."""
        return self.id.startswith(OWN_QUESTION)

    def wordings(self) -> Iterator["Wording"]:
        """Every way to ask it, the easiest first."""
        for difficulty in Difficulty:
            yield from self.worded(difficulty)

    def worded(self, difficulty: Difficulty) -> Iterator["Wording"]:
        """Every way to ask it this hard. A constraint makes it as hard as the level asks, a twist harder than that."""
        contexts, constraints = self.context or ("",), self.constraint or ("",)
        parts: Iterator[tuple[str, ...]]
        if difficulty is Difficulty.WARM_UP:
            parts = product(contexts if self.constraint else ())
        elif difficulty is Difficulty.AT_THE_BAR:
            parts = product(contexts, constraints)
        else:
            parts = product(contexts, constraints, self.twist)
        return (self._worded(difficulty, *before) for before in parts)

    def _worded(self, difficulty: Difficulty, *before: str) -> "Wording":
        ask = " ".join(part for part in (*before, self.ask) if part)
        return Wording(self, ask, difficulty)


@dataclass(frozen=True, slots=True)
class Wording:
    """One way a question is asked."""

    question: Question
    ask: str
    difficulty: Difficulty

    @property
    def id(self) -> str:
        """Names this wording for as long as its text stays, whatever else the file gains or loses.

        `ferry.s1f0c9d2e`: its question, how hard it is, a digest of its text.
        """
        if self.ask == self.question.ask:
            return self.question.id
        return f"{self.question.id}.{_MARKS[self.difficulty]}{sha256(self.ask.encode()).hexdigest()[:8]}"


_MARKS = {Difficulty.WARM_UP: "w", Difficulty.AT_THE_BAR: "b", Difficulty.STRETCH: "s"}


def question_of(asked_id: str) -> str:
    """The id of the question behind a wording's."""
    return asked_id.partition(".")[0]


def difficulty_of(asked_id: str) -> Difficulty:
    """How hard the wording with this id is. A question that is asked as it stands is at the bar."""
    mark = asked_id.partition(".")[2][:1]
    return next((difficulty for difficulty, each in _MARKS.items() if each == mark), Difficulty.AT_THE_BAR)
