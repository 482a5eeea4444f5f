"""The App Home: the next step, where the member stands, the last drills."""

from collections.abc import Sequence
from typing import Any

from slack_sdk.models.blocks import Block, DividerBlock
from slack_sdk.models.views import View

from bot.core.areas import Standing
from bot.core.next_step import FirstUse, NextStep, OpenDrill
from bot.core.rubric import Rubric
from bot.core.scene import HomeScene, PastDrill
from bot.views.drawn import button, buttons, header, section, small
from bot.views.ids import Action
from bot.views.text import count, day, escape

_BAR = 5


def draw_home(scene: HomeScene) -> dict[str, Any]:
    """The whole Home view."""
    blocks = [
        *_next(scene),
        *_standing(scene),
        *_past(scene.past),
        small("In our DM, *help* on its own lists what you can type."),
    ]
    return View(type="home", blocks=[block for block in blocks if block is not None]).to_dict()


def _next(scene: HomeScene) -> Sequence[Block | None]:
    if isinstance(scene.next, FirstUse):
        return [
            header("Practise one weakness at a time"),
            section("Three questions on one skill, then you score yourself and name one fix. About 20 minutes."),
            buttons([button("Start", Action.START_NEXT, "home", primary=True)]),
        ]
    if isinstance(scene.next, OpenDrill):
        name = scene.next.rubric.dimension(scene.next.drill.dimension_id).name
        return [
            header(f"Open: {name}"),
            section("Your drill is in our DM; the newest message in its thread has the buttons."),
        ]
    return _next_step(scene.next, scene.last_fix)


def _next_step(step: NextStep, last_fix: str | None) -> Sequence[Block | None]:
    start = [
        button("Start", Action.START_NEXT, "home", primary=True),
        button("Change", Action.CHANGE_NEXT, "home"),
    ]
    return [
        header(f"Next: {step.dimension.name}"),
        section(f"*Last fix*  {escape(last_fix)}" if last_fix else f"*Goal*  {escape(step.goal.text)}"),
        small(f"{step.rubric.name} · {step.level.label.lower()} · {count(step.rounds, 'round')}"),
        buttons(start),
    ]


def _standing(scene: HomeScene) -> Sequence[Block | None]:
    if scene.rubric is None:
        return []
    scored = [standing for standing in scene.standings if standing.n or standing.cant_tell]
    unscored = [standing for standing in scene.standings if standing not in scored]
    if not scored:
        return [
            DividerBlock(),
            header("Where you stand"),
            section("Nothing yet: one drill and its score show up here."),
        ]
    lines = [_line(scene.rubric, standing) for standing in scored]
    left = ", ".join(scene.rubric.dimension(standing.dimension_id).name for standing in unscored)
    return [
        DividerBlock(),
        header("Where you stand"),
        section("\n".join(lines)),
        small("Lowest first, by the mean of your own scores. The bar for your level is 2."),
        small(f"Not scored yet: {left}") if left else None,
    ]


def _line(rubric: Rubric, standing: Standing) -> str:
    name = escape(rubric.dimension(standing.dimension_id).name)
    unsure = f", {count(standing.cant_tell, 'time', 'times')} you could not tell" if standing.cant_tell else ""
    if standing.mean is None:
        return f"*{name}*  you could not tell, {count(standing.cant_tell, 'time', 'times')}"
    filled = round(standing.mean / 3 * _BAR)
    bar = "▰" * filled + "▱" * (_BAR - filled)
    return f"*{name}*  {bar}  {count(standing.n, 'score')}{unsure}"


def _past(past: Sequence[PastDrill]) -> Sequence[Block | None]:
    if not past:
        return []
    return [DividerBlock(), header("Last drills"), *[section(_past_drill(drill)) for drill in past]]


def _past_drill(drill: PastDrill) -> str:
    met = f"goal met in {drill.passed} of {drill.rounds}"
    line = f"{day(drill.at)} · *{escape(drill.dimension_name)}* · {met}{_scored(drill)}"
    return f"{line}\n      Fix: {escape(drill.fix)}" if drill.fix else line


def _scored(drill: PastDrill) -> str:
    return f" · you said {drill.score.number}" if drill.score and drill.score.number else ""
