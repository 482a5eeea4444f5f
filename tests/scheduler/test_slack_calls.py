"""What a failed call means, how long is waited, and how a lost message is found again."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import aiohttp
import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from bot.core.outgoing import Op, Outgoing
from bot.scheduler.courier import LONGEST_BACKOFF, backoff
from bot.scheduler.slack_calls import (
    Failure,
    Found,
    failure_of,
    find,
    open_dm,
    say,
    sending_client,
    takes_no_files,
    upload,
)
from bot.views.drawn import message
from bot.views.files import File, Parcel
from playground.desk import Playground
from playground.server import running
from tests.cast import ANA

MANIFEST = Path(__file__).parents[2] / "manifest.yml"


def refused(error: str, status: int = 200, **headers: str) -> SlackApiError:
    """Slack's answer to a call, as the SDK raises it."""
    response = AsyncSlackResponse(
        client=AsyncWebClient(),
        http_verb="POST",
        api_url="https://slack.com/api/chat.postMessage",
        req_args={},
        data={"ok": False, "error": error},
        headers=headers,
        status_code=status,
    )
    return SlackApiError(error, response)


@pytest.mark.parametrize(
    ("error", "means"),
    [
        # Slack certainly said no: a later try may work.
        (refused("ratelimited", 429, **{"Retry-After": "7"}), Failure("ratelimited", refused=True, retry_after=7.0)),
        (refused("ratelimited", 429), Failure("ratelimited", refused=True, retry_after=1.0)),
        (refused("token_revoked"), Failure("token_revoked", refused=True, of_token=True)),
        (refused("account_inactive"), Failure("account_inactive", refused=True, of_token=True)),
        (refused("missing_scope"), Failure("missing_scope", refused=True)),
        # It will never work.
        (refused("channel_not_found"), Failure("channel_not_found", refused=True, final=True)),
        (refused("invalid_blocks"), Failure("invalid_blocks", refused=True, final=True)),
        (refused("message_not_found"), Failure("message_not_found", refused=True, final=True)),
        (refused("msg_too_long"), Failure("msg_too_long", refused=True, final=True)),
        (
            refused("restricted_action_thread_locked"),
            Failure("restricted_action_thread_locked", refused=True, final=True),
        ),
        # Nobody knows whether it worked.
        (refused("internal_error"), Failure("internal_error", refused=False)),
        (refused("fatal_error"), Failure("fatal_error", refused=False)),
        (refused("request_timeout"), Failure("request_timeout", refused=False)),
        (refused("service_unavailable"), Failure("service_unavailable", refused=False)),
        (refused("oops", 500), Failure("http_500", refused=False)),
        (refused("oops", 503), Failure("http_503", refused=False)),
        (aiohttp.ServerDisconnectedError(), Failure("ServerDisconnectedError", refused=False)),
        (aiohttp.ClientPayloadError(), Failure("ClientPayloadError", refused=False)),
        (TimeoutError(), Failure("TimeoutError", refused=False)),
    ],
    ids=lambda each: each.reason if isinstance(each, Failure) else "",
)
def test_an_error_means(error: SlackApiError | aiohttp.ClientError | TimeoutError, means: Failure) -> None:
    assert failure_of(error) == means


def test_the_wait_doubles_up_to_five_minutes() -> None:
    assert [backoff(n).total_seconds() for n in range(5)] == [1, 2, 4, 8, 16]
    assert backoff(9) == LONGEST_BACKOFF == timedelta(minutes=5)
    assert backoff(10_000) == LONGEST_BACKOFF


def test_the_sending_client_never_tries_again_by_itself() -> None:
    client = sending_client("xoxb-1", "http://127.0.0.1:1/api/")
    assert client.retry_handlers == []
    assert client.timeout == 8


@pytest.fixture
async def pg() -> AsyncIterator[Playground]:
    async with running(None, manifest=MANIFEST, limits=False) as playground:
        yield playground


@pytest.fixture
def client(pg: Playground) -> AsyncWebClient:
    return sending_client(pg.bot_token, f"{pg.url}/api/")


def row(key: str, root_ts: str | None = None) -> Outgoing:
    """A post that an earlier attempt may have made."""
    return Outgoing(
        team_id=ANA.team_id,
        key=key,
        op=Op.POST,
        user_id=ANA.user_id,
        conversation=f"dm:{ANA.user_id}",
        kind="line",
        reference="",
        version=1,
        attempts=1,
        maybe_posted=True,
        root_key="drill:1:card" if root_ts else None,
        channel_id=None,
        root_ts=root_ts,
        ts=None,
    )


async def test_a_posted_message_is_found_by_its_key(pg: Playground, client: AsyncWebClient) -> None:
    channel = await open_dm(client, replace(ANA, user_id=pg.workspace.people.humans()[0].id))
    root = await say(client, row("root"), channel, message("The card"))
    reply = await say(client, row("reply", root), channel, message("The question"))
    assert await find(client, row("root"), channel) == Found(root)
    assert await find(client, row("reply", root), channel) == Found(reply)
    assert await find(client, row("reply"), channel) is None
    assert await find(client, row("never sent", root), channel) is None


async def test_a_reply_is_found_behind_more_than_a_page_of_others(pg: Playground, client: AsyncWebClient) -> None:
    channel = await open_dm(client, replace(ANA, user_id=pg.workspace.people.humans()[0].id))
    root = await say(client, row("root"), channel, message("The card"))
    for number in range(105):
        await client.chat_postMessage(channel=channel, thread_ts=root, text=f"note {number}")
    last = await say(client, row("last", root), channel, message("The last question"))
    assert await find(client, row("last", root), channel) == Found(last)


PARCEL = Parcel("Two files", (File("a-0190.md", "To read", "ä\n".encode()), File("a-0190.csv", "A table", b"x,y\n")))


def files_row(reference: str) -> Outgoing:
    """Files that an earlier attempt may have sent."""
    return replace(row("files"), op=Op.FILES, kind="export", reference=reference)


async def test_uploaded_files_are_seen_by_nobody_until_they_are_shared(pg: Playground, client: AsyncWebClient) -> None:
    channel = await open_dm(client, replace(ANA, user_id=pg.workspace.people.humans()[0].id))
    uploaded = await upload(client, PARCEL)
    assert pg.workspace.messages.history(channel) == []
    assert await find(client, files_row("0190"), channel) is None
    assert await say(client, files_row("0190"), channel, uploaded) is None
    [shared] = pg.workspace.messages.history(channel)
    assert shared.text == "Two files"
    files = [pg.workspace.files.get(id_) for id_ in shared.files]
    assert [(each.name, each.title, pg.workspace.files.content(each)) for each in files if each] == [
        (file.name, file.title, file.content) for file in PARCEL.files
    ]


async def test_shared_files_are_found_by_the_mark_in_their_names(pg: Playground, client: AsyncWebClient) -> None:
    channel = await open_dm(client, replace(ANA, user_id=pg.workspace.people.humans()[0].id))
    await say(client, row("other"), channel, message("Something else"))
    await say(client, files_row("0190"), channel, await upload(client, PARCEL))
    [shared] = [each for each in pg.workspace.messages.history(channel) if each.files]
    assert await find(client, files_row("0190"), channel) == Found(shared.ts)
    assert await find(client, files_row("0191"), channel) is None


def test_a_missing_permission_ends_only_what_brings_files() -> None:
    missing = failure_of(refused("missing_scope"))
    assert takes_no_files(files_row("0190"), missing)
    assert not takes_no_files(row("post"), missing)
    assert not takes_no_files(files_row("0190"), failure_of(refused("internal_error")))
