"""Charts of an area or of a whole rubric: asked for once, gathered again at the moment they are sent."""

from bot.core.area_chart import AreaCharts, charts_of_area, charts_of_rubric
from bot.core.errors import AreaLeft, UnknownArea
from bot.core.local_time import zone
from bot.core.outgoing import Priority
from bot.journeys.gather_evidence import evidence_of
from bot.journeys.known_area import area_once_there
from bot.journeys.visit import Visit, new_id
from bot.store import members, outbox

AREA_CHARTS = "area_charts"
"""The outbox kind; its reference is “rubric id|dimension id”, without the latter for all areas of a rubric."""
SAME_PRESS_SECONDS = 60
"""Within that, and a moment more, a second press is taken for the first."""


def ask_for_charts(visit: Visit, rubric_id: str, dimension_id: str = "") -> AreaCharts:
    """Send the charts to the DM if there is enough for one; what they would show, either way. Raises UnknownArea."""
    charts = _charts(visit, rubric_id, dimension_id)
    now = int(visit.utc.timestamp()) // SAME_PRESS_SECONDS
    reference = f"{rubric_id}|{dimension_id}"
    keys = [f"{AREA_CHARTS}:{visit.member.user_id}:{reference}:{minute}" for minute in (now, now - 1)]
    if charts.is_enough and not any(outbox.is_known(visit.tx, visit.member.team_id, key) for key in keys):
        seq, live = new_id(), Priority.LIVE
        outbox.post_aside(
            visit.tx,
            visit.member,
            keys[0],
            kind=AREA_CHARTS,
            reference=reference,
            seq=seq,
            now=visit.utc,
            priority=live,
        )
    return charts


def see_charts(visit: Visit, reference: str) -> AreaCharts | None:
    """What the message shows now; None where there isn't enough any more, or the files lost the area. Only reads."""
    rubric_id, _, dimension_id = reference.partition("|")
    try:
        charts = _charts(visit, rubric_id, dimension_id)
    except UnknownArea:
        return None
    return charts if charts.is_enough else None


def _charts(visit: Visit, rubric_id: str, dimension_id: str) -> AreaCharts:
    rubric = visit.library.find(rubric_id)
    if rubric is None:
        raise AreaLeft if dimension_id else UnknownArea
    profile = members.profile(visit.tx, visit.member)
    tz = profile.tz if profile else "UTC"
    day = visit.now.astimezone(zone(tz)).date()
    seen = evidence_of(visit, rubric)
    if not dimension_id:
        return charts_of_rubric(rubric, seen, day, tz)
    dimension = area_once_there(visit.library, rubric_id, dimension_id).dimension(dimension_id)
    return charts_of_area(rubric, dimension, seen, day, tz)
