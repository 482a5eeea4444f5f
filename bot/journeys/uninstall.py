"""The app is taken out of a workspace, comes back to it, or stays away for so long that all it had there is deleted."""

from datetime import datetime, timedelta

from sqlalchemy import Connection

from bot.journeys.visit import Visit
from bot.store import whole_workspace, workspaces

KEPT_FOR = timedelta(days=30)
"""How long a workspace's data stays after the app was taken out of it, in case that was a mistake."""


def uninstall(visit: Visit) -> None:
    """Slack takes nothing from us there any more: everything that waits is dropped at once.

    Whose visit it is makes no difference; of several times it is said, the first counts.
    """
    team_id = visit.member.team_id
    if workspaces.uninstalled_at(visit.tx, team_id) is None:
        workspaces.set_uninstalled(visit.tx, team_id, visit.now)
    whole_workspace.drop_waiting(visit.tx, team_id, visit.utc)


def is_uninstalled(tx: Connection, team_id: str) -> bool:
    """Whether nothing is to be sent to a workspace. Only reads."""
    return workspaces.uninstalled_at(tx, team_id) is not None


def installed(tx: Connection, team_id: str, now: datetime) -> bool:
    """The app starts with a token that Slack takes: whether it had been away. Then what comes by itself goes on.

    `now` is product time.
    """
    if workspaces.uninstalled_at(tx, team_id) is None:
        return False
    workspaces.set_uninstalled(tx, team_id, None)
    whole_workspace.set_going(tx, team_id, now)
    return True


def delete_abandoned(tx: Connection, now: datetime, limit: int) -> bool:
    """Delete up to `limit` rows of the first workspace that was left long enough ago; whether there may be more.

    `now` is product time.
    """
    left = workspaces.uninstalled_before(tx, now - KEPT_FOR)
    return bool(left) and (whole_workspace.erase(tx, left[0], limit) or len(left) > 1)
