"""The addresses under /v1: chat completions and the list of models, for who has the token, and the mood, for trials."""

from __future__ import annotations

import asyncio
import json
from typing import Any

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from playground.model.errors import ApiError
from playground.model.moods import Mood
from playground.model.request import MODEL, read_request
from playground.model.stand_in import TOKEN, StandIn

GONE = 499
"""What servers log when a client didn't wait for its answer; nobody reads it."""


def build(stand_in: StandIn) -> Starlette:
    """The application to be mounted at /v1."""
    routes = [
        Route("/chat/completions", _complete, methods=["POST"]),
        Route("/models", _models),
        Route("/_mood", _mood, methods=["POST"]),
    ]
    app = Starlette(routes=routes, exception_handlers={ApiError: _told, HTTPException: _told_by_http})
    app.state.stand_in = stand_in
    return app


async def _complete(request: Request) -> Response:
    stand_in = _admitted(request)
    asked = read_request(await _json(request))
    stand_in.check_form(asked)
    reply = stand_in.completion(asked)
    if await _gone_within(request, stand_in.seconds):
        return Response(status_code=GONE)
    return JSONResponse(reply)


async def _models(request: Request) -> Response:
    _admitted(request)
    one = {"id": MODEL, "object": "model", "created": 0, "owned_by": "playground"}
    return JSONResponse({"object": "list", "data": [one]})


async def _mood(request: Request) -> Response:
    """Take another mood, from the next request on."""
    # A page elsewhere can't send this content type without asking first, so it can't act in a visitor's name.
    is_json = request.headers.get("content-type", "").startswith("application/json")
    body = await _json(request) if is_json else None
    wanted = body.get("mood") if isinstance(body, dict) else None
    if wanted not in tuple(Mood):
        raise ApiError(f"Send JSON with a 'mood', one of {', '.join(Mood)}.", param="mood", code="invalid_value")
    _stand_in(request).mood = Mood(wanted)
    return JSONResponse({"mood": wanted})


def _admitted(request: Request) -> StandIn:
    """The stand-in, if it is up and the token is its own."""
    stand_in = _stand_in(request)
    stand_in.check_up()
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not token:
        raise ApiError("There is no API key: send 'Authorization: Bearer …'.", status=401)
    if token != TOKEN:
        raise ApiError("That API key is not this server's.", status=401, code="invalid_api_key")
    return stand_in


def _stand_in(request: Request) -> StandIn:
    stand_in: StandIn = request.app.state.stand_in
    return stand_in


async def _json(request: Request) -> Any:
    try:
        return json.loads(await request.body())
    except (ValueError, RecursionError):
        raise ApiError("The body is not JSON.") from None


async def _gone_within(request: Request, seconds: float) -> bool:
    """Whether the client went away in the meantime; after the body, that is all a server still hears of it."""
    hears = asyncio.ensure_future(request.receive())
    done, _ = await asyncio.wait({hears}, timeout=seconds)
    hears.cancel()
    return bool(done)


async def _told(_: Request, error: Exception) -> Response:
    assert isinstance(error, ApiError)
    return JSONResponse(error.as_json(), status_code=error.status)


async def _told_by_http(_: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    return JSONResponse(ApiError(error.detail).as_json(), status_code=error.status_code, headers=error.headers)
