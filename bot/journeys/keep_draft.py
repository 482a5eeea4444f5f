"""What stands in the look back's form while it is filled in: kept as it is typed, shown again when it is reopened."""

from dataclasses import asdict, dataclass, replace

from bot.core.drill import Phase, Step
from bot.core.journal import LastFix, Retro, Signals
from bot.core.scene import DrillScene, LookBack
from bot.core.scoring import Rater, Score, ScoreSheet
from bot.journeys.visit import Visit, new_id
from bot.store import drafts, drills

Given = ScoreSheet | Signals | Retro
"""What one step of the look back holds."""


@dataclass(frozen=True, slots=True)
class Form:
    """One drawing of one step: its drill, the step, and the name of the drawing."""

    drill_id: str
    step: Step
    name: str

    @property
    def subject(self) -> str:
        return f"{self.drill_id}:{self.step}"


def keep_draft(visit: Visit, form: Form, given: Given, typed_ts: str) -> None:
    """Keep what was typed so far; of a drill that isn't being looked back on, nothing."""
    drill = drills.by_id(visit.tx, visit.member, form.drill_id, lock=False)
    if drill is not None and drill.phase is Phase.SCORING:
        drafts.keep(visit.tx, visit.member, form.subject, form.name, _fields(given), typed_ts, visit.now)


def close_draft(visit: Visit, form: Form) -> None:
    """The step was submitted."""
    drafts.close(visit.tx, visit.member, form.subject, form.name, visit.now)


def form_of(visit: Visit, scene: DrillScene, step: Step) -> LookBack:
    """A step's form with what was submitted before, or typed since."""
    name = new_id()
    fields = drafts.read(visit.tx, visit.member, Form(scene.drill.id, step, name).subject)
    return LookBack(scene if fields is None else _with(scene, step, fields), step, name)


def _fields(given: Given) -> dict[str, str | None]:
    if isinstance(given, ScoreSheet):
        return {dimension_id: score.value for dimension_id, score in given.scores.items()}
    return asdict(given)


def _with(scene: DrillScene, step: Step, fields: dict[str, str | None]) -> DrillScene:
    if step is Step.SCORE:
        return replace(
            scene, sheet=ScoreSheet(Rater.SELF, {id_: Score(score) for id_, score in fields.items() if score})
        )
    if step is Step.JOURNAL:
        return replace(scene, signals=Signals(**fields))  # type: ignore[arg-type]
    kept = fields.get("last_fix")
    return replace(scene, retro=Retro(**{**fields, "last_fix": LastFix(kept) if kept else None}))  # type: ignore[arg-type]
