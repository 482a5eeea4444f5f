"""The App Home: the next step, where the member stands, the last drills."""

from collections.abc import Sequence
from typing import Any

from slack_sdk.models.blocks import Block, ButtonElement, DividerBlock
from slack_sdk.models.views import View

from bot.core.drill import Phase
from bot.core.next_step import FirstUse, NextStep, OpenDrill
from bot.core.scene import HomeScene, LoggedEntry, PastDrill
from bot.core.thread import buttons_now
from bot.views.drawn import button, buttons, header, section, small
from bot.views.drill_buttons import drill_buttons
from bot.views.fields import area_value
from bot.views.ids import Action
from bot.views.log import log_line
from bot.views.proposals import where_it_is
from bot.views.reminders import draw_on_home
from bot.views.standing import draw_standing
from bot.views.start_button import HARDER, Offer, level_up_button, naming, start_button
from bot.views.text import count, escape, moment


def draw_home(scene: HomeScene) -> dict[str, Any]:
    """The whole Home view."""
    blocks = [
        *_next(scene),
        _interview(scene),
        _reminders(scene),
        *_standing(scene),
        *_past(scene.past),
        buttons(_corner(scene)),
        small("In our DM, *help* on its own lists what you can type."),
    ]
    return View(type="home", blocks=[block for block in blocks if block is not None]).to_dict()


def _next(scene: HomeScene) -> Sequence[Block | None]:
    if isinstance(scene.next, FirstUse):
        return [
            header("Practise one weakness at a time"),
            section("Three questions on one skill, then you score yourself and name one fix. About 20 minutes."),
            buttons([start_button(Offer.HOME)]),
        ]
    if isinstance(scene.next, OpenDrill):
        drill = scene.next.drill
        under_way = drill.phase is Phase.ROUNDS and not drill.is_paused
        name = scene.next.rubric.dimension(scene.next.drill.dimension_id).name
        return [
            header(f"Open: {name}"),
            section(f"Your drill is in our DM. {where_it_is(scene.next.drill)}"),
            None if under_way else buttons(drill_buttons(drill, buttons_now(drill), offered=True)),
        ]
    return _next_step(scene.next, scene.last_fix)


def _next_step(step: NextStep, last_fix: str | None) -> Sequence[Block | None]:
    start = start_button(Offer.HOME, naming(step))
    change = button("Change", Action.CHANGE_NEXT, area_value(step.rubric.id, step.dimension.id))
    return [
        header(f"Next: {step.dimension.name}"),
        section(f"*Last fix*  {escape(last_fix)}" if last_fix else f"*Goal*  {escape(step.goal.text)}"),
        small(f"{step.rubric.name} · {step.level.label.lower()} · {count(step.rounds, 'round')}"),
        small(HARDER) if step.stretch_offered else None,
        buttons([start, level_up_button(step), change] if step.stretch_offered else [start, change]),
    ]


def _corner(scene: HomeScene) -> Sequence[ButtonElement]:
    """What is needed now and then."""
    rubric = scene.standing.rubric if scene.standing else None
    share = button("Share rubric", Action.SHARE_RUBRIC, rubric.id) if rubric else None
    settings = button("Settings", Action.SETTINGS, "home")
    every = (settings, _set_reminders(scene), share, button("Export", Action.EXPORT, "home"))
    return [one for one in every if one is not None]


def _standing(scene: HomeScene) -> Sequence[Block | None]:
    if scene.standing is None:
        return []
    return [DividerBlock(), header("Where you stand"), *draw_standing(scene.standing)]


def _past(past: Sequence[PastDrill | LoggedEntry]) -> Sequence[Block | None]:
    if not past:
        return []
    return [DividerBlock(), header("Last entries in your log"), *[section(log_line(one)) for one in past]]


def _reminders(scene: HomeScene) -> Block | None:
    return draw_on_home(scene.reminders) if scene.reminders else None


def _set_reminders(scene: HomeScene) -> ButtonElement | None:
    if scene.reminders is None:
        return None
    return button("Reminders" if scene.reminders.is_set else "Set a reminder", Action.REMINDERS, "home")


def _interview(scene: HomeScene) -> Block | None:
    if scene.interview_at is None:
        return None
    return section(f"*Interview planned*  {moment(scene.interview_at)}")
