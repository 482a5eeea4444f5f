"""What planning is compared with: APScheduler with one cron job a member, kept in its own SQLAlchemy job store."""

import pickle
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime, tzinfo
from typing import Any, Self
from unittest.mock import patch

from apscheduler.executors.debug import DebugExecutor
from apscheduler.job import Job
from apscheduler.jobstores.sqlalchemy import SQLAlchemyJobStore
from apscheduler.schedulers import base
from apscheduler.schedulers.base import BaseScheduler
from apscheduler.triggers.cron import CronTrigger
from apscheduler.util import datetime_to_utc_timestamp
from sqlalchemy import Engine, func, insert, select

from benchmarks.on_time.crowd import Reminded

TABLE = "apscheduler_jobs"
_TOGETHER = 1_000
_done: list[str] = []


class NotWritten(Exception):
    """A row isn't what the job store itself would have written."""


def remind(team_id: str, user_id: str) -> None:
    """What each job does: next to nothing."""
    _done.append(user_id)


class JobPerMember(BaseScheduler):  # type: ignore[misc]
    """A scheduler without threads: it looks when it is told to, at a moment it is told, and runs its jobs at once."""

    def __init__(self, engine: Engine) -> None:
        self.store = SQLAlchemyJobStore(engine=engine)
        super().__init__(jobstores={"default": self.store}, executors={"default": DebugExecutor()}, timezone="UTC")
        self.start()

    def wakeup(self) -> None:
        """Nobody sleeps."""

    def shutdown(self, wait: bool = True) -> None:
        """Let go of the threads and of the database."""
        super().shutdown(wait)

    def fill(self, people: Sequence[Reminded]) -> None:
        """A job for everybody, written in bulk as `add_job` writes them one by one. Raises NotWritten."""
        rows = [_row(self._job(each), self.store.pickle_protocol) for each in people]
        for begin in range(0, len(rows), _TOGETHER):
            with self.store.engine.begin() as tx:
                tx.execute(insert(self.store.jobs_t), rows[begin : begin + _TOGETHER])
        self._compare(people[0], rows[0])

    def tick(self, moment: datetime) -> int:
        """Everything it does when jobs are due at `moment`; how many it ran."""
        _done.clear()
        with _clock_at(moment):
            self._process_jobs()
        return len(_done)

    def _job(self, each: Reminded) -> Job:
        trigger = CronTrigger(hour=each.clock.hour, minute=each.clock.minute, timezone=each.tz)
        return Job(
            self,
            id=f"{each.member.team_id}:{each.member.user_id}",
            trigger=trigger,
            executor="default",
            func=remind,
            args=(each.member.team_id, each.member.user_id),
            kwargs={},
            name="remind",
            misfire_grace_time=None,
            coalesce=True,
            max_instances=1,
            next_run_time=each.due_at,
        )

    def _compare(self, each: Reminded, row: dict[str, Any]) -> None:
        """Write one anew by its own means; nothing may be another byte."""
        self.store.remove_job(row["id"])
        self.store.add_job(self._job(each))
        with self.store.engine.begin() as tx:
            [kept] = tx.execute(select(self.store.jobs_t).where(self.store.jobs_t.c.id == row["id"])).mappings()
            jobs = tx.scalar(select(func.count()).select_from(self.store.jobs_t))
        if dict(kept) != row or jobs is None:
            raise NotWritten(row["id"])


def _row(job: Job, protocol: int) -> dict[str, Any]:
    state = pickle.dumps(job.__getstate__(), protocol)
    return {"id": job.id, "next_run_time": datetime_to_utc_timestamp(job.next_run_time), "job_state": state}


@contextmanager
def _clock_at(moment: datetime) -> Iterator[None]:
    """The scheduler takes its time from its module's `datetime`."""

    class Moved(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> Self:
            return moment.astimezone(tz)  # type: ignore[return-value]

    with patch.object(base, "datetime", Moved):
        yield
