"""Bringing along an earlier log: the form, what was found in it, the import, and taking it back."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any

from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.core.errors import NothingToImport, TwoToImport, WhetstoneError, where
from bot.core.import_log.dry_run import Imported
from bot.journeys.desk import Ack
from bot.journeys.import_log import import_new, keep_text, look_again, look_through, take_back
from bot.views.ids import Action, Modal
from bot.views.import_modal import TITLE, draw_found, draw_import_form, draw_imported, draw_taken_back
from bot.views.modals import draw_loading, draw_trouble
from handlers import import_form, payloads, windows
from handlers.errors import UNEXPECTED
from handlers.front_door import FrontDoor, Request
from handlers.loading import open_modal
from handlers.offers import refresh_home
from handlers.zone import know_zone

log = logging.getLogger(__name__)

Fetch = Callable[[AsyncWebClient, str], Awaitable[bytes | None]]
"""Gets a file's bytes by its id; None where Slack doesn't give them."""
_REMOVED = "removed"


def register(app: AsyncApp, door: FrontDoor, fetch: Fetch) -> None:
    """Two buttons and two forms; the command comes through its first word."""
    app.action(Action.IMPORT_LOG)(door.through(opened))
    importing = Importing(fetch)
    app.action(Action.TAKE_BACK_IMPORT)(door.through(importing.taken_back))
    app.view(Modal.IMPORT)(door.through(importing.given))
    app.view(Modal.IMPORT_FOUND)(door.through(importing.confirmed))


async def command(request: Request, rest: str) -> None:
    """`/drill import`."""
    await opened(request)


async def opened(request: Request) -> None:
    """The form, empty."""

    async def fill() -> dict[str, Any]:
        return draw_import_form(with_file=request.desk.grants.reads_files)

    await open_modal(request, TITLE, fill)
    await request.ack()


class Importing:
    """The forms. What may take longer than Slack waits for an ack comes after it: a file is fetched, Home is drawn.

    The ack leaves as soon as `given` returns, before Slack has answered the first of the two requests a file takes, so
    that what was found never comes before the window that says it is coming.
    """

    def __init__(self, fetch: Fetch) -> None:
        self._fetch = fetch
        self._tasks: set[asyncio.Task[None]] = set()

    async def given(self, request: Request) -> None:
        """The form was submitted: what its rows hold lies on top of it; for a file something says that it is coming."""
        rows, file_id = import_form.rows(request.body), import_form.file_id(request.body)
        if rows and file_id:
            raise TwoToImport
        if file_id:
            await request.ack(response_action="update", view=draw_loading(TITLE))
            self._afterwards(self._read(request, file_id))
        elif rows:
            await request.ack(response_action="push", view=await _found_in(request, rows))
        else:
            raise NothingToImport

    async def confirmed(self, request: Request) -> None:
        """What was found goes into the log."""
        key = payloads.metadata(request.body)

        def answer(done: Imported) -> Ack:
            return {"response_action": "update", "view": draw_imported(done)}

        found = await request.desk.see(request.member, look_again, key)
        given = await request.desk.once(request.member, payloads.form_key(request.body), import_new, answer, found)
        await request.ack(**(given or {}))
        self._afterwards(refresh_home(request))

    async def taken_back(self, request: Request) -> None:
        """What the import had put in is out of the log."""

        def answer(removed: int) -> Ack:
            return {_REMOVED: removed}

        added_at = import_form.added_at(request.body)
        given = await request.desk.once(request.member, request.key, take_back, answer, added_at)
        assert given is not None
        await windows.redraw(request, windows.here(request.body), draw_taken_back(given[_REMOVED]))
        await request.ack()
        self._afterwards(refresh_home(request))

    def _afterwards(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)  # the loop itself would forget a task that waits
        task.add_done_callback(self._ended)

    def _ended(self, task: asyncio.Task[None]) -> None:
        """Nobody waits for it, so what went wrong is logged here; asyncio would log what the error quotes, too."""
        self._tasks.discard(task)
        error = None if task.cancelled() else task.exception()
        if error is not None:
            log.error("failed %s\n%s", type(error).__name__, where(error))

    async def _read(self, request: Request, file_id: str) -> None:
        """Whatever goes wrong takes the same modal, so that none is left loading."""
        view = draw_trouble(UNEXPECTED)
        try:
            content = await self._fetch(request.client, file_id)
            if content is None:
                view = draw_import_form(with_file=True, file_failed=True)
            else:
                view = await _found_in(request, content)
        except WhetstoneError as refusal:
            view = draw_trouble(refusal.sentence)
        finally:
            await windows.redraw(request, windows.here(request.body), view)


async def _found_in(request: Request, brought: str | bytes) -> dict[str, Any]:
    """The dry run, on the member's clock. Its text is held while there is something in it that can be imported.

    Raises ZoneUnknown.
    """
    await know_zone(request)
    found, text = await request.desk.see(request.member, look_through, brought)
    if found.new:
        await request.desk.do(request.member, keep_text, text)
    return draw_found(found, request.library)
