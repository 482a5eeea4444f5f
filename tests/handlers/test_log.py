"""`/drill log` and *Open the log*: the modal, its filters, its pages."""

import asyncio
from datetime import timedelta

import pytest

from bot.core.drill import Verdict
from bot.core.entries import EntryKind
from bot.core.log import LINES_A_PAGE
from bot.core.logged import LoggedScore, LoggedSession
from bot.core.members import Level, Mode
from bot.core.next_step import Choice
from bot.core.scoring import Rater, Score
from bot.journeys.visit import Visit
from bot.store import logged
from bot.views.log_modal import TITLE
from playground.reading import words_in
from tests.handlers.practice import Json, Practice
from tests.handlers.workspace import Workspace
from tests.past_drills import practise

EMPTY = "Your log is empty."
PAGES = ("Newer", "Older")
ON_ITS_WAY = "On its way: in Messages in a few seconds."


async def brought(workspace: Workspace, person: Practice, count: int = 1, kind: EntryKind = EntryKind.MOCK) -> None:
    """Somebody's sessions from elsewhere, an hour apart; the newest was asked by “Rosa 0”."""
    given = (LoggedScore("ending", Rater.PARTNER, Score.TWO),)

    def add(visit: Visit) -> None:
        for number in range(count):
            at = visit.now - timedelta(hours=number)
            who = f"Rosa {number}"
            session = LoggedSession(f"{kind}{number}", kind, at, at, who, rubric_id="talks", scores=given)
            assert logged.add(visit.tx, visit.member, session)

    await workspace.app.desk.do(await workspace.member(person), add)


async def practised(workspace: Workspace, person: Practice) -> None:
    """A drill on the opening of some other day."""
    choice = Choice("talks", "opening", rounds=3, mode=Mode.ALOUD)
    given = (choice, Level.SENIOR, Verdict.PASS, Score.TWO, "Stop sooner")
    await workspace.app.desk.do(await workspace.member(person), practise, *given)


async def opened(person: Practice) -> Json:
    """`/drill log`, once it is drawn."""
    await person.command("/drill log")
    return await shows(person)


async def shows(person: Practice, text: str = "") -> Json:
    """The log, once it says this."""
    async with asyncio.timeout(15):
        while True:
            view = await person.wait_for_modal(TITLE)
            if view["body"]["callback_id"] == "log" and text in said(view):
                return view
            await asyncio.sleep(0.02)


def said(view: Json) -> str:
    """Everything the modal says, as a person reads it."""
    return " ".join(words_in(view["body"]["blocks"]))


def buttons(view: Json) -> list[str]:
    """What can be pressed in it."""
    elements = [each for block in view["body"]["blocks"] for each in block.get("elements", ())]
    return [each["text"]["text"] for each in elements if each["type"] == "button"]


async def test_a_newcomers_log_is_empty_and_can_be_filled_from_elsewhere(ana: Practice) -> None:
    view = await opened(ana)
    assert EMPTY in said(view)
    assert buttons(view) == ["Import an earlier log"]


async def test_a_drill_stands_there_with_score_and_fix(ana: Practice, workspace: Workspace) -> None:
    await practised(workspace, ana)
    view = await opened(ana)
    assert "drill · *Opening* (Short talks)" in said(view)
    assert "Goal met in 3 of 3 · you 2" in said(view)
    assert "Fix: Stop sooner" in said(view)
    assert buttons(view) == ["Export", "Import an earlier log"]


async def test_the_log_opens_from_home_too(ana: Practice, workspace: Workspace) -> None:
    await practised(workspace, ana)
    await ana.open_home()
    await ana.wait_for_home("Last in your log")
    await ana.click("Open the log", home=True)
    assert "Stop sooner" in said(await shows(ana))


async def test_pages_are_turned_to_the_oldest_and_back(ana: Practice, workspace: Workspace) -> None:
    await brought(workspace, ana, LINES_A_PAGE + 1)
    assert buttons(await shows_first(ana))[:1] == ["Older"]
    await ana.click("Older")
    second = await shows(ana, "13–13 of 13")
    assert f"Rosa {LINES_A_PAGE}" in said(second)
    assert buttons(second)[:1] == ["Newer"]
    await ana.click("Newer")
    assert "Rosa 0" in said(await shows(ana, "1–12 of 13"))


async def shows_first(person: Practice) -> Json:
    """The first page of thirteen lines."""
    await person.command("/drill log")
    return await shows(person, "1–12 of 13")


async def test_a_pick_filters_at_once_and_starts_at_the_newest_page(ana: Practice, workspace: Workspace) -> None:
    await brought(workspace, ana, LINES_A_PAGE)
    await practised(workspace, ana)
    await shows_first(ana)
    await ana.click("Older")
    await shows(ana, "13–13 of 13")
    await ana.click("log_kind", value="mock")
    view = await shows(ana, "1–12 of 12 that fit, 13 in all")
    assert "Stop sooner" not in said(view)


async def test_filters_hold_together_and_over_pages(ana: Practice, workspace: Workspace) -> None:
    await brought(workspace, ana, LINES_A_PAGE + 1)
    await brought(workspace, ana, 1, EntryKind.INTERVIEW)
    await practised(workspace, ana)
    await opened(ana)
    await ana.click("log_also", value=["by_a_person"])
    await shows(ana, "of 14 that fit")
    await ana.click("log_kind", value="mock")
    await shows(ana, "1–12 of 13 that fit, 15 in all")
    await ana.click("Older")
    await shows(ana, "13–13 of 13 that fit, 15 in all")
    await ana.click("log_area", value="talks:opening")
    view = await shows(ana, "Nothing in your log fits that.")
    assert buttons(view)[0] == "Show everything"


async def test_everything_comes_back_with_the_filters_as_at_the_beginning(ana: Practice, workspace: Workspace) -> None:
    await practised(workspace, ana)
    await opened(ana)
    await ana.click("log_kind", value="interview")
    await ana.click("log_also", value=["fix_open", "by_a_person"])
    await shows(ana, "Nothing in your log fits that.")
    await ana.click("Show everything")
    view = await shows(ana, "Stop sooner")
    [held] = [fields for block, fields in view["values"].items() if block.startswith("log_filters:")]
    assert held == {"log_kind": "any", "log_area": "all", "log_also": []}


async def test_two_quick_picks_both_count(ana: Practice, workspace: Workspace) -> None:
    await brought(workspace, ana)
    await practised(workspace, ana)
    await opened(ana)
    await asyncio.gather(ana.click("log_area", value="talks:opening"), ana.click("log_also", value=["by_a_person"]))
    await shows(ana, "Nothing in your log fits that.")


@pytest.mark.parametrize(("picked", "line"), [("drill", "Stop sooner"), ("interview", "interview with Rosa 0")])
async def test_each_kind_can_be_asked_for(ana: Practice, workspace: Workspace, picked: str, line: str) -> None:
    await practised(workspace, ana)
    await brought(workspace, ana, 1, EntryKind.INTERVIEW)
    await opened(ana)
    await ana.click("log_kind", value=picked)
    view = await shows(ana, "1 line that fits, 2 in all")
    assert line in said(view)


async def test_the_export_is_asked_for_in_it(ana: Practice, workspace: Workspace) -> None:
    await practised(workspace, ana)
    await opened(ana)
    await ana.click("Export")
    assert ON_ITS_WAY in said(await ana.wait_for_modal("Export"))
    await ana.close_modal()
    await ana.wait_for("Everything I have of yours")


async def test_an_export_asked_for_on_home_is_said_to_be_on_its_way(ana: Practice, workspace: Workspace) -> None:
    await practised(workspace, ana)
    await ana.open_home()
    await ana.wait_for_home("Export")
    await ana.click("Export", home=True)
    assert ON_ITS_WAY in said(await ana.wait_for_modal("Export"))
    await ana.wait_for("Everything I have of yours")


async def test_an_export_whose_window_can_not_open_comes_all_the_same(ana: Practice, workspace: Workspace) -> None:
    await practised(workspace, ana)
    await opened(ana)
    workspace.break_next("refused", "views.push", error="expired_trigger_id")
    await ana.click("Export")
    await ana.wait_for("Everything I have of yours")
    assert (await ana.wait_for_modal(TITLE))["id"]


@pytest.mark.parametrize(("typed", "counted"), [("opening", "1 line that fits, 2 in all"), ("ending", "1 line that")])
async def test_an_areas_name_asks_for_what_is_about_it(
    ana: Practice, workspace: Workspace, typed: str, counted: str
) -> None:
    await practised(workspace, ana)
    await brought(workspace, ana)
    await ana.command(f"/drill log {typed}")
    await shows(ana, counted)
    await ana.click("log_area", value="all")
    await shows(ana, "1–2 of 2")


@pytest.mark.parametrize("typed", ["short talks", "juggling"])
async def test_any_other_word_asks_for_everything(ana: Practice, workspace: Workspace, typed: str) -> None:
    await practised(workspace, ana)
    await brought(workspace, ana)
    await ana.command(f"/drill log {typed}")
    await shows(ana, "1–2 of 2")


async def test_the_log_is_ones_own(ana: Practice, mia: Practice, workspace: Workspace) -> None:
    await practised(workspace, ana)
    assert EMPTY in said(await opened(mia))
