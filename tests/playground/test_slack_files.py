"""Files: sent by people as they are, as snippets and as voice clips; uploaded by the app; and who may fetch them."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from echo_app import Echo, until_told
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from playground.desk import Playground
from playground.manifest import Manifest
from playground.person import Person, Told
from playground.server import running

SPOKEN = "First I would ask how many people use it at once, and then I would cut the scope to what they need most."


async def fetch(pg: Playground, url: str, token: str = "") -> tuple[int, str, bytes]:
    headers = {"authorization": f"Bearer {token or pg.bot_token}"}
    async with aiohttp.ClientSession() as http, http.get(url, headers=headers) as answer:
        return answer.status, answer.content_type, await answer.read()


async def shared(echo: Echo) -> dict[str, Any]:
    """The first file of the first message the app heard."""
    (event, *_) = await until_told(echo, "message")
    assert event["subtype"] == "file_share"
    file: dict[str, Any] = event["files"][0]
    return file


async def info(echo: Echo, file_id: str) -> dict[str, Any]:
    file: dict[str, Any] = (await echo.client.files_info(file=file_id))["file"]
    return file


async def until_transcribed(echo: Echo, file_id: str) -> dict[str, Any]:
    async with asyncio.timeout(5):
        while (file := await info(echo, file_id))["transcription"]["status"] == "processing":
            await asyncio.sleep(0.01)
    return file


async def test_files_of_a_person_arrive_in_one_message(pg: Playground, echo: Echo, ana: Person) -> None:
    root = await ana.say("root")
    sent = await ana.send_files({"cv.pdf": b"%PDF", "board.png": b"png"}, "my papers", thread_ts=root)
    _, event = await until_told(echo, "message", 2)
    assert (event["subtype"], event["text"], event["thread_ts"]) == ("file_share", "my papers", root)
    assert [(file["name"], file["mode"], file["size"]) for file in event["files"]] == [
        ("cv.pdf", "hosted", 4),
        ("board.png", "hosted", 3),
    ]
    assert len(await until_told(echo, "file_shared", 2)) == 2
    replies = await echo.client.conversations_replies(channel=await ana.dm(), ts=root)
    kept = replies["messages"][1]
    assert (kept["ts"], "subtype" in kept, len(kept["files"])) == (sent["ts"], False, 2)
    assert (kept["files"][0]["id"], kept["files"][0]["title"]) == (event["files"][0]["id"], "cv.pdf")


async def test_a_file_is_fetched_with_the_token_and_without_it_one_lands_at_the_sign_in(
    pg: Playground, echo: Echo, ana: Person
) -> None:
    await ana.send_files({"cv.pdf": b"%PDF"})
    file = await shared(echo)
    for address in (file["url_private"], file["url_private_download"]):
        assert await fetch(pg, address) == (200, "application/pdf", b"%PDF")
        status, kind, _ = await fetch(pg, address, "somebody-else")
        assert (status, kind) == (200, "text/html")  # Slack answers so too: look at the type, not at the status
    assert (await fetch(pg, file["url_private"].replace(file["id"], "F404")))[0] == 404


@pytest.mark.parametrize(
    ("text", "lines", "more", "preview"),
    [("one", 1, 0, "one"), ("1\n2\n3\n4\n5\n6\n7", 7, 2, "1\n2\n3\n4\n5")],
)
async def test_a_snippet_has_a_preview_and_says_how_much_more_there_is(
    pg: Playground, echo: Echo, ana: Person, text: str, lines: int, more: int, preview: str
) -> None:
    await ana.send_snippet(text, title="answer.py", comment="in code")
    file = await shared(echo)
    assert (file["mode"], file["filetype"], file["editable"], file["title"]) == ("snippet", "python", True, "answer.py")
    assert (file["lines"], file["lines_more"], file["preview"]) == (lines, more, preview)
    assert file["preview_is_truncated"] is (more > 0)
    assert (await fetch(pg, file["url_private"]))[2].decode() == text
    assert echo.events("message")[0]["text"] == "in code"


async def test_a_text_file_is_a_snippet_too_and_what_only_claims_to_be_text_is_not(echo: Echo, ana: Person) -> None:
    await ana.send_files({"notes.txt": b"hug a kitten", "broken.txt": b"\xff\xfe"})
    (event,) = await until_told(echo, "message")
    notes, broken = event["files"]
    assert (notes["mode"], notes["filetype"], notes["preview"], notes["lines"]) == (
        "snippet",
        "text",
        "hug a kitten",
        1,
    )
    assert (broken["mode"], "preview" in broken) == ("hosted", False)


async def test_a_clips_transcript_comes_later_and_is_told_as_a_change_of_the_file(
    pg: Playground, echo: Echo, ana: Person
) -> None:
    await ana.send_clip(SPOKEN, after=20)
    file = await shared(echo)
    assert (file["subtype"], file["media_display_type"], file["mimetype"][:6]) == ("slack_audio", "audio", "audio/")
    assert (file["transcription"], "vtt" in file) == ({"status": "processing"}, False)
    assert file["duration_ms"] > 1000
    pg.workspace.clock.forward(19)
    await asyncio.sleep(0.05)
    assert (await info(echo, file["id"]))["transcription"] == {"status": "processing"}
    assert echo.events("file_change") == []
    pg.workspace.clock.forward(2)
    (change,) = await until_told(echo, "file_change")
    assert (change["file_id"], change["file"]) == (file["id"], {"id": file["id"]})
    ready = await info(echo, file["id"])
    assert ready["transcription"] == {
        "status": "complete",
        "locale": "en-US",
        "preview": {"content": SPOKEN, "has_more": False},
    }
    assert len(echo.events("message")) == 1  # the message itself isn't told again


async def test_a_transcript_is_served_whole_where_the_preview_is_cut(pg: Playground, echo: Echo, ana: Person) -> None:
    said = " ".join([SPOKEN] * 4)
    sent = await ana.send_clip(said)
    file = await until_transcribed(echo, sent["file"]["id"])
    preview = file["transcription"]["preview"]
    assert preview["has_more"]
    assert said.startswith(preview["content"])
    status, kind, body = await fetch(pg, file["vtt"])
    text = body.decode()
    assert (status, kind) == (200, "text/vtt")
    assert text.startswith("\ufeffWEBVTT \n\n00:00:00.000 --> 00:00:04.800\n- First I would")
    words = [line.removeprefix("- ") for line in text.splitlines() if line.startswith("- ")]
    assert " ".join(words) == said
    assert (await fetch(pg, file["vtt"], "nobody"))[1] == "text/html"


async def test_a_transcript_may_fail_or_never_come(pg: Playground, echo: Echo, ana: Person) -> None:
    failing = (await ana.send_clip("mumble", fails=True))["file"]["id"]
    never = (await ana.send_clip("hello?", after=None))["file"]["id"]
    assert (await until_transcribed(echo, failing))["transcription"] == {"status": "failed"}
    pg.workspace.clock.forward(86_400)
    await asyncio.sleep(0.05)
    pending = await info(echo, never)
    assert pending["transcription"] == {"status": "processing"}
    assert (await fetch(pg, pending["url_private"].replace(pending["name"], "transcript.vtt")))[0] == 404


async def test_a_clip_on_its_way_is_transcribed_by_the_next_run(tmp_path: Path, manifest: Manifest) -> None:
    async with running(tmp_path, manifest=manifest) as pg, Person(pg.url, "ana") as ana:
        file_id = (await ana.send_clip("still here", after=60))["file"]["id"]
    async with running(tmp_path, manifest=manifest) as pg:
        pg.workspace.clock.forward(61)
        client = AsyncWebClient(token=pg.bot_token, base_url=f"{pg.url}/api/")
        async with asyncio.timeout(5):
            while (await client.files_info(file=file_id))["file"]["transcription"]["status"] != "complete":
                await asyncio.sleep(0.01)


async def test_a_recording_that_is_only_attached_has_no_transcript(echo: Echo, ana: Person) -> None:
    await ana.send_files({"voice.mp3": b"sound"})
    file = await shared(echo)
    assert (file["transcription"], "subtype" in file) == ({"status": "none"}, False)


@pytest.mark.parametrize(
    ("act", "body", "said"),
    [
        ("clip", {"spoken": "x", "seconds": 301}, "A clip is five minutes long at most."),
        ("clip", {"spoken": "x", "after": "soon"}, "seconds and after must be numbers."),
        ("clip", {"spoken": " "}, "Please give spoken."),
        ("snippet", {"text": "x" * 1_000_001}, "That is too long for a snippet: 1000000 characters at most."),
        ("upload", {"files": "cv.pdf"}, "files must be a list, each with a name and content_base64."),
        ("upload", {"files": [{"content_base64": ""}]}, "Please give name."),
    ],
)
async def test_what_can_not_be_sent_says_why(ana: Person, act: str, body: dict[str, Any], said: str) -> None:
    with pytest.raises(Told) as caught:
        await ana.act(act, channel=await ana.dm(), **body)
    assert caught.value.said == said
    assert await ana.messages() == []


async def test_the_app_uploads_several_files_into_a_thread_as_one_message(echo: Echo, ana: Person) -> None:
    dm, root = await ana.dm(), await ana.say("export please")
    answer = await echo.client.files_upload_v2(
        channel=dm,
        thread_ts=root,
        initial_comment="here & there",
        file_uploads=[
            {"filename": "log.csv", "title": "Your log", "content": "a,b\n1,2"},
            {"filename": "all.json", "title": "Everything", "content": "{}"},
        ],
    )
    message = await ana.wait_for("here &amp; there")
    assert (message["thread_ts"], len(message["files"])) == (root, 2)
    replies = await echo.client.conversations_replies(channel=dm, ts=root)
    kept = replies["messages"][1]
    assert [(file["name"], file["title"]) for file in kept["files"]] == [
        ("log.csv", "Your log"),
        ("all.json", "Everything"),
    ]
    assert kept["bot_id"] == (await echo.client.auth_test())["bot_id"]
    assert [file["id"] for file in answer["files"]] == [file["id"] for file in kept["files"]]
    told = await until_told(echo, "message", 2)
    assert (told[1]["subtype"], told[1]["bot_id"]) == ("file_share", kept["bot_id"])


async def test_an_upload_nobody_is_shown_stays_with_the_app(echo: Echo) -> None:
    unshared = await echo.client.files_upload_v2(filename="draft.txt", content="x")
    assert unshared["files"][0]["channels"] == []


async def test_one_upload_can_go_to_several_conversations_and_a_comment_goes_before_blocks(
    echo: Echo, ana: Person, mia: Person
) -> None:
    ticket = await echo.client.files_getUploadURLExternal(filename="a.txt", length=3)
    async with aiohttp.ClientSession() as http:
        await http.post(ticket["upload_url"], data=b"abc")
    body = {
        "files": [{"id": ticket["file_id"]}],
        "channels": f"{await ana.dm()}, {await mia.dm()}",
        "initial_comment": "for both",
        "blocks": [{"type": "divider"}],
    }
    await echo.client.api_call("files.completeUploadExternal", json=body)
    for person in (ana, mia):
        assert (await person.wait_for("for both"))["blocks"] == []


async def test_an_upload_into_a_thread_that_is_not_there_shows_nothing(echo: Echo, ana: Person) -> None:
    with pytest.raises(SlackApiError, match="thread_not_found"):
        await echo.client.files_upload_v2(channel=await ana.dm(), thread_ts="1.000001", filename="a.txt", content="x")
    assert await ana.messages() == []


async def test_an_upload_may_come_as_a_form_and_only_to_an_announced_file(
    client: AsyncWebClient, pg: Playground
) -> None:
    ticket = await client.files_getUploadURLExternal(filename="a.txt", length=3)
    form = aiohttp.FormData()
    form.add_field("file", b"abc", filename="a.txt")
    async with aiohttp.ClientSession() as http:
        async with http.post(ticket["upload_url"], data=form) as answer:
            assert await answer.text() == "OK - 3"
        async with http.post(f"{pg.url}/upload/F404", data=b"x") as answer:
            assert answer.status == 404
