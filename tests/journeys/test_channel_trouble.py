"""What a channel doesn't get: what stops, who is told, once; and nobody whose account is gone."""

from dataclasses import replace
from datetime import time

import pytest

from bot.core.channel_trouble import UNKNOWN_FATE, ChannelTrouble, Trouble
from bot.core.rhythm import Rhythm
from bot.core.schedule import Schedule, ScheduleKind
from bot.journeys import deliver
from bot.journeys.channel_trouble import TROUBLE, channel_closed
from bot.journeys.schedules import PROMPT, see_schedule
from bot.journeys.set_up_prompt import set_up_prompt
from bot.journeys.set_up_schedule import SET_UP, keep_and_tell
from bot.store import members
from tests.cast import NOON, UNHURRIED
from tests.journeys.channel import CHANNEL, CHOICE, set_up, waiting
from tests.journeys.conversation import Conversation

OTHER = "C-OTHER"


def digest(talk: Conversation, channel_id: str = CHANNEL) -> None:
    """A weekly digest, set up by this member; the channel has heard of it."""
    talk.do(lambda visit: members.meet(visit.tx, visit.member, visit.now))
    rhythm = Rhythm(frozenset(), time(16), "UTC", weekly_on=4)
    schedule = Schedule(channel_id, ScheduleKind.DIGEST, talk.member.user_id, rhythm, NOON.date(), NOON)
    talk.do(keep_and_tell, schedule)
    talk.deliver()


def prompt(talk: Conversation, channel_id: str = CHANNEL) -> None:
    """A question of the day, set up by this member."""
    talk.do(lambda visit: members.meet(visit.tx, visit.member, visit.now))
    set_up(talk, replace(CHOICE, channel_id=channel_id))


def fails(talk: Conversation, reason: str) -> None:
    """Whatever waits for a channel is refused for good."""
    with talk.database.write() as tx:
        rows = deliver.claim(tx, [talk.member.team_id], UNHURRIED)
    for row in rows:
        if row.in_channel:
            talk.do(deliver.give_up, row, reason)


def told(talk: Conversation) -> list[tuple[str, ChannelTrouble]]:
    """(DM, what it says) of all that waits to be told."""
    return [(where, ChannelTrouble.read(what)) for _, where, what in waiting(talk, TROUBLE)]


def goes_on(talk: Conversation, channel_id: str = CHANNEL) -> set[ScheduleKind]:
    """What a channel still has."""
    return {kind for kind in ScheduleKind if talk.do(see_schedule, channel_id, kind)}


def due(talk: Conversation) -> None:
    """The question of the day waits to be posted."""
    talk.clock.move(hours=21)
    talk.plan()
    assert [kind for kind, _, _ in waiting(talk)] == [PROMPT]


@pytest.mark.parametrize(
    ("reason", "trouble"),
    [
        ("not_in_channel", Trouble.LEFT),
        ("channel_not_found", Trouble.LEFT),
        ("is_archived", Trouble.ARCHIVED),
        ("restricted_action", Trouble.FORBIDDEN),
    ],
)
def test_what_cannot_be_said_there_stops_and_who_set_it_up_is_told_how_it_was(
    ana: Conversation, reason: str, trouble: Trouble
) -> None:
    prompt(ana)
    due(ana)
    fails(ana, reason)
    assert goes_on(ana) == set()
    stopped = ("prompt,talks,senior,01234,540,UTC",)
    assert told(ana) == [("dm:U-ANA", ChannelTrouble(CHANNEL, trouble, stopped))]
    ana.clock.move(days=7)
    assert ana.plan() == 0


@pytest.mark.parametrize(
    ("reason", "trouble"), [(UNKNOWN_FATE, Trouble.UNKNOWN), ("msg_blocks_too_long", Trouble.REFUSED)]
)
def test_one_message_that_is_lost_stops_nothing(ana: Conversation, reason: str, trouble: Trouble) -> None:
    prompt(ana)
    due(ana)
    fails(ana, reason)
    assert goes_on(ana) == {ScheduleKind.PROMPT}
    assert told(ana) == [("dm:U-ANA", ChannelTrouble(CHANNEL, trouble, missed=PROMPT))]
    ana.clock.move(days=1)
    assert ana.plan() == 1


def test_that_it_is_not_in_there_yet_shows_as_soon_as_it_is_set_up_and_it_stays_set_up(ana: Conversation) -> None:
    ana.known()
    ana.do(set_up_prompt, CHOICE)
    assert [kind for kind, _, _ in waiting(ana)] == [SET_UP]
    fails(ana, "not_in_channel")
    assert goes_on(ana) == {ScheduleKind.PROMPT}
    assert [what.trouble for _, what in told(ana)] == [Trouble.NOT_YET]


def test_that_it_may_not_speak_there_shows_as_soon_as_it_is_set_up(ana: Conversation) -> None:
    ana.known()
    ana.do(set_up_prompt, CHOICE)
    fails(ana, "restricted_action")
    assert goes_on(ana) == set()
    assert [what.trouble for _, what in told(ana)] == [Trouble.FORBIDDEN]


def test_all_that_the_channel_has_stops_and_is_told_in_one_message(ana: Conversation) -> None:
    prompt(ana)
    digest(ana)
    prompt(ana, OTHER)
    ana.do(channel_closed, CHANNEL, Trouble.ARCHIVED)
    [(where, what)] = told(ana)
    assert (where, what.trouble) == ("dm:U-ANA", Trouble.ARCHIVED)
    assert [each.partition(",")[0] for each in what.stopped] == ["prompt", "digest"]
    assert goes_on(ana) == set()
    assert goes_on(ana, OTHER) == {ScheduleKind.PROMPT}


def test_each_who_had_set_up_something_there_hears_of_their_own(ana: Conversation, mia: Conversation) -> None:
    prompt(ana)
    digest(mia)
    ana.do(channel_closed, CHANNEL, Trouble.LEFT)
    assert [(where, len(what.stopped)) for where, what in told(ana)] == [("dm:U-ANA", 1), ("dm:U-MIA", 1)]


def test_the_event_and_the_refused_posts_after_it_are_told_once(ana: Conversation) -> None:
    prompt(ana)
    digest(ana)
    due(ana)
    ana.do(channel_closed, CHANNEL, Trouble.LEFT)
    ana.do(channel_closed, CHANNEL, Trouble.LEFT)
    fails(ana, "not_in_channel")
    assert [what.trouble for _, what in told(ana)] == [Trouble.LEFT]


def test_who_set_it_up_and_is_gone_is_not_told_but_it_stops(ana: Conversation, mia: Conversation) -> None:
    prompt(ana)
    due(ana)
    ana.do(lambda visit: members.set_gone(visit.tx, visit.member, visit.now))
    fails(ana, "is_archived")
    assert goes_on(ana) == set()
    assert told(mia) == []


def test_a_lost_answer_is_not_told_to_who_is_gone(ana: Conversation) -> None:
    prompt(ana)
    due(ana)
    ana.do(lambda visit: members.set_gone(visit.tx, visit.member, visit.now))
    fails(ana, UNKNOWN_FATE)
    assert goes_on(ana) == {ScheduleKind.PROMPT}
    assert told(ana) == []


def test_a_channel_in_which_nothing_is_set_up_is_nobodys_trouble(ana: Conversation, twin: Conversation) -> None:
    prompt(twin)
    ana.do(channel_closed, CHANNEL, Trouble.ARCHIVED)
    assert told(ana) == []
    assert goes_on(twin) == {ScheduleKind.PROMPT}
