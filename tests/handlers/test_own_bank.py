"""*My questions*: the list, its pages and its filter, and what can be done with a question there."""

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.core.errors import AreaGone, NoQuestion, QuestionGone, QuestionHad, QuestionUnderWay, QuestionWaits
from bot.core.own_questions import OwnQuestion, QuestionSource
from bot.journeys.own_bank import remove_own
from bot.journeys.visit import Visit
from bot.store import own_questions
from bot.views.own_bank import STARTED, TITLE
from playground.person import Told
from playground.reading import words_in
from tests.cast import NOON
from tests.handlers.practice import Json, Practice
from tests.handlers.workspace import Workspace

WHY, HOW = "Why would anyone hire a baker at night?", "How do you tell a mayor <no> & mean it?"
FIRST = OwnQuestion("x1", "talks", "ending", WHY, QuestionSource.JOURNAL, NOON)
SECOND = OwnQuestion("x2", "speeches", "opening", HOW, QuestionSource.MESSAGE, NOON + timedelta(days=1))


async def has(workspace: Workspace, person: Practice, *questions: OwnQuestion) -> None:
    """Somebody's bank from some other day."""

    def add(visit: Visit) -> None:
        for question in questions:
            assert own_questions.add(visit.tx, visit.member, question)

    await workspace.app.desk.do(await workspace.member(person), add)


async def bank(workspace: Workspace, person: Practice, rubric_id: str = "talks") -> list[OwnQuestion]:
    """What they have in a rubric."""
    member = await workspace.member(person)
    return await workspace.app.desk.background_read(own_questions.of, member, rubric_id)


async def opened(person: Practice) -> Json:
    """`/drill questions`."""
    await person.command("/drill questions")
    return await listed(person, "")


async def listed(person: Practice, text: str) -> Json:
    """The list, once it says this and nothing stands over it."""
    async with asyncio.timeout(15):
        while True:
            view = await person.wait_for_modal(TITLE)
            if view["body"]["callback_id"] == "own_bank" and text in said(view):
                return view
            await asyncio.sleep(0.02)


def said(view: Json) -> str:
    """Everything a window says, as a person reads it."""
    words = " ".join(words_in(view["body"]["blocks"]))
    return words.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


async def choose(person: Practice, question_id: str, choice: str) -> None:
    """Something from a question's ⋯."""
    view = await person.wait_for_modal(TITLE)
    place = {"view_id": view["id"], "block_id": f"own:{question_id}"}
    await person.act("click", action_id="own_more", value=choice, state={}, **place)


async def test_an_empty_list_says_how_to_fill_it_and_does(ana: Practice, workspace: Workspace) -> None:
    view = await opened(ana)
    assert "You have no questions of your own yet." in said(view)
    assert "Drill this question" in said(view)
    await ana.click("Add one")
    await ana.wait_for_modal("Add a question")
    await ana.submit({"question": f"  {HOW}\n", "area": "talks:ending"})
    view = await listed(ana, "Added. Your next drill on *Ending* asks it first.")
    assert HOW in said(view)
    assert [(own.ask, own.source) for own in await bank(workspace, ana)] == [(HOW, QuestionSource.TYPED)]


async def test_the_list_tells_area_source_day_and_whether_it_was_asked(ana: Practice, workspace: Workspace) -> None:
    await workspace.knows(ana)
    await has(workspace, ana, FIRST, SECOND)
    view = said(await opened(ana))
    assert view.index("Long speeches") < view.index(HOW) < view.index("Short talks") < view.index(WHY)
    assert "From your journal" in view
    assert "From a message" in view
    assert view.count("· not asked yet") == 2
    await choose(ana, "x1", "drill")
    view = said(await listed(ana, STARTED))
    assert (view.count("· not asked yet"), view.count("asked last on")) == (1, 1)
    assert view.index(HOW) < view.index(WHY) < view.index(STARTED), "said where the reader is looking"


async def test_home_leads_to_the_list_and_shows_the_drill_that_was_started_there(
    ana: Practice, workspace: Workspace
) -> None:
    await workspace.knows(ana)
    await has(workspace, ana, FIRST)
    await ana.open_home()
    await ana.wait_for_home("My questions")
    await ana.click("My questions", home=True)
    await listed(ana, WHY)
    await choose(ana, "x1", "drill")
    await listed(ana, STARTED)
    await ana.close_modal()
    await ana.wait_for_home("Open: Ending")


async def test_drill_it_now_begins_with_that_question(ana: Practice, workspace: Workspace) -> None:
    await workspace.knows(ana)
    await has(workspace, ana, FIRST, replace(FIRST, id="x3", ask=HOW, added_at=NOON + timedelta(days=3)))
    await opened(ana)
    await choose(ana, "x1", "drill")
    await listed(ana, STARTED)
    await ana.close_modal()
    assert WHY in (await ana.question(1))["text"]
    drill = await workspace.drill(ana)
    assert (drill.dimension_id, drill.now_at.question_id) == ("ending", "own:x1")


async def test_with_a_drill_open_the_list_says_that_it_waits(ana: Practice, workspace: Workspace) -> None:
    await ana.first_drill()
    await has(workspace, ana, FIRST)
    before = await workspace.drill(ana)
    await opened(ana)
    await choose(ana, "x1", "drill")
    await listed(ana, QuestionWaits().sentence)
    assert (await workspace.drill(ana)).id == before.id


async def test_pressed_once_more_it_says_that_its_drill_is_open(ana: Practice, workspace: Workspace) -> None:
    await workspace.knows(ana)
    await has(workspace, ana, FIRST)
    await opened(ana)
    await choose(ana, "x1", "drill")
    await listed(ana, STARTED)
    await choose(ana, "x1", "drill")
    await listed(ana, QuestionUnderWay().sentence)
    await ana.close_modal()
    await ana.question(1)
    assert len(await ana.app_said()) == 2, "one card and its question"


async def test_a_newcomer_is_asked_for_the_level_and_gets_that_question(ana: Practice, workspace: Workspace) -> None:
    await has(workspace, ana, FIRST)
    await opened(ana)
    await choose(ana, "x1", "drill")
    form = await ana.wait_for_modal("Your first drill")
    assert "Ending" in said(form)
    await ana.submit({"level": "mid"})
    await ana.close_modal(everything=True)
    assert WHY in (await ana.question(1))["text"]
    assert (await workspace.drill(ana)).level == "mid"


async def test_an_edit_is_saved_in_its_place(ana: Practice, workspace: Workspace) -> None:
    await has(workspace, ana, FIRST)
    await opened(ana)
    await choose(ana, "x1", "edit")
    form = await ana.wait_for_modal("Edit the question")
    assert form["values"] == {"question": {"field": WHY}, "area": {"field": "talks:ending"}}
    await ana.submit({"question": HOW, "area": "talks:opening"})
    view = await listed(ana, "Saved. Your next drill on *Opening* asks it first.")
    assert HOW in said(view)
    assert [(own.ask, own.area, own.added_at) for own in await bank(workspace, ana)] == [
        (HOW, ("talks", "opening"), NOON)
    ]


async def test_an_edit_that_makes_a_twin_is_refused_at_its_field(ana: Practice, workspace: Workspace) -> None:
    await has(workspace, ana, FIRST, replace(FIRST, id="x3", ask=HOW))
    await opened(ana)
    await choose(ana, "x3", "edit")
    await ana.wait_for_modal("Edit the question")
    with pytest.raises(Told) as told:
        await ana.submit({"question": WHY.lower()})
    assert told.value.errors == {"question": QuestionHad().sentence}
    with pytest.raises(Told) as told:
        await ana.submit({"question": " \n "})
    assert told.value.errors == {"question": NoQuestion().sentence}
    await ana.submit({"question": "How else?"})
    await listed(ana, "Saved.")
    assert {own.ask for own in await bank(workspace, ana)} == {WHY, "How else?"}


async def test_a_question_is_removed_after_a_second_look(ana: Practice, workspace: Workspace) -> None:
    await has(workspace, ana, FIRST, SECOND)
    await opened(ana)
    await choose(ana, "x1", "remove")
    assert WHY in said(await ana.wait_for_modal("Remove it?"))
    assert await bank(workspace, ana) == [FIRST]
    await ana.submit()
    assert WHY not in said(await listed(ana, "Removed from your questions."))
    assert (await bank(workspace, ana), await bank(workspace, ana, "speeches")) == ([], [SECOND])


@pytest.mark.parametrize("choice", ["drill", "edit", "remove"])
async def test_what_was_removed_elsewhere_is_told_of_and_leaves_the_list(
    ana: Practice, workspace: Workspace, choice: str
) -> None:
    await workspace.knows(ana)
    await has(workspace, ana, FIRST, SECOND)
    await opened(ana)
    await workspace.app.desk.do(await workspace.member(ana), remove_own, "x1")
    await choose(ana, "x1", choice)
    view = said(await listed(ana, QuestionGone().sentence))
    assert (WHY in view, HOW in view) == (False, True)


@pytest.mark.parametrize(
    ("choice", "title", "values"),
    [("edit", "Edit the question", {"question": "How else?"}), ("remove", "Remove it?", {})],
)
async def test_a_form_over_a_question_that_went_meanwhile_says_so(
    ana: Practice, workspace: Workspace, choice: str, title: str, values: Json
) -> None:
    await has(workspace, ana, FIRST, SECOND)
    await opened(ana)
    await choose(ana, "x1", choice)
    await ana.wait_for_modal(title)
    await workspace.app.desk.do(await workspace.member(ana), remove_own, "x1")
    await ana.submit(values)
    assert WHY not in said(await listed(ana, QuestionGone().sentence))
    assert await bank(workspace, ana) == []


@pytest.mark.parametrize(
    ("choice", "title", "values", "left"),
    [
        ("edit", "Edit the question", {"question": "How else?"}, ["How else?"]),
        ("remove", "Remove it?", {}, []),
    ],
)
async def test_submitted_twice_at_once_it_is_done_once(
    ana: Practice, workspace: Workspace, choice: str, title: str, values: Json, left: list[str]
) -> None:
    await has(workspace, ana, FIRST)
    await opened(ana)
    await choose(ana, "x1", choice)
    await ana.wait_for_modal(title)
    await asyncio.gather(ana.submit(values), ana.submit(values), return_exceptions=True)
    view = await ana.wait_for_modal(TITLE)
    assert QuestionGone().sentence not in said(view)
    assert [own.ask for own in await bank(workspace, ana)] == left


async def test_added_twice_at_once_it_is_one_question(ana: Practice, workspace: Workspace) -> None:
    await opened(ana)
    await ana.click("Add one")
    await ana.wait_for_modal("Add a question")
    values = {"question": WHY, "area": "talks:ending"}
    await asyncio.gather(ana.submit(values), ana.submit(values), return_exceptions=True)
    await listed(ana, WHY)
    assert [own.ask for own in await bank(workspace, ana)] == [WHY]


async def test_each_sees_their_own_alone(ana: Practice, mia: Practice, workspace: Workspace) -> None:
    await has(workspace, ana, FIRST)
    await has(workspace, mia, SECOND)
    for person, theirs, others in ((ana, WHY, HOW), (mia, HOW, WHY)):
        view = said(await opened(person))
        assert (theirs in view, others in view) == (True, False)


async def test_a_long_list_comes_in_pages_and_by_area(ana: Practice, workspace: Workspace) -> None:
    some = [replace(FIRST, id=f"x{n}", ask=f"Number {n}?", added_at=NOON + timedelta(minutes=n)) for n in range(10, 22)]
    await has(workspace, ana, *some, SECOND)
    view = said(await opened(ana))
    assert "13 questions" in view
    assert "Page 1 of 2" in view
    assert (HOW in view, "Number 21?" in view, "Number 10?" in view) == (True, True, False)
    await ana.click("Next page")
    view = said(await listed(ana, "Page 2 of 2"))
    assert "Number 10?" in view
    await ana.click("own_area", value="speeches:opening")
    view = said(await listed(ana, HOW))
    assert ("Number" in view, "Page" in view) == (False, False)
    await ana.click("own_area", value="all")
    await listed(ana, "Page 1 of 2")
    await ana.click("Next page")
    await listed(ana, "Page 2 of 2")
    await ana.click("Previous page")
    await listed(ana, "Page 1 of 2")


async def test_after_a_form_one_is_back_where_one_was(ana: Practice, workspace: Workspace) -> None:
    some = [replace(FIRST, id=f"x{n}", ask=f"Number {n}?", added_at=NOON + timedelta(minutes=n)) for n in range(10, 25)]
    await has(workspace, ana, *some)
    await opened(ana)
    await ana.click("own_area", value="talks:ending")
    await listed(ana, "Page 1 of 2")
    await ana.click("Next page")
    await listed(ana, "Page 2 of 2")
    await choose(ana, "x10", "remove")
    await ana.wait_for_modal("Remove it?")
    await ana.submit()
    view = await listed(ana, "Removed from your questions.")
    assert "Page 2 of 2" in said(view)
    [select] = [each for block in view["body"]["blocks"] for each in block.get("elements", ())
                if each["type"] == "static_select"]  # fmt: skip
    assert select["initial_option"]["value"] == "talks:ending"


async def test_a_question_without_an_area_is_edited_first(ana: Practice, workspace: Workspace) -> None:
    await workspace.knows(ana)
    await has(workspace, ana, replace(FIRST, dimension_id="dancing"))
    assert "no longer in the rubrics" in said(await opened(ana))
    await choose(ana, "x1", "drill")
    await listed(ana, AreaGone().sentence)
    await choose(ana, "x1", "edit")
    await ana.wait_for_modal("Edit the question")
    with pytest.raises(Told) as told:
        await ana.submit()
    assert set(told.value.errors) == {"area"}
    await ana.submit({"area": "talks:ending"})
    await listed(ana, "Saved.")
    assert [own.dimension_id for own in await bank(workspace, ana)] == ["ending"]


async def test_after_a_restart_an_open_list_goes_on(ana: Practice, workspace: Workspace) -> None:
    await workspace.knows(ana)
    await has(workspace, ana, FIRST)
    await opened(ana)
    await workspace.restart()
    await choose(ana, "x1", "drill")
    await listed(ana, STARTED)


@pytest.mark.parametrize(("kind", "how"), [("refused", {"error": "not_found"}), ("drop_before", {})])
async def test_a_list_that_slack_will_not_draw_loses_nothing(
    ana: Practice, workspace: Workspace, kind: str, how: Json
) -> None:
    await has(workspace, ana, FIRST)
    await opened(ana)
    await choose(ana, "x1", "remove")
    await ana.wait_for_modal("Remove it?")
    workspace.break_next(kind, "views.update", **how)
    await ana.submit()
    await workspace.broken_once()
    assert await bank(workspace, ana) == []
