"""`/drill digest` in a channel: its form, who may change it, the digest on Friday, *Join* and *Hide me* under it."""

import asyncio
from datetime import time, timedelta

import pytest

from bot.core.drill import Verdict
from bot.core.errors import HeldBySomebody
from bot.core.members import Level, Mode, Sharing
from bot.core.next_step import Choice
from bot.core.schedule import DigestChoice
from bot.core.scoring import Score
from bot.journeys.set_up_digest import set_up_digest
from bot.store import members
from playground.person import NotSeen, Told, words_of
from playground.reading import words_in
from tests.handlers.practice import PATIENCE, Practice, labels
from tests.handlers.workspace import Workspace
from tests.past_drills import practise

CHANNEL = "C0PGPRACTICE"
FORM = "Weekly digest"
TOLD = "set up the weekly digest here"
OPENING = Choice("talks", "opening", rounds=3, mode=Mode.TYPED)


@pytest.fixture
async def rosa(workspace: Workspace) -> Practice:
    """The workspace's owner."""
    return await workspace.person("rosa")


@pytest.fixture
async def ana(workspace: Workspace, ana: Practice) -> Practice:
    """Ana, who invited the app into the channel, on a Monday morning."""
    await ana.act("invite_app", channel=CHANNEL)
    await friday_comes(workspace, ana)
    await ana.act("clock", seconds=timedelta(days=3).total_seconds())
    await clock_is_seen(workspace)
    return ana


async def set_up(person: Practice, **fields: str) -> None:
    """The form, filled in and sent."""
    await person.command("/drill digest", channel=CHANNEL)
    await person.wait_for_modal(FORM)
    await ready(person, "On which day?")
    await person.submit(fields)


async def ready(person: Practice, text: str) -> None:
    """Wait until the modal shows this."""

    async def look() -> bool | None:
        view = await person.modal()
        return True if view and text in " ".join(words_in(view["body"]["blocks"])) else None

    async def otherwise() -> str:
        view = await person.modal()
        return f"the modal doesn't show {text!r} but {view and words_in(view['body']['blocks'])}"

    await person._until(look, otherwise, PATIENCE)


async def practised(workspace: Workspace, *people: Practice, sharing: Sharing = Sharing.COUNTED) -> None:
    """Each finished a drill today and shares this much."""
    for person in people:
        member = await workspace.member(person)
        await workspace.app.desk.do(member, practise, OPENING, Level.SENIOR, Verdict.PASS, Score.TWO, "say it once")
        await workspace.app.desk.do(member, lambda visit: members.set_sharing(visit.tx, visit.member, sharing))


async def shares(workspace: Workspace, person: Practice) -> Sharing:
    """What they share by now."""
    profile = await workspace.app.desk.see(
        await workspace.member(person), lambda visit: members.profile(visit.tx, visit.member)
    )
    assert profile is not None
    return profile.sharing


async def friday_comes(workspace: Workspace, person: Practice) -> None:
    """The clock goes to their next Friday at nine."""
    await person.act("clock", skip="friday")
    await clock_is_seen(workspace)


async def clock_is_seen(workspace: Workspace) -> None:
    """Wait until the app knows what time it is."""
    async with asyncio.timeout(PATIENCE):
        while workspace.app.desk.clock() < workspace.playground.workspace.clock.now() - timedelta(seconds=30):
            await asyncio.sleep(0.02)


async def test_set_up_says_when_it_comes_and_the_channel_is_told(ana: Practice, mia: Practice) -> None:
    await set_up(ana, weekly="4", hour="09:00")
    await ready(ana, "The first one comes")
    told = await mia.wait_for(TOLD, channel=CHANNEL, seconds=PATIENCE)
    assert "Fridays at 09:00 (Lisbon)" in words_of(told)


async def test_on_friday_the_digest_stands_in_the_channel(
    ana: Practice, mia: Practice, rosa: Practice, workspace: Workspace
) -> None:
    await practised(workspace, ana, mia, rosa)
    await set_up(ana)
    await ana.wait_for(TOLD, channel=CHANNEL, seconds=PATIENCE)
    await friday_comes(workspace, ana)
    digest = await mia.wait_for("This week's practice", channel=CHANNEL, seconds=PATIENCE)
    assert "3 of 3 people practised · 3 drills · 3 goals met" in words_of(digest)
    assert "Most worked on: Opening in Short talks (3 people)" in words_of(digest)
    assert labels(digest) == ["Join", "Hide me"]


async def test_fewer_than_three_are_told_as_too_few(
    ana: Practice, mia: Practice, rosa: Practice, workspace: Workspace
) -> None:
    await practised(workspace, ana, mia)
    await practised(workspace, rosa, sharing=Sharing.NOTHING)
    await set_up(ana)
    await friday_comes(workspace, ana)
    digest = await mia.wait_for("This week's practice", channel=CHANNEL, seconds=PATIENCE)
    assert "Fewer than three people who share practised this week" in words_of(digest)
    assert "drill" not in words_of(digest)


async def test_join_and_hide_me_are_for_whoever_presses_and_nobody_else_sees_it(
    ana: Practice, mia: Practice, workspace: Workspace
) -> None:
    """Mia never used the app."""
    await set_up(ana)
    await friday_comes(workspace, ana)
    await mia.wait_for("This week's practice", channel=CHANNEL, seconds=PATIENCE)
    await mia.click("Join", channel=CHANNEL)
    await mia.told_alone("You are counted from the next digest on.", channel=CHANNEL)
    assert await shares(workspace, mia) is Sharing.COUNTED
    await mia.click("Join", channel=CHANNEL)
    await mia.told_alone("You are counted already.", channel=CHANNEL)
    await mia.click("Hide me", channel=CHANNEL)
    await mia.told_alone("You are no longer counted", channel=CHANNEL)
    assert await shares(workspace, mia) is Sharing.NOTHING
    assert await shares(workspace, ana) is Sharing.NOTHING
    with pytest.raises(NotSeen):
        await ana.wait_for("You are no longer counted", channel=CHANNEL, seconds=0.3)
    assert labels(await ana.wait_for("This week's practice", channel=CHANNEL)) == ["Join", "Hide me"]


async def test_in_the_dm_it_says_where_it_belongs(ana: Practice) -> None:
    await ana.command("/drill digest")
    await ana.told_alone("A weekly digest is for a channel.")


async def test_the_form_opens_with_what_is_set_up_and_stops_it(ana: Practice, workspace: Workspace) -> None:
    await set_up(ana, weekly="0", hour="16:30")
    await ready(ana, "The first one comes")
    await ana.close_modal()
    await ana.command("/drill digest", channel=CHANNEL)
    await ready(ana, "Set up by")
    view = await ana.modal()
    assert view is not None
    chosen = [block["element"].get("initial_option", {}).get("value") for block in view["body"]["blocks"][2:3]]
    assert chosen == ["0"]
    await ana.click("Stop it")
    await ready(ana, "gets no more digests")
    await ana.close_modal()
    await friday_comes(workspace, ana)
    with pytest.raises(NotSeen):
        await ana.wait_for("This week's practice", channel=CHANNEL, seconds=0.6)


async def test_somebody_else_sees_whose_it_is_and_an_admin_may_change_it(
    ana: Practice, mia: Practice, rosa: Practice
) -> None:
    await set_up(ana)
    await ready(ana, "The first one comes")
    await mia.command("/drill digest", channel=CHANNEL)
    await ready(mia, "set it up. They can change or stop it")
    await set_up(rosa, weekly="2")
    await ready(rosa, "The first one comes")
    told = await mia.wait_for("Wednesdays at 09:00", channel=CHANNEL, seconds=PATIENCE)
    assert TOLD in words_of(told)


async def test_who_is_too_late_with_the_form_is_told_why(ana: Practice, mia: Practice, workspace: Workspace) -> None:
    await ana.command("/drill digest", channel=CHANNEL)
    await ready(ana, "On which day?")
    await workspace.knows(mia)
    choice = DigestChoice(CHANNEL, weekday=1, clock=time(9))
    await workspace.app.desk.do(await workspace.member(mia), set_up_digest, choice)
    with pytest.raises(Told) as told:
        await ana.submit({"weekly": "4"})
    assert list(told.value.errors.values()) == [HeldBySomebody().sentence]
