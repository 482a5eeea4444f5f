"""Sends envelopes with a fixed number in flight, and says how the acks came."""

import asyncio
import statistics
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from benchmarks.payloads import Envelope
from benchmarks.socket_server import SocketServer


@dataclass(frozen=True, slots=True)
class Acks:
    """How long each ack took, in seconds, and all of them together."""

    waits: tuple[float, ...]
    seconds: float

    @property
    def rate(self) -> float:
        """Acks a second."""
        return len(self.waits) / self.seconds


def p99(turns: Iterable[Acks]) -> float:
    """Seconds within which 99 of 100 acks came, over all turns together."""
    return statistics.quantiles([wait for acks in turns for wait in acks.waits], n=100, method="inclusive")[98]


async def send(server: SocketServer, envelopes: Iterable[Envelope], in_flight: int) -> Acks:
    """Send everything, each ack making room for the next envelope. Raises Unanswered."""
    waits: list[float] = []
    queue = iter(list(envelopes))
    began = time.perf_counter()
    async with asyncio.TaskGroup() as senders:
        for _ in range(in_flight):
            senders.create_task(_one_after_another(server, queue, waits))
    return Acks(tuple(waits), time.perf_counter() - began)


async def _one_after_another(server: SocketServer, queue: Iterator[Envelope], waits: list[float]) -> None:
    for envelope in queue:
        waits.append(await server.ask(envelope.kind, envelope.payload))
