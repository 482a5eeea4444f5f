"""Messages of the app: posting, updating, deleting, ephemerals, threads, history and metadata."""

from __future__ import annotations

import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from playground.desk import Playground
from playground.manifest import Manifest
from playground.person import Person, words_of
from playground.server import running
from playground.state.messages import GONE

ANA, MIA = "U0PGANA001", "U0PGMIA001"
SECTION = {"type": "section", "text": {"type": "mrkdwn", "text": "in blocks"}}
MARK = {"event_type": "round", "event_payload": {"key": "r1"}}


async def test_posting_to_a_person_lands_in_their_conversation_with_the_app(
    client: AsyncWebClient, ana: Person
) -> None:
    posted = await client.chat_postMessage(channel=ANA, text="hello & <b>")
    assert posted["channel"] == await ana.dm() == (await client.conversations_open(users=ANA))["channel"]["id"]
    assert posted["message"]["text"] == "hello &amp; <b>"
    assert words_of(await ana.wait_for("hello")) == "hello &amp; <b>"


async def test_stamps_are_unique_and_grow(manifest: Manifest) -> None:
    async with running(None, manifest=manifest, limits=False) as pg:
        client = AsyncWebClient(token=pg.bot_token, base_url=f"{pg.url}/api/")
        stamps = [(await client.chat_postMessage(channel=ANA, text=str(n)))["ts"] for n in range(30)]
    assert stamps == sorted(set(stamps))


async def test_history_has_roots_only_and_replies_have_the_rest(client: AsyncWebClient, ana: Person) -> None:
    dm = await ana.dm()
    root = (await client.chat_postMessage(channel=dm, text="root"))["ts"]
    first = await ana.say("first", thread_ts=root)
    second = (await client.chat_postMessage(channel=dm, text="second", thread_ts=root))["ts"]
    history = await client.conversations_history(channel=dm)
    replies = await client.conversations_replies(channel=dm, ts=root)
    assert [each["text"] for each in history["messages"]] == ["root"]
    assert [each["ts"] for each in replies["messages"]] == [root, first, second]
    head, reply, _ = replies["messages"]
    assert (head["reply_count"], head["latest_reply"], head["thread_ts"]) == (2, second, root)
    assert (reply["thread_ts"], reply["parent_user_id"]) == (root, head["user"])


async def test_history_comes_newest_first_page_by_page(client: AsyncWebClient, ana: Person) -> None:
    dm = await ana.dm()
    stamps = [(await client.chat_postMessage(channel=dm, text=str(n)))["ts"] for n in range(5)]
    page = await client.conversations_history(channel=dm, limit=2)
    assert [each["text"] for each in page["messages"]] == ["4", "3"]
    cursor = page["response_metadata"]["next_cursor"]
    rest = await client.conversations_history(channel=dm, cursor=cursor)
    assert [each["text"] for each in rest["messages"]] == ["2", "1", "0"]
    assert (page["has_more"], rest["has_more"]) == (True, False)
    between = await client.conversations_history(channel=dm, oldest=stamps[1], latest=stamps[3])
    assert [each["text"] for each in between["messages"]] == ["2"]
    within = await client.conversations_history(channel=dm, oldest=stamps[1], latest=stamps[3], inclusive=True)
    assert [each["text"] for each in within["messages"]] == ["3", "2", "1"]


async def test_metadata_is_told_only_to_those_who_ask(client: AsyncWebClient, ana: Person) -> None:
    dm = await ana.dm()
    root = (await client.chat_postMessage(channel=dm, text="root", metadata=MARK))["ts"]
    await client.chat_postMessage(channel=dm, text="reply", thread_ts=root, metadata=MARK)
    plain = await client.conversations_history(channel=dm)
    full = await client.conversations_history(channel=dm, include_all_metadata=True)
    thread = await client.conversations_replies(channel=dm, ts=root, include_all_metadata=True)
    assert "metadata" not in plain["messages"][0]
    assert full["messages"][0]["metadata"] == MARK
    assert [each["metadata"] for each in thread["messages"]] == [MARK, MARK]


async def test_an_ephemeral_is_for_one_person_and_never_in_history(
    client: AsyncWebClient, ana: Person, mia: Person
) -> None:
    await ana.act("invite_app", channel="general")
    await client.chat_postEphemeral(channel="C0PGGENERAL", user=ANA, text="between us")
    assert (await ana.wait_for("between us", channel="C0PGGENERAL"))["ephemeral"]
    assert await mia.messages("C0PGGENERAL") == []
    assert (await client.conversations_history(channel="C0PGGENERAL"))["messages"] == []


async def test_an_ephemeral_can_not_be_updated(client: AsyncWebClient, ana: Person) -> None:
    dm = await ana.dm()
    ts = (await client.chat_postEphemeral(channel=dm, user=ANA, text="between us"))["message_ts"]
    with pytest.raises(SlackApiError) as caught:
        await client.chat_update(channel=dm, ts=ts, text="for all")
    assert caught.value.response["error"] == "message_not_found"


@pytest.mark.parametrize(
    ("change", "text", "blocks", "edited"),
    [
        ({"text": "new"}, "new", 0, True),  # text alone takes the blocks away
        ({"text": "new", "blocks": [SECTION, SECTION]}, "new", 2, False),
        ({"blocks": [SECTION, SECTION]}, "old", 2, False),  # blocks alone keep the text
        ({"text": "new", "blocks": []}, "new", 0, False),
    ],
)
async def test_an_update_keeps_and_drops_what_slack_would(
    client: AsyncWebClient, ana: Person, change: dict[str, object], text: str, blocks: int, edited: bool
) -> None:
    dm = await ana.dm()
    ts = (await client.chat_postMessage(channel=dm, text="old", blocks=[SECTION]))["ts"]
    await client.api_call("chat.update", json={"channel": dm, "ts": ts, **change})
    (seen,) = await ana.messages()
    assert (seen["ts"], seen["text"], len(seen["blocks"]), seen["edited"]) == (ts, text, blocks, edited)


@pytest.mark.parametrize(
    ("method", "error"), [("chat.update", "cant_update_message"), ("chat.delete", "cant_delete_message")]
)
async def test_the_app_changes_only_its_own_messages(
    client: AsyncWebClient, ana: Person, method: str, error: str
) -> None:
    ts = await ana.say("mine")
    with pytest.raises(SlackApiError) as caught:
        await client.api_call(method, json={"channel": await ana.dm(), "ts": ts, "text": "yours"})
    assert caught.value.response["error"] == error


async def test_a_deleted_message_is_gone(client: AsyncWebClient, ana: Person) -> None:
    dm = await ana.dm()
    root = (await client.chat_postMessage(channel=dm, text="root"))["ts"]
    reply = (await client.chat_postMessage(channel=dm, text="reply", thread_ts=root))["ts"]
    await client.chat_delete(channel=dm, ts=reply)
    assert [each["ts"] for each in await ana.messages()] == [root]
    assert (await client.conversations_replies(channel=dm, ts=root))["messages"][0].get("reply_count") is None


async def test_a_reply_is_no_root(client: AsyncWebClient, ana: Person) -> None:
    root = await ana.say("root")
    reply = await ana.say("reply", thread_ts=root)
    dm = await ana.dm()
    with pytest.raises(SlackApiError) as caught:
        await client.chat_postMessage(channel=dm, text="deeper", thread_ts=reply)
    assert caught.value.response["error"] == "thread_not_found"
    alone = await client.conversations_replies(channel=dm, ts=reply)
    assert [each["ts"] for each in alone["messages"]] == [reply]


async def test_a_person_who_answers_a_reply_stays_in_its_thread(client: AsyncWebClient, ana: Person) -> None:
    dm = await ana.dm()
    root = (await client.chat_postMessage(channel=dm, text="root"))["ts"]
    reply = await ana.say("reply", thread_ts=root)
    await ana.say("another", thread_ts=reply)
    await client.chat_delete(channel=dm, ts=root)
    await ana.say("after the root is gone", thread_ts=root)
    thread = await ana.thread(root)
    assert [each["text"] for each in thread] == [GONE, "reply", "another", "after the root is gone"]
    assert {each["thread_ts"] for each in thread} == {None, root}
    (stone,) = (await client.conversations_history(channel=dm))["messages"]
    assert (stone["subtype"], stone["reply_count"]) == ("tombstone", 3)
    with pytest.raises(SlackApiError, match="cant_update_message"):
        await client.chat_update(channel=dm, ts=root, text="back")


async def test_a_permalink_leads_to_message_and_thread(client: AsyncWebClient, ana: Person) -> None:
    dm, root = await ana.dm(), await ana.say("root")
    reply = await ana.say("reply", thread_ts=root)
    plain = (await client.chat_getPermalink(channel=dm, message_ts=root))["permalink"]
    deep = (await client.chat_getPermalink(channel=dm, message_ts=reply))["permalink"]
    assert plain.endswith(f"/archives/{dm}/p{root.replace('.', '')}")
    assert f"thread_ts={root}" in deep


async def test_conversations_are_listed_joined_and_described(client: AsyncWebClient, ana: Person) -> None:
    channels = (await client.conversations_list())["channels"]
    assert [each["name"] for each in channels] == ["general", "interview-practice"]
    joined = await client.conversations_join(channel="C0PGGENERAL")
    assert joined["channel"]["is_member"]
    assert ANA in (await client.conversations_members(channel="C0PGGENERAL"))["members"]
    ims = (await client.conversations_list(types="im"))["channels"]
    assert {each["id"]: each["user"] for each in ims}[await ana.dm()] == ANA
    info = await client.conversations_info(channel=await ana.dm())
    assert info["channel"]["user"] == ANA
    opened = await client.conversations_open(channel=await ana.dm(), return_im=True)
    assert opened["channel"]["is_im"]
    page = await client.conversations_list(limit=1)
    assert page["response_metadata"]["next_cursor"] == "C0PGPRACTICE"


async def test_people_mention_link_edit_and_delete(client: AsyncWebClient, ana: Person, mia: Person) -> None:
    await ana.act("invite_app", channel="general")
    ts = await ana.say("see https://example.com/a, @mia & @nobody <3", channel="general")
    history = await client.conversations_history(channel="C0PGGENERAL")
    (message,) = history["messages"]
    assert message["text"] == f"see <https://example.com/a>, <@{MIA}> &amp; @nobody &lt;3"
    pieces = message["blocks"][0]["elements"][0]["elements"]
    assert [piece["type"] for piece in pieces] == ["text", "link", "text", "user", "text"]
    assert pieces[-1]["text"] == " & @nobody <3"
    await ana.act("edit", channel="general", ts=ts, text="shorter")
    (message,) = (await client.conversations_history(channel="C0PGGENERAL"))["messages"]
    assert (message["text"], message["edited"]["user"]) == ("shorter", ANA)
    await ana.act("delete", channel="general", ts=ts)
    assert await mia.messages("C0PGGENERAL") == []


async def test_reactions_come_and_go(client: AsyncWebClient, ana: Person) -> None:
    dm, ts = await ana.dm(), await ana.say("nice")
    await client.reactions_add(channel=dm, timestamp=ts, name="eyes")
    await ana.act("react", channel=dm, ts=ts, name=":eyes:")
    got = await client.reactions_get(channel=dm, timestamp=ts)
    assert got["message"]["reactions"][0]["count"] == 2
    for method, error in (("reactions.add", "already_reacted"), ("reactions.remove", "no_reaction")):
        name = "eyes" if method == "reactions.add" else "tada"
        with pytest.raises(SlackApiError) as caught:
            await client.api_call(method, json={"channel": dm, "timestamp": ts, "name": name})
        assert caught.value.response["error"] == error
    await client.reactions_remove(channel=dm, timestamp=ts, name="eyes")
    await ana.act("react", channel=dm, ts=ts, name="eyes", remove=True)
    assert (await ana.messages())[0]["reactions"] == {}


async def test_the_typing_sign_lasts_until_the_app_speaks(pg: Playground, client: AsyncWebClient, ana: Person) -> None:
    dm, root = await ana.dm(), await ana.say("root")
    signs = pg.workspace.signs
    await client.assistant_threads_setStatus(channel_id=dm, thread_ts=root, status="is reading…")
    assert signs.sign(dm, root) == "is reading…"
    await client.chat_postMessage(channel=dm, thread_ts=root, text="read")
    assert signs.sign(dm, root) == ""


async def test_titles_and_prompts_are_kept(pg: Playground, client: AsyncWebClient, ana: Person) -> None:
    dm, root = await ana.dm(), await ana.say("root")
    prompts = [{"title": "Hi", "message": "hi there"}]
    await client.assistant_threads_setSuggestedPrompts(channel_id=dm, thread_ts=root, title="Try", prompts=prompts)
    await client.assistant_threads_setTitle(channel_id=dm, thread_ts=root, title="Round 1")
    assert pg.workspace.signs.prompts(dm) == ("Try", prompts)
    assert pg.workspace.signs.title(dm, root) == "Round 1"
    await client.agents_sessions_rename(channel_id=dm, thread_ts=root, title="Drill 3")
    assert pg.workspace.signs.title(dm, root) == "Drill 3"


async def test_a_markdown_message_is_kept_as_markdown(pg: Playground, client: AsyncWebClient, ana: Person) -> None:
    ts = (await client.chat_postMessage(channel=ANA, markdown_text="# Title"))["ts"]
    message = pg.workspace.messages.get(await ana.dm(), ts)
    assert message is not None
    assert (message.markdown, message.text) == (True, "# Title")


async def test_unread_messages_are_those_of_others_since_the_last_look(
    pg: Playground, client: AsyncWebClient, ana: Person
) -> None:
    user = pg.workspace.people.find("ana")
    assert user is not None
    channel = pg.workspace.app_dm(user)
    await ana.say("mine")
    ts = (await client.chat_postMessage(channel=ANA, text="news"))["ts"]
    assert [each.ts for each in pg.workspace.unread(user, channel)] == [ts]
    await ana.act("read", channel=channel.id, ts=ts)
    assert pg.workspace.unread(user, channel) == []
