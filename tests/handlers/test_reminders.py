"""Reminders as somebody sets, gets and answers them: the form, the offer, the daily DM and what is pressed on it."""

import asyncio
from collections.abc import AsyncIterator
from datetime import datetime, time, timedelta
from typing import Any

import pytest

from bot.core.drill import Verdict
from bot.core.members import Level, Mode, Sharing
from bot.core.next_step import Choice
from bot.core.reminder import Reminders
from bot.core.rhythm import EVERY_DAY, Rhythm
from bot.core.scoring import Score
from bot.journeys.keep_rhythm import choose_rhythm
from bot.journeys.see_reminders import see_reminders
from bot.journeys.stop_drill import end
from bot.journeys.visit import Visit
from bot.store import drills
from playground.person import Told, words_of
from tests.handlers.practice import PATIENCE, Practice, labels
from tests.handlers.test_settings import settings_of
from tests.handlers.workspace import Workspace
from tests.past_drills import practise

OFFER = "Shall I bring you the next one?"
READY = "round 1 is ready."
BERLIN = "Europe/Berlin"


async def reminders_of(workspace: Workspace, person: Practice) -> Reminders:
    """How they are set."""
    return await workspace.app.desk.see(await workspace.member(person), see_reminders)


async def set_up(workspace: Workspace, person: Practice) -> None:
    """Every day at nine in Berlin, rubric and level told."""
    await workspace.knows(person)
    await person.act("zone", tz=BERLIN)
    await workspace.zone_becomes(await workspace.member(person), BERLIN)
    await every_day(workspace, person, BERLIN)


async def every_day(workspace: Workspace, person: Practice, tz: str) -> None:
    """Whichever day it is when the test runs, the next one comes tomorrow."""
    await workspace.app.desk.do(await workspace.member(person), choose_rhythm, Rhythm(EVERY_DAY, time(9), tz), None)


async def skip_to_next(workspace: Workspace, person: Practice) -> datetime:
    """The clock goes on to when the next one comes; that moment."""
    coming = (await reminders_of(workspace, person)).next
    assert coming is not None
    await pass_time(workspace, person, coming.at - workspace.app.time.now() + timedelta(seconds=1))
    return coming.local


async def pass_time(workspace: Workspace, person: Practice, ahead: timedelta) -> None:
    """The workspace's clock moves on, and the app has looked at it."""
    await person.act("clock", seconds=ahead.total_seconds())
    await workspace.app.time.refresh()


async def reminded(workspace: Workspace, person: Practice) -> dict[str, Any]:
    """The next daily DM, as it came."""
    await set_up(workspace, person)
    await skip_to_next(workspace, person)
    return await person.wait_for(READY, seconds=PATIENCE)


async def put_away(workspace: Workspace, person: Practice) -> None:
    """Whatever drill is open ends."""

    def away(visit: Visit) -> None:
        drill = drills.open_one(visit.tx, visit.member)
        assert drill is not None
        end(visit, drill)

    await workspace.app.desk.do(await workspace.member(person), away)


async def more(person: Practice, choice: str) -> None:
    """Pick something from the ⋯ of the newest reminder."""
    newest = next(each for each in reversed(await person.messages()) if "reminder_more" in str(each["blocks"]))
    menu = next(
        element for block in newest["blocks"] for element in block.get("elements", ()) if element["type"] == "overflow"
    )
    value = next(option["value"] for option in menu["options"] if option["text"]["text"] == choice)
    await person.click("reminder_more", value=value)


@pytest.mark.parametrize("typed", ["remind", "reminders", "Remind me"])
async def test_the_form_is_kept_and_says_when_the_next_one_comes(
    ana: Practice, workspace: Workspace, typed: str
) -> None:
    await ana.act("zone", tz=BERLIN)
    await ana.command(f"/drill {typed}")
    modal = await ana.wait_for_modal("Reminders")
    shown = {block: next(iter(fields.values())) for block, fields in modal["values"].items()}
    assert shown == {"days": ["0", "1", "2", "3", "4"], "hour": "09:00", "weekly": "6", "quiet": None}
    assert "No reminder is set." in str(modal["body"]["blocks"])
    await ana.submit({"days": ["2"], "hour": "18:30", "weekly": "never", "quiet": "24 dec 2030 to 1 jan 2031"})
    kept = await reminders_of(workspace, ana)
    assert kept.next is not None
    assert (kept.rhythm.tz, kept.next.local.weekday(), f"{kept.next.local:%H:%M}") == (BERLIN, 2, "18:30")
    page = await ana.wait_for_modal("Reminders")
    assert "Next: Wednesday" in str(page["body"]["blocks"])
    await ana.close_modal()
    await ana.command("/drill remind")
    modal = await ana.wait_for_modal("Reminders")
    assert list(modal["values"]["quiet"].values()) == ["24 Dec 2030 to 1 Jan 2031"]


async def test_days_that_cannot_be_read_are_told_on_their_field_and_nothing_is_lost(
    ana: Practice, workspace: Workspace
) -> None:
    await ana.command("/drill remind")
    await ana.wait_for_modal("Reminders")
    with pytest.raises(Told) as told:
        await ana.submit({"quiet": "5 feb, some day in june"})
    assert told.value.errors == {
        "quiet": "I couldn't read “some day in june”. Write days like: 24 dec to 1 jan, 5 feb."
    }
    assert not (await reminders_of(workspace, ana)).is_set
    await ana.submit({"quiet": "5 feb"})
    assert (await reminders_of(workspace, ana)).is_set


async def test_no_day_and_no_look_back_is_no_reminder(ana: Practice, workspace: Workspace) -> None:
    await set_up(workspace, ana)
    await ana.command("/drill remind")
    await ana.wait_for_modal("Reminders")
    await ana.submit({"days": [], "weekly": "never"})
    page = await ana.wait_for_modal("Reminders")
    assert "I bring you none." in str(page["body"]["blocks"])
    assert not (await reminders_of(workspace, ana)).is_set


async def test_where_slack_does_not_tell_the_zone_no_hour_is_asked_for(ana: Practice, workspace: Workspace) -> None:
    workspace.break_next("500", "users.info", times=None)
    await ana.command("/drill remind")
    modal = await ana.wait_for_modal("That didn't work")
    assert "Slack didn't tell me your time zone" in str(modal["body"]["blocks"])


async def test_home_shows_the_next_one_and_leads_to_the_form(ana: Practice, workspace: Workspace) -> None:
    await workspace.knows(ana)
    await ana.open_home()
    await ana.wait_for_home("No reminder is set.")
    await ana.click("Set a reminder", home=True)
    await ana.wait_for_modal("Reminders")
    await ana.submit()
    await ana.close_modal()
    home = await ana.wait_for_home("Next reminder: ")
    assert "Reminders" in str(home["body"]["blocks"])


async def test_settings_lead_to_the_form_and_keep_what_is_typed_in_them(ana: Practice, workspace: Workspace) -> None:
    await ana.command("/drill settings")
    await ana.wait_for_modal("Settings")
    await ana.click("Reminders")
    await ana.wait_for_modal("Reminders")
    await ana.submit()
    await ana.close_modal()
    await ana.wait_for_modal("Settings")
    await ana.submit({"zone": "Asia/Tokyo", "sharing": "named"})
    assert (await reminders_of(workspace, ana)).rhythm.tz == "Asia/Tokyo"
    profile = await settings_of(workspace, ana)
    assert (profile.own_tz, profile.sharing) == ("Asia/Tokyo", Sharing.NAMED)


async def test_after_the_first_drill_reminders_are_offered_and_taken(ana: Practice, workspace: Workspace) -> None:
    await ana.whole_drill()
    offer = await ana.wait_for(OFFER, seconds=PATIENCE)
    assert labels(offer) == ["Yes, weekdays at 9", "Choose days and hour", "No, thanks"]
    await ana.click("Yes, weekdays at 9")
    settled = await ana.wait_for("changes days and hour", seconds=PATIENCE)
    assert (settled["ts"], labels(settled)) == (offer["ts"], [])
    assert "Next: " in words_of(settled)
    assert (await reminders_of(workspace, ana)).is_set


async def test_the_offer_opens_the_form_and_gives_way_once_it_is_kept(ana: Practice) -> None:
    await ana.whole_drill()
    offer = await ana.wait_for(OFFER, seconds=PATIENCE)
    await ana.click("Choose days and hour")
    await ana.wait_for_modal("Reminders")
    await ana.submit({"days": ["6"], "hour": "10:00"})
    settled = await ana.wait_for("Next: Sunday 10:00, your time.", seconds=PATIENCE)
    assert settled["ts"] == offer["ts"]


async def test_no_thanks_is_taken_for_an_answer(ana: Practice, workspace: Workspace) -> None:
    await ana.whole_drill()
    offer = await ana.wait_for(OFFER, seconds=PATIENCE)
    await ana.click("No, thanks")
    settled = await ana.wait_for("No reminders, then.", seconds=PATIENCE)
    assert settled["ts"] == offer["ts"]
    assert not (await reminders_of(workspace, ana)).is_set


async def test_at_its_hour_it_comes_with_its_question_and_start_asks_just_that(
    ana: Practice, workspace: Workspace
) -> None:
    reminder = await reminded(workspace, ana)
    assert labels(reminder)[:3] == ["Start", "In 2 hours", "Skip today"]
    question = reminder["blocks"][1]["text"]["text"]
    await ana.click("Start")
    asked = await ana.question(1, of=3)
    assert question in words_of(asked)
    started = await ana.wait_for("Your question is in the replies to the new card.", seconds=PATIENCE)
    assert (started["ts"], labels(started)) == (reminder["ts"], [])


async def test_put_off_by_two_hours_over_a_restart_it_comes_again(ana: Practice, workspace: Workspace) -> None:
    reminder = await reminded(workspace, ana)
    question = reminder["blocks"][1]["text"]["text"]
    await ana.click("In 2 hours")
    assert (await ana.wait_for("Back at 11:00.", seconds=PATIENCE))["ts"] == reminder["ts"]
    await workspace.restart()
    await pass_time(workspace, ana, timedelta(hours=2))
    again = await ana.wait_for(READY, seconds=PATIENCE)
    assert (again["ts"] > reminder["ts"], again["blocks"][1]["text"]["text"]) == (True, question)
    await ana.click("Start")
    assert question in words_of(await ana.question(1, of=3))


@pytest.mark.parametrize(
    ("choice", "says"),
    [
        ("In 30 minutes", "Back at 09:30."),
        ("Tomorrow", "Back on "),
        ("Pause for a week", "Reminders are paused until"),
    ],
)
async def test_the_menu_puts_it_off_or_pauses(ana: Practice, workspace: Workspace, choice: str, says: str) -> None:
    reminder = await reminded(workspace, ana)
    await more(ana, choice)
    assert (await ana.wait_for(says, seconds=PATIENCE))["ts"] == reminder["ts"]


async def test_the_menu_leads_to_the_form(ana: Practice, workspace: Workspace) -> None:
    await reminded(workspace, ana)
    await more(ana, "Change the hour")
    await ana.wait_for_modal("Reminders")
    await ana.submit({"hour": "07:15"})
    coming = (await reminders_of(workspace, ana)).next
    assert coming is not None
    assert (f"{coming.local:%H:%M}", coming.days_ahead > 0) == ("07:15", True)


async def test_skipped_it_says_when_the_next_one_comes(ana: Practice, workspace: Workspace) -> None:
    reminder = await reminded(workspace, ana)
    await ana.click("Skip today")
    skipped = await ana.wait_for("Skipped. Next: ", seconds=PATIENCE)
    assert (skipped["ts"], labels(skipped)) == (reminder["ts"], [])
    await skip_to_next(workspace, ana)
    newer = await ana.wait_for(READY, seconds=PATIENCE)
    assert newer["ts"] > reminder["ts"]


async def test_start_beside_an_open_drill_is_refused_with_a_sentence(ana: Practice, workspace: Workspace) -> None:
    await reminded(workspace, ana)
    await ana.command("/drill go")
    await ana.question(1, of=3)
    await ana.click("Start")
    await ana.told_alone("You have a drill open already.")
    await put_away(workspace, ana)
    await ana.click("Start")
    await ana.wait_for("Started ", seconds=PATIENCE)


async def test_five_that_are_ignored_are_followed_by_the_last_word_and_start_again(
    ana: Practice, workspace: Workspace
) -> None:
    await set_up(workspace, ana)
    for _ in range(5):
        before = await ana.how_often(READY)
        await skip_to_next(workspace, ana)
        async for _ in looking():
            if await ana.how_often(READY) > before:
                break
    await skip_to_next(workspace, ana)
    last = await ana.wait_for("I came five times", seconds=PATIENCE)
    assert labels(last) == ["Start again"]
    assert (await reminders_of(workspace, ana)).next is None
    await ana.click("Start again")
    resumed = await ana.wait_for("Reminders are on again. Next: ", seconds=PATIENCE)
    assert resumed["ts"] == last["ts"]
    assert (await reminders_of(workspace, ana)).next is not None


async def looking() -> AsyncIterator[None]:
    """Look again and again, for a while."""
    async with asyncio.timeout(PATIENCE):
        while True:
            yield
            await asyncio.sleep(0.02)


async def test_a_newcomers_reminder_asks_rubric_and_level_first(ana: Practice, workspace: Workspace) -> None:
    await every_day(workspace, ana, "UTC")
    await skip_to_next(workspace, ana)
    first = await ana.wait_for("Your first drill is ready", seconds=PATIENCE)
    assert labels(first)[:3] == ["Start", "In 2 hours", "Skip today"]
    await ana.click("Start")
    await ana.wait_for_modal("Your first drill")
    await ana.submit({"rubric": "talks", "level": "mid"})
    await ana.question(1)


async def test_pause_and_resume_say_when_the_next_one_comes(ana: Practice, workspace: Workspace) -> None:
    await set_up(workspace, ana)
    await ana.command("/drill pause 3d")
    await ana.told_alone("Reminders are paused until")
    paused = words_of((await ana.messages())[-1])
    assert "Next: " in paused
    await ana.command("/drill pause")
    await ana.told_alone("`/drill resume` brings them back.")
    await ana.command("/drill resume")
    await ana.told_alone("Reminders are on again. Next: ")
    await ana.command("/drill resume")
    await ana.told_alone("Reminders are on already.")


async def test_a_pause_that_cannot_be_read_is_told_so(ana: Practice) -> None:
    await ana.command("/drill pause a bit")
    await ana.told_alone("I couldn't read for how long")


async def test_without_a_reminder_there_is_nothing_to_resume(ana: Practice) -> None:
    await ana.command("/drill resume")
    await ana.told_alone("No reminder is set, so there is none to bring back.")


async def test_what_is_pressed_below_a_look_back_leaves_the_week_where_it_is(
    workspace: Workspace, ana: Practice
) -> None:
    await workspace.knows(ana)
    member = await workspace.member(ana)
    choice = Choice("talks", "opening", rounds=3, mode=Mode.TYPED)
    for _ in range(2):
        await workspace.app.desk.do(member, practise, choice, Level.SENIOR, Verdict.PASS, Score.TWO, "say it once")
        await pass_time(workspace, ana, timedelta(days=4))
    tomorrow = (workspace.app.time.now() + timedelta(days=1)).weekday()
    rhythm = Rhythm(EVERY_DAY, time(9), "UTC", weekly_on=tomorrow)
    await workspace.app.desk.do(member, choose_rhythm, rhythm, "UTC")
    while "Your week" not in " ".join(map(words_of, await ana.messages())):
        await skip_to_next(workspace, ana)
        await ana.wait_for(READY, seconds=PATIENCE)
    week = await ana.wait_for("Your week", seconds=PATIENCE)
    above = words_of(week).partition(READY)[0].rpartition("\n")[0]
    await ana.click("Skip today")
    await ana.wait_for("Skipped. Next: ", seconds=PATIENCE)
    [after] = [each for each in await ana.messages() if each["ts"] == week["ts"]]
    assert words_of(after).startswith(above)
    assert READY not in words_of(after)
    assert labels(after) == []
