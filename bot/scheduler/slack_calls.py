"""The few Web API calls the courier makes, and what their failures mean for a row."""

from dataclasses import dataclass
from typing import Any

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from bot.core.channel_trouble import is_forbidden
from bot.core.errors import slack_name
from bot.core.members import Member
from bot.core.outgoing import Op, Outgoing
from bot.scheduler import slack_streams
from bot.views.drawn import Drawn
from bot.views.files import File, Parcel

SEND_TIMEOUT_SECONDS = 8
EVENT_TYPE = "whetstone_message"
_PAGE = 100
_MOST_PAGES = 10
_MARGIN_SECONDS = 60
"""Slack's clock and ours may differ by so much."""
_FOR_EVER = frozenset(  # what Slack will say again however often it is asked
    (
        *("cannot_dm_bot", "cant_update_message", "channel_not_found", "invalid_blocks"),
        *("invalid_blocks_format", "is_archived", "message_not_found", "messages_tab_disabled", "msg_blocks_too_long"),
        *("msg_too_long", "no_text", "not_in_channel", "thread_not_found", "user_disabled"),
        "user_not_found",
    )
)


_NO_FILES = frozenset({"missing_scope", "not_allowed_token_type", "file_uploads_disabled", "storage_limit_reached"})
"""Why files can't be sent at all here, as far as trying again goes."""

_TOKEN_REFUSED = frozenset({"account_inactive", "invalid_auth", "not_authed", "token_expired", "token_revoked"})

_BLOCKS_REFUSED = frozenset({"invalid_blocks", "invalid_blocks_format"})

_UNCERTAIN = frozenset(
    {"internal_error", "fatal_error", "request_timeout", "service_unavailable", "ClientResponse", "str"}
)
"""What leaves open whether it was done: Slack's own trouble, and answers that aren't JSON."""


@dataclass(frozen=True, slots=True)
class Uploaded:
    """A parcel whose files are at Slack, by (id, title). Nobody sees them until they are shared."""

    text: str
    files: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a call failed. `refused`: Slack certainly didn't do it. `final`: it never will.

    `of_token`: the token is no good, which a new one mends.
    """

    reason: str
    refused: bool
    final: bool = False
    of_token: bool = False
    retry_after: float | None = None


def sending_client(token: str, base_url: str) -> AsyncWebClient:
    """A client that never retries on its own: slack_sdk's default posts twice when a connection drops."""
    return AsyncWebClient(token=token, base_url=base_url, timeout=SEND_TIMEOUT_SECONDS, retry_handlers=[])


async def open_dm(client: AsyncWebClient, member: Member) -> str:
    """The D… id of our DM with a member."""
    answer = await client.conversations_open(users=member.user_id)
    return str(answer["channel"]["id"])


async def upload(client: AsyncWebClient, parcel: Parcel) -> Uploaded:
    """Bring the files to Slack. Done twice it leaves only files that nobody sees."""
    ids = [await _upload(client, file) for file in parcel.files]
    return Uploaded(parcel.text, tuple((id_, file.title) for id_, file in zip(ids, parcel.files, strict=True)))


async def _upload(client: AsyncWebClient, file: File) -> str:
    described = {"alt_txt": file.alt} if file.alt else {}
    place = await client.files_getUploadURLExternal(filename=file.name, length=len(file.content), **described)
    timeout = aiohttp.ClientTimeout(total=SEND_TIMEOUT_SECONDS)
    async with (
        aiohttp.ClientSession(timeout=timeout) as session,
        session.post(place["upload_url"], data=file.content, raise_for_status=True),
    ):
        return str(place["file_id"])


async def share(client: AsyncWebClient, row: Outgoing, channel_id: str, uploaded: Uploaded) -> None:
    """One message with all the files. Slack doesn't tell its ts; it is found by the files' names."""
    files: list[dict[str, str | None]] = [{"id": id_, "title": title} for id_, title in uploaded.files]
    await client.files_completeUploadExternal(
        files=files, channel_id=channel_id, initial_comment=uploaded.text or None, thread_ts=row.root_ts
    )


async def say(client: AsyncWebClient, row: Outgoing, channel_id: str, drawn: Drawn | Uploaded) -> str | None:
    """Post, redraw or share; the message's ts where Slack tells it. What is new can be found again by its key."""
    if isinstance(drawn, Uploaded):
        await share(client, row, channel_id, drawn)
        return None
    shown: dict[str, Any] = {"channel": channel_id, "text": drawn.text, "blocks": list(drawn.blocks)}
    if row.op is Op.REDRAW:
        answer = await client.chat_update(ts=row.ts or "", **shown)
    else:
        if slack_streams.may_stream(row, drawn):
            streamed = await slack_streams.stream(client, row, channel_id, drawn, _metadata(row))
            if streamed is not None:
                return streamed
        answer = await client.chat_postMessage(
            thread_ts=row.root_ts, metadata=_metadata(row), unfurl_links=False, unfurl_media=False, **shown
        )
    return str(answer["ts"])


async def mend(client: AsyncWebClient, row: Outgoing, channel_id: str, ts: str, drawn: Drawn) -> None:
    """End a stream that an earlier attempt left open: the whole message takes its place."""
    await slack_streams.mend(client, channel_id, ts, drawn, _metadata(row))


def draws_no_charts(drawn: Drawn | Uploaded, error: SlackApiError) -> bool:
    """Whether a message may have been refused because of its charts: then nothing was posted."""
    return isinstance(drawn, Drawn) and bool(drawn.charts) and slack_name(error.response) in _BLOCKS_REFUSED


def _metadata(row: Outgoing) -> dict[str, Any]:
    """What a message is found again by."""
    return {"event_type": EVENT_TYPE, "event_payload": {"key": row.key}}


class LostFromSight(aiohttp.ClientError):
    """Whether a message was posted can't be told any more."""


@dataclass(frozen=True, slots=True)
class Found:
    """A message that an earlier attempt posted; `broken`: it is a stream that was never ended."""

    ts: str
    broken: bool = False


async def find(client: AsyncWebClient, row: Outgoing, channel_id: str) -> Found | None:
    """What an earlier attempt may have posted, by the key in its metadata or its files' names.

    Raises LostFromSight where so much was said since that it can't be looked through.
    """
    cursor: str | None = None
    broken: str | None = None
    for _ in range(_MOST_PAGES):
        answer = await _page_of(client, row, channel_id, cursor)
        found = _in(answer["messages"], row)
        cursor = (answer.get("response_metadata") or {}).get("next_cursor")
        broken = broken or (slack_streams.broken_off(answer["messages"]) if row.root_ts else None)
        if found or not cursor:
            return found or (Found(broken, broken=True) if broken else None)
    raise LostFromSight


async def _page_of(client: AsyncWebClient, row: Outgoing, channel_id: str, cursor: str | None) -> AsyncSlackResponse:
    """A page of what was said where the row belongs, and not before it was asked for."""
    seen: dict[str, Any] = {"channel": channel_id, "limit": _PAGE, "cursor": cursor, "include_all_metadata": True}
    if row.root_ts is not None:
        return await client.conversations_replies(ts=row.root_ts, **seen)
    oldest = None if row.asked_at is None else f"{row.asked_at - _MARGIN_SECONDS:.6f}"
    return await client.conversations_history(oldest=oldest, **seen)


def _in(messages: list[dict[str, Any]], row: Outgoing) -> Found | None:
    if row.op is Op.FILES:
        return _with_files(messages, file_mark(row.reference))
    return _with_key(messages, row.key)


def file_mark(reference: str) -> str:
    """What the names of a row's files carry, made of the row's reference."""
    return reference.replace("|", "-")


def _with_key(messages: list[dict[str, Any]], key: str) -> Found | None:
    for message in messages:
        metadata = message.get("metadata") or {}
        if metadata.get("event_type") == EVENT_TYPE and metadata.get("event_payload", {}).get("key") == key:
            return Found(str(message["ts"]))
    return None


def _with_files(messages: list[dict[str, Any]], mark: str) -> Found | None:
    """A message with files has no metadata of ours, so the names of the files carry the mark."""
    for message in messages:
        if any(mark in file.get("name", "") for file in message.get("files", ())):
            return Found(str(message["ts"]))
    return None


def takes_no_files(row: Outgoing, failure: Failure) -> bool:
    """Whether this workspace won't take files, which only people can change."""
    return row.op is Op.FILES and failure.reason in _NO_FILES


def failure_of(error: SlackApiError | aiohttp.ClientError | TimeoutError) -> Failure:
    """What an error means for the row that was being sent."""
    if not isinstance(error, SlackApiError):
        return Failure(type(error).__name__, refused=False)
    status = getattr(error.response, "status_code", 200)
    if status == 429:
        seconds = float(error.response.headers.get("Retry-After", 1))
        return Failure("ratelimited", refused=True, retry_after=seconds)
    if status >= 500:
        return Failure(f"http_{status}", refused=False)
    name = slack_name(error.response)
    return Failure(name, refused=name not in _UNCERTAIN, final=_is_for_ever(name), of_token=name in _TOKEN_REFUSED)


def _is_for_ever(name: str) -> bool:
    return name in _FOR_EVER or is_forbidden(name)
