"""A long message that is read while it comes. Where Slack doesn't stream, or stops in the middle, it comes at once."""

import asyncio
from contextlib import suppress
from typing import Any

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.core.errors import slack_name
from bot.core.outgoing import Op, Outgoing
from bot.views.drawn import Drawn

PAUSE_SECONDS = 0.3
"""Between two pieces: about as fast as one reads the first lines."""
MOST_PIECES = 12
"""More would keep the row longer than its lease; the rest comes with the last one."""
_NO_STREAMS = frozenset(
    (
        *("access_denied", "channel_type_not_supported", "feature_disabled", "feature_not_enabled", "not_allowed"),
        *("method_not_supported_for_channel_type", "missing_scope", "not_authorized", "unknown_method"),
    )
)
"""Workspaces, plans and tokens that have no streams."""


class HalfSaid(aiohttp.ClientError):
    """Part of a message stands in Slack and Slack refused the rest. The next attempt finds it and mends it."""


def may_stream(row: Outgoing, drawn: Drawn) -> bool:
    """Whether a message is of the long kind, and new."""
    return row.op is Op.POST and row.root_ts is not None and bool(drawn.pieces)


async def stream(
    client: AsyncWebClient, row: Outgoing, channel_id: str, drawn: Drawn, metadata: dict[str, Any]
) -> str | None:
    """The message's ts, or None where Slack doesn't stream here. What breaks in the middle is mended by one update.

    Raises HalfSaid where even that is refused.
    """
    try:
        started = await client.chat_startStream(
            channel=channel_id,
            thread_ts=row.root_ts or "",
            markdown_text=drawn.pieces[0],
            recipient_team_id=row.team_id,
            recipient_user_id=row.user_id,
        )
    except SlackApiError as error:
        if slack_name(error.response) in _NO_STREAMS:
            return None
        raise
    ts = str(started["ts"])
    try:
        for piece in _few(drawn.pieces[1:]):
            await asyncio.sleep(PAUSE_SECONDS)
            await client.chat_appendStream(channel=channel_id, ts=ts, markdown_text=piece)
        await client.chat_stopStream(channel=channel_id, ts=ts, blocks=list(drawn.below), metadata=metadata)
    except SlackApiError:
        await _mend_now(client, channel_id, ts, drawn, metadata)
    return ts


async def mend(client: AsyncWebClient, channel_id: str, ts: str, drawn: Drawn, metadata: dict[str, Any]) -> None:
    """All of the message at once, in place of what was streamed of it. While it streams Slack takes no update."""
    with suppress(SlackApiError):  # it may have ended by itself; if it has not, the update tells
        await client.chat_stopStream(channel=channel_id, ts=ts)
    await client.chat_update(channel=channel_id, ts=ts, text=drawn.text, blocks=list(drawn.blocks), metadata=metadata)


async def _mend_now(client: AsyncWebClient, channel_id: str, ts: str, drawn: Drawn, metadata: dict[str, Any]) -> None:
    """A refusal here must not pass for one of the whole message: it would be sent once more."""
    try:
        await mend(client, channel_id, ts, drawn, metadata)
    except SlackApiError as error:
        raise HalfSaid(slack_name(error.response)) from None


def broken_off(messages: list[dict[str, Any]]) -> str | None:
    """The ts of a stream that was never ended. All else of ours carries metadata, from its first moment on."""
    for message in messages:
        if message.get("bot_id") and message.get("streaming_state") and not message.get("metadata"):
            return str(message["ts"])
    return None


def _few(pieces: tuple[str, ...]) -> list[str]:
    """Each as a paragraph of its own."""
    kept = [*pieces[: MOST_PIECES - 1], "\n\n".join(pieces[MOST_PIECES - 1 :])]
    return [f"\n\n{piece}" for piece in kept if piece]
