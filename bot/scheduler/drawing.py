"""Draws an outbox row as it must look at the moment it is sent, or tells that it is no longer due."""

from collections.abc import Awaitable, Callable, Mapping

from bot.core import thread
from bot.core.drill import Phase, Step
from bot.core.next_step import OpenDrill
from bot.core.outgoing import Op, Outgoing
from bot.journeys.answer_prompt import BROUGHT
from bot.journeys.around_interview import ASK, ASK_AGAIN, EVE
from bot.journeys.ask_charts import AREA_CHARTS
from bot.journeys.channel_trouble import TROUBLE
from bot.journeys.choose_reminders import OFFER
from bot.journeys.deliver import NOT_SENT
from bot.journeys.desk import Desk
from bot.journeys.export_record import EXPORT, gather_record
from bot.journeys.greet import WELCOME
from bot.journeys.hear_message import Remark
from bot.journeys.plan_due import NUDGE
from bot.journeys.plan_reminders import REMINDER
from bot.journeys.present_example import EXAMPLE
from bot.journeys.propose_next import propose_next
from bot.journeys.publish import LINE
from bot.journeys.schedules import DIGEST, PROMPT
from bot.journeys.set_up_schedule import SET_UP
from bot.journeys.share_rubric import RUBRIC
from bot.journeys.show_drill import show_drill
from bot.journeys.watch_drill import WAITS
from bot.journeys.write_entry import ENTRY, show_entry
from bot.scheduler.draw_area_charts import draw_area_charts
from bot.scheduler.draw_channels import draw_brought, draw_prompt, draw_set_up, draw_trouble
from bot.scheduler.draw_digest import draw_weekly_digest
from bot.scheduler.draw_interviews import draw_ask, draw_ask_again, draw_eve
from bot.scheduler.draw_reminders import draw_offer, draw_reminder
from bot.scheduler.exporting import render
from bot.views import proposals, remarks
from bot.views.drawn import Drawn
from bot.views.example import draw_example
from bot.views.files import Parcel
from bot.views.journal import draw_entry
from bot.views.my_data import draw_export, draw_not_sent
from bot.views.rubric_text import draw_rubric_text
from bot.views.thread import draw_heeded, draw_line, draw_nudge

_PLAIN: dict[str, Callable[[], Drawn]] = {
    Remark.HELP: remarks.draw_help,
    Remark.STRAY: remarks.draw_stray,
    Remark.COUNTED: remarks.draw_counted,
    Remark.STRAY_IN_THREAD: remarks.draw_stray_in_thread,
    Remark.PRESS_START: remarks.draw_press_start,
    NOT_SENT: draw_not_sent,
    EXAMPLE: draw_example,
}


async def draw(desk: Desk, row: Outgoing) -> Drawn | Parcel | None:
    """The message for a row, with files or without, or None when it is no longer due."""
    drawer = _DRAWERS.get(row.kind)
    return await drawer(desk, row) if drawer else _PLAIN[row.kind]()


async def _draw_line(desk: Desk, row: Outgoing) -> Drawn | None:
    scene = await desk.see(row.member, show_drill, row.reference)
    line = thread.line(scene.drill, row.target_key) if scene else None
    return draw_line(scene, line) if scene and line else None


async def _draw_waits(desk: Desk, row: Outgoing) -> Drawn | None:
    scene = await desk.see(row.member, show_drill, row.reference)
    if scene is None or not (scene.drill.is_paused or scene.drill.phase is Phase.SCORING):
        return None
    return proposals.draw_waits(OpenDrill(scene.drill, scene.rubric))


async def _draw_entry(desk: Desk, row: Outgoing) -> Drawn | None:
    scene = await desk.see(row.member, show_entry, row.reference)
    return draw_entry(scene) if scene else None


async def _draw_nudge(desk: Desk, row: Outgoing) -> Drawn | None:
    scene = await desk.see(row.member, show_drill, row.reference)
    if scene is not None and Step.SCORE in scene.drill.looked_back:
        return draw_heeded(scene.drill) if row.op is Op.REDRAW else None
    if scene is None or scene.drill.phase is not Phase.SCORING:
        return None
    return draw_nudge(scene.drill, desk.clock())


async def _draw_export(desk: Desk, row: Outgoing) -> Parcel | None:
    record = await desk.see(row.member, gather_record)
    return draw_export(row.reference, record.exported_at, *await render(record)) if record else None


async def _draw_rubric(desk: Desk, row: Outgoing) -> Drawn | None:
    rubric = desk.library.find(row.reference)
    return draw_rubric_text(rubric) if rubric else None


async def _draw_welcome(desk: Desk, row: Outgoing) -> Drawn:
    return remarks.draw_welcome(with_ai=desk.terms is not None)


async def _draw_next(desk: Desk, row: Outgoing) -> Drawn:
    return proposals.draw_next(await desk.see(row.member, propose_next))


async def _draw_said(desk: Desk, row: Outgoing) -> Drawn:
    return remarks.draw_said(row.reference)


_DRAWERS: Mapping[str, Callable[[Desk, Outgoing], Awaitable[Drawn | Parcel | None]]] = {
    EXPORT: _draw_export,
    LINE: _draw_line,
    NUDGE: _draw_nudge,
    WAITS: _draw_waits,
    REMINDER: draw_reminder,
    OFFER: draw_offer,
    ENTRY: _draw_entry,
    EVE: draw_eve,
    ASK: draw_ask,
    ASK_AGAIN: draw_ask_again,
    PROMPT: draw_prompt,
    SET_UP: draw_set_up,
    TROUBLE: draw_trouble,
    BROUGHT: draw_brought,
    DIGEST: draw_weekly_digest,
    AREA_CHARTS: draw_area_charts,
    RUBRIC: _draw_rubric,
    WELCOME: _draw_welcome,
    Remark.NEXT: _draw_next,
    Remark.SAID: _draw_said,
}
"""Kinds that are drawn from what is stored."""
