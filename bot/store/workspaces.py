"""What a whole workspace has set."""

from sqlalchemy import Connection, bindparam, select

from bot.store import dialect
from bot.store.tables import workspaces

# Asked at every start of a drill where an AI serves, so it is built once.
_WITHOUT_AI = select(workspaces.c.without_ai).where(workspaces.c.team_id == bindparam("team_id"))


def without_ai(tx: Connection, team_id: str) -> bool:
    """Whether an AI stays out of everybody's drills here."""
    return bool(tx.scalar(_WITHOUT_AI, {"team_id": team_id}))


def set_without_ai(tx: Connection, team_id: str, without: bool) -> None:
    """For everybody in the workspace, from their next drill on."""
    dialect.put(tx, workspaces, ("without_ai",), team_id=team_id, without_ai=without)
