"""Whatever fails is answered with a sentence, in the place where the person looks."""

import pytest

from bot.core.drill import Step
from bot.core.journal import Retro, Signals
from bot.core.members import Member
from bot.journeys import choose_drill
from bot.journeys.greet import greet
from bot.journeys.keep_draft import Form
from bot.journeys.score_drill import keep_retro, keep_signals
from bot.store import members
from handlers.errors import UNEXPECTED
from playground.person import Told
from playground.workspace import TEAM_ID
from tests.handlers.practice import ENOUGH, Practice
from tests.handlers.workspace import Workspace


def broken(*_: object) -> None:
    """In place of something that works."""
    raise ValueError


async def shown(ana: Practice) -> str:
    """What the modal says that took the place of another."""
    modal = await ana.wait_for_modal("That didn't work")
    return str(modal["body"]["blocks"][0]["text"]["text"])


async def test_a_command_that_fails_says_so(ana: Practice, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.journeys.propose_next.members.profile", broken)
    await ana.command("/drill")
    await ana.told_alone(UNEXPECTED)


async def test_a_button_that_fails_says_so_and_works_again_later(
    ana: Practice, monkeypatch: pytest.MonkeyPatch
) -> None:
    await ana.first_drill()
    await ana.reply(ENOUGH)
    with monkeypatch.context() as patch:
        patch.setattr("bot.journeys.finish_answer.turns.open_turn", broken)
        await ana.click("Done")
        await ana.told_alone(UNEXPECTED)
    await ana.done()


async def test_a_form_that_fails_says_so_at_its_first_field_and_keeps_what_is_typed(
    ana: Practice, monkeypatch: pytest.MonkeyPatch
) -> None:
    await ana.first_drill()
    await ana.rounds()
    await ana.press("Score it")
    await ana.wait_for_modal("Score · 1 of 3")
    with monkeypatch.context() as patch:
        patch.setattr("bot.journeys.score_drill.stored.keep_scores", broken)
        with pytest.raises(Told) as told:
            await ana.submit({"opening": "3"})
    assert told.value.errors == {"opening": UNEXPECTED}
    await ana.submit()
    await ana.wait_for_modal("Journal · 2 of 3")


async def test_a_modal_whose_data_cannot_be_gathered_says_so_in_its_place(
    ana: Practice, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    await workspace.knows(ana)
    monkeypatch.setattr(choose_drill, "propose_next", broken)
    await ana.shortcut("start_drill")
    assert await shown(ana) == UNEXPECTED


async def test_a_shortcut_whose_modal_did_not_open_says_so_in_one_that_does(
    ana: Practice, workspace: Workspace
) -> None:
    workspace.break_next("500", "views.open")
    await ana.shortcut("start_drill")
    assert await shown(ana) == UNEXPECTED


async def test_a_shortcut_that_can_open_nothing_at_all_is_acknowledged_all_the_same(
    ana: Practice, workspace: Workspace
) -> None:
    workspace.break_next("500", "views.open", times=None)
    await ana.shortcut("start_drill")
    assert await ana.modal() is None


async def test_back_in_a_drill_that_was_closed_elsewhere_says_so_in_the_modal(
    ana: Practice, workspace: Workspace
) -> None:
    await ana.first_drill()
    await ana.rounds()
    await ana.press("Score it")
    await ana.wait_for_modal("Score · 1 of 3")
    await ana.submit({"opening": "2"})
    await ana.wait_for_modal("Journal · 2 of 3")
    drill = await workspace.drill(ana)
    for step, journey, given in ((Step.JOURNAL, keep_signals, Signals()), (Step.FIX, keep_retro, Retro("Stop sooner"))):
        await workspace.app.desk.do(drill.member, journey, Form(drill.id, step, "elsewhere"), given)
    await ana.click("Back")
    assert (await shown(ana)).startswith("This drill is scored and closed")


async def test_a_member_slack_does_not_know_holds_nobody_up(ana: Practice, workspace: Workspace) -> None:
    nobody = Member(TEAM_ID, "UNOBODY")
    await workspace.app.desk.do(nobody, greet)
    await ana.open_messages()
    await ana.newest_has("Start")
    without = workspace.app.desk.background_read(members.without_zone, [TEAM_ID], 9)
    assert nobody not in await without


async def test_a_zone_that_could_not_be_read_is_asked_for_again(ana: Practice, workspace: Workspace) -> None:
    people = workspace.playground.workspace.people
    people.move(people.get(await ana.id()), "Asia/Tokyo")
    workspace.break_next("500", "users.info", times=2)
    await ana.open_messages()
    await workspace.zone_becomes(await workspace.member(ana), "Asia/Tokyo")
