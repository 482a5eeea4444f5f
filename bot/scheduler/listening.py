"""Reads the clips and snippets members send, as far as the workspace allows. Nobody waits for it, nothing is posted."""

import logging
import time
from collections.abc import Mapping
from datetime import timedelta

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.core.attachments import Unread
from bot.journeys import read_files
from bot.journeys.desk import Desk, utc_now
from bot.scheduler.slack_calls import failure_of
from bot.scheduler.slack_files import Outcome, Refused, words_of
from bot.scheduler.slots import Slots

log = logging.getLogger(__name__)

SLOTS = 4
_GONE = frozenset({"file_deleted", "file_not_found", "missing_scope", "not_allowed_token_type", "no_permission"})
"""What Slack will say again however often it is asked. A dead token is none of these: it may be renewed."""


class Listening:
    """Looks at files for the workspaces whose clients it holds. Every file comes to an end, with words or without."""

    def __init__(self, desk: Desk, clients: Mapping[str, AsyncWebClient]) -> None:
        self._desk, self._clients = desk, clients
        self._quiet_until: dict[str, float] = {}
        self._slots = Slots(SLOTS, self._claim, self._look, self._broke)

    async def work(self) -> None:
        """Begin looking at what waits to be read."""
        await self._slots.fill()

    async def idle(self) -> None:
        """Wait until nothing is under way."""
        await self._slots.idle()

    async def stop(self) -> None:
        """End what is under way; whoever comes next looks again."""
        await self._slots.stop()

    async def _claim(self, free: int) -> list[Unread]:
        now = time.monotonic()
        teams = [team_id for team_id in self._clients if self._quiet_until.get(team_id, now) <= now]
        if not teams or not await self._desk.background_read(read_files.anything_due, teams, utc_now()):
            return []
        return await self._desk.background(read_files.claim, teams, utc_now(), free)

    async def _look(self, file: Unread) -> None:
        if not self._desk.grants.reads_files:
            await self._leave(file, "not_granted")
            return
        try:
            words = await words_of(self._clients[file.member.team_id], file.file_id, file.kind)
        except SlackApiError as error:
            await self._refused(file, error)
        except (aiohttp.ClientError, TimeoutError, Refused) as error:
            await self._put_off(file, type(error).__name__)
        else:
            await self._keep(file, words)

    async def _keep(self, file: Unread, words: str | Outcome) -> None:
        if words is Outcome.LATER:
            await self._put_off(file, "processing")
        elif words is Outcome.NEVER:
            await self._leave(file, "no_words")
        else:
            await self._desk.background(read_files.keep_words, file, words, utc_now())
            log.info("file_read kind=%s looks=%d", file.kind, file.looks + 1)

    async def _refused(self, file: Unread, error: SlackApiError) -> None:
        failure = failure_of(error)
        if failure.reason == "missing_scope":
            self._desk.grants.reads_files = False
        if failure.reason in _GONE:
            await self._leave(file, failure.reason)
            return
        wait = failure.retry_after or 0.0
        if wait:
            self._quiet_until[file.member.team_id] = time.monotonic() + wait
        await self._put_off(file, failure.reason, timedelta(seconds=wait))

    async def _broke(self, file: Unread, error: Exception) -> None:
        """A fault of ours: looked at again like a connection that was lost."""
        await self._put_off(file, type(error).__name__)

    async def _put_off(self, file: Unread, reason: str, at_least: timedelta = timedelta()) -> None:
        again = await self._desk.background(read_files.put_off, file, utc_now(), at_least)
        log.info("file_%s kind=%s reason=%s", "put_off" if again else "left", file.kind, reason)

    async def _leave(self, file: Unread, reason: str) -> None:
        await self._desk.background(read_files.leave, file, utc_now())
        log.info("file_left kind=%s reason=%s", file.kind, reason)
