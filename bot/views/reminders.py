"""What the app says about reminders beside the reminder itself: paused, resumed, offered, when the next one comes."""

from slack_sdk.models.blocks import ContextBlock

from bot.core.local_time import LONGEST_PAUSE
from bot.core.reminder import Reminders
from bot.views.drawn import Drawn, button, buttons, message, section, small
from bot.views.ids import Action
from bot.views.text import moment, upcoming

_DRILLS = "A drill has its own pause: the word *pause* in its thread."
_INTERVIEWS = "What you asked for around an interview still comes."
_EXAMPLES = "`/drill pause 3d`, `/drill pause 2 weeks` or `/drill pause until friday`"
_CHANGE = "`/drill remind` changes days and hour, `/drill pause 3d` keeps me quiet for a while."


def next_told(reminders: Reminders) -> str:
    """When the next one comes, in a sentence; or why none does."""
    if reminders.next is not None:
        return f"Next: {upcoming(reminders.next)}, your time."
    if reminders.stopped:
        return "Reminders are off: five in a row weren’t picked up."
    return "None comes in the year ahead." if reminders.is_set else "No reminder is set."


def state_told(reminders: Reminders) -> str:
    """The same with the pause they are in, in mrkdwn."""
    if reminders.paused_until is None:
        return next_told(reminders)
    return f"Reminders are paused until {moment(reminders.paused_until)}.{_after_it(reminders)}"


def draw_on_home(reminders: Reminders) -> ContextBlock:
    """One small line."""
    if reminders.next is None or reminders.paused_until is not None:
        return small(state_told(reminders))
    return small(f"Next reminder: {upcoming(reminders.next)}, your time.")


def _after_it(reminders: Reminders) -> str:
    return f" {next_told(reminders)}" if reminders.next is not None else ""


def draw_offer() -> Drawn:
    """After the first finished drill, once: nobody is reminded unasked."""
    ask = "Shall I bring you the next one? Weekdays at 09:00, your time."
    row = buttons(
        [
            button("Yes, weekdays at 9", Action.REMINDERS_USUAL, "offer", primary=True),
            button("Choose days and hour", Action.REMINDERS, "offer"),
            button("No, thanks", Action.REMINDERS_DECLINE, "offer"),
        ]
    )
    more = "On Sundays a short look back on your week. Each can be put off, skipped or stopped."
    return message(ask, section(f"*{ask}*"), small(more), row)


def draw_offer_settled(reminders: Reminders) -> Drawn:
    """What takes the offer's place: when the first one comes, or that none does."""
    if not reminders.is_set:
        text = "No reminders, then. Whenever you want one, `/drill remind` sets it."
        return message(text.replace("`", ""), section(text))
    told = section(f"*Reminders are set.* {state_told(reminders)}")
    return message(f"Reminders are set. {next_told(reminders)}", told, small(_CHANGE))


def draw_paused(reminders: Reminders) -> Drawn:
    """`/drill pause 3d`, and *Pause for a week* on a reminder."""
    return message(
        "Reminders are paused.",
        section(f"{state_told(reminders)} `/drill resume` brings them back sooner."),
        small(f"{_INTERVIEWS} {_DRILLS}"),
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


def draw_pause_how(reminders: Reminders) -> Drawn:
    """`/drill pause` alone: how things are, and how to say it."""
    back = "" if reminders.paused_until is None else " `/drill resume` brings them back."
    return message(
        "For how long? For example /drill pause 3d.",
        section(f"{state_told(reminders)}{back} To pause reminders, say for how long: {_EXAMPLES}."),
        small(_DRILLS),
    )


def draw_resumed(reminders: Reminders, *, were_off: bool) -> Drawn:
    """`/drill resume`, and *Start again* on the last word."""
    text = _resumed(reminders, were_off=were_off)
    return message(
        text.replace("`", ""), section(text), small("A paused drill goes on with the word *resume* in its thread.")
    )


def _resumed(reminders: Reminders, *, were_off: bool) -> str:
    if reminders.is_set:
        return f"{'Reminders are on again.' if were_off else 'Reminders are on already.'} {next_told(reminders)}"
    if were_off:
        return "Reminders are on again. None is set so far: `/drill remind` does that."
    return "No reminder is set, so there is none to bring back. `/drill remind` sets one."
