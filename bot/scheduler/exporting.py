"""Renders a member's record into files: a small one right here, a big one in a process of its own."""

import asyncio
import multiprocessing
from concurrent.futures import ProcessPoolExecutor

from bot.core.export import render_csv, render_json, render_markdown
from bot.core.records import Record

SMALL = 60
"""Drills and journal entries that are rendered within some 20 ms. More would keep the event loop from acks."""

Rendered = tuple[str, str, str]


async def render(record: Record) -> Rendered:
    """The record as JSON, CSV and Markdown."""
    if len(record.drills) + len(record.journal) + len(record.messages) <= SMALL:
        return _render(record)
    # Started anew each time: exports are rare, and a process that waits for the next one costs its memory all day.
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as processes:
        return await asyncio.get_running_loop().run_in_executor(processes, _render, record)


def _render(record: Record) -> Rendered:
    return render_json(record), render_csv(record), render_markdown(record)
