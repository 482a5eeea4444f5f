"""Fills the start form: the next step, or the card that waits, or an area the member just picked. Only reads."""

from dataclasses import replace

from bot.core.drill import MOST_ROUNDS, Drill, Format, Phase
from bot.core.errors import DrillAlreadyOpen, UnknownArea
from bot.core.goals import Origin
from bot.core.next_step import FirstUse, NextStep, StartForm
from bot.journeys.known_area import rubric_with
from bot.journeys.propose_next import propose_next, step_for
from bot.journeys.visit import Visit
from bot.store import members


def choose_drill(visit: Visit, area: tuple[str, str] | None = None) -> FirstUse | StartForm:
    """What the form opens with: the area that was asked for, or the next step.

    Raises DrillAlreadyOpen once a drill is under way.
    """
    proposed = propose_next(visit)
    if isinstance(proposed, FirstUse):
        return proposed
    if isinstance(proposed, NextStep):
        return StartForm(pick_area(visit, *area) if area else _as_focused(proposed))
    if proposed.drill.phase is not Phase.READY:
        raise DrillAlreadyOpen
    return _as_chosen(visit, proposed.drill)


def _as_chosen(visit: Visit, drill: Drill) -> StartForm:
    """The card that waits, with what its owner had set."""
    step = pick_area(visit, drill.rubric_id, drill.dimension_id)
    own_goal = drill.goal.text if drill.goal.origin is Origin.OWN else None
    chosen = replace(step, rounds=drill.planned, mode=drill.mode, format=drill.format)
    harder = step.harder
    stretch = harder is not None and (drill.level, drill.twisted) == (harder.level, harder.twisted)
    return StartForm(chosen, own_goal, stretch=stretch)


def _as_focused(step: NextStep) -> NextStep:
    """A check is started as it is; whoever changes it wants a drill."""
    return replace(step, format=Format.FOCUSED, rounds=MOST_ROUNDS) if step.format is Format.CHECK else step


def pick_area(visit: Visit, rubric_id: str, dimension_id: str) -> NextStep:
    """The next drill of an area. Raises UnknownArea when the rubrics have none such."""
    rubric = rubric_with(visit.library, rubric_id, dimension_id)
    profile = members.profile(visit.tx, visit.member)
    if profile is None or not profile.ready:
        raise UnknownArea
    return step_for(visit, profile, rubric, dimension_id)
