"""Sends what people do with a fixed number in flight, and says how the acks came."""

import asyncio
import statistics
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from benchmarks.payloads import Envelope
from benchmarks.socket_server import SocketServer


@dataclass(frozen=True, slots=True)
class Acks:
    """How long each step's acks took, in seconds, and all of them together."""

    waits: tuple[float, ...]
    seconds: float

    @property
    def rate(self) -> float:
        """Steps a second."""
        return len(self.waits) / self.seconds


def p99(turns: Iterable[Acks]) -> float:
    """Seconds within which 99 of 100 acks came, over all turns together."""
    return statistics.quantiles([wait for acks in turns for wait in acks.waits], n=100, method="inclusive")[98]


Step = tuple[Envelope, ...]
"""Envelopes of one person, each sent when the one before it was acknowledged."""


async def send(server: SocketServer, steps: Iterable[Step], in_flight: int) -> Acks:
    """Send everything; a step that is through makes room for the next. Raises Unanswered."""
    waits: list[float] = []
    queue = iter(list(steps))
    began = time.perf_counter()
    async with asyncio.TaskGroup() as senders:
        for _ in range(in_flight):
            senders.create_task(_one_after_another(server, queue, waits))
    return Acks(tuple(waits), time.perf_counter() - began)


async def send_steadily(server: SocketServer, envelopes: Iterable[Envelope], a_second: float) -> Acks:
    """Send each at its own time: a slow ack holds up none of the next ones. Raises Unanswered."""
    began = time.perf_counter()
    async with asyncio.TaskGroup() as senders:
        sent = []
        for number, envelope in enumerate(envelopes):
            await asyncio.sleep(max(0.0, began + number / a_second - time.perf_counter()))
            sent.append(senders.create_task(server.ask(envelope.kind, envelope.payload)))
    return Acks(tuple(each.result() for each in sent), time.perf_counter() - began)


async def _one_after_another(server: SocketServer, queue: Iterator[Step], waits: list[float]) -> None:
    for step in queue:
        waits.append(sum([await server.ask(envelope.kind, envelope.payload) for envelope in step]))
