"""The thinking sign in a drill’s thread while an AI is at work. Whatever goes wrong with it, the drill goes on."""

import asyncio
import logging
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.core.errors import slack_name
from bot.core.turn import Turn
from bot.journeys.desk import Desk
from bot.journeys.take_turn import thread_of

log = logging.getLogger(__name__)

PROCESSING, ACTIVE = "processing", "active"
Place = tuple[str, str]
"""A thread: its channel and its ts."""
PATIENCE_SECONDS = 2.0
"""What the AI said doesn't wait longer than this for a sign to be set, nor for it to be taken away."""
_NEVER = frozenset({"not_authorized", "feature_disabled", "missing_scope", "unknown_method", "not_allowed_token_type"})
"""Workspaces that have no such sign; asked once."""


class Sign:
    """Shows and takes away Slack's own sign, as far as a workspace has one."""

    def __init__(self, desk: Desk, clients: Mapping[str, AsyncWebClient]) -> None:
        self._desk, self._clients = desk, clients
        self._without: set[str] = set()

    @asynccontextmanager
    async def shown(self, turn: Turn) -> AsyncIterator[None]:
        """The sign while the block runs; the block doesn't wait for it."""
        showing = asyncio.create_task(self._show(turn))
        try:
            yield
        finally:
            place = await showing
            if place is not None:
                await self._set(turn.member.team_id, place, ACTIVE)

    async def _show(self, turn: Turn) -> Place | None:
        """Where the sign is, if there is a place for one."""
        team_id = turn.member.team_id
        if team_id not in self._clients or team_id in self._without:
            return None
        place = await self._desk.see(turn.member, thread_of, turn.drill_id)
        if place is not None:
            await self._set(team_id, place, PROCESSING)
        return place

    async def _set(self, team_id: str, place: Place, status: str) -> None:
        if team_id in self._without:
            return
        client, (channel_id, thread_ts) = self._clients[team_id], place
        try:
            async with asyncio.timeout(PATIENCE_SECONDS):
                await client.agents_sessions_setStatus(channel_id=channel_id, thread_ts=thread_ts, status=status)
        except SlackApiError as error:
            self._refused(team_id, slack_name(error.response))
        except (aiohttp.ClientError, TimeoutError) as error:
            log.info("no_sign reason=%s", type(error).__name__)

    def _refused(self, team_id: str, reason: str) -> None:
        if reason in _NEVER:
            self._without.add(team_id)
        log.info("no_sign team=%s reason=%s", team_id, reason)
