"""Puts the playground on a port of this computer: all routes in one app, and a server that can be started in place."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator, Collection
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path

import uvicorn
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.routing import Mount
from uvicorn.server import ServerState

from playground import controls, events
from playground.api import response_url
from playground.api import routes as api
from playground.desk import ACK_SECONDS, TRIGGER_SECONDS, Playground
from playground.manifest import Manifest, read_manifest
from playground.model import routes as model_api
from playground.model.stand_in import StandIn
from playground.page.routes import routes as page_routes
from playground.socket import routes as socket_mode

HOST = "127.0.0.1"
LAST_WORDS = 2.0
"""Seconds that answers under way have at the end."""


class PortTaken(OSError):
    """Something else listens on the port."""


def build(playground: Playground, model: StandIn | None = None) -> Starlette:
    """The web application; only names of this computer reach it, whatever a page elsewhere resolves to."""
    served = [] if model is None else [Mount("/v1", model_api.build(model))]
    routes = [*served, *api.routes, *response_url.routes, *socket_mode.routes, *controls.routes, *page_routes]
    here_only = Middleware(TrustedHostMiddleware, allowed_hosts=[HOST, "localhost"])
    app = Starlette(routes=routes, middleware=[here_only])
    app.state.playground = playground
    return app


@asynccontextmanager
async def running(
    data: Path | None,
    *,
    port: int = 0,
    manifest: Manifest | Path,
    ack_seconds: float = ACK_SECONDS,
    trigger_seconds: float = TRIGGER_SECONDS,
    limits: bool = True,
    without: Collection[str] = (),
    model: StandIn | None = None,
    label: str = "",
) -> AsyncIterator[Playground]:
    """A playground that answers at its `url` while the block runs; port 0 picks a free one, data None keeps nothing.

    `limits` are Slack's on how fast an app may post. `without` are optional scopes that whoever installed the app
    withheld. A `model` is served beside it. The page wears the `label`.
    """
    described = (manifest if isinstance(manifest, Manifest) else read_manifest(manifest)).without(without)
    listening = listen(port)
    playground = Playground(
        described, data, ack_seconds=ack_seconds, trigger_seconds=trigger_seconds, limits=limits, label=label
    )
    playground.url = f"http://{HOST}:{listening.getsockname()[1]}"
    state = ServerState()
    config = _config(playground, model)
    protocol = playground.wires.protocol()
    server = await asyncio.get_running_loop().create_server(lambda: protocol(config, state, {}), sock=listening)
    try:
        playground.deliveries.resume()
        playground.transcripts.resume(partial(events.file_changed, playground))
        yield playground
    finally:
        await playground.close()
        server.close()
        await finish(state)


async def finish(state: ServerState) -> None:
    """Close connections, and leave answers under way a moment."""
    for connection in list(state.connections):
        connection.shutdown()
    if state.tasks:
        _, late = await asyncio.wait(state.tasks, timeout=LAST_WORDS)
        for task in late:
            task.cancel()


def _config(playground: Playground, model: StandIn | None) -> uvicorn.Config:
    config = uvicorn.Config(
        build(playground, model), ws="websockets-sansio", lifespan="off", log_level="warning", access_log=False
    )
    config.load()
    return config


def listen(port: int) -> socket.socket:
    """A socket on a port of this computer, 0 for any that is free. Raises PortTaken."""
    # With the protocol named, asyncio sets TCP_NODELAY on what it accepts; without, each answer waits 40 ms.
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((HOST, port))
    except OSError as taken:
        listening.close()
        raise PortTaken(port) from taken
    return listening
