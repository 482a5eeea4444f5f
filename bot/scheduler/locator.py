"""Asks Slack for the zone and locale of members it was never asked about."""

import logging
import time
from collections.abc import Mapping

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.core.errors import slack_name
from bot.core.members import Member
from bot.journeys import locate
from bot.journeys.desk import Desk

QUIET_SECONDS = 300.0
"""After a refusal nobody is asked about for a while; a zone is never urgent."""

log = logging.getLogger(__name__)


class Locator:
    """One users.info a member, once; user_change keeps it true."""

    def __init__(self, desk: Desk, clients: Mapping[str, AsyncWebClient]) -> None:
        self._desk, self._clients = desk, clients
        self._quiet_until = 0.0

    async def work(self) -> None:
        """Ask about a few members."""
        if time.monotonic() < self._quiet_until:
            return
        for member in await self._desk.background_read(locate.without_zone, list(self._clients)):
            await self._ask(member)

    async def _ask(self, member: Member) -> None:
        try:
            answer = await self._clients[member.team_id].users_info(user=member.user_id, include_locale=True)
        except SlackApiError as error:
            await self._refused(member, slack_name(error.response))
            return
        user = answer["user"]
        await self._desk.do(member, locate.keep_zone, user.get("tz") or "UTC", user.get("locale"))

    async def _refused(self, member: Member, reason: str) -> None:
        log.info("zone_unknown reason=%s", reason)
        if reason == "user_not_found":
            await self._desk.do(member, locate.keep_zone, "UTC", None)
        else:
            self._quiet_until = time.monotonic() + QUIET_SECONDS
