"""response_url: what an app sends to it, and what it sends along with a command's ack, becomes a message here."""

from __future__ import annotations

import json
from dataclasses import replace

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from playground import events
from playground.answers import Answer, AnswerRefused
from playground.api.call import Call, SlackError
from playground.api.chat import app_message, updated
from playground.api.content import content_of
from playground.api.places import thread_named
from playground.desk import Playground
from playground.state.model import Channel, Json, Message


async def use_response_url(request: Request) -> Response:
    """Take one use of a response_url."""
    playground: Playground = request.app.state.playground
    try:
        answer = playground.answers.use(request.path_params["key"])
        respond(playground, answer, json.loads(await request.body()))
    except AnswerRefused as refused:
        return JSONResponse({"ok": False, "error": refused.args[0]}, status_code=404)
    except ValueError:
        return JSONResponse({"ok": False, "error": "invalid_payload"}, status_code=400)
    except SlackError as refused:
        return JSONResponse({"ok": False, "error": refused.args[0], **refused.more}, status_code=400)
    return JSONResponse({"ok": True})


routes = [Route("/response/{key}", use_response_url, methods=["POST"])]


def respond(playground: Playground, place: Answer, body: Json) -> None:
    """Post, replace or delete as the body says; `SlackError` for content Slack wouldn't take."""
    call = Call(playground, body)
    channel = playground.workspace.conversations.get(place.channel)
    if channel is None:
        raise SlackError("channel_not_found")
    original = playground.workspace.messages.get(channel.id, place.ts) if place.ts else None
    if call.flag("delete_original"):
        _delete(playground, original)
    elif call.flag("replace_original"):
        _replace(call, original)
    else:
        _post(call, channel, place)


def _post(call: Call, channel: Channel, place: Answer) -> None:
    thread_ts = thread_named(call, channel) or place.thread_ts
    message = app_message(call, channel, content_of(call), thread_ts)
    if call.text("response_type", "ephemeral") == "in_channel":
        events.message_posted(call.playground, call.workspace.messages.keep(message))
    else:
        call.workspace.messages.keep(replace(message, only_for=place.user))


def _replace(call: Call, original: Message | None) -> None:
    if original is None:
        raise SlackError("message_not_found")
    new = call.workspace.messages.keep(updated(original, content_of(call)))
    events.message_changed(call.playground, original, new)


def _delete(playground: Playground, original: Message | None) -> None:
    if original is None:
        raise SlackError("message_not_found")
    playground.workspace.messages.drop(original)
    events.message_deleted(playground, original)
