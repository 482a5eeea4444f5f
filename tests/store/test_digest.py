"""What a workspace's weeks come to: whose drills are counted, which goals were met, what people confirmed."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import Connection, update

from bot.core.assessment import Assessment, Quote
from bot.core.digest import AreaSum, Finished, Named, Sums
from bot.core.drill import Phase, Verdict
from bot.core.members import Member, Sharing
from bot.core.scoring import Rater
from bot.store import assessments, digest
from bot.store import members as people
from bot.store.tables import members, scores
from tests.cast import ANA, MIA, NOON, TWIN
from tests.store.samples import a_drill, a_round, finished

WEEK = timedelta(days=7)
START, END = NOON - WEEK, NOON
DURING, BEFORE = NOON - timedelta(days=1), NOON - timedelta(days=8)
TEAM = ANA.team_id
BOUNDS = [NOON - 2 * WEEK, START, END]
OPENING = ("talks", "opening")


def share(tx: Connection, member: Member, sharing: Sharing = Sharing.COUNTED) -> None:
    people.meet(tx, member, NOON)
    people.set_sharing(tx, member, sharing)


def drilled(
    tx: Connection,
    member: Member,
    id_: str,
    at: datetime = DURING,
    verdict: Verdict = Verdict.PASS,
    dimension_id: str = "opening",
) -> None:
    """A drill of one round that ended then."""
    rounds = (a_round(1, verdict=verdict),)
    over = {"started_at": at, "closed_at": at}
    finished(tx, member, id_, planned=1, rounds=rounds, dimension_id=dimension_id, **over)


def give(tx: Connection, member: Member, drill_id: str, score: str, at: datetime, by: Rater = Rater.PARTNER) -> None:
    """What somebody gave the drilled dimension."""
    whose = {"team_id": member.team_id, "user_id": member.user_id, "drill_id": drill_id, "rubric_id": "talks"}
    given = {"rater": by.value, "rater_id": f"U-{by}", "dimension_id": "opening", "score": score, "given_at": at}
    tx.execute(scores.insert().values(**whose, **given, rubric_version="v1"))


def sums(tx: Connection) -> list[Sums]:
    return digest.sums(tx, TEAM, BOUNDS)


def named(tx: Connection) -> list[Named]:
    return list(digest.named(tx, TEAM, START, END))


def test_who_shares_is_counted_and_nobody_else(tx: Connection) -> None:
    share(tx, ANA)
    share(tx, MIA, Sharing.NAMED)
    share(tx, Member(TEAM, "U-TOM"), Sharing.NOTHING)
    share(tx, TWIN)
    assert digest.counted(tx, TEAM) == 2


def test_who_left_the_workspace_is_not_counted(tx: Connection) -> None:
    for member in (ANA, MIA):
        share(tx, member)
        drilled(tx, member, f"of {member.user_id}")
    tx.execute(update(members).where(members.c.user_id == MIA.user_id).values(gone_at=NOON))
    assert digest.counted(tx, TEAM) == 1
    assert sums(tx)[-1] == Sums(people=1, drills=1, met=1)
    assert digest.areas(tx, TEAM, START, END) == [AreaSum(OPENING, 1)]


def test_each_week_has_its_people_drills_and_goals_met(tx: Connection) -> None:
    for member in (ANA, MIA):
        share(tx, member)
        drilled(tx, member, f"{member.user_id} before", BEFORE)
    drilled(tx, ANA, "one more")
    drilled(tx, ANA, "missed", verdict=Verdict.NOT_YET)
    assert sums(tx) == [Sums(people=2, drills=2, met=2), Sums(people=1, drills=2, met=1)]


def test_a_week_begins_at_its_first_instant_and_ends_before_the_next_begins(tx: Connection) -> None:
    share(tx, ANA)
    for number, at in enumerate((BOUNDS[0], START, END, BOUNDS[0] - timedelta(microseconds=1))):
        drilled(tx, ANA, f"d{number}", at)
    assert [week.drills for week in sums(tx)] == [1, 1]
    assert digest.areas(tx, TEAM, START, END) == [AreaSum(OPENING, 1)]


@pytest.mark.parametrize("phase", [Phase.STOPPED, Phase.SCORING])
def test_only_finished_drills_count(tx: Connection, phase: Phase) -> None:
    share(tx, ANA)
    finished(tx, ANA, "d1", phase=phase, closed_at=DURING)
    assert sums(tx)[-1] == Sums()


def test_a_drill_that_was_stopped_early_counts_but_met_no_goal(tx: Connection) -> None:
    share(tx, ANA)
    over = {"started_at": DURING, "closed_at": DURING}
    finished(tx, ANA, "d1", planned=3, rounds=(a_round(1, verdict=Verdict.PASS),), **over)
    assert sums(tx)[-1] == Sums(people=1, drills=1, met=0)


@pytest.mark.parametrize("by", [Rater.PARTNER, Rater.PROFESSIONAL])
def test_a_pass_that_a_person_gave_1_is_no_goal_met(tx: Connection, by: Rater) -> None:
    share(tx, ANA)
    drilled(tx, ANA, "d1")
    give(tx, ANA, "d1", "1", DURING, by)
    assert sums(tx)[-1] == Sums(people=1, drills=1, met=0)


@pytest.mark.parametrize(("score", "quotes", "met"), [(1, (Quote(1, "a quote"),), 0), (1, (), 1), (2, (), 1)])
def test_an_ai_overrules_a_pass_with_a_quote_alone(
    tx: Connection, score: int, quotes: tuple[Quote, ...], met: int
) -> None:
    share(tx, ANA)
    drilled(tx, ANA, "d1")
    assessments.keep(tx, ANA, a_drill(ANA, "d1"), "judge", Assessment("opening", score, quotes=quotes), NOON)
    assert sums(tx)[-1].met == met


def test_an_area_counts_people_not_drills(tx: Connection) -> None:
    for member in (ANA, MIA):
        share(tx, member)
        drilled(tx, member, f"first of {member.user_id}")
        drilled(tx, member, f"second of {member.user_id}")
    drilled(tx, ANA, "another", dimension_id="ending")
    found = digest.areas(tx, TEAM, START, END)
    assert sorted(found, key=lambda one: one.people) == [AreaSum(("talks", "ending"), 1), AreaSum(OPENING, 2)]


def test_of_who_may_be_named_the_drills_of_a_confirmed_area_are_told_newest_first(tx: Connection) -> None:
    share(tx, ANA, Sharing.NAMED)
    drilled(tx, ANA, "first", BEFORE)
    drilled(tx, ANA, "second", DURING - timedelta(hours=2), Verdict.NOT_YET)
    drilled(tx, ANA, "third", DURING)
    give(tx, ANA, "third", "2", DURING + timedelta(hours=1))
    give(tx, ANA, "third", "3", DURING + timedelta(hours=2), Rater.PROFESSIONAL)
    drilled(tx, ANA, "elsewhere", dimension_id="ending")
    past = [
        Finished(DURING, True, DURING + timedelta(hours=1)),
        Finished(DURING - timedelta(hours=2), False),
        Finished(BEFORE, True),
    ]
    assert named(tx) == [Named(ANA.user_id, OPENING, past)]


def test_a_drill_confirmed_days_later_is_told_in_the_week_of_that(tx: Connection) -> None:
    share(tx, ANA, Sharing.NAMED)
    drilled(tx, ANA, "d1", BEFORE)
    give(tx, ANA, "d1", "2", DURING)
    assert named(tx) == [Named(ANA.user_id, OPENING, [Finished(BEFORE, True, DURING)])]


def test_each_person_and_area_stands_for_itself(tx: Connection) -> None:
    for member in (ANA, MIA):
        share(tx, member, Sharing.NAMED)
        drilled(tx, member, member.user_id)
        give(tx, member, member.user_id, "2", DURING)
    assert [(one.user_id, len(one.newest_first)) for one in named(tx)] == [("U-ANA", 1), ("U-MIA", 1)]


@pytest.mark.parametrize("sharing", [Sharing.COUNTED, Sharing.NOTHING])
def test_who_chose_not_to_be_named_is_never_among_them(tx: Connection, sharing: Sharing) -> None:
    share(tx, ANA, sharing)
    drilled(tx, ANA, "d1")
    give(tx, ANA, "d1", "2", DURING)
    assert named(tx) == []


@pytest.mark.parametrize(
    ("score", "by"), [("1", Rater.PARTNER), ("cant_tell", Rater.PARTNER), ("3", Rater.SELF), ("3", Rater.AI)]
)
def test_only_a_2_or_3_by_a_person_confirms(tx: Connection, score: str, by: Rater) -> None:
    share(tx, ANA, Sharing.NAMED)
    drilled(tx, ANA, "d1")
    give(tx, ANA, "d1", score, DURING, by)
    assert named(tx) == []


def test_an_area_in_which_nothing_happened_that_week_is_left_out(tx: Connection) -> None:
    share(tx, ANA, Sharing.NAMED)
    drilled(tx, ANA, "d1", BEFORE)
    give(tx, ANA, "d1", "2", BEFORE)
    assert named(tx) == []
