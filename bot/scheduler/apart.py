"""Work too heavy for the event loop, in a process started for it: it is rare, and its memory is not kept."""

import asyncio
import multiprocessing
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


async def apart(work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Run a function of a module in a process of its own; what it takes and returns is pickled."""

    def wait() -> T:
        with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as processes:
            return processes.submit(work, *args, **kwargs).result()

    return await asyncio.to_thread(wait)
