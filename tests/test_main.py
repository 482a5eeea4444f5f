"""The command line: what each command prints, and its exit code."""

import asyncio
import logging
import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from bot import config
from bot.__main__ import main
from bot.app import run
from bot.checkup import checkup
from bot.store import migrate
from playground.desk import Playground
from playground.manifest import read_manifest
from playground.server import running
from tests.conftest import opened

ROOT = Path(__file__).parents[1]
SETTINGS = (
    *("SLACK_BOT_TOKEN", "SLACK_APP_TOKEN", "SLACK_API_URL", "WHETSTONE_CLOCK_URL", "WHETSTONE_DATA", "DATABASE_URL"),
    *("OPENAI_API_KEY", "OPENAI_BASE_URL", "WHETSTONE_MODEL", "WHETSTONE_RUBRICS", "PORT", "LOG_LEVEL"),
)
NOBODY_THERE = "http://127.0.0.1:1/api/"
MODEL_NOWHERE = {"WHETSTONE_MODEL": "small-model", "OPENAI_BASE_URL": "http://127.0.0.1:1/v1"}


@dataclass(frozen=True)
class Ended:
    """How a command ended and what it said."""

    code: int
    out: str
    err: str


Environment = dict[str, str]


async def start(environment: Mapping[str, str], *arguments: str) -> asyncio.subprocess.Process:
    """`python -m bot …` in a process of its own, with this environment and no `.env`."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", *arguments),
        cwd=environment["WHETSTONE_DATA"],
        env={**kept, "PYTHONPATH": str(ROOT), **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


async def end(process: asyncio.subprocess.Process) -> Ended:
    """Wait for its end."""
    out, err = await asyncio.wait_for(process.communicate(), 30)
    assert process.returncode is not None
    return Ended(process.returncode, out.decode(), err.decode())


Command = Callable[..., Awaitable[Ended]]


@pytest.fixture
def bot(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], tmp_path: Path) -> Iterator[Command]:
    """Runs `python -m bot …` with this environment and no `.env`, in a thread of this process to save its start."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level

    async def command(environment: Mapping[str, str], *arguments: str) -> Ended:
        for name in SETTINGS:
            monkeypatch.delenv(name, raising=False)
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        monkeypatch.chdir(tmp_path)
        monkeypatch.setattr(sys, "argv", ["bot", *arguments])
        code = await asyncio.to_thread(main)
        return Ended(code, *capfd.readouterr())

    yield command
    root.handlers[:], root.level = handlers, level


@pytest.fixture
def alone(tmp_path: Path) -> Environment:
    """No tokens, data in a folder of its own."""
    return {"WHETSTONE_DATA": str(tmp_path)}


@pytest.fixture
async def pg() -> AsyncIterator[Playground]:
    """A local Slack."""
    async with running(None, manifest=ROOT / "manifest.yml") as playground:
        yield playground


@pytest.fixture
def connected(alone: Environment, pg: Playground) -> Environment:
    """Tokens of the local Slack."""
    tokens = {"SLACK_BOT_TOKEN": pg.bot_token, "SLACK_APP_TOKEN": pg.app_token}
    return {**alone, **tokens, "SLACK_API_URL": f"{pg.url}/api/"}


async def test_check_lists_every_setting_and_finds_nothing_wrong_without_tokens(
    bot: Command, alone: Environment
) -> None:
    ended = await bot(alone, "check")
    assert (ended.code, ended.err) == (0, "")
    lines = ended.out.splitlines()
    assert all(line.startswith("ok     ") for line in lines)
    for setting in ("WHETSTONE_DATA", "SLACK_API_URL", "DATABASE_URL", "OPENAI_API_KEY", "PORT", "LOG_LEVEL"):
        assert any(setting in line for line in lines), setting
    assert "ok     rubric system_design: 7 dimensions" in ended.out
    assert "Slack tokens: none; `make run` uses the playground" in ended.out


async def test_check_leaves_no_database_behind(bot: Command, alone: Environment) -> None:
    await bot(alone, "check")
    assert list(Path(alone["WHETSTONE_DATA"]).iterdir()) == []


async def test_check_tries_the_tokens_and_shows_none_of_them(
    bot: Command, connected: Environment, pg: Playground
) -> None:
    ended = await bot({**connected, "OPENAI_API_KEY": "sk-secret"}, "check")
    assert ended.code == 0
    assert "ok     SLACK_BOT_TOKEN: " in ended.out
    assert "ok     SLACK_APP_TOKEN: may open a connection" in ended.out
    assert "ok     scopes: all that are needed" in ended.out
    assert "ok     OPENAI_API_KEY: set" in ended.out
    for secret in (pg.bot_token, pg.app_token, "sk-secret"):
        assert secret not in ended.out + ended.err


async def test_check_names_the_scopes_a_token_lacks(bot: Command, connected: Environment, tmp_path: Path) -> None:
    complete = read_manifest(ROOT / "manifest.yml")
    fewer = replace(complete, scopes=tuple(scope for scope in complete.scopes if scope != "im:write"))
    async with running(None, manifest=fewer) as poorer:
        tokens = {"SLACK_BOT_TOKEN": poorer.bot_token, "SLACK_APP_TOKEN": poorer.app_token}
        ended = await bot({**connected, **tokens, "SLACK_API_URL": f"{poorer.url}/api/"}, "check")
    assert ended.code == 1
    assert "FAULT  scopes: im:write missing" in ended.out


async def test_check_says_that_a_token_is_refused(bot: Command, connected: Environment) -> None:
    ended = await bot({**connected, "SLACK_BOT_TOKEN": "xoxb-not-ours"}, "check")
    assert ended.code == 1
    assert "FAULT  Slack tokens: refused (invalid_auth)" in ended.out


async def test_check_says_that_slack_is_out_of_reach(bot: Command, connected: Environment) -> None:
    ended = await bot({**connected, "SLACK_API_URL": NOBODY_THERE}, "check")
    assert ended.code == 1
    assert "FAULT  SLACK_API_URL: can't be reached" in ended.out


async def test_check_tells_how_old_the_database_is(bot: Command, alone: Environment) -> None:
    assert "whetstone.db, not there yet; the start makes it" in (await bot(alone, "check")).out
    await bot(alone, "migrate")
    assert f"whetstone.db, version {migrate.HEAD}" in (await bot(alone, "check")).out


async def test_check_tells_of_an_empty_and_of_an_unusable_database(
    bot: Command, alone: Environment, tmp_path: Path
) -> None:
    (tmp_path / "empty.db").touch()
    (tmp_path / "other.db").write_text("not a database at all, but long enough to be looked at" * 40)
    empty = await bot({**alone, "DATABASE_URL": f"sqlite:///{tmp_path}/empty.db"}, "check")
    other = await bot({**alone, "DATABASE_URL": f"sqlite:///{tmp_path}/other.db"}, "check")
    assert empty.code == 0
    assert "empty.db, empty; the start migrates it" in empty.out
    assert other.code == 1
    assert "FAULT  DATABASE_URL: " in other.out


async def test_check_finds_a_bad_rubric(alone: Environment, tmp_path: Path) -> None:
    (tmp_path / "odd.toml").write_text("levels = 3")
    findings = await checkup(config.read({**alone, "WHETSTONE_RUBRICS": str(tmp_path)}, tmp_path / "nothing.env"))
    wrong = [finding.what for finding in findings if not finding.holds]
    assert len(wrong) == 1
    assert wrong[0].startswith("odd.toml: levels: ")


async def test_migrate_can_be_said_twice(bot: Command, alone: Environment) -> None:
    for ended in (await bot(alone, "migrate"), await bot(alone, "migrate")):
        assert (ended.code, ended.out) == (0, f"The database is at version {migrate.HEAD}.\n")


async def test_a_database_that_a_newer_version_migrated_is_one_sentence(
    bot: Command, alone: Environment, tmp_path: Path
) -> None:
    await bot(alone, "migrate")
    [path] = tmp_path.rglob("whetstone.db")
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.commit()
    told = f"The database is at version 9999, and this Whetstone knows {migrate.HEAD} at most; update it."
    ended = await bot(alone, "migrate")
    assert (ended.code, ended.err) == (1, f"{told}\n")
    ended = await bot(alone, "check")
    assert (ended.code, told in ended.out) == (1, True)


@pytest.mark.parametrize("command", ["run", "check", "migrate"])
async def test_a_wrong_setting_is_one_sentence_on_stderr(bot: Command, alone: Environment, command: str) -> None:
    ended = await bot({**alone, "PORT": "eighty"}, command)
    assert (ended.code, ended.out) == (1, "")
    assert ended.err == "PORT must be a whole number from 1 to 65535.\n"


@pytest.mark.parametrize(
    "url", ["sqlite:////dev/null/whetstone.db", "postgresql+psycopg://127.0.0.1:1/whetstone?connect_timeout=2"]
)
async def test_a_database_that_cannot_be_opened_is_one_sentence_too(bot: Command, alone: Environment, url: str) -> None:
    ended = await bot({**alone, "DATABASE_URL": url}, "migrate")
    assert (ended.code, ended.out) == (1, "")
    assert ended.err.startswith("DATABASE_URL names a database that can't be opened: ")
    assert ended.err.count("\n") == 1


async def test_run_without_tokens_says_what_to_do(alone: Environment) -> None:
    ended = await end(await start(alone, "run"))
    assert ended.code == 1
    assert ended.err.startswith("There are no Slack tokens")


async def test_run_serves_until_it_is_told_to_end(connected: Environment, pg: Playground) -> None:
    process = await start(connected, "run")
    assert await pg.hub.appear(20)
    process.send_signal(signal.SIGTERM)
    ended = await end(process)
    assert ended.code == 0
    assert "Traceback" not in ended.err
    for secret in (pg.bot_token, pg.app_token):
        assert secret not in ended.err


@pytest.mark.parametrize(
    ("setting", "value", "sentence"),
    [
        ("SLACK_BOT_TOKEN", "xoxb-not-ours", "SLACK_BOT_TOKEN is refused by Slack (invalid_auth)"),
        ("SLACK_API_URL", NOBODY_THERE, "SLACK_API_URL can't be reached"),
    ],
)
async def test_run_stops_with_one_sentence_when_slack_says_no(
    connected: Environment, setting: str, value: str, sentence: str
) -> None:
    ended = await end(await start({**connected, setting: value}, "run"))
    assert ended.code == 1
    assert ended.err.startswith(sentence)
    assert ended.err.count("\n") == 1


async def test_run_stops_with_one_sentence_when_the_app_token_is_refused(connected: Environment) -> None:
    ended = await end(await start({**connected, "SLACK_APP_TOKEN": "xapp-not-ours"}, "run"))
    assert ended.code == 1
    assert "SLACK_APP_TOKEN is refused by Slack (invalid_auth)" in ended.err
    assert "Traceback" not in ended.err


async def test_backup_copies_a_database_that_is_in_use(bot: Command, alone: Environment, tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/live.db"
    await bot({**alone, "DATABASE_URL": url}, "migrate")
    with opened(url) as database, database.write():
        ended = await bot({**alone, "DATABASE_URL": url}, "backup", str(tmp_path / "copy.db"))
    assert (ended.code, ended.out) == (0, f"Copied to {tmp_path}/copy.db.\n")
    with sqlite3.connect(tmp_path / "copy.db") as copy:
        assert copy.execute("SELECT version_num FROM alembic_version").fetchone() == (migrate.HEAD,)
    copy.close()


async def test_backup_overwrites_nothing(bot: Command, alone: Environment, tmp_path: Path) -> None:
    await bot(alone, "migrate")
    (tmp_path / "copy.db").write_text("precious")
    ended = await bot(alone, "backup", str(tmp_path / "copy.db"))
    assert ended.code == 1
    assert "exists already" in ended.err
    assert (tmp_path / "copy.db").read_text() == "precious"


async def test_backup_makes_no_copy_of_nothing(bot: Command, alone: Environment, tmp_path: Path) -> None:
    ended = await bot(alone, "backup", str(tmp_path / "copy.db"))
    assert ended.code == 1
    assert not (tmp_path / "copy.db").exists()
    assert ended.err.count("\n") == 1


async def test_restore_brings_a_backup_back_and_overwrites_nothing_unless_told(
    bot: Command, alone: Environment, tmp_path: Path
) -> None:
    copy = str(tmp_path / "copy.db")
    await bot(alone, "migrate")
    await bot(alone, "backup", copy)
    ended = await bot(alone, "restore", copy)
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.endswith(f"from {copy}, which was at version {migrate.HEAD}.\n")
    with sqlite3.connect(tmp_path / "playground" / "whetstone.db") as database:
        database.execute("INSERT INTO workspaces (team_id) VALUES ('T-ONE')")
    database.close()
    refused = await bot(alone, "restore", copy)
    assert (refused.code, refused.out) == (1, "")
    assert "holds data. With --replace" in refused.err
    assert (await bot(alone, "restore", copy, "--replace")).code == 0


async def test_outbox_tells_what_waits(bot: Command, alone: Environment) -> None:
    ended = await bot(alone, "outbox")
    assert (ended.code, ended.out) == (0, "There is no database yet, so nothing waits to be sent.\n")
    await bot(alone, "migrate")
    ended = await bot(alone, "outbox")
    assert (ended.code, ended.out.startswith("Nothing waits to be sent.")) == (0, True)


async def test_backup_leaves_postgresql_to_its_own_tools(bot: Command, alone: Environment, tmp_path: Path) -> None:
    url = "postgresql+psycopg://127.0.0.1:1/whetstone"
    ended = await bot({**alone, "DATABASE_URL": url}, "backup", str(tmp_path / "copy.db"))
    assert ended.code == 1
    assert "pg_dump" in ended.err


async def test_usage_of_a_new_database_is_one_sentence(bot: Command, alone: Environment) -> None:
    before = await bot(alone, "usage")
    assert (before.code, before.err) == (0, "")
    assert before.out == "There is no database yet, so no AI was asked for anything.\n"
    await bot(alone, "migrate")
    after = await bot(alone, "usage", "--days", "1")
    assert (after.code, after.err) == (0, "")
    assert after.out.startswith("No AI was asked for anything on ")


@pytest.mark.parametrize("days", ["0", "-1", "3661", "week", "1.5"])
async def test_usage_wants_a_sensible_number_of_days(alone: Environment, days: str) -> None:
    ended = await end(await start(alone, "usage", f"--days={days}"))
    assert ended.code == 2
    assert "must be a whole number from 1 to 3660" in ended.err


async def test_judge_spends_nothing_by_accident(bot: Command, alone: Environment) -> None:
    ended = await bot({**alone, **MODEL_NOWHERE}, "judge")
    assert (ended.code, ended.out) == (1, "")
    assert ended.err.endswith("Say it again with --live to have them read.\n")
    assert ended.err.count("\n") == 1


async def test_judge_stops_with_one_sentence_when_no_server_is_there(bot: Command, alone: Environment) -> None:
    ended = await bot({**alone, **MODEL_NOWHERE, "LOG_LEVEL": "ERROR"}, "judge", "--live")
    assert (ended.code, ended.out) == (1, "")
    assert ended.err.startswith("The server that is to have small-model isn't there")
    assert ended.err.count("\n") == 1


async def test_judge_tells_on_stderr_how_far_it_is_and_prints_the_rest(
    bot: Command, alone: Environment, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read_two(_: object, file: Path | None, *, live: bool, progress: Callable[[int, int], None]) -> list[str]:
        progress(1, 2)
        progress(2, 2)
        return [f"{file}", f"live: {live}"]

    monkeypatch.setattr("bot.judge.judge", read_two)
    ended = await bot(alone, "judge", "--live", "mine.csv")
    assert (ended.code, ended.out, ended.err) == (0, "mine.csv\nlive: True\n", "1 of 2 read\n2 of 2 read\n")


async def test_help_names_every_command(alone: Environment) -> None:
    ended = await end(await start(alone, "--help"))
    assert ended.code == 0
    for command in ("run", "check", "migrate", "backup", "restore", "rubric", "usage", "outbox", "judge"):
        assert command in ended.out


async def test_the_exit_code_reaches_the_shell(alone: Environment) -> None:
    ended = await end(await start({**alone, "PORT": "eighty"}, "check"))
    assert (ended.code, ended.out) == (1, "")
    assert ended.err == "PORT must be a whole number from 1 to 65535.\n"


async def test_ctrl_c_ends_it_in_order(connected: Environment, pg: Playground, tmp_path: Path) -> None:
    serving = asyncio.create_task(run(config.read(connected, tmp_path / "nothing.env")))
    assert await pg.hub.appear(10)
    os.kill(os.getpid(), signal.SIGINT)
    await asyncio.wait_for(serving, 10)
    assert not pg.hub.connected
