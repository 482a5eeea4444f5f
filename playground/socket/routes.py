"""The Socket Mode address: a one-use ticket admits a connection."""

from __future__ import annotations

from starlette.routing import WebSocketRoute
from starlette.websockets import WebSocket

from playground.desk import Playground


async def socket(websocket: WebSocket) -> None:
    """Hold a connection whose ticket is good; refuse any other."""
    playground: Playground = websocket.app.state.playground
    if playground.take_ticket(websocket.query_params.get("ticket", "")):
        await playground.hub.serve(websocket)
    else:
        await websocket.close(code=1008)


routes = [WebSocketRoute("/socket", socket), WebSocketRoute("/socket/", socket)]
