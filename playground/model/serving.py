"""The stand-in on a port of its own, without a workspace: for benchmarks and tests."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import uvicorn
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.routing import Mount
from uvicorn.server import ServerState

from playground.model.routes import build
from playground.model.stand_in import StandIn
from playground.server import HOST, finish, listen


@asynccontextmanager
async def serving(stand_in: StandIn, port: int = 0) -> AsyncIterator[str]:
    """Its address, without `/v1`, while the block runs; port 0 picks a free one. Raises PortTaken."""
    listening = listen(port)
    here_only = Middleware(TrustedHostMiddleware, allowed_hosts=[HOST, "localhost"])
    app = Starlette(routes=[Mount("/v1", build(stand_in))], middleware=[here_only])
    config = uvicorn.Config(app, ws="none", lifespan="off", log_level="warning", access_log=False)
    config.load()
    state, protocol = ServerState(), config.http_protocol_class
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: protocol(config, state, {}), sock=listening)  # type: ignore[call-arg]
    try:
        yield f"http://{HOST}:{listening.getsockname()[1]}"
    finally:
        server.close()
        await finish(state)
