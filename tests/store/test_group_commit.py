"""Work that waits together shares a commit, and nothing else."""

from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from threading import Event

import pytest
from sqlalchemy import Connection

from bot.store import inbox
from bot.store.engine import Database
from bot.store.group_commit import MOST_TOGETHER, GroupCommit
from tests.cast import ANA, NOON

SOON = 10


class Held:
    """A group commit whose thread stands still until `release`, so that work piles up before it."""

    def __init__(self, database: Database, *, failing: bool = False) -> None:
        self._database, self._failing = database, failing
        self._thread, self._released = ThreadPoolExecutor(1), Event()
        self.commits = 0
        self.group = GroupCommit(self._thread, self._transaction)
        self._thread.submit(self._released.wait)

    def release(self) -> None:
        """Let everything run to its end."""
        self._released.set()
        self._thread.shutdown()

    @contextmanager
    def _transaction(self) -> Iterator[Connection]:
        with self._database.write() as tx:
            yield tx
            if self._failing:
                raise ConnectionError
        self.commits += 1


def _arrival(key: str) -> Callable[[Connection], bool]:
    return lambda tx: inbox.first_time(tx, ANA, key, NOON)


def _failing(key: str) -> Callable[[Connection], None]:
    def work(tx: Connection) -> None:
        inbox.first_time(tx, ANA, key, NOON)
        raise LookupError(key)

    return work


def _is_kept(database: Database, key: str) -> bool:
    with database.write() as tx:
        return not inbox.first_time(tx, ANA, key, NOON)


def test_work_that_waits_together_shares_a_commit(database: Database) -> None:
    held = Held(database)
    told = [held.group.submit(_arrival(f"key-{number}")) for number in range(5)]
    held.release()
    assert [each.result(SOON) for each in told] == [True] * 5
    assert held.commits == 1
    assert _is_kept(database, "key-4")


def test_a_long_line_is_taken_in_parts(database: Database) -> None:
    held = Held(database)
    told = [held.group.submit(_arrival(f"key-{number}")) for number in range(MOST_TOGETHER + 1)]
    held.release()
    assert all(each.result(SOON) for each in told)
    assert held.commits == 2


def test_work_is_done_in_the_order_it_came(database: Database) -> None:
    held = Held(database)
    told = [held.group.submit(_arrival("same")) for _ in range(3)]
    held.release()
    assert [each.result(SOON) for each in told] == [True, False, False]


def test_a_piece_that_raises_is_undone_alone(database: Database) -> None:
    held = Held(database)
    before, broken, after = map(held.group.submit, [_arrival("before"), _failing("broken"), _arrival("after")])
    held.release()
    assert before.result(SOON)
    assert after.result(SOON)
    with pytest.raises(LookupError, match="broken"):
        broken.result(SOON)
    assert [_is_kept(database, key) for key in ("before", "broken", "after")] == [True, False, True]


def test_nobody_is_told_before_the_commit(database: Database) -> None:
    held = Held(database)
    commits_when_told: list[int] = []

    def note(_: Future[bool]) -> None:
        commits_when_told.append(held.commits)

    for key in ("one", "two"):
        held.group.submit(_arrival(key)).add_done_callback(note)
    held.release()
    assert commits_when_told == [1, 1]


def test_a_commit_that_fails_fails_for_all(database: Database) -> None:
    held = Held(database, failing=True)
    told = [held.group.submit(_arrival(key)) for key in ("one", "two")]
    held.release()
    for each in told:
        assert isinstance(each.exception(SOON), ConnectionError)
    assert not _is_kept(database, "one")


def test_what_was_given_up_before_its_turn_is_not_done(database: Database) -> None:
    held = Held(database)
    given_up, wanted = held.group.submit(_arrival("given up")), held.group.submit(_arrival("wanted"))
    assert given_up.cancel()
    held.release()
    assert wanted.result(SOON)
    assert not _is_kept(database, "given up")
