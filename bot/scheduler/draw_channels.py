"""Draws what is said in channels on somebody's behalf but for the digest, and what those who set it up are told."""

from bot.core.channel_trouble import ChannelTrouble
from bot.core.outgoing import Outgoing
from bot.core.schedule import ScheduleKind
from bot.journeys.compose_prompt import compose_prompt
from bot.journeys.desk import Desk
from bot.journeys.schedules import referred, see_schedule
from bot.views import channel_trouble, prompt
from bot.views.drawn import Drawn


async def draw_prompt(desk: Desk, row: Outgoing) -> Drawn | None:
    """The question of a day; choosing it is stored, so that a second attempt asks the same."""
    scene = await desk.do(row.member, compose_prompt, *referred(row.reference))
    hears = desk.grants.reads_channels
    return prompt.draw_prompt(scene, row.reference, hears_threads=hears) if scene else None


async def draw_set_up(desk: Desk, row: Outgoing) -> Drawn | None:
    """That something was set up, unless it was stopped since."""
    channel_id, kind, by = row.reference.split("|")
    schedule = await desk.see(row.member, see_schedule, channel_id, ScheduleKind(kind))
    return prompt.draw_set_up(desk.library, schedule, by) if schedule else None


async def draw_trouble(desk: Desk, row: Outgoing) -> Drawn:
    """To who set it up."""
    return channel_trouble.draw_trouble(ChannelTrouble.read(row.reference))


async def draw_brought(desk: Desk, row: Outgoing) -> Drawn:
    """In a drill's thread: its first answer came from a channel."""
    return prompt.draw_brought(row.reference)
