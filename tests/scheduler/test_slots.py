"""Several things under way at once: bounded, refilled, and nobody held up by anybody."""

import asyncio

import pytest

from bot.scheduler import slots
from bot.scheduler.slots import Slots


class Shop:
    """Things to do, each of which takes until it is let go; `broken` ones raise."""

    def __init__(self, waiting: list[str], broken: tuple[str, ...] = ()) -> None:
        self.waiting, self.broken = waiting, broken
        self.begun: list[str] = []
        self.done: list[str] = []
        self.failures: list[tuple[str, str]] = []
        self._doors: dict[str, asyncio.Event] = {}
        self.slots = Slots(2, self._claim, self._do, self._failed)

    def let_go(self, thing: str) -> None:
        """This one may end."""
        self._doors.setdefault(thing, asyncio.Event()).set()

    async def _claim(self, free: int) -> list[str]:
        claimed, self.waiting = self.waiting[:free], self.waiting[free:]
        return claimed

    async def _do(self, thing: str) -> None:
        self.begun.append(thing)
        if thing in self.broken:
            raise ValueError(thing)
        await self._doors.setdefault(thing, asyncio.Event()).wait()
        self.done.append(thing)

    async def _failed(self, thing: str, error: Exception) -> None:
        self.failures.append((thing, type(error).__name__))


async def settle() -> None:
    """Let every task that can run do so."""
    for _ in range(10):
        await asyncio.sleep(0)


@pytest.fixture(autouse=True)
def _in_a_hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(slots, "LAST_SECONDS", 0.05)


async def test_no_more_is_begun_than_there_are_slots_and_a_free_one_takes_the_next() -> None:
    shop = Shop(["a", "b", "c"])
    await shop.slots.fill()
    await settle()
    assert shop.begun == ["a", "b"]
    shop.let_go("b")
    await settle()
    assert (shop.begun, shop.done) == (["a", "b", "c"], ["b"])
    shop.let_go("a")
    shop.let_go("c")
    await shop.slots.idle()
    assert sorted(shop.done) == ["a", "b", "c"]


async def test_asked_by_two_at_once_nothing_is_begun_twice() -> None:
    shop = Shop(["a", "b", "c"])
    await asyncio.gather(shop.slots.fill(), shop.slots.fill())
    await settle()
    assert shop.begun == ["a", "b"]
    await shop.slots.stop()


async def test_one_that_fails_is_told_of_and_the_others_go_on() -> None:
    shop = Shop(["bad", "a", "b"], broken=("bad",))
    await shop.slots.fill()
    await settle()
    assert shop.failures == [("bad", "ValueError")]
    assert shop.begun == ["bad", "a", "b"]
    shop.let_go("a")
    shop.let_go("b")
    await shop.slots.idle()


async def test_at_the_end_what_is_quick_finishes_and_what_is_slow_is_cut_off() -> None:
    shop = Shop(["quick", "slow", "never"])
    await shop.slots.fill()
    await settle()
    shop.let_go("quick")
    await shop.slots.stop()
    await shop.slots.fill()
    assert shop.done == ["quick"]
    assert shop.begun == ["quick", "slow"]
    assert asyncio.all_tasks() == {asyncio.current_task()}
