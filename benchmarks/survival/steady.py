"""A person who carries a drill on from wherever it stands: looks, types, presses, fills in, and tries again."""

import asyncio
import time
from typing import Any

from bot.views.reminders import draw_offer
from playground.acts.pressing import controls_of
from playground.forms import Field, fields_of, options_of
from playground.person import NotSeen, Person, Told, words_of

Json = dict[str, Any]

DONE, NEXT = "Done", "Next drill"
"""The button an answer is written for, and the one that only a drill that is over has."""
DONT_WAIT = "Don't wait"
"""Cuts an AI short. Steady people wait for it, and for what it reads in their answers."""
READING = "An AI is still reading"

LOOK_AGAIN = 0.3
"""Seconds before somebody who was refused, or sees nothing to do, looks again."""
PATIENCE = 3.0
"""Seconds they wait for a press to show before they press again."""
ANSWER = (
    "We close the bridge because repairs cost less now: it costs six weeks and two hundred detours a day, "
    "and the city will open it again in May with a lane more than before."
)
"""Long enough to be judged, and it leaves the tests' rubric nothing to ask."""


class Stuck(Exception):
    """A drill didn't come to its end; the message says what was there to see."""


class Steady:
    """Does the drills of one person. `typed` holds every message they wrote, `filled` what their forms ended with."""

    def __init__(self, person: Person) -> None:
        self.person = person
        self.typed: list[str] = []
        self.filled: dict[str, str] = {}
        self._over: set[str] = set()
        self._answered: set[str] = set()
        self._past: set[str] = set()

    @property
    def finished(self) -> int:
        """How many drills they came to the end of."""
        return len(self._over)

    async def drill(self, seconds: float) -> None:
        """A whole drill, from the command to its result. Raises Stuck."""
        await self.turn_the_page()
        while not await self._started():
            await asyncio.sleep(LOOK_AGAIN)
        await self.carry_on(seconds)

    async def carry_on(self, seconds: float = 60.0) -> None:
        """Whatever is next, up to the result. Raises Stuck."""
        end = time.monotonic() + seconds
        while not await self._step():
            if time.monotonic() > end:
                raise Stuck(f"{self.person.name} sees {[each['text'][:80] for each in await self._of_app()]}")

    async def turn_the_page(self) -> None:
        """What is in the conversation by now belongs to an earlier drill."""
        self._past |= {each["ts"] for each in await self._of_app()}

    async def write(self, text: str, thread_ts: str | None) -> str:
        """Say something and remember it; the message's ts."""
        self.typed.append(text)
        return await self.person.say(text, thread_ts=thread_ts)

    async def _started(self) -> bool:
        """`/drill go` until there is a form or a card."""
        try:
            await self.person.command("/drill go")
        except Told:
            return False
        return await self.person.modal() is not None or bool(await self._of_app())

    async def _step(self) -> bool:
        """One look and one act; True when the drill is over."""
        form = await self.person.modal()
        if form is not None:
            await self._fill_in(form)
            return False
        newest = await self._newest()
        if newest is None:
            await asyncio.sleep(LOOK_AGAIN)
            return False
        label = way_on(newest)
        if label == NEXT and READING in words_of(newest):
            await asyncio.sleep(LOOK_AGAIN)
            return False
        if label == NEXT:
            self._over.add(newest["ts"])
            return True
        if label == DONE:
            await self._answer(newest)
        await self._press(label, newest)
        return False

    async def _answer(self, asked: Json) -> None:
        """Two messages for each question and each follow-up, written once however often *Done* has to be pressed."""
        if asked["ts"] in self._answered:
            return
        self._answered.add(asked["ts"])
        for _ in range(2):
            numbered = f"{self.person.name} writes number {len(self.typed) + 1}. {ANSWER}"
            await self.write(numbered, asked["thread_ts"] or asked["ts"])

    async def _press(self, label: str, on: Json) -> None:
        try:
            await self.person.click(label)
        except (Told, NotSeen):
            await asyncio.sleep(LOOK_AGAIN)
            return
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end and await self.person.modal() is None and await self._newest() == on:
            await asyncio.sleep(LOOK_AGAIN / 3)

    async def _fill_in(self, form: Json) -> None:
        """Every field, then submit. A form that says no, or never stops loading, is closed."""
        body = form["body"]
        if "submit" not in body:
            await asyncio.sleep(LOOK_AGAIN)
            if await self.person.modal() == form:
                await self.person.close_modal()
            return
        values = {field.block_id: self._value(field) for field in fields_of(body["blocks"]) if field.is_input}
        try:
            await self.person.submit({block: value for block, value in values.items() if value is not None})
        except (Told, NotSeen) as told:
            await asyncio.sleep(LOOK_AGAIN)
            if isinstance(told, Told) and told.errors:
                await self.person.close_modal()
            return
        typed = [field for field in fields_of(body["blocks"]) if field.element["type"] == "plain_text_input"]
        self.filled |= {str(values[field.block_id]): body["title"]["text"] for field in typed}

    def _value(self, field: Field) -> str | None:
        """The same words however often a form has to be submitted; of options, the one in the middle."""
        if field.element["type"] == "plain_text_input":
            return f"{self.person.name}, drill {self.finished + 1}, {field.block_id}: in 40 seconds, say what it costs"
        choices = options_of(field.element)
        return None if field.optional or not choices else str(choices[(len(choices) - 1) // 2]["value"])

    async def _newest(self) -> Json | None:
        """The newest message of this drill that has something to press."""
        return next((each for each in reversed(await self._of_app()) if _buttons(each)), None)

    async def _of_app(self) -> list[Json]:
        """What the app said in this drill; the offer of reminders stands beside it, and waits."""
        me, offer = await self.person.id(), draw_offer().text
        seen = [each for each in await self.person.messages() if each["user"] != me and not each["ephemeral"]]
        return [each for each in seen if each["ts"] not in self._past and each["text"] != offer]


def way_on(message: Json) -> str:
    """The label of the button that leads on: the primary one, or else the first."""
    found = _buttons(message)
    best = next((each for each in found if each.get("style") == "primary"), found[0])
    return str(best["text"]["text"])


def _buttons(message: Json) -> list[Json]:
    elements = [control.element for control in controls_of(message["blocks"])]
    return [each for each in elements if each["type"] == "button" and each["text"]["text"] != DONT_WAIT]
