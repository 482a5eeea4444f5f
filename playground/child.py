"""The app as a child process: it gets the playground's tokens and addresses, and ends when the playground does."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass

from playground import guard
from playground.desk import Playground

PATIENCE = 10.0
"""Seconds the app has to finish what it is doing once it was asked to end."""


@dataclass(frozen=True, slots=True)
class Child:
    """The app, and the guard (`guard.py`) that ends it should the playground be killed."""

    process: asyncio.subprocess.Process
    watcher: asyncio.subprocess.Process


def environment(playground: Playground, more: Mapping[str, str]) -> dict[str, str]:
    """This process's environment, with what the app needs to find the playground, and `more`."""
    return os.environ | {
        "SLACK_BOT_TOKEN": playground.bot_token,
        "SLACK_APP_TOKEN": playground.app_token,
        "SLACK_API_URL": f"{playground.url}/api/",
        "WHETSTONE_CLOCK_URL": f"{playground.url}/clock",
        **more,
    }


async def start(playground: Playground, command: list[str], more: Mapping[str, str]) -> Child:
    """Start the app with `more` in its environment; in a session of its own: Ctrl-C reaches it through us and once."""
    environ = environment(playground, more)
    process = await asyncio.create_subprocess_exec(*command, env=environ, start_new_session=True)
    watcher = await asyncio.create_subprocess_exec(
        *(sys.executable, "-I", "-S", guard.__file__, str(process.pid)),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.DEVNULL,
        start_new_session=True,
    )
    return Child(process, watcher)


async def end(child: Child) -> int:
    """Ask the app to end, insist after a while, and return its exit code."""
    process = child.process
    if process.returncode is None:
        process.terminate()
        try:
            await asyncio.wait_for(process.wait(), PATIENCE)
        except TimeoutError:
            process.kill()
    code = await process.wait()
    child.watcher.kill()
    await child.watcher.wait()
    return code
