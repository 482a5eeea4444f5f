"""Starts a drill: with the defaults, with a choice, or right after the first use's two questions."""

from dataclasses import replace

from bot.core.drill import Drill, Format, Phase
from bot.core.errors import DrillAlreadyOpen, UnknownArea
from bot.core.goals import reworded
from bot.core.library import Library
from bot.core.members import Level
from bot.core.moves import begin
from bot.core.next_step import Choice, FirstUse, NextStep, OpenDrill
from bot.core.rubric import Rubric
from bot.journeys import ask, find_drill, stop_drill
from bot.journeys.choose_drill import pick_area
from bot.journeys.clocks import set_clocks
from bot.journeys.propose_next import propose_next, step_for
from bot.journeys.publish import publish, save
from bot.journeys.visit import Visit, new_id, rubric_of
from bot.store import drills, members, rubric_versions


def start_now(visit: Visit) -> FirstUse | Drill:
    """`/drill go`: the waiting card or the next step at once, round 1 included. FirstUse asks rubric and level."""
    proposed = propose_next(visit)
    if isinstance(proposed, OpenDrill):
        return _begin_waiting(visit)
    if isinstance(proposed, FirstUse):
        members.meet(visit.tx, visit.member, visit.now)
        return proposed
    return _open_begun(visit, proposed)


def start_area(visit: Visit, rubric_id: str, dimension_id: str, *, level_up: bool = False) -> FirstUse | Drill:
    """The next drill of one area at once. A card that waits makes room. FirstUse asks rubric and level first.

    `level_up`: with questions for the level above.
    """
    rubric = _rubric(visit.library, rubric_id)
    profile = members.meet(visit.tx, visit.member, visit.now)
    if profile.level is None:
        return FirstUse(visit.library)
    members.set_target(visit.tx, visit.member, rubric.id, profile.level)
    _put_away_card(visit)
    step = pick_area(visit, rubric_id, dimension_id)
    return _open_begun(visit, step.a_level_up() if level_up else step)


def start_first(visit: Visit, rubric_id: str, level: Level) -> Drill:
    """The two answers of the first use: kept, and the first drill starts."""
    rubric = _rubric(visit.library, rubric_id)
    members.meet(visit.tx, visit.member, visit.now)
    members.set_target(visit.tx, visit.member, rubric.id, level)
    members.set_greeted(visit.tx, visit.member)
    profile = members.meet(visit.tx, visit.member, visit.now)
    return _open_begun(visit, step_for(visit, profile, rubric))


def start_chosen(visit: Visit, choice: Choice) -> Drill:
    """The start modal: the choice is kept as the member's habit, and the card waits for *Start round 1*."""
    rubric = _rubric(visit.library, choice.rubric_id)
    members.set_habits(visit.tx, visit.member, choice.mode, choice.rounds)
    profile = members.meet(visit.tx, visit.member, visit.now)
    if profile.level is None:
        raise UnknownArea
    _put_away_card(visit)
    members.set_target(visit.tx, visit.member, rubric.id, profile.level)
    if choice.dimension_id not in [dimension.id for dimension in rubric.dimensions]:
        raise UnknownArea
    step = step_for(visit, profile, rubric, choice.dimension_id)
    step = replace(step, rounds=choice.rounds, mode=choice.mode)
    step = step.as_full_length() if choice.format is Format.FULL_LENGTH else step
    typed = (choice.goal or "").strip()
    if typed and typed != step.goal.text:
        step = replace(step, goal=reworded(step.goal, typed))
    if choice.stretch:
        step = step.a_level_up()
    return _open(visit, _planned(visit, step), rubric)


def begin_drill(visit: Visit, drill_id: str, step: str) -> Drill:
    """*Start round 1* on the card."""
    drill = find_drill.pressed(visit, drill_id, step)
    return save(visit, drill, _begun(visit, drill, rubric_of(visit, drill)))


def _begin_waiting(visit: Visit) -> Drill:
    waiting = drills.open_one(visit.tx, visit.member)
    if waiting is None or waiting.phase is not Phase.READY:
        raise DrillAlreadyOpen
    return save(visit, waiting, _begun(visit, waiting, rubric_of(visit, waiting)))


def _open_begun(visit: Visit, step: NextStep) -> Drill:
    """Stored and published once, with its first question: no card waits in between."""
    return _open(visit, _begun(visit, _planned(visit, step), step.rubric), step.rubric)


def _planned(visit: Visit, step: NextStep) -> Drill:
    return Drill(
        id=new_id(),
        member=visit.member,
        rubric_id=step.rubric.id,
        rubric_version=step.rubric.version,
        dimension_id=step.dimension.id,
        level=step.level,
        mode=step.mode,
        format=step.format,
        goal=step.goal,
        seconds=step.seconds,
        planned=step.rounds,
        created_at=visit.now,
    )


def _open(visit: Visit, drill: Drill, rubric: Rubric) -> Drill:
    rubric_versions.keep(visit.tx, visit.member.team_id, rubric)
    if not drills.add(visit.tx, visit.member, drill):
        raise DrillAlreadyOpen
    set_clocks(visit, None, drill)
    publish(visit, None, drill)
    return drill


def _begun(visit: Visit, drill: Drill, rubric: Rubric) -> Drill:
    first = ask.next_round(visit, drill, rubric)
    assert first is not None
    return begin(drill, first, visit.now)


def _put_away_card(visit: Visit) -> None:
    """A card that waits for its start makes room for the one chosen in its place."""
    waiting = drills.open_one(visit.tx, visit.member)
    if waiting is not None and waiting.phase is Phase.READY:
        stop_drill.end(visit, waiting)


def _rubric(library: Library, rubric_id: str) -> Rubric:
    rubric = library.find(rubric_id)
    if rubric is None:
        raise UnknownArea
    return rubric
