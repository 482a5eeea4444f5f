"""Renders a member's record into files: a light one right here, a heavy one in a process of its own."""

from bot.core.export import render_csv, render_json, render_markdown
from bot.core.records import Record
from bot.scheduler.apart import apart

LIGHT = 200_000
"""Characters that are rendered within some 25 ms. More at once would keep the event loop from its acks."""
_BESIDE_ANSWERS = 2_000
"""Characters a drill has about, apart from its answers."""

Rendered = tuple[str, str, str]


async def render(record: Record) -> Rendered:
    """The record as JSON, CSV and Markdown."""
    return _render(record) if weight(record) <= LIGHT else await apart(_render, record)


def weight(record: Record) -> int:
    """About how many characters there are to render."""
    answers = (answer for drill in record.drills for asked in drill.rounds for answer in asked.answers)
    typed = sum(len(said.text) for said in (*answers, *record.messages))
    return typed + _BESIDE_ANSWERS * (len(record.drills) + len(record.journal) + len(record.logged))


def _render(record: Record) -> Rendered:
    return render_json(record), render_csv(record), render_markdown(record)
