"""What waits to be sent, as `python -m bot outbox` prints it: each figure counted by hand from a few rows."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Connection, text

from bot import config
from bot.config import SettingError
from bot.core.members import Member
from bot.core.outgoing import Priority
from bot.core.send_rate import SendRate
from bot.outbox_report import NOTHING, NOTHING_YET, outbox, report
from bot.store import migrate, send_rates
from bot.store import outbox as rows
from bot.store.engine import Database
from tests.cast import ANA, MIA, TWIN
from tests.conftest import opened

NOW = datetime(2026, 11, 20, 9, 0, 30, tzinfo=UTC)
FULL = 5.0


def ago(**length: float) -> datetime:
    return NOW - timedelta(**length)


def wait(tx: Connection, key: str, who: Member = ANA, priority: int = Priority.LIVE, since: datetime = NOW) -> None:
    """Something to say, asked for at a moment; a key of one member waits for those before it in the alphabet."""
    seq = f"{int(since.timestamp() * 1000):012x}7{key}"
    rows.post_aside(tx, who, key, kind="next", reference="", seq=seq, now=since, priority=priority)


def end(tx: Connection, key: str, at: datetime, failure: str | None = None, who: Member = ANA) -> None:
    """It was sent, or given up."""
    row = next(row for row in rows.claim(tx, [who.team_id], NOW, NOW, 99) if row.key == key)
    if failure is None:
        rows.sent(tx, who.team_id, row, "D1", "1.1", at)
    else:
        rows.give_up(tx, who.team_id, row, failure, at)


def cells(lines: Iterable[str], first: str) -> list[list[str]]:
    """The figures of every table row that begins with this."""
    return [line.strip().removeprefix(first).split() for line in lines if line.strip().startswith(first)]


async def test_what_waits_is_counted_by_what_goes_first(database: Database) -> None:
    with database.write() as tx:
        wait(tx, "a", since=ago(seconds=4))
        wait(tx, "b", priority=Priority.NUDGE)
        wait(tx, "c", priority=Priority.REMINDER, since=ago(minutes=17))
        wait(tx, "d", MIA, priority=Priority.REMINDER, since=ago(minutes=3))
        wait(tx, "e", priority=Priority.DIGEST, since=ago(hours=3, minutes=5))
        lines = report(tx, FULL, NOW)
    assert lines[0] == "What is to be sent, at 2026-11-20 09:00:30 UTC"
    assert cells(lines, "Replies") == [["1", "4", "s", "0", "0"]]
    assert cells(lines, "Nudges") == [["1", "0", "s", "0", "0"]]
    assert cells(lines, "Reminders and prompts") == [["2", "17", "min", "0", "0"]]
    assert cells(lines, "Digests") == [["1", "3", "h", "5", "min", "0", "0"]]
    assert cells(lines, "All") == [["5", "3", "h", "5", "min", "0", "0"]]


async def test_every_priority_has_a_row(database: Database) -> None:
    priorities = [value for name, value in vars(Priority).items() if not name.startswith("_")]
    with database.write() as tx:
        for priority in priorities:
            wait(tx, f"p{priority}", priority=priority)
        lines = report(tx, FULL, NOW)
    assert cells(lines, "All")[0][0] == str(len(priorities))


async def test_what_was_sent_in_the_last_minute_and_given_up_in_the_last_day_is_counted(database: Database) -> None:
    with database.write() as tx:
        for key in "abcdefgh":
            wait(tx, key)
        end(tx, "a", ago(seconds=59))
        end(tx, "b", ago(seconds=61))
        end(tx, "c", ago(hours=23), "is_archived")
        end(tx, "d", ago(hours=25), "is_archived")
        end(tx, "e", ago(hours=1), "user_disabled")
        end(tx, "f", ago(hours=1), "user_disabled")
        [row] = [each for each in rows.claim(tx, [ANA.team_id], NOW, NOW, 99) if each.key == "g"]
        rows.sent(tx, ANA.team_id, row, None, None, NOW)  # it was no longer due
        lines = report(tx, FULL, NOW)
    assert cells(lines, "Replies") == [["1", "0", "s", "1", "3"]]
    assert "Given up: 2 × user_disabled (replies), 1 × is_archived (replies)." in lines


async def test_workspaces_stand_apart(database: Database) -> None:
    with database.write() as tx:
        wait(tx, "a")
        wait(tx, "b", TWIN)
        wait(tx, "c", TWIN)
        end(tx, "b", NOW, "channel_not_found", TWIN)
        lines = report(tx, FULL, NOW)
    assert [line for line in lines if line.startswith("Workspace")] == ["Workspace T-ONE", "Workspace T-TWO"]
    assert [row[0] for row in cells(lines, "All")] == ["1", "1"]
    assert sum(line.startswith("Given up") for line in lines) == 1


@pytest.mark.parametrize(
    ("rate", "line"),
    [
        (None, "Pace: 5.0 of 5 calls a second."),
        (
            SendRate(FULL, 2.5, 0.0, NOW, NOW),
            "Pace: 2.5 of 5 calls a second. Slack asked to slow down; it recovers within five minutes.",
        ),
        (
            SendRate(FULL, 2.5, 0.0, NOW, NOW + timedelta(seconds=28)),
            "Pace: none until 09:00:58 UTC, in 28 s, because Slack asked to wait.",
        ),
    ],
    ids=["full", "slowed down", "held"],
)
async def test_the_pace_is_told(database: Database, rate: SendRate | None, line: str) -> None:
    with database.write() as tx:
        wait(tx, "a")
        if rate is not None:
            send_rates.keep(tx, ANA.team_id, rate)
        assert line in report(tx, FULL, NOW)


async def test_how_long_it_all_takes_is_told_once_it_takes_a_while(database: Database) -> None:
    with database.write() as tx:
        wait(tx, "0")
        short = report(tx, FULL, NOW)
        for number in range(1, 400):
            wait(tx, f"{number}")
        long = report(tx, FULL, NOW)
    assert not any(line.startswith("At 5 a second") for line in short)
    assert "At 5 a second, what waits takes 1 min." in long


async def test_an_empty_outbox_is_one_sentence(database: Database) -> None:
    with database.write() as tx:
        assert report(tx, FULL, NOW) == [NOTHING]
        wait(tx, "a")
        end(tx, "a", ago(seconds=61))
        assert report(tx, FULL, NOW) == [NOTHING]


async def test_nobody_is_named(database: Database) -> None:
    with database.write() as tx:
        wait(tx, "key-of-a-row")
        lines = "\n".join(report(tx, FULL, NOW))
    assert ANA.user_id not in lines
    assert "key-of-a-row" not in lines


@pytest.fixture
def settings(tmp_path: Path) -> config.Settings:
    """A folder of its own."""
    return config.read({"WHETSTONE_DATA": str(tmp_path)}, tmp_path / "nothing.env")


def test_without_a_database_it_says_so_and_makes_none(settings: config.Settings, tmp_path: Path) -> None:
    assert outbox(settings) == [NOTHING_YET]
    assert list(tmp_path.iterdir()) == []


def test_a_database_of_a_newer_version_is_left_alone(settings: config.Settings) -> None:
    with opened(settings.database_url) as database:
        migrate.upgrade(database)
        with database.write() as tx:
            tx.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(SettingError, match=f"at version 9999, and this Whetstone knows {migrate.HEAD} at most"):
        outbox(settings)


def test_it_works_beside_an_app_that_is_writing(settings: config.Settings) -> None:
    with opened(settings.database_url) as database:
        migrate.upgrade(database)
        with database.write() as tx:
            wait(tx, "a", since=datetime.now(UTC))
        with database.write() as tx:
            wait(tx, "b", since=datetime.now(UTC))
            lines = outbox(settings)
    assert cells(lines, "All")[0][0] == "1", "what isn't committed yet isn't there yet"
