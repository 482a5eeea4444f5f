"""The app as a child process: it gets the playground's tokens and addresses, and ends when the playground does."""

from __future__ import annotations

import asyncio
import os

from playground.desk import Playground

PATIENCE = 10.0
"""Seconds the app has to finish what it is doing once it was asked to end."""


def environment(playground: Playground) -> dict[str, str]:
    """This process's environment, with what the app needs to find the playground."""
    return os.environ | {
        "SLACK_BOT_TOKEN": playground.bot_token,
        "SLACK_APP_TOKEN": playground.app_token,
        "SLACK_API_URL": f"{playground.url}/api/",
        "WHETSTONE_CLOCK_URL": f"{playground.url}/clock",
    }


async def start(playground: Playground, command: list[str]) -> asyncio.subprocess.Process:
    """Start the app; in a session of its own, so that Ctrl-C reaches it through us and once."""
    return await asyncio.create_subprocess_exec(*command, env=environment(playground), start_new_session=True)


async def end(process: asyncio.subprocess.Process) -> int:
    """Ask the app to end, insist after a while, and return its exit code."""
    if process.returncode is None:
        process.terminate()
        try:
            await asyncio.wait_for(process.wait(), PATIENCE)
        except TimeoutError:
            process.kill()
    return await process.wait()
