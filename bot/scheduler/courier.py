"""Carries the outbox to Slack: claim, draw, send, record. Dying between any two of these loses and doubles nothing."""

import logging
import time
from collections.abc import Callable, Mapping
from datetime import timedelta

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.core.outgoing import Op, Outgoing
from bot.core.send_rate import FULL_RATE
from bot.journeys import deliver
from bot.journeys.channel_trouble import UNKNOWN_FATE
from bot.journeys.deliver import Pace
from bot.journeys.desk import Desk, utc_now
from bot.journeys.leave_workspace import leave_workspace
from bot.journeys.uninstall import uninstall
from bot.journeys.visit import Visit
from bot.scheduler import slack_calls
from bot.scheduler.drawing import draw
from bot.scheduler.limits import Limits
from bot.scheduler.pictures import pictured
from bot.scheduler.slack_calls import Failure, Uploaded
from bot.scheduler.slots import Slots
from bot.views.drawn import Drawn
from bot.views.files import Parcel

log = logging.getLogger(__name__)

LOOK_AFTER = timedelta(seconds=5)
"""How long a post whose answer was lost may still be on its way."""

MOST_ATTEMPTS = 30
MOST_FAULTS = 5
SLOTS = 20
MOST_FILES = 2
"""At once: gathering an export and drawing a picture take seconds, and whoever practises must not wait behind them."""
LONGEST_PREPARATION = 8.0
"""Seconds. A send takes at most eight more, and the lease lasts twenty."""
LONGEST_BACKOFF = timedelta(minutes=5)

_GONE: Mapping[str, Callable[[Visit], object]] = {"user_disabled": leave_workspace, "account_inactive": uninstall}
"""What Slack says of a person who left, and of an app that was uninstalled, where no event told us."""


class Courier:
    """Sends for the workspaces whose clients it holds, `per_second` calls at most in each."""

    def __init__(self, desk: Desk, clients: Mapping[str, AsyncWebClient], per_second: float = FULL_RATE) -> None:
        self._desk, self._clients, self._per_second = desk, clients, per_second
        self._limits = Limits()
        self._under_way = 0  # of what brings files
        self._begun: set[tuple[str, str]] = set()  # what Slack may have by now
        self._slots = Slots(SLOTS, self._claim, self._send, self._broke)

    async def work(self) -> None:
        """Begin sending what is due, as far as Slack's limits and the slots reach; the next wake goes on then."""
        await self._slots.fill()

    async def idle(self) -> None:
        """Wait until nothing is under way."""
        await self._slots.idle()

    async def stop(self) -> None:
        """End what is under way; it is looked for before it is sent again."""
        await self._slots.stop()

    async def _claim(self, free: int) -> list[Outgoing]:
        teams = list(self._clients)
        if not await self._desk.background_read(deliver.anything_due, teams, self._pace()):
            return []
        rows = await self._desk.background(deliver.claim, teams, self._pace(), free, MOST_FILES - self._under_way)
        self._under_way += sum(row.op is Op.FILES for row in rows)
        return rows

    def _pace(self) -> Pace:
        return Pace(utc_now(), self._per_second)

    async def _send(self, row: Outgoing) -> None:
        try:
            await self._carry(row, self._clients[row.team_id])
        except slack_calls.LostFromSight:
            await self._give_up(row, UNKNOWN_FATE)
        except (SlackApiError, aiohttp.ClientError, TimeoutError) as error:
            await self._failed(row, slack_calls.failure_of(error))
        finally:
            self._under_way -= row.op is Op.FILES

    async def _broke(self, row: Outgoing, error: Exception) -> None:
        """A fault of ours, in drawing or storing: tried again a few times, then given up so that others go on."""
        final = row.attempts >= MOST_FAULTS
        await self._failed(row, Failure(type(error).__name__, refused=False, final=final))

    async def _carry(self, row: Outgoing, client: AsyncWebClient) -> None:
        began = time.monotonic()
        channel_id = row.channel_id or await self._dm(row, client)
        if row.op is not Op.REDRAW and row.maybe_posted:
            if row.in_channel and not self._desk.grants.reads_channels:
                await self._give_up(row, UNKNOWN_FATE)
                return
            found = await slack_calls.find(client, row, channel_id)
            if found is not None and (not found.broken or await self._mended(row, client, channel_id, found.ts)):
                await self._desk.background(deliver.record, row, channel_id, found.ts, utc_now())
                return
        drawn = await self._prepare(row, client)
        if drawn is None or (row.op is Op.REDRAW and row.ts is None) or (row.in_thread and row.root_ts is None):
            await self._desk.background(deliver.record, row, None, None, utc_now())
            return
        wait = 0.0 if row.op is Op.REDRAW else self._limits.take(row.team_id, channel_id, time.monotonic())
        if wait > 0:
            await self._desk.background(deliver.hand_back, row, wait, self._pace())
            return
        if time.monotonic() - began > LONGEST_PREPARATION and not await self._still_ours(row):
            return
        self._begun.add((row.team_id, row.key))
        ts = await self._say(row, client, channel_id, drawn)
        await self._desk.background(deliver.record, row, channel_id, ts, utc_now())
        self._begun.discard((row.team_id, row.key))
        log.info("sent kind=%s op=%s attempts=%d", row.kind, row.op, row.attempts + 1)

    async def _say(self, row: Outgoing, client: AsyncWebClient, channel_id: str, drawn: Drawn | Uploaded) -> str | None:
        """Say it; where Slack draws no charts, without them, and pictures of them follow in its thread."""
        try:
            return await slack_calls.say(client, row, channel_id, drawn)
        except SlackApiError as error:
            if not isinstance(drawn, Drawn) or not slack_calls.draws_no_charts(drawn, error):
                raise
        await self._desk.background(deliver.ask_for_pictures, row, channel_id, utc_now())
        return await slack_calls.say(client, row, channel_id, drawn.without_charts())

    async def _mended(self, row: Outgoing, client: AsyncWebClient, channel_id: str, ts: str) -> bool:
        """A stream broke off with whoever sent it. Only a message that would be streamed can be it."""
        drawn = await draw(self._desk, row)
        if not isinstance(drawn, Drawn) or not drawn.pieces:
            return False
        await slack_calls.mend(client, row, channel_id, ts, drawn)
        return True

    async def _prepare(self, row: Outgoing, client: AsyncWebClient) -> Drawn | Uploaded | None:
        """What is to be sent; of files all but their showing is done here."""
        drawn = await draw(self._desk, row)
        if isinstance(drawn, Drawn) and row.op is Op.FILES:
            drawn = await pictured(drawn, row.reference)
        return await slack_calls.upload(client, drawn) if isinstance(drawn, Parcel) else drawn

    async def _still_ours(self, row: Outgoing) -> bool:
        """Preparing took long: the lease is renewed, unless it ran out and somebody else took the row."""
        return await self._desk.background(deliver.renew, row, utc_now())

    async def _dm(self, row: Outgoing, client: AsyncWebClient) -> str:
        known = await self._desk.background_read(deliver.dm_channel, row)
        if known is not None:
            return known
        opened = await slack_calls.open_dm(client, row.member)
        await self._desk.background(deliver.keep_dm_channel, row, opened)
        return opened

    async def _failed(self, row: Outgoing, failure: Failure) -> None:
        begun = (row.team_id, row.key) in self._begun
        self._begun.discard((row.team_id, row.key))
        final = failure.final or slack_calls.takes_no_files(row, failure)
        if failure.reason in _GONE:
            await self._desk.do(row.member, _GONE[failure.reason])
        tired = failure.refused and failure.retry_after is None and row.attempts >= MOST_ATTEMPTS
        if final or (tired and not failure.of_token):
            await self._give_up(row, failure.reason)
            return
        log.info("put_off kind=%s op=%s reason=%s attempts=%d", row.kind, row.op, failure.reason, row.attempts + 1)
        if failure.retry_after is not None and not begun:
            await self._desk.background(deliver.look_later, row, failure.retry_after, utc_now())
            return
        if failure.retry_after is not None:
            await self._desk.background(deliver.make_wait, row, failure.retry_after, self._pace())
            return
        wait = backoff(row.attempts) if failure.refused else max(backoff(row.attempts), LOOK_AFTER)
        certain = (failure.refused or not begun) and not row.maybe_posted
        await self._desk.background(deliver.put_off, row, utc_now() + wait, refused=certain)

    async def _give_up(self, row: Outgoing, reason: str) -> None:
        log.error("gave_up kind=%s op=%s reason=%s", row.kind, row.op, reason)
        await self._desk.do(row.member, deliver.give_up, row, reason)


def backoff(attempts: int) -> timedelta:
    """1, 2, 4 … seconds, five minutes at most."""
    return min(timedelta(seconds=2 ** min(attempts, 10)), LONGEST_BACKOFF)
