"""The result of a drill in each of its states: what became of the fix, what the area amounts to, what was cut short."""

from collections.abc import Sequence

from bot.core.drill import Drill, Verdict
from bot.core.journal import LastFix
from bot.core.scoring import Score
from bot.core.standing import Progress
from bot.views.drawn import Drawn
from bot.views.result import draw_result
from tests.cast import NOON
from tests.views.drills import Telling

OWN_READING = Progress(reliable=True, by_own_reading=True, check_at=NOON)


def results(telling: Telling) -> dict[str, Sequence[Drawn]]:
    """Beyond those with a score alone, which end the threads."""
    passed, missed = telling.check_over(Verdict.PASS), telling.check_over(Verdict.NOT_YET)
    return {
        "result_of_a_stuck_area": [_result(telling, telling.done(), Progress(stuck=True))],
        "result_reliable_by_own_reading": [_result(telling, telling.passed(), OWN_READING)],
        "result_reliable": [_result(telling, telling.passed(), Progress(reliable=True, check_at=NOON))],
        "result_not_reliable": [_result(telling, telling.passed(), Progress())],
        "result_of_a_passed_check": [_result(telling, passed, OWN_READING)],
        "result_of_the_last_check": [_result(telling, passed, Progress(reliable=True, by_own_reading=True))],
        "result_of_a_missed_check": [_result(telling, missed, Progress())],
        "result_of_the_last_fix": [_result(telling, telling.done(), Progress(), became) for became in LastFix],
        "result_of_a_whole_interview": [_result(telling, telling.whole_over(), Progress())],
        "result_of_an_interview_broken_off": [_result(telling, telling.whole_broken_off(), Progress())],
    }


def _result(telling: Telling, drill: Drill, progress: Progress, became: LastFix | None = None) -> Drawn:
    return draw_result(telling.scene(drill, Score.TWO, progress=progress, last_fix=became))
