"""The form under `/drill remind`: days, hour, the look back on the week, days to leave out; and what was kept."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from bot.core.quiet_days import LONGEST_TYPED
from bot.core.reminder import Reminders
from bot.core.rhythm import Days
from bot.views.drawn import section, small
from bot.views.fields import choice_field
from bot.views.hours import days_field, days_in_words, hour_field
from bot.views.ids import NEVER, Block, Modal
from bot.views.modals import modal, text_field
from bot.views.reminders import state_told
from bot.views.text import escape

TITLE = "Reminders"


def draw_reminders_form(reminders: Reminders) -> dict[str, Any]:
    """As they are set; for whoever never chose, as they are offered."""
    rhythm = reminders.rhythm
    weekly = [("No", NEVER), *((days_in_words({day}), str(day)) for day in range(7))]
    weekly_on = NEVER if rhythm.weekly_on is None else str(rhythm.weekly_on)
    return modal(
        Modal.REMINDERS,
        TITLE,
        [
            section(state_told(reminders)),
            days_field("On which days shall I bring you a drill?", rhythm.days, optional=True),
            hour_field("At what hour?", rhythm.clock),
            choice_field(Block.WEEKLY, "A look back on your week, at the same hour?", weekly, weekly_on, as_menu=True),
            text_field(
                Block.QUIET,
                "Days to leave out",
                initial=_quiet(rhythm.quiet),
                hint="Both ends included.",
                placeholder="24 dec to 1 jan, 5 feb",
                longest=LONGEST_TYPED,
                optional=True,
            ),
            small(f"The hour is read in *{escape(rhythm.tz)}*; `/drill settings` changes the zone."),
        ],
        submit="Save",
    )


def draw_reminders_kept(reminders: Reminders) -> dict[str, Any]:
    """The form's last page."""
    told = state_told(reminders) if reminders.is_set else "I bring you none. `/drill remind` sets one at any time."
    return modal(Modal.REMINDERS_KEPT, TITLE, [section(f"*Saved.* {told}")])


def _quiet(quiet: Sequence[Days]) -> str:
    """As it can be typed: with years, so that it means the same next month."""
    return ", ".join(_stretch(stretch) for stretch in quiet)


def _stretch(stretch: Days) -> str:
    first, last = _date(stretch.first), _date(stretch.last)
    return first if first == last else f"{first} to {last}"


def _date(day: date) -> str:
    return f"{day.day} {day:%b %Y}"
