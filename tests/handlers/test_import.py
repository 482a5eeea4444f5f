"""`/drill import`: rows pasted or a file chosen, the dry run, the import, and taking it back."""

import asyncio
from base64 import b64encode
from collections.abc import AsyncIterator

import pytest

from bot.core.errors import ImportGone, NothingToImport, TwoToImport
from bot.core.logged import LoggedSession
from bot.journeys.import_log import keep_text
from bot.store import logged
from bot.views.import_modal import TITLE
from handlers.errors import UNEXPECTED
from playground.manifest import read_manifest
from playground.person import Told
from playground.reading import words_in
from tests.core.past_logs import DRILL, INTERVIEW, MOCK, a_log
from tests.handlers.practice import Json, Practice
from tests.handlers.workspace import MANIFEST, Workspace

LATELY = [row | {"date": f"2026-0{month}-12"} for month, row in enumerate((MOCK, DRILL, INTERVIEW), 1)]
LOG = a_log(*LATELY)
FOUND, DONE, BACK = "What I found", "Imported", "Taken back"


@pytest.fixture
async def closed(database_url: str) -> AsyncIterator[Workspace]:
    """A workspace that doesn't let the app read files."""
    without = read_manifest(MANIFEST).without(["files:read"])
    async with Workspace(database_url, manifest=without) as workspace:
        yield workspace


async def upload(person: Practice, content: bytes, name: str = "log.csv") -> list[str]:
    """A file chosen in the form, before it is submitted; what the form holds then."""
    sent = await person.act("upload", name=name, content_base64=b64encode(content).decode())
    return [sent["file"]["id"]]


async def opened(person: Practice) -> Json:
    """The form."""
    await person.command("/drill import")
    return await filled(person, "log_import_form")


async def filled(person: Practice, callback_id: str) -> Json:
    """The window on top, once it is this one."""
    async with asyncio.timeout(15):
        while True:
            view = await person.modal()
            if view and view["body"]["callback_id"] == callback_id:
                return view
            await asyncio.sleep(0.02)


def said(view: Json) -> str:
    """Everything a window says, as a person reads it."""
    return " ".join(words_in(view["body"]["blocks"])).replace("&amp;", "&")


async def log_of(workspace: Workspace, person: Practice) -> list[LoggedSession]:
    """What they brought along."""
    return await workspace.app.desk.background_read(logged.every, await workspace.member(person))


async def test_pasted_rows_are_shown_imported_and_taken_back(ana: Practice, workspace: Workspace) -> None:
    await opened(ana)
    await ana.submit({"rows": LOG})
    view = await ana.wait_for_modal(FOUND)
    assert "*3 rows to import*: 1 drill, 1 mock and 1 interview" in said(view)
    assert view["body"]["submit"]["text"] == "Import 3"
    assert await log_of(workspace, ana) == []

    await ana.submit()
    view = await ana.wait_for_modal(DONE)
    assert "*3 rows are in your log now*" in said(view)
    assert "2 scores count for where you stand, by who gave them and when" in said(view)
    assert [session.kind for session in await log_of(workspace, ana)] == ["mock", "drill", "interview"]

    await ana.click("Take this import back")
    view = await ana.wait_for_modal(BACK)
    assert "3 rows are out of your log again." in said(view)
    assert await log_of(workspace, ana) == []


async def test_a_file_is_read_after_the_form_was_acknowledged(ana: Practice, workspace: Workspace) -> None:
    await opened(ana)
    await ana.submit({"file": await upload(ana, LOG.encode("utf-16"))})
    assert "3 rows to import" in said(await ana.wait_for_modal(FOUND))
    await ana.submit()
    await ana.wait_for_modal(DONE)
    assert len(await log_of(workspace, ana)) == 3


async def test_a_large_file_is_read_whole(ana: Practice, workspace: Workspace) -> None:
    rows = [MOCK | {"date": f"2026-01-12 {minute // 60:02}:{minute % 60:02}"} for minute in range(1200)]
    await opened(ana)
    await ana.submit({"file": await upload(ana, a_log(*rows).encode())})
    view = await ana.wait_for_modal(FOUND)
    assert view["body"]["submit"]["text"] == "Import 1,200"
    await ana.submit()
    await ana.wait_for_modal(DONE)
    assert len(await log_of(workspace, ana)) == 1200


async def test_a_row_mended_after_its_import_is_told_of_and_left(ana: Practice, workspace: Workspace) -> None:
    for rows in (LOG, LOG.replace("Opening: 2 (partner)", "Opening: 1 (partner)")):
        await opened(ana)
        await ana.submit({"rows": rows})
        view = await ana.wait_for_modal(FOUND)
        if rows is LOG:
            await ana.submit()
            await ana.wait_for_modal(DONE)
            await ana.act("close", view_id=(await filled(ana, "log_imported"))["id"])
    assert "1 row differs from your log:" in said(view)
    assert " in scores. Your log stays as it is." in said(view)
    assert not view["body"].get("submit")


async def test_home_follows_and_holds_nothing_up_when_it_takes_long(ana: Practice, workspace: Workspace) -> None:
    await workspace.knows(ana)
    await ana.open_home()
    await opened(ana)
    await ana.submit({"rows": LOG})
    await ana.wait_for_modal(FOUND)
    workspace.break_next("latency", "views.publish", seconds=3.2, times=None)
    await ana.submit()
    await ana.wait_for_modal(DONE)
    await ana.wait_for_home("imported")
    await ana.click("Take this import back")
    await ana.wait_for_modal(BACK)


async def test_it_is_imported_once_however_often(ana: Practice, workspace: Workspace) -> None:
    for again in (False, True):
        await opened(ana)
        await ana.submit({"rows": LOG})
        view = await ana.wait_for_modal(FOUND)
        if again:
            assert "What I could read is in your log already." in said(view)
            assert not view["body"].get("submit")
        else:
            await ana.submit()
            await ana.wait_for_modal(DONE)
            await ana.act("close", view_id=(await filled(ana, "log_imported"))["id"])
    assert len(await log_of(workspace, ana)) == 3


async def test_lines_that_can_not_be_read_are_named_and_left_out(ana: Practice, workspace: Workspace) -> None:
    await opened(ana)
    await ana.submit({"rows": f"{LOG}01/02/2026,mock,,,,,,\r\n2026-03-01,chat,,,,,,\r\n"})
    view = await ana.wait_for_modal(FOUND)
    assert "5 rows in all · 2 can't be read, left out" in said(view)
    assert "Line 7, date: “01/02/2026” could be two days. Write 2026-01-02 or 2026-02-01." in said(view)
    assert "Line 8, kind: “chat” is no kind I know." in said(view)
    await ana.submit()
    await ana.wait_for_modal(DONE)
    assert len(await log_of(workspace, ana)) == 3


async def test_what_was_pasted_lies_below_what_was_found(ana: Practice) -> None:
    await opened(ana)
    await ana.submit({"rows": "date,kind\nsoon,mock"})
    view = await ana.wait_for_modal(FOUND)
    assert "*I couldn't read any of it*" in said(view)
    await ana.act("close", view_id=view["id"])
    form = await filled(ana, "log_import_form")
    assert form["values"]["rows"]["field"] == "date,kind\nsoon,mock"


async def test_one_of_file_and_rows_is_needed_and_not_both(ana: Practice) -> None:
    await opened(ana)
    with pytest.raises(Told) as told:
        await ana.submit({"rows": " \n"})
    assert told.value.errors == {"rows": NothingToImport().sentence}
    with pytest.raises(Told) as told:
        await ana.submit({"rows": LOG, "file": await upload(ana, LOG.encode())})
    assert told.value.errors == {"rows": TwoToImport().sentence}
    form = await filled(ana, "log_import_form")
    assert form["values"]["rows"]["field"].startswith("date,kind")


@pytest.mark.parametrize("kind", ["500", "refused", "drop_before"])
async def test_a_file_slack_does_not_give_is_asked_for_again(ana: Practice, workspace: Workspace, kind: str) -> None:
    await opened(ana)
    chosen = await upload(ana, LOG.encode())
    workspace.break_next(kind, "files.info", times=None)
    await ana.submit({"file": chosen})
    form = await filled(ana, "log_import_form")
    assert "Slack didn't give me that file, so nothing was read." in said(form)


async def test_a_file_of_another_encoding_is_told_where_it_fails(ana: Practice) -> None:
    await opened(ana)
    await ana.submit({"file": await upload(ana, "date,kind,fix\n2026-01-12,mock,Zoë".encode("latin-1"))})
    assert "Line 2: This line has letters I can't read" in said(await ana.wait_for_modal(FOUND))


async def test_a_file_is_not_asked_for_where_none_can_be_read(closed: Workspace) -> None:
    ana = await closed.person("ana")
    form = await opened(ana)
    assert [block["block_id"] for block in form["body"]["blocks"] if block["type"] == "input"] == ["rows"]
    await ana.submit({"rows": LOG})
    await ana.wait_for_modal(FOUND)


async def test_a_restart_before_the_import_changes_nothing(ana: Practice, workspace: Workspace) -> None:
    await opened(ana)
    await ana.submit({"file": await upload(ana, LOG.encode())})
    await ana.wait_for_modal(FOUND)
    await workspace.restart()
    await ana.submit()
    await ana.wait_for_modal(DONE)
    assert len(await log_of(workspace, ana)) == 3


async def test_something_else_found_meanwhile_is_not_imported_unseen(ana: Practice, workspace: Workspace) -> None:
    await opened(ana)
    await ana.submit({"rows": LOG})
    await ana.wait_for_modal(FOUND)
    await workspace.app.desk.do(await workspace.member(ana), keep_text, a_log(MOCK))
    await ana.submit()
    assert ImportGone().sentence in said(await ana.wait_for_modal("That didn't work"))
    assert await log_of(workspace, ana) == []


async def test_a_window_closed_while_the_file_comes_is_no_trouble(ana: Practice, workspace: Workspace) -> None:
    await opened(ana)
    chosen = await upload(ana, LOG.encode())
    workspace.break_next("latency", "files.info", seconds=0.5)
    await ana.submit({"file": chosen})
    await ana.act("close", view_id=(await filled(ana, "loading"))["id"])
    await workspace.broken_once()
    await asyncio.sleep(0.6)
    assert await ana.modal() is None


@pytest.mark.parametrize("kind", ["500", "drop_before", "drop_after"])
async def test_a_window_that_slack_may_not_draw_anew_changes_nothing_else(
    ana: Practice, workspace: Workspace, kind: str
) -> None:
    await opened(ana)
    await ana.submit({"rows": LOG})
    await ana.wait_for_modal(FOUND)
    await ana.submit()
    await ana.wait_for_modal(DONE)
    workspace.break_next(kind, "views.update", times=5)
    await ana.click("Take this import back")
    assert await log_of(workspace, ana) == []


async def test_a_fault_of_ours_leaves_nothing_loading(
    ana: Practice, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    await opened(ana)
    chosen = await upload(ana, LOG.encode())

    def broken(*_: object) -> None:
        raise KeyError("Mia")

    monkeypatch.setattr("handlers.import_log.look_through", broken)
    await ana.submit({"file": chosen})
    assert UNEXPECTED in said(await ana.wait_for_modal("That didn't work"))
    assert "failed KeyError" in caplog.text
    assert "'Mia'" not in caplog.text


async def test_it_opens_from_the_log_and_goes_back_to_it(ana: Practice) -> None:
    await ana.command("/drill log")
    await ana.wait_for_modal("Your log")
    await ana.click("Import an earlier log")
    await ana.wait_for_modal(TITLE)
    form = await filled(ana, "log_import_form")
    await ana.act("close", view_id=form["id"])
    await ana.wait_for_modal("Your log")
