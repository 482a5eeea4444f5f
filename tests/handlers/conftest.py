"""A workspace for each test, and people in it."""

from collections.abc import AsyncIterator

import pytest

from tests.handlers.practice import Practice
from tests.handlers.workspace import Workspace, in_a_hurry, small_rubrics


@pytest.fixture(autouse=True)
def _quick_and_small(monkeypatch: pytest.MonkeyPatch) -> None:
    in_a_hurry(monkeypatch)
    small_rubrics(monkeypatch)


@pytest.fixture
def backend() -> str:
    """SQLite; the journeys are tested on both."""
    return "sqlite"


@pytest.fixture
async def workspace(database_url: str) -> AsyncIterator[Workspace]:
    """The app in a workspace of its own."""
    async with Workspace(database_url) as workspace:
        yield workspace


@pytest.fixture
async def ana(workspace: Workspace) -> Practice:
    """Somebody who never used the app."""
    return await workspace.person("ana")


@pytest.fixture
async def mia(workspace: Workspace) -> Practice:
    """Somebody else in the workspace."""
    return await workspace.person("mia")
