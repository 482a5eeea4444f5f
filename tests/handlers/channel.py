"""A channel whose question of the day somebody sets up, and what is seen there; for the tests of what follows."""

import asyncio
from typing import Any

from bot.store import prompts
from bot.views.ids import Modal
from playground.reading import words_in, words_of
from playground.state.model import Channel
from playground.workspace import TEAM_ID
from tests.handlers.practice import PATIENCE, Practice
from tests.handlers.workspace import Workspace

CHANNEL, GENERAL = "C0PGPRACTICE", "C0PGGENERAL"
"""#interview-practice, and the one everybody is in."""
TOLD = "set up a question of the day here"
TITLE, ASKED = "Question of the day", "Question of the day · "
DRILL_IT, ROUND_1 = "Drill this privately", "Make it round 1"
EVERY_DAY = ["0", "1", "2", "3", "4", "5", "6"]
USUAL: dict[str, Any] = {"rubric": "talks", "level": "senior", "days": EVERY_DAY, "hour": "09:00"}


def the_channel(workspace: Workspace, channel: str = CHANNEL) -> Channel:
    """As it is by now."""
    found = workspace.playground.workspace.conversations.get(channel)
    assert found is not None
    return found


def invite(workspace: Workspace, *channels: str) -> None:
    """The app comes into the channel, or into these."""
    slack = workspace.playground.workspace
    for channel in channels or (CHANNEL,):
        slack.conversations.join(the_channel(workspace, channel), slack.bot.id)


async def open_form(person: Practice, channel: str = CHANNEL) -> str:
    """`/drill schedule` in the channel; all that the modal then says."""
    await person.command("/drill schedule", channel=channel)
    return await modal_words(person)


async def modal_words(person: Practice) -> str:
    """What the open modal says, once it is loaded."""
    async with asyncio.timeout(PATIENCE):
        while not (view := await person.modal()) or view["body"]["callback_id"] == Modal.LOADING:
            await asyncio.sleep(0.01)
    return " ".join(words_in(view["body"]["blocks"]))


async def set_up(person: Practice, channel: str = CHANNEL, **values: Any) -> str:
    """A question every day at nine, their time, unless said otherwise; what the form then says."""
    await open_form(person, channel)
    await person.submit({**USUAL, **values})
    told = await modal_words(person)
    await person.close_modal()
    return told


async def stop(person: Practice) -> str:
    """*Stop it* in the form; what it then says."""
    await open_form(person)
    await person.click("Stop it")
    async with asyncio.timeout(PATIENCE):
        while (view := await person.modal()) and view["body"]["callback_id"] == Modal.PROMPT:
            await asyncio.sleep(0.01)
    return await modal_words(person)


async def asked(person: Practice, workspace: Workspace, channel: str = CHANNEL) -> dict[str, Any]:
    """The next day at their hour: the question as it stands in the channel, once the app knows that it does."""
    await next_hour(person, workspace)
    question = await question_in(person, channel)
    async with asyncio.timeout(PATIENCE):
        while not await workspace.app.desk.background_read(prompts.at, TEAM_ID, channel, question["ts"]):
            await asyncio.sleep(0.01)
    return question


async def question_in(person: Practice, channel: str = CHANNEL) -> dict[str, Any]:
    """Wait for a question in a channel."""
    return await person.wait_for(ASKED, channel=channel, seconds=PATIENCE)


async def how_often(person: Practice, text: str) -> int:
    """In how many messages of the channel this stands."""
    return sum(text in words_of(each) for each in await person.messages(CHANNEL))


async def next_hour(person: Practice, workspace: Workspace) -> None:
    """The workspace's clock moves on to the next nine o'clock of a person's day, and a little."""
    user = workspace.playground.workspace.people.get(await person.id())
    assert user is not None
    workspace.playground.workspace.clock.skip("tomorrow", user.tz)
    workspace.playground.workspace.clock.forward(1.0)
