"""What a whole workspace has set."""

from datetime import datetime

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


def set_uninstalled(tx: Connection, team_id: str, at: datetime | None) -> None:
    """The app was taken out of the workspace at a moment of product time; None: it is back."""
    dialect.put(tx, workspaces, ("uninstalled_at",), team_id=team_id, uninstalled_at=at)


def uninstalled_at(tx: Connection, team_id: str) -> datetime | None:
    """Since when the app is no longer there, or None while it is."""
    at: datetime | None = tx.scalar(select(workspaces.c.uninstalled_at).where(workspaces.c.team_id == team_id))
    return at


def uninstalled_before(tx: Connection, before: datetime) -> list[str]:
    """The workspaces the app was taken out of before a moment of product time, and that it didn't come back to."""
    gone = select(workspaces.c.team_id).where(workspaces.c.uninstalled_at < before)
    return list(tx.scalars(gone.order_by(workspaces.c.team_id)))


def set_example(tx: Connection, team_id: str, example: bool = True) -> None:
    """What is in the workspace is made up, to be looked at."""
    dialect.put(tx, workspaces, ("example",), team_id=team_id, example=example)


def is_example(tx: Connection, team_id: str) -> bool:
    """Whether what is in the workspace is made up."""
    return bool(tx.scalar(select(workspaces.c.example).where(workspaces.c.team_id == team_id)))
