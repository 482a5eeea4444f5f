"""`python -m playground.model`: serves the stand-in alone and says what an app needs to find it, until it is ended."""

from __future__ import annotations

import argparse
import asyncio
import signal
import sys

from playground.model.request import MODEL
from playground.model.serving import serving
from playground.model.stand_in import THINKS, TOKEN, StandIn
from playground.server import PortTaken


def main(argv: list[str] | None = None) -> int:
    """Run until Ctrl-C."""
    parser = argparse.ArgumentParser(prog="python -m playground.model", description=__doc__)
    parser.add_argument("--port", type=int, default=0, help="default: any that is free")
    parser.add_argument("--seconds", type=float, default=THINKS, help=f"how long it thinks, default: {THINKS:g}")
    arguments = parser.parse_args(argv)
    try:
        asyncio.run(_run(arguments.port, arguments.seconds))
    except PortTaken:
        print(f"Port {arguments.port} is taken. Choose another one with --port.", file=sys.stderr)  # noqa: T201
        return 1
    return 0


async def _run(port: int, seconds: float) -> None:
    asked = asyncio.Event()
    for each in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(each, asked.set)
    async with serving(StandIn(seconds), port) as url:
        print(f"Model {MODEL}: {url}/v1, token {TOKEN}", flush=True)  # noqa: T201 — a command line prints
        await asked.wait()


if __name__ == "__main__":
    sys.exit(main())
