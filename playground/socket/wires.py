"""Open TCP connections by peer address, so that a fault can cut one in the middle."""

from __future__ import annotations

import asyncio
from weakref import WeakValueDictionary

from starlette.datastructures import Address
from uvicorn.protocols.http.h11_impl import H11Protocol


class Wires:
    """Knows each connection's transport while it is open."""

    def __init__(self) -> None:
        self._open: WeakValueDictionary[tuple[str, int], asyncio.Transport] = WeakValueDictionary()

    def cut(self, peer: Address | None) -> None:
        """Reset the connection from this peer, with nothing more sent."""
        transport = self._open.get((peer.host, peer.port)) if peer else None
        if transport is not None:
            transport.abort()

    def protocol(self) -> type[H11Protocol]:
        """An HTTP protocol for uvicorn that registers its connections here."""
        wires = self._open

        class WiredProtocol(H11Protocol):
            def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
                super().connection_made(transport)
                if self.client is not None:
                    wires[self.client] = transport

        return WiredProtocol
