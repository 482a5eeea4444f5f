"""The desk of the other tests, on SQLite: what is tested here doesn't depend on the database."""

from collections.abc import AsyncIterator

import pytest

from tests.handlers.workspace import Workspace, in_a_hurry, small_rubrics


@pytest.fixture
def backend() -> str:
    """One kind is enough."""
    return "sqlite"


@pytest.fixture
async def workspace(database_url: str, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Workspace]:
    """The app in a workspace of its own."""
    in_a_hurry(monkeypatch)
    small_rubrics(monkeypatch)
    async with Workspace(database_url) as workspace:
        yield workspace
