"""What a model may reply, as schemas. What doesn’t fit is no reply; what fits is still checked before it is used."""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

Label = Literal["1a", "1b", "2a", "2b", "3a", "3b"]
"""A behaviour of a dimension: its level, and which of the two."""


class _Reply(BaseModel):
    """Every key is required and no other is allowed: what servers call a strict schema."""

    model_config = ConfigDict(extra="forbid", frozen=True)


def _few(most: int) -> Any:
    """A list that servers are told to end in time; small models never stop otherwise. A longer one is still read."""
    return Field(json_schema_extra={"maxItems": most})


class Ready(_Reply):
    """The reply to the check whether a server keeps to schemas, in all that ours make use of."""

    ready: bool
    seen: Annotated[list[Label], _few(2)]


class Variation(_Reply):
    """A question worded anew."""

    question: str


class FollowUp(_Reply):
    """One follow-up, after naming what it is about."""

    weakest: str
    ask: str


class Coaching(_Reply):
    """One thing to do in the next round."""

    instruction: str


class QuoteClaim(_Reply):
    """Words the member is said to have said, and what they show."""

    round: int
    words: str
    shows: Label


class DimensionClaim(_Reply):
    """What the model makes of one dimension."""

    id: str
    on_topic: bool
    quotes: Annotated[list[QuoteClaim], _few(4)]
    missing: Annotated[list[Label], _few(4)]
    score: Literal[1, 2, 3] | None
    reason: str


class AssessmentClaim(_Reply):
    """What the model makes of the answers. Nothing of it counts before the judgement."""

    to_the_reader: Annotated[list[str], _few(3)]
    dimensions: Annotated[list[DimensionClaim], _few(10)]


NAMES: dict[type[BaseModel], str] = {
    Ready: "ready",
    Variation: "variation",
    FollowUp: "follow_up",
    Coaching: "coaching",
    AssessmentClaim: "assessment",
}
"""What each schema is called in a request."""
