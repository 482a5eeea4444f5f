"""Everything the app can show, by name, drawn from one library and from whatever a person wrote."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

from bot.core.areas import standings

from bot.core import thread
from bot.core.drill import Drill, Step
from bot.core.goals import LONGEST_GOAL, Goal, Origin
from bot.core.library import Library
from bot.core.members import Level, Mode
from bot.core.next_step import FirstUse, NextStep, OpenDrill, StartForm
from bot.core.rubric import Rubric
from bot.core.scene import DrillScene, HomeScene, LookBack, PastDrill
from bot.core.scoring import Observation, Rater, Score
from bot.journeys.see_home import PAST_DRILLS
from bot.views import look_back_modal, modals, remarks, start_modal
from bot.views.drawn import Drawn
from bot.views.home import draw_home
from bot.views.look_back_modal import LONGEST_FIX
from bot.views.thread import draw_line, draw_nudge
from tests.cast import NOON
from tests.views.drills import OVER, Telling
from tests.views.journals import journals
from tests.views.own_affairs import own_affairs

View = dict[str, Any]
MINUTE = timedelta(minutes=1)
Shown = Sequence[Drawn] | View
"""The messages of one place, oldest first, or one modal or Home."""


def everything(library: Library, said: str) -> dict[str, Shown]:
    """Each surface in each of its states."""
    rubric = next(iter(library))
    telling = Telling(rubric, said)
    return {
        **_remarks(library, telling),
        **_threads(telling),
        **_homes(library, telling),
        **_forms(library, telling),
        **_look_back(telling),
        **journals(library, said),
        **own_affairs(library, said),
    }


def _remarks(library: Library, telling: Telling) -> dict[str, Shown]:
    step, said = _step(telling), telling.said
    own = replace(step, goal=Goal(said[:LONGEST_GOAL], Origin.FIX), mode=Mode.ALOUD)
    waiting = OpenDrill(telling.waiting(), telling.rubric)
    return {
        "welcome": [remarks.draw_welcome()],
        "help": [remarks.draw_help()],
        "unknown_word": [remarks.draw_unknown(said)],
        "stray_text": [
            remarks.draw_stray(),
            remarks.draw_stray_in_thread(),
            remarks.draw_press_start(),
            remarks.draw_counted(),
        ],
        "a_sentence": [remarks.draw_said("There is nothing to stop.")],
        "next_at_first_use": [proposals.draw_next(FirstUse(library))],
        "next_with_the_areas_goal": [proposals.draw_next(step)],
        "next_with_the_last_fix": [proposals.draw_next(own)],
        "next_is_the_open_drill": [proposals.draw_next(waiting)],
        "started": [proposals.draw_started()],
        "nudge": [draw_nudge(telling.over(), OVER + minutes * MINUTE) for minutes in (4, 6)],
    }


def _threads(telling: Telling) -> dict[str, Shown]:
    stages: list[Callable[[], Drill]] = [
        telling.waiting,
        telling.put_away,
        telling.asked,
        telling.aloud,
        telling.probed,
        telling.judging,
        telling.second,
        telling.pushed,
        telling.over,
        telling.scored_late,
        telling.journaled,
        telling.stopped,
        telling.closed_unscored,
        telling.closed_after_scoring,
    ]
    shown: dict[str, Shown] = {f"thread_{stage.__name__}": _thread(telling.scene(stage())) for stage in stages}
    results = {f"thread_done_{own.name.lower()}": telling.scene(telling.done(), own, Score.ONE) for own in Score}
    offering_clips = {
        f"thread_{name}_where_clips_are_heard": replace(telling.scene(drill), hears_clips=True)
        for name, drill in (("aloud", telling.aloud()), ("second", telling.second()))
    }
    return shown | {name: _thread(scene) for name, scene in (results | offering_clips).items()}


def _thread(scene: DrillScene) -> Sequence[Drawn]:
    return [draw_line(scene, line) for line in thread.lines(scene.drill)]


def _homes(library: Library, telling: Telling) -> dict[str, Shown]:
    step, rubric = _step(telling), telling.rubric
    seen = [
        Observation(rubric.id, dimension.id, score, Rater.SELF, NOON)
        for dimension, score in zip(rubric.dimensions, [Score.ONE, Score.CANT_TELL, Score.THREE], strict=False)
    ] + [Observation(rubric.id, rubric.dimensions[0].id, Score.CANT_TELL, Rater.SELF, NOON)]
    past = [_past(rubric, telling.said, score) for score in (*Score, None)][:PAST_DRILLS]
    fix = telling.said[:LONGEST_FIX]
    return {
        "home_at_first_use": draw_home(HomeScene(FirstUse(library))),
        "home_with_nothing_scored": draw_home(HomeScene(step, rubric, standings(rubric, []))),
        "home_with_scores": draw_home(HomeScene(step, rubric, standings(rubric, seen), past, fix)),
        "home_with_an_open_drill": draw_home(
            HomeScene(OpenDrill(telling.asked(), rubric), rubric, standings(rubric, seen), past, fix)
        ),
    }


def _forms(library: Library, telling: Telling) -> dict[str, Shown]:
    step, goal = _step(telling), telling.said[:LONGEST_GOAL]
    staff = replace(step, level=Level.STAFF, mode=Mode.ALOUD, rounds=5)
    return {
        "modal_loading": modals.draw_loading("Start a drill"),
        "modal_trouble": modals.draw_trouble("That took too long to open. Nothing is lost; please press it again."),
        "modal_first_use": start_modal.draw_first_use(library),
        "modal_start": start_modal.draw_start_form(library, StartForm(step, goal, stretch=True)),
        "modal_start_at_the_top_level": start_modal.draw_start_form(library, StartForm(staff)),
    }


def _look_back(telling: Telling) -> dict[str, Shown]:
    empty, given = telling.scene(telling.over()), telling.scene(telling.over(), Score.TWO)
    listed = replace(given, retro=replace(telling.retro(), practice=telling.dimension.exercises[0]))
    steps = {f"modal_{step}": step for step in Step}
    return {
        **{name: look_back_modal.draw_look_back(LookBack(empty, step)) for name, step in steps.items()},
        **{f"{name}_again": look_back_modal.draw_look_back(LookBack(given, step)) for name, step in steps.items()},
        "modal_fix_with_a_listed_practice": look_back_modal.draw_look_back(LookBack(listed, Step.FIX)),
    }


def _past(rubric: Rubric, said: str, score: Score | None) -> PastDrill:
    fix = said[:LONGEST_FIX] if score else ""
    return PastDrill(rubric.dimensions[0].name, NOON, passed=2, rounds=3, score=score, fix=fix)


def _step(telling: Telling) -> NextStep:
    goal = Goal(telling.dimension.goal, Origin.RUBRIC)
    return NextStep(telling.rubric, telling.dimension, Level.SENIOR, goal, 3, Mode.TYPED)
