"""Gathers the App Home. Only reads."""

from bot.core.areas import standings
from bot.core.drill import JUDGED, Drill, Verdict
from bot.core.next_step import FirstUse, NextStep, OpenDrill
from bot.core.scene import HomeScene, PastDrill
from bot.journeys.propose_next import propose_next
from bot.journeys.visit import Visit, rubric_of
from bot.store import drills, look_back

PAST_DRILLS = 5


def see_home(visit: Visit) -> HomeScene:
    """The next step, the standing of every area of the target rubric, the last drills."""
    proposed = propose_next(visit)
    if isinstance(proposed, FirstUse):
        return HomeScene(proposed)
    rubric = proposed.rubric
    seen = look_back.observations(visit.tx, visit.member, rubric.id)
    return HomeScene(
        next=proposed,
        rubric=rubric,
        standings=standings(rubric, seen),
        past=[_past(visit, drill) for drill in drills.latest(visit.tx, visit.member, PAST_DRILLS)],
        last_fix=_last_fix(visit, proposed),
    )


def _last_fix(visit: Visit, proposed: OpenDrill | NextStep) -> str | None:
    area = proposed.drill.dimension_id if isinstance(proposed, OpenDrill) else proposed.dimension.id
    return look_back.last_fix(visit.tx, visit.member, proposed.rubric.id, area)


def _past(visit: Visit, drill: Drill) -> PastDrill:
    rubric = rubric_of(visit, drill)
    sheet = look_back.own_sheet(visit.tx, visit.member, drill.id)
    retro = look_back.retro_of(visit.tx, visit.member, drill.id)
    return PastDrill(
        dimension_name=rubric.dimension(drill.dimension_id).name,
        at=drill.created_at,
        passed=sum(round_.verdict is Verdict.PASS for round_ in drill.rounds),
        rounds=sum(round_.verdict in JUDGED for round_ in drill.rounds),
        score=sheet.scores.get(drill.dimension_id) if sheet else None,
        fix=retro.fix if retro else "",
    )
