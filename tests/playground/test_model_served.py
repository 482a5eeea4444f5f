"""Where the stand-in is served, beside the playground when that is asked for or alone, and what the app is told."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import httpx2
import openai
import pytest

from playground.__main__ import main
from playground.manifest import Manifest
from playground.model.__main__ import main as serve_alone
from playground.model.stand_in import TOKEN, StandIn, settings
from playground.server import PortTaken, running
from tests.playground.model_prompts import QUESTION, block, reply, talking

ROOT = Path(__file__).parents[2]
NAMES = ("OPENAI_BASE_URL", "OPENAI_API_KEY", "WHETSTONE_MODEL")
SHOW = f"import os; print(*(os.environ.get(name) for name in {NAMES}), flush=True)"
PLAYGROUND = [sys.executable, "-m", "playground", "--port", "0"]


@pytest.fixture
def manifest_file(tmp_path: Path) -> Path:
    path = tmp_path / "manifest.yml"
    path.write_text("oauth_config: {scopes: {bot: [commands]}}")
    return path


def own(manifest: Path) -> list[str]:
    return ["--data", str(manifest.parent / "data"), "--manifest", str(manifest)]


def run(manifest: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """The playground with a child that shows its settings; of another vendor's there are some already."""
    environment = {**os.environ, "OPENAI_API_KEY": "sk-mine", "OPENAI_BASE_URL": "https://models.example/v1"}
    environment.pop("WHETSTONE_MODEL", None)
    command = [*PLAYGROUND, *own(manifest), *options, "--", sys.executable, "-c", SHOW]
    return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=30, cwd=ROOT, check=False)


def test_the_app_is_told_where_its_model_is(manifest_file: Path) -> None:
    ended = run(manifest_file, "--model", "stand-in")
    address, shown = ended.stdout.splitlines()
    url, token, name = shown.split()
    assert url.replace("127.0.0.1", "localhost") == address.rpartition(" ")[2] + "/v1"
    assert (token, name, ended.returncode) == (TOKEN, "stand-in", 0)


def test_without_the_option_nothing_changes(manifest_file: Path) -> None:
    ended = run(manifest_file)
    assert ended.stdout.splitlines()[1] == "https://models.example/v1 sk-mine None"


def test_another_model_is_one_sentence(manifest_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*own(manifest_file), "--model", "gpt-9"]) == 1
    said = capsys.readouterr().err
    assert said == "The playground knows one model, stand-in: MODEL=stand-in, or --model stand-in.\n"


async def test_it_is_served_beside_the_workspace(manifest: Manifest) -> None:
    async with running(None, manifest=manifest, model=StandIn(seconds=0)) as pg:
        told = settings(pg.url)
        async with openai.AsyncOpenAI(
            base_url=told["OPENAI_BASE_URL"], api_key=told["OPENAI_API_KEY"], max_retries=0
        ) as client:
            assert [model.id async for model in client.models.list()] == [told["WHETSTONE_MODEL"]]
            said = await reply(client, "variation", block("question", QUESTION))
        async with httpx2.AsyncClient() as web:
            page = await web.get(pg.url)
    assert QUESTION.split(". ")[0] in said["question"]
    assert page.status_code == 200


async def test_without_it_the_playground_has_no_such_address(manifest: Manifest) -> None:
    async with running(None, manifest=manifest) as pg, httpx2.AsyncClient() as web:
        answer = await web.get(f"{pg.url}/v1/models", headers={"authorization": f"Bearer {TOKEN}"})
    assert answer.status_code == 404


async def test_alone_it_says_where_it_is_answers_the_same_and_ends_on_request() -> None:
    command = [sys.executable, "-m", "playground.model", "--port", "0", "--seconds", "0"]
    process = await asyncio.create_subprocess_exec(
        *command, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE, cwd=ROOT
    )
    assert process.stdout is not None
    line = (await asyncio.wait_for(process.stdout.readline(), 20)).decode().strip()
    name, address, token = line.removeprefix("Model ").replace(":", "", 1).replace(", token", "").split()
    assert (name, token) == ("stand-in", TOKEN)
    async with openai.AsyncOpenAI(base_url=address, api_key=token, max_retries=0) as client:
        alone = await reply(client, "variation", block("question", QUESTION))
    async with talking(StandIn(seconds=0)) as client:
        assert await reply(client, "variation", block("question", QUESTION)) == alone
    process.send_signal(signal.SIGTERM)
    _, errors = await asyncio.wait_for(process.communicate(), 10)
    assert (process.returncode, errors) == (0, b"")


def test_alone_on_a_taken_port_is_one_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert serve_alone(["--port", str(port)]) == 1
    assert capsys.readouterr().err == f"Port {port} is taken. Choose another one with --port.\n"


async def test_a_taken_port_is_told_before_anything_starts(manifest: Manifest) -> None:
    async with running(None, manifest=manifest, model=StandIn()) as pg:
        with pytest.raises(PortTaken):
            async with running(None, port=int(pg.url.rpartition(":")[2]), manifest=manifest):
                pass


@pytest.mark.parametrize(
    ("given", "starts"),
    [
        ({}, "-m playground --data data/playground -- "),
        ({"MODEL": "stand-in"}, "-m playground --data data/playground --model stand-in -- "),
        ({"MODEL": "stand-in", "SLACK_BOT_TOKEN": "x"}, "-m bot run"),
    ],
)
def test_make_run_passes_the_model_on(tmp_path: Path, given: dict[str, str], starts: str) -> None:
    (tmp_path / "Makefile").write_text((ROOT / "Makefile").read_text())
    shown = tmp_path / ".venv" / "bin" / "python"
    shown.parent.mkdir(parents=True)
    shown.write_text('#!/bin/sh\necho "$*"\n')
    shown.chmod(0o755)
    (tmp_path / "requirements").mkdir()
    for name in ("requirements/run.txt", ".venv/python", ".venv/run"):
        (tmp_path / name).touch()
    environment = {"PATH": os.environ["PATH"], **given}
    ended = subprocess.run(
        ["make", "run"], cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=30, check=True
    )
    assert ended.stdout.splitlines()[-1].startswith(starts)
    assert ("MODEL is for the playground" in ended.stderr) == (given.keys() == {"MODEL", "SLACK_BOT_TOKEN"})
