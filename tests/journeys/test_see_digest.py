"""A channel's digest from the day it is set up: when it comes, of which days it tells, and of whom."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from bot.core.digest import AreaSum, Digest, Sums
from bot.core.drill import Phase, Verdict
from bot.core.members import Member, Sharing
from bot.core.rhythm import Days
from bot.core.schedule import DigestChoice
from bot.core.scoring import Rater
from bot.journeys.schedules import DIGEST
from bot.journeys.see_digest import see_digest
from bot.journeys.set_up_digest import set_up_digest, stop_digest
from bot.journeys.set_up_schedule import SET_UP
from bot.journeys.visit import Visit
from bot.store import drills, members
from bot.store.queues import outbox
from bot.store.tables import scores
from tests.cast import ANA, MIA
from tests.journeys.conversation import Conversation
from tests.store.samples import a_drill, a_round

CHANNEL = "C0PRACTICE"
FRIDAY, MONDAY = 4, 0
TOM = Member(ANA.team_id, "U-TOM")
WEDNESDAY = datetime(2026, 11, 18, 12, tzinfo=UTC)
THURSDAY, NEXT_FRIDAY = WEDNESDAY + timedelta(days=1), date(2026, 11, 20)


@pytest.fixture
def rosa(ana: Conversation) -> Conversation:
    """Who sets it up, on a Wednesday; in Tokyo, where it is nine hours later."""
    ana.clock.now = WEDNESDAY
    rosa = replace(ana, member=Member(ANA.team_id, "U-ROSA"))
    rosa.do(lambda visit: members.meet(visit.tx, visit.member, visit.now))
    rosa.do(lambda visit: members.set_zone(visit.tx, visit.member, "Asia/Tokyo", None, visit.now))
    return rosa


def set_up(rosa: Conversation, weekday: int = FRIDAY, clock: time = time(9)) -> datetime | None:
    return rosa.do(set_up_digest, DigestChoice(CHANNEL, weekday, clock)).first


def told(rosa: Conversation, day: date = NEXT_FRIDAY) -> Digest:
    found = rosa.do(see_digest, CHANNEL, day)
    assert found is not None
    return found[1]


def came(rosa: Conversation) -> list[str]:
    """The days of the digests that are to be sent."""
    return sorted(each.partition("|")[2] for each in references(rosa, DIGEST))


def references(rosa: Conversation, kind: str) -> list[str]:
    """What everything of a kind that was ever to be sent is drawn from."""

    def read(visit: Visit) -> list[str]:
        return [row.reference for row in visit.tx.execute(outbox.select().where(outbox.c.kind == kind))]

    return rosa.do(read)


def at(rosa: Conversation, moment: datetime) -> list[str]:
    """The clock stands there and the planner looks."""
    rosa.clock.now = moment
    rosa.plan()
    return came(rosa)


def practise(
    rosa: Conversation,
    member: Member,
    moment: datetime,
    sharing: Sharing = Sharing.COUNTED,
    *,
    verdict: Verdict = Verdict.PASS,
    by_a_person: str | None = None,
) -> None:
    """A finished drill of one round, with what a partner gave it."""

    def drilled(visit: Visit) -> None:
        members.meet(visit.tx, member, moment)
        members.set_sharing(visit.tx, member, sharing)
        id_ = f"{member.user_id} {moment.isoformat()}"
        rounds = (a_round(1, verdict=verdict),)
        over = {"started_at": moment, "closed_at": moment, "phase": Phase.DONE, "planned": 1, "rounds": rounds}
        assert drills.add(visit.tx, member, a_drill(member, id_, **over))
        if by_a_person:
            given = {"rater": Rater.PARTNER.value, "rater_id": "U-PARTNER", "score": by_a_person, "given_at": moment}
            area = {"rubric_id": "talks", "dimension_id": "opening", "rubric_version": "v1"}
            whose = {"team_id": member.team_id, "user_id": member.user_id, "drill_id": id_}
            visit.tx.execute(scores.insert().values(**given, **area, **whose))

    rosa.do(drilled)


def test_it_comes_on_its_weekday_at_its_hour_in_the_zone_of_who_set_it_up(rosa: Conversation) -> None:
    first = set_up(rosa)
    nine_in_tokyo = datetime(2026, 11, 20, 0, tzinfo=UTC)
    assert first == nine_in_tokyo
    assert at(rosa, nine_in_tokyo - timedelta(seconds=1)) == []
    assert at(rosa, nine_in_tokyo) == ["2026-11-20"]
    assert at(rosa, nine_in_tokyo + timedelta(days=7)) == ["2026-11-20", "2026-11-27"]


def test_it_does_not_come_on_the_days_between(rosa: Conversation) -> None:
    set_up(rosa)
    friday = datetime(2026, 11, 20, 0, tzinfo=UTC)
    for hours in range(0, 7 * 24, 6):
        at(rosa, friday + timedelta(hours=hours))
    assert came(rosa) == ["2026-11-20"]


@pytest.mark.parametrize("late", [1, 2, 3])
def test_after_days_of_downtime_it_comes_once_and_is_of_the_same_week(rosa: Conversation, late: int) -> None:
    set_up(rosa)
    practise(rosa, ANA, WEDNESDAY)
    day = NEXT_FRIDAY + timedelta(late)
    assert at(rosa, datetime(2026, 11, 20, 0, 1, tzinfo=UTC) + timedelta(days=late)) == [day.isoformat()]
    assert told(rosa, day).days == told(rosa).days == Days(date(2026, 11, 13), date(2026, 11, 19))
    friday_after = datetime(2026, 11, 27, 0, tzinfo=UTC)
    assert at(rosa, friday_after) == [day.isoformat(), "2026-11-27"]


def test_after_downtime_it_waits_for_its_hour(rosa: Conversation) -> None:
    set_up(rosa)
    assert at(rosa, datetime(2026, 11, 22, 23, 0, tzinfo=UTC)) == [], "Monday, eight in Tokyo"
    assert at(rosa, datetime(2026, 11, 23, 0, 0, tzinfo=UTC)) == ["2026-11-23"]


def test_four_days_late_it_is_left_out(rosa: Conversation) -> None:
    set_up(rosa)
    assert at(rosa, datetime(2026, 11, 24, 0, 0, tzinfo=UTC)) == []
    assert at(rosa, datetime(2026, 11, 27, 0, 0, tzinfo=UTC)) == ["2026-11-27"]


def test_its_hour_stays_where_it_was_set_up_when_the_clocks_change(rosa: Conversation) -> None:
    rosa.do(lambda visit: members.set_zone(visit.tx, visit.member, "America/New_York", None, visit.now))
    rosa.clock.now = datetime(2027, 3, 10, 12, tzinfo=UTC)
    assert set_up(rosa, weekday=FRIDAY) == datetime(2027, 3, 12, 14, tzinfo=UTC), "nine, by winter time"
    assert at(rosa, datetime(2027, 3, 12, 14, tzinfo=UTC)) == ["2027-03-12"]
    assert at(rosa, datetime(2027, 3, 19, 12, 59, tzinfo=UTC)) == ["2027-03-12"]
    assert at(rosa, datetime(2027, 3, 19, 13, tzinfo=UTC)) == ["2027-03-12", "2027-03-19"], "nine, by summer time"


def test_a_late_evening_belongs_to_the_day_it_is_in_the_digests_zone(rosa: Conversation) -> None:
    """Thursday 15:30 UTC is half past midnight on Friday in Tokyo."""
    set_up(rosa)
    for member in (ANA, MIA, TOM):
        practise(rosa, member, datetime(2026, 11, 19, 14, 30, tzinfo=UTC))
        practise(rosa, member, datetime(2026, 11, 19, 15, 30, tzinfo=UTC))
    assert told(rosa).sums == Sums(people=3, drills=3, met=3)
    assert told(rosa, NEXT_FRIDAY + timedelta(7)).sums == Sums(people=3, drills=3, met=3)


def test_three_people_make_numbers(rosa: Conversation) -> None:
    set_up(rosa)
    for member in (ANA, MIA, TOM):
        practise(rosa, member, WEDNESDAY)
    practise(rosa, ANA, THURSDAY, verdict=Verdict.NOT_YET)
    found = told(rosa)
    assert (found.counted, found.sums) == (3, Sums(people=3, drills=4, met=3))
    assert found.areas == (AreaSum(("talks", "opening"), 3),)
    assert found.weeks == ((found.days, Sums(people=3, drills=4, met=3)),)


def test_a_third_who_shares_nothing_does_not_make_three(rosa: Conversation) -> None:
    set_up(rosa)
    for member, sharing in ((ANA, Sharing.COUNTED), (MIA, Sharing.NAMED), (TOM, Sharing.NOTHING)):
        practise(rosa, member, WEDNESDAY, sharing, by_a_person="3")
        practise(rosa, member, THURSDAY, sharing, by_a_person="3")
    assert told(rosa) == Digest(Days(date(2026, 11, 13), date(2026, 11, 19)))


def test_who_let_themselves_be_named_is_named_for_what_people_confirmed(rosa: Conversation) -> None:
    set_up(rosa)
    for member, sharing in ((ANA, Sharing.NAMED), (MIA, Sharing.COUNTED), (TOM, Sharing.NAMED)):
        for moment in (WEDNESDAY, THURSDAY):
            practise(rosa, member, moment, sharing, by_a_person=None if member is TOM else "2")
    assert told(rosa).reliable == ((ANA.user_id, ("talks", "opening")),)


def test_who_hides_before_it_is_sent_is_not_in_it(rosa: Conversation) -> None:
    set_up(rosa)
    for member in (ANA, MIA, TOM):
        practise(rosa, member, WEDNESDAY)
    rosa.do(lambda visit: members.set_sharing(visit.tx, ANA, Sharing.NOTHING))
    assert told(rosa).sums is None


def test_a_digest_that_was_stopped_is_not_told_even_if_it_was_on_its_way(rosa: Conversation) -> None:
    set_up(rosa)
    assert at(rosa, datetime(2026, 11, 20, 0, tzinfo=UTC)) == ["2026-11-20"]
    assert rosa.do(stop_digest, CHANNEL) is not None
    assert rosa.do(see_digest, CHANNEL, NEXT_FRIDAY) is None


def test_nobody_of_another_workspace_is_in_it(rosa: Conversation) -> None:
    set_up(rosa)
    for user_id in ("U-ANA", "U-MIA", "U-TOM"):
        practise(rosa, Member("T-TWO", user_id), WEDNESDAY)
    assert told(rosa).sums is None


def test_the_channel_is_told_when_something_is_new(rosa: Conversation) -> None:
    for _ in range(2):
        set_up(rosa)
    assert references(rosa, SET_UP) == [f"{CHANNEL}|digest|U-ROSA"]
    set_up(rosa, weekday=MONDAY)
    assert len(references(rosa, SET_UP)) == 2
