"""The settings' form, by command and from Home."""

import pytest

from bot.core.members import Level, Mode, Preferences, Profile
from bot.journeys.change_settings import change_settings, see_settings
from tests.handlers.practice import Practice
from tests.handlers.workspace import Workspace


async def settings_of(workspace: Workspace, person: Practice) -> Profile:
    """What is set."""
    profile, _ = await workspace.app.desk.see(await workspace.member(person), see_settings)
    return profile


async def test_what_is_saved_is_kept_and_shown_when_the_form_is_opened_again(
    ana: Practice, workspace: Workspace
) -> None:
    await ana.command("/drill settings")
    await ana.wait_for_modal("Settings")
    await ana.submit({"rubric": "speeches", "level": "staff", "mode": "aloud", "rounds": "4", "keep": "30"})
    profile = await settings_of(workspace, ana)
    assert (profile.rubric_id, profile.level, profile.mode) == ("speeches", Level.STAFF, Mode.ALOUD)
    assert (profile.rounds, profile.keep_days) == (4, 30)
    await ana.command("/drill settings")
    modal = await ana.wait_for_modal("Settings")
    shown = {block: next(iter(fields.values())) for block, fields in modal["values"].items()}
    habits = {"rubric": "speeches", "level": "staff", "mode": "aloud", "rounds": "4"}
    assert shown == {**habits, "ai": "on", "keep": "30", "zone": "slack", "sharing": "nothing"}


async def test_saving_twice_is_saving_once(ana: Practice, workspace: Workspace) -> None:
    for _ in range(2):
        await ana.command("/drill settings")
        await ana.wait_for_modal("Settings")
        await ana.submit({"keep": "30"})
    assert (await settings_of(workspace, ana)).keep_days == 30


async def test_answers_are_kept_for_good_again(ana: Practice, workspace: Workspace) -> None:
    wanted = Preferences("talks", Level.MID, Mode.TYPED, 3, 30)
    await workspace.app.desk.do(await workspace.member(ana), change_settings, wanted)
    await ana.command("/drill settings")
    await ana.wait_for_modal("Settings")
    await ana.submit({"keep": "for_ever"})
    assert (await settings_of(workspace, ana)).keep_days is None


async def test_of_answers_only_quotes_are_kept_and_the_form_shows_it(ana: Practice, workspace: Workspace) -> None:
    await ana.command("/drill settings")
    await ana.wait_for_modal("Settings")
    await ana.submit({"keep": "quotes_only"})
    profile = await settings_of(workspace, ana)
    assert (profile.quotes_only, profile.keep_days) == (True, None)
    await ana.command("/drill settings")
    modal = await ana.wait_for_modal("Settings")
    assert list(modal["values"]["keep"].values()) == ["quotes_only"]
    await ana.submit({"keep": "30"})
    profile = await settings_of(workspace, ana)
    assert (profile.quotes_only, profile.keep_days) == (False, 30)


async def test_home_opens_the_settings_and_shows_what_was_changed(ana: Practice, workspace: Workspace) -> None:
    await workspace.knows(ana)
    await ana.open_home()
    await ana.wait_for_home("Short talks")
    await ana.click("Settings", home=True)
    await ana.wait_for_modal("Settings")
    await ana.submit({"rubric": "speeches"})
    await ana.wait_for_home("Long speeches")


@pytest.mark.parametrize("kind", ["500", "drop_before"])
async def test_what_is_saved_is_saved_even_when_home_cannot_be_drawn(
    ana: Practice, workspace: Workspace, kind: str
) -> None:
    await ana.command("/drill settings")
    await ana.wait_for_modal("Settings")
    workspace.break_next(kind, "views.publish", times=None)
    await ana.submit({"rubric": "speeches"})
    assert await ana.modal() is None
    assert (await settings_of(workspace, ana)).rubric_id == "speeches"


async def test_the_zone_is_shown_as_slack_has_it(ana: Practice, workspace: Workspace) -> None:
    await workspace.knows(ana)
    people = workspace.playground.workspace.people
    person = people.get(await ana.id())
    assert person is not None
    await workspace.zone_becomes(await workspace.member(ana), person.tz)
    await ana.command("/drill settings")
    modal = await ana.wait_for_modal("Settings")
    assert f"As in Slack ({person.tz})" in str(modal["body"]["blocks"])
