"""A member changed or deleted a message in Slack; what we keep follows."""

from bot.journeys.visit import Visit
from bot.store import messages


def edit_message(visit: Visit, channel_id: str, ts: str, text: str, edited_ts: str) -> None:
    """The newest wording is the one that counts."""
    messages.edit(visit.tx, visit.member, channel_id, ts, text, edited_ts)


def remove_message(visit: Visit, channel_id: str, ts: str) -> None:
    """Deleted in Slack is deleted here."""
    messages.remove(visit.tx, visit.member, channel_id, ts)
