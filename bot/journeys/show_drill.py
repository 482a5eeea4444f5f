"""Gathers what a drill's messages and its look back show. Only reads."""

from dataclasses import replace

from bot.core.calibration import agreement_of, leaning
from bot.core.drill import Drill, Phase
from bot.core.errors import AlreadyRevealed, StepPassed
from bot.core.scene import DrillScene, LookBack
from bot.core.scoring import Score
from bot.core.standing import Progress, progress_of
from bot.core.turn import TurnKind
from bot.journeys.find_drill import mine
from bot.journeys.keep_draft import form_of
from bot.journeys.visit import Visit, rubric_of
from bot.store import assessments, drills, look_back, turns


def show_drill(visit: Visit, drill_id: str) -> DrillScene | None:
    """Everything a message of this drill may show, or None when the drill is gone."""
    drill = drills.by_id(visit.tx, visit.member, drill_id, lock=False)
    return None if drill is None else scene_of(visit, drill)


def scene_for_form(visit: Visit, drill_id: str) -> DrillScene:
    """Like show_drill, for a form that is open. Raises NotYours."""
    return scene_of(visit, mine(visit, drill_id, lock=False))


def open_look_back(visit: Visit, drill_id: str) -> LookBack:
    """The first step that is missing, with what was given so far. Raises NotYours, AlreadyRevealed, StepPassed."""
    return next_of(visit, scene_for_form(visit, drill_id))


def next_of(visit: Visit, scene: DrillScene) -> LookBack:
    """The step of the look back that comes next."""
    if scene.drill.phase is Phase.DONE:
        raise AlreadyRevealed
    step = scene.drill.next_step
    if scene.drill.phase is not Phase.SCORING or step is None:
        raise StepPassed
    return form_of(visit, scene, step)


def scene_of(visit: Visit, drill: Drill) -> DrillScene:
    """A drill with its look back so far. Before the rounds are over there is none to read."""
    rubric = rubric_of(visit, drill)
    if drill.rounds_over_at is None:
        return DrillScene(drill, rubric, hears_clips=visit.reads_files)
    scene = DrillScene(
        drill=drill,
        rubric=rubric,
        sheet=look_back.own_sheet(visit.tx, visit.member, drill.id),
        signals=look_back.signals_of(visit.tx, visit.member, drill.id),
        retro=look_back.retro_of(visit.tx, visit.member, drill.id),
        score_last_time=_score_last_time(visit, drill),
        progress=_progress(visit, drill),
        hears_clips=visit.reads_files,
    )
    return _with_reading(visit, scene) if drill.phase is Phase.DONE else scene


def _with_reading(visit: Visit, scene: DrillScene) -> DrillScene:
    """Only after the reveal: what an AI read, and how far it has agreed with people so far."""
    drill = scene.drill
    if drill.assessed_at is None:
        waiting = turns.is_waiting(visit.tx, visit.member, drill.id, TurnKind.ASSESSMENT)
        return replace(scene, is_being_read=waiting)
    judge = assessments.judge_of(visit.tx, visit.member, drill.id)
    pairs = assessments.pairs(visit.tx, visit.member, judge) if judge else []
    return replace(
        scene,
        assessments=assessments.of_drill(visit.tx, visit.member, drill.id),
        leaning=leaning(pairs),
        kappa=agreement_of(pairs),
    )


def _progress(visit: Visit, drill: Drill) -> Progress | None:
    """What the drills of the area amount to, up to this one; only once it is over."""
    if drill.closed_at is None or drill.phase is not Phase.DONE:
        return None
    past = drills.past_goals(visit.tx, visit.member, drill.rubric_id).get(drill.dimension_id, [])
    return progress_of([goal for goal in past if goal.closed_at <= drill.closed_at])


def _score_last_time(visit: Visit, drill: Drill) -> Score | None:
    earlier = drills.one_before(visit.tx, visit.member, drill)
    sheet = look_back.own_sheet(visit.tx, visit.member, earlier) if earlier else None
    return sheet.scores.get(drill.dimension_id) if sheet else None
