"""What the app asks of an interviewer, and what it gets back. Whether and how often it is asked, the drill decides."""

from dataclasses import dataclass
from typing import Protocol

from bot.core.assessment import Assessment
from bot.core.drill import Handover, Role, Voice
from bot.core.members import Level
from bot.core.rubric import Dimension, Rubric
from bot.core.spending import Spent


@dataclass(frozen=True, slots=True)
class Situation:
    """What the interviewer knows when a follow-up is due: the round so far and nothing about the member.

    `pushes` are those the bank may use under pressure, `heard` those the member had before, oldest first. `probes` is
    how many follow-ups the round had. `model`: the AI that interviews, None for the bank. `affordable`: today's budget
    has room for a call.
    """

    dimension: Dimension
    role: Role
    question: str
    answer: str
    said_in_drill: tuple[str, ...]
    pushes: tuple[str, ...] = ()
    heard: tuple[str, ...] = ()
    level: Level = Level.SENIOR
    probes: int = 0
    model: str | None = None
    affordable: bool = False


@dataclass(frozen=True, slots=True)
class Coming:
    """What an AI knows when it words the next question: the bank's, and the round before it.

    `twist` is part of the bank's question where it has one; `earlier` the questions the member had lately, `given` the
    instructions of this drill.
    """

    rubric: Rubric
    dimension: Dimension
    level: Level
    goal: str
    question: str
    twist: str
    facts: tuple[str, ...]
    instruction: str
    earlier: tuple[str, ...]
    given: tuple[str, ...]
    last_question: str
    last_answer: str
    affordable: bool = True


@dataclass(frozen=True, slots=True)
class Answered:
    """One round with enough in it to be judged: the question and everything the member said to it.

    `own`: the question is one of the member's own.
    """

    number: int
    question: str
    answer: str
    own: bool = False


@dataclass(frozen=True, slots=True)
class Answers:
    """What an AI may read to score a drill: rubric and answers. No chat, no name, nothing the interviewer said.

    `fewest_rounds`: so many rounds with enough in them are needed for a number; of a drill, two.
    """

    rubric: Rubric
    dimensions: tuple[Dimension, ...]
    level: Level
    rounds: tuple[Answered, ...]
    affordable: bool = True
    fewest_rounds: int = 2


@dataclass(frozen=True, slots=True)
class Said:
    """A follow-up, or None when nothing is left to ask."""

    text: str | None
    voice: Voice = Voice.BANK
    handover: Handover | None = None
    spent: tuple[Spent, ...] = ()


@dataclass(frozen=True, slots=True)
class Worded:
    """The next question and what to do in it; `voice` is the AI's where any of it is."""

    question: str
    instruction: str
    voice: Voice = Voice.BANK
    handover: Handover | None = None
    spent: tuple[Spent, ...] = ()


@dataclass(frozen=True, slots=True)
class Read:
    """What was read in the answers; `judge` is the id of the Judge that read."""

    judge: str
    assessments: tuple[Assessment, ...]
    spent: tuple[Spent, ...] = ()


class Interviewer(Protocol):
    """An AI behind a door. It always answers in time, with the bank's words where it has none of its own."""

    async def follow_up(self, situation: Situation) -> Said:
        """One follow-up on the answer."""
        ...

    async def word_question(self, coming: Coming) -> Worded:
        """The bank's question, worded anew, and one instruction for the round."""
        ...

    async def assess(self, answers: Answers) -> Read:
        """Every dimension that was asked for, with its evidence or the reason why there is no number."""
        ...

    async def close(self) -> None:
        """It won't be asked any more."""
        ...
