"""What Slack sends about channels, read into our own values: commands, forms, buttons, replies in threads."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from bot.core.answers import unescape
from bot.core.members import Level
from bot.core.schedule import PromptChoice
from bot.journeys.answer_prompt import Reply
from bot.journeys.schedules import referred
from bot.views.ids import Block
from handlers import payloads
from handlers.events import WRITTEN
from handlers.fields import ticked, values

DIRECT = "D"
"""How the ids of conversations between two begin."""


@dataclass(frozen=True, slots=True)
class Thread:
    """A thread in a channel."""

    channel_id: str
    thread_ts: str


def command_channel(body: payloads.Body) -> str | None:
    """The channel a command was typed in; None where it was a conversation of two."""
    channel_id = str(body["channel_id"])
    return None if channel_id.startswith(DIRECT) else channel_id


def prompt_choice(body: payloads.Body) -> PromptChoice:
    """The form of the question of the day, as it was submitted."""
    held = values(body)
    return PromptChoice(
        channel_id=payloads.metadata(body),
        rubric_id=held[Block.RUBRIC] or "",
        level=Level(held[Block.LEVEL] or Level.SENIOR),
        days=frozenset(map(int, ticked(body, Block.DAYS))),
        clock=time.fromisoformat(held[Block.HOUR] or "09:00"),
    )


def prompt_named(body: payloads.Body) -> tuple[str, date]:
    """Channel and day of the question a button stands under."""
    return referred(payloads.offer(body))


def stopped_named(body: payloads.Body) -> tuple[str, tuple[str, ...]]:
    """*Set up again*: in which channel, and what, see `schedule_written`."""
    channel_id, _, stopped = payloads.offer(body).partition("|")
    return channel_id, tuple(stopped.split(";"))


def thread_named(body: payloads.Body) -> Thread:
    """*Make it round 1*: the thread it is about."""
    channel_id, _, thread_ts = payloads.offer(body).partition("|")
    return Thread(channel_id, thread_ts)


def answered_thread(event: Mapping[str, Any]) -> Thread | None:
    """The thread in a channel that a person replied in; None for anything else."""
    thread_ts = event.get("thread_ts")
    if thread_ts in (None, event.get("ts")) or event.get("channel_type") == "im" or not _is_by_person(event):
        return None
    return Thread(str(event["channel"]), str(thread_ts))


def replies(messages: Iterable[Mapping[str, Any]], user_id: str, thread_ts: str) -> list[Reply]:
    """What one person wrote in a thread, of all that Slack has of it."""
    theirs = [each for each in messages if each.get("user") == user_id and _is_by_person(each)]
    return [Reply(each["ts"], unescape(each.get("text") or "")) for each in theirs if each["ts"] != thread_ts]


def _is_by_person(message: Mapping[str, Any]) -> bool:
    return "bot_id" not in message and message.get("subtype") in WRITTEN
