"""Example data says that it is: the workspace is marked as made up, and whoever it is about is told in their DM."""

from bot.journeys.visit import Visit, new_id
from bot.store import members, outbox, workspaces

EXAMPLE = "example"
"""The outbox kind of the message that says so."""


def present_example(visit: Visit) -> None:
    """Once, however often it is called. The message stands in place of the welcome."""
    workspaces.set_example(visit.tx, visit.member.team_id)
    members.set_greeted(visit.tx, visit.member)
    outbox.post(
        visit.tx,
        visit.member,
        f"{EXAMPLE}:{visit.member.user_id}",
        kind=EXAMPLE,
        reference="",
        seq=new_id(),
        now=visit.utc,
    )
