"""A workspace filled once with example data, to be looked at from the evening it was made."""

from collections.abc import Iterator
from contextlib import closing

import pytest
from sqlalchemy import Connection

from bot.config import Settings
from bot.core.library import Library
from bot.demo.ana import ANA
from bot.demo.fill import member_of
from bot.demo.prepare import prepare
from bot.journeys.visit import Visit
from bot.rubric_report import library
from bot.store.engine import Database
from tests.demo.rows import NOW, looking, settings_in


@pytest.fixture(scope="session")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    return settings_in(tmp_path_factory.mktemp("demo"))


@pytest.fixture(scope="session")
def database(settings: Settings) -> Iterator[Database]:
    """Filled once."""
    prepare(settings, NOW)
    with closing(Database(settings.database_url)) as filled:
        yield filled


@pytest.fixture(scope="session")
def shipped(settings: Settings) -> Library:
    return library(settings)


@pytest.fixture
def tx(database: Database) -> Iterator[Connection]:
    with database.read() as reading:
        yield reading


@pytest.fixture
def ana(tx: Connection, shipped: Library) -> Visit:
    return looking(tx, shipped, member_of(ANA))
