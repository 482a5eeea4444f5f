"""Slash commands, global shortcuts and message shortcuts."""

from __future__ import annotations

from typing import NoReturn

from playground.acts import own_commands
from playground.acts.gesture import Gesture, Refused, Unanswered
from playground.acts.speaking import typed
from playground.answers import Answer
from playground.api.call import SlackError
from playground.api.response_url import respond
from playground.manifest import Shortcut
from playground.shapes import message_shape
from playground.state.model import Channel, Json, Message
from playground.workspace import APP_ID, TEAM_DOMAIN, TEAM_ID


async def command(gesture: Gesture) -> Json:
    """Run a slash command, the workspace's own or the app's; the app's answer is shown, and so is its failure."""
    channel = gesture.channel()
    name, _, words = gesture.text("text").strip().partition(" ")
    words = words.strip()
    if own_commands.is_own(name):
        own_commands.run(gesture, channel, name, words)
        return {}
    declared = gesture.playground.manifest.command(name) if gesture.workspace.installed else None
    if declared is None:
        raise Refused(f"{name} isn't a command here.")
    if gesture.maybe("thread_ts"):
        raise Refused(f"{name} doesn't work inside a thread. Use it in the conversation itself.")
    if channel.is_archived:
        raise Refused(f"#{channel.name} is archived.")
    text = typed(gesture.workspace, words) if declared.should_escape else words
    try:
        ack = await gesture.ask("slash_commands", _command_payload(gesture, channel, name, text))
    except Unanswered as silence:
        _show_failure(gesture, channel, name, silence.error, silence.why)
    if isinstance(ack, dict) and (ack.get("text") or ack.get("blocks")):
        place = Answer("", gesture.user.id, channel.id, 0.0)
        try:
            respond(gesture.playground, place, ack)
        except SlackError as refused:
            _show_failure(gesture, channel, name, refused.args[0], "its answer can't be shown")
    return {}


async def shortcut(gesture: Gesture) -> Json:
    """Use one of the app's global shortcuts."""
    declared = _declared(gesture, "global")
    trigger = gesture.playground.triggers.issue(gesture.user.id)
    stamp = gesture.workspace.clock.stamp()
    payload = gesture.interaction("shortcut", callback_id=declared.callback_id, trigger_id=trigger, action_ts=stamp)
    await _interact(gesture, payload)
    return {}


async def message_shortcut(gesture: Gesture) -> Json:
    """Use one of the app's message shortcuts on a message."""
    declared = _declared(gesture, "message")
    message, channel = gesture.message(), gesture.channel()
    trigger = gesture.playground.triggers.issue(gesture.user.id)
    key = gesture.playground.answers.issue(gesture.user.id, channel.id, message.ts)
    payload = gesture.interaction(
        "message_action",
        callback_id=declared.callback_id,
        trigger_id=trigger,
        action_ts=gesture.workspace.clock.stamp(),
        message_ts=message.ts,
        channel={"id": channel.id, "name": channel.told_as},
        message=message_shape(gesture.workspace, message, gesture.playground.url),
        response_url=f"{gesture.playground.url}/response/{key}",
    )
    await _interact(gesture, payload)
    return {}


def _command_payload(gesture: Gesture, channel: Channel, name: str, text: str) -> Json:
    playground, user = gesture.playground, gesture.user
    key = playground.answers.issue(user.id, channel.id)
    return {
        "token": "playground",
        "team_id": TEAM_ID,
        "team_domain": TEAM_DOMAIN,
        "channel_id": channel.id,
        "channel_name": channel.told_as,
        "user_id": user.id,
        "user_name": user.name,
        "command": name,
        "text": text,
        "api_app_id": APP_ID,
        "is_enterprise_install": "false",
        "response_url": f"{playground.url}/response/{key}",
        "trigger_id": playground.triggers.issue(user.id),
    }


async def _interact(gesture: Gesture, payload: Json) -> None:
    try:
        await gesture.ask("interactive", payload)
    except Unanswered as silence:
        raise Refused(f"That shortcut didn't work: {silence.why}. Try again in a moment.") from None


def _declared(gesture: Gesture, kind: str) -> Shortcut:
    declared = gesture.playground.manifest.shortcut(gesture.text("callback_id"))
    if declared is None or declared.kind != kind:
        raise Refused("That shortcut isn't here.")
    return declared


def _show_failure(gesture: Gesture, channel: Channel, name: str, error: str, why: str) -> NoReturn:
    said = f"{name} failed with the error “{error}”: {why}."
    workspace = gesture.workspace
    stamp = workspace.clock.stamp()
    slackbot = workspace.people.slackbot
    workspace.messages.keep(Message(channel.id, stamp, slackbot.id, said, only_for=gesture.user.id))
    raise Refused(said, shown=True)
