"""The Web API over HTTP: tokens, scopes, faults and encodings around the methods, uploads and downloads beside them."""

from __future__ import annotations

import asyncio
import json
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from playground.api import agents, chat, conversations, files, people, reactions, views
from playground.api.call import METHODS, Call, Method, SlackError
from playground.desk import Playground
from playground.faults import DEAD_TOKEN, Fault
from playground.state.model import Json

FAMILIES = (agents, chat, conversations, files, people, reactions, views)
"""Importing them fills METHODS."""


async def call_method(request: Request) -> Response:
    """Answer one call as Slack would, or as the fault in force wants."""
    playground: Playground = request.app.state.playground
    name = request.path_params["method"]
    method = METHODS.get(name)
    fault = playground.faults.take_for_call(name, by_bot=method is not None and method.caller == "bot")
    refusal = await _before(request, playground, fault)
    if refusal is not None:
        return refusal
    call = await _read(request, playground)
    answer = _answer(call, method, name)
    if fault is not None and fault.kind == "drop_after":
        playground.wires.cut(request.client)
    return JSONResponse(answer, headers=_scope_headers(call, method))


async def upload(request: Request) -> Response:
    """Take an announced file's bytes, raw or as a form's only file."""
    playground: Playground = request.app.state.playground
    file = playground.workspace.files.get(request.path_params["file_id"])
    if file is None:
        return PlainTextResponse("not found", status_code=404)
    if request.headers.get("content-type", "").startswith("multipart/"):
        async with request.form() as form:
            parts = [each for each in form.values() if not isinstance(each, str)]
            content = await parts[0].read() if parts else b""
    else:
        content = await request.body()
    playground.workspace.files.write(file, content)
    return PlainTextResponse(f"OK - {len(content)}")


async def download(request: Request) -> Response:
    """A file's bytes, to the bot's token with files:read."""
    playground: Playground = request.app.state.playground
    file = playground.workspace.files.get(request.path_params["file_id"])
    if _bearer(request) != playground.bot_token or "files:read" not in playground.manifest.scopes:
        return PlainTextResponse("sign in first", status_code=403)
    if file is None or not file.uploaded:
        return PlainTextResponse("not found", status_code=404)
    return Response(playground.workspace.files.content(file), media_type=file.mimetype)


routes = [
    Route("/api/{method}", call_method, methods=["GET", "POST"]),
    Route("/upload/{file_id}", upload, methods=["POST"]),
    Route("/files/{file_id}/{name:path}", download),
]


async def _before(request: Request, playground: Playground, fault: Fault | None) -> Response | None:
    if fault is None:
        return None
    if fault.kind == "latency":
        await asyncio.sleep(fault.seconds)
    elif fault.kind == "429":
        headers = {"retry-after": str(fault.retry_after)}
        return JSONResponse({"ok": False, "error": "ratelimited"}, status_code=429, headers=headers)
    elif fault.kind == "500":
        return PlainTextResponse("something went wrong on the server", status_code=500)
    elif fault.kind in DEAD_TOKEN:
        return JSONResponse({"ok": False, "error": fault.kind})
    elif fault.kind == "drop_before":
        playground.wires.cut(request.client)
        return PlainTextResponse("")  # never arrives: the connection is gone
    return None


async def _answer(request: Request, playground: Playground, name: str) -> Json:
    try:
        args = await _arguments(request)
        method = METHODS.get(name)
        if method is None:
            raise SlackError("unknown_method", req_method=name)
        _check_token(playground, method, _bearer(request) or str(args.pop("token", "")))
        return {"ok": True, **method.run(Call(playground, args))}
    except SlackError as refused:
        return {"ok": False, "error": refused.args[0], **refused.more}


async def _arguments(request: Request) -> dict[str, Any]:
    args: dict[str, Any] = dict(request.query_params)
    kind = request.headers.get("content-type", "")
    if request.method == "GET":
        return args
    if kind.startswith("application/json"):
        try:
            body = json.loads(await request.body() or b"{}")
        except ValueError:
            raise SlackError("invalid_json") from None
        if not isinstance(body, dict):
            raise SlackError("json_not_object")
        return args | body
    async with request.form() as form:
        return args | {name: value for name, value in form.items() if isinstance(value, str)}


def _bearer(request: Request) -> str:
    kind, _, token = request.headers.get("authorization", "").partition(" ")
    return token.strip() if kind.lower() == "bearer" else ""


def _check_token(playground: Playground, method: Method, token: str) -> None:
    if method.caller == "none":
        return
    if not token:
        raise SlackError("not_authed")
    kinds = {playground.bot_token: "bot", playground.app_token: "app"}
    if token not in kinds:
        raise SlackError("invalid_auth")
    if kinds[token] != method.caller:
        raise SlackError("not_allowed_token_type")
    scopes = playground.manifest.scopes
    if method.caller == "bot" and method.scopes and not set(method.scopes) & set(scopes):
        raise SlackError("missing_scope", needed=method.scopes[0], provided=",".join(scopes))
