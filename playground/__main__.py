"""`python -m playground`: starts the workspace, and after `--` the app that belongs to it; both end together."""

from __future__ import annotations

import argparse
import asyncio
import os
import signal
import sys
from pathlib import Path

from playground import child
from playground.desk import Playground
from playground.manifest import ScopeRequired, read_manifest
from playground.model.request import MODEL
from playground.model.stand_in import THINKS, StandIn, settings
from playground.server import PortTaken, running


def main(argv: list[str] | None = None) -> int:
    """Run until Ctrl-C or the app's end; the exit code is the app's."""
    arguments = _parse(sys.argv[1:] if argv is None else argv)
    if not arguments.manifest.is_file():
        print(f"There is no manifest at {arguments.manifest}. Name one with --manifest.", file=sys.stderr)
        return 1
    if arguments.model not in (None, MODEL):
        print(f"The playground knows one model, {MODEL}: MODEL={MODEL}, or --model {MODEL}.", file=sys.stderr)
        return 1
    try:
        return asyncio.run(_run(arguments))
    except PortTaken:
        print(
            f"Port {arguments.port} is taken. Choose another one: PORT={arguments.port + 1}, or --port.",
            file=sys.stderr,
        )
        return 1
    except ScopeRequired as refused:
        print(refused.args[0], file=sys.stderr)
        return 1


async def _run(arguments: argparse.Namespace) -> int:
    manifest = read_manifest(arguments.manifest)
    model = StandIn(arguments.model_seconds) if arguments.model else None
    async with running(
        arguments.data,
        port=arguments.port,
        manifest=manifest,
        limits=arguments.limits,
        without=arguments.without,
        model=model,
        label=arguments.label,
    ) as playground:
        asked = asyncio.Event()
        for each in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            asyncio.get_running_loop().add_signal_handler(each, asked.set)
        port = playground.url.rpartition(":")[2]
        print(f"{manifest.name} playground: http://localhost:{port}", flush=True)
        more = settings(playground.url) if model else {}
        return await _until_the_end(playground, arguments.command, more, asked)


async def _until_the_end(playground: Playground, command: list[str], more: dict[str, str], asked: asyncio.Event) -> int:
    if not command:
        await asked.wait()
        return 0
    app = await child.start(playground, command, more)
    gone, stop = asyncio.create_task(app.process.wait()), asyncio.create_task(asked.wait())
    await asyncio.wait((gone, stop), return_when=asyncio.FIRST_COMPLETED)
    stop.cancel()
    code = await child.end(app)
    await gone
    return code if code >= 0 else 128 - code


def _parse(argv: list[str]) -> argparse.Namespace:
    own, command = argv, []
    if "--" in argv:
        own, command = argv[: argv.index("--")], argv[argv.index("--") + 1 :]
    parser = argparse.ArgumentParser(prog="python -m playground", description=__doc__)
    parser.add_argument("--port", type=int, default=int(os.environ.get("PORT") or 8080), help="default: PORT, or 8080")
    parser.add_argument("--data", type=Path, default=Path("data/playground"), help="default: data/playground")
    parser.add_argument("--manifest", type=Path, default=Path("manifest.yml"), help="default: manifest.yml")
    parser.add_argument(
        "--without", action="append", default=[], metavar="SCOPE", help="an optional scope to withhold, as files:read"
    )
    parser.add_argument(
        "--no-limits",
        action="store_false",
        dest="limits",
        help="let the app post faster than Slack would, to measure it",
    )
    parser.add_argument("--label", default="", metavar="TEXT", help="what the page says on top, as “Example data”")
    parser.add_argument("--model", metavar="NAME", help=f"give the app a language model; there is one, {MODEL}")
    parser.add_argument(
        "--model-seconds", type=float, default=THINKS, metavar="N", help=f"how long it thinks, default: {THINKS:g}"
    )
    arguments = parser.parse_args(own)
    arguments.command = command
    return arguments


if __name__ == "__main__":
    sys.exit(main())
