"""The App Home: the next step, where the member stands, this week, the last of the log."""

from collections.abc import Sequence
from typing import Any

from slack_sdk.models.blocks import Block, ButtonElement, DividerBlock
from slack_sdk.models.views import View

from bot.core.drill import Drill, Phase
from bot.core.next_step import FirstUse, NextStep, OpenDrill
from bot.core.reminder import Reminders
from bot.core.scene import HomeScene
from bot.core.thread import buttons_now
from bot.views.drawn import button, buttons, header, section, small
from bot.views.drill_buttons import drill_buttons
from bot.views.fields import area_value
from bot.views.ids import Action
from bot.views.log import log_line
from bot.views.proposals import where_it_is
from bot.views.reminders import draw_on_home
from bot.views.standing import draw_standing, standing_buttons
from bot.views.start_button import HARDER, Offer, level_up_button, naming, start_button
from bot.views.text import count, escape, moment
from bot.views.week import this_week_told

Blocks = Sequence[Block | None]


def draw_home(scene: HomeScene) -> dict[str, Any]:
    """The whole Home view."""
    blocks = [
        small("*Example data.* Made-up members and what they practised, to look at.") if scene.example else None,
        _interview(scene),
        *_next(scene),
        draw_on_home(scene.reminders) if scene.reminders else None,
        *_standing(scene),
        *_this_week(scene),
        *_past(scene),
        DividerBlock(),
        buttons(_corner(scene)),
        small("In our DM, *help* on its own lists what you can type."),
    ]
    return View(type="home", blocks=[block for block in blocks if block is not None]).to_dict()


def _next(scene: HomeScene) -> Blocks:
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
            section(_under_way(drill) if under_way else f"Your drill is in our DM. {where_it_is(drill)}"),
            None if under_way else buttons(drill_buttons(drill, buttons_now(drill), offered=True)),
        ]
    return _next_step(scene.next, scene.last_fix)


def _under_way(drill: Drill) -> str:
    """Where the thread is: on Home Slack has no button that leads there."""
    return (
        f"Round {drill.now_at.number} of {drill.planned} waits for you in *Messages* above, in the replies to the "
        "drill's card. The newest message there has the buttons."
    )


def _next_step(step: NextStep, last_fix: str | None) -> Blocks:
    start = start_button(Offer.HOME, naming(step))
    change = button("Change", Action.CHANGE_NEXT, area_value(step.rubric.id, step.dimension.id))
    return [
        header(f"Next: {step.dimension.name}"),
        section(f"*Last fix*  {escape(last_fix)}" if last_fix else f"*Goal*  {escape(step.goal.text)}"),
        small(f"{step.rubric.name} · {step.level.label.lower()} · {count(step.rounds, 'round')}"),
        small(HARDER) if step.stretch_offered else None,
        small(_STUCK) if _is_stuck(step) else None,
        buttons([start, level_up_button(step), change] if step.stretch_offered else [start, change]),
    ]


def _is_stuck(step: NextStep) -> bool:
    where = step.chosen_from
    return where is not None and where.progress_of(step.dimension.id).stuck


_STUCK = (
    "Four drills on one goal, and the last round not passed yet. That usually means the goal is too wide: *Change* "
    "takes a smaller one."
)


def _interview(scene: HomeScene) -> Block | None:
    """Above all else: it is what the rest is for."""
    return section(f"*Interview*  {moment(scene.interview_at)}") if scene.interview_at else None


def _standing(scene: HomeScene) -> Blocks:
    if scene.standing is None:
        return []
    return [
        DividerBlock(),
        header("Where you stand"),
        *draw_standing(scene.standing),
        buttons(standing_buttons(scene.standing)),
    ]


def _this_week(scene: HomeScene) -> Blocks:
    """Nothing where nothing was done: an empty week needs no line."""
    told = this_week_told(scene.this_week)
    return [DividerBlock(), header("This week"), section(told)] if told else []


def _past(scene: HomeScene) -> Blocks:
    if not scene.past:
        return []
    return [
        DividerBlock(),
        header("Last in your log"),
        *[section(log_line(one)) for one in scene.past],
        buttons([button("Open the log", Action.LOG, "home")]),
    ]


def _corner(scene: HomeScene) -> Sequence[ButtonElement]:
    """What is needed now and then."""
    known = not isinstance(scene.next, FirstUse)
    every = (
        button("Settings", Action.SETTINGS, "home"),
        _set_reminders(scene.reminders) if scene.reminders else None,
        button("My questions", Action.OWN_BANK, "home") if known else None,
        button("Share rubric", Action.SHARE_RUBRIC, scene.standing.rubric.id) if scene.standing else None,
        button("Export", Action.EXPORT, "home") if known else None,
    )
    return [one for one in every if one is not None]


def _set_reminders(reminders: Reminders) -> ButtonElement:
    return button("Reminders" if reminders.is_set else "Set a reminder", Action.REMINDERS, "home")
