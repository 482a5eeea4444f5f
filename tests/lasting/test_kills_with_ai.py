"""The bot killed while an AI thinks, twenty times on each kind of database, and what that cost."""

from pathlib import Path

import pytest

from benchmarks.kills import THINKS_SECONDS, both
from benchmarks.survival.audit import Account
from benchmarks.survival.trial import PEOPLE
from bot.core.turn import TurnKind
from tests import postgres

SEED = 20261121


@pytest.mark.timeout(300)
async def test_a_bot_that_is_killed_in_its_turn_takes_it_once_when_it_is_back(
    postgres_server: postgres.Server, tmp_path: Path
) -> None:
    with postgres_server.database() as url:
        tolls = await both(url, tmp_path, seed=SEED, thinks=THINKS_SECONDS)
    for toll in tolls:
        assert toll.account == Account((), ())
        assert toll.leaked == ()
        assert toll.drills >= len(PEOPLE)
    assert {kind for toll in tolls for kind in toll.interrupted} == set(TurnKind)
