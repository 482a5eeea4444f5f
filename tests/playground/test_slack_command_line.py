"""`python -m playground`: the line it prints, a taken port, and how it and its child end together."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import sys
from pathlib import Path

import pytest

from playground.__main__ import main
from playground.manifest import Manifest, Shortcut, parse_manifest, read_manifest

YAML = """
display_information: {name: Echo app, description: Says it again}
features:
  bot_user: {display_name: Echo}
  shortcuts: [{name: Go, type: global, callback_id: go, description: Goes}]
  agent_view: {agent_description: Hm, suggested_prompts: [{title: Hi, message: hi there}]}
oauth_config: {scopes: {bot: [commands]}}
"""
NAMES = ("SLACK_BOT_TOKEN", "SLACK_API_URL", "WHETSTONE_CLOCK_URL")
SHOW = f"import os; print(*(os.environ[name] for name in {NAMES}), flush=True)"
MESSAGES = "app_home: {messages_tab_enabled: true}\n  "
POSTS = """
import json, os, urllib.error, urllib.request
def post():
    body, headers = json.dumps({"channel": "U0PGANA001", "text": "hi"}), {"Content-Type": "application/json"}
    headers["Authorization"] = f"Bearer {os.environ['SLACK_BOT_TOKEN']}"
    address = os.environ["SLACK_API_URL"] + "chat.postMessage"
    try:
        return urllib.request.urlopen(urllib.request.Request(address, body.encode(), headers)).status
    except urllib.error.HTTPError as refused:
        return refused.code
print(*(post() for _ in range(8)))
"""


@pytest.fixture
def manifest_file(tmp_path: Path) -> Path:
    path = tmp_path / "manifest.yml"
    path.write_text(YAML)
    return path


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


async def start(manifest: Path, port: int, *command: str, options: tuple[str, ...] = ()) -> asyncio.subprocess.Process:
    own = ["-m", "playground", "--data", str(manifest.parent / "data"), "--manifest", str(manifest)]
    return await asyncio.create_subprocess_exec(
        sys.executable,
        *own,
        *options,
        *(["--", *command] if command else []),
        env={**os.environ, "PORT": str(port)},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )


async def line_of(process: asyncio.subprocess.Process) -> str:
    assert process.stdout is not None
    return (await asyncio.wait_for(process.stdout.readline(), 30)).decode().strip()


async def test_it_says_where_it_is_and_ends_on_request(manifest_file: Path) -> None:
    port = free_port()
    process = await start(manifest_file, port)
    assert await line_of(process) == f"Echo playground: http://localhost:{port}"
    process.send_signal(signal.SIGTERM)
    _, errors = await asyncio.wait_for(process.communicate(), 30)
    assert (process.returncode, errors) == (0, b"")


async def test_the_child_gets_what_it_needs_and_its_end_ends_all(manifest_file: Path) -> None:
    port = free_port()
    process = await start(manifest_file, port, sys.executable, "-c", f"{SHOW}; raise SystemExit(7)")
    await line_of(process)
    token, api, clock = (await line_of(process)).split()
    await asyncio.wait_for(process.communicate(), 30)
    assert token.startswith("xoxb-")
    assert (api, clock) == (f"http://127.0.0.1:{port}/api/", f"http://127.0.0.1:{port}/clock")
    assert process.returncode == 7


async def test_a_scope_can_be_withheld_at_the_start(manifest_file: Path) -> None:
    manifest_file.write_text("oauth_config: {scopes: {bot: [commands, files:read], bot_optional: [files:read]}}")
    asks = (
        "import os, urllib.request as web; url = os.environ['SLACK_API_URL'] + 'auth.test';"
        " token = {'Authorization': 'Bearer ' + os.environ['SLACK_BOT_TOKEN']};"
        " print(web.urlopen(web.Request(url, headers=token)).headers['x-oauth-scopes'], flush=True)"
    )
    process = await start(manifest_file, free_port(), sys.executable, "-c", asks, options=("--without", "files:read"))
    await line_of(process)
    assert await line_of(process) == "commands"
    await asyncio.wait_for(process.communicate(), 30)


async def test_an_end_is_passed_on_to_the_child(manifest_file: Path) -> None:
    waits = "import signal, time; signal.signal(15, lambda *_: exit(3)); print('up', flush=True); time.sleep(60)"
    process = await start(manifest_file, free_port(), sys.executable, "-c", waits)
    await line_of(process)
    assert await line_of(process) == "up"
    process.send_signal(signal.SIGINT)
    await asyncio.wait_for(process.communicate(), 30)
    assert process.returncode == 3


@pytest.mark.parametrize(
    ("on_request", "said"), [("lambda *_: (print('asked', flush=True), exit())", "asked\n"), ("signal.SIG_DFL", "")]
)
async def test_a_playground_that_is_killed_takes_its_child_along(
    manifest_file: Path, on_request: str, said: str
) -> None:
    waits = f"import signal, time; signal.signal(15, {on_request}); print('up', flush=True); time.sleep(60)"
    process = await start(manifest_file, free_port(), sys.executable, "-c", waits)
    await line_of(process)
    assert await line_of(process) == "up"
    process.kill()
    output, _ = await asyncio.wait_for(process.communicate(), 30)  # until the child that holds the output is gone
    assert output.decode() == said


async def test_a_taken_port_is_one_sentence(manifest_file: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        process = await start(manifest_file, port)
        _, errors = await asyncio.wait_for(process.communicate(), 30)
    assert process.returncode == 1
    assert errors.decode() == f"Port {port} is taken. Choose another one: PORT={port + 1}, or --port.\n"


async def test_a_missing_manifest_is_one_sentence(tmp_path: Path) -> None:
    process = await start(tmp_path / "nothing.yml", free_port())
    _, errors = await asyncio.wait_for(process.communicate(), 30)
    assert (process.returncode, errors.decode().count("\n")) == (1, 1)


def test_the_exit_code_is_the_childs(manifest_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    own = ["--port", "0", "--data", str(manifest_file.parent / "data"), "--manifest", str(manifest_file)]
    assert main([*own, "--", sys.executable, "-c", "raise SystemExit(5)"]) == 5
    assert main([*own, "--", sys.executable, "-c", "import os; os.kill(os.getpid(), 9)"]) == 128 + 9
    assert capsys.readouterr().out.startswith("Echo playground: http://localhost:")


def test_what_can_not_start_says_why(manifest_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
        own = ["--port", str(port), "--data", str(manifest_file.parent / "data")]
        assert main([*own, "--manifest", str(manifest_file)]) == 1
    assert main(["--manifest", str(manifest_file.parent / "nothing.yml")]) == 1
    assert capsys.readouterr().err == (
        f"Port {port} is taken. Choose another one: PORT={port + 1}, or --port.\n"
        f"There is no manifest at {manifest_file.parent / 'nothing.yml'}. Name one with --manifest.\n"
    )


def test_a_manifest_is_read_as_slack_reads_it(manifest_file: Path) -> None:
    manifest = read_manifest(manifest_file)
    assert (manifest.name, manifest.description, manifest.scopes) == ("Echo", "Says it again", ("commands",))
    assert manifest.shortcuts == (Shortcut("Go", "global", "go", "Goes"),)
    assert manifest.suggested_prompts == (("Hi", "hi there"),)
    assert (manifest.agent, manifest.home_tab, manifest.messages_tab, manifest.events) == (True, False, False, ())


def test_an_empty_manifest_is_an_app_that_may_nothing() -> None:
    assert parse_manifest({}) == Manifest("App", home_tab=False, messages_tab=False)


@pytest.mark.parametrize(("options", "statuses"), [((), {200, 429}), (("--no-limits",), {200})])
async def test_an_app_may_post_faster_than_slack_allows_only_when_that_was_asked_for(
    manifest_file: Path, options: tuple[str, ...], statuses: set[int]
) -> None:
    posting = YAML.replace("[commands]", "[chat:write]").replace("bot_user:", f"{MESSAGES}bot_user:")
    manifest_file.write_text(posting)
    process = await start(manifest_file, free_port(), sys.executable, "-c", POSTS, options=options)
    await line_of(process)
    assert {int(status) for status in (await line_of(process)).split()} == statuses
    assert await asyncio.wait_for(process.wait(), 30) == 0
