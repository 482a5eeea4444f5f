"""Every listener, in the order Bolt asks them."""

from collections.abc import Mapping

from slack_bolt.async_app import AsyncApp

from bot.core.library import Library
from bot.journeys.desk import Desk
from handlers import (
    ai_switch,
    area,
    area_charts,
    calibration,
    channel_messages,
    commands,
    details,
    digest,
    drafts,
    drill_buttons,
    errors,
    events,
    import_log,
    interviews,
    journal_form,
    leftovers,
    lifecycle,
    log,
    look_back_modal,
    my_data,
    overview,
    own_bank,
    prompt_buttons,
    question_shortcut,
    reminder_buttons,
    reminders,
    schedule,
    settings_modal,
    start_buttons,
    stuck_area,
)
from handlers.front_door import FrontDoor

SUBCOMMANDS: Mapping[str, commands.Subcommand] = {
    "journal": journal_form.command,
    "interview": interviews.command,
    "digest": digest.command,
    "settings": settings_modal.command,
    "remind": reminders.command,
    "reminders": reminders.command,
    "schedule": schedule.command,
    "pause": reminders.pause,
    "resume": reminders.resume,
    "export": my_data.export,
    "delete": my_data.delete,
    "areas": overview.areas,
    "questions": own_bank.command,
    "log": log.command,
    "import": import_log.command,
    "rubric": overview.rubric,
    "calibrate": calibration.command,
    "ai": ai_switch.command,
}
"""First words after /drill beside `go` and `help`, each answered by the surface it belongs to."""


def register(app: AsyncApp, desk: Desk, library: Library, fetch: import_log.Fetch) -> FrontDoor:
    """Register all surfaces behind one front door, and return the door. `fetch` gets the files of forms."""
    door = FrontDoor(desk, library)
    commands.register(app, door, SUBCOMMANDS)
    events.register(app, door)
    drill_buttons.register(app, door)
    look_back_modal.register(app, door)
    drafts.register(app, door)
    start_buttons.register(app, door)
    journal_form.register(app, door)
    question_shortcut.register(app, door)
    own_bank.register(app, door)
    interviews.register(app, door)
    digest.register(app, door)
    lifecycle.register(app, door)
    settings_modal.register(app, door)
    reminders.register(app, door)
    reminder_buttons.register(app, door)
    my_data.register(app, door)
    stuck_area.register(app, door)
    overview.register(app, door)
    log.register(app, door)
    import_log.register(app, door, fetch)
    details.register(app, door)
    area.register(app, door)
    area_charts.register(app, door)
    calibration.register(app, door)
    ai_switch.register(app, door)
    schedule.register(app, door)
    prompt_buttons.register(app, door)
    channel_messages.register(app, door)
    leftovers.register(app)
    errors.register(app)
    return door
