"""Fetches the words of a member's file from Slack. Our token goes to Slack's own hosts and nowhere else."""

import logging
import re
from collections.abc import Mapping
from enum import Enum, auto
from typing import Any
from urllib.parse import urlsplit

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.core.attachments import MOST_BYTES, FileKind, spoken_in, text_in
from bot.core.errors import slack_name

log = logging.getLogger(__name__)

DOWNLOAD_SECONDS = 15.0
_HOST = re.compile(r"[A-Za-z0-9.-]+(?::\d+)?")
"""A name or number and perhaps a port. Anything else in an address is read differently by different readers."""


class Outcome(Enum):
    """LATER: Slack still works on it. NEVER: there are no words to be had."""

    LATER = auto()
    NEVER = auto()


class Refused(Exception):
    """Slack answered a download with something else than the file."""


async def words_of(client: AsyncWebClient, file_id: str, kind: FileKind) -> str | Outcome:
    """What a file holds. Raises Refused, SlackApiError, aiohttp.ClientError, TimeoutError."""
    file = (await client.files_info(file=file_id))["file"]
    if kind is FileKind.CLIP:
        return await _said_in(client, file)
    content = await _download(client, file.get("url_private"), html_is_fine=file.get("mimetype") == "text/html")
    return Outcome.NEVER if content is None else text_in(content)


async def content_of(client: AsyncWebClient, file_id: str) -> bytes | None:
    """A file's bytes, as they are; None where Slack doesn't give them."""
    try:
        file = (await client.files_info(file=file_id))["file"]
        return await _download(client, file.get("url_private"))
    except SlackApiError as error:
        log.info("file_not_had reason=%s", slack_name(error.response))
    except (aiohttp.ClientError, TimeoutError, Refused) as error:
        log.info("file_not_had reason=%s", type(error).__name__)
    return None


async def _said_in(client: AsyncWebClient, file: Mapping[str, Any]) -> str | Outcome:
    transcription = file.get("transcription") or {}
    status = transcription.get("status")
    if status != "complete":
        return Outcome.LATER if status == "processing" else Outcome.NEVER
    content = await _download(client, file.get("vtt"))
    said = spoken_in(content[:MOST_BYTES].decode(errors="replace")) if content else ""
    # Without the transcript its beginning, which comes with the file, is better than nothing.
    return said or (transcription.get("preview") or {}).get("content") or Outcome.NEVER


async def _download(client: AsyncWebClient, url: str | None, *, html_is_fine: bool = False) -> bytes | None:
    """The file's bytes, one more than `MOST_BYTES` at most; None where it lies somewhere our token must not go."""
    if url is None or not may_see_token(url, client.base_url):
        return None
    timeout = aiohttp.ClientTimeout(total=DOWNLOAD_SECONDS)
    headers = {"Authorization": f"Bearer {client.token}"}
    async with (
        aiohttp.ClientSession(timeout=timeout) as session,
        # Where the token isn't enough, Slack redirects to its sign-in page, or answers with that page at once.
        session.get(url, headers=headers, proxy=client.proxy, allow_redirects=False) as answer,
    ):
        if answer.status != 200 or (answer.content_type == "text/html" and not html_is_fine):
            raise Refused
        return await _at_most(answer.content, MOST_BYTES + 1)


async def _at_most(stream: aiohttp.StreamReader, size: int) -> bytes:
    read = bytearray()
    while len(read) < size and (chunk := await stream.read(size - len(read))):
        read += chunk
    return bytes(read)


def may_see_token(url: str, api_url: str) -> bool:
    """Whether an address is Slack's: https on slack.com or below it, or the very host the Web API is called at."""
    parts, api = urlsplit(url), urlsplit(api_url)
    if not _HOST.fullmatch(parts.netloc):
        return False
    if (parts.scheme, parts.netloc) == (api.scheme, api.netloc):
        return True
    host = parts.hostname or ""
    return parts.scheme == "https" and (host == "slack.com" or host.endswith(".slack.com"))
