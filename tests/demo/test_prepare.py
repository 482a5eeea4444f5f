"""Made once, into an empty database, and nowhere else; nothing of the past is still to be sent."""

from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, func, select

from bot.__main__ import main
from bot.config import SettingError, Settings
from bot.core.drill import OPEN_PHASES
from bot.core.local_time import zone
from bot.core.members import Member
from bot.demo.fill import CAST, DRILLED_AT, TEAM_ID, member_of
from bot.demo.prepare import NOT_EMPTY, NOT_IN_SLACK, prepare
from bot.journeys.present_example import EXAMPLE
from bot.store import (
    drills,
    members,
    migrate,
    workspaces,
)
from bot.store.engine import Database
from bot.store.queues import outbox, timers, turns
from bot.store.tables import drills as drills_table
from playground import workspace
from playground.state.people import SEED
from tests.demo.rows import NOW, rows, settings_in


def test_nothing_of_the_past_is_said_due_or_waited_for(tx: Connection) -> None:
    waiting = tx.execute(select(outbox.c.user_id, outbox.c.kind).where(outbox.c.done_at.is_(None))).all()
    assert sorted(map(tuple, waiting)) == [(past.person.user_id, EXAMPLE) for past in sorted_cast()]
    assert tx.scalar(select(func.min(timers.c.due_at))) > NOW
    assert tx.scalar(select(func.count()).select_from(turns)) == 0
    still_open = select(func.count()).select_from(drills_table).where(drills_table.c.phase.in_(OPEN_PHASES))
    assert tx.scalar(still_open) == 0


def sorted_cast() -> list[Any]:
    return sorted(CAST, key=lambda past: past.person.user_id)


def test_the_people_are_the_playgrounds() -> None:
    zones = {user.id: user.tz for user in SEED}
    assert TEAM_ID == workspace.TEAM_ID
    assert {past.person.user_id: past.person.tz for past in CAST}.items() <= zones.items()


def test_a_second_start_keeps_everything_and_tells_from_which_day_it_is(settings: Settings, database: Database) -> None:
    before = rows(database)
    told = prepare(settings, NOW + timedelta(days=9))
    assert told.startswith("The example data of 20 November 2026 is kept")
    assert rows(database) == before


def test_after_ana_had_hers_deleted_a_second_start_adds_nothing(tmp_path: Path) -> None:
    settings = settings_in(tmp_path)
    with closing(Database(settings.database_url)) as emptied:
        migrate.upgrade(emptied)
        with emptied.write() as tx:
            workspaces.set_example(tx, TEAM_ID)
    assert prepare(settings, NOW).startswith("The example data is kept")


def test_it_is_the_same_every_time(database: Database, tmp_path: Path) -> None:
    settings = settings_in(tmp_path)
    prepare(settings, NOW)
    with closing(Database(settings.database_url)) as again:
        assert rows(again) == rows(database)
        assert asked_in(again) == asked_in(database)


def asked_in(database: Database) -> list[Any]:
    with database.read() as tx:
        return [
            (drill.goal.text, [round_.question for round_ in drill.rounds])
            for past in CAST
            for drill in drills.every(tx, member_of(past))
        ]


@pytest.mark.parametrize("now", [datetime(2026, 4, 1, 0, 5, tzinfo=UTC), datetime(2028, 3, 1, 23, 55, tzinfo=UTC)])
def test_it_is_as_full_at_any_hour_and_across_a_change_of_clocks(
    now: datetime, database: Database, tmp_path: Path
) -> None:
    settings = settings_in(tmp_path)
    prepare(settings, now)
    with closing(Database(settings.database_url)) as made, made.read() as tx:
        assert asked_in(made) == asked_in(database)
        for past in CAST:
            every = drills.every(tx, member_of(past))
            here = zone(past.person.tz)
            assert {each.created_at.astimezone(here).time() for each in every} == {DRILLED_AT}
            assert max(each.closed_at for each in every if each.closed_at) < now


def test_somebodys_own_data_stays_as_it_is(tmp_path: Path) -> None:
    settings = settings_in(tmp_path)
    with closing(Database(settings.database_url)) as used:
        migrate.upgrade(used)
        with used.write() as tx:
            members.meet(tx, Member("T1", "U1"), NOW)
        before = rows(used)
        with pytest.raises(SettingError, match="no example data") as refused:
            prepare(settings, NOW)
        assert str(refused.value) == NOT_EMPTY
        assert rows(used) == before


def test_with_slack_tokens_nothing_is_written(tmp_path: Path) -> None:
    settings = settings_in(tmp_path, SLACK_BOT_TOKEN="xoxb-1", SLACK_APP_TOKEN="xapp-1")
    with pytest.raises(SettingError) as refused:
        prepare(settings, NOW)
    assert str(refused.value) == NOT_IN_SLACK
    assert list(tmp_path.iterdir()) == []


def test_the_command_says_what_it_did(
    settings: Settings, database: Database, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["bot", "demo"])
    monkeypatch.setenv("WHETSTONE_DATA", str(settings.data))
    monkeypatch.chdir(settings.data)
    assert main() == 0
    assert "of 20 November 2026 is kept" in capsys.readouterr().out
