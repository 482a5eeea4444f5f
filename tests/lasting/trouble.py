"""One thing that can go wrong, and what comes of it: a row of the table that the tests and the document share."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from tests.lasting.scene import Scene

Drive = Callable[[Scene], Awaitable[None]]
SQLITE, POSTGRESQL = "sqlite", "postgresql"
BOTH = (SQLITE, POSTGRESQL)


@dataclass(frozen=True, slots=True)
class Trouble:
    """`happens` and `outcome` are for those who run a workspace; `told` is the sentence the person reads, if any.

    `drive` makes it happen, once for each of `cases`, on each database of `on`; what it checks is this outcome alone.
    What holds after every trouble is checked for all of them, in aftermath.py.
    """

    name: str
    happens: str
    outcome: str
    drive: Drive
    told: str | None = None
    cases: tuple[str, ...] = ("",)
    on: tuple[str, ...] = (SQLITE,)
