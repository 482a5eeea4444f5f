"""Everything the app can show, by name, drawn from one library and from whatever a person wrote."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

from bot.core import thread
from bot.core.drill import Drill, Format, Step
from bot.core.find_area import Area, WholeRubric
from bot.core.goal_check import Part
from bot.core.goals import LONGEST_GOAL, Goal, Origin
from bot.core.journal import LastFix, Retro
from bot.core.library import Library
from bot.core.members import Level, Mode
from bot.core.next_step import Advice, FirstUse, StartForm
from bot.core.scene import DrillScene, LookBack
from bot.core.scoring import Score
from bot.views import look_back_modal, modals, remarks, start_modal
from bot.views.drawn import Drawn
from bot.views.example import draw_example
from bot.views.split_modal import draw_split
from bot.views.thread import draw_heeded, draw_line, draw_nudge
from tests.views.area_details import area_details
from tests.views.channels import channels
from tests.views.digests import digests
from tests.views.drills import OVER, Telling
from tests.views.imports import imports
from tests.views.journals import journals
from tests.views.logs import logs
from tests.views.numbers import numbers
from tests.views.offers import next_step, offers
from tests.views.own_affairs import own_affairs
from tests.views.own_banks import own_banks
from tests.views.readings import readings
from tests.views.reminding import reminding
from tests.views.results import results
from tests.views.second_readings import second_readings
from tests.views.standings import standings
from tests.views.weeks import weeks

View = dict[str, Any]
MINUTE = timedelta(minutes=1)
FORM = "0190f3a2c4d57b1e8a6f0c2d4e6f8a0b"
"""The name of one drawing of a form, as long as they are."""

Shown = Sequence[Drawn] | View
"""The messages of one place, oldest first, or one modal or Home."""


def everything(library: Library, said: str) -> dict[str, Shown]:
    """Each surface in each of its states."""
    rubric = next(iter(library))
    telling = Telling(rubric, said)
    return {
        **_remarks(telling),
        **offers(library, telling),
        **_threads(telling),
        **results(telling),
        **second_readings(telling),
        **standings(library, telling),
        **numbers(telling),
        **area_details(library, telling),
        **weeks(telling),
        **_forms(library, telling),
        **_look_back(telling),
        **journals(library, said),
        **imports(library, said),
        **logs(library, said),
        **readings(library),
        **own_affairs(library, said),
        **own_banks(library, said),
        **reminding(library, telling),
        **digests(library),
        **channels(library, said),
    }


def _remarks(telling: Telling) -> dict[str, Shown]:
    return {
        "welcome": [remarks.draw_welcome(with_ai=with_ai) for with_ai in (False, True)],
        "example_data": [draw_example()],
        "help": [remarks.draw_help()],
        "stray_text": [
            remarks.draw_stray(),
            remarks.draw_stray_in_thread(),
            remarks.draw_press_start(),
            remarks.draw_counted(),
        ],
        "a_sentence": [remarks.draw_said("There is nothing to stop.")],
        "nudge": [draw_nudge(telling.over(), OVER + minutes * MINUTE) for minutes in (4, 6)],
        "nudge_heeded": [draw_heeded(replace(telling.over(), scored_late=late)) for late in (False, True)],
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
        telling.thin,
        telling.left_thin,
        telling.time_up,
        telling.thin_under_pressure,
        telling.paused_by_hand,
        telling.went_on,
        telling.after_a_break,
        telling.paused_by_silence,
        telling.paused_before_the_verdict,
        telling.whole_waiting,
        telling.whole_asked,
        telling.whole_late,
        telling.whole_judging,
        telling.check_asked,
        telling.over,
        telling.scored_late,
        telling.journaled,
        telling.with_ai,
        telling.reading,
        telling.probed_by_ai,
        telling.between_rounds,
        telling.worded_by_ai,
        telling.handed_over,
        telling.handed_over_for_cost,
        telling.stopped,
        telling.closed_unscored,
        telling.closed_after_scoring,
    ]
    shown: dict[str, Shown] = {f"thread_{stage.__name__}": _thread(telling.scene(stage())) for stage in stages}
    scenes = {f"thread_done_{own.name.lower()}": telling.scene(telling.done(), own, Score.ONE) for own in Score}
    scenes |= {
        f"thread_{stage.__name__}_where_clips_are_heard": replace(telling.scene(stage()), hears_clips=True)
        for stage in (telling.aloud, telling.second)
    }
    scenes["thread_with_a_twist_in_each_question"] = telling.scene(replace(telling.waiting(), twisted=True))
    return shown | {name: _thread(scene) for name, scene in scenes.items()}


def _thread(scene: DrillScene) -> Sequence[Drawn]:
    return [draw_line(scene, line) for line in thread.lines(scene.drill)]


def _forms(library: Library, telling: Telling) -> dict[str, Shown]:
    step, goal = next_step(telling), telling.said[:LONGEST_GOAL]
    lower, top = replace(step, level=Level.MID), replace(step, mode=Mode.ALOUD, rounds=5)
    turned = tuple(replace(question, twist=("It rains.",)) for question in step.rubric.questions)
    twisted = replace(step, rubric=replace(step.rubric, questions=turned))
    advice = Advice(tuple(Part), step.goal.text)
    area = Area(telling.rubric, telling.dimension)
    forms = {
        "modal_start": StartForm(lower, goal, stretch=True),
        "modal_start_at_the_top_level": StartForm(top),
        "modal_start_at_the_top_level_with_twists": StartForm(twisted, stretch=True),
        "modal_start_advised": StartForm(step, goal, advice=advice),
        "modal_start_advised_on_one_thing": StartForm(step, goal, advice=replace(advice, missing=(Part.LIMIT,))),
        "modal_start_rewritten": StartForm(step, advice.rewrite, rewritten=True),
        "modal_start_full_length": StartForm(replace(step.as_full_length(), format=Format.FULL_LENGTH)),
    }
    return {
        "modal_loading": modals.draw_loading("Start a drill"),
        "modal_trouble": modals.draw_trouble("That took too long to open. Nothing is lost; please press it again."),
        "modal_first_use": start_modal.draw_first_use(FirstUse(library)),
        "modal_first_use_of_an_area": start_modal.draw_first_use(FirstUse(library, area)),
        "modal_first_use_of_a_rubric": start_modal.draw_first_use(FirstUse(library, WholeRubric(telling.rubric))),
        "modal_split": draw_split(telling.waiting().id, telling.dimension),
        **{name: start_modal.draw_start_form(library, form) for name, form in forms.items()},
    }


def _look_back(telling: Telling) -> dict[str, Shown]:
    empty, given = telling.scene(telling.over()), telling.scene(telling.over(), Score.TWO)
    listed = replace(given, retro=replace(telling.retro(), practice=telling.dimension.exercises[0]))
    on_a_fix = replace(empty, drill=replace(empty.drill, goal=Goal(telling.said[:LONGEST_GOAL], Origin.FIX)))
    fixed = replace(on_a_fix, retro=Retro("", last_fix=LastFix.PARTLY))
    scenes = {f"modal_{step}": (empty, step) for step in Step}
    scenes |= {f"modal_{step}_again": (given, step) for step in Step}
    scenes |= {
        "modal_fix_with_a_listed_practice": (listed, Step.FIX),
        "modal_fix_of_a_last_fix": (on_a_fix, Step.FIX),
        "modal_fix_of_a_last_fix_again": (fixed, Step.FIX),
    }
    return {name: look_back_modal.draw_look_back(LookBack(scene, step, FORM)) for name, (scene, step) in scenes.items()}
