"""*Helpful* and *Not helpful* under an AI's words: counted, so that whoever runs the app can see what it is worth."""

from bot.core.errors import NotYours
from bot.journeys.visit import Visit
from bot.store import drills, opinions


def rate_ai(visit: Visit, line_key: str, helpful: bool) -> None:
    """The last one pressed counts. Raises NotYours for a message of nobody's drill here."""
    _, _, rest = line_key.partition(":")
    if drills.by_id(visit.tx, visit.member, rest.partition(":")[0]) is None:
        raise NotYours
    opinions.keep(visit.tx, visit.member, line_key, helpful, visit.utc)
