"""Reference answers, read by the model: what it claimed they say, and what is left of that behind the guards."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass

from bot.core.assessment import Assessment
from bot.core.references import Reference
from bot.core.spending import Outcome
from bot.interviewer.interviewer import Answered, Answers
from bot.interviewer.plain_text import plain
from bot.interviewer.quotes import verified
from bot.interviewer.replies import AssessmentClaim
from bot.interviewer.served_model import REST_SECONDS
from tests.interviewer.reference_drills import LIBRARY, REFERENCES
from tests.live.calls import interviewer
from tests.live.overheard import Overheard

WEAK, STRONG = 1, 3
STRONG_ONES = 6
"""Of the strong answers; of the weak ones all are read."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One answer: `claim` is None where no usable reply came, as `outcome` tells; `kept` is what a member would see."""

    reference: Reference
    claim: AssessmentClaim | None
    outcome: Outcome
    kept: Assessment

    @property
    def claimed(self) -> list[str]:
        """Every quote the model says it found."""
        return [quote.words for each in (self.claim.dimensions if self.claim else ()) for quote in each.quotes]

    @property
    def invented(self) -> list[str]:
        """Those that nobody said, by the app's own rule."""
        said = {1: plain(self.reference.text)}
        return [words for words in self.claimed if verified(words, said) is None]

    @property
    def shown_but_never_said(self) -> list[str]:
        """Quotes that got through and don't stand in the answer letter by letter. Knows nothing of the app's rule."""
        said = _in_one_line(self.reference.text)
        pieces = [piece for quote in self.kept.quotes for piece in quote.text.split(" … ")]
        return [piece for piece in pieces if _in_one_line(piece) not in said]

    @property
    def rests_on_nothing(self) -> bool:
        """A 2 or a 3 that no quote bears out."""
        return self.kept.score in (2, 3) and not self.kept.quotes


async def read_references(model: Overheard) -> Sequence[Reading]:
    """Every weak answer and some strong ones, each as a drill with one round, one after the other."""
    weak = [each for each in REFERENCES if each.level == WEAK]
    strong = [each for each in REFERENCES if each.level == STRONG][:STRONG_ONES]
    return [await _read_in_the_end(each, model) for each in (*weak, *strong)]


async def _read_in_the_end(reference: Reference, model: Overheard) -> Reading:
    """After three slow calls the app leaves a server alone for a while; here that is waited for."""
    reading = await _read(reference, model)
    if reading.outcome is not Outcome.DOWN:
        return reading
    await asyncio.sleep(REST_SECONDS)
    return await _read(reference, model)


async def _read(reference: Reference, model: Overheard) -> Reading:
    rubric = LIBRARY.find(reference.rubric_id)
    assert rubric is not None
    dimension = rubric.dimension(reference.dimension_id)
    heard = model.alone()
    rounds = (Answered(1, reference.question, reference.text),)
    read = await interviewer(heard).assess(Answers(rubric, (dimension,), rubric.levels[0], rounds, fewest_rounds=1))
    (call,) = heard.heard
    claim = call.value if isinstance(call.value, AssessmentClaim) else None
    return Reading(reference, claim, call.outcome, read.assessments[0])


def _in_one_line(text: str) -> str:
    return " ".join(text.split())
