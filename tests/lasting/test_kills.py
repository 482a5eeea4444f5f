"""The bot killed in the middle of drills, twenty times on each kind of database, and what that cost."""

from pathlib import Path

import pytest

from benchmarks.survival.audit import Account
from benchmarks.survival.trial import PEOPLE, endure

KILLS = 20
SEED = 20261121


@pytest.mark.timeout(240)
async def test_a_bot_that_is_killed_loses_nothing_and_says_nothing_twice(empty_url: str, tmp_path: Path) -> None:
    toll = await endure(empty_url, tmp_path, kills=KILLS, seed=SEED)
    assert toll.account == Account((), ())
    assert toll.leaked == ()
    assert toll.drills >= len(PEOPLE)
