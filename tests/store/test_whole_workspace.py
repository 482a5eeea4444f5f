"""All of a workspace at once: what waits is dropped, what follows is set going, and not a row is left in the end."""

from datetime import timedelta

import pytest
from sqlalchemy import Connection, select

from bot.core.drill import Phase
from bot.core.schedule import ScheduleKind
from bot.store import drills, interviews, members, rhythms, schedules, timers, whole_workspace, workspaces
from bot.store.queues import outbox, turns
from bot.store.queues import timers as timers_table
from bot.store.schema import metadata
from bot.store.timers import TimerKind
from tests.cast import ANA, MIA, NOON, TWIN, UNMOVED
from tests.store.one_of_everything import RHYTHM, SCHEDULE, TODAY, fill
from tests.store.samples import a_drill

LATER = NOON + timedelta(days=3)


def _left(tx: Connection, team_id: str) -> dict[str, int]:
    """Table → how many rows of the workspace."""
    counts = {table.name: len(_of(tx, table.name, team_id)) for table in metadata.sorted_tables}
    return {name: count for name, count in counts.items() if count}


def _of(tx: Connection, name: str, team_id: str) -> list[object]:
    table = metadata.tables[name]
    return list(tx.execute(table.select().where(table.c.team_id == team_id)).all())


def _set(tx: Connection, team_id: str) -> set[tuple[str, str, str]]:
    """(user, kind, subject) of every timer, all of which are due now."""
    rows = tx.execute(timers_table.select().where(timers_table.c.team_id == team_id)).all()
    assert {row.due_at for row in rows} <= {LATER}
    return {(row.user_id, row.kind, row.subject) for row in rows}


@pytest.mark.parametrize("batch", [1, 7, 500])
def test_not_a_row_is_left_of_it_and_another_workspace_keeps_all(tx: Connection, batch: int) -> None:
    for who in (ANA, TWIN):
        fill(tx, who)
    theirs, rows = _left(tx, TWIN.team_id), sum(_left(tx, ANA.team_id).values())
    assert set(theirs) == set(metadata.tables)
    rounds = 1
    while whole_workspace.erase(tx, ANA.team_id, batch):
        rounds += 1
    assert _left(tx, ANA.team_id) == {}
    assert _left(tx, TWIN.team_id) == theirs
    assert rounds == rows // batch + 1


def test_that_it_was_uninstalled_is_known_until_all_else_is_gone(tx: Connection) -> None:
    fill(tx, ANA)
    rows = sum(_left(tx, ANA.team_id).values())
    assert whole_workspace.erase(tx, ANA.team_id, rows - 1)
    assert _left(tx, ANA.team_id) == {"workspaces": 1}


def test_nothing_waits_any_more_and_what_was_said_is_still_known(tx: Connection) -> None:
    fill(tx, ANA)
    whole_workspace.drop_waiting(tx, ANA.team_id, UNMOVED)
    assert tx.execute(select(timers_table)).all() == tx.execute(select(turns)).all() == []
    rows = {row.key: row for row in tx.execute(outbox.select())}
    assert {key: (row.done_at, row.failure) for key, row in rows.items()} == {
        "card": (UNMOVED, None),
        "waiting": (UNMOVED, "uninstalled"),
        "waits aside": (UNMOVED, "uninstalled"),
    }


def test_what_follows_from_what_is_stored_is_set_going(tx: Connection) -> None:
    for who in (ANA, MIA):
        members.meet(tx, who, NOON)
        rhythms.set_rhythm(tx, who, RHYTHM, None, TODAY)
        drills.add(tx, who, a_drill(who, f"of {who.user_id}"))
        interviews.plan(tx, who, LATER + timedelta(days=1), NOON)
    members.set_gone(tx, MIA, NOON)
    drills.add(tx, ANA, a_drill(ANA, "over", phase=Phase.DONE))
    interviews.plan(tx, ANA, LATER, NOON)
    off = interviews.plan(tx, ANA, LATER + timedelta(days=2), NOON)
    interviews.call_off(tx, ANA, off.id, NOON)
    schedules.keep(tx, ANA.team_id, SCHEDULE)
    planned = f"U-ANA:{int((LATER + timedelta(days=1)).timestamp())}"
    whole_workspace.set_going(tx, ANA.team_id, LATER)
    assert _set(tx, ANA.team_id) == {
        ("U-ANA", TimerKind.REMINDER, ""),
        ("U-ANA", "watch", "of U-ANA"),
        ("U-ANA", "eve", planned),
        ("U-ANA", "after", planned),
        ("U-ANA", "prompt", "C1"),
    }
    assert ScheduleKind.PROMPT.value == "prompt"


def test_a_timer_that_is_set_already_stays_as_it_is(tx: Connection) -> None:
    members.meet(tx, ANA, NOON)
    rhythms.set_rhythm(tx, ANA, RHYTHM, None, TODAY)
    timers.set_timer(tx, ANA, TimerKind.REMINDER, "", NOON)
    whole_workspace.set_going(tx, ANA.team_id, LATER)
    assert tx.scalars(select(timers_table.c.due_at)).all() == [NOON]


def test_workspaces_are_looked_for_by_how_long_ago_they_were_left(tx: Connection) -> None:
    workspaces.set_without_ai(tx, TWIN.team_id, True)
    workspaces.set_uninstalled(tx, ANA.team_id, NOON)
    assert workspaces.uninstalled_at(tx, ANA.team_id) == NOON
    assert workspaces.uninstalled_before(tx, NOON) == []
    assert workspaces.uninstalled_before(tx, LATER) == [ANA.team_id]
    workspaces.set_uninstalled(tx, ANA.team_id, None)
    assert workspaces.uninstalled_before(tx, LATER) == []
    workspaces.set_uninstalled(tx, TWIN.team_id, NOON)
    assert workspaces.without_ai(tx, TWIN.team_id), "what it has set stays set"


def test_anything_of_anybody_is_noticed(tx: Connection) -> None:
    assert not whole_workspace.holds_anything(tx)
    members.meet(tx, TWIN, NOON)
    assert whole_workspace.holds_anything(tx)
