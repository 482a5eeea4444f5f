"""The three steps of the look back, each stored as it is submitted; the last one closes the drill and reveals."""

from bot.core.drill import Drill, Phase, Step
from bot.core.errors import AlreadyRevealed, NoFix, NotYours
from bot.core.journal import Retro, Signals
from bot.core.moves import look_back
from bot.core.scene import LookBack
from bot.core.scoring import ScoreSheet
from bot.journeys.publish import save
from bot.journeys.show_drill import next_of, scene_of
from bot.journeys.visit import Visit
from bot.store import drills, timers
from bot.store import look_back as stored
from bot.store.timers import TimerKind


def keep_scores(visit: Visit, drill_id: str, sheet: ScoreSheet) -> LookBack | None:
    """Step 1. Returns the next missing step, or None when the look back is complete."""
    drill = _drill(visit, drill_id)
    after = look_back(drill, Step.SCORE, visit.now)
    stored.keep_scores(visit.tx, visit.member, after, sheet, visit.now)
    timers.cancel(visit.tx, visit.member, TimerKind.SCORE_NUDGE, drill.id)
    return _next(visit, save(visit, drill, after))


def keep_signals(visit: Visit, drill_id: str, noticed: Signals) -> LookBack | None:
    """Step 2. Returns the next missing step, or None when the look back is complete."""
    drill = _drill(visit, drill_id)
    stored.keep_signals(visit.tx, visit.member, drill.id, noticed, visit.now)
    return _next(visit, save(visit, drill, look_back(drill, Step.JOURNAL, visit.now)))


def keep_retro(visit: Visit, drill_id: str, retro: Retro) -> LookBack | None:
    """Step 3. Returns the next missing step, or None when the look back is complete. Raises NoFix."""
    if not retro.fix:
        raise NoFix
    if stored.retro_of(visit.tx, visit.member, drill_id) == retro and _is_done(visit, drill_id):
        return None  # *Finish* pressed twice
    drill = _drill(visit, drill_id)
    stored.keep_retro(visit.tx, visit.member, drill.id, retro, visit.now)
    return _next(visit, save(visit, drill, look_back(drill, Step.FIX, visit.now)))


def go_back(visit: Visit, drill_id: str, step: Step, draft: Signals | Retro) -> LookBack:
    """*Back*: what is typed so far is kept, and the step before is shown."""
    drill = _drill(visit, drill_id)
    if isinstance(draft, Signals):
        stored.keep_signals(visit.tx, visit.member, drill.id, draft, visit.now)
    else:
        stored.keep_retro(visit.tx, visit.member, drill.id, draft, visit.now)
    steps = list(Step)
    return LookBack(scene_of(visit, drill), steps[max(0, steps.index(step) - 1)])


def _next(visit: Visit, drill: Drill) -> LookBack | None:
    return None if drill.phase is Phase.DONE else next_of(scene_of(visit, drill))


def _is_done(visit: Visit, drill_id: str) -> bool:
    drill = drills.by_id(visit.tx, visit.member, drill_id)
    return drill is not None and drill.phase is Phase.DONE


def _drill(visit: Visit, drill_id: str) -> Drill:
    drill = drills.by_id(visit.tx, visit.member, drill_id)
    if drill is None:
        raise NotYours
    if drill.phase is Phase.DONE:
        raise AlreadyRevealed
    return drill
