"""`/drill log` with something typed after it: the log of the area that is meant. Only reads."""

from bot.core.find_area import Area
from bot.core.log import LogScene, Wanted
from bot.journeys.see_log import see_log_page
from bot.journeys.seek_area import meant
from bot.journeys.visit import Visit


def seek_log(visit: Visit, typed: str) -> LogScene:
    """The newest page of what is about the area typed; of everything where that is no one area's name."""
    place = meant(visit, typed)
    area = (place.rubric.id, place.dimension.id) if isinstance(place, Area) else None
    return see_log_page(visit, Wanted(area=area))
