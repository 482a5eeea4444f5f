"""What everything is compared with: a bare Bolt app that stores one row an arrival, durably, and acks.

Its own process: `python -m benchmarks.bare_app DATABASE [--asks]`; with --asks a command also posts a question.
"""

import argparse
import asyncio
import os
import re
import signal
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

_QUESTION = "Tell me about a time a plan of yours failed."


class Arrivals:
    """One table behind one writer thread; a row is on disk when `keep` returns."""

    def __init__(self, path: str) -> None:
        self._writer = ThreadPoolExecutor(1)
        self._connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        self._connection.execute("PRAGMA journal_mode = WAL")
        self._connection.execute("PRAGMA synchronous = FULL")
        self._connection.execute("CREATE TABLE IF NOT EXISTS inbox (key TEXT PRIMARY KEY, text TEXT NOT NULL)")

    async def keep(self, key: str, text: str) -> None:
        """Store one arrival."""
        await asyncio.get_running_loop().run_in_executor(self._writer, self._insert, key, text)

    def close(self) -> None:
        """Finish what is queued."""
        self._writer.shutdown()
        self._connection.close()

    def _insert(self, key: str, text: str) -> None:
        self._connection.execute("INSERT INTO inbox VALUES (?, ?)", (key, text))


def bare(arrivals: Arrivals, *, asks: bool) -> AsyncApp:
    """The app: listeners for messages, for buttons and for the command."""
    client = AsyncWebClient(token=os.environ["SLACK_BOT_TOKEN"], base_url=os.environ["SLACK_API_URL"])
    app = AsyncApp(client=client, process_before_response=True)

    @app.event("message")
    async def heard(body: dict[str, Any], ack: AsyncAck) -> None:
        await arrivals.keep(body["event_id"], body["event"].get("text", ""))
        await ack()

    @app.action(re.compile(".*"))
    async def pressed(body: dict[str, Any], ack: AsyncAck) -> None:
        await arrivals.keep(body["trigger_id"], body["actions"][0].get("value", ""))
        await ack()

    @app.command("/drill")
    async def asked(body: dict[str, Any], ack: AsyncAck, client: AsyncWebClient) -> None:
        await arrivals.keep(body["trigger_id"], body["text"])
        await ack()
        if asks:
            card = await client.chat_postMessage(channel=body["channel_id"], text="A drill")
            await client.chat_postMessage(channel=body["channel_id"], text=_QUESTION, thread_ts=card["ts"])

    return app


async def run(path: str, *, asks: bool) -> None:
    """Serve until SIGTERM."""
    arrivals = Arrivals(path)
    socket = AsyncSocketModeHandler(bare(arrivals, asks=asks), os.environ["SLACK_APP_TOKEN"])
    ended = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, ended.set)
    await socket.connect_async()  # type: ignore[no-untyped-call]
    await ended.wait()
    await socket.close_async()  # type: ignore[no-untyped-call]
    arrivals.close()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m benchmarks.bare_app")
    parser.add_argument("database")
    parser.add_argument("--asks", action="store_true")
    arguments = parser.parse_args()
    asyncio.run(run(arguments.database, asks=arguments.asks))
