"""Under a channel's question: *Drill this privately* for whoever presses, *Make it round 1* for who answered there."""

import aiohttp
from slack_bolt.async_app import AsyncApp
from slack_sdk.errors import SlackApiError

from bot.core.errors import ThreadUnread
from bot.journeys.answer_prompt import Reply, make_round
from bot.journeys.desk import Ack
from bot.journeys.drill_prompt import drill_prompt
from bot.views.ids import Action
from bot.views.prompt import draw_drilling, draw_made_round
from handlers import channel_payloads
from handlers.channel_payloads import Thread
from handlers.front_door import FrontDoor, Request
from handlers.offers import replace_offer

WITH_IT = "with_it"
"""In the answer kept in the inbox: whether round 1 asks that question."""
A_PAGE, MOST_PAGES = 200, 5
"""Replies Slack is asked for at once, and how often for one press: it has three seconds."""


def register(app: AsyncApp, door: FrontDoor) -> None:
    """Both buttons."""
    app.action(Action.DRILL_PROMPT)(door.through(drill_pressed))
    app.action(Action.MAKE_ROUND)(door.through(round_pressed))


async def drill_pressed(request: Request) -> None:
    """A drill in the DM of whoever pressed; the channel's message stays for all others."""

    def answer(with_it: bool) -> Ack:
        return {WITH_IT: with_it}

    named = channel_payloads.prompt_named(request.body)
    given = await request.desk.once(request.member, request.key, drill_prompt, answer, *named)
    assert given is not None
    await replace_offer(request, draw_drilling(with_it=given[WITH_IT]).text, original=False)
    await request.ack()


async def round_pressed(request: Request) -> None:
    """What they wrote in the thread is read once, now, and is the first answer of a drill in their DM."""
    thread = channel_payloads.thread_named(request.body)
    written = await _written(request, thread)
    where = (thread.channel_id, thread.thread_ts)
    await request.desk.once(request.member, request.key, make_round, None, *where, written)
    await replace_offer(request, draw_made_round().text)
    await request.ack()


async def _written(request: Request, thread: Thread) -> list[Reply]:
    """What the member wrote in a thread. Raises ThreadUnread."""
    found: list[Reply] = []
    cursor = ""
    try:
        for _ in range(MOST_PAGES):
            page = await request.client.conversations_replies(
                channel=thread.channel_id, ts=thread.thread_ts, limit=A_PAGE, cursor=cursor or None
            )
            found += channel_payloads.replies(page["messages"], request.member.user_id, thread.thread_ts)
            cursor = (page.get("response_metadata") or {}).get("next_cursor") or ""
            if not cursor:
                break
    except (SlackApiError, aiohttp.ClientError, TimeoutError):
        raise ThreadUnread from None
    return found
