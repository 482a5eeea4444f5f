"""Product time: the real clock, or in the playground its movable one."""

import asyncio
import logging
from datetime import UTC, datetime, timedelta

import aiohttp

log = logging.getLogger(__name__)

REFRESH_SECONDS = 1.0


class ProductTime:
    """Tells when things are due. With no `url` it is simply the time."""

    def __init__(self, url: str | None) -> None:
        self._url = url
        self._offset = timedelta()

    def now(self) -> datetime:
        """Aware UTC."""
        return datetime.now(UTC) + self._offset

    async def refresh(self) -> None:
        """Read how far the movable clock is ahead: GET → {"offset_seconds": number}."""
        if self._url is None:
            return
        try:
            timeout = aiohttp.ClientTimeout(total=2)
            async with aiohttp.ClientSession(timeout=timeout) as session, session.get(self._url) as answer:
                told = await answer.json()
                self._offset = timedelta(seconds=float(told["offset_seconds"]))
        except (aiohttp.ClientError, TimeoutError, ValueError, TypeError, KeyError) as error:
            log.info("clock_unreadable %s", type(error).__name__)

    async def follow(self) -> None:
        """Keep reading until cancelled."""
        while self._url is not None:
            await self.refresh()
            await asyncio.sleep(REFRESH_SECONDS)
