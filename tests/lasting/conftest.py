"""The scene of every trouble, on the database it is to happen on."""

import logging
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack
from datetime import timedelta

import pytest

from benchmarks.survival import steady
from benchmarks.survival.steady import Steady
from bot import config
from bot.journeys import deliver
from bot.scheduler import slack_streams, slots, turns
from tests.handlers.workspace import Workspace, in_a_hurry, small_rubrics
from tests.lasting.scene import Scene


@pytest.fixture
def _hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    in_a_hurry(monkeypatch)
    small_rubrics(monkeypatch)
    monkeypatch.setattr(deliver, "LEASE", timedelta(seconds=6))  # longer than a busy machine stands still
    monkeypatch.setattr(turns, "LEASE", timedelta(seconds=2))
    monkeypatch.setattr(turns, "RENEW_EVERY_SECONDS", 0.5)
    monkeypatch.setattr(slots, "LAST_SECONDS", 0.2)
    monkeypatch.setattr(slack_streams, "PAUSE_SECONDS", 0.01)
    monkeypatch.setattr(steady, "LOOK_AGAIN", 0.03)


@pytest.fixture
def log(caplog: pytest.LogCaptureFixture) -> Iterator[pytest.LogCaptureFixture]:
    """Everything that is logged, set up as `LOG_LEVEL=DEBUG` does."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    config.set_up_logging("DEBUG")
    root.addHandler(caplog.handler)
    yield caplog
    root.handlers[:], root.level = handlers, level


@pytest.fixture
async def scene(_hurried: None, log: pytest.LogCaptureFixture, database_url: str) -> AsyncIterator[Scene]:
    """Ana and Mia in a workspace of their own."""
    settings: dict[str, str] = {}
    async with AsyncExitStack() as ending, Workspace(database_url, settings=settings) as workspace:
        ana, mia = await workspace.person("ana"), await workspace.person("mia")
        yield Scene(workspace, ana, mia, Steady(ana), database_url, settings, ending)
