"""The Web API over HTTP: tokens, scopes, faults and encodings around the methods, uploads and downloads beside them."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator, Mapping
from typing import Any

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from playground.api import agents, chat, conversations, files, people, reactions, streams, views
from playground.api.call import METHODS, Call, Caller, Method, SlackError, TooFast, with_messages
from playground.desk import Playground
from playground.faults import DEAD_TOKEN, Fault
from playground.file_shapes import VTT_NAME, vtt_of

FAMILIES = (agents, chat, conversations, files, people, reactions, streams, views)
"""Importing them fills METHODS."""
APP_TOKEN_SCOPES = ("connections:write",)


async def call_method(request: Request) -> Response:
    """Answer one call as Slack would, or as the fault in force wants."""
    playground: Playground = request.app.state.playground
    name = request.path_params["method"]
    method = METHODS.get(name)
    blocks = await _block_types(request) if playground.faults.look_at_blocks else ()
    by_bot = method is not None and method.caller == "bot"
    fault = playground.faults.take_for_call(name, by_bot=by_bot, blocks=blocks)
    refusal = await _before(request, playground, fault)
    if refusal is not None:
        return refusal
    answer = await _answer(request, playground, name, method)
    if fault is not None and fault.kind == "drop_after":
        playground.wires.cut(request.client)
    return answer


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
    mine = _bearer(request) == playground.bot_token and playground.workspace.installed
    if not mine or "files:read" not in playground.manifest.scopes:
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
        return _too_fast(fault.retry_after)
    elif fault.kind == "500":
        return PlainTextResponse("something went wrong on the server", status_code=500)
    elif fault.kind == "refused":
        reasons = [f"unsupported type: {fault.block}"] if fault.block else []
        return _refused(with_messages(fault.error, reasons) if reasons else SlackError(fault.error))
    elif fault.kind in DEAD_TOKEN:
        return JSONResponse({"ok": False, "error": fault.kind})
    elif fault.kind == "drop_before":
        playground.wires.cut(request.client)
        return PlainTextResponse("")  # never arrives: the connection is gone
    return None


async def _answer(request: Request, playground: Playground, name: str, method: Method | None) -> Response:
    """The answer, with the headers that tell the token's scopes, which every call with a good token gets."""
    headers: dict[str, str] = {}
    try:
        args = await _arguments(request)
        token = _bearer(request) or str(args.pop("token", ""))
        owner = _owner(playground, token)
        if owner == "app" or (owner == "bot" and playground.workspace.installed):
            headers = _scope_headers(playground, owner, method)
        if method is None:
            raise SlackError("unknown_method", req_method=name)
        if method.caller != "none":
            _check_token(playground, method, token, owner)
        return JSONResponse({"ok": True, **method.run(Call(playground, args))}, headers=headers)
    except TooFast as early:
        return _too_fast(early.retry_after)
    except SlackError as refused:
        return _refused(refused, headers)


def _too_fast(retry_after: int) -> Response:
    headers = {"retry-after": str(retry_after)}
    return JSONResponse({"ok": False, "error": "ratelimited"}, status_code=429, headers=headers)


def _refused(refused: SlackError, headers: Mapping[str, str] | None = None) -> Response:
    return JSONResponse({"ok": False, "error": refused.args[0], **refused.more}, headers=headers)


async def _block_types(request: Request) -> set[str]:
    """The types of the blocks a call brings, in a message or a view; none when they can't be read."""
    try:
        args = await _arguments(request)
        blocks = args.get("blocks") or args.get("view") or []
        return set(_types_in(json.loads(blocks) if isinstance(blocks, str) else blocks))
    except (SlackError, ValueError):
        return set()


def _types_in(value: Any) -> Iterator[str]:
    if isinstance(value, list):
        for each in value:
            yield from _types_in(each)
    elif isinstance(value, dict):
        if isinstance(value.get("type"), str):
            yield value["type"]
        for each in value.values():
            yield from _types_in(each)


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
    if owner == "bot" and not playground.workspace.installed:
        raise SlackError("account_inactive")
    if owner != method.caller:
        raise SlackError("not_allowed_token_type")
    scopes = playground.manifest.scopes
    if owner == "bot" and method.scopes and not set(method.scopes) & set(scopes):
        raise SlackError("missing_scope", needed=method.scopes[0], provided=",".join(scopes))
