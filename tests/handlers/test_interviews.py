"""`/drill interview`, and *Call it off*; reminders paused and resumed."""

import re
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.core.errors import ZoneUnknown
from playground.person import words_of
from tests.handlers.practice import Practice, labels
from tests.handlers.workspace import Workspace

MOMENT = re.compile(r"<!date\^(\d+)\^")


async def live_in(workspace: Workspace, person: Practice, tz: str) -> None:
    """Slack has them in another zone."""
    people = workspace.playground.workspace.people
    user = people.get(await person.id())
    assert user is not None
    people.move(user, tz)


async def test_the_very_first_command_may_be_an_interview_and_is_read_in_the_right_zone(
    ana: Practice, workspace: Workspace
) -> None:
    await live_in(workspace, ana, "Asia/Tokyo")
    await ana.command("/drill interview tomorrow 15:00")
    told = await ana.wait_for("Your interview is noted: ")
    assert told["ephemeral"]
    assert "Asia/Tokyo" in words_of(told)
    found = MOMENT.search(words_of(told))
    assert found is not None
    there = datetime.fromtimestamp(int(found[1]), UTC).astimezone(ZoneInfo("Asia/Tokyo"))
    assert (there.hour, there.minute) == (15, 0)


async def test_what_is_planned_is_listed_and_can_be_called_off_there(ana: Practice) -> None:
    await ana.command("/drill interview tomorrow 15:00")
    await ana.wait_for("Your interview is noted")
    await ana.command("/drill interview")
    listed = await ana.wait_for("Your planned interviews")
    assert labels(listed) == ["Call it off"]
    await ana.click("Call it off")
    await ana.told_alone("Called off: your interview")
    await ana.command("/drill interview")
    await ana.told_alone("No interview is planned.")


async def test_called_off_where_it_was_noted(ana: Practice) -> None:
    await ana.command("/drill interview tomorrow 15:00")
    await ana.wait_for("Your interview is noted")
    await ana.click("Call it off")
    await ana.told_alone("Called off: your interview")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("tomorrow", "Which hour?"),
        ("yesterday 15:00", "That is over already."),
        ("<!channel> soon", "I couldn't read that as a day and an hour."),
        ("2099-01-01 15:00", "That is more than a year away."),
    ],
)
async def test_what_cannot_be_planned_says_why_with_an_example(ana: Practice, typed: str, said: str) -> None:
    await ana.command(f"/drill interview {typed}")
    await ana.told_alone(said)
    assert "/drill interview tomorrow 15:00" in words_of((await ana.messages())[-1])


async def test_without_a_zone_no_hour_is_guessed(ana: Practice, workspace: Workspace) -> None:
    workspace.break_next("500", "users.info", times=None)
    await ana.command("/drill interview tomorrow 15:00")
    await ana.told_alone(ZoneUnknown().sentence)


async def test_reminders_are_paused_and_resumed(ana: Practice) -> None:
    await ana.command("/drill pause 3d")
    await ana.told_alone("Reminders are paused until")
    await ana.command("/drill pause")
    await ana.told_alone("/drill pause until friday")
    await ana.command("/drill resume")
    await ana.told_alone("Reminders are on again.")
    await ana.command("/drill resume")
    await ana.told_alone("they weren't paused")


async def test_a_pause_that_cannot_be_read_says_so(ana: Practice) -> None:
    await ana.command("/drill pause for ever")
    await ana.told_alone("I couldn't read for how long, so nothing was changed.")
