"""`/drill` and the words that act alone in the DM."""

import pytest

from bot.core.errors import DrillAlreadyOpen, NoOpenDrill, StepPassed
from bot.views.proposals import draw_started
from playground.person import words_of
from tests.handlers.practice import ENOUGH, Practice, labels
from tests.handlers.workspace import Workspace


async def test_the_first_opening_of_the_messages_tab_is_welcomed_once(ana: Practice) -> None:
    await ana.open_messages()
    await ana.newest_has("Start")
    await ana.open_messages()
    await ana.heard()
    assert await ana.how_often("Welcome.") == 1


async def test_the_welcomes_start_asks_rubric_and_level_and_nothing_else(ana: Practice) -> None:
    await ana.open_messages()
    await ana.press("Start")
    modal = await ana.wait_for_modal("Your first drill")
    assert [each["block_id"] for each in modal["body"]["blocks"] if each["type"] == "input"] == ["rubric", "level"]
    await ana.submit({"rubric": "talks", "level": "mid"})
    await ana.question(1)


async def test_help_is_told_to_the_one_who_asks(ana: Practice) -> None:
    await ana.command("/drill help")
    await ana.told_alone("How Whetstone works")


@pytest.mark.parametrize("typed", ["dance", "<!channel>", "`x` *y*"])
async def test_an_unknown_word_is_told_where_the_known_ones_are_listed(ana: Practice, typed: str) -> None:
    await ana.command(f"/drill {typed}")
    await ana.told_alone("I know no area or rubric called")
    told = words_of((await ana.messages())[-1])
    assert "/drill areas" in told
    assert "/drill help" in told
    assert "<!channel>" not in told


@pytest.mark.parametrize("typed", ["/drill GO", "/drill  go ", "/drill go now"])
async def test_case_and_spaces_make_no_difference(ana: Practice, typed: str) -> None:
    await ana.command(typed)
    await ana.wait_for_modal("Your first drill")


async def test_drill_alone_asks_a_newcomer_for_the_two_answers(ana: Practice) -> None:
    await ana.command("/drill")
    await ana.told_alone("Your first drill needs two answers")
    await ana.click("Start")
    await ana.wait_for_modal("Your first drill")


async def test_drill_alone_shows_what_is_next_and_starts_it_in_place(ana: Practice, workspace: Workspace) -> None:
    await workspace.knows(ana)
    await ana.command("/drill")
    offered = await ana.wait_for("Next: ")
    assert offered["ephemeral"]
    assert labels(offered) == ["Start", "Change"]
    await ana.click("Start")
    await ana.wait_for(draw_started().text)
    await ana.question(1)


async def test_drill_alone_points_to_the_drill_that_is_open(ana: Practice) -> None:
    await ana.first_drill()
    await ana.command("/drill")
    await ana.told_alone("You have a drill open: Opening.")


async def test_a_second_go_is_refused_while_a_drill_is_open(ana: Practice) -> None:
    await ana.first_drill()
    await ana.command("/drill go")
    await ana.told_alone(DrillAlreadyOpen().sentence)
    assert await ana.how_often("Round 1 of 3") == 1


async def test_go_begins_the_card_that_waits(ana: Practice, workspace: Workspace) -> None:
    await workspace.knows(ana)
    await ana.shortcut("start_drill")
    await ana.wait_for_modal("Start a drill")
    await ana.submit({"rounds": "4"})
    await ana.newest_has("Start round 1")
    await ana.command("/drill go")
    await ana.question(1, of=4)


async def test_go_in_a_channel_says_where_the_drill_is_and_asks_it_in_the_dm(
    ana: Practice, workspace: Workspace
) -> None:
    await workspace.knows(ana)
    await ana.command("/drill go", channel="general")
    await ana.told_alone(draw_started().text, channel="general")
    await ana.question(1)


async def test_the_words_take_a_drill_from_its_start_to_its_stop(ana: Practice) -> None:
    await ana.first_drill()
    await ana.reply(ENOUGH)
    await ana.reply("Done!")
    await ana.newest_has("Pass")
    await ana.press("Pass")
    await ana.question(2)
    await ana.say("skip")
    await ana.question(3)
    await ana.say("STOP.")
    await ana.newest_has("Score it")


async def test_the_word_drill_shows_what_is_next(ana: Practice) -> None:
    await ana.say("drill")
    await ana.wait_for("Your first drill needs two answers")


async def test_the_word_help_lists_what_can_be_typed(ana: Practice) -> None:
    await ana.say("help")
    await ana.wait_for("How Whetstone works")


@pytest.mark.parametrize("word", ["done", "skip", "stop"])
async def test_a_word_with_no_drill_to_act_on_is_told_so(ana: Practice, word: str) -> None:
    await ana.say(word)
    await ana.wait_for(NoOpenDrill().sentence)


async def test_a_word_that_does_not_fit_the_step_is_told_so(ana: Practice) -> None:
    await ana.first_drill()
    await ana.reply(ENOUGH)
    await ana.done()
    await ana.reply("skip")
    await ana.wait_for(StepPassed().sentence)
    await ana.click("Pass")
    await ana.question(2)


async def test_stray_text_gets_one_helpful_line(ana: Practice) -> None:
    await ana.say("hello, is anybody there?")
    said = await ana.wait_for("I keep quiet outside drills.")
    assert said["thread_ts"] is None
    assert len(await ana.app_said()) == 1


async def test_text_in_the_thread_of_a_finished_drill_is_kept_and_told_so(ana: Practice) -> None:
    await ana.whole_drill()
    await ana.reply("One more thought.")
    said = await ana.wait_for("This drill is over; your note stays here.")
    assert said["thread_ts"] == ana.card_ts


async def test_home_shows_the_first_step_then_the_standing(ana: Practice) -> None:
    await ana.open_home()
    await ana.wait_for_home("Practise one weakness at a time")
    await ana.click("Start", home=True)
    await ana.submit({"rubric": "talks", "level": "senior"})
    await ana.question(1)
    await ana.open_home()
    await ana.wait_for_home("Open: Opening")
    await ana.rounds()
    await ana.look_back()
    await ana.wait_for("How you saw it")
    await ana.open_home()
    await ana.wait_for_home("First guesses, not measured yet: Opening.")
    await ana.wait_for_home("goal met in 3 of 3 · you 2")


async def test_start_on_home_turns_into_the_open_drill(ana: Practice, workspace: Workspace) -> None:
    await workspace.knows(ana)
    await ana.open_home()
    await ana.wait_for_home("Next: ")
    await ana.click("Start", home=True)
    await ana.wait_for_home("Open: ")
    await ana.question(1)


async def test_a_members_zone_is_asked_for_and_follows_them(ana: Practice, workspace: Workspace) -> None:
    workspace.playground.workspace.people.move(workspace.playground.workspace.people.find("ana"), "Asia/Tokyo")
    await ana.open_messages()
    await workspace.zone_becomes(await workspace.member(ana), "Asia/Tokyo")
    await ana.act("zone", tz="America/Lima")
    await workspace.zone_becomes(await workspace.member(ana), "America/Lima")
