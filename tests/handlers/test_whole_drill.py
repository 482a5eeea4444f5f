"""A drill from the first command to the result card, as one person lives it."""

from bot.core.errors import NothingAnswered
from playground.person import words_of
from tests.handlers.practice import ENOUGH, Practice, labels
from tests.handlers.workspace import Workspace

NO_REASON = (
    "We close the bridge on Monday, the buses go round by the harbour for six weeks, and the ferry takes whoever has "
    "no car until the last beam is in place again."
)
"""Long enough to judge, and it leaves the sample rubric's first probe something to ask."""


async def test_a_first_drill_goes_from_the_command_to_the_result(ana: Practice) -> None:
    await ana.whole_drill()
    said = await ana.app_said()
    assert said[0].startswith("Opening · Short talks. Goal: In 40 seconds: the point, then the reason.")
    assert [each.split(".")[0] for each in said if each.startswith("Round")] == [
        "Round 1 of 3 · expose",
        "Round 2 of 3 · refine",
        "Round 3 of 3 · under pressure · 3 minutes",
    ]
    assert said.count("Did that meet the goal?") == 3
    assert said[-2:] == [
        "Drill done. Score it while it is fresh.",
        "Opening: You said 2. Next time: Say what breaks before naming the tool",
    ]


async def test_everything_after_the_card_is_in_the_cards_thread(ana: Practice) -> None:
    await ana.whole_drill()
    card, *rest = await ana.thread(ana.card_ts)
    assert card["ts"] == ana.card_ts
    assert len(rest) == len(await ana.messages()) - 1


async def test_only_the_newest_message_keeps_its_buttons(ana: Practice) -> None:
    await ana.whole_drill()
    await ana.wait_until(lambda seen: [labels(each) for each in seen if labels(each)] == [["Next drill"]])


async def test_no_question_comes_twice_in_two_drills(ana: Practice) -> None:
    await ana.whole_drill()
    await ana.press("Next drill")
    await ana.question(1, of=5)
    questions = [each for each in await ana.app_said() if each.startswith("Round")]
    assert len(questions) == 4
    assert len({each.split(". ", 1)[1] for each in questions}) == 4


async def test_the_fix_is_the_next_drills_goal(ana: Practice) -> None:
    await ana.first_drill()
    await ana.rounds()
    await ana.press("Score it")
    await ana.wait_for_modal("Score · 1 of 3")
    await ana.submit({"opening": "1"})
    await ana.submit()
    await ana.submit({"fix": "Name the cost first"})
    await ana.press("Next drill")
    card = await ana.wait_for("from your last fix")
    assert "In 40 seconds: name the cost first." in words_of(card)


async def test_a_question_back_is_answered_from_the_facts_or_left_to_the_member(ana: Practice) -> None:
    await ana.first_drill()
    await ana.reply("How much did it cost the neighbours?")
    await ana.wait_for("Your call: state the assumption.")
    await ana.newest_has("Done")


async def test_a_question_back_about_a_fact_is_told_it(ana: Practice) -> None:
    await ana.first_drill(level="mid")
    await ana.reply("How long has this gone on, and how many books are there?")
    said = await ana.wait_for("Since May. Four hundred a week.")
    assert said["thread_ts"] == ana.card_ts


async def test_an_answer_that_leaves_something_open_gets_one_follow_up_in_a_refine_round(ana: Practice) -> None:
    await ana.first_drill()
    await ana.round(1)
    await ana.question(2)
    await ana.reply(NO_REASON)
    await ana.press("Done")
    await ana.wait_for("Why is that so?")
    await ana.reply("We just do.")
    await ana.press("Done")
    await ana.newest_has("Pass")
    assert await ana.how_often("What does it cost?") == 0


async def test_the_last_round_pushes_whatever_the_answer_was(ana: Practice) -> None:
    await ana.first_drill()
    await ana.round(1)
    await ana.round(2, "Not yet")
    await ana.question(3)
    await ana.reply(ENOUGH)
    pushed = await ana.press_on("Done")
    assert pushed["text"] in ("I have to go. One sentence, please.", "I don't believe you. Why should I?")


async def test_done_without_an_answer_is_not_accepted(ana: Practice) -> None:
    await ana.first_drill()
    await ana.press("Done")
    await ana.told_alone(NothingAnswered().sentence)
    await ana.reply(ENOUGH)
    await ana.press("Done")
    await ana.newest_has("Pass")


async def test_skipping_every_round_ends_the_drill_without_a_score(ana: Practice) -> None:
    await ana.first_drill()
    for number in (1, 2, 3):
        await ana.question(number)
        await ana.press("Skip this one")
    await ana.wait_until(lambda seen: [labels(each) for each in seen if labels(each)] == [["Next drill"]])
    assert await ana.how_often("Left unanswered.") == 3
    assert await ana.how_often("nothing to score this time") == 1


async def test_stop_after_a_judged_round_still_offers_the_score(ana: Practice) -> None:
    await ana.first_drill()
    await ana.round(1)
    await ana.question(2)
    await ana.press("Stop")
    await ana.newest_has("Score it")


async def test_an_answer_that_is_edited_counts_as_edited_and_a_deleted_one_not_at_all(
    ana: Practice, workspace: Workspace
) -> None:
    await ana.first_drill()
    kept, gone = await ana.reply("frist"), await ana.reply("second")
    await ana.act("edit", channel=await ana.dm(), ts=kept, text="first")
    await ana.act("delete", channel=await ana.dm(), ts=gone)
    await ana.heard()
    assert await workspace.answer(ana) == ["first"]


async def test_an_answer_beside_the_thread_counts_and_is_told_where_the_drill_goes_on(
    ana: Practice, workspace: Workspace
) -> None:
    await ana.first_drill()
    await ana.say(ENOUGH)
    said = await ana.wait_for("I counted that as part of your answer.")
    assert said["thread_ts"] is None
    assert await workspace.answer(ana) == [ENOUGH]


async def test_skipping_a_follow_up_leaves_the_round_to_be_judged(ana: Practice, workspace: Workspace) -> None:
    await ana.first_drill()
    await ana.reply(NO_REASON)
    await ana.press_on("Done")
    await ana.press("Skip the follow-up")
    await ana.press("Pass")
    await ana.question(2)
    assert (await workspace.drill(ana)).rounds[0].verdict == "pass"
