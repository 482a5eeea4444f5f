"""AI on and off: for oneself, and for everybody in the workspace."""

from bot.core.ai_state import AiState
from bot.journeys.visit import Visit
from bot.store import members, workspaces


def see_ai(visit: Visit) -> AiState:
    """How it is set. Only reads."""
    profile = members.profile(visit.tx, visit.member)
    return AiState(
        model=visit.terms.model if visit.terms else None,
        off_for_me=profile is not None and profile.without_ai,
        off_for_all=workspaces.without_ai(visit.tx, visit.member.team_id),
    )


def switch_for_me(visit: Visit, on: bool) -> AiState:
    """From the next drill on."""
    members.meet(visit.tx, visit.member, visit.now)
    members.set_without_ai(visit.tx, visit.member, not on)
    return see_ai(visit)


def switch_for_all(visit: Visit, on: bool) -> AiState:
    """The same for everybody; whoever asks was found to be an admin."""
    workspaces.set_without_ai(visit.tx, visit.member.team_id, not on)
    return see_ai(visit)
