"""The composition root: every part is made and joined here, and nowhere else."""

import asyncio
import gc
import logging
import random
import signal
from collections.abc import Awaitable, Mapping
from contextlib import suppress

import aiohttp
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from bot.config import SettingError, Settings
from bot.interviewer.bank_interviewer import BankInterviewer
from bot.interviewer.interviewer import Interviewer
from bot.journeys import keep_house
from bot.journeys.desk import Desk, utc_now
from bot.journeys.uninstall import installed
from bot.rubric_report import library
from bot.scheduler.courier import LOOK_AFTER, Courier
from bot.scheduler.heartbeat import Heartbeat, Worker
from bot.scheduler.listening import Listening
from bot.scheduler.locator import Locator
from bot.scheduler.product_time import ProductTime
from bot.scheduler.slack_calls import sending_client
from bot.scheduler.slack_files import content_of
from bot.scheduler.thinking import Sign
from bot.scheduler.turns import Turns
from bot.serve_model import interviewer_of
from bot.store import migrate
from bot.store.engine import Database
from handlers import listeners
from handlers.scopes import READS_CHANNELS, READS_FILES

log = logging.getLogger(__name__)

PING_SECONDS = 3
"""How often the socket is looked at: Slack sends commands and clicks once, so a broken one must be noticed soon."""


class Whetstone:
    """The running app for one workspace."""

    def __init__(self, settings: Settings) -> None:
        assert settings.bot_token is not None
        assert settings.app_token is not None
        self._settings = settings
        self.database = Database(settings.database_url)
        self.time = ProductTime(settings.clock_url)
        self.library = library(settings)
        self.rng = random.Random()
        self.desk = Desk(self.database, self.library, self.time.now, self.rng, self._wake, terms=settings.ai.terms)
        self.client = AsyncWebClient(token=settings.bot_token, base_url=settings.slack_api_url)
        # Without a logger to follow, Bolt takes the root's level: at DEBUG it would log whole payloads.
        self.bolt = AsyncApp(client=self.client, process_before_response=True, logger=logging.getLogger("slack_bolt"))
        self._socket = AsyncSocketModeHandler(self.bolt, settings.app_token, ping_interval=PING_SECONDS)
        self._interviewer: Interviewer | None = None
        self._heartbeat: Heartbeat | None = None
        self._following: asyncio.Task[None] | None = None
        self._crews: list[Courier | Turns | Listening] = []
        self._door = listeners.register(self.bolt, self.desk, self.library, content_of)

    async def start(self) -> None:
        """Migrate, learn whose token it is, free old leases, connect. Raises SettingError when Slack says no."""
        migrate.upgrade(self.database)
        team_id = await self._admission()
        await self.time.refresh()
        await self.desk.background(installed, team_id, self.time.now())
        if self.database.is_sqlite:
            await self.desk.background(keep_house.free_leases, utc_now(), LOOK_AFTER)
        self._heartbeat = self._make_heartbeat(team_id)
        self._heartbeat.start()
        self._following = asyncio.create_task(self.time.follow())
        await self._socket.connect_async()  # type: ignore[no-untyped-call]
        self._wake()
        log.info("connected team=%s", team_id)

    async def stop(self) -> None:
        """Take nothing new, finish what runs, close the database."""
        await self._socket.close_async()  # type: ignore[no-untyped-call]
        await self._door.quiet()
        if self._following is not None:
            self._following.cancel()
            with suppress(asyncio.CancelledError):
                await self._following
        if self._heartbeat is not None:
            await self._heartbeat.stop()
        for crew in self._crews:
            await crew.stop()
        if self._interviewer is not None:
            await self._interviewer.close()
        self.database.close()

    def _make_heartbeat(self, team_id: str) -> Heartbeat:
        assert self._settings.bot_token is not None
        sender = sending_client(self._settings.bot_token, self._settings.slack_api_url)
        clients = {team_id: sender}
        courier = Courier(self.desk, clients, self._settings.posts_a_second)
        turns = self._make_turns(team_id, clients)
        listening = Listening(self.desk, clients)
        self._crews = [courier, turns, listening]
        workers = [
            Worker("courier", courier.work),
            Worker("turns", turns.work),
            Worker("listening", listening.work),
            Worker("locator", Locator(self.desk, clients).work),
        ]
        return Heartbeat(self.desk, [team_id], workers)

    def _make_turns(self, team_id: str, clients: Mapping[str, AsyncWebClient]) -> Turns:
        bank, sign = BankInterviewer(self.rng), Sign(self.desk, clients)
        self._interviewer = interviewer_of(self._settings.ai, bank, team_id)
        return Turns(self.desk, bank, [team_id], self._interviewer, sign, at_once=self._settings.ai.at_once)

    async def _admission(self) -> str:
        """Both tokens shown to Slack: the workspace's id, what it granted, and the address to connect to."""
        bot = await _taken("SLACK_BOT_TOKEN", self.client.auth_test())
        granted = bot.headers.get("x-oauth-scopes", "").split(",")
        self.desk.grants.reads_files = READS_FILES in granted
        self.desk.grants.reads_channels = all(scope in granted for scope in READS_CHANNELS)
        opened = await _taken(
            "SLACK_APP_TOKEN", self.client.apps_connections_open(app_token=self._settings.app_token or "")
        )
        # Given the address, the socket client doesn't ask for it; left to ask, it retries a refused token for ever.
        self._socket.client.wss_uri = opened["url"]
        return str(bot["team_id"])

    def _wake(self) -> None:
        if self._heartbeat is not None:
            self._heartbeat.wake()


async def _taken(setting: str, call: Awaitable[AsyncSlackResponse]) -> AsyncSlackResponse:
    try:
        return await call
    except SlackApiError as error:
        reason = error.response.get("error", "unknown")
        raise SettingError(f"{setting} is refused by Slack ({reason}); copy it anew from your app's page.") from None
    except (aiohttp.ClientError, TimeoutError):
        raise SettingError("SLACK_API_URL can't be reached; check the address and the network.") from None


async def run(settings: Settings) -> None:
    """Serve until SIGTERM or SIGINT."""
    app = Whetstone(settings)
    ended = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, ended.set)
    try:
        await app.start()
        # What is loaded by now stays: sweeping over it made an ack in a hundred wait 30 ms.
        gc.collect()
        gc.freeze()
        await ended.wait()
    finally:
        await app.stop()
