"""*Share rubric*: the rubric as text in the member's DM, to copy to someone outside Slack."""

from bot.core.errors import UnknownArea
from bot.core.find_area import Suggestions
from bot.core.rubric import Rubric
from bot.journeys.seek_area import seek_rubric
from bot.journeys.visit import Visit, new_id
from bot.store import members, outbox

RUBRIC = "rubric"
"""The outbox kind of a rubric's text; its reference is the rubric's id."""


def share_named(visit: Visit, typed: str) -> Rubric | Suggestions:
    """Send the rubric that was typed; with nothing typed, one's own. Where it isn't clear, nothing is sent."""
    rubric = seek_rubric(visit, typed) if typed else None
    return rubric if isinstance(rubric, Suggestions) else share_rubric(visit, rubric.id if rubric else None)


def share_rubric(visit: Visit, rubric_id: str | None) -> Rubric:
    """Send a rubric's text, by default that of the member's own target. Raises UnknownArea."""
    profile = members.meet(visit.tx, visit.member, visit.now)
    rubric = visit.library.find(rubric_id or profile.rubric_id) or next(iter(visit.library), None)
    if rubric is None:
        raise UnknownArea
    key = f"rubric:{new_id()}"
    outbox.post(visit.tx, visit.member, key, kind=RUBRIC, reference=rubric.id, seq=new_id(), now=visit.utc)
    return rubric
