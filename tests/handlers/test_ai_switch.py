"""`/drill ai`: how it is set, on and off for oneself, and for everybody by those who may."""

from collections.abc import AsyncIterator

import pytest

from bot.core.ai_state import AiState
from bot.journeys.switch_ai import see_ai
from bot.views.ai_switch import draw_ai, draw_not_admin
from handlers.errors import UNEXPECTED
from playground.person import words_of
from tests.handlers.practice import Practice
from tests.handlers.workspace import WITH_AI, Workspace
from tests.journeys.with_ai import MODEL

ON = AiState(MODEL, off_for_me=False, off_for_all=False)
OFF_FOR_ME = AiState(MODEL, off_for_me=True, off_for_all=False)
OFF_FOR_ALL = AiState(MODEL, off_for_me=False, off_for_all=True)


@pytest.fixture
async def workspace(database_url: str) -> AsyncIterator[Workspace]:
    """The app, started with a model."""
    async with Workspace(database_url, settings=WITH_AI) as workspace:
        yield workspace


@pytest.fixture
async def rosa(workspace: Workspace) -> Practice:
    """The workspace's owner."""
    return await workspace.person("rosa")


async def _told(person: Practice, state: AiState) -> None:
    await person.told_alone(draw_ai(state).text)


async def _state(workspace: Workspace, person: Practice) -> AiState:
    return await workspace.app.desk.see(await workspace.member(person), see_ai)


async def test_it_says_how_it_is_set_and_what_can_be_typed(ana: Practice) -> None:
    await ana.command("/drill ai")
    await _told(ana, ON)
    assert "/drill ai off" in words_of((await ana.messages())[-1])


async def test_without_a_model_it_says_so(database_url: str) -> None:
    async with Workspace(database_url) as plain:
        ana = await plain.person("ana")
        await ana.command("/drill ai on")
        await _told(ana, AiState(None, off_for_me=False, off_for_all=False))


@pytest.mark.parametrize("typed", ["off", "OFF", " off "])
async def test_one_switches_it_off_for_oneself(ana: Practice, mia: Practice, workspace: Workspace, typed: str) -> None:
    await ana.command(f"/drill ai {typed}")
    await _told(ana, OFF_FOR_ME)
    assert await _state(workspace, mia) == ON
    await ana.first_drill()
    assert (await workspace.drill(ana)).model is None


async def test_and_on_again(ana: Practice, workspace: Workspace) -> None:
    await ana.command("/drill ai off")
    await ana.command("/drill ai on")
    await _told(ana, ON)
    await ana.first_drill()
    assert (await workspace.drill(ana)).model == MODEL


@pytest.mark.parametrize("whom", ["for everyone", "for everybody", "for all"])
async def test_an_admin_switches_it_off_and_on_for_everybody(
    rosa: Practice, ana: Practice, workspace: Workspace, whom: str
) -> None:
    await rosa.command(f"/drill ai off {whom}")
    await _told(rosa, OFF_FOR_ALL)
    await ana.command("/drill ai")
    await _told(ana, OFF_FOR_ALL)
    await ana.first_drill()
    assert (await workspace.drill(ana)).model is None
    await rosa.command(f"/drill ai on {whom}")
    await _told(rosa, ON)


@pytest.mark.parametrize("typed", ["off for everyone", "on for all"])
async def test_somebody_else_may_not(ana: Practice, workspace: Workspace, typed: str) -> None:
    await ana.command(f"/drill ai {typed}")
    await ana.told_alone(draw_not_admin().text)
    assert await _state(workspace, ana) == ON


async def test_where_slack_does_not_say_who_is_an_admin_nobody_is(rosa: Practice, workspace: Workspace) -> None:
    workspace.playground.faults.add(
        {"kind": "refused", "method": "users.info", "error": "missing_scope", "times": None}
    )
    await rosa.command("/drill ai off for everyone")
    await rosa.told_alone(draw_not_admin().text)
    assert await _state(workspace, rosa) == ON


async def test_where_slack_is_in_trouble_nothing_changes_and_it_says_so(rosa: Practice, workspace: Workspace) -> None:
    workspace.playground.faults.add({"kind": "drop_before", "method": "users.info", "times": None})
    await rosa.command("/drill ai off for everyone")
    await rosa.told_alone(UNEXPECTED)
    assert await _state(workspace, rosa) == ON


@pytest.mark.parametrize("typed", ["maybe", "off for nobody", "off everyone", "everyone off"])
async def test_anything_else_changes_nothing_and_shows_how_it_is(
    rosa: Practice, workspace: Workspace, typed: str
) -> None:
    await rosa.command(f"/drill ai {typed}")
    await _told(rosa, ON)
    assert await _state(workspace, rosa) == ON
