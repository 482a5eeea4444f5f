"""Slack says 429 or 500, or a connection breaks before or after the effect: nothing lost, doubled or out of order."""

import asyncio
from collections.abc import Callable

import pytest

from handlers.errors import UNEXPECTED
from playground.person import words_of
from tests.handlers.practice import ENOUGH, Json, Practice
from tests.handlers.workspace import Workspace

ASKED = ["Opening · Short talks.", "Round 1 of 3 · expose."]
FAULTS = ["429", "500", "drop_before", "drop_after"]


def in_order(starts: list[str], me: str) -> Callable[[list[Json]], bool]:
    """Whether the app's messages begin with exactly these, in this order."""

    def holds(seen: list[Json]) -> bool:
        said = [words_of(each) for each in seen if each["user"] != me and not each["ephemeral"]]
        return len(said) == len(starts) and all(map(str.startswith, said, starts))

    return holds


@pytest.mark.parametrize("kind", FAULTS)
async def test_a_post_that_fails_is_said_once_and_in_its_place(ana: Practice, workspace: Workspace, kind: str) -> None:
    workspace.break_next(kind, "chat.postMessage", times=2)
    await ana.command("/drill go")
    await ana.submit({"rubric": "talks", "level": "senior"})
    await ana.question(1)
    assert in_order(ASKED, await ana.id())(await ana.messages())


@pytest.mark.parametrize("kind", FAULTS)
async def test_a_post_in_the_middle_of_a_thread_fails_and_the_order_holds(
    ana: Practice, workspace: Workspace, kind: str
) -> None:
    await ana.first_drill(level="mid")
    workspace.break_next(kind, "chat.postMessage")
    await ana.reply("How long has this gone on?")
    await ana.reply("How many are there?")
    order = [*ASKED, "Since May.", "Four hundred a week."]
    await ana.wait_until(in_order(order, await ana.id()), seconds=15)
    await ana.reply(ENOUGH)
    await ana.done()
    assert in_order([*order, "Did that meet the goal?"], await ana.id())(await ana.messages())


@pytest.mark.parametrize("kind", FAULTS)
async def test_a_redraw_that_fails_is_drawn_again(ana: Practice, workspace: Workspace, kind: str) -> None:
    await ana.first_drill()
    workspace.break_next(kind, "chat.update")
    await ana.press("Skip this one")
    await ana.question(2)
    await ana.wait_for("Left unanswered.", seconds=15)


@pytest.mark.parametrize("kind", ["429", "500", "drop_before", "drop_after"])
async def test_finding_the_dm_may_fail_too(ana: Practice, workspace: Workspace, kind: str) -> None:
    workspace.break_next(kind, "conversations.open")
    await ana.open_messages()
    await ana.newest_has("Start")
    assert await ana.how_often("Welcome.") == 1


async def test_looking_for_a_lost_post_may_fail_too(ana: Practice, workspace: Workspace) -> None:
    await ana.first_drill()
    workspace.break_next("drop_after", "chat.postMessage")
    workspace.break_next("500", "conversations.replies")
    await ana.press("Skip this one")
    await ana.question(2)
    await ana.press("Skip this one")
    await ana.question(3)
    assert await ana.how_often("Round 2 of 3") == 1


async def test_slacks_retry_after_holds_the_whole_workspace(ana: Practice, mia: Practice, workspace: Workspace) -> None:
    await asyncio.gather(ana.first_drill(), mia.first_drill())
    workspace.break_next("429", "chat.postMessage", retry_after=2)
    began = asyncio.get_running_loop().time()
    await ana.press("Skip this one")
    await workspace.broken_once()
    await mia.press("Skip this one")
    await mia.question(2)
    assert asyncio.get_running_loop().time() - began > 1.9
    await ana.question(2)


async def test_a_message_slack_will_never_take_does_not_stop_the_rest(ana: Practice, workspace: Workspace) -> None:
    await ana.first_drill()
    gone = workspace.playground.workspace.messages.get(await ana.dm(), (await ana.question(1))["ts"])
    assert gone is not None
    await ana.press("Skip this one")
    workspace.playground.workspace.messages.drop(gone)
    await ana.question(2)
    await ana.press("Skip this one")
    await ana.question(3)


async def test_a_broken_socket_is_opened_anew(ana: Practice, workspace: Workspace) -> None:
    await ana.first_drill()
    workspace.playground.hub.drop()
    await ana.say(ENOUGH, thread_ts=ana.card_ts)
    assert await workspace.answer(ana) == [ENOUGH]


async def test_a_refresh_of_the_socket_goes_unnoticed(ana: Practice, workspace: Workspace) -> None:
    await ana.first_drill()
    workspace.playground.hub.refresh("refresh_requested")
    await ana.reply(ENOUGH)
    await ana.done()
    assert await workspace.answer(ana) == [ENOUGH]


@pytest.mark.parametrize("kind", ["500", "token_revoked"])
async def test_a_modal_that_slack_does_not_open_is_told_so(ana: Practice, workspace: Workspace, kind: str) -> None:
    workspace.break_next(kind, "views.open", times=None)
    await ana.command("/drill go")
    await ana.told_alone(UNEXPECTED)
