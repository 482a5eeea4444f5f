"""The bot killed while reminders, prompts and digests are due, twenty times on each kind of database."""

from datetime import date
from pathlib import Path

import pytest

from benchmarks.kills import both_promised
from benchmarks.survival.audit import Account
from benchmarks.survival.promises import KILLS, account_of
from tests import postgres

SEED = 20261121


@pytest.mark.timeout(400)
async def test_what_comes_by_itself_comes_once_however_often_the_bot_is_killed(
    postgres_server: postgres.Server, tmp_path: Path
) -> None:
    with postgres_server.database() as url:
        for kept in await both_promised(url, tmp_path, seed=SEED):
            assert kept.account == Account((), ())
            assert (kept.kills, kept.promised) == (KILLS, 35)


def test_the_account_names_what_never_came_what_came_twice_and_what_nobody_asked_for() -> None:
    day = date(2026, 11, 20)
    promised = {f"reminder:U-ANA:{day}", f"prompt:C1:{day}"}
    said = [f"prompt:C1:{day}", f"prompt:C1:{day}", f"digest:C1:{day}"]
    found = account_of(said, promised)
    assert found.lost == (f"never came: reminder:U-ANA:{day}",)
    assert found.doubled == (f"came 2 times: prompt:C1:{day}", f"nobody asked for digest:C1:{day}")
    assert account_of(sorted(promised), promised) == Account((), ())
