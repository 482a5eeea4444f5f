"""Asks Slack for the zone and locale of members it was never asked about."""

import logging
from collections.abc import Mapping

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.core.members import Member
from bot.journeys import locate
from bot.journeys.desk import Desk

log = logging.getLogger(__name__)


class Locator:
    """One users.info a member, once; user_change keeps it true."""

    def __init__(self, desk: Desk, clients: Mapping[str, AsyncWebClient]) -> None:
        self._desk, self._clients = desk, clients

    async def work(self) -> None:
        """Ask about a few members."""
        for member in await self._desk.background_read(locate.without_zone, list(self._clients)):
            await self._ask(member)

    async def _ask(self, member: Member) -> None:
        try:
            answer = await self._clients[member.team_id].users_info(user=member.user_id, include_locale=True)
        except SlackApiError as error:
            log.info("zone_unknown reason=%s", error.response.get("error", "unknown"))
            if error.response.get("error") == "user_not_found":
                await self._desk.do(member, locate.keep_zone, "UTC", None)
            return
        user = answer["user"]
        await self._desk.do(member, locate.keep_zone, user.get("tz") or "UTC", user.get("locale"))
