"""The page's addresses: the screen, its parts fetched anew, the stream of changes, files and the page's own assets."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Mapping
from pathlib import Path
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response, StreamingResponse
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from playground.desk import Playground
from playground.page.place import find_place
from playground.page.rendering.environment import environment
from playground.page.screen import Screen

STATIC = Path(__file__).parent / "static"
# Nothing but our own script and styles runs, whatever a message holds; pictures may come from anywhere.
POLICY = "default-src 'self'; img-src 'self' https: http: data:; frame-ancestors 'none'; base-uri 'none'"
SHOWN_IMAGES = frozenset({"image/png", "image/jpeg", "image/gif", "image/webp"})


async def page(request: Request) -> Response:
    """The whole page at a place."""
    return _screen(request, "page.html")


async def app(request: Request) -> Response:
    """What changes of the page at a place, for the script."""
    return _screen(request, "app.html")


async def events(request: Request) -> Response:
    """Server-sent events: one for each change the person can see, without content."""
    playground: Playground = request.app.state.playground
    user = find_place(playground.workspace, request.query_params).user
    return StreamingResponse(
        _changes(playground, user.id), media_type="text/event-stream", headers={"Cache-Control": "no-store"}
    )


async def file(request: Request) -> Response:
    """A file's bytes. Only pictures and sound open in the browser, the rest is saved: a page in it can't run here."""
    playground: Playground = request.app.state.playground
    found = playground.workspace.files.get(request.path_params["file_id"])
    if found is None or not found.uploaded:
        return PlainTextResponse("There is no such file here.", status_code=404)
    harmless = found.mimetype in SHOWN_IMAGES or found.mimetype.startswith("audio/")
    shown = "inline" if harmless else "attachment"
    return Response(
        playground.workspace.files.content(found),
        media_type=found.mimetype,
        headers={
            "Content-Disposition": f"{shown}; filename*=UTF-8''{quote(found.name)}",
            "X-Content-Type-Options": "nosniff",
            "Content-Security-Policy": "sandbox",
        },
    )


async def _changes(playground: Playground, user_id: str) -> AsyncIterator[str]:
    yield "retry: 500\n\n"
    async for change in playground.workspace.changes():
        if change.user in (None, user_id):
            yield f"data: {json.dumps({'kind': change.kind, 'channel': change.channel})}\n\n"


def screen_html(playground: Playground, query: Mapping[str, str], template: str = "page.html") -> str:
    """The HTML of the place an address means."""
    place = find_place(playground.workspace, query)
    screen, name = Screen(playground, place), playground.manifest.name
    return (
        environment()
        .get_template(template)
        .render(
            screen=screen,
            place=place,
            reader=screen.reader(),
            connected=playground.hub.connected,
            title=" · ".join(filter(None, (screen.name(place.channel), f"{name} playground", playground.label))),
            label=playground.label,
            shown_images=SHOWN_IMAGES,
        )
    )


def _screen(request: Request, template: str) -> HTMLResponse:
    html = screen_html(request.app.state.playground, request.query_params, template)
    return HTMLResponse(html, headers={"Content-Security-Policy": POLICY, "Cache-Control": "no-store"})


routes = [
    Route("/", page),
    Route("/ui/app", app),
    Route("/ui/events", events),
    Route("/ui/files/{file_id}", file),
    Mount("/static", StaticFiles(directory=STATIC)),
]
