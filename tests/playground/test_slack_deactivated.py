"""A deactivated account: how the app learns of it, what can still be sent there, and what its person can't do."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from block_kit import modal, opened
from echo_app import Echo, until_told
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from playground.desk import Playground
from playground.manifest import Manifest
from playground.page.routes import screen_html
from playground.person import Person, Told
from playground.server import running

MIA = "U0PGMIA001"
GONE_WITH_THE_ACCOUNT = {"tz", "tz_label", "tz_offset", "real_name", "is_admin", "is_owner", "is_primary_owner"}


@pytest.fixture
async def rosa(pg: Playground) -> Any:
    async with Person(pg.url, "rosa") as person:
        yield person


async def test_the_app_hears_of_it_and_finds_less_about_the_person(echo: Echo, rosa: Person) -> None:
    before = (await echo.client.users_info(user=MIA))["user"]
    await rosa.act("deactivate", other="mia")
    (changed,) = await until_told(echo, "user_change")
    after = (await echo.client.users_info(user=MIA))["user"]
    for shape in (changed["user"], after):
        assert shape["deleted"]
        assert before.keys() - shape.keys() == GONE_WITH_THE_ACCOUNT
    assert after["profile"]["real_name"] == "Mia Okafor"
    members = (await echo.client.users_list())["members"]
    assert {each["name"] for each in members if each["deleted"]} == {"mia"}


async def test_a_conversation_can_not_be_opened_but_one_that_is_there_still_takes_messages(
    client: AsyncWebClient, rosa: Person
) -> None:
    dm = (await client.conversations_open(users=MIA))["channel"]["id"]
    await rosa.act("deactivate", other=MIA)
    with pytest.raises(SlackApiError) as caught:
        await client.conversations_open(users=MIA)
    assert caught.value.response["error"] == "user_disabled"
    # Slack takes such a message without a word: an app has to look at `deleted` itself.
    assert (await client.chat_postMessage(channel=dm, text="hello?"))["channel"] == dm
    resumed = await client.conversations_open(channel=dm, return_im=True)
    assert resumed["channel"]["is_user_deleted"]


async def test_its_person_is_in_no_channel_and_can_do_nothing(
    pg: Playground, client: AsyncWebClient, rosa: Person, mia: Person
) -> None:
    await rosa.act("deactivate", other="mia")
    assert MIA not in (await client.conversations_members(channel="C0PGGENERAL"))["members"]
    with pytest.raises(Told, match="Nobody of that name is here"):
        await mia.act("message", channel="general", text="hi")
    with pytest.raises(Told, match="There is nobody of that name here"):
        await rosa.act("dm", other="mia")
    with pytest.raises(Told, match="isn't in this workspace any more"):
        await rosa.command("/invite @mia", channel="general")
    assert "You are Ana" in screen_html(pg, {"as": "mia"})


async def test_what_was_said_between_two_stays_and_nothing_is_added(
    pg: Playground, ana: Person, rosa: Person, mia: Person
) -> None:
    between = (await ana.act("dm", other="mia"))["channel"]
    await mia.say("Thursday?", channel=between)
    await rosa.act("deactivate", other="mia")
    with pytest.raises(Told, match="Mia Okafor's account is deactivated"):
        await ana.say("Thursday!", channel=between)
    html = screen_html(pg, {"in": between})
    assert "Thursday?" in html
    assert "account is deactivated. What was said stays." in html


async def test_an_open_window_goes_with_it(echo: Echo, rosa: Person, mia: Person) -> None:
    await opened(echo, mia, modal())
    await rosa.act("deactivate", other="mia")
    assert await mia.modal() is None


async def test_given_back_it_is_as_it_was_but_for_the_channels(echo: Echo, rosa: Person, mia: Person) -> None:
    before = (await echo.client.users_info(user=MIA))["user"]
    await rosa.act("deactivate", other="mia")
    await rosa.act("reactivate", other="mia")
    changed = await until_told(echo, "user_change", 2)
    assert sorted(each["user"]["deleted"] for each in changed) == [False, True]
    assert (await echo.client.users_info(user=MIA))["user"].keys() == before.keys()
    await mia.say("back again", channel="general")
    with pytest.raises(Told, match="Join #interview-practice first"):
        await mia.say("and here?", channel="interview-practice")


@pytest.mark.parametrize(
    ("who", "act", "other", "said"),
    [
        ("ana", "deactivate", "mia", "Only an owner of the workspace can do that."),
        ("rosa", "deactivate", "rosa", "An owner's account can't be deactivated."),
        ("rosa", "deactivate", "nobody", "There is nobody of that name here."),
        ("rosa", "deactivate", "echo", "There is nobody of that name here."),
        ("rosa", "reactivate", "mia", "Mia Okafor's account works."),
    ],
)
async def test_what_can_not_be_is_said(pg: Playground, who: str, act: str, other: str, said: str) -> None:
    async with Person(pg.url, who) as person:
        with pytest.raises(Told) as caught:
            await person.act(act, other=other)
    assert caught.value.said == said


async def test_it_stays_deactivated_over_a_restart(tmp_path: Path, manifest: Manifest) -> None:
    async with running(tmp_path, manifest=manifest) as pg, Person(pg.url, "rosa") as rosa:
        await rosa.act("deactivate", other="june")
    async with running(tmp_path, manifest=manifest) as pg, Person(pg.url, "rosa") as rosa:
        assert [each.name for each in pg.workspace.people.humans()] == ["ana", "mia", "tom", "rosa"]
        with pytest.raises(Told, match="is deactivated already"):
            await rosa.act("deactivate", other="june")
