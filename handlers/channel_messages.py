"""What happens in channels: replies under our questions, and being shut out. Of all else there nothing is kept."""

import logging
from typing import Any

import aiohttp
from slack_bolt.async_app import AsyncApp
from slack_sdk.errors import SlackApiError

from bot.core.channel_trouble import Trouble
from bot.core.errors import slack_name
from bot.journeys.answer_prompt import is_prompt, offer_round
from bot.journeys.channel_trouble import channel_closed
from bot.views.prompt import draw_offer
from handlers.channel_payloads import answered_thread
from handlers.events import WRITTEN
from handlers.front_door import FrontDoor, Request

log = logging.getLogger(__name__)


def register(app: AsyncApp, door: FrontDoor) -> None:
    """After the DM's messages: these are for few people, and most of what is said in channels isn't for us at all."""
    app.event({"type": "message", "subtype": WRITTEN}, matchers=[_is_reply])(door.through(replied))
    for name in ("channel_left", "group_left"):
        app.event(name)(door.through(left))
    for name in ("channel_archive", "group_archive"):
        app.event(name)(door.through(archived))


async def _is_reply(event: dict[str, Any]) -> bool:
    """A person's reply in a thread of a channel."""
    return answered_thread(event) is not None


async def replied(request: Request) -> None:
    """The first one somebody writes under our question gets an offer that only they see."""
    thread = answered_thread(request.body["event"])
    assert thread is not None
    place = thread.channel_id, thread.thread_ts
    wanted = await request.desk.see(request.member, is_prompt, *place)
    offered = wanted and await request.desk.do(request.member, offer_round, *place)
    await request.ack()
    if offered:
        await _offer(request, *place)


async def left(request: Request) -> None:
    """The app was taken out of a channel."""
    await request.desk.do(request.member, channel_closed, request.body["event"]["channel"], Trouble.LEFT)
    await request.ack()


async def archived(request: Request) -> None:
    """A channel was archived."""
    await request.desk.do(request.member, channel_closed, request.body["event"]["channel"], Trouble.ARCHIVED)
    await request.ack()


async def _offer(request: Request, channel_id: str, thread_ts: str) -> None:
    """An offer that doesn't arrive is no loss: the question keeps its own button."""
    drawn = draw_offer(f"{channel_id}|{thread_ts}")
    try:
        await request.client.chat_postEphemeral(
            channel=channel_id,
            user=request.member.user_id,
            thread_ts=thread_ts,
            text=drawn.text,
            blocks=list(drawn.blocks),
        )
    except SlackApiError as error:
        log.info("round not offered: %s", slack_name(error.response))
    except (aiohttp.ClientError, TimeoutError) as error:
        log.info("round not offered: %s", type(error).__name__)
