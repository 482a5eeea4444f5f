"""What one visitor sees at one place, gathered from the workspace for the templates; nothing here is HTML."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from zoneinfo import ZoneInfo

from playground.acts.own_commands import OFFERED
from playground.desk import Playground
from playground.forms import shown_values
from playground.manifest import Command
from playground.page.place import Place
from playground.page.rendering.dates import day_name
from playground.page.rendering.mrkdwn import words
from playground.page.rendering.reader import Reader
from playground.page.sidebar import Sidebar, icon_of, name_of
from playground.state.clock import next_morning
from playground.state.model import Channel, File, Json, Message, User, View
from playground.workspace import Workspace

NEWEST = 200
"""Messages shown of a conversation; earlier ones stay in the history."""

SAME_BREATH = 300
"""Seconds within which a second plain message of one author goes without name and picture."""


@dataclass(frozen=True, slots=True)
class Replies:
    """What a message says about its thread."""

    count: int
    last_ts: str
    names: tuple[str, ...]
    url: str


def _nothing(_block_id: str, _action_id: str) -> None:
    return None


@dataclass(frozen=True, slots=True)
class Scope:
    """Whose controls these are (a message's or a view's), what they hold and what is wrong with them."""

    id: str
    values: dict[str, dict[str, object]]
    errors: dict[str, str]
    pressed: Callable[[str, str], str | None] = _nothing
    """The feedback button last pressed, by its block_id and action_id."""

    def value(self, block_id: str, action_id: str) -> object:
        """What a control holds, None for nothing."""
        return self.values.get(block_id, {}).get(action_id)


@dataclass(frozen=True, slots=True)
class Choices:
    """Options of a select under one label, or under none."""

    label: str
    options: list[Json]


@dataclass(frozen=True, slots=True)
class Line:
    """A message with what surrounds it. `follows`: same author, moments later. `day`: it opens this day.

    `growing`: a stream goes on; `broken`: it was never brought to its end.
    """

    message: Message
    author: User
    scope: Scope
    files: tuple[File, ...]
    day: str = ""
    growing: bool = False
    broken: bool = False
    follows: bool = False
    replies: Replies | None = None


@dataclass(frozen=True, slots=True)
class Skipping:
    """One way to move the clock: so many seconds on, or `to` a kind of morning; `when` is the visitor's time then."""

    name: str
    when: datetime
    seconds: int = 0
    to: str = ""


@dataclass(frozen=True, slots=True)
class Closed:
    """Why a conversation takes no message, and the act that would change it, if there is one."""

    words: str
    act: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """An open modal or a Home with its controls' scope."""

    view: View
    scope: Scope


class Screen:
    """Reads the workspace for one place at one moment."""

    def __init__(self, playground: Playground, place: Place) -> None:
        self.playground, self.place = playground, place
        self.workspace: Workspace = playground.workspace
        self.user = place.user
        self.app_dm = self.workspace.app_dm(place.user)
        self.sidebar = Sidebar(self.workspace, place)
        self.zone = ZoneInfo(place.user.tz)
        self.now: datetime = self.workspace.clock.now().astimezone(self.zone)

    @property
    def is_app(self) -> bool:
        """Whether this is the person's conversation with the app, which has tabs."""
        return self.place.channel.id == self.app_dm.id

    @property
    def icon(self) -> str:
        """The picture of this kind of conversation."""
        return icon_of(self.place.channel)

    def reader(self) -> Reader:
        """The person's eyes."""
        people = [*self.workspace.people.everyone(), self.workspace.people.slackbot]
        channels = self.workspace.conversations.of(self.user.id)
        return Reader(
            self.user.id,
            self.zone,
            self.now,
            {each.id: _short(each) for each in people},
            {each.id: each.name for each in channels},
        )

    def name(self, channel: Channel) -> str:
        """What a conversation is called in front of this person."""
        return name_of(self.workspace, self.user, channel)

    def lines(self) -> list[Line]:
        """The main pane's messages."""
        return self._lines(self.workspace.messages.seen_by(self.user.id, self.place.channel.id)[-NEWEST:])

    def thread(self) -> list[Line]:
        """The thread pane's messages, the root first."""
        seen = self.workspace.messages.thread_seen_by
        return self._lines(seen(self.user.id, self.place.channel.id, self.place.thread_ts or ""), in_thread=True)

    def modals(self) -> list[Shown]:
        """Open modals, the top one last."""
        return [_shown(view) for view in self.workspace.views.stack(self.user.id)]

    def home(self) -> Shown | None:
        """What the app published as this person's Home."""
        view = self.workspace.views.home(self.user.id)
        return _shown(view) if view else None

    def typing(self, thread_ts: str | None) -> str:
        """The app's sign in the conversation or a thread, as a sentence; empty for none."""
        status = self.workspace.signs.sign(self.place.channel.id, thread_ts)
        return f"{self.workspace.manifest.name} {status}" if status else ""

    def can_stop(self, thread_ts: str | None) -> bool:
        """Whether Stop stands beside the sign: an agent is at work in the thread, and hears of it."""
        at_work = self.workspace.signs.at_work(self.place.channel.id, thread_ts)
        return at_work and self.workspace.manifest.hears_stop

    def prompts(self) -> tuple[str, list[Json]]:
        """What the app, or failing that its manifest, suggests to write in an empty conversation with it."""
        title, prompts = self.workspace.signs.prompts(self.place.channel.id)
        if not prompts and self.is_app:
            prompts = [{"title": t, "message": m} for t, m in self.workspace.manifest.suggested_prompts]
        return title, prompts

    def choices(self, element: Json) -> list[Choices]:
        """What a select offers: the app's options in their groups, or the workspace's people or conversations."""
        kind = element["type"].removeprefix("multi_")
        if kind == "users_select":
            people = [each for each in self.workspace.people.everyone() if not each.deleted]
            return [Choices("", [_option(each.id, each.real_name) for each in people])]
        if kind in ("conversations_select", "channels_select"):
            mine = [each for each in self._mine() if kind == "conversations_select" or each.family == "channels"]
            return [Choices("", [_option(each.id, self.name(each)) for each in mine])]
        if element.get("option_groups"):
            return [Choices(words(group["label"]), group["options"]) for group in element["option_groups"]]
        return [Choices("", element.get("options") or [])]

    def uploaded(self, file_ids: list[str]) -> list[File]:
        """The files a file_input holds."""
        return [file for file in map(self.workspace.files.get, file_ids) if file]

    def skips(self) -> list[Skipping]:
        """Where the clock can be moved to from here, the nearest first."""
        spans = (("In 30 minutes", 1_800), ("In 2 hours", 7_200), ("In 1 week", 604_800))
        ahead = [Skipping(name, self.now + timedelta(seconds=span), seconds=span) for name, span in spans]
        mornings = (("At 09:00", "morning"), ("Tomorrow at 09:00", "tomorrow"), ("Next Friday at 09:00", "friday"))
        for name, to in mornings:
            ahead.append(Skipping(name, next_morning(self.now, to, self.user.tz).astimezone(self.zone), to=to))
        return sorted(ahead, key=lambda each: each.when)

    def commands(self) -> list[Command]:
        """What can be typed here after a slash: the app's commands, and in a channel the workspace's own."""
        own = () if self.place.channel.is_im else OFFERED
        return [*(self.workspace.manifest.commands if self.workspace.installed else ()), *own]

    def closed(self) -> Closed | None:
        """Why nothing can be written here; None where the composer is shown."""
        channel, app = self.place.channel, self.workspace.manifest.name
        if channel.is_archived:
            return Closed("This channel is archived. It can be read, not written in.", "unarchive", "Open it again")
        if self.is_app and not self.workspace.installed:
            return Closed(f"{app} isn't installed in this workspace.", "reinstall", f"Install {app} again")
        if gone := self.workspace.deactivated_in(channel):
            return Closed(f"{gone.real_name}'s account is deactivated. What was said stays.")
        if self.user.id not in channel.members:
            return Closed(f"You are not in #{channel.name}.", "join", "Join the channel")
        if self.is_app and self.workspace.manifest.read_only:
            return Closed(f"{app} takes no messages here. Use its Home, its buttons and its commands.")
        return None

    def _mine(self) -> list[Channel]:
        return self.workspace.conversations.of(self.user.id)

    def _lines(self, messages: list[Message], *, in_thread: bool = False) -> list[Line]:
        lines: list[Line] = []
        for message in messages:
            before = lines[-1].message if lines else None
            lines.append(self._line(message, before, in_thread=in_thread))
        return lines

    def _line(self, message: Message, before: Message | None, *, in_thread: bool) -> Line:
        when = datetime.fromtimestamp(float(message.ts), self.zone)
        earlier = datetime.fromtimestamp(float(before.ts), self.zone) if before else None
        new_day = earlier is None or earlier.date() != when.date()
        found = (self.workspace.files.get(each) for each in message.files)
        return Line(
            message,
            self.workspace.people.get(message.user) or self.workspace.bot,
            self._scope(message),
            tuple(file for file in found if file),
            day=day_name(when, self.now) if new_day and not in_thread else "",
            growing=message.is_streaming(self.now.timestamp()),
            broken=message.streaming == "stopped" or message.broke_off(self.now.timestamp()),
            follows=bool(before) and not new_day and _in_one_breath(before, message),
            replies=None if in_thread else self._replies(message),
        )

    def _scope(self, message: Message) -> Scope:
        values = shown_values(list(message.blocks), {})
        return Scope(message.ts, values, {}, partial(message.feedback_of, self.user.id))

    def _replies(self, message: Message) -> Replies | None:
        replies = self.workspace.messages.replies(message.channel, message.ts)
        if not replies:
            return None
        authors = dict.fromkeys(reply.user for reply in replies)
        found = (self.workspace.people.get(author) for author in authors)
        names = tuple(author.real_name for author in found if author)[:3]
        return Replies(len(replies), replies[-1].ts, names, self.place.thread(message.ts).url)


def _in_one_breath(before: Message | None, message: Message) -> bool:
    if before is None or before.user != message.user or before.only_for != message.only_for or message.blocks:
        return False
    return float(message.ts) - float(before.ts) < SAME_BREATH


def _shown(view: View) -> Shown:
    return Shown(view, Scope(view.id, shown_values(view.blocks, view.drafts), view.errors))


def _option(value: str, name: str) -> Json:
    return {"value": value, "text": {"type": "plain_text", "text": name, "emoji": False}}


def _short(user: User) -> str:
    return user.real_name.split()[0] if not user.is_bot else user.real_name
