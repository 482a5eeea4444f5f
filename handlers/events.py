"""Events: messages in our DM, the app's tabs, Slack's own *Stop*. Who comes and goes: lifecycle."""

from collections.abc import Mapping
from typing import Any

from slack_bolt.async_app import AsyncApp

from bot.journeys.edit_message import edit_message, remove_message
from bot.journeys.greet import greet
from bot.journeys.hear_message import hear_message
from bot.journeys.see_home import see_home
from bot.journeys.stop_waiting import stop_thinking
from bot.views.home import draw_home
from handlers import payloads
from handlers.front_door import FrontDoor, Request

EVENTS = (
    *("message.im", "app_home_opened", "user_change", "agent_session_stopped", "app_uninstalled", "tokens_revoked"),
    *("message.channels", "message.groups", "channel_left", "group_left", "channel_archive", "group_archive"),
)
"""What the manifest subscribes to."""

SLACKBOT = "USLACKBOT"
"""Who tells an app, in a conversation of their own, that it was taken out of a channel."""

WRITTEN = (None, "file_share", "thread_broadcast")
"""Subtypes of a message as somebody wrote it, with or without files."""


def register(app: AsyncApp, door: FrontDoor) -> None:
    """Messages first: they are the most frequent, and Bolt asks its listeners in order."""
    ours = [_is_in_our_dm, _is_by_person]
    app.event({"type": "message", "subtype": WRITTEN}, matchers=[_is_in_our_dm])(door.through(written))
    app.event({"type": "message", "subtype": "message_changed"}, matchers=ours)(door.through(changed))
    app.event({"type": "message", "subtype": "message_deleted"}, matchers=ours)(door.through(deleted))
    app.event("app_home_opened")(door.through(tab_opened))
    app.event("agent_session_stopped")(door.through(thinking_stopped))


async def _is_in_our_dm(event: dict[str, Any]) -> bool:
    """Not in a channel: what is said there is no business of these."""
    return event.get("channel_type") not in ("channel", "group", "mpim")


async def _is_by_person(event: dict[str, Any]) -> bool:
    """A change to a person's message, not to one of ours."""
    message: Mapping[str, Any] = event.get("message") or event.get("previous_message") or {}
    return "user" in message and "bot_id" not in message and message.get("subtype") != "tombstone"


async def written(request: Request) -> None:
    """An answer, a question back, a word, or stray text. What another app or Slack itself wrote is not for us."""
    if "bot_id" not in request.body["event"] and request.member.user_id != SLACKBOT:
        await request.desk.once(request.member, request.key, hear_message, None, payloads.heard(request.body))
    await request.ack()


async def changed(request: Request) -> None:
    """The newest wording counts."""
    edit = payloads.edited(request.body)
    await request.desk.once(
        request.member, request.key, edit_message, None, edit.message, edit.edited_ts, edit.files_gone
    )
    await request.ack()


async def deleted(request: Request) -> None:
    """Deleted in Slack is deleted here."""
    await request.desk.once(request.member, request.key, remove_message, None, payloads.deleted(request.body))
    await request.ack()


async def tab_opened(request: Request) -> None:
    """The Home tab is drawn when it is looked at; the Messages tab greets once."""
    if request.body["event"].get("tab") == "home":
        home = await request.desk.see(request.member, see_home)
        await request.client.views_publish(user_id=request.member.user_id, view=draw_home(home))
    else:
        await request.desk.once(request.member, request.key, greet, None)
    await request.ack()


async def thinking_stopped(request: Request) -> None:
    """Slack's own *Stop* beside the thinking sign: the drill goes on without waiting for the AI."""
    await request.desk.once(request.member, request.key, stop_thinking, None)
    await request.ack()
