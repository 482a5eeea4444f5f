"""SQLite's one writer: work that waits at the same moment shares a transaction, each piece in its own savepoint."""

from collections import deque
from collections.abc import Callable
from concurrent.futures import Executor, Future
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeVar

from sqlalchemy import Connection

T = TypeVar("T")

MOST_TOGETHER = 32
"""So many at once, so that the first of them doesn't wait long for the last."""


@dataclass(frozen=True, slots=True)
class _Job:
    work: Callable[[Connection], Any]
    future: Future[Any]


class GroupCommit:
    """Runs work on one thread. A commit costs more than the work itself, so those who wait together pay for one.

    A piece that raises is rolled back alone and raises for whoever waits for it; nobody is told of success before
    the commit, and if the commit fails, it fails for all.
    """

    def __init__(self, thread: Executor, transaction: Callable[[], AbstractContextManager[Connection]]) -> None:
        self._thread, self._transaction = thread, transaction
        self._waiting: deque[_Job] = deque()

    def submit(self, work: Callable[[Connection], T]) -> Future[T]:
        """Run `work` soon; the future is done when what it wrote is committed."""
        future: Future[T] = Future()
        self._waiting.append(_Job(work, future))
        self._thread.submit(self._run)
        return future

    def _run(self) -> None:
        """Each submission calls this once; those whose work went along with an earlier one find nothing to do."""
        jobs = self._take()
        if not jobs:
            return
        try:
            with self._transaction() as tx:
                tellings = [_attempt(tx, job) for job in jobs]
        except Exception as error:  # noqa: BLE001 - handed to whoever waits, as every executor does
            tellings = [partial(job.future.set_exception, error) for job in jobs]
        for tell in tellings:
            tell()

    def _take(self) -> list[_Job]:
        count = min(len(self._waiting), MOST_TOGETHER)
        taken = [self._waiting.popleft() for _ in range(count)]
        return [job for job in taken if job.future.set_running_or_notify_cancel()]


def _attempt(tx: Connection, job: _Job) -> Callable[[], None]:
    """Do one piece; what is returned tells its waiter, and must not be called before the commit."""
    tx.exec_driver_sql("SAVEPOINT job")
    try:
        outcome = job.work(tx)
    except Exception as error:  # noqa: BLE001 - handed to whoever waits, as every executor does
        tx.exec_driver_sql("ROLLBACK TO job")
        return partial(job.future.set_exception, error)
    finally:
        tx.exec_driver_sql("RELEASE job")
    return partial(job.future.set_result, outcome)
