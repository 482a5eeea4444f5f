"""What an AI read in a drill’s answers: a score with its evidence, or why there is none. The interviewer decides it."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class Abstention(StrEnum):
    """Why there is no number.

    THIN: too little was said. OFF_TOPIC: it wasn't about the question. UNQUOTED: nothing the member said bears it out.
    TO_THE_SCORER: the answers speak to whoever scores them. A_PERSON: at this level a person should judge it.
    FOREIGN: not in English, which is all the rubrics and checks can read. SILENT: no usable reply from the model.
    SPENT: what the AI may cost today is used up.
    """

    THIN = "thin"
    OFF_TOPIC = "off_topic"
    UNQUOTED = "unquoted"
    TO_THE_SCORER = "to_the_scorer"
    A_PERSON = "a_person"
    FOREIGN = "foreign"
    SILENT = "silent"
    SPENT = "spent"


@dataclass(frozen=True, slots=True)
class Quote:
    """The member's own words, as they wrote them, found in the answer of this round."""

    round_number: int
    text: str


@dataclass(frozen=True, slots=True)
class Assessment:
    """One dimension of one drill. `score` is 1, 2 or 3, or None, and then `abstention` says why.

    `missing` holds behaviours of the rubric that were not found, in its own words; `reason` is one sentence.
    """

    dimension_id: str
    score: int | None
    abstention: Abstention | None = None
    quotes: tuple[Quote, ...] = ()
    missing: tuple[str, ...] = ()
    reason: str = ""

    def __post_init__(self) -> None:
        assert (self.score is None) != (self.abstention is None)


@dataclass(frozen=True, slots=True)
class Judge:
    """Whose reading it is. Another model, rubric or prompt reads otherwise, so it is another rater."""

    model: str
    rubric_version: str
    prompt: str

    @property
    def id(self) -> str:
        """Names the rater wherever scores are kept."""
        return f"{self.model}|{self.rubric_version[:12]}|{self.prompt}"


def abstained(dimension_ids: Sequence[str], why: Abstention) -> tuple[Assessment, ...]:
    """No number for any of these, for one reason."""
    return tuple(Assessment(dimension_id, None, why) for dimension_id in dimension_ids)


def is_worth_showing(assessment: Assessment) -> bool:
    """Whether there is anything to show beyond that there is no score."""
    return assessment.score is not None or bool(assessment.quotes)
