"""*Delete my data*: first what there is, then, once confirmed, all of it at once."""

from bot.core.holdings import Holdings
from bot.journeys.visit import Visit
from bot.store import whole_member


def count_holdings(visit: Visit) -> Holdings:
    """What would be deleted. Only reads."""
    return whole_member.holdings(visit.tx, visit.member)


def delete_member(visit: Visit) -> Holdings:
    """Delete every row of the member; what was deleted. Nothing is kept of the request either: don't run it `once`."""
    had = whole_member.holdings(visit.tx, visit.member)
    whole_member.erase(visit.tx, visit.member)
    return had
