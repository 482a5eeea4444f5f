"""What a whole workspace has set: so far, whether an AI stays out."""

from sqlalchemy import Connection

from bot.store import workspaces
from tests.cast import ANA, TWIN


def test_nobody_is_without_ai_until_it_is_switched_off(tx: Connection) -> None:
    assert workspaces.without_ai(tx, ANA.team_id) is False


def test_it_is_switched_off_and_on_again(tx: Connection) -> None:
    for without in (True, True, False, True):
        workspaces.set_without_ai(tx, ANA.team_id, without)
        assert workspaces.without_ai(tx, ANA.team_id) is without


def test_switching_it_on_where_it_was_never_off_is_no_mistake(tx: Connection) -> None:
    workspaces.set_without_ai(tx, ANA.team_id, False)
    assert workspaces.without_ai(tx, ANA.team_id) is False


def test_every_workspace_has_its_own_switch(tx: Connection) -> None:
    workspaces.set_without_ai(tx, ANA.team_id, True)
    assert workspaces.without_ai(tx, TWIN.team_id) is False
