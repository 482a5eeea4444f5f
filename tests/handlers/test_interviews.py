"""`/drill interview`, *Call it off*, the eve, the hour after; and a pause, which is about reminders alone."""

import asyncio
import re
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.core.errors import ZoneUnknown
from playground.person import NotSeen, words_of
from tests.handlers.practice import Practice, labels
from tests.handlers.workspace import Workspace

NOTHING = "It didn't happen, so there is nothing to write."
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


async def test_a_pause_of_reminders_says_that_it_is_not_about_interviews(ana: Practice) -> None:
    await ana.command("/drill pause 3d")
    await ana.told_alone("What you asked for around an interview still comes.")


async def test_a_pause_that_cannot_be_read_says_so(ana: Practice) -> None:
    await ana.command("/drill pause for ever")
    await ana.told_alone("I couldn't read for how long, so nothing was changed.")


async def _tomorrow(ana: Practice, workspace: Workspace) -> None:
    """An interview tomorrow at three, for 45 minutes, in UTC."""
    await live_in(workspace, ana, "Etc/UTC")
    await ana.command("/drill interview tomorrow 15:00 for 45 min")
    assert "45 minutes" in words_of(await ana.wait_for("Your interview is noted: "))


async def _to(ana: Practice, workspace: Workspace, hour: int, minute: int = 0, *, tomorrow: bool = False) -> None:
    """The clock moves on to an hour of today or tomorrow, in UTC, and the app has noticed."""
    now = datetime.fromisoformat((await ana.http.get("/clock")).json()["now"]).astimezone(UTC)
    there = now.replace(hour=hour, minute=minute, second=1) + timedelta(days=tomorrow)
    await ana.act("clock", seconds=(there - now).total_seconds())
    while workspace.app.time.now() < there:
        await asyncio.sleep(0.02)


async def test_the_day_of_an_interview_from_its_eve_to_the_journal(ana: Practice, workspace: Workspace) -> None:
    await _to(ana, workspace, 9, tomorrow=True)
    await _tomorrow(ana, workspace)
    await _to(ana, workspace, 18)
    card = await ana.wait_for("That is all from me until it is over. Good luck.")
    assert labels(card) == ["Call it off"]
    await _to(ana, workspace, 15, 55, tomorrow=True)
    asked = await ana.wait_for("How did it go?")
    assert labels(asked) == ["Write journal", "It didn't happen"]
    await ana.click("Write journal")
    form = await ana.wait_for_modal("Write a journal entry")
    ended = datetime.fromtimestamp(int(form["values"]["ended"]["field"]), UTC)
    assert (ended.hour, ended.minute) == (15, 45)
    await ana.submit({"area": "talks:opening", "hesitation": "At the price"})
    await ana.wait_for("Your interview is written down, under Opening.")
    await ana.wait_for("Your interview is written down.")
    await _to(ana, workspace, 16, 40)
    with pytest.raises(NotSeen):
        await ana.wait_for("Ten minutes left", seconds=0.6)


async def test_it_did_not_happen(ana: Practice, workspace: Workspace) -> None:
    await _to(ana, workspace, 9, tomorrow=True)
    await _tomorrow(ana, workspace)
    await _to(ana, workspace, 15, 56, tomorrow=True)
    asked = await ana.wait_for("How did it go?")
    await _to(ana, workspace, 16, 36)
    again = await ana.wait_for("Ten minutes left to write your interview down on time.")
    await ana.click("It didn't happen")
    for ts in (asked["ts"], again["ts"]):
        await ana.wait_until(lambda seen, ts=ts: {each["ts"]: words_of(each) for each in seen}[ts] == NOTHING)


async def test_called_off_on_its_card(ana: Practice, workspace: Workspace) -> None:
    await _to(ana, workspace, 9, tomorrow=True)
    await _tomorrow(ana, workspace)
    await _to(ana, workspace, 18)
    await ana.wait_for("That is all from me until it is over.")
    await ana.click("Call it off")
    await ana.wait_until(lambda seen: all("That is all from me" not in words_of(each) for each in seen))
    await _to(ana, workspace, 16, tomorrow=True)
    with pytest.raises(NotSeen):
        await ana.wait_for("How did it go?", seconds=0.6)
