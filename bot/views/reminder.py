"""The daily DM: what it offers, and the line that takes its place once something was pressed."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from slack_sdk.models.blocks import ActionsBlock, Block, ButtonElement, DividerBlock, OverflowMenuElement

from bot.core.drill import FIRST_DRILL_ROUNDS, MINUTES_A_ROUND
from bot.core.next_step import FirstUse, Next, NextStep, OpenDrill
from bot.core.reminder import Posting, Reminder, ReminderKind, Reminders, Snooze, Upcoming
from bot.core.scene import ReminderScene
from bot.core.thread import buttons_now
from bot.core.week import Week
from bot.views.drawn import TEXT_LONGEST, Drawn, button, buttons, message, section, small
from bot.views.drill_buttons import drill_buttons
from bot.views.ids import BELOW_WEEK, CHANGE_HOUR, PAUSE, Action
from bot.views.modals import options
from bot.views.proposals import where_it_is
from bot.views.reminders import next_told
from bot.views.start_button import Offer, start_button
from bot.views.text import clock_time, escape, short
from bot.views.week import week_blocks, week_charts, week_text

Blocks = Sequence[Block | None]


def draw_reminder(scene: ReminderScene, posting: Posting) -> Drawn:
    """One message of a day's reminder."""
    if scene.reminder.kind is ReminderKind.LAST:
        return _draw_last(posting)
    text, blocks = _offer(scene.reminder, scene.next, posting)
    return _below_week(scene.week, blocks) if scene.week else message(text, *blocks)


def draw_started(at: datetime) -> Drawn:
    """*Start*."""
    where = "Your question is in the replies to the new card."
    return message(f"Started. {where}", section(f"Started {clock_time(at)}. {where}"))


def draw_put_off(back: Upcoming) -> Drawn:
    """*In 30 minutes*, *In 2 hours*, *Tomorrow*."""
    hour = f"at {back.local:%H:%M}"
    text = f"Back {hour}." if back.days_ahead == 0 else f"Back on {back.local:%A} {hour}."
    return message(text, section(text))


def draw_skipped(reminders: Reminders) -> Drawn:
    """*Skip today*."""
    text = f"Skipped. {next_told(reminders)}"
    return message(text, section(text))


def _draw_last(posting: Posting) -> Drawn:
    text = "I came five times and you had other things to do, so I stop here."
    again = button("Start again", Action.REMINDERS_AGAIN, posting.written(), primary=True)
    return message(text, section(text), small("Drills wait for you as before: `/drill go`."), buttons([again]))


def _below_week(week: Week, blocks: Blocks) -> Drawn:
    """The look back on the week, then what comes next."""
    below = [block for block in (DividerBlock(block_id=BELOW_WEEK), *blocks) if block is not None]
    drawn: list[dict[str, Any]] = [
        block if isinstance(block, dict) else block.to_dict() for block in (*week_blocks(week), *below)
    ]
    return Drawn(short(escape(week_text(week)), TEXT_LONGEST), tuple(drawn), charts=week_charts(week))


def _offer(reminder: Reminder, proposed: Next | None, posting: Posting) -> tuple[str, Blocks]:
    """The first line, which is the notification, and the blocks."""
    if isinstance(proposed, NextStep):
        return _drill(reminder, proposed, posting)
    if isinstance(proposed, OpenDrill):
        return _open(proposed, posting)
    if isinstance(proposed, FirstUse):
        return _first(posting)
    return "", [_row([start_button(Offer.RESULT, label="Start the next drill")], posting)]


def _drill(reminder: Reminder, step: NextStep, posting: Posting) -> tuple[str, Blocks]:
    minutes = step.rounds * MINUTES_A_ROUND
    text = f"{step.dimension.name}, round 1 is ready. {minutes} minutes?"
    if step.is_check:
        text = f"{step.dimension.name}: one round, to see whether it is still there. {minutes} minutes?"
    start = button("Start", Action.REMINDER_START, posting.written(), primary=True)
    return text, [
        section(f"*{escape(text)}*"),
        section(escape(reminder.question)),
        small(f"Goal: {escape(step.goal.text)}"),
        _row([start, *_later(posting)], posting),
    ]


def _open(proposed: OpenDrill, posting: Posting) -> tuple[str, Blocks]:
    drill, name = proposed.drill, proposed.rubric.dimension(proposed.drill.dimension_id).name
    text = f"Your drill on {name} is still here. {where_it_is(drill)}"
    row = drill_buttons(drill, buttons_now(drill), offered=True)
    alone = small("Left alone, it closes by itself within the week.")
    return text, [section(escape(text)), alone, _row(row, posting)]


def _first(posting: Posting) -> tuple[str, Blocks]:
    minutes = FIRST_DRILL_ROUNDS * MINUTES_A_ROUND
    text = f"Your first drill is ready: {FIRST_DRILL_ROUNDS} rounds, about {minutes} minutes."
    return text, [section(text), _row([start_button(Offer.FIRST), *_later(posting)], posting)]


def _later(posting: Posting) -> Sequence[ButtonElement]:
    return (
        button("In 2 hours", Action.REMINDER_LATER, f"{Snooze.TWO_HOURS}|{posting.written()}"),
        button("Skip today", Action.REMINDER_SKIP, posting.written()),
    )


def _row(elements: Sequence[ButtonElement], posting: Posting) -> ActionsBlock:
    """The buttons, and what is needed less often."""
    choices = [
        ("In 30 minutes", Snooze.HALF_AN_HOUR),
        ("Tomorrow", Snooze.TOMORROW),
        ("Pause for a week", PAUSE),
        ("Change the hour", CHANGE_HOUR),
    ]
    values = [(label, f"{value}|{posting.written()}") for label, value in choices]
    more = OverflowMenuElement(action_id=Action.REMINDER_MORE.value, options=options(values))
    return ActionsBlock(elements=[*elements, more])
