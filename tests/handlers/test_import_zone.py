"""In which zone the hours of an earlier log are read, also for somebody the app has never met."""

from datetime import UTC, datetime

import pytest

from bot.core.errors import ZoneUnknown
from playground.person import Told
from tests.handlers.practice import Practice
from tests.handlers.test_import import DONE, FOUND, LOG, log_of, opened, said, upload
from tests.handlers.workspace import Workspace


async def test_a_newcomers_hours_are_on_their_own_clock(ana: Practice, workspace: Workspace) -> None:
    await ana.act("zone", tz="America/New_York")
    await opened(ana)
    await ana.submit({"rows": "date,kind\n2026-01-12 18:30,mock"})
    await ana.wait_for_modal(FOUND)
    await ana.submit()
    await ana.wait_for_modal(DONE)
    [session] = await log_of(workspace, ana)
    assert session.at == datetime(2026, 1, 12, 23, 30, tzinfo=UTC)


async def test_without_a_zone_no_row_is_read(ana: Practice, workspace: Workspace) -> None:
    await opened(ana)
    workspace.break_next("500", "users.info", times=None)
    with pytest.raises(Told) as told:
        await ana.submit({"rows": LOG})
    assert set((told.value.errors or {}).values()) == {ZoneUnknown().sentence}
    assert await log_of(workspace, ana) == []


async def test_without_a_zone_no_file_is_read(ana: Practice, workspace: Workspace) -> None:
    await opened(ana)
    chosen = await upload(ana, LOG.encode())
    workspace.break_next("500", "users.info", times=None)
    await ana.submit({"file": chosen})
    assert ZoneUnknown().sentence in said(await ana.wait_for_modal("That didn't work"))
