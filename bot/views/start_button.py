"""*Start* outside a drill's thread, and what it names: an area, its check, a rubric. A drill's own: drill_buttons."""

from enum import StrEnum

from slack_sdk.models.blocks import ButtonElement

from bot.core.drill import Format
from bot.core.find_area import Area, Place
from bot.core.next_step import NextStep
from bot.views.drawn import button
from bot.views.fields import area_value
from bot.views.ids import Action
from bot.views.text import escape

HARDER = "You passed the last round twice in a row at this level. Ready for harder questions?"
CHECK = "check"
"""Marks an area that was offered for one round, to see whether it is still reliable."""


class Offer(StrEnum):
    """Where a *Start* stands."""

    FIRST = "first"
    NEXT = "next"
    WELCOME = "welcome"
    HOME = "home"
    ENTRY = "entry"
    RESULT = "result"


def start_button(offer: Offer, named: str = "", *, label: str = "Start", primary: bool = True) -> ButtonElement:
    """*Start* of what is `named`, see `naming`; without, of whatever is next when it is pressed."""
    return button(label, Action.START_NEXT, f"{offer}|{named}" if named else offer.value, primary=primary)


def naming(what: NextStep | Place | None) -> str:
    """What a *Start* names, as its value carries it: an area, an area's check, or a rubric; nothing for None."""
    if what is None:
        return ""
    if not isinstance(what, NextStep):
        return place_value(what)
    area = area_value(what.rubric.id, what.dimension.id)
    return f"{area}|{CHECK}" if what.format is Format.CHECK else area


def place_value(place: Place) -> str:
    """An area, or a rubric, whose second half is empty."""
    return area_value(place.rubric.id, place.dimension.id if isinstance(place, Area) else "")


def place_title(place: Place) -> str:
    """“*Trade-offs* · System design”, or the rubric alone, in mrkdwn."""
    if isinstance(place, Area):
        return f"*{escape(place.dimension.name)}* · {escape(place.rubric.name)}"
    return f"*{escape(place.rubric.name)}*"


def level_up_button(step: NextStep) -> ButtonElement:
    """The same area with harder questions."""
    area = area_value(step.rubric.id, step.dimension.id)
    return button(harder_label(step.stretched()), Action.LEVEL_UP, area)


def harder_label(harder: NextStep) -> str:
    """What makes it harder: the next level, or a twist in each question."""
    return "Harder: a twist in each question" if harder.twisted else f"One level up: {harder.level.label}"
