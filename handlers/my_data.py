"""One's own data: `/drill export`, `/drill delete my data` and its two buttons."""

from slack_bolt.async_app import AsyncApp

from bot.journeys.delete_member import count_holdings, delete_member
from bot.journeys.desk import Ack
from bot.journeys.export_record import ask_for_export
from bot.views.drawn import Drawn
from bot.views.ids import Action
from bot.views.my_data import (
    draw_delete,
    draw_delete_how,
    draw_deleted,
    draw_export_asked,
    draw_export_pressed,
    draw_kept,
)
from handlers import windows
from handlers.front_door import FrontDoor, Request
from handlers.offers import refresh_home

EVERYTHING = ("my data", "all my data", "all of my data")


def register(app: AsyncApp, door: FrontDoor) -> None:
    """The buttons; the commands come through their first words."""
    app.action(Action.EXPORT)(door.through(export_pressed))
    app.action(Action.DELETE_DATA)(door.through(delete_pressed))
    app.action(Action.KEEP_DATA)(door.through(keep_pressed))


async def export(request: Request, rest: str) -> None:
    """`/drill export`: the files come to the DM."""

    def answer(anything: bool) -> Ack:
        return draw_export_asked(anything=anything).as_ack()

    given = await request.desk.once(request.member, request.key, ask_for_export, answer)
    await request.ack(**(given or {}))


async def export_pressed(request: Request) -> None:
    """*Export* on Home or in the log; the files are the answer, and a small window says that they come."""

    def answer(anything: bool) -> Ack:
        return draw_export_pressed(anything=anything)

    given = await request.desk.once(request.member, request.key, ask_for_export, answer)
    assert given is not None
    await windows.only_logged("export", windows.lay_over(request, given))
    await request.ack()


async def delete(request: Request, rest: str) -> None:
    """`/drill delete my data`: what there is, and whether to delete it."""
    if rest in EVERYTHING:
        drawn = draw_delete(await request.desk.see(request.member, count_holdings))
    else:
        drawn = draw_delete_how()
    await request.ack(**drawn.as_ack())


async def delete_pressed(request: Request) -> None:
    """*Delete everything*, and Home forgets it too. Not `once`: that would keep a note of who asked."""
    await _answer(request, draw_deleted(await request.desk.do(request.member, delete_member)))
    await refresh_home(request)
    await request.ack()


async def keep_pressed(request: Request) -> None:
    """*Keep it*."""
    await _answer(request, draw_kept())
    await request.ack()


async def _answer(request: Request, drawn: Drawn) -> None:
    await request.respond(text=drawn.text, blocks=list(drawn.blocks), replace_original=True)
