"""The two apps as child processes, and a model for them: how they are started, watched and ended."""

import asyncio
import os
import re
import sys
import time
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

import psutil

from playground.model.stand_in import settings

ROOT = Path(__file__).resolve().parent.parent
BOT_TOKEN, APP_TOKEN = "xoxb-benchmark", "xapp-benchmark"
START_SECONDS = 20.0
END_SECONDS = 10.0
NOTHING: Mapping[str, str] = MappingProxyType({})
_ADDRESS = re.compile(r"http://[\w.:]+")
_OURS = ("SLACK_", "WHETSTONE_", "OPENAI_", "DATABASE_URL", "LOG_LEVEL", "PORT")


@dataclass(frozen=True, slots=True)
class Program:
    """How an app is started: arguments after `python`, and the settings that point it at its database."""

    name: str
    arguments: tuple[str, ...]
    settings: dict[str, str]


@dataclass(frozen=True, slots=True)
class Child:
    """A running app; `started_at` is on the monotonic clock."""

    process: asyncio.subprocess.Process
    started_at: float

    def megabytes(self) -> float:
        """Resident memory now."""
        return float(psutil.Process(self.process.pid).memory_info().rss) / 1_000_000


def whetstone(database: Path) -> Program:
    """Our app, as people start it."""
    return Program("whetstone", ("-m", "bot", "run"), {"DATABASE_URL": f"sqlite:///{database}"})


def bare(database: Path, *, asks: bool = False) -> Program:
    """The bare app."""
    return Program("bare", ("-m", "benchmarks.bare_app", str(database), *(["--asks"] if asks else [])), {})


@asynccontextmanager
async def running(program: Program, slack_url: str, folder: Path, **more: str) -> AsyncIterator[Child]:
    """The app while the block runs; if the block fails, the end of the app's log is shown on stderr."""
    slack = {"SLACK_BOT_TOKEN": BOT_TOKEN, "SLACK_APP_TOKEN": APP_TOKEN, "SLACK_API_URL": f"{slack_url}/api/"}
    async with started(program, folder, slack | more) as child:
        yield child


@asynccontextmanager
async def thinking(seconds: float, folder: Path) -> AsyncIterator[dict[str, str]]:
    """A stand-in model that thinks so long about each reply, while the block runs: the settings an app finds it by."""
    program = Program("model", ("-m", "playground.model", "--seconds", f"{seconds:g}"), {})
    async with started(program, folder):
        yield settings(await _told_address(folder / "model.log"))


async def _told_address(log: Path) -> str:
    async with asyncio.timeout(START_SECONDS):
        while (found := _ADDRESS.search(log.read_text(encoding="utf-8"))) is None:
            await asyncio.sleep(0.05)
    return found[0]


@asynccontextmanager
async def started(program: Program, folder: Path, given: Mapping[str, str] = NOTHING) -> AsyncIterator[Child]:
    """Any program of ours with these settings beside its own, as `running` does; its log is named after it."""
    log = folder / f"{program.name}.log"
    environment = {**_outside(), **program.settings, **given} | {"PYTHONPATH": str(ROOT)}
    with log.open("ab") as output:
        started_at = time.monotonic()
        # Run in the temporary folder, so that nobody's .env is read.
        process = await asyncio.create_subprocess_exec(
            sys.executable, *program.arguments, env=environment, cwd=folder, stdout=output, stderr=output
        )
    try:
        yield Child(process, started_at)
    except BaseException:
        sys.stderr.write(log.read_text(encoding="utf-8")[-4000:])
        raise
    finally:
        await _end(process)


def _outside() -> dict[str, str]:
    """This process's environment without the settings of a real app."""
    return {name: value for name, value in os.environ.items() if not name.startswith(_OURS)}


async def _end(process: asyncio.subprocess.Process) -> None:
    if process.returncode is not None:
        return
    process.terminate()
    try:
        await asyncio.wait_for(process.wait(), END_SECONDS)
    except TimeoutError:
        process.kill()
        await process.wait()
