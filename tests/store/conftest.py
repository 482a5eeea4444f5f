"""An open write transaction for the store's tests."""

from collections.abc import Iterator

import pytest
from sqlalchemy import Connection

from bot.store.engine import Database


@pytest.fixture
def tx(database: Database) -> Iterator[Connection]:
    """Committed at the end of the test, so that a broken constraint can't hide."""
    with database.write() as connection:
        yield connection
