"""First contact: the member is made and welcomed, once."""

from bot.journeys.visit import Visit, new_id
from bot.store import members, outbox

WELCOME = "welcome"


def greet(visit: Visit) -> None:
    """The Messages tab was opened: the first time, the welcome goes out."""
    profile = members.meet(visit.tx, visit.member, visit.now)
    if profile.greeted:
        return
    members.set_greeted(visit.tx, visit.member)
    outbox.post(
        visit.tx,
        visit.member,
        f"welcome:{visit.member.user_id}",
        kind=WELCOME,
        reference="",
        seq=new_id(),
        now=visit.utc,
    )
