"""Where trouble happens: the app in a workspace, Ana in the middle of a drill, Mia beside her."""

from collections.abc import Awaitable
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from typing import Any

from benchmarks.survival.steady import ANSWER, Steady
from playground.model import stand_in
from playground.model.request import Asked
from playground.model.serving import serving
from playground.person import Told, words_of
from tests.handlers.practice import Practice
from tests.handlers.workspace import Workspace


class Model(stand_in.StandIn):
    """A model that replies at once, or after as many seconds as it `thinks`. `calls` are those that have reached it."""

    def __init__(self) -> None:
        super().__init__()
        self.thinks = 0.0
        self.calls = 0

    @property
    def seconds(self) -> float:
        return self.thinks

    def completion(self, asked: Asked) -> dict[str, Any]:
        self.calls += 1
        return super().completion(asked)


@dataclass
class Scene:
    """What a driver is given. `case` is the one of the trouble's cases it is to play.

    `settings` are the app's from its next start on. `may_hand_over`: the bank taking over is no loss here.
    """

    workspace: Workspace
    ana: Practice
    mia: Practice
    steady: Steady
    database_url: str
    settings: dict[str, str] = field(default_factory=dict)
    ending: AsyncExitStack = field(default_factory=AsyncExitStack)
    model: Model = field(default_factory=Model)
    case: str = ""
    may_hand_over: bool = False
    refusals: list[str] = field(default_factory=list)

    async def with_model(self, **settings: str) -> None:
        """The app has an AI interviewer."""
        url = await self.ending.enter_async_context(serving(self.model))
        self.settings |= stand_in.settings(url) | settings
        await self.workspace.restart()

    async def welcomed(self) -> None:
        """Ana looks at the app for the first time. Once a drill is open she leaves the welcome alone."""
        await self.ana.open_messages()
        await self.ana.newest_has("Start")
        await self.steady.turn_the_page()

    async def in_round(self) -> None:
        """Ana's first drill, at its first question."""
        await self.ana.first_drill()

    async def answered(self) -> str:
        """… with an answer written; its ts."""
        await self.in_round()
        return await self.write(f"Ana's answer: {ANSWER}")

    async def judging(self) -> None:
        """… with *Pass* and *Not yet* to press."""
        await self.answered()
        await self.ana.done()

    async def scoring(self) -> None:
        """… with its rounds behind it."""
        await self.in_round()
        await self.ana.rounds()

    async def over(self) -> None:
        """A whole drill, scored and closed."""
        await self.in_round()
        await self.steady.carry_on()

    async def write(self, text: str) -> str:
        """Ana writes in the thread of her drill, and the app hears it; the message's ts."""
        ts = await self.steady.write(text, self.ana.card_ts)
        await self.ana.heard()
        return ts

    async def tries(self, act: Awaitable[Any]) -> bool:
        """Whether it came about; what the person was told instead is remembered."""
        try:
            await act
        except Told as told:
            self.refusals += [told.said, *told.errors.values()]
            return False
        return True

    async def was_told(self, sentence: str) -> bool:
        """Whether this stands where Ana or Mia looks: in a message for them, at a field, in a window."""
        seen = [words_of(each) for person in (self.ana, self.mia) for each in await person.messages()]
        seen += [words_of(each) for each in await self.mia.messages("general")]
        seen += [words_of(each) for each in await self.ana.messages("general")]
        windows = [view["body"] for person in (self.ana, self.mia) if (view := await person.modal())]
        return any(sentence in each for each in (*seen, *self.refusals, *map(str, windows)))
