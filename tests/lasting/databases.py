"""Trouble with the database: locked by another program, full, or gone for a while."""

import asyncio
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager

from sqlalchemy import create_engine, text
from sqlalchemy.engine import make_url

from benchmarks.survival.steady import ANSWER
from handlers.errors import UNEXPECTED
from tests.lasting.forms import JOURNAL, SCORE
from tests.lasting.scene import Scene
from tests.lasting.trouble import POSTGRESQL, Trouble

SHORT_SECONDS = 1.0
PATIENCE_MILLISECONDS = 200
"""How long the app waits for a lock in these tests; outside them it is five seconds."""
A_LOT = "The bridge is closed because repairs cost less now. " * 200


@contextmanager
def _locked(scene: Scene) -> Iterator[None]:
    """Another program holds the database's write lock."""
    path = make_url(scene.database_url).database
    assert path is not None
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        other.execute("ROLLBACK")
        other.close()


async def _locked_for_a_moment(scene: Scene) -> None:
    await scene.in_round()
    with _locked(scene):
        await scene.steady.write(f"Ana's answer to a locked database: {ANSWER}", scene.ana.card_ts)
        pressing = asyncio.create_task(scene.ana.click("Done"))
        await asyncio.sleep(SHORT_SECONDS)
        assert not pressing.done()
    await pressing
    assert await scene.workspace.answer(scene.ana) == scene.steady.typed


async def _locked_for_long(scene: Scene) -> None:
    await scene.answered()
    _pragma(scene, f"busy_timeout = {PATIENCE_MILLISECONDS}")
    with _locked(scene):
        await scene.steady.write(f"Ana writes on: {ANSWER}", scene.ana.card_ts)
        await scene.ana.click("Done")
        await scene.ana.told_alone(UNEXPECTED)
    await _delivered_again(scene)
    assert await scene.workspace.answer(scene.ana) == scene.steady.typed


async def _full(scene: Scene) -> None:
    """A message and a form that need more room than there is."""
    await scene.scoring()
    await scene.ana.press("Score it")
    await scene.ana.wait_for_modal(SCORE)
    await scene.ana.submit({"opening": "2"})
    journal = {block: f"Ana's {block}: {A_LOT}"[:3000] for block in ("hesitation", "rehearsed", "surprise")}
    with _full_disk(scene):
        await scene.steady.write(f"Ana's note: {A_LOT}", scene.ana.card_ts)
        assert not await scene.tries(scene.ana.submit(journal))
    await _delivered_again(scene)
    await scene.ana.submit()
    scene.steady.filled |= dict.fromkeys(journal.values(), JOURNAL)


@contextmanager
def _full_disk(scene: Scene) -> Iterator[None]:
    """The file has no page free and may not grow by one."""
    path = make_url(scene.database_url).database
    assert path is not None
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("VACUUM")
    _pragma(scene, "max_page_count = 1")  # SQLite makes this the number of pages there are
    try:
        yield
    finally:
        _pragma(scene, "max_page_count = 1000000")


async def _gone(scene: Scene) -> None:
    await scene.answered()
    with _refused(scene):
        await scene.steady.write(f"Ana writes on: {ANSWER}", scene.ana.card_ts)
        await scene.ana.click("Done")
        await scene.ana.told_alone(UNEXPECTED)
    await _delivered_again(scene)
    assert await scene.workspace.answer(scene.ana) == scene.steady.typed


async def _connections_cut(scene: Scene) -> None:
    await scene.answered()
    with _refused(scene):
        pass
    await scene.write(f"Ana writes on: {ANSWER}")
    assert await scene.workspace.answer(scene.ana) == scene.steady.typed


@contextmanager
def _refused(scene: Scene) -> Iterator[None]:
    """The server ends every connection to the database and takes no new one."""
    url = make_url(scene.database_url)
    server = create_engine(url.set(database="postgres"), isolation_level="AUTOCOMMIT")
    with server.connect() as connection:
        connection.execute(text(f"ALTER DATABASE {url.database} ALLOW_CONNECTIONS false"))
        ended = text("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = :name")
        connection.execute(ended, {"name": url.database})
        try:
            yield
        finally:
            connection.execute(text(f"ALTER DATABASE {url.database} ALLOW_CONNECTIONS true"))
    server.dispose()


def _pragma(scene: Scene, setting: str) -> None:
    """On the app's only writing connection."""
    with scene.workspace.app.database.write() as tx:
        tx.exec_driver_sql(f"PRAGMA {setting}").close()


async def _delivered_again(scene: Scene) -> None:
    """A minute passes, after which Slack tries once more."""
    await scene.ana.act("clock", seconds=60)
    await scene.ana.heard()


TROUBLES = (
    Trouble(
        "the database is locked for a moment",
        "Another program, a backup for one, holds the SQLite database for a second or two.",
        "Everything waits for it, and nobody notices more than that.",
        _locked_for_a_moment,
    ),
    Trouble(
        "the database is locked for long",
        "Another program holds the SQLite database for longer than five seconds.",
        "Presses and forms are refused with a sentence. Slack delivers messages again; they are kept a minute later.",
        _locked_for_long,
        told=UNEXPECTED,
    ),
    Trouble(
        "the disk is full",
        "There is no room left for the SQLite database.",
        "A form stays open with what was typed and says that it wasn't stored; nothing half done is left behind. Once "
        "there is room again, submitting works, and Slack delivers the messages again.",
        _full,
        told=UNEXPECTED,
    ),
    Trouble(
        "PostgreSQL is gone for a while",
        "PostgreSQL takes no connections for a while.",
        "Presses and forms are refused with a sentence. Slack delivers messages again; they are kept a minute later. "
        "Whetstone needs no restart.",
        _gone,
        told=UNEXPECTED,
        on=(POSTGRESQL,),
    ),
    Trouble(
        "PostgreSQL restarts",
        "PostgreSQL restarts while nobody writes.",
        "Nobody notices.",
        _connections_cut,
        on=(POSTGRESQL,),
    ),
)
