"""What an area's standing rests on, in its modal: opened, paged, put right, and never stale for long."""

import asyncio
from collections.abc import Mapping
from datetime import timedelta

import pytest

from bot.core.area_detail import PAGE, Place
from bot.core.errors import AreaLeft, EvidenceGone, NothingWritten
from bot.core.logged import LoggedScore
from bot.core.scoring import Rater, Score
from bot.journeys.delete_member import delete_member
from bot.journeys.see_area import see_area
from bot.journeys.visit import Visit
from bot.store import corrections, logged
from bot.views.drawn import button, buttons
from bot.views.ids import Action
from playground.person import Told
from tests.handlers.areas import OPEN, TITLE, a_way_in, choose, lines, modal_with, opened, ref_of, shows
from tests.handlers.practice import Practice
from tests.handlers.workspace import Workspace
from tests.journeys.seen_areas import OPENING, brought, seen_in_every_way

OUT = "Left out: it doesn't count."


@pytest.fixture
async def seen(ana: Practice, workspace: Workspace) -> Practice:
    """Ana, whose opening was seen in every way there is."""
    await workspace.app.desk.do(await workspace.member(ana), seen_in_every_way)
    return ana


async def test_it_opens_from_a_message_with_everything_that_was_seen(seen: Practice, workspace: Workspace) -> None:
    modal = await opened(seen, workspace)
    told = list(lines(modal).values())
    assert told[0] == "then · Mia K. gave 2 · mock, from your earlier log"
    assert "then · it sounded rehearsed: “the first line” · mock, in your journal" in told
    assert {"then · you gave 1 · drill", "then · an AI (a-model) gave 3 · drill"} < set(told)
    assert "Oldest first: all 7." in str(modal["body"]["blocks"])


async def test_it_opens_from_home_where_an_area_is_measured(seen: Practice, workspace: Workspace) -> None:
    for _ in range(3):
        await workspace.app.desk.do(await workspace.member(seen), seen_in_every_way)
    await seen.open_home()
    await seen.wait_for_home(OPEN)
    await seen.click(OPEN, home=True)
    assert len(lines(await seen.wait_for_modal(TITLE))) > 7


async def test_from_another_modal_it_is_opened_on_top_of_it(ana: Practice, workspace: Workspace) -> None:
    await workspace.knows(ana)
    modal = await opened(ana, workspace)
    assert modal["body"]["private_metadata"] == Place("talks", "opening").written()
    way_in = buttons([button(OPEN, Action.AREA_DETAIL, "talks:ending")])
    assert way_in is not None
    view = {key: modal["body"][key] for key in ("type", "callback_id", "title", "private_metadata")}
    await workspace.app.client.views_update(view_id=modal["id"], view={**view, "blocks": [way_in.to_dict()]})
    await ana.click(OPEN)
    on_top = await modal_with(ana, "*Ending*", TITLE)
    assert on_top["id"] != modal["id"]


async def test_an_area_the_rubrics_lost_is_told_in_the_modal(ana: Practice, workspace: Workspace) -> None:
    await a_way_in(workspace, "talks:dancing")
    await ana.click(OPEN, channel="general")
    modal = await ana.wait_for_modal("That didn't work")
    assert AreaLeft().sentence in str(modal["body"]["blocks"])


async def test_an_item_is_left_out_and_counted_again_in_place(seen: Practice, workspace: Workspace) -> None:
    before = await opened(seen, workspace)
    await choose(seen, "you gave 1", "leave_out")
    after = await shows(seen, OUT)
    assert after["id"] == before["id"]
    assert lines(after)[ref_of(before, "you gave 1")] == f"then · you gave 1 · drill\n      {OUT}"
    await choose(seen, "you gave 1", "count_again")
    async with asyncio.timeout(15):
        while lines(await seen.wait_for_modal(TITLE)) != lines(before):
            await asyncio.sleep(0.02)


async def test_home_is_drawn_again_after_a_change(seen: Practice, workspace: Workspace) -> None:
    await seen.open_home()
    await seen.wait_for_home(OPEN)
    modal = await opened(seen, workspace)
    for ref in lines(modal):
        place = {"view_id": modal["id"], "block_id": ref}
        await seen.act("click", **place, action_id=Action.AREA_MORE, value="leave_out")
    async with asyncio.timeout(15):
        while OPEN in str(await seen.home()):
            await asyncio.sleep(0.02)


async def test_two_presses_at_once_are_both_kept_and_both_shown(seen: Practice, workspace: Workspace) -> None:
    modal = await opened(seen, workspace)
    refs = [ref_of(modal, text) for text in ("you gave 1", "you hesitated")]
    presses = [
        seen.act("click", view_id=modal["id"], block_id=ref, action_id=Action.AREA_MORE, value="leave_out")
        for ref in refs
    ]
    await asyncio.gather(*presses)
    async with asyncio.timeout(15):
        while str((await seen.wait_for_modal(TITLE))["body"]).count(OUT) < 2:
            await asyncio.sleep(0.02)
    out = await workspace.app.desk.background_read(corrections.left_out, await workspace.member(seen))
    assert out == set(refs)


async def test_a_modal_somebody_drew_since_is_drawn_once_more(seen: Practice, workspace: Workspace) -> None:
    await opened(seen, workspace)
    workspace.break_next("refused", "views.update", error="hash_conflict")
    await choose(seen, "you gave 1", "leave_out")
    await shows(seen, OUT)


async def test_a_modal_closed_meanwhile_changes_nothing_about_what_was_pressed(
    seen: Practice, workspace: Workspace
) -> None:
    await opened(seen, workspace)
    workspace.break_next("refused", "views.update", error="not_found")
    await choose(seen, "you gave 1", "leave_out")
    out = await workspace.app.desk.background_read(corrections.left_out, await workspace.member(seen))
    assert len(out) == 1
    assert (await seen.wait_for_modal(TITLE))["id"]


async def test_what_slack_refuses_otherwise_is_told_and_what_was_pressed_is_kept(
    seen: Practice, workspace: Workspace
) -> None:
    await opened(seen, workspace)
    workspace.break_next("refused", "views.update", error="fatal_error")
    await choose(seen, "you gave 1", "leave_out")
    await seen.wait_for_modal("That didn't work")
    assert await workspace.app.desk.background_read(corrections.left_out, await workspace.member(seen))


@pytest.mark.parametrize("kind", ["refused", "drop_before"])
async def test_a_list_that_can_not_be_drawn_again_keeps_nobody_from_correcting(
    seen: Practice, workspace: Workspace, kind: str
) -> None:
    await opened(seen, workspace)
    await choose(seen, "you gave 1", "correct")
    await seen.wait_for_modal("A second thought")
    workspace.break_next(kind, "views.update")
    await seen.submit({"given": "2"})
    await workspace.broken_once()
    thoughts = await workspace.app.desk.background_read(corrections.second_thoughts, await workspace.member(seen))
    assert list(thoughts.values()) == [Score.TWO]


async def test_a_second_thought_stands_beside_the_first(seen: Practice, workspace: Workspace) -> None:
    await opened(seen, workspace)
    await choose(seen, "you gave 1", "correct")
    form = await seen.wait_for_modal("A second thought")
    assert form["values"]["given"]["field"] == "1"
    await seen.submit({"given": "2"})
    modal = await shows(seen, "On second thought 2;")
    assert modal["body"]["private_metadata"] == OPENING.written()
    assert "you gave 1" in lines(modal)[ref_of(modal, "On second thought")]


async def test_signals_of_a_drill_are_written_anew(seen: Practice, workspace: Workspace) -> None:
    await opened(seen, workspace)
    await choose(seen, "you hesitated", "correct")
    form = await seen.wait_for_modal("Correct")
    assert form["values"]["hesitation"]["field"] == "at the number"
    await seen.submit({"hesitation": "at the price", "surprise": "their silence"})
    modal = await shows(seen, "at the price")
    assert any("something surprised you: “their silence” · drill" in line for line in lines(modal).values())


async def test_an_entry_opens_in_its_own_form_and_is_kept_without_another_message(
    seen: Practice, workspace: Workspace
) -> None:
    await opened(seen, workspace)
    await choose(seen, "it sounded rehearsed", "correct")
    form = await seen.wait_for_modal("Correct")
    assert "half written" not in str(form["body"]["blocks"])
    with pytest.raises(Told) as told:
        await seen.submit({"rehearsed": "", "question": ""})
    assert told.value.errors == {"hesitation": NothingWritten().sentence}
    await seen.type_into("rehearsed", "the last line")
    await seen.submit({"rehearsed": "the last line", "question": "Why us?"})
    await shows(seen, "the last line")
    assert await seen.how_often("is written down") == 0
    await seen.close_modal()
    await seen.shortcut("write_journal")
    fresh = await seen.wait_for_modal("Write a journal entry")
    assert fresh["values"]["rehearsed"]["field"] in (None, "")


async def test_a_session_from_elsewhere_is_removed_once_asked(seen: Practice, workspace: Workspace) -> None:
    await opened(seen, workspace)
    await choose(seen, "Mia K. gave 2", "remove")
    form = await seen.wait_for_modal("Remove it?")
    assert "and its 1 score out of your log for good." in str(form["body"]["blocks"])
    await seen.submit()
    modal = await shows(seen, "all 6.")
    assert not any("Mia K." in line for line in lines(modal).values())
    assert await workspace.app.desk.background_read(logged.every, await workspace.member(seen)) == []


GONE: Mapping[str, tuple[str, str]] = {
    "left out": ("you gave 1", "leave_out"),
    "thought about again": ("you gave 1", "correct"),
    "removed": ("Mia K. gave 2", "remove"),
}


@pytest.mark.parametrize("choice", GONE)
async def test_what_is_gone_by_now_is_told_above_the_list_as_it_stands(
    seen: Practice, workspace: Workspace, choice: str
) -> None:
    await opened(seen, workspace)
    await workspace.app.desk.do(await workspace.member(seen), delete_member)
    await choose(seen, *GONE[choice])
    modal = await shows(seen, EvidenceGone().sentence)
    assert lines(modal) == {}
    assert "One drill on it and its score show up here." in str(modal["body"]["blocks"])


async def test_what_goes_while_its_form_is_open_is_told_above_the_list(seen: Practice, workspace: Workspace) -> None:
    await opened(seen, workspace)
    await choose(seen, "you gave 1", "correct")
    await seen.wait_for_modal("A second thought")
    await workspace.app.desk.do(await workspace.member(seen), delete_member)
    await seen.submit({"given": "2"})
    await shows(seen, EvidenceGone().sentence)


def several(visit: Visit) -> None:
    """More than a page of sessions from elsewhere, the oldest by far a 1."""
    for number in range(PAGE + 2):
        score = Score.TWO if number else Score.ONE
        at = visit.now - timedelta(days=PAGE + 2 - number)
        brought(visit, f"log{number:02}", at, LoggedScore("opening", Rater.SELF, score))


async def test_pages_turn_in_place_and_a_change_stays_on_its_page(ana: Practice, workspace: Workspace) -> None:
    await workspace.app.desk.do(await workspace.member(ana), several)
    newest = await opened(ana, workspace)
    assert len(lines(newest)) == PAGE
    assert "Oldest first: 3–27 of 27." in str(newest["body"]["blocks"])
    await ana.click("Earlier")
    oldest = await shows(ana, "1–2 of 27.")
    assert oldest["id"] == newest["id"]
    await choose(ana, "you gave 1", "leave_out")
    assert len(lines(await shows(ana, OUT))) == 2
    await ana.click("Later")
    await shows(ana, "3–27 of 27.")


async def test_nobody_sees_or_changes_what_is_anothers(seen: Practice, mia: Practice, workspace: Workspace) -> None:
    """The button stands in a channel; each who presses it sees their own."""
    theirs = await opened(seen, workspace)
    await mia.click(OPEN, channel="general")
    own = await mia.wait_for_modal(TITLE)
    assert lines(own) == {}
    before = await workspace.app.desk.see(await workspace.member(seen), see_area, OPENING)
    assert set(lines(theirs)) == {item.evidence.ref for item in before.items}
