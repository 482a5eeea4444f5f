"""*Join* and *Hide me* under a channel's digest: whoever presses decides for themselves, whether met before or not."""

from bot.core.members import Sharing
from bot.journeys.visit import Visit
from bot.store import members


def join_digest(visit: Visit) -> Sharing:
    """Be counted from the next digest on; what was shared before. Who is named already stays so."""
    before = members.meet(visit.tx, visit.member, visit.now).sharing
    if before is Sharing.NOTHING:
        members.set_sharing(visit.tx, visit.member, Sharing.COUNTED)
    return before


def leave_digest(visit: Visit) -> Sharing:
    """Share nothing any more; what was shared before."""
    before = members.meet(visit.tx, visit.member, visit.now).sharing
    members.set_sharing(visit.tx, visit.member, Sharing.NOTHING)
    return before
