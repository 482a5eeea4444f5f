"""Pictures in blocks that are files of the workspace, and a refusal of one kind of block only."""

from __future__ import annotations

from base64 import b64decode
from typing import Any

import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from playground.desk import Playground
from playground.page.routes import screen_html
from playground.person import Person
from tests.playground.page_samples import chart

ANA = "U0PGANA001"
PNG = b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==")
CHART = {"type": "data_visualization", "title": "Drills a week", "chart": chart("bar", "W1")}


def picture(**source: str) -> dict[str, Any]:
    return {"type": "image", "slack_file": source, "alt_text": "Three drills in W1"}


async def uploaded(client: AsyncWebClient, name: str = "trend.png", **more: Any) -> dict[str, Any]:
    answer = await client.files_upload_v2(filename=name, content=PNG, title="Trend", **more)
    file: dict[str, Any] = answer["files"][0]
    return file


async def refusal(client: AsyncWebClient, *blocks: dict[str, Any]) -> str:
    with pytest.raises(SlackApiError) as caught:
        await client.chat_postMessage(channel=ANA, text="t", blocks=list(blocks))
    assert caught.value.response["error"] == "invalid_blocks"
    return str(caught.value.response["errors"][0])


async def test_a_picture_the_app_uploaded_is_shown_by_its_id_or_its_address(
    pg: Playground, client: AsyncWebClient, ana: Person
) -> None:
    file = await uploaded(client)
    await client.chat_postMessage(channel=ANA, text="t", blocks=[picture(id=file["id"])])
    await client.chat_postMessage(channel=ANA, text="t", blocks=[picture(url=file["url_private"])])
    html = screen_html(pg, {})
    assert html.count(f'<img src="/ui/files/{file["id"]}" alt="Three drills in W1"') == 2
    assert (await ana.http.get(f"/ui/files/{file['id']}")).content == PNG


@pytest.mark.parametrize(
    ("source", "why"),
    [
        ({"id": "F404404404"}, "blocks[1].slack_file: invalid slack file"),
        ({"id": "trend.png"}, "blocks[1].slack_file: id must match F[A-Z0-9]{8,}"),
        ({"url": "https://example.org/trend.png"}, "blocks[1].slack_file: invalid slack file"),
    ],
)
async def test_a_file_that_is_not_there_is_refused(client: AsyncWebClient, source: dict[str, str], why: str) -> None:
    assert await refusal(client, {"type": "divider"}, picture(**source)) == why


async def test_a_file_that_is_announced_only_or_no_picture_is_refused(client: AsyncWebClient) -> None:
    announced = (await client.files_getUploadURLExternal(filename="later.png", length=9))["file_id"]
    text = await uploaded(client, "trend.csv")
    for file_id in (announced, text["id"]):
        assert await refusal(client, picture(id=file_id)) == "blocks[0].slack_file: invalid slack file"


async def test_a_picture_of_a_conversation_the_app_is_not_in_is_refused(client: AsyncWebClient, ana: Person) -> None:
    between = (await ana.act("dm", other="mia"))["channel"]
    private = (await ana.send_files({"board.png": PNG}, channel=between))["files"][0]
    shared = (await ana.send_files({"board.png": PNG}))["files"][0]
    assert "invalid slack file" in await refusal(client, picture(id=private["id"]))
    await client.chat_postMessage(channel=ANA, text="t", blocks=[picture(id=shared["id"])])


async def test_a_view_is_held_to_it_too(client: AsyncWebClient) -> None:
    home = {"type": "home", "blocks": [picture(id="F404404404")]}
    with pytest.raises(SlackApiError) as caught:
        await client.views_publish(user_id=ANA, view=home)
    assert caught.value.response["error"] == "invalid_arguments"
    home["blocks"] = [picture(id=(await uploaded(client))["id"])]
    assert (await client.views_publish(user_id=ANA, view=home))["ok"]


async def test_one_kind_of_block_can_be_refused_so_that_an_app_has_to_do_without(
    client: AsyncWebClient, ana: Person
) -> None:
    await ana.http.post("/_faults", json={"kind": "refused", "block": "data_visualization", "times": None})
    assert await refusal(client, {"type": "divider"}, CHART) == "unsupported type: data_visualization"
    await client.chat_postMessage(channel=ANA, text="in words")
    await client.chat_postMessage(channel=ANA, text="t", blocks=[picture(id=(await uploaded(client))["id"])])
    with pytest.raises(SlackApiError):
        await client.views_publish(user_id=ANA, view={"type": "home", "blocks": [CHART]})
    await ana.http.delete("/_faults")
    await client.chat_postMessage(channel=ANA, text="t", blocks=[CHART])


async def test_such_a_refusal_may_have_another_name_and_be_for_one_method(client: AsyncWebClient, ana: Person) -> None:
    fault = {"kind": "refused", "method": "chat.postMessage", "block": "image", "error": "invalid_attachments"}
    await ana.http.post("/_faults", json=fault)
    file = await uploaded(client)
    await client.views_publish(user_id=ANA, view={"type": "home", "blocks": [picture(id=file["id"])]})
    with pytest.raises(SlackApiError, match="invalid_attachments"):
        await client.chat_postMessage(channel=ANA, text="t", blocks=[picture(id=file["id"])])
    await client.chat_postMessage(channel=ANA, text="t", blocks=[picture(id=file["id"])])
