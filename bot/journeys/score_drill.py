"""The three steps of the look back, each stored as it is submitted; the last one closes the drill and reveals."""

from bot.core.drill import Drill, Phase, Step
from bot.core.errors import AlreadyRevealed, Hint, NoFix
from bot.core.journal import Retro, Signals
from bot.core.moves import look_back
from bot.core.retro_check import is_vague
from bot.core.scene import LookBack
from bot.core.scoring import ScoreSheet
from bot.journeys.assess_drill import ask_for_assessment
from bot.journeys.choose_reminders import offer_reminders
from bot.journeys.find_drill import mine
from bot.journeys.keep_draft import Form, Given, close_draft, form_of, keep_draft
from bot.journeys.plan_due import NUDGE, nudge_key
from bot.journeys.publish import save
from bot.journeys.show_drill import next_of, scene_of
from bot.journeys.visit import Visit, new_id
from bot.store import drafts, outbox
from bot.store import look_back as stored


def keep_scores(visit: Visit, form: Form, sheet: ScoreSheet) -> LookBack | None:
    """Step 1. Returns the next missing step, or None when the look back is complete."""
    drill = _drill(visit, form.drill_id)
    after = look_back(drill, Step.SCORE, visit.now)
    stored.keep_scores(visit.tx, visit.member, after, sheet, visit.now)
    _settle_nudge(visit, drill)
    ask_for_assessment(visit, after)
    return _next(visit, form, save(visit, drill, after))


def keep_signals(visit: Visit, form: Form, noticed: Signals) -> LookBack | None:
    """Step 2. Returns the next missing step, or None when the look back is complete."""
    drill = _drill(visit, form.drill_id)
    stored.keep_signals(visit.tx, visit.member, drill.id, noticed, visit.now)
    return _next(visit, form, save(visit, drill, look_back(drill, Step.JOURNAL, visit.now)))


def keep_retro(visit: Visit, form: Form, retro: Retro) -> LookBack | Hint | None:
    """Step 3. Returns the next missing step, None when the look back is complete, or once a Hint. Raises NoFix."""
    if not retro.fix:
        raise NoFix
    drill = mine(visit, form.drill_id)
    if drill.phase is Phase.DONE:
        _refuse_other(visit, drill, retro)
        return None
    if is_vague(retro.wrong) and _first_hint(visit, form, retro):
        return Hint()
    stored.keep_retro(visit.tx, visit.member, drill.id, retro, visit.now)
    return _next(visit, form, save(visit, drill, look_back(drill, Step.FIX, visit.now)))


def go_back(visit: Visit, form: Form, draft: Given, typed_ts: str) -> LookBack:
    """*Back*: what is typed so far is kept, and the step before is shown."""
    drill = _drill(visit, form.drill_id)
    keep_draft(visit, form, draft, typed_ts)
    steps = list(Step)
    return form_of(visit, scene_of(visit, drill), steps[max(0, steps.index(form.step) - 1)])


def _settle_nudge(visit: Visit, drill: Drill) -> None:
    """A nudge that was sent no longer says that a minute is left."""
    outbox.redraw_if_said(
        visit.tx, visit.member, nudge_key(drill.id), kind=NUDGE, reference=drill.id, seq=new_id(), now=visit.utc
    )


def _first_hint(visit: Visit, form: Form, retro: Retro) -> bool:
    keep_draft(visit, form, retro, f"{visit.utc.timestamp():.6f}")
    return drafts.first_hint(visit.tx, visit.member, form.subject)


def _next(visit: Visit, form: Form, drill: Drill) -> LookBack | None:
    close_draft(visit, form)
    if drill.phase is Phase.DONE:
        offer_reminders(visit)
        return None
    return next_of(visit, scene_of(visit, drill))


def _refuse_other(visit: Visit, drill: Drill, retro: Retro) -> None:
    """*Finish* once more with the same words changes nothing. Raises AlreadyRevealed for others."""
    if stored.retro_of(visit.tx, visit.member, drill.id) != retro:
        raise AlreadyRevealed


def _drill(visit: Visit, drill_id: str) -> Drill:
    drill = mine(visit, drill_id)
    if drill.phase is Phase.DONE:
        raise AlreadyRevealed
    return drill
