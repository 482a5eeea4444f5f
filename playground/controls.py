"""The playground's own addresses for the page, tests and benchmarks: acts, what a person sees, faults and the clock."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any, get_args

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from playground.acts import perform
from playground.desk import Playground
from playground.faults import FaultRefused
from playground.sight import home_seen, messages_seen, modal_seen, person_seen
from playground.state.clock import ClockRefused, Skip
from playground.state.model import User

LONGEST_WAIT = 20.0


async def act(request: Request) -> Response:
    """Do what a person does."""
    body = await _json(request)
    return JSONResponse(await perform(_playground(request), request.path_params["name"], body))


async def see(request: Request) -> Response:
    """What a person sees: themselves, messages of a conversation, the modal on top, or the Home."""
    playground, query = _playground(request), request.query_params
    user = playground.workspace.people.find(query.get("user", ""))
    if user is None:
        return _refusal("user is unknown")
    match request.path_params["thing"]:
        case "person":
            return JSONResponse(person_seen(playground, user))
        case "messages":
            return _see_messages(playground, user, query.get("channel", ""))
        case "modal":
            return JSONResponse(modal_seen(playground, user))
        case "home":
            return JSONResponse(home_seen(playground, user))
    return _refusal("see person, messages, modal or home", 404)


async def changes(request: Request) -> Response:
    """The workspace's version once it is beyond `after`, or the same after `seconds`."""
    query = request.query_params
    seconds = min(float(query.get("seconds", "5")), LONGEST_WAIT)
    feed = _playground(request).workspace.feed
    return JSONResponse({"version": await feed.after(int(query.get("after", feed.version)), seconds)})


async def faults(request: Request) -> Response:
    """Make something go wrong from now on, or with DELETE nothing any more."""
    playground = _playground(request)
    if request.method == "DELETE":
        playground.faults.clear()
        return JSONResponse({"ok": True})
    body = await _json(request)
    if body.get("kind") == "socket_drop":
        playground.hub.drop()
    elif body.get("kind") == "refresh":
        playground.hub.refresh("warning" if body.get("reason") == "warning" else "refresh_requested")
    else:
        try:
            playground.faults.add(body)
        except FaultRefused as refused:
            return _refusal(refused.args[0])
    return JSONResponse({"ok": True})


async def read_clock(request: Request) -> Response:
    """The workspace's time."""
    return JSONResponse(_time(_playground(request)))


async def forward(request: Request) -> Response:
    """Move the clock on: `seconds`, `to` a time with a zone, or `skip` to a morning in the zone `tz`."""
    playground, body = _playground(request), await _json(request)
    clock = playground.workspace.clock
    try:
        if body.get("skip") in get_args(Skip):
            clock.skip(body["skip"], body.get("tz", "UTC"))
        elif "to" in body:
            clock.forward_to(datetime.fromisoformat(body["to"]))
        else:
            clock.forward(float(body["seconds"]))
    except ClockRefused as refused:
        return _refusal(refused.args[0])
    except (KeyError, TypeError, ValueError):
        return _refusal("give seconds, to (a time with its zone) or skip (morning, tomorrow, friday) with tz")
    return JSONResponse(_time(playground))


routes = [
    Route("/_act/{name}", act, methods=["POST"]),
    Route("/_see/changes", changes),
    Route("/_see/{thing}", see),
    Route("/_faults", faults, methods=["POST", "DELETE"]),
    Route("/clock", read_clock),
    Route("/clock/forward", forward, methods=["POST"]),
]


def _playground(request: Request) -> Playground:
    playground: Playground = request.app.state.playground
    return playground


async def _json(request: Request) -> dict[str, Any]:
    # A page elsewhere can't send this content type without asking first, so it can't act in a visitor's name.
    if not request.headers.get("content-type", "").startswith("application/json"):
        return {}
    try:
        body = json.loads(await request.body())
    except ValueError:
        return {}
    return body if isinstance(body, dict) else {}


def _see_messages(playground: Playground, user: User, name: str) -> Response:
    conversations = playground.workspace.conversations
    channel = conversations.get(name) or conversations.named(name) or playground.workspace.app_dm(user)
    if not channel.visible_to(user.id):
        return _refusal("that conversation isn't here")
    return JSONResponse(messages_seen(playground, user, channel))


def _time(playground: Playground) -> dict[str, Any]:
    clock = playground.workspace.clock
    return {"now": clock.now().isoformat(), "offset_seconds": clock.offset_seconds}


def _refusal(said: str, status: int = 400) -> Response:
    return JSONResponse({"ok": False, "said": said}, status_code=status)
