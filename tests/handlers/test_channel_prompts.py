"""`/drill schedule`: a question of the day set up, changed, stopped; asked at its hour; drilled privately."""

import pytest

from playground.person import Told, words_of
from tests.handlers.channel import (
    ASKED,
    CHANNEL,
    DRILL_IT,
    GENERAL,
    TOLD,
    asked,
    how_often,
    invite,
    modal_words,
    next_hour,
    open_form,
    question_in,
    set_up,
    stop,
)
from tests.handlers.practice import PATIENCE, Practice, labels
from tests.handlers.workspace import Workspace


@pytest.fixture
async def rosa(workspace: Workspace) -> Practice:
    """The workspace's owner, in Tokyo."""
    return await workspace.person("rosa")


@pytest.fixture
async def invited(workspace: Workspace) -> Workspace:
    """With the app in the channel."""
    invite(workspace)
    return workspace


async def test_in_our_own_conversation_it_says_where_it_belongs(ana: Practice) -> None:
    await ana.command("/drill schedule")
    await ana.told_alone("A question of the day is for a channel.")
    assert await ana.modal() is None


async def test_the_form_says_which_channel_and_whose_hour(ana: Practice) -> None:
    said = await open_form(ana)
    assert f"For <#{CHANNEL}>" in said
    assert "At which hour, Lisbon time?" in said
    assert "Stop it" not in said


async def test_it_is_told_in_the_channel_and_to_who_did_it(rosa: Practice, invited: Workspace) -> None:
    told = await set_up(rosa)
    assert "The first one comes <!date^" in told
    assert "/invite @Whetstone" in told
    seen = await rosa.wait_for(TOLD, channel=CHANNEL, seconds=PATIENCE)
    assert seen["text"].startswith(
        f"<@{await rosa.id()}> set up a question of the day here: every day at 09:00 (Tokyo)"
    )
    assert not seen["ephemeral"]


async def test_at_its_hour_the_question_stands_in_the_channel_once(
    rosa: Practice, ana: Practice, invited: Workspace
) -> None:
    await set_up(rosa)
    question = await asked(rosa, invited)
    assert labels(question) == [DRILL_IT]
    words = words_of(question)
    assert words.startswith("Question of the day · Short talks.")
    assert "Opening · senior" in words
    assert f"Set up by <@{await rosa.id()}>" in words
    await next_hour(rosa, invited)
    await ana.wait_until(lambda seen: sum(ASKED in each["text"] for each in seen) == 2, channel=CHANNEL)


async def test_a_form_without_days_says_that_one_is_needed(rosa: Practice) -> None:
    await open_form(rosa)
    with pytest.raises(Told) as refused:
        await rosa.submit({"days": []})
    assert set(refused.value.errors) == {"days"}


async def test_a_change_is_told_and_saving_the_same_again_is_not(rosa: Practice, invited: Workspace) -> None:
    await set_up(rosa)
    await rosa.wait_for(TOLD, channel=CHANNEL, seconds=PATIENCE)
    await set_up(rosa)
    said = await open_form(rosa)
    assert f"Set up by <@{await rosa.id()}>" in said
    await rosa.submit({"days": ["0", "3"], "level": "mid"})
    await rosa.wait_for("Mondays and Thursdays at 09:00 (Tokyo), Short talks, mid", channel=CHANNEL, seconds=PATIENCE)
    assert await how_often(rosa, TOLD) == 2


async def test_stopped_it_comes_no_more(rosa: Practice, invited: Workspace) -> None:
    invite(invited, GENERAL)
    for channel in (CHANNEL, GENERAL):
        await set_up(rosa, channel)
    assert f"Stopped: <#{CHANNEL}> gets no more questions." in await stop(rosa)
    await rosa.close_modal()
    await next_hour(rosa, invited)
    await question_in(rosa, GENERAL)
    assert await how_often(rosa, ASKED) == 0
    assert "Stop it" not in await open_form(rosa)


async def test_others_are_told_whose_it_is(ana: Practice, mia: Practice, invited: Workspace) -> None:
    await set_up(ana)
    said = await open_form(mia)
    assert f"<@{await ana.id()}> set it up." in said
    assert "every day at 09:00 (Lisbon), Short talks, senior" in said
    view = await mia.modal()
    assert view is not None
    assert "submit" not in view["body"]


async def test_an_admin_may_change_and_stop_it(ana: Practice, rosa: Practice, invited: Workspace) -> None:
    await set_up(ana)
    said = await open_form(rosa)
    assert "The hour is in Europe/Lisbon, as it was set up." in said
    await rosa.submit({"level": "mid"})
    assert "That is set up" in await modal_words(rosa)
    await rosa.close_modal()
    assert f"Set up by <@{await ana.id()}>" in await open_form(ana)
    await ana.close_modal()
    assert "Stopped" in await stop(rosa)


async def test_who_may_not_is_refused_also_with_a_form_from_before(
    ana: Practice, mia: Practice, invited: Workspace
) -> None:
    await open_form(mia)
    await set_up(ana)
    with pytest.raises(Told) as refused:
        await mia.submit({"level": "mid"})
    assert "Somebody else has set that up." in refused.value.errors["rubric"]


async def test_pressed_in_the_channel_the_drill_is_in_the_dm(rosa: Practice, ana: Practice, invited: Workspace) -> None:
    await invited.knows(ana)
    await set_up(rosa)
    question = await asked(rosa, invited)
    await ana.click(DRILL_IT, channel=CHANNEL)
    await ana.told_alone("Nobody here sees it.", channel=CHANNEL)
    first = await ana.question(1)
    assert words_of(first).count(words_of(question).split(". ")[1]) > 0
    assert (await invited.drill(ana)).now_at.question in words_of(question)
    assert labels((await rosa.messages(CHANNEL))[-1]) == [DRILL_IT], "it stays for everybody"


async def test_a_newcomer_is_asked_nothing_before_that_question(
    rosa: Practice, ana: Practice, invited: Workspace
) -> None:
    await set_up(rosa)
    await asked(rosa, invited)
    await ana.click(DRILL_IT, channel=CHANNEL)
    await ana.question(1)


async def test_pressed_again_it_says_that_a_drill_is_open_there_in_the_channel(
    rosa: Practice, ana: Practice, invited: Workspace
) -> None:
    await invited.knows(ana)
    await set_up(rosa)
    question = await asked(rosa, invited)
    await rosa.say("Good one.", thread_ts=question["ts"], channel=CHANNEL)
    await ana.click(DRILL_IT, channel=CHANNEL)
    await ana.question(1)
    await ana.click(DRILL_IT, channel=CHANNEL)
    told = await ana.wait_for("You have a drill open already.", channel=CHANNEL, seconds=PATIENCE)
    assert told["ephemeral"]
    assert told["thread_ts"] is None


async def test_whoever_had_it_is_told_that_another_one_comes(rosa: Practice, ana: Practice, invited: Workspace) -> None:
    await invited.knows(ana)
    await set_up(rosa)
    await asked(rosa, invited)
    await ana.click(DRILL_IT, channel=CHANNEL)
    await ana.question(1)
    await ana.press("Stop")
    await ana.wait_for("Drill closed", seconds=PATIENCE)
    await ana.click(DRILL_IT, channel=CHANNEL)
    await ana.told_alone("You had this one", channel=CHANNEL)


async def test_a_restart_at_its_hour_neither_loses_nor_doubles_it(rosa: Practice, invited: Workspace) -> None:
    invite(invited, GENERAL)
    await set_up(rosa)
    await invited.stop()
    await next_hour(rosa, invited)
    await invited.start()
    await question_in(rosa)
    await invited.restart()
    await set_up(rosa, GENERAL)
    await rosa.wait_for(TOLD, channel=GENERAL, seconds=PATIENCE)
    assert await how_often(rosa, ASKED) == 1
