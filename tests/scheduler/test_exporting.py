"""A record becomes files, here or in a process of its own: the same ones."""

import asyncio
import os

import pytest

from bot.core.export import render_csv, render_json, render_markdown
from bot.core.records import Record, Typed
from bot.scheduler import exporting
from bot.scheduler.apart import apart
from bot.scheduler.exporting import LIGHT, render, weight
from tests.core.practice_record import a_drill, a_record, on_day


def _practice(drills: int, typed: str = "It depends.") -> Record:
    return a_record(drills=tuple(a_drill(f"d{number}", typed=typed) for number in range(drills)))


@pytest.mark.parametrize("light", [0, LIGHT])
async def test_the_three_files_are_the_same_wherever_they_are_rendered(
    monkeypatch: pytest.MonkeyPatch, light: int
) -> None:
    monkeypatch.setattr(exporting, "LIGHT", light)
    record = _practice(3, typed="=1+1 🚀\n<!channel>")
    assert await render(record) == (render_json(record), render_csv(record), render_markdown(record))


async def test_only_a_heavy_record_leaves_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[Record] = []

    async def elsewhere(_: object, record: Record) -> exporting.Rendered:
        seen.append(record)
        return "", "", ""

    monkeypatch.setattr(exporting, "apart", elsewhere)
    await render(_practice(3))
    assert seen == []
    await render(_practice(200))
    assert seen == [_practice(200)]


async def test_what_is_done_apart_is_done_in_another_process_and_off_the_event_loop() -> None:
    ticks = 0

    async def tick() -> None:
        nonlocal ticks
        while True:
            ticks += 1
            await asyncio.sleep(0.01)

    ticking = asyncio.create_task(tick())
    assert await apart(os.getpid) != os.getpid()
    ticking.cancel()
    assert ticks > 1


def test_long_answers_weigh_as_much_as_many_drills() -> None:
    assert weight(_practice(5)) < LIGHT
    assert weight(_practice(200)) > LIGHT
    assert weight(_practice(5, typed="w" * LIGHT)) > LIGHT
    assert weight(a_record(messages=(Typed(on_day(0), "w" * LIGHT),) * 2)) > LIGHT
