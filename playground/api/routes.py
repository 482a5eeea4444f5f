"""The Web API over HTTP: tokens, scopes, faults and encodings around the methods, uploads and downloads beside them."""

from __future__ import annotations

import asyncio
import json
from typing import Any

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from playground.api import agents, chat, conversations, files, people, reactions, streams, views
from playground.api.call import METHODS, Call, Caller, Method, SlackError
from playground.desk import Playground
from playground.faults import DEAD_TOKEN, Fault
from playground.file_shapes import VTT_NAME, vtt_of
from playground.state.model import Json

FAMILIES = (agents, chat, conversations, files, people, reactions, streams, views)
"""Importing them fills METHODS."""
APP_TOKEN_SCOPES = ("connections:write",)


async def call_method(request: Request) -> Response:
    """Answer one call as Slack would, or as the fault in force wants."""
    playground: Playground = request.app.state.playground
    name = request.path_params["method"]
    method = METHODS.get(name)
    fault = playground.faults.take_for_call(name, by_bot=method is not None and method.caller == "bot")
    refusal = await _before(request, playground, fault)
    if refusal is not None:
        return refusal
    answer, headers = await _answer(request, playground, name, method)
    if fault is not None and fault.kind == "drop_after":
        playground.wires.cut(request.client)
    return JSONResponse(answer, headers=headers)


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
    """A file's bytes, or a clip's transcript, to the bot's token with files:read; to all others the way to sign in."""
    playground: Playground = request.app.state.playground
    if _bearer(request) != playground.bot_token or "files:read" not in playground.manifest.scopes:
        return RedirectResponse("/sign-in", status_code=302)
    file = playground.workspace.files.get(request.path_params["file_id"])
    if file is None or not file.uploaded:
        return PlainTextResponse("not found", status_code=404)
    if request.path_params["name"] == VTT_NAME:
        ready = file.transcription == "complete"
        return Response(vtt_of(file), media_type="text/vtt") if ready else PlainTextResponse("", status_code=404)
    return Response(playground.workspace.files.content(file), media_type=file.mimetype)


async def sign_in(_: Request) -> Response:
    """What a download without the right token ends at, as in Slack: a page, and with status 200."""
    return HTMLResponse("<!doctype html><title>Sign in</title><p>Files are for those who are signed in.</p>")


routes = [
    Route("/api/{method}", call_method, methods=["GET", "POST"]),
    Route("/upload/{file_id}", upload, methods=["POST"]),
    Route("/files/{file_id}/{name:path}", download),
    Route("/sign-in", sign_in),
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
    elif fault.kind == "refused":
        return JSONResponse({"ok": False, "error": fault.error})
    elif fault.kind in DEAD_TOKEN:
        return JSONResponse({"ok": False, "error": fault.kind})
    elif fault.kind == "drop_before":
        playground.wires.cut(request.client)
        return PlainTextResponse("")  # never arrives: the connection is gone
    return None


async def _answer(
    request: Request, playground: Playground, name: str, method: Method | None
) -> tuple[Json, dict[str, str]]:
    """The answer, and the headers that tell the token's scopes, which every call with a good token gets."""
    headers: dict[str, str] = {}
    try:
        args = await _arguments(request)
        token = _bearer(request) or str(args.pop("token", ""))
        owner = _owner(playground, token)
        if owner is not None:
            headers = _scope_headers(playground, owner, method)
        if method is None:
            raise SlackError("unknown_method", req_method=name)
        if method.caller != "none":
            _check_token(playground, method, token, owner)
        return {"ok": True, **method.run(Call(playground, args))}, headers
    except SlackError as refused:
        return {"ok": False, "error": refused.args[0], **refused.more}, headers


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


def _owner(playground: Playground, token: str) -> Caller | None:
    owners: dict[str, Caller] = {playground.bot_token: "bot", playground.app_token: "app"}
    return owners.get(token)


def _scope_headers(playground: Playground, owner: Caller, method: Method | None) -> dict[str, str]:
    granted = playground.manifest.scopes if owner == "bot" else APP_TOKEN_SCOPES
    wanted = {"x-accepted-oauth-scopes": ",".join(method.scopes)} if method and method.scopes else {}
    return {"x-oauth-scopes": ",".join(granted), **wanted}


def _check_token(playground: Playground, method: Method, token: str, owner: Caller | None) -> None:
    if not token:
        raise SlackError("not_authed")
    if owner is None:
        raise SlackError("invalid_auth")
    if owner != method.caller:
        raise SlackError("not_allowed_token_type")
    scopes = playground.manifest.scopes
    if owner == "bot" and method.scopes and not set(method.scopes) & set(scopes):
        raise SlackError("missing_scope", needed=method.scopes[0], provided=",".join(scopes))
