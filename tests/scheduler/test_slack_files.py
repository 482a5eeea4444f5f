"""What is fetched of a file, from a Slack that answers as it likes; and where our token goes."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer
from slack_sdk.web.async_client import AsyncWebClient

from bot.core.attachments import CUT, MOST_BYTES, FileKind
from bot.scheduler.slack_calls import sending_client
from bot.scheduler.slack_files import Outcome, Refused, content_of, may_see_token, words_of

API = "https://slack.com/api/"
VTT = "\ufeffWEBVTT \n\n00:00:00.000 --> 00:00:02.000\n- First the cost.\n"


@dataclass
class OddSlack:
    """Answers files.info with `file` and every download with `body`; writes down the tokens it was shown there."""

    file: dict[str, Any] = field(default_factory=dict)
    body: bytes = b""
    content_type: str = "text/plain"
    status: int = 200
    shown: list[str] = field(default_factory=list)
    url: str = ""

    async def info(self, _: web.Request) -> web.Response:
        return web.json_response({"ok": True, "file": self.file})

    async def download(self, request: web.Request) -> web.Response:
        self.shown.append(request.headers["Authorization"])
        headers = {"Location": "/files/elsewhere"} if self.status == 302 else {}
        return web.Response(body=self.body, content_type=self.content_type, status=self.status, headers=headers)

    def client(self) -> AsyncWebClient:
        return sending_client("xoxb-secret", f"{self.url}/api/")

    async def words_of(self, kind: FileKind, **file: Any) -> str | Outcome:
        self.file = file
        return await words_of(self.client(), "F1", kind)

    async def clip(self, status: str, **more: Any) -> str | Outcome:
        return await self.words_of(FileKind.CLIP, transcription={"status": status, **more}, vtt=f"{self.url}/files/vtt")

    async def snippet(self, **more: Any) -> str | Outcome:
        return await self.words_of(FileKind.SNIPPET, **{"url_private": f"{self.url}/files/it", **more})


@pytest.fixture
async def slack() -> AsyncIterator[OddSlack]:
    odd = OddSlack()
    app = web.Application()
    app.router.add_get("/api/files.info", odd.info)
    app.router.add_get("/files/{name}", odd.download)
    async with TestServer(app) as server:
        odd.url = f"http://127.0.0.1:{server.port}"
        yield odd


async def test_a_snippet_is_fetched_whole_with_the_token(slack: OddSlack) -> None:
    slack.body = "def f():\n    return 'ü'".encode()
    assert await slack.snippet() == "def f():\n    return 'ü'"
    assert slack.shown == ["Bearer xoxb-secret"]


async def test_of_more_than_a_megabyte_the_rest_is_left_there(slack: OddSlack) -> None:
    slack.body = b"x" * (3 * MOST_BYTES)
    assert await slack.snippet() == f"{'x' * MOST_BYTES}\n{CUT}"


@pytest.mark.parametrize("url", [None, "https://elsewhere.example/it", "ftp://slack.com/it"])
async def test_where_our_token_must_not_go_nothing_is_fetched(slack: OddSlack, url: str | None) -> None:
    assert await slack.snippet(url_private=url) is Outcome.NEVER
    assert slack.shown == []


async def test_the_way_to_the_sign_in_is_not_followed(slack: OddSlack) -> None:
    slack.status = 302
    with pytest.raises(Refused):
        await slack.snippet()
    assert len(slack.shown) == 1


async def test_the_sign_in_page_is_nobodys_answer(slack: OddSlack) -> None:
    slack.body, slack.content_type = b"<title>Sign in</title>", "text/html"
    with pytest.raises(Refused):
        await slack.snippet(mimetype="text/plain")
    assert await slack.snippet(mimetype="text/html") == "<title>Sign in</title>", "somebody answered in HTML"


@pytest.mark.parametrize(
    ("status", "outcome"),
    [("processing", Outcome.LATER), ("failed", Outcome.NEVER), ("none", Outcome.NEVER), ("new", Outcome.NEVER)],
)
async def test_without_a_transcript_nothing_is_fetched(slack: OddSlack, status: str, outcome: Outcome) -> None:
    assert await slack.clip(status) is outcome
    assert slack.shown == []


async def test_the_file_of_a_form_comes_as_it_is(slack: OddSlack) -> None:
    slack.file, slack.body = {"url_private": f"{slack.url}/files/it"}, b"\xff\xfed\x00"
    assert await content_of(slack.client(), "F1") == b"\xff\xfed\x00"
    slack.body = b"x" * (3 * MOST_BYTES)
    assert len(await content_of(slack.client(), "F1") or b"") == MOST_BYTES + 1, "enough to see that it is too long"


@pytest.mark.parametrize("status", [302, 404, 500])
async def test_where_slack_does_not_give_the_file_of_a_form_there_is_none(slack: OddSlack, status: int) -> None:
    slack.file, slack.status = {"url_private": f"{slack.url}/files/it"}, status
    assert await content_of(slack.client(), "F1") is None
    slack.file, slack.status = {"url_private": "https://elsewhere.example/it"}, 200
    assert await content_of(slack.client(), "F1") is None
    assert len(slack.shown) == 1


async def test_a_clip_that_is_not_transcribed_at_all_has_no_words(slack: OddSlack) -> None:
    assert await slack.words_of(FileKind.CLIP) is Outcome.NEVER


async def test_a_transcript_is_what_was_said(slack: OddSlack) -> None:
    slack.body = VTT.encode()
    assert await slack.clip("complete", preview={"content": "First", "has_more": True}) == "First the cost."


async def test_where_the_transcript_is_empty_its_beginning_does(slack: OddSlack) -> None:
    assert await slack.clip("complete", preview={"content": "First", "has_more": False}) == "First"
    assert await slack.clip("complete") is Outcome.NEVER


@pytest.mark.parametrize(
    "url",
    ["https://files.slack.com/files-pri/T1-F1/a.py", "https://slack.com/x", "https://team.enterprise.slack.com/x"],
)
def test_slacks_own_hosts_may_see_the_token(url: str) -> None:
    assert may_see_token(url, API)


@pytest.mark.parametrize(
    "url",
    [
        "http://files.slack.com/x",
        "https://slack.com.example/x",
        "https://notslack.com/x",
        "https://files.slack.com@example.org/x",
        "https://example.org\\@files.slack.com/x",
        "https://example.org#.slack.com/x",
        "https://[::1]/x",
        "//files.slack.com/x",
        "/x",
        "",
    ],
)
def test_nobody_else_may(url: str) -> None:
    assert not may_see_token(url, API)


def test_nor_another_port_or_scheme_of_the_host_the_api_is_called_at() -> None:
    api = "http://127.0.0.1:8080/api/"
    assert may_see_token("http://127.0.0.1:8080/files/F1/a.py", api)
    assert not may_see_token("http://127.0.0.1:8081/files/F1/a.py", api)
    assert not may_see_token("https://127.0.0.1:8080/files/F1/a.py", api)
