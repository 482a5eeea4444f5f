"""What the app says about pausing reminders."""

from datetime import datetime

from bot.core.local_time import LONGEST_PAUSE
from bot.views.drawn import Drawn, message, section, small
from bot.views.text import moment

_DRILLS = "A drill has its own pause: the word *pause* in its thread."
_EXAMPLES = "`/drill pause 3d`, `/drill pause 2 weeks` or `/drill pause until friday`"


def draw_paused(until: datetime) -> Drawn:
    """`/drill pause 3d`."""
    return message(
        "Reminders are paused.",
        section(f"Reminders are paused until {moment(until)}. `/drill resume` brings them back sooner."),
        small(_DRILLS),
    )


def draw_pause_unread() -> Drawn:
    """A length of time that can't be read, or is too short or too long."""
    return message(
        "I couldn't read for how long. Nothing was changed.",
        section(
            f"I couldn't read for how long, so nothing was changed. Try {_EXAMPLES}: "
            f"an hour at least, {LONGEST_PAUSE.days} days at most."
        ),
    )


def draw_pause_how(until: datetime | None) -> Drawn:
    """`/drill pause` alone: how things are, and how to say it."""
    now = "Reminders are on." if until is None else f"Reminders are paused until {moment(until)}."
    back = "" if until is None else " `/drill resume` brings them back."
    return message(
        "For how long? For example /drill pause 3d.",
        section(f"{now}{back} To pause them, say for how long: {_EXAMPLES}."),
        small(_DRILLS),
    )


def draw_resumed(*, were_paused: bool) -> Drawn:
    """`/drill resume`."""
    text = "Reminders are on again." if were_paused else "Reminders are on; they weren't paused."
    return message(text, section(text), small("A paused drill goes on with the word *resume* in its thread."))
