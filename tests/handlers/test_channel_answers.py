"""A channel's question answered in its thread: offered once, made round 1 of a drill in the DM, private all the way."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
from sqlalchemy import Connection, func, select

from bot.core.drill import RoundState
from bot.store.schema import metadata
from playground.manifest import read_manifest
from playground.person import words_of
from tests.handlers.channel import CHANNEL, DRILL_IT, ROUND_1, asked, invite, set_up
from tests.handlers.practice import ENOUGH, PATIENCE, Practice, labels
from tests.handlers.workspace import MANIFEST, Workspace

OFFER = "That can be round 1 of a drill"


@pytest.fixture
async def question(workspace: Workspace) -> str:
    """The ts of a question that stands in the channel."""
    return await _question(workspace)


async def _question(workspace: Workspace) -> str:
    invite(workspace)
    rosa = await workspace.person("rosa")
    await set_up(rosa)
    return str((await asked(rosa, workspace))["ts"])


async def answered(person: Practice, question: str, text: str = ENOUGH) -> None:
    """They answer in its thread, and what they wrote is heard."""
    await person.say(text, thread_ts=question, channel=CHANNEL)
    await person.heard()


async def offered(person: Practice) -> list[str]:
    """What only they see in the channel."""
    return [words_of(each) for each in await person.messages(CHANNEL) if each["ephemeral"]]


async def test_who_answers_is_offered_a_round_once_and_alone(
    mia: Practice, ana: Practice, question: str, workspace: Workspace
) -> None:
    await answered(mia, question)
    await mia.told_alone(OFFER, channel=CHANNEL)
    await answered(mia, question, "And one more thing.")
    await answered(ana, question)
    await ana.told_alone(OFFER, channel=CHANNEL)
    assert len(await offered(mia)) == 1
    assert (await mia.messages(CHANNEL))[-1]["thread_ts"] == question


async def test_made_round_1_it_goes_on_in_the_dm_as_after_done(
    mia: Practice, question: str, workspace: Workspace
) -> None:
    await workspace.knows(mia)
    await answered(mia, question, "First: close the bridge.")
    await mia.wait_for(OFFER, channel=CHANNEL, seconds=PATIENCE)
    await answered(mia, question)
    await mia.click(ROUND_1, channel=CHANNEL)
    await mia.told_alone("Your answer is round 1 of a drill in our DM", channel=CHANNEL)
    await mia.wait_for(f"Your answer from <#{CHANNEL}> counts.", seconds=PATIENCE)
    await mia.newest_has("Pass")
    drill = await workspace.drill(mia)
    assert drill.now_at.state is RoundState.JUDGING
    assert await workspace.answer(mia) == ["First: close the bridge.", ENOUGH]
    await mia.press("Pass")
    await mia.question(2, of=drill.planned)


async def test_a_follow_up_is_asked_and_answered_in_the_dm(mia: Practice, question: str, workspace: Workspace) -> None:
    await workspace.knows(mia)
    await answered(mia, question, "The bridge is closed, sir. I am sorry to say so. It is what it is, and that is all.")
    await mia.wait_for(OFFER, channel=CHANNEL, seconds=PATIENCE)
    await mia.click(ROUND_1, channel=CHANNEL)
    await mia.wait_for("Why is that so?", seconds=PATIENCE)
    await mia.newest_has("Done")
    mia.card_ts = str((await workspace.drill(mia)).thread_ts)
    await mia.reply(ENOUGH)
    await mia.done()
    assert len(await workspace.answer(mia)) == 2


async def test_nothing_private_is_said_in_the_channel(
    mia: Practice, ana: Practice, question: str, workspace: Workspace
) -> None:
    await workspace.knows(mia)
    await answered(mia, question)
    await mia.wait_for(OFFER, channel=CHANNEL, seconds=PATIENCE)
    before = [words_of(each) for each in await ana.messages(CHANNEL)]
    await mia.click(ROUND_1, channel=CHANNEL)
    await mia.newest_has("Pass")
    await mia.press("Not yet")
    await mia.wait_for("Round 2", seconds=PATIENCE)
    assert [words_of(each) for each in await ana.messages(CHANNEL)] == before


async def test_only_ones_own_words_are_taken(mia: Practice, ana: Practice, question: str, workspace: Workspace) -> None:
    await workspace.knows(mia)
    await answered(ana, question, f"Ana thinks: {ENOUGH}")
    await answered(mia, question)
    await mia.wait_for(OFFER, channel=CHANNEL, seconds=PATIENCE)
    await mia.click(ROUND_1, channel=CHANNEL)
    await mia.newest_has("Pass")
    assert await workspace.answer(mia) == [ENOUGH]


async def test_other_messages_in_channels_leave_no_trace(ana: Practice, question: str, workspace: Workspace) -> None:
    before = await workspace.app.desk.background_read(_rows)
    chat = await ana.say("Who is in for lunch?", channel=CHANNEL)
    await ana.say("Me.", thread_ts=chat, channel=CHANNEL)
    await ana.heard()
    assert await workspace.app.desk.background_read(_rows) == before
    assert await offered(ana) == []


@pytest.mark.parametrize(
    ("kind", "how"), [("refused", {"error": "user_not_in_channel"}), ("drop_before", {"times": 2})]
)
async def test_an_offer_that_does_not_arrive_is_no_loss(
    kind: str, how: dict[str, Any], mia: Practice, question: str, workspace: Workspace
) -> None:
    workspace.break_next(kind, "chat.postEphemeral", **how)
    await answered(mia, question)
    await workspace.broken_once()
    assert await offered(mia) == []
    await workspace.knows(mia)
    await mia.click(DRILL_IT, channel=CHANNEL)
    await mia.question(1)


async def test_when_slack_does_not_show_the_thread_nothing_starts_and_it_can_be_pressed_again(
    mia: Practice, question: str, workspace: Workspace
) -> None:
    await workspace.knows(mia)
    await answered(mia, question)
    await mia.wait_for(OFFER, channel=CHANNEL, seconds=PATIENCE)
    workspace.break_next("429", "conversations.replies", retry_after=30)
    await mia.click(ROUND_1, channel=CHANNEL)
    await mia.told_alone("Slack didn't let me read that thread just now", channel=CHANNEL)
    await mia.click(ROUND_1, channel=CHANNEL)
    await mia.newest_has("Pass")


async def test_whoever_took_their_answer_back_is_told_that_there_is_none(
    mia: Practice, question: str, workspace: Workspace
) -> None:
    await workspace.knows(mia)
    ts = await mia.say(ENOUGH, thread_ts=question, channel=CHANNEL)
    await mia.wait_for(OFFER, channel=CHANNEL, seconds=PATIENCE)
    await mia.act("delete", channel=CHANNEL, ts=ts)
    await mia.click(ROUND_1, channel=CHANNEL)
    await mia.told_alone("I found no words of yours in that thread", channel=CHANNEL)


async def test_a_newcomers_answer_counts_without_a_question_before(
    mia: Practice, question: str, workspace: Workspace
) -> None:
    await answered(mia, question)
    await mia.wait_for(OFFER, channel=CHANNEL, seconds=PATIENCE)
    await mia.click(ROUND_1, channel=CHANNEL)
    await mia.newest_has("Pass")
    assert await workspace.answer(mia) == [ENOUGH]


async def test_a_long_thread_is_read_page_by_page(
    mia: Practice, ana: Practice, question: str, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("handlers.prompt_buttons.A_PAGE", 2)
    await workspace.knows(mia)
    for number in range(5):
        await ana.say(f"Ana's {number}", thread_ts=question, channel=CHANNEL)
    await answered(mia, question)
    await mia.wait_for(OFFER, channel=CHANNEL, seconds=PATIENCE)
    await mia.click(ROUND_1, channel=CHANNEL)
    await mia.newest_has("Pass")
    assert await workspace.answer(mia) == [ENOUGH]


async def test_the_app_ending_between_press_and_turn_loses_nothing(
    mia: Practice, question: str, workspace: Workspace
) -> None:
    await workspace.knows(mia)
    await answered(mia, question)
    await mia.wait_for(OFFER, channel=CHANNEL, seconds=PATIENCE)
    await mia.click(ROUND_1, channel=CHANNEL)
    await workspace.restart()
    await mia.newest_has("Pass")
    assert await workspace.answer(mia) == [ENOUGH]


@pytest.fixture
async def without_history(database_url: str) -> AsyncIterator[Workspace]:
    """A workspace that withheld the channels' histories."""
    manifest = read_manifest(MANIFEST).without(["channels:history", "groups:history"])
    async with Workspace(database_url, manifest=manifest) as workspace:
        yield workspace


async def test_without_the_histories_the_question_has_its_button_and_says_nothing_of_answering(
    without_history: Workspace,
) -> None:
    question = await _question(without_history)
    mia = await without_history.person("mia")
    await without_history.knows(mia)
    seen = (await mia.thread(question, CHANNEL))[0]
    assert "Answer in the thread" not in words_of(seen)
    assert labels(seen) == [DRILL_IT]
    await answered(mia, question)
    assert await offered(mia) == []
    await mia.click(DRILL_IT, channel=CHANNEL)
    await mia.question(1)


def _rows(tx: Connection) -> int:
    """How much is stored, all in all."""
    return sum(tx.scalar(select(func.count()).select_from(table)) or 0 for table in metadata.tables.values())
