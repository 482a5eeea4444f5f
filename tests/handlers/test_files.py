"""Answers that are files, sent as people send them: snippets, voice clips, with and without the right to read them."""

import asyncio
from collections.abc import AsyncIterator, Callable
from typing import Any

import pytest

from bot.core.attachments import UNHEARD
from playground import shapes
from playground.manifest import read_manifest
from playground.person import words_of
from tests.handlers.practice import Practice, labels
from tests.handlers.workspace import MANIFEST, Workspace

CODE = """def close(bridge, weeks):
    bridge.open = False
    bridge.sign = "closed"
    for week in range(weeks):
        repair(bridge, week)
    bridge.open = True
    return bridge"""
OPENING = "\n".join(CODE.split("\n")[:5])
SPOKEN = (
    "We close the bridge because repairs cost less now than in a year. It costs six weeks, and the buses go round "
    "by the harbour until then, which takes ten minutes more."
)


async def becomes(workspace: Workspace, person: Practice, *answer: str) -> None:
    """Wait until the round's answer is these lines."""
    async with asyncio.timeout(15):
        while await workspace.answer(person) != list(answer):
            await asyncio.sleep(0.02)


async def judged(person: Practice) -> None:
    """Press Done, and again after every follow-up with nothing said to it, until the round can be judged."""
    while "Pass" not in labels(await person.press_on("Done")):
        pass


@pytest.fixture
async def closed(database_url: str) -> AsyncIterator[Workspace]:
    """A workspace that doesn't let the app read files."""
    without = read_manifest(MANIFEST).without(["files:read"])
    async with Workspace(database_url, manifest=without) as workspace:
        yield workspace


async def aloud(ana: Practice, workspace: Workspace) -> None:
    """From nothing to the first question of a drill that is spoken."""
    await workspace.knows(ana)
    await ana.shortcut("start_drill")
    await ana.wait_for_modal("Start a drill")
    await ana.submit({"mode": "aloud", "rounds": "3"})
    await ana.press("Start round 1")
    await ana.question(1)


async def test_a_typed_drill_is_answered_with_a_snippet(ana: Practice, workspace: Workspace) -> None:
    await ana.first_drill()
    await ana.send_snippet(CODE, title="close.py", comment="In code:", thread_ts=ana.card_ts)
    await becomes(workspace, ana, "In code:", *CODE.split("\n"))
    await ana.done()


async def test_a_long_text_slack_keeps_as_a_snippet_is_an_answer_to_its_last_word(
    ana: Practice, workspace: Workspace
) -> None:
    await ana.first_drill()
    lines = [f"{n}. Close it, since repairs cost less now than next year." for n in range(1_000)]
    await ana.send_snippet("\n".join(lines), thread_ts=ana.card_ts)
    await becomes(workspace, ana, *lines)


async def test_a_clip_is_an_answer_at_once_and_its_words_come_when_they_come(
    ana: Practice, workspace: Workspace
) -> None:
    await ana.first_drill()
    await ana.send_clip(SPOKEN, after=3600, thread_ts=ana.card_ts)
    await becomes(workspace, ana, UNHEARD)
    await judged(ana)
    said = len(await ana.app_said())
    await ana.act("clock", seconds=3600)
    await becomes(workspace, ana, SPOKEN)
    assert len(await ana.app_said()) == said, "nothing is posted about it"


async def test_an_aloud_drill_is_answered_with_a_clip(ana: Practice, workspace: Workspace) -> None:
    await aloud(ana, workspace)
    asked = await ana.newest_has("Done")
    assert "Answer with a voice clip here" in words_of(asked)
    await ana.send_clip(SPOKEN, thread_ts=ana.card_ts)
    await becomes(workspace, ana, SPOKEN)
    await ana.press_on("Done")


async def test_a_clip_counts_once_however_often_slack_tells_of_it(ana: Practice, workspace: Workspace) -> None:
    await ana.first_drill()
    workspace.playground.faults.add({"kind": "deliver", "event": "message", "times": 4})
    await ana.send_clip(SPOKEN, thread_ts=ana.card_ts)
    await becomes(workspace, ana, SPOKEN)


async def test_several_files_in_one_message_are_all_of_the_answer(ana: Practice, workspace: Workspace) -> None:
    await ana.first_drill()
    await ana.send_files({"board.png": b"png", "notes.txt": b"Cost first."}, "Both:", thread_ts=ana.card_ts)
    async with asyncio.timeout(15):
        while sorted(await workspace.answer(ana)) != ["Both:", "Cost first.", "[board.png]"]:
            await asyncio.sleep(0.02)


async def test_a_transcript_kept_elsewhere_counts_by_what_was_said(ana: Practice, workspace: Workspace) -> None:
    await ana.first_drill()
    vtt = f"WEBVTT\n\n00:00.000 --> 00:09.000\n<v Ana>{SPOKEN}\n"
    await ana.send_files({"call.vtt": vtt.encode()}, thread_ts=ana.card_ts)
    await becomes(workspace, ana, SPOKEN)


async def test_a_deleted_clip_is_no_answer_and_its_words_never_come(ana: Practice, workspace: Workspace) -> None:
    await ana.first_drill()
    sent = await ana.send_clip(SPOKEN, thread_ts=ana.card_ts)
    await ana.act("delete", channel=await ana.dm(), ts=sent["ts"])
    assert await workspace.answer(ana) == []
    await asyncio.sleep(0.3)
    assert await workspace.answer(ana) == []


async def test_the_words_around_a_clip_can_be_edited_and_the_clip_stays(ana: Practice, workspace: Workspace) -> None:
    await ana.first_drill()
    sent = await ana.send_clip(SPOKEN, text="Hree:", thread_ts=ana.card_ts)
    await becomes(workspace, ana, "Hree:", SPOKEN)
    await ana.act("edit", channel=await ana.dm(), ts=sent["ts"], text="Here:")
    await becomes(workspace, ana, "Here:", SPOKEN)


async def test_a_clip_is_offered_where_it_can_be_heard(ana: Practice) -> None:
    await ana.first_drill()
    assert "in one message or many, or as a voice clip" in words_of(await ana.newest_has("Done"))


async def test_where_it_can_not_be_heard_it_is_not_offered_and_still_counts(closed: Workspace) -> None:
    ana = await closed.person("ana")
    await ana.first_drill()
    assert "voice clip" not in words_of(await ana.newest_has("Done"))
    await ana.send_snippet(CODE, title="close.py", thread_ts=ana.card_ts)
    await ana.send_clip(SPOKEN, thread_ts=ana.card_ts)
    await asyncio.sleep(0.3)
    assert await closed.answer(ana) == [*OPENING.split("\n"), UNHEARD]
    await judged(ana)


async def test_a_file_deleted_in_slack_leaves_its_message_without_it(
    ana: Practice, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    await ana.first_drill()
    sent = await ana.send_files({"board.png": b"png"}, "On the board:", thread_ts=ana.card_ts)
    assert await workspace.answer(ana) == ["On the board:", "[board.png]"]
    _becomes_a_tombstone(workspace, sent["files"][0]["id"], monkeypatch)
    await ana.act("edit", channel=await ana.dm(), ts=sent["ts"], text="On the board:")
    await becomes(workspace, ana, "On the board:")


def _becomes_a_tombstone(workspace: Workspace, file_id: str, patch: pytest.MonkeyPatch) -> None:
    """From now on messages have only this of the file, which is how Slack tells that somebody deleted it."""
    drawn: Callable[..., dict[str, Any]] = shapes.file_shape

    def shape(file: Any, base_url: str) -> dict[str, Any]:
        return {"id": file_id, "mode": "tombstone"} if file.id == file_id else drawn(file, base_url)

    patch.setattr(shapes, "file_shape", shape)
