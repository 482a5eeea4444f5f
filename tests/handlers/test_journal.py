"""The journal outside the look back: its form, what it refuses, the message that confirms, the two buttons on it."""

import asyncio

import pytest

from bot.core.errors import NoArea, NothingWritten, StillToCome
from bot.store import own_questions
from playground.person import Told, words_of
from tests.handlers.practice import Json, Practice, labels
from tests.handlers.workspace import Workspace

TITLE = "Write a journal entry"
FILLED = {"area": "talks:ending", "hesitation": "at the number", "question": "Why a bakery?"}


async def open_form(ana: Practice) -> Json:
    """The empty form."""
    await ana.shortcut("write_journal")
    return await ana.wait_for_modal(TITLE)


async def write(ana: Practice, **filled: str) -> Json:
    """An entry, from the form to the message that confirms it."""
    await open_form(ana)
    await ana.submit({**FILLED, **filled})
    return await ana.wait_for("is written down, under")


async def bank(workspace: Workspace, ana: Practice) -> list[str]:
    """Her own questions."""
    member = await workspace.member(ana)
    kept = await workspace.app.desk.background_read(own_questions.of, member, "talks")
    return [each.ask for each in kept]


async def test_the_command_and_the_shortcut_open_the_same_form(ana: Practice) -> None:
    by_shortcut = await open_form(ana)
    await ana.close_modal()
    await ana.command("/drill journal")
    by_command = await ana.wait_for_modal(TITLE)
    assert [each["block_id"] for each in by_command["body"]["blocks"] if each["type"] == "input"] == [
        *("kind", "ended", "area", "hesitation", "rehearsed", "surprise", "question")
    ]
    assert by_command["body"]["private_metadata"] != by_shortcut["body"]["private_metadata"]


async def test_an_interview_is_confirmed_and_its_area_is_what_start_starts(ana: Practice, workspace: Workspace) -> None:
    await workspace.knows(ana)
    said = await write(ana)
    assert "Your interview is written down, under *Ending*. Until " in words_of(said)
    assert labels(said) == ["Start", "Add to my questions"]
    await ana.press("Start")
    await ana.question(1)
    assert (await workspace.drill(ana)).dimension_id == "ending"


async def test_a_mock_is_confirmed_and_leads_nothing(ana: Practice, workspace: Workspace) -> None:
    await workspace.knows(ana)
    said = await write(ana, kind="mock", question="")
    assert words_of(said).endswith("Your mock is written down, under *Ending*.")
    assert labels(said) == []


async def test_somebody_who_never_practised_can_write_one_and_start(ana: Practice) -> None:
    await write(ana)
    await ana.press("Start")
    await ana.wait_for_modal("Your first drill")


async def test_days_later_is_fine_and_marked(ana: Practice, workspace: Workspace) -> None:
    form = await open_form(ana)
    now = int(form["values"]["ended"]["field"])
    await ana.submit({**FILLED, "ended": now - 3 * 86_400})
    said = await ana.wait_for("is written down, under")
    assert "so it is marked late" in words_of(said)
    assert "Until " in words_of(said)


async def test_an_interview_of_two_weeks_ago_leads_nothing(ana: Practice) -> None:
    form = await open_form(ana)
    now = int(form["values"]["ended"]["field"])
    await ana.submit({**FILLED, "ended": now - 14 * 86_400})
    assert labels(await ana.wait_for("is written down, under")) == ["Add to my questions"]


@pytest.mark.parametrize(
    ("filled", "errors"),
    [
        ({"area": "talks:ending"}, {"hesitation": NothingWritten().sentence}),
        ({"area": "talks:ending", "surprise": " \n "}, {"hesitation": NothingWritten().sentence}),
        ({"surprise": "their silence"}, {"area": NoArea().sentence}),
        ({"surprise": "their silence", "kind": "drill"}, {"area": NoArea().sentence}),
        ({"surprise": "x", "area": "talks:ending", "ended": 4_000_000_000}, {"ended": StillToCome().sentence}),
    ],
)
async def test_what_is_missing_is_said_at_its_field_and_what_is_typed_stays(
    ana: Practice, filled: Json, errors: dict[str, str]
) -> None:
    form = await open_form(ana)
    with pytest.raises(Told) as told:
        await ana.submit(filled)
    assert told.value.errors == errors
    modal = await ana.wait_for_modal(TITLE)
    assert {block: modal["values"][block]["field"] for block in filled} == filled
    await ana.submit({**FILLED, "ended": form["values"]["ended"]["field"]})
    await ana.wait_for("is written down, under")


async def test_a_drills_entry_without_an_area_is_about_the_last_drill(ana: Practice) -> None:
    await ana.whole_drill()
    await open_form(ana)
    await ana.submit({"kind": "drill", "rehearsed": "the opening line"})
    await ana.wait_for("Your note on the drill is written down, under *Opening*.")


async def test_a_form_submitted_twice_at_once_is_one_entry_and_one_message(ana: Practice) -> None:
    await open_form(ana)
    await asyncio.gather(ana.submit(FILLED), ana.submit(FILLED), return_exceptions=True)
    await ana.wait_for("is written down, under")
    await ana.shortcut("write_journal")
    await ana.submit({**FILLED, "kind": "mock"})
    await ana.wait_for("Your mock is written down")
    assert await ana.how_often("Your interview is written down") == 1


async def test_the_question_is_added_with_one_press_and_the_message_says_so(
    ana: Practice, workspace: Workspace
) -> None:
    await write(ana)
    await ana.press("Add to my questions")
    said = await ana.wait_for("Added to your own questions")
    assert labels(said) == ["Start"]
    assert await bank(workspace, ana) == ["Why a bakery?"]


async def test_two_presses_at_once_add_it_once(ana: Practice, workspace: Workspace) -> None:
    await write(ana)
    await ana.newest_has("Add to my questions")
    await asyncio.gather(*[ana.click("Add to my questions") for _ in range(2)], return_exceptions=True)
    await ana.wait_for("Added to your own questions")
    assert await bank(workspace, ana) == ["Why a bakery?"]


async def test_a_question_they_have_already_is_not_offered_again(ana: Practice, workspace: Workspace) -> None:
    await write(ana)
    await ana.press("Add to my questions")
    await ana.wait_for("Added to your own questions")
    await open_form(ana)
    await ana.submit({**FILLED, "question": "why a BAKERY"})
    said = await ana.wait_for("That one is among your own questions already.")
    assert labels(said) == ["Start"]
    assert await bank(workspace, ana) == ["Why a bakery?"]


async def shown(ana: Practice) -> dict[str, object]:
    """What stands in the open form, by block id."""
    form = await ana.wait_for_modal(TITLE)
    return {block: next(iter(fields.values())) for block, fields in form["values"].items()}


async def change(ana: Practice, form: Json, block: str, value: object) -> None:
    """Pick something in a field that isn't text."""
    await ana.act("click", view_id=form["id"], block_id=block, action_id="field", value=value)


async def test_a_closed_form_opens_again_with_everything_that_stood_in_it(ana: Practice) -> None:
    form = await open_form(ana)
    ended = int(form["values"]["ended"]["field"]) - 7_200
    await change(ana, form, "kind", "mock")
    await change(ana, form, "ended", ended)
    await change(ana, form, "area", "speeches:ending")
    words = {
        "hesitation": "at the number",
        "rehearsed": "the\nopening",
        "surprise": "<their> silence",
        "question": "Why?",
    }
    for block, text in words.items():
        await ana.type_into(block, text)
    await ana.close_modal()
    await ana.command("/drill journal")
    again = await ana.wait_for_modal(TITLE)
    assert await shown(ana) == {"kind": "mock", "ended": ended, "area": "speeches:ending", **words}
    assert "You closed this form half written." in str(again["body"]["blocks"])
    assert again["body"]["private_metadata"] != form["body"]["private_metadata"]


async def test_a_form_that_was_never_touched_opens_empty_again(ana: Practice) -> None:
    form = await open_form(ana)
    before = await shown(ana)
    await ana.close_modal()
    again = await open_form(ana)
    assert "half written" not in str(again["body"]["blocks"])
    after = await shown(ana)
    assert {**after, "ended": None} == {**before, "ended": None}
    assert form["values"].keys() == again["values"].keys()


async def test_what_was_submitted_does_not_come_back(ana: Practice) -> None:
    await open_form(ana)
    await ana.type_into("surprise", "their silence")
    await ana.submit(FILLED)
    await ana.wait_for("is written down, under")
    await open_form(ana)
    assert (await shown(ana))["surprise"] in (None, "")


async def test_fields_of_a_form_without_drafts_change_nothing(ana: Practice, workspace: Workspace) -> None:
    await workspace.knows(ana)
    posted = await ana.say("Why this town?")
    message = next(each for each in await ana.messages() if each["ts"] == posted)
    await ana.message_shortcut("drill_question", message)
    form = await ana.wait_for_modal("Drill this question")
    element = {"type": "plain_text_input", "action_id": "field"}
    asked = {"type": "input", "block_id": "question", "dispatch_action": True, "element": element}
    view = {**form["body"], "blocks": [{**asked, "label": {"type": "plain_text", "text": "The question"}}]}
    kept = {name: view[name] for name in ("type", "callback_id", "title", "submit", "private_metadata", "blocks")}
    await workspace.app.client.views_update(view_id=form["id"], view=kept)
    await change(ana, form, "question", "Why that one?")
    await ana.wait_for_modal("Drill this question")
    await ana.close_modal()
    assert await ana.modal() is None
    await open_form(ana)
    assert (await shown(ana))["question"] in (None, "")


async def test_hostile_words_are_kept_as_typed_and_call_nobody(ana: Practice, workspace: Workspace) -> None:
    hostile = "<!channel> <@U1> & ```\u202e\u200b 🧑‍🚒"
    said = await write(ana, question=hostile, hesitation="h" * 3000)
    assert "<!channel>" not in words_of(said)
    assert "&lt;!channel&gt;" in words_of(said)
    await ana.press("Add to my questions")
    await ana.wait_for("Added to your own questions")
    assert await bank(workspace, ana) == [hostile]


async def test_an_entry_of_one_person_is_seen_by_no_other(ana: Practice, mia: Practice) -> None:
    await write(ana)
    assert await mia.messages() == []
