"""A person who practises: does a drill step by step and waits for what each step brings."""

import asyncio
from typing import Any

from bot.views.reminders import draw_offer
from playground.acts.pressing import controls_of
from playground.desk import Playground
from playground.person import Person, words_of

Json = dict[str, Any]

ENOUGH = (
    "We close the bridge because repairs cost less now than next year; it costs us six weeks of detours, "
    "and the ferry will carry the school buses until we open it again."
)
"""An answer that is long enough to judge and leaves the sample rubric's probes nothing to ask."""
PATIENCE = 15.0


class Practice(Person):
    """One person in the DM with the app. `card_ts` is their drill's thread, once the first question is there."""

    def __init__(self, playground: Playground, name: str) -> None:
        super().__init__(playground.url, name)
        self._playground = playground
        self.card_ts = ""

    async def first_drill(self, level: str = "senior") -> None:
        """From `/drill go` and its two questions to the first question."""
        await self.command("/drill go")
        await self.submit({"rubric": "talks", "level": level})
        await self.question(1)

    async def question(self, number: int, of: int = 3) -> Json:
        """Wait for this round's question, with its buttons; it tells where the thread is."""
        asked = await self.wait_for(f"Round {number} of {of} ", seconds=PATIENCE)
        self.card_ts = asked["thread_ts"]
        await self.newest_has("Done")
        return asked

    async def reply(self, text: str) -> str:
        """Write in the drill's thread, and give the app the moment it takes to hear it; the message's ts."""
        ts = await self.say(text, thread_ts=self.card_ts)
        await self.heard()
        return ts

    async def heard(self) -> None:
        """Wait until the app has acknowledged every event."""
        async with asyncio.timeout(PATIENCE):
            while self._playground.deliveries.open:
                await asyncio.sleep(0.005)

    async def newest_has(self, label: str) -> Json:
        """Wait until the app's newest message in the DM, or its result, has this button."""

        def has(messages: list[Json]) -> bool:
            ours = self._of_app(messages)
            return bool(ours) and label in labels(ours[-1])

        await self.id()
        return self._of_app(await self.wait_until(has, seconds=PATIENCE))[-1]

    async def press(self, label: str) -> None:
        """Press a button once the newest message has it."""
        await self.newest_has(label)
        await self.click(label)

    async def press_on(self, label: str) -> Json:
        """Press a button and wait for what the app says next with buttons of its own; that message."""
        before = await self.newest_has(label)
        await self.click(label)

        def moved(messages: list[Json]) -> bool:
            newest = self._of_app(messages)[-1]
            return newest["ts"] > before["ts"] and bool(labels(newest))

        return self._of_app(await self.wait_until(moved, seconds=PATIENCE))[-1]

    async def done(self) -> None:
        """Press Done, and again after every follow-up, until the round can be judged."""
        while "Pass" not in labels(await self.press_on("Done")):
            await self.reply(ENOUGH)

    async def round(self, number: int, verdict: str = "Pass") -> None:
        """One whole round."""
        await self.question(number)
        await self.reply(ENOUGH)
        await self.done()
        await self.press(verdict)

    async def rounds(self, count: int = 3) -> None:
        """All of them, from the first question to the look back."""
        for number in range(1, count + 1):
            await self.round(number)
        await self.newest_has("Score it")

    async def look_back(self, fix: str = "Say what breaks before naming the tool") -> None:
        """The three steps, with little in them."""
        await self.press("Score it")
        await self.wait_for_modal("Score · 1 of 3")
        await self.submit({"opening": "2"})
        await self.wait_for_modal("Journal · 2 of 3")
        await self.submit()
        await self.wait_for_modal("One fix · 3 of 3")
        await self.submit({"fix": fix})

    async def whole_drill(self) -> None:
        """A first drill from the command to the result."""
        await self.first_drill()
        await self.rounds()
        await self.look_back()
        await self.wait_for("How you saw it", seconds=PATIENCE)

    async def app_said(self) -> list[str]:
        """The text of every message of the app that can be seen, oldest first."""
        await self.id()
        return [each["text"] for each in self._of_app(await self.messages())]

    async def how_often(self, text: str) -> int:
        """In how many messages of the app this stands."""
        await self.id()
        return sum(text in words_of(each) for each in self._of_app(await self.messages()))

    async def told_alone(self, text: str, *, channel: str | None = None) -> None:
        """Wait for an ephemeral with this text."""
        seen = await self.wait_for(text, channel=channel, seconds=PATIENCE)
        assert seen["ephemeral"]

    def _of_app(self, messages: list[Json]) -> list[Json]:
        """What the app posted for all who can see it, without ephemerals; the offer of reminders stands beside it."""
        ours = [each for each in messages if each["user"] != self._me["id"] and not each["ephemeral"]]
        return [each for each in ours if each["text"] != draw_offer().text]


def labels(message: Json) -> list[str]:
    """What can be pressed on a message, but for *Helpful* and *Not helpful*."""
    return [control.element["text"]["text"] for control in controls_of(message["blocks"]) if "text" in control.element]
