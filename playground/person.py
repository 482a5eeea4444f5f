"""A person for tests and benchmarks: acts over HTTP as the page does, and reads what that person sees."""

from __future__ import annotations

import asyncio
import time
from base64 import b64encode
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, TypeVar

import httpx2

from playground.acts.pressing import Control, controls_of
from playground.forms import fields_of, tells_on
from playground.reading import names_of, side_called, words_in, words_of
from playground.state.model import Json

__all__ = ["NotSeen", "Person", "Told", "wait_connected", "words_of"]

T = TypeVar("T")
PATIENCE = 5.0
"""Seconds to wait for something to appear, unless told otherwise."""


class Told(Exception):
    """What the person was told instead: `said`, and `errors` by block_id in a modal."""

    def __init__(self, said: str, errors: dict[str, str] | None = None) -> None:
        super().__init__(said)
        self.said, self.errors = said, errors or {}


class NotSeen(AssertionError):
    """What was waited for or pressed isn't there; the message says what is."""


class Person:
    """One person of the workspace at `url`; `async with` it, or `close` it in the end. `http` reaches all else."""

    def __init__(self, url: str, name: str) -> None:
        self.name = name
        self.http = httpx2.AsyncClient(base_url=url, timeout=30.0, trust_env=False)
        self._me: Json = {}

    async def __aenter__(self) -> Person:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    async def close(self) -> None:
        """Let the connection go."""
        await self.http.aclose()

    async def act(self, act: str, **body: Any) -> Json:
        """Any act by name; `Told` when it doesn't come about."""
        answer: Json = (await self.http.post(f"/_act/{act}", json={"user": self.name, **body})).json()
        if not answer["ok"]:
            raise Told(answer["said"], answer.get("errors"))
        return answer

    async def id(self) -> str:
        """The person's user id."""
        return str((await self._myself())["id"])

    async def dm(self) -> str:
        """The id of the conversation with the app."""
        return str((await self._myself())["dm"])

    async def say(self, text: str, *, thread_ts: str | None = None, channel: str | None = None) -> str:
        """Write a message, to the app unless a channel is named; its ts."""
        channel = channel or await self.dm()
        return str((await self.act("message", channel=channel, text=text, thread_ts=thread_ts))["ts"])

    async def command(self, text: str, *, channel: str | None = None) -> None:
        """Run a slash command such as "/drill go", in the conversation with the app unless a channel is named."""
        await self.act("command", channel=channel or await self.dm(), text=text)

    async def shortcut(self, callback_id: str) -> None:
        """Use a global shortcut."""
        await self.act("shortcut", callback_id=callback_id)

    async def message_shortcut(self, callback_id: str, message: Json) -> None:
        """Use a message shortcut on a message as `messages` returns it."""
        await self.act("message_shortcut", callback_id=callback_id, channel=message["channel"], ts=message["ts"])

    async def open_home(self) -> None:
        """Go to the app's Home tab."""
        await self.act("open_home", tab="home")

    async def open_messages(self) -> None:
        """Go to the app's Messages tab."""
        await self.act("open_home", tab="messages")

    async def click(
        self, what: str, *, value: Any = None, channel: str | None = None, home: bool = False, state: Json | None = None
    ) -> None:
        """Press the newest visible control with that text or action_id: in the modal if one is open, else in messages.

        `value` is an option's value or what is chosen; `home` presses on the Home instead.
        """
        place, control = await self._find(what, channel, home)
        body: Json = {"action_id": control.element["action_id"], "block_id": control.block_id, **place}
        if value is not None:
            body["value"] = value
        elif control.element["type"] == "feedback_buttons":
            body["value"] = side_called(control.element, what)
        await self.act("click", **body, state=state or {})

    async def stop(self, thread_ts: str, *, channel: str | None = None) -> None:
        """Press Stop beside the sign of an agent at work in a thread."""
        await self.act("stop", channel=channel or await self.dm(), thread_ts=thread_ts)

    async def sign(self, thread_ts: str, *, channel: str | None = None) -> str:
        """What the app shows in a thread while it works, "" for nothing."""
        return str((await self._see("messages", channel=channel or await self.dm()))["signs"].get(thread_ts, ""))

    async def type_into(self, field: str, text: str, *, enter: bool = False, home: bool = False) -> None:
        """Type into a field of the open modal, or the Home, named by its block_id or action_id, and stop for a moment.

        A field with dispatch_action tells the app when it asks for each character, or when `enter` is pressed.
        """
        view = await self.home() if home else await self.modal()
        controls = controls_of(view["body"]["blocks"]) if view else ()
        found = next((each for each in controls if field in (each.block_id, each.element["action_id"])), None)
        if view is None or found is None:
            raise NotSeen(f"{self.name} sees no field called {field!r}")
        action_id, when = found.element["action_id"], tells_on(found.element)
        await self.act("draft", view_id=view["id"], state={found.block_id: {action_id: text}})
        tellings = (when != "enter") + (enter and when != "character") if found.sends else 0
        for _ in range(tellings):
            place = {"view_id": view["id"], "block_id": found.block_id}
            await self.act("click", **place, action_id=action_id, value=text)

    async def submit(self, values: Json | None = None) -> None:
        """Submit the open modal; values by block_id: plain, or {action_id: plain}. `Told` carries inline errors."""
        view = await self.modal()
        if view is None:
            raise NotSeen(f"{self.name} has no modal open")
        await self.act("submit", view_id=view["id"], state=_state(view["body"]["blocks"], values or {}))

    async def send_files(
        self, files: Mapping[str, bytes], text: str = "", *, channel: str | None = None, **more: Any
    ) -> Json:
        """Send files, by name, in one message, to the app unless a channel is named; `files` and `ts`.

        `more` may be thread_ts.
        """
        given = [{"name": name, "content_base64": b64encode(content).decode()} for name, content in files.items()]
        return await self.act("upload", channel=channel or await self.dm(), files=given, text=text, **more)

    async def send_snippet(self, text: str, *, channel: str | None = None, **more: Any) -> Json:
        """Send a text as a snippet; `more` may be title, comment (the message around it) and thread_ts."""
        return await self.act("snippet", channel=channel or await self.dm(), text=text, **more)

    async def send_clip(
        self, spoken: str, *, after: float | None = 0.0, channel: str | None = None, **more: Any
    ) -> Json:
        """Send a voice clip in which this is said; its transcript is ready `after` so many seconds, None for never.

        `more` may be fails=True (no transcript can be made), seconds (of sound), text and thread_ts.
        """
        return await self.act("clip", channel=channel or await self.dm(), spoken=spoken, after=after, **more)

    async def close_modal(self, *, everything: bool = False) -> None:
        """Close the modal on top, or all of them."""
        view = await self.modal()
        if view is not None:
            await self.act("close", view_id=view["id"], all=everything)

    async def modal(self) -> Json | None:
        """The modal on top: id, body, values, errors; None when there is none."""
        view: Json | None = (await self._see("modal"))["view"]
        return view

    async def home(self) -> Json | None:
        """The Home last published: id, body, values; None when there is none."""
        view: Json | None = (await self._see("home"))["view"]
        return view

    async def messages(self, channel: str | None = None) -> list[Json]:
        """Everything this person sees in a conversation (the app's by default), threads too, oldest first."""
        seen = await self._see("messages", channel=channel or await self.dm())
        found: list[Json] = seen["messages"]
        return found

    async def thread(self, ts: str, channel: str | None = None) -> list[Json]:
        """A root and its replies."""
        return [each for each in await self.messages(channel) if ts in (each["ts"], each["thread_ts"])]

    async def wait_for(self, text: str, *, channel: str | None = None, seconds: float = PATIENCE) -> Json:
        """The newest message that shows this text, as soon as there is one."""

        async def look() -> Json | None:
            newest = reversed(await self.messages(channel))
            return next((each for each in newest if text in words_of(each)), None)

        async def otherwise() -> str:
            seen = [words_of(each) for each in await self.messages(channel)]
            return f"{self.name} doesn't see {text!r} but: {seen}"

        return await self._until(look, otherwise, seconds)

    async def wait_for_modal(self, title: str | None = None, *, seconds: float = PATIENCE) -> Json:
        """The open modal, with this title if one is named, as soon as it is there."""

        async def look() -> Json | None:
            view = await self.modal()
            return view if view and title in (None, view["body"]["title"]["text"]) else None

        async def otherwise() -> str:
            view = await self.modal()
            return f"{self.name} sees {view['body']['title']['text'] if view else 'no modal'}, not {title}"

        return await self._until(look, otherwise, seconds)

    async def wait_for_home(self, text: str, *, seconds: float = PATIENCE) -> Json:
        """The Home as soon as it shows this text."""

        async def look() -> Json | None:
            view = await self.home()
            return view if view and text in " ".join(words_in(view["body"]["blocks"])) else None

        async def otherwise() -> str:
            return f"{self.name}'s Home doesn't show {text!r}"

        return await self._until(look, otherwise, seconds)

    async def wait_until(
        self, holds: Callable[[list[Json]], bool], *, channel: str | None = None, seconds: float = PATIENCE
    ) -> list[Json]:
        """The visible messages as soon as this holds for them."""

        async def look() -> list[Json] | None:
            seen = await self.messages(channel)
            return seen if holds(seen) else None

        async def otherwise() -> str:
            return f"what {self.name} waited for didn't come"

        return await self._until(look, otherwise, seconds)

    async def _until(
        self, look: Callable[[], Awaitable[T | None]], otherwise: Callable[[], Awaitable[str]], seconds: float
    ) -> T:
        end = time.monotonic() + seconds
        while True:
            version = (await self._see("person"))["version"]
            if (found := await look()) is not None:
                return found
            left = end - time.monotonic()
            if left <= 0:
                raise NotSeen(await otherwise())
            await self.http.get("/_see/changes", params={"after": version, "seconds": min(left, 1.0)})

    async def _find(self, what: str, channel: str | None, home: bool) -> tuple[Json, Control]:
        view = await self.home() if home else await self.modal()
        if view is not None:
            for control in controls_of(view["body"]["blocks"]):
                if what in names_of(control):
                    return {"view_id": view["id"]}, control
        messages = [] if home else await self.messages(channel)
        for message in reversed(messages):
            for control in controls_of(message["blocks"]):
                if what in names_of(control):
                    return {"channel": message["channel"], "ts": message["ts"]}, control
        raise NotSeen(f"{self.name} sees nothing to press called {what!r}")

    async def _myself(self) -> Json:
        if not self._me:
            self._me = await self._see("person")
        return self._me

    async def _see(self, thing: str, **query: str) -> Json:
        answer = await self.http.get(f"/_see/{thing}", params={"user": self.name, **query})
        answer.raise_for_status()
        seen: Json = answer.json()
        return seen


def _state(blocks: list[Json], values: Json) -> Json:
    fields = {field.block_id: field.action_id for field in fields_of(blocks)}
    unknown = set(values) - set(fields)
    if unknown:
        raise NotSeen(f"the modal has no fields {sorted(unknown)}, but {sorted(fields)}")
    return {block: value if isinstance(value, dict) else {fields[block]: value} for block, value in values.items()}


async def wait_connected(url: str, *, seconds: float = 15.0) -> None:
    """Return once an app is connected to the playground at this address."""
    async with Person(url, "ana") as person:
        end = time.monotonic() + seconds
        while not (await person._see("person"))["connected"]:
            if time.monotonic() > end:
                raise NotSeen("no app connected")
            await asyncio.sleep(0.02)
