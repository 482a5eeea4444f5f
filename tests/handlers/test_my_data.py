"""One's own data through Slack: the export as files in the DM, once whatever happens, and deleting all of it."""

import asyncio
import json
from dataclasses import replace

import pytest

from bot.core.errors import NotYours
from bot.store.schema import metadata
from playground.manifest import read_manifest
from playground.person import Told, words_of
from playground.state.model import File, Message
from tests.handlers.practice import ENOUGH, Json, Practice, labels
from tests.handlers.workspace import MANIFEST, Workspace
from tests.store.rows import rows_naming

ASKED = "Your export is on its way to our DM."
KINDS = ["csv", "json", "md"]


def parcels(workspace: Workspace) -> list[Message]:
    """Every message of the app that brings files."""
    state = workspace.playground.workspace
    channels = {channel for file in state.files for channel in file.channels}
    found = [message for channel in channels for message in state.messages.history(channel)]
    return [message for message in found if message.files]


async def arrived(workspace: Workspace) -> dict[str, str]:
    """Wait for the one message with files; their texts by the end of their names."""
    async with asyncio.timeout(20):
        while not parcels(workspace):
            await asyncio.sleep(0.02)
    [message] = parcels(workspace)
    files = [workspace.playground.workspace.files.get(id_) for id_ in message.files]
    return {_kind(file): workspace.playground.workspace.files.content(file).decode("utf-8") for file in files if file}


def _kind(file: File) -> str:
    return file.name.rpartition(".")[2]


async def quiet(workspace: Workspace) -> None:
    """Wait for a second try that must not come."""
    await asyncio.sleep(1.2)
    assert len(parcels(workspace)) == 1


async def nothing_left(workspace: Workspace, person: Practice) -> None:
    """Not a row of theirs is in the database."""
    member = await workspace.member(person)
    assert await workspace.app.desk.background_read(rows_naming, member) == {}


async def test_an_export_is_acked_at_once_and_comes_as_three_files_in_the_dm(
    ana: Practice, workspace: Workspace
) -> None:
    await ana.first_drill()
    await ana.reply(ENOUGH)
    await ana.command("/drill export")
    await ana.told_alone(ASKED)
    files = await arrived(workspace)
    assert sorted(files) == KINDS
    [message] = parcels(workspace)
    assert message.channel == await ana.dm()
    record = json.loads(files["json"])
    [drill] = record["drills"]
    assert [answer["text"] for answer in drill["rounds"][0]["answers"]] == [ENOUGH]
    assert ENOUGH in " ".join(files["md"].replace(">", " ").split())
    assert "Short talks · Opening" in files["csv"]


async def test_the_files_are_named_for_the_day_and_titled_for_what_they_are(
    ana: Practice, workspace: Workspace
) -> None:
    await workspace.knows(ana)
    await ana.command("/drill export")
    await arrived(workspace)
    [message] = parcels(workspace)
    files = [workspace.playground.workspace.files.get(id_) for id_ in message.files]
    names, titles = [file.name for file in files if file], [file.title for file in files if file]
    assert len({name.rpartition(".")[0] for name in names}) == 1
    assert all(name.startswith("whetstone-20") for name in names)
    assert [title.partition(",")[0] for title in titles] == ["Your practice", "Your log", "Everything"]
    assert message.text.startswith("Everything I have of yours, as of ")


async def test_who_was_never_here_has_nothing_to_export(ana: Practice, workspace: Workspace) -> None:
    await ana.command("/drill export")
    await ana.told_alone("I have nothing of yours yet")
    assert "members" not in await rows(workspace, ana)


async def test_an_impatient_person_gets_one_export(ana: Practice, workspace: Workspace) -> None:
    await workspace.knows(ana)
    workspace.break_next("latency", "files.getUploadURLExternal", seconds=0.5)
    for _ in range(3):
        await ana.command("/drill export")
    await arrived(workspace)
    await quiet(workspace)


@pytest.mark.parametrize("method", ["files.getUploadURLExternal", "files.completeUploadExternal"])
@pytest.mark.parametrize("kind", ["429", "500", "drop_before", "drop_after"])
async def test_an_export_whose_sending_fails_arrives_once(
    ana: Practice, workspace: Workspace, kind: str, method: str
) -> None:
    await workspace.knows(ana)
    workspace.break_next(kind, method)
    await ana.command("/drill export")
    await workspace.broken_once()
    assert sorted(await arrived(workspace)) == KINDS
    await quiet(workspace)


async def test_an_export_cut_off_by_a_restart_arrives_once(ana: Practice, workspace: Workspace) -> None:
    await workspace.knows(ana)
    workspace.break_next("drop_after", "files.completeUploadExternal")
    await ana.command("/drill export")
    await workspace.broken_once()
    await workspace.restart()
    await arrived(workspace)
    await quiet(workspace)


async def test_the_drill_does_not_wait_for_an_export_that_fails(ana: Practice, workspace: Workspace) -> None:
    await ana.first_drill()
    workspace.break_next("500", "files.getUploadURLExternal", times=None)
    await ana.command("/drill export")
    await ana.press("Skip this one")
    await ana.question(2)
    assert parcels(workspace) == []


async def test_where_files_may_not_be_sent_the_member_is_told(database_url: str) -> None:
    described = read_manifest(MANIFEST)
    scopes = tuple(scope for scope in described.scopes if scope != "files:write")
    async with Workspace(database_url, manifest=replace(described, scopes=scopes)) as workspace:
        ana = await workspace.person("ana")
        await workspace.knows(ana)
        await ana.command("/drill export")
        await ana.wait_for("Your export couldn't be sent", seconds=15)
        assert await ana.how_often("Your export couldn't be sent") == 1
        assert parcels(workspace) == []


async def test_deleting_asks_first_and_says_what_there_is(ana: Practice) -> None:
    await ana.first_drill()
    await ana.reply(ENOUGH)
    await ana.command("/drill delete my data")
    asked = await ana.wait_for("This is what I have of yours")
    assert asked["ephemeral"]
    assert "1 drill, with 1 answer" in words_of(asked)
    assert labels(asked) == ["Delete everything", "Keep it"]
    await ana.click("Keep it")
    await ana.told_alone("Nothing was deleted.")
    assert (await ana.question(1))["ts"]


async def test_deleted_is_deleted_and_said(ana: Practice, workspace: Workspace) -> None:
    await ana.first_drill()
    await ana.reply(ENOUGH)
    await ana.command("/drill delete my data")
    await ana.wait_for("This is what I have of yours")
    await ana.click("Delete everything")
    told = await ana.wait_for("Deleted, for good")
    assert "1 drill, with 1 answer" in words_of(told)
    assert "stay until you delete them in Slack" in words_of(told)
    await nothing_left(workspace, ana)


async def test_home_forgets_what_was_deleted(ana: Practice, workspace: Workspace) -> None:
    await workspace.knows(ana)
    await ana.open_home()
    await ana.wait_for_home("Short talks")
    await ana.command("/drill delete my data")
    await ana.wait_for("This is what I have of yours")
    await ana.click("Delete everything")
    await ana.wait_for_home("Practise one weakness at a time")
    await nothing_left(workspace, ana)


async def test_deleted_is_said_even_when_home_cannot_be_drawn(ana: Practice, workspace: Workspace) -> None:
    await workspace.knows(ana)
    await ana.command("/drill delete my data")
    await ana.wait_for("This is what I have of yours")
    workspace.break_next("500", "views.publish", times=None)
    await ana.click("Delete everything")
    await ana.wait_for("Deleted, for good")
    assert not any("went wrong" in words_of(each) for each in await ana.messages())


async def test_a_half_written_entry_is_somebodys_data_too(ana: Practice, workspace: Workspace) -> None:
    await ana.shortcut("write_journal")
    await ana.wait_for_modal("Write a journal entry")
    await ana.type_into("surprise", "Their silence")
    await ana.close_modal()
    await ana.command("/drill delete my data")
    await ana.wait_for("This is what I have of yours")
    await ana.click("Delete everything")
    await ana.wait_for("Deleted, for good")
    await nothing_left(workspace, ana)


async def test_a_button_left_standing_after_deletion_says_why_nothing_happens(
    ana: Practice, workspace: Workspace
) -> None:
    await ana.first_drill()
    await ana.command("/drill delete my data")
    await ana.wait_for("This is what I have of yours")
    await ana.click("Delete everything")
    await ana.wait_for("Deleted, for good")
    await ana.press("Skip this one")
    await ana.told_alone(NotYours().sentence)
    await nothing_left(workspace, ana)


async def test_two_presses_at_once_delete_once_and_leave_nothing(ana: Practice, workspace: Workspace) -> None:
    await workspace.knows(ana)
    await ana.command("/drill delete my data")
    await ana.wait_for("This is what I have of yours")
    presses = await asyncio.gather(*[ana.click("Delete everything") for _ in range(2)], return_exceptions=True)
    assert all(each is None or isinstance(each, Told | AssertionError) for each in presses)
    await nothing_left(workspace, ana)


async def test_others_keep_theirs(ana: Practice, mia: Practice, workspace: Workspace) -> None:
    for person in (ana, mia):
        await workspace.knows(person)
    await workspace.zone_becomes(await workspace.member(mia), "America/New_York")
    before = await rows(workspace, mia)
    await ana.command("/drill delete my data")
    await ana.wait_for("This is what I have of yours")
    await ana.click("Delete everything")
    await ana.wait_for("Deleted, for good")
    assert await rows(workspace, mia) == before


async def rows(workspace: Workspace, person: Practice) -> Json:
    """Whatever is stored of them."""
    return await workspace.app.desk.background_read(rows_naming, await workspace.member(person))


@pytest.mark.parametrize("typed", ["", "everything", "my drill"])
async def test_delete_with_other_words_says_what_to_type(ana: Practice, workspace: Workspace, typed: str) -> None:
    await workspace.knows(ana)
    await ana.command(f"/drill delete {typed}")
    await ana.told_alone("/drill delete my data")
    assert metadata.tables["members"].name in await rows(workspace, ana)
