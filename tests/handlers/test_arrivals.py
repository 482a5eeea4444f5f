"""What comes in twice, late, out of order, all at once, or from the wrong hands."""

import asyncio
import time
from dataclasses import replace

import pytest

from bot.core.errors import DrillAlreadyOpen, NotYours, StepPassed
from bot.journeys.finish_answer import answer_of
from bot.store import engine
from bot.views.drawn import button, buttons, message
from bot.views.ids import Action
from handlers.errors import TOO_SLOW
from playground.manifest import Shortcut, read_manifest
from playground.person import Told, words_of
from tests.handlers.practice import ENOUGH, Practice, labels
from tests.handlers.workspace import MANIFEST, Workspace


async def test_a_retried_event_is_answered_once(ana: Practice, workspace: Workspace) -> None:
    await ana.first_drill(level="mid")
    workspace.playground.faults.add({"kind": "deliver", "event": "message", "times": 3})
    await ana.reply("How long has this gone on?")
    await ana.wait_for("Since May.")
    await ana.reply("So be it.")
    await ana.reply("And how many are there?")
    await ana.wait_for("Four hundred a week.")
    assert await ana.how_often("Since May.") == 1
    assert await workspace.answer(ana) == ["How long has this gone on?", "So be it.", "And how many are there?"]


async def test_a_retried_word_acts_once(ana: Practice, workspace: Workspace) -> None:
    await ana.first_drill()
    workspace.playground.faults.add({"kind": "deliver", "event": "message", "times": 3})
    await ana.reply("skip")
    await ana.question(2)
    assert (await workspace.drill(ana)).now_at.number == 2
    assert len(await ana.app_said()) == 3


async def test_a_welcome_asked_for_three_times_comes_once(ana: Practice, workspace: Workspace) -> None:
    workspace.playground.faults.add({"kind": "deliver", "event": "app_home_opened", "times": 3})
    await ana.open_messages()
    await ana.newest_has("Start")
    await ana.heard()
    assert await ana.how_often("Welcome.") == 1


async def test_twelve_messages_at_once_are_one_answer_in_the_order_they_were_written(
    ana: Practice, workspace: Workspace
) -> None:
    await ana.first_drill()
    stamps = await asyncio.gather(*[ana.say(f"part {n}", thread_ts=ana.card_ts) for n in range(12)])
    written = [f"part {n}" for _, n in sorted(zip(stamps, range(12), strict=True))]
    assert await workspace.answer(ana) == written


async def test_a_message_after_done_is_still_part_of_the_answer(ana: Practice, workspace: Workspace) -> None:
    await ana.first_drill()
    await ana.reply(ENOUGH)
    await ana.done()
    await ana.reply("And one thing I forgot.")
    assert await workspace.answer(ana) == [ENOUGH, "And one thing I forgot."]


async def test_a_message_belongs_to_the_round_it_was_written_in_however_late_it_arrives(
    ana: Practice, workspace: Workspace
) -> None:
    await ana.first_drill()
    await ana.reply(ENOUGH)
    await ana.done()
    await ana.press("Pass")
    await ana.question(2)
    second = await workspace.drill(ana)
    assert second.now_at.number == 2
    assert await workspace.answer(ana) == []
    asked = second.rounds[0].asked_ts
    late = replace(second, rounds=second.rounds[:1])
    assert asked is not None
    assert await workspace.app.desk.see(second.member, answer_of, late) == ENOUGH


async def test_a_reply_to_a_card_whose_place_is_not_known_yet_is_kept(ana: Practice, workspace: Workspace) -> None:
    await workspace.knows(ana)
    workspace.break_next("drop_after", "chat.postMessage")
    await ana.command("/drill go")
    card = await ana.wait_for("Opening · Short talks.")
    note = await ana.say("First thought, early.", thread_ts=card["ts"])
    await ana.question(1)
    drill = await workspace.drill(ana)
    assert drill.thread_ts == card["ts"]
    assert ("First thought, early.", note) in await workspace.kept(ana)


async def test_an_answer_to_a_question_whose_place_is_not_known_yet_counts(ana: Practice, workspace: Workspace) -> None:
    await ana.first_drill()
    await ana.reply(ENOUGH)
    await ana.done()
    workspace.break_next("drop_after", "chat.postMessage")
    await ana.press("Pass")
    await ana.wait_for("Round 2 of 3")
    assert (await workspace.drill(ana)).now_at.asked_ts is None
    await ana.reply("Straight away: the cost.")
    await ana.newest_has("Done")
    await ana.done()
    assert "Straight away: the cost." in await workspace.answer(ana)
    assert await ana.how_often("Round 2 of 3") == 1


@pytest.mark.parametrize(("label", "after"), [("Done", "Pass"), ("Skip this one", "Done"), ("Stop", None)])
async def test_a_double_click_has_one_effect_and_the_second_is_told_so(
    ana: Practice, workspace: Workspace, label: str, after: str | None
) -> None:
    await ana.first_drill()
    await ana.reply(ENOUGH)
    workspace.break_next("latency", "chat.update", seconds=0.5)
    await asyncio.gather(ana.click(label), ana.click(label))
    await ana.told_alone(StepPassed().sentence)
    if after is None:
        await ana.wait_for("Left unanswered.")
    else:
        await ana.newest_has(after)
    assert await ana.how_often("Round 3 of 3") == 0


async def test_start_pressed_twice_opens_one_drill(ana: Practice) -> None:
    await ana.whole_drill()
    await asyncio.gather(ana.click("Next drill"), ana.click("Next drill"))
    await ana.told_alone(DrillAlreadyOpen().sentence)
    await ana.question(1, of=5)
    assert await ana.how_often("Round 1 of 5") == 1


async def test_somebody_elses_button_is_not_theirs_to_press(ana: Practice, mia: Practice, workspace: Workspace) -> None:
    await ana.first_drill()
    await ana.reply(ENOUGH)
    drill = await workspace.drill(ana)
    await workspace.post("general", message("Look", buttons([button("Done", Action.DONE, f"{drill.id}|{drill.step}")])))
    await mia.click("Done", channel="general")
    await mia.told_alone(NotYours().sentence, channel="general")
    assert (await workspace.drill(ana)).step == drill.step


async def test_two_people_practise_side_by_side(ana: Practice, mia: Practice, workspace: Workspace) -> None:
    await asyncio.gather(ana.whole_drill(), mia.whole_drill())
    for person in (ana, mia):
        assert await person.how_often("You said 2.") == 1


async def test_a_slow_read_does_not_stand_before_an_ack(ana: Practice, workspace: Workspace) -> None:
    await ana.first_drill()
    reading = [
        asyncio.create_task(workspace.app.desk.background_read(lambda _: time.sleep(2)))
        for _ in range(engine.READERS - 1)
    ]
    began = time.monotonic()
    await ana.reply(ENOUGH)
    await ana.done()
    took = time.monotonic() - began
    assert not any(each.done() for each in reading)
    assert took < 1.5
    await asyncio.gather(*reading)


async def test_whatever_nobody_listens_to_is_acknowledged(database_url: str) -> None:
    ours = read_manifest(MANIFEST)
    more = replace(
        ours,
        events=(*ours.events, "reaction_added", "app_mention"),
        scopes=(*ours.scopes, "reactions:read", "app_mentions:read", "channels:read", "channels:history"),
        shortcuts=(*ours.shortcuts, Shortcut("Another", "global", "another", "Nobody listens")),
    )
    async with Workspace(database_url, manifest=more) as workspace:
        ana = await workspace.person("ana")
        posted = await workspace.post("general", message("Look", buttons([_unknown_button()])))
        await ana.act("react", channel=posted["channel"], ts=posted["ts"], name="eyes")
        await ana.click("Unknown", channel="general")
        await ana.shortcut("another")
        await ana.say(f"<@{workspace.playground.workspace.bot.id}> hello", channel="general")
        began = time.monotonic()
        await ana.heard()
        assert time.monotonic() - began < 1


def _unknown_button() -> object:
    drawn = button("Unknown", Action.DONE, "x")
    drawn.action_id = "an_action_of_another_time"
    return drawn


async def test_a_trigger_that_ran_out_is_told_so(database_url: str) -> None:
    async with Workspace(database_url, trigger_seconds=0.0) as workspace:
        ana = await workspace.person("ana")
        await ana.command("/drill go")
        await ana.told_alone(TOO_SLOW)
        await ana.open_messages()
        await ana.press("Start")
        await ana.wait_until(lambda seen: sum(TOO_SLOW in words_of(each) for each in seen) == 2)


async def test_a_form_of_another_day_is_refused_with_a_sentence(ana: Practice, workspace: Workspace) -> None:
    await ana.first_drill()
    await ana.rounds()
    await ana.press("Score it")
    await ana.wait_for_modal("Score · 1 of 3")
    await ana.say("stop")
    await ana.wait_for("Closed without a score.")
    with pytest.raises(Told) as told:
        await ana.submit({"opening": "2"})
    assert told.value.errors == {"opening": StepPassed().sentence}


async def test_the_newest_message_alone_has_buttons_while_others_answer(ana: Practice) -> None:
    await ana.first_drill()
    for n in range(3):
        await ana.reply(f"Question {n}?")
    await ana.wait_until(lambda seen: len([each for each in seen if labels(each)]) == 1)
