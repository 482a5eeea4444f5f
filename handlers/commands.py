"""The slash command /drill: its first word says which listener goes on; no word, an area or a mistake end here."""

from collections.abc import Awaitable, Callable, Mapping

from slack_bolt.async_app import AsyncApp

from bot.core.drill import Drill
from bot.core.find_area import Suggestions
from bot.core.next_step import FirstUse
from bot.journeys.desk import Ack
from bot.journeys.propose_next import propose_next
from bot.journeys.seek_area import seek_area
from bot.journeys.start_drill import start_by_name, start_now
from bot.views.proposals import draw_next, draw_sought, draw_started, draw_suggestions
from bot.views.remarks import draw_help
from bot.views.start_modal import draw_first_use
from handlers import payloads
from handlers.front_door import FrontDoor, Request

COMMAND = "/drill"
FORM = "form"
"""In the answer kept in the inbox: the questions of the first use, asked before `/drill go` can start anything."""

NOTHING_NAMED = ("", "now")
"""After `/drill go`: no name of anything."""

Subcommand = Callable[[Request, str], Awaitable[None]]
"""What a first word after /drill runs, with the words after it."""


def register(app: AsyncApp, door: FrontDoor, subcommands: Mapping[str, Subcommand]) -> None:
    """The one command. `subcommands` holds the other surfaces' first words."""
    known = {"": show_next, "go": go, "help": show_help, **subcommands}

    async def drill(request: Request) -> None:
        """`/drill …`."""
        typed = payloads.typed_after_command(request.body)
        first, _, rest = typed.partition(" ")
        await known.get(first, seek)(request, rest if first in known else typed)

    app.command(COMMAND)(door.through(drill))


async def show_next(request: Request, rest: str) -> None:
    """`/drill`: what is next."""
    await request.ack(**draw_next(await request.desk.see(request.member, propose_next)).as_ack())


async def show_help(request: Request, rest: str) -> None:
    """`/drill help`."""
    await request.ack(**draw_help().as_ack())


async def seek(request: Request, typed: str) -> None:
    """Anything else is an area's or a rubric's name, or a mistake."""
    sought = await request.desk.see(request.member, seek_area, typed)
    await request.ack(**draw_sought(sought, typed).as_ack())


async def go(request: Request, rest: str) -> None:
    """`/drill go`, alone or with a name: a drill at once, or the first use's questions, or what the name may mean."""

    def answer(outcome: FirstUse | Drill | Suggestions) -> Ack:
        if isinstance(outcome, FirstUse):
            return {FORM: draw_first_use(outcome)}
        if isinstance(outcome, Suggestions):
            return draw_suggestions(rest, outcome.places).as_ack()
        return draw_started().as_ack()

    if rest in NOTHING_NAMED:
        given = await request.desk.once(request.member, request.key, start_now, answer)
    else:
        given = await request.desk.once(request.member, request.key, start_by_name, answer, rest)
    if given and FORM in given:
        await request.client.views_open(trigger_id=request.trigger_id, view=given[FORM])
        given = None
    await request.ack(**(given or {}))
