"""*Drill this question* on a message: the form over it, the drill it leads to, and nothing told to anybody else."""

import asyncio
from base64 import b64encode

import pytest

from bot.core.errors import NoQuestion, NoWords
from bot.store import own_questions
from playground.person import Told, words_of
from tests.handlers.practice import Json, Practice
from tests.handlers.workspace import Workspace

TITLE = "Drill this question"
ASKED = "Your best baker quits & tells you on Friday. What do you say?"


async def posted(mia: Practice, ana: Practice, text: str) -> Json:
    """A message of Mia's in a channel, as Ana sees it."""
    ts = await mia.say(text, channel="general")
    return next(each for each in await ana.messages("general") if each["ts"] == ts)


async def open_form(ana: Practice, message: Json) -> Json:
    """The form over a message."""
    await ana.message_shortcut("drill_question", message)
    return await ana.wait_for_modal(TITLE)


async def bank(workspace: Workspace, ana: Practice) -> list[str]:
    """Her own questions."""
    member = await workspace.member(ana)
    kept = await workspace.app.desk.background_read(own_questions.of, member, "talks")
    return [each.ask for each in kept]


async def test_anothers_message_becomes_the_first_question_of_a_drill(
    ana: Practice, mia: Practice, workspace: Workspace
) -> None:
    await workspace.knows(ana)
    message = await posted(mia, ana, ASKED)
    form = await open_form(ana, message)
    assert form["values"] == {"question": {"field": ASKED}, "area": {"field": "talks:opening"}}
    await ana.submit({"area": "talks:ending"})
    modal = await ana.wait_for_modal(TITLE)
    assert "Your drill is in our DM" in str(modal["body"]["blocks"])
    await ana.close_modal()
    assert ASKED in (await ana.question(1))["text"].replace("&amp;", "&")
    drill = await workspace.drill(ana)
    assert (drill.dimension_id, drill.goal.text) == ("ending", "In 30 seconds: end on what happens next.")


async def test_nobody_in_the_conversation_is_told(ana: Practice, mia: Practice, workspace: Workspace) -> None:
    await workspace.knows(ana)
    message = await posted(mia, ana, ASKED)
    before = await mia.messages("general")
    await open_form(ana, message)
    await ana.submit()
    await ana.close_modal()
    await ana.question(1)
    assert await mia.messages("general") == await ana.messages("general") == before
    assert await mia.messages() == []
    assert await bank(workspace, mia) == []


async def test_the_question_can_be_reworded(ana: Practice, workspace: Workspace) -> None:
    await workspace.knows(ana)
    await ana.say("hello")
    message = (await ana.messages())[0]
    await open_form(ana, message)
    await ana.submit({"question": "  How do you greet a mayor?\n"})
    await ana.wait_for_modal(TITLE)
    assert await bank(workspace, ana) == ["How do you greet a mayor?"]


async def test_slacks_markup_reads_as_its_author_saw_it(ana: Practice, mia: Practice, workspace: Workspace) -> None:
    await workspace.knows(ana)
    form = await open_form(ana, await posted(mia, ana, "@ana: see https://example.org?a=1&b=2"))
    assert form["values"]["question"]["field"] == "@someone: see https://example.org?a=1&b=2"


async def test_a_long_message_is_cut_and_that_is_said(ana: Practice, mia: Practice, workspace: Workspace) -> None:
    await workspace.knows(ana)
    form = await open_form(ana, await posted(mia, ana, "many words " * 100))
    assert "That message is 1,099 characters long and a question holds 420" in str(form["body"]["blocks"])
    assert form["values"]["question"]["field"].endswith("…")
    await ana.submit()
    assert len((await bank(workspace, ana))[0]) <= 420


async def test_a_newcomer_tells_area_and_level_in_the_same_form(
    ana: Practice, mia: Practice, workspace: Workspace
) -> None:
    await open_form(ana, await posted(mia, ana, ASKED))
    with pytest.raises(Told) as told:
        await ana.submit()
    assert set(told.value.errors) == {"area"}
    await ana.submit({"area": "talks:ending", "level": "mid"})
    await ana.close_modal()
    await ana.question(1)
    assert (await workspace.drill(ana)).level == "mid"


async def test_with_a_drill_open_the_question_is_kept_and_that_is_said(
    ana: Practice, mia: Practice, workspace: Workspace
) -> None:
    await ana.first_drill()
    drill = await workspace.drill(ana)
    await open_form(ana, await posted(mia, ana, ASKED))
    await ana.submit({"area": "talks:ending"})
    modal = await ana.wait_for_modal(TITLE)
    assert "Kept in your own questions. You have a drill open" in str(modal["body"]["blocks"])
    assert await bank(workspace, ana) == [ASKED]
    assert (await workspace.drill(ana)).id == drill.id


async def test_submitted_twice_at_once_it_is_one_question_and_one_card(
    ana: Practice, mia: Practice, workspace: Workspace
) -> None:
    await workspace.knows(ana)
    await open_form(ana, await posted(mia, ana, ASKED))
    await asyncio.gather(ana.submit(), ana.submit(), return_exceptions=True)
    await ana.close_modal(everything=True)
    await ana.question(1)
    assert await bank(workspace, ana) == [ASKED]
    assert len(await ana.app_said()) == 2, "the card and its question"


async def test_a_message_that_is_only_a_file_has_no_question_in_it(ana: Practice) -> None:
    picture = b64encode(b"a whiteboard").decode()
    await ana.act("upload", channel=await ana.dm(), name="whiteboard.png", content_base64=picture)
    await ana.message_shortcut("drill_question", (await ana.messages())[0])
    modal = await ana.wait_for_modal("That didn't work")
    assert NoWords().sentence in str(modal["body"]["blocks"])


async def test_a_question_of_blanks_is_told_so_at_its_field(ana: Practice, mia: Practice, workspace: Workspace) -> None:
    await workspace.knows(ana)
    await open_form(ana, await posted(mia, ana, ASKED))
    with pytest.raises(Told) as told:
        await ana.submit({"question": " \n "})
    assert told.value.errors == {"question": NoQuestion().sentence}
    assert await bank(workspace, ana) == []


async def test_hostile_words_are_asked_as_typed_and_call_nobody(ana: Practice, workspace: Workspace) -> None:
    await workspace.knows(ana)
    await ana.say("hello")
    await open_form(ana, (await ana.messages())[0])
    await ana.submit({"question": "<!channel> & <@U1>?"})
    await ana.close_modal()
    asked = await ana.question(1)
    assert "<!channel>" not in words_of(asked)
    assert "&lt;!channel&gt; &amp; &lt;@U1&gt;?" in words_of(asked)
