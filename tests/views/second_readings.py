"""The reveal with an AI's reading in each of its states, the reading at length, and AI switched on and off."""

from collections.abc import Sequence
from dataclasses import replace

from bot.core import thread
from bot.core.ai_state import AiState
from bot.core.assessment import Abstention, Assessment, Quote, abstained
from bot.core.calibration import Leaning
from bot.core.scene import DrillScene
from bot.core.scoring import Score
from bot.core.thread import LineKind
from bot.views.ai_switch import draw_ai, draw_not_admin
from bot.views.drawn import Drawn
from bot.views.thread import draw_line
from tests.views.drills import Telling

ABOVE, BELOW = Leaning(0.42, 14, 5, 0.2, 0.6), Leaning(-0.5, 60, 9, -0.7, -0.3)


def second_readings(telling: Telling) -> dict[str, Sequence[Drawn]]:
    """Beside a self-score of 2 on the drilled dimension, and *can't tell* on the others."""
    scene = telling.scene(telling.read_by_ai(), Score.TWO)
    shown = {
        "reveal_same_as_the_ai": replace(scene, assessments=_read(telling, 2)),
        "reveal_higher_than_the_ai": replace(scene, assessments=_read(telling, 1), leaning=ABOVE),
        "reveal_better_than_you_think": replace(
            scene, assessments=_read(telling, 3), leaning=BELOW, kappa=(0.61, False)
        ),
        "reveal_still_being_read": replace(
            scene, drill=replace(scene.drill, assessed_at=None, has_feedback=False), is_being_read=True
        ),
    }
    drawn = {name: _over(each) for name, each in shown.items()}
    drawn["reveal_without_a_number"] = [
        draw for why in Abstention for draw in _over(replace(scene, assessments=_none(telling, why)))
    ]
    drawn["ai_switch"] = [draw_ai(state) for state in _STATES] + [draw_not_admin()]
    return drawn


_STATES = (
    AiState(None, off_for_me=False, off_for_all=False),
    AiState("small-model", off_for_me=False, off_for_all=False),
    AiState("small-model", off_for_me=True, off_for_all=False),
    AiState("small-model", off_for_me=True, off_for_all=True),
)


def _read(telling: Telling, score: int) -> tuple[Assessment, ...]:
    """A number with quotes on the first dimension, quotes alone on the second."""
    first, second = telling.rubric.dimensions[:2]
    quotes = tuple(Quote(number, telling.said[:400]) for number in (1, 3))
    missing = first.levels[3] if score < 3 else ()
    return (
        Assessment(first.id, score, quotes=quotes, missing=missing, reason=telling.said[:300]),
        Assessment(second.id, None, Abstention.A_PERSON, quotes=quotes[:1]),
    )


def _none(telling: Telling, why: Abstention) -> tuple[Assessment, ...]:
    return abstained([telling.dimension.id], why)


def _over(scene: DrillScene) -> list[Drawn]:
    """The result, and the reading at length where there is one."""
    kinds = (LineKind.RESULT, LineKind.FEEDBACK)
    return [draw_line(scene, line) for line in thread.lines(scene.drill) if line.kind in kinds]
