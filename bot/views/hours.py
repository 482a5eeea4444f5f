"""Days of the week and hours of a place: in words, and as the fields of a form."""

from collections.abc import Collection
from datetime import time

from slack_sdk.models.blocks import CheckboxesElement, InputBlock, PlainTextObject, TimePickerElement

from bot.core.rhythm import DAY_NAMES, EVERY_DAY, WEEKDAYS, Rhythm
from bot.views.ids import Action, Block
from bot.views.modals import options
from bot.views.text import escape, listed


def days_in_words(days: Collection[int]) -> str:
    """“every day”, “weekdays”, “Mondays and Thursdays”; 0 is Monday, and there is at least one."""
    if frozenset(days) in (EVERY_DAY, WEEKDAYS):
        return "weekdays" if frozenset(days) == WEEKDAYS else "every day"
    return listed([f"{DAY_NAMES[day]}s" for day in sorted(days)])


def hour(clock: time) -> str:
    """“09:00”."""
    return f"{clock:%H:%M}"


def place(tz: str) -> str:
    """A zone as people say it: “Tokyo”, “New York”, “UTC”."""
    return tz.rpartition("/")[2].replace("_", " ")


def rhythm_told(rhythm: Rhythm) -> str:
    """“weekdays at 09:00 (Tokyo)”, in mrkdwn: of a rhythm with days, or of a weekly one."""
    days = rhythm.days if rhythm.weekly_on is None else {rhythm.weekly_on}
    return f"{days_in_words(days)} at {hour(rhythm.clock)} ({escape(place(rhythm.tz))})"


def zone_told(tz: str, own_tz: str) -> str:
    """Below a channel's form: in which zone its hour is, in mrkdwn."""
    if tz == own_tz:
        return f"The hour is in your zone, {escape(tz)}."
    return f"The hour is in {escape(tz)}, as it was set up. To move it to your zone, stop it and set it up anew."


def days_field(label: str, chosen: Collection[int], *, optional: bool = False) -> InputBlock:
    """A box for each day; its value is the day's number."""
    days = options([(name, str(number)) for number, name in enumerate(DAY_NAMES)])
    element = CheckboxesElement(
        action_id=Action.FIELD.value,
        options=days,
        initial_options=[days[number] for number in sorted(chosen)] or None,
    )
    return InputBlock(block_id=Block.DAYS.value, label=PlainTextObject(text=label), element=element, optional=optional)


def hour_field(label: str, clock: time) -> InputBlock:
    """An hour and its minute."""
    element = TimePickerElement(action_id=Action.FIELD.value, initial_time=hour(clock))
    return InputBlock(block_id=Block.HOUR.value, label=PlainTextObject(text=label), element=element)
