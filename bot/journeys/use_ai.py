"""Whether an AI may be asked for a member, and what it was asked: settings, today's budget, the accounts."""

from collections.abc import Iterable

from bot.core.drill import Drill, Format
from bot.core.spending import Spent, day_begins
from bot.journeys.visit import Visit, new_id
from bot.store import members, spending, workspaces


def model_for(visit: Visit) -> str | None:
    """The AI that interviews the member in what starts now; None for the question bank. Only reads."""
    if visit.terms is None or workspaces.without_ai(visit.tx, visit.member.team_id):
        return None
    profile = members.profile(visit.tx, visit.member)
    if profile is None or profile.without_ai or not affordable(visit):
        return None
    return visit.terms.model


def affordable(visit: Visit) -> bool:
    """Whether today (UTC) has room for a call. Calls under way aren't counted yet, so the last one may go over."""
    if visit.terms is None:
        return False
    today = day_begins(visit.utc)
    if visit.terms.member.is_spent(*spending.of_member(visit.tx, visit.member, today)):
        return False
    return not visit.terms.workspace.is_spent(*spending.of_workspace(visit.tx, visit.member.team_id, today))


def words_questions(drill: Drill) -> bool:
    """Whether an AI words the drill's next question. A whole interview has a clock, so nobody waits in it."""
    return drill.model is not None and drill.format is Format.FOCUSED and len(drill.rounds) < drill.planned


def keep_spent(visit: Visit, spent: Iterable[Spent]) -> None:
    """The accounts, call by call."""
    if visit.terms is not None:
        for each in spent:
            spending.keep(visit.tx, visit.member, new_id(), visit.terms.model, each, visit.terms.cost(each), visit.utc)
