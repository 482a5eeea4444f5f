"""Starts a drill: with the defaults, with a choice, or right after the first use's two questions."""

from dataclasses import replace

from bot.core.drill import Drill, Format, Phase, Round
from bot.core.errors import DrillAlreadyOpen, UnknownArea
from bot.core.find_area import Area, Place, Suggestions
from bot.core.goals import reworded
from bot.core.members import Level, Profile
from bot.core.moves import begin
from bot.core.next_step import Choice, FirstUse, NextStep, OpenDrill
from bot.core.rubric import Rubric
from bot.core.standing import progress_of
from bot.journeys import ask, find_drill, stop_drill
from bot.journeys.clocks import set_clocks
from bot.journeys.known_area import place_named, rubric_with
from bot.journeys.propose_next import in_rubric, propose_next, step_for
from bot.journeys.publish import publish, save
from bot.journeys.seek_area import meant
from bot.journeys.use_ai import model_for
from bot.journeys.visit import Visit, new_id, rubric_of
from bot.store import drills, members, rubric_versions


def start_now(visit: Visit) -> FirstUse | Drill:
    """`/drill go`: the waiting card or the next step at once, round 1 included. FirstUse asks rubric and level."""
    proposed = propose_next(visit)
    if isinstance(proposed, OpenDrill):
        return _begin_waiting(visit, drills.open_one(visit.tx, visit.member))
    if isinstance(proposed, FirstUse):
        members.meet(visit.tx, visit.member, visit.now)
        return proposed
    return _open_begun(visit, proposed)


def start_area(visit: Visit, rubric_id: str, dimension_id: str, *, level_up: bool = False) -> FirstUse | Drill:
    """The next drill of an area that was asked for, at once; its rubric is what the member practises with from now on.

    Without a dimension it is of the rubric. `level_up`: with harder questions.
    """
    place = place_named(visit.library, rubric_id, dimension_id)
    profile = members.meet(visit.tx, visit.member, visit.now)
    if profile.level is None:
        return FirstUse(visit.library, place)
    members.set_target(visit.tx, visit.member, rubric_id, profile.level)
    if not level_up:
        return _start_at(visit, profile, place)
    _put_away_card(visit)
    return _open_begun(visit, _step_at(visit, profile, place).stretched())


def start_offered(visit: Visit, rubric_id: str, dimension_id: str, *, check: bool = False) -> FirstUse | Drill:
    """What a *Start* named, at once, whatever would be offered by now. A `check` stays one while it is due."""
    place = place_named(visit.library, rubric_id, dimension_id)
    profile = members.meet(visit.tx, visit.member, visit.now)
    return _start_at(visit, profile, place, check=check) if profile.ready else FirstUse(visit.library, place)


def start_with_question(
    visit: Visit, rubric_id: str, dimension_id: str, question_id: str, question: str, *, check: bool = False
) -> FirstUse | Drill:
    """A drill on an area at once, whose round 1 asks this very question: one the member was shown outside a drill.

    Somebody who had it before gets a fresh one; the drill's round 1 tells which it was. A `check` stays one while it is
    due. FirstUse asks rubric and level. Raises DrillAlreadyOpen while a drill is under way, and UnknownArea.
    """
    place = place_named(visit.library, rubric_id, dimension_id)
    profile = members.meet(visit.tx, visit.member, visit.now)
    if not profile.ready:
        return FirstUse(visit.library, place)
    _put_away_card(visit)
    step = _step_at(visit, profile, place)
    planned = _planned(visit, step.as_check() if check and _check_due(visit, step) else step)
    if question_id in drills.questions_asked(visit.tx, visit.member, rubric_id):
        return _open(visit, _begun(visit, planned, step.rubric), step.rubric)
    first = Round(number=1, role=planned.role_of(1), question_id=question_id, question=question)
    return _open(visit, begin(planned, first, visit.now), step.rubric)


def first_round(visit: Visit, step: NextStep) -> Round:
    """Round 1 of a drill as it would start now, to show its question outside a drill. Stores nothing."""
    first = ask.next_round(visit, _planned(visit, step), step.rubric)
    assert first is not None
    return first


def start_by_name(visit: Visit, typed: str) -> FirstUse | Drill | Suggestions:
    """`/drill go` with a name: that area or rubric at once; where it isn't clear, what may have been meant."""
    found = meant(visit, typed)
    if isinstance(found, Suggestions):
        return found
    return start_area(visit, found.rubric.id, found.dimension.id if isinstance(found, Area) else "")


def start_first(visit: Visit, rubric_id: str, level: Level, dimension_id: str | None = None) -> Drill:
    """The first use's answers are kept, and the first drill starts: of the area that was named, if one was."""
    rubric = place_named(visit.library, rubric_id, dimension_id or "").rubric
    members.meet(visit.tx, visit.member, visit.now)
    members.set_target(visit.tx, visit.member, rubric.id, level)
    members.set_greeted(visit.tx, visit.member)
    profile = members.meet(visit.tx, visit.member, visit.now)
    return _open_begun(visit, step_for(visit, profile, rubric, dimension_id or None))


def start_chosen(visit: Visit, choice: Choice) -> Drill:
    """The start modal: the choice is kept as the member's habit, and the card waits for *Start round 1*."""
    rubric = rubric_with(visit.library, choice.rubric_id, choice.dimension_id)
    members.set_habits(visit.tx, visit.member, choice.mode, choice.rounds)
    profile = members.meet(visit.tx, visit.member, visit.now)
    if profile.level is None:
        raise UnknownArea
    _put_away_card(visit)
    members.set_target(visit.tx, visit.member, rubric.id, profile.level)
    step = step_for(visit, profile, rubric, choice.dimension_id)
    step = replace(step, rounds=choice.rounds, mode=choice.mode)
    step = step.as_full_length() if choice.format is Format.FULL_LENGTH else step
    typed = (choice.goal or "").strip()
    if typed and typed != step.goal.text:
        step = replace(step, goal=reworded(step.goal, typed))
    if choice.stretch:
        step = step.stretched()
    return _open(visit, _planned(visit, step), rubric)


def begin_drill(visit: Visit, drill_id: str, step: str) -> Drill:
    """*Start round 1* on the card."""
    drill = find_drill.pressed(visit, drill_id, step)
    return save(visit, drill, _begun(visit, drill, rubric_of(visit, drill)))


def _start_at(visit: Visit, profile: Profile, place: Place, *, check: bool = False) -> Drill:
    """A card that waits for this very place is begun; another one makes room."""
    waiting = drills.open_one(visit.tx, visit.member)
    if waiting is not None and _is_at(waiting, place):
        return _begin_waiting(visit, waiting)
    _put_away_card(visit)
    step = _step_at(visit, profile, place)
    return _open_begun(visit, step.as_check() if check and _check_due(visit, step) else step)


def _is_at(drill: Drill, place: Place) -> bool:
    """A whole interview is no drill of one area, whichever it begins with."""
    if isinstance(place, Area) and (drill.dimension_id != place.dimension.id or drill.format is Format.FULL_LENGTH):
        return False
    return drill.rubric_id == place.rubric.id


def _step_at(visit: Visit, profile: Profile, place: Place) -> NextStep:
    if isinstance(place, Area):
        return step_for(visit, profile, place.rubric, place.dimension.id)
    return in_rubric(visit, profile, place.rubric)


def _check_due(visit: Visit, step: NextStep) -> bool:
    drilled = drills.past_goals(visit.tx, visit.member, step.rubric.id)
    return progress_of(drilled.get(step.dimension.id, ())).check_due(visit.now)


def _begin_waiting(visit: Visit, waiting: Drill | None) -> Drill:
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
        twisted=step.twisted,
        model=model_for(visit),
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
