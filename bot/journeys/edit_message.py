"""A member changed or deleted a message in Slack; what we keep follows, also when the change arrives first."""

from collections.abc import Sequence

from bot.journeys.hear_message import Heard, keep
from bot.journeys.visit import Visit
from bot.store import attachments, members, messages


def edit_message(visit: Visit, changed: Heard, edited_ts: str, files_gone: Sequence[str] = ()) -> None:
    """The newest wording is the one that counts; a file that was deleted or taken off the message is gone."""
    _keep(visit, changed)
    messages.edit(visit.tx, visit.member, changed.channel_id, changed.ts, changed.text, edited_ts)
    for file_id in files_gone:
        attachments.remove(visit.tx, visit.member, changed.channel_id, changed.ts, file_id)


def remove_message(visit: Visit, deleted: Heard) -> None:
    """Deleted in Slack is deleted here, with its files."""
    _keep(visit, deleted)
    messages.remove(visit.tx, visit.member, deleted.channel_id, deleted.ts)
    attachments.remove(visit.tx, visit.member, deleted.channel_id, deleted.ts)


def _keep(visit: Visit, heard: Heard) -> None:
    """Takes the message's place unless it is here already; the message itself then gives way.

    Not for somebody unknown: who had their data deleted and now tidies up in Slack brings nothing back.
    """
    if members.profile(visit.tx, visit.member) is not None:
        keep(visit, heard)
