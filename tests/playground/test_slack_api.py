"""The Web API's way in: tokens, scopes, encodings, and the errors of each method, row by row."""

from __future__ import annotations

from typing import Any

import httpx2
import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from playground.desk import Playground
from playground.manifest import Manifest, parse_manifest
from playground.person import Person
from playground.server import running

GENERAL = "C0PGGENERAL"
ANA = "U0PGANA001"
HELLO = {"channel": ANA, "text": "hello"}
MODAL = {"type": "modal", "title": {"type": "plain_text", "text": "T"}, "blocks": [{"type": "divider"}]}


async def refused(client: AsyncWebClient, method: str, args: dict[str, Any]) -> SlackApiError:
    with pytest.raises(SlackApiError) as caught:
        await client.api_call(method, json=args)
    return caught.value


@pytest.mark.parametrize(
    ("token", "method", "error"),
    [
        ("", "auth.test", "not_authed"),
        ("xoxb-somebody-else", "auth.test", "invalid_auth"),
        ("app", "auth.test", "not_allowed_token_type"),
        ("bot", "apps.connections.open", "not_allowed_token_type"),
        ("bot", "chat.shout", "unknown_method"),
    ],
)
async def test_a_token_that_does_not_fit_is_refused(pg: Playground, token: str, method: str, error: str) -> None:
    known = {"app": pg.app_token, "bot": pg.bot_token}
    async with httpx2.AsyncClient(trust_env=False) as http:
        headers = {"authorization": f"Bearer {known.get(token, token)}"} if token else {}
        answer = (await http.post(f"{pg.url}/api/{method}", headers=headers)).json()
    assert (answer["ok"], answer["error"]) == (False, error)


@pytest.mark.parametrize(
    ("method", "needed"),
    [
        ("chat.postMessage", "chat:write"),
        ("conversations.open", "im:write"),
        ("users.info", "users:read"),
        ("files.getUploadURLExternal", "files:write"),
        ("reactions.add", "reactions:write"),
        ("assistant.threads.setStatus", "assistant:write"),
    ],
)
async def test_a_method_without_its_scope_names_what_is_needed(method: str, needed: str) -> None:
    bare = Manifest("Bare", scopes=("commands",))
    async with running(None, manifest=bare) as pg:
        client = AsyncWebClient(token=pg.bot_token, base_url=f"{pg.url}/api/")
        error = await refused(client, method, {"channel": ANA, "text": "hi"})
    assert error.response["error"] == "missing_scope"
    assert (error.response["needed"], error.response["provided"]) == (needed, "commands")


@pytest.mark.parametrize(
    ("method", "needed"),
    [
        ("conversations.history", "im:history"),
        ("conversations.replies", "im:history"),
        ("conversations.info", "im:read"),
        ("conversations.members", "im:read"),
    ],
)
async def test_reading_a_direct_conversation_needs_its_own_scope(method: str, needed: str) -> None:
    async with running(None, manifest=Manifest("Bare", scopes=("channels:history", "channels:read"))) as pg:
        dm = pg.workspace.app_dm(pg.workspace.people.humans()[0]).id
        client = AsyncWebClient(token=pg.bot_token, base_url=f"{pg.url}/api/")
        error = await refused(client, method, {"channel": dm, "ts": "1.0"})
    assert error.response["needed"] == needed


REFUSALS: list[tuple[str, dict[str, Any], str]] = [
    ("chat.postMessage", {"channel": "C404", "text": "hi"}, "channel_not_found"),
    ("chat.postMessage", {"channel": GENERAL, "text": "hi"}, "not_in_channel"),
    ("chat.postMessage", {"text": "hi"}, "invalid_arguments"),
    ("chat.postMessage", {"channel": ANA}, "no_text"),
    ("chat.postMessage", {"channel": ANA, "text": "  "}, "no_text"),
    ("chat.postMessage", {"channel": ANA, "text": "x" * 4001}, "msg_too_long"),
    ("chat.postMessage", {"channel": ANA, "markdown_text": "x" * 12001}, "msg_too_long"),
    ("chat.postMessage", {"channel": ANA, "text": "a", "markdown_text": "b"}, "markdown_text_conflict"),
    ("chat.postMessage", {**HELLO, "blocks": [{"type": "sectoin"}]}, "invalid_blocks"),
    ("chat.postMessage", {**HELLO, "blocks": "[{"}, "invalid_blocks_format"),
    ("chat.postMessage", {**HELLO, "blocks": {"type": "divider"}}, "invalid_blocks_format"),
    ("chat.postMessage", {**HELLO, "thread_ts": "1.000001"}, "thread_not_found"),
    ("chat.postMessage", {**HELLO, "metadata": {"kind": "x"}}, "invalid_metadata_format"),
    ("chat.postMessage", {**HELLO, "metadata": {"event_type": "x"}}, "invalid_metadata_schema"),
    ("chat.update", {**HELLO, "ts": "1.000001"}, "channel_not_found"),
    ("chat.update", {"channel": "DM", "text": "hi", "ts": "1.000001"}, "message_not_found"),
    ("chat.delete", {"channel": "DM", "ts": "1.000001"}, "message_not_found"),
    ("chat.getPermalink", {"channel": "DM", "message_ts": "1.000001"}, "message_not_found"),
    ("chat.postEphemeral", {"channel": "DM", "text": "hi", "user": "U0PGMIA001"}, "user_not_in_channel"),
    ("conversations.open", {"users": "U404"}, "user_not_found"),
    ("conversations.open", {"users": f"{ANA},U0PGMIA001"}, "not_enough_users"),
    ("conversations.open", {"channel": "D404"}, "channel_not_found"),
    ("conversations.history", {"channel": GENERAL}, "not_in_channel"),
    ("conversations.history", {"channel": "DM", "cursor": "1.5"}, "invalid_cursor"),
    ("conversations.history", {"channel": "DM", "limit": "many"}, "invalid_arguments"),
    ("conversations.replies", {"channel": "DM", "ts": "1.000001"}, "thread_not_found"),
    ("conversations.join", {"channel": "DM"}, "method_not_supported_for_channel_type"),
    ("users.info", {"user": "U404"}, "user_not_found"),
    ("bots.info", {"bot": "B404"}, "bot_not_found"),
    ("views.open", {"trigger_id": "1.2.3", "view": MODAL}, "invalid_trigger_id"),
    ("views.open", {"trigger_id": "1.2.3", "view": {**MODAL, "blocks": []}}, "invalid_arguments"),
    ("views.open", {"trigger_id": "1.2.3", "view": {**MODAL, "type": "home"}}, "invalid_arguments"),
    ("views.open", {"trigger_id": "1.2.3", "view": "{"}, "invalid_arguments"),
    ("views.open", {"trigger_id": "1.2.3"}, "invalid_arguments"),
    ("views.open", {"trigger_id": "1.2.3", "view": {**MODAL, "private_metadata": "x" * 250_000}}, "view_too_large"),
    ("views.update", {"view_id": "V404", "view": MODAL}, "not_found"),
    ("views.publish", {"user_id": "U404", "view": {"type": "home", "blocks": [{"type": "divider"}]}}, "user_not_found"),
    ("reactions.add", {"channel": "DM", "timestamp": "1.000001", "name": "eyes"}, "message_not_found"),
    ("reactions.add", {"channel": "DM", "timestamp": "1.000001", "name": "No Emoji"}, "invalid_name"),
    ("files.getUploadURLExternal", {"filename": "a.txt", "length": 0}, "invalid_arguments"),
    ("files.completeUploadExternal", {"files": [{"id": "F404"}]}, "file_not_found"),
    ("files.completeUploadExternal", {"files": []}, "invalid_arguments"),
    ("files.info", {"file": "F404"}, "file_not_found"),
    ("agents.sessions.setStatus", {"channel_id": "DM", "status": "asleep"}, "invalid_arguments"),
    ("assistant.threads.setSuggestedPrompts", {"channel_id": "DM", "prompts": [{"title": "x"}]}, "invalid_arguments"),
    ("blocks.validate", {"blocks": [{"type": "table", "rows": []}], "surface": "modal"}, "invalid_blocks"),
    ("blocks.validate", {"blocks": [{"type": "divider"}], "surface": "wall"}, "invalid_arguments"),
    ("api.test", {"error": "my_error"}, "my_error"),
]


@pytest.mark.parametrize(("method", "args", "error"), REFUSALS)
async def test_what_slack_refuses_is_refused_by_the_same_name(
    client: AsyncWebClient, ana: Person, method: str, args: dict[str, Any], error: str
) -> None:
    here = {name: await ana.dm() if value == "DM" else value for name, value in args.items()}
    assert (await refused(client, method, here)).response["error"] == error


async def test_invalid_blocks_say_where_and_why(client: AsyncWebClient) -> None:
    error = await refused(client, "chat.postMessage", {**HELLO, "blocks": [{"type": "header"}]})
    assert error.response["response_metadata"]["messages"] == ["[ERROR] blocks[0]: missing required field: text"]


async def test_forms_json_and_queries_mean_the_same(pg: Playground) -> None:
    async with httpx2.AsyncClient(trust_env=False, base_url=f"{pg.url}/api/") as http:
        headers = {"authorization": f"Bearer {pg.bot_token}"}
        answers = [
            await http.post("users.info", headers=headers, json={"user": ANA}),
            await http.post("users.info", headers=headers, data={"user": ANA}),
            await http.post("users.info", data={"user": ANA, "token": pg.bot_token}),
            await http.get("users.info", headers=headers, params={"user": ANA}),
        ]
    assert {answer.json()["user"]["tz"] for answer in answers} == {"Europe/Lisbon"}


@pytest.mark.parametrize(("body", "error"), [(b"{", "invalid_json"), (b"[]", "json_not_object")])
async def test_a_body_that_is_no_json_object_is_refused(pg: Playground, body: bytes, error: str) -> None:
    async with httpx2.AsyncClient(trust_env=False) as http:
        headers = {"authorization": f"Bearer {pg.bot_token}", "content-type": "application/json"}
        answer = await http.post(f"{pg.url}/api/users.info", headers=headers, content=body)
    assert answer.json()["error"] == error


async def test_a_name_from_elsewhere_does_not_reach_the_server(pg: Playground) -> None:
    async with httpx2.AsyncClient(trust_env=False) as http:
        answer = await http.get(f"{pg.url}/clock", headers={"host": "evil.example"})
    assert answer.status_code == 400


async def test_who_is_who(client: AsyncWebClient) -> None:
    me = await client.auth_test()
    bot = await client.users_info(user=me["user_id"])
    everyone = await client.users_list()
    assert bot["user"]["is_bot"]
    assert (await client.bots_info(bot=me["bot_id"]))["bot"]["user_id"] == me["user_id"]
    assert (await client.team_info())["team"]["id"] == me["team_id"]
    names = {each["name"]: each["tz"] for each in everyone["members"]}
    assert {"ana", "mia", "tom", "rosa"} < set(names)
    assert len({names[name] for name in ("ana", "mia", "tom", "rosa")}) == 4
    owners = {each["name"] for each in everyone["members"] if each["is_owner"] and each["is_admin"]}
    assert owners == {"rosa"} == {each["name"] for each in everyone["members"] if each["is_owner"] or each["is_admin"]}
    assert (await client.api_test(foo="bar"))["args"]["foo"] == "bar"


async def test_messages_and_home_can_be_switched_off() -> None:
    quiet = parse_manifest({"oauth_config": {"scopes": {"bot": ["chat:write"]}}})
    async with running(None, manifest=quiet) as pg:
        client = AsyncWebClient(token=pg.bot_token, base_url=f"{pg.url}/api/")
        posting = await refused(client, "chat.postMessage", HELLO)
        home = {"type": "home", "blocks": [{"type": "divider"}]}
        publishing = await refused(client, "views.publish", {"user_id": ANA, "view": home})
        async with Person(pg.url, "ana") as ana:
            answer = await ana.http.post("/_act/message", json={"user": "ana", "channel": await ana.dm(), "text": "hi"})
    assert posting.response["error"] == "messages_tab_disabled"
    assert publishing.response["error"] == "not_enabled"
    assert answer.json()["said"] == "Sending messages to this app has been turned off."


async def test_agent_methods_need_an_agent() -> None:
    plain = Manifest("Plain", scopes=("assistant:write",))
    async with running(None, manifest=plain) as pg:
        client = AsyncWebClient(token=pg.bot_token, base_url=f"{pg.url}/api/")
        error = await refused(client, "agents.sessions.rename", {"channel_id": "D1", "title": "x"})
    assert error.response["error"] == "feature_disabled"
