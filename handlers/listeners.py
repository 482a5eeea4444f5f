"""Every listener, in the order Bolt asks them."""

from collections.abc import Mapping

from slack_bolt.async_app import AsyncApp

from bot.core.library import Library
from bot.journeys.desk import Desk
from handlers import commands, drill_buttons, errors, events, leftovers, look_back_modal, start_buttons
from handlers.front_door import FrontDoor


SUBCOMMANDS: Mapping[str, commands.Subcommand] = {}
"""First words after /drill beside `go` and `help`, each answered by the surface it belongs to."""


def register(app: AsyncApp, desk: Desk, library: Library) -> FrontDoor:
    """Register all surfaces behind one front door, and return the door."""
    door = FrontDoor(desk, library)
    commands.register(app, door, SUBCOMMANDS)
    events.register(app, door)
    drill_buttons.register(app, door)
    look_back_modal.register(app, door)
    start_buttons.register(app, door)
    leftovers.register(app)
    errors.register(app)
    return door
