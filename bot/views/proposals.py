"""What is next, offered outside a drill's thread: the next step, an area that was asked for, the drill that is open."""

from collections.abc import Sequence

from slack_sdk.models.blocks import ButtonElement

from bot.core.drill import MINUTES_A_ROUND, Drill, Format, Phase
from bot.core.find_area import Area, Place, Suggestions, WholeRubric
from bot.core.goals import Origin
from bot.core.next_step import FirstUse, Next, NextStep, OpenDrill
from bot.core.rubric import Rubric
from bot.core.thread import buttons_now
from bot.views.drawn import Drawn, button, buttons, message, section, small
from bot.views.drill_buttons import drill_buttons
from bot.views.fields import area_value
from bot.views.ids import Action
from bot.views.start_button import HARDER, Offer, level_up_button, naming, place_title, place_value, start_button
from bot.views.text import count, escape, short


def draw_next(proposed: Next) -> Drawn:
    """`/drill`: what is next, with *Start* and *Change*."""
    if isinstance(proposed, FirstUse):
        return _draw_first(proposed.place)
    if isinstance(proposed, OpenDrill):
        return draw_open(proposed)
    return _draw_next_step(proposed)


def _draw_first(place: Place | None) -> Drawn:
    if place is None:
        ask, title = "Your first drill needs two answers: which interview, and which level.", ""
    else:
        ask, title = "Your first drill needs one answer: which level.", place_title(place)
    start = start_button(Offer.FIRST, naming(place))
    return message(ask, section(f"{title}\n{ask}" if title else ask), buttons([start]))


def draw_no_areas_yet() -> Drawn:
    """`/drill areas` before the first drill."""
    text = "Nothing to show yet. After your first drill this says where you stand, and why."
    return message(text, section(text), buttons([start_button(Offer.FIRST)]))


def draw_started() -> Drawn:
    """What takes the place of *Start* once it was pressed."""
    return message("Started. Your question is in the replies to the new card, in our DM.")


def draw_open(proposed: OpenDrill) -> Drawn:
    """The drill that is open, with what can be done about it from here."""
    drill, name = proposed.drill, proposed.rubric.dimension(proposed.drill.dimension_id).name
    text = f"You have a drill open: {name}. {where_it_is(drill)}"
    words = "There, *done*, *skip*, *pause* and *stop* work as words too."
    under_way = drill.phase is Phase.ROUNDS and not drill.is_paused
    row = [] if under_way else drill_buttons(drill, buttons_now(drill), offered=True)
    return message(text, section(escape(text)), small(words) if under_way else None, buttons(row))


def where_it_is(drill: Drill) -> str:
    """One sentence on where an open drill is."""
    if drill.phase is Phase.READY:
        return "Its card waits for you to start."
    if drill.phase is Phase.SCORING:
        return "It waits for your score."
    if drill.is_paused:
        return f"It is paused at round {drill.now_at.number} of {drill.planned}."
    return "The newest message in its thread has the buttons."


def draw_waits(proposed: OpenDrill) -> Drawn:
    """A day after it was left: offered once, to go on with, to score or to drop."""
    drill, name = proposed.drill, proposed.rubric.dimension(proposed.drill.dimension_id).name
    text = f"Your drill on {name} is still here. {where_it_is(drill)}"
    row = drill_buttons(drill, buttons_now(drill), offered=True)
    return message(text, section(escape(text)), small("Left alone, it closes by itself within the week."), buttons(row))


def draw_went_on() -> Drawn:
    """What takes the place of a drill's buttons outside its thread once one was pressed."""
    return message("Done. The rest is in the drill's thread, in our DM.")


def _draw_next_step(step: NextStep) -> Drawn:
    start = start_button(Offer.NEXT, naming(step))
    return _offer(step, start, CHECK_DUE if step.format is Format.CHECK else "")


def draw_area(step: NextStep) -> Drawn:
    """The next drill of an area that was asked for."""
    value = area_value(step.rubric.id, step.dimension.id)
    return _offer(step, button("Start", Action.START_AREA, value, primary=True), "")


CHECK_DUE = "You had this one. One round shows whether it is still there."


def _offer(step: NextStep, start: ButtonElement, why: str) -> Drawn:
    origin = "Your last fix, as a goal" if step.goal.origin is Origin.FIX else "Goal"
    area = area_value(step.rubric.id, step.dimension.id)
    change = button("Change", Action.CHANGE_NEXT, area)
    return message(
        f"Next: {step.dimension.name}. {step.goal.text}",
        section(f"*Next: {escape(step.dimension.name)}* · {escape(step.rubric.name)}"),
        section(f"{origin}: {escape(step.goal.text)}"),
        small(why) if why else None,
        small(_form(step)),
        small(HARDER) if step.stretch_offered else None,
        buttons([start, level_up_button(step), change] if step.stretch_offered else [start, change]),
    )


def _form(step: NextStep) -> str:
    minutes = step.rounds * MINUTES_A_ROUND
    return f"{count(step.rounds, 'round')} · {step.level.label.lower()} · {step.mode} · about {minutes} minutes"


def draw_sought(sought: FirstUse | OpenDrill | NextStep | Suggestions, typed: str) -> Drawn:
    """The answer to `/drill` with a name after it."""
    if isinstance(sought, Suggestions):
        return draw_suggestions(typed, sought.places)
    return draw_area(sought) if isinstance(sought, NextStep) else draw_next(sought)


def draw_suggestions(typed: str, places: Sequence[Place]) -> Drawn:
    """What comes nearest to what was typed, to press instead of typing again."""
    shown = escape(_shown(typed))
    if not places:
        return message(
            f"I know no area called {typed[:60]}.",
            section(f"I know no area or rubric called “{shown}”. `/drill areas` lists yours, `/drill help` the rest."),
        )
    pairs = zip(places, SUGGESTED, strict=False)
    row = [button(_called(place, places), action, place_value(place)) for place, action in pairs]
    ask = "which one do you mean?" if len(places) > 1 else "do you mean this one?"
    return message(f"{typed[:60]}: {ask}", section(f"“{shown}”: {ask}"), buttons(row))


def draw_no_rubric(typed: str, rubrics: Sequence[Rubric]) -> Drawn:
    """Which rubric was meant isn't clear: what there is to choose from."""
    names = ", ".join(rubric.name for rubric in rubrics)
    text = f"Which rubric do you mean by “{_shown(typed)}”? There are: {names}."
    return message(text, section(escape(text)))


def _called(place: Place, among: Sequence[Place]) -> str:
    """The area's name, with its rubric where two areas go by one name."""
    if isinstance(place, WholeRubric):
        return short(place.rubric.name, LABEL_SHOWN)
    names = [other.dimension.name for other in among if isinstance(other, Area)]
    rubric = f" · {place.rubric.name}" if names.count(place.dimension.name) > 1 else ""
    return short(f"{place.dimension.name}{rubric}", LABEL_SHOWN)


def _shown(typed: str) -> str:
    return typed[:60].replace("`", "")


LABEL_SHOWN = 30
"""Characters of a button's label that Slack shows."""
SUGGESTED = (Action.SHOW_AREA, Action.SHOW_AREA_2, Action.SHOW_AREA_3, Action.SHOW_AREA_4)
"""Ids are unique within a message."""
