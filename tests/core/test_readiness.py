"""Readiness rests on different people in different sessions of the last three weeks, or it says what is missing."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.evidence import Evidence, Signal, Source, noticed, scored
from bot.core.readiness import Missing, Readiness, Watched, readiness
from tests.cast import NOON


def by(rater: str, value: int = 2, *, session: str, area: str = "opening", days_ago: float = 1) -> Evidence:
    source = {"self": Source.SELF, "ai": Source.AI}.get(rater.partition(":")[0], Source.HUMAN)
    return scored(area, value, source, rater, session, NOON - timedelta(days=days_ago))


OWN, AI = by("self:U-ANA", session="s"), by("ai:model", session="s")
MIA, TOM = by("partner:U-MIA", 1, session="a"), by("professional:Tom", 3, session="b")


def test_two_people_in_two_sessions_are_told_with_median_and_range() -> None:
    third = by("partner:U-MIA", 2, session="c")
    assert readiness([OWN, AI, MIA, TOM, third], NOON) == Readiness(
        (Watched("opening", people=2, sessions=3, median=2, lowest=1, highest=3),), None, people=2, sessions=3
    )


@pytest.mark.parametrize(
    ("evidence", "missing"),
    [
        ([], Missing.SCORES),
        ([noticed("opening", Signal.HESITATION, "s", NOON)], Missing.SCORES),
        ([OWN], Missing.OWN_ALONE),
        ([AI], Missing.AI_ALONE),
        ([OWN, AI], Missing.AI_ALONE),
        ([MIA], Missing.PEOPLE),
        ([MIA, by("partner:U-MIA", session="b")], Missing.PEOPLE),  # twice the same person
        ([MIA, by("partner:U-TOM", session="a")], Missing.PEOPLE),  # two people, one session
        ([MIA, by("partner:U-TOM", session="b", area="ending")], Missing.PEOPLE),  # each another area
        ([MIA, by("partner:U-TOM", session="b", days_ago=21)], Missing.PEOPLE),  # one of them too long ago
        ([MIA, AI, OWN], Missing.PEOPLE),
        ([by("partner:U-MIA", session="a", days_ago=30), AI], Missing.LATE),
    ],
)
def test_with_less_than_that_it_says_what_is_missing(evidence: list[Evidence], missing: Missing) -> None:
    seen = readiness(evidence, NOON)
    assert (seen.areas, seen.missing) == ((), missing)


def test_what_is_missing_counts_the_people_and_sessions_there_were() -> None:
    seen = readiness([MIA, by("partner:U-MIA", session="b"), by("partner:U-TOM", session="b", days_ago=30)], NOON)
    assert (seen.people, seen.sessions) == (1, 2)


@pytest.mark.parametrize("again", ["professional:mia", "partner:Mia", "partner: MIA "])
def test_one_person_under_two_roles_or_spellings_is_one_person(again: str) -> None:
    seen = readiness([by("partner:mia", session="a"), by(again, session="b")], NOON)
    assert (seen.missing, seen.people) == (Missing.PEOPLE, 1)


@pytest.mark.parametrize(
    ("raters", "people"),
    [
        (["", "someone"], 1),  # nobody is named: it may be one
        (["mia", ""], 1),
        (["U0MIA", "someone"], 1),
        (["U0MIA", "mia"], 1),  # somebody in Slack may be somebody in the log
        (["U0MIA", "U0TOM", "mia"], 2),
        (["U0MIA", "mia", "tom", "eva"], 3),
        (["Mia", "Mia K.", "mia kaur"], 1),  # one that begins another
        (["Mia K.", "Mia B."], 2),
    ],
)
def test_people_are_never_counted_twice(raters: list[str], people: int) -> None:
    seen = readiness([by(f"partner:{rater}", session=str(n)) for n, rater in enumerate(raters)], NOON)
    assert seen.people == people
    assert (seen.missing is None) is (people >= 2)


def test_the_area_people_scored_lowest_comes_first() -> None:
    both = [by(f"partner:{who}", value, session=who, area=area) for area, value in (("ending", 3), ("opening", 1))
            for who in ("mia", "tom")]  # fmt: skip
    assert [one.area for one in readiness(both, NOON).areas] == ["opening", "ending"]


@given(st.lists(st.tuples(st.sampled_from(["mia", "tom", "eva"]), st.sampled_from("abc"), st.sampled_from([1, 2, 3]))))
def test_either_something_is_told_or_something_is_missing(given_: list[tuple[str, str, int]]) -> None:
    seen = readiness([by(f"partner:{who}", value, session=session) for who, session, value in given_], NOON)
    enough = len({who for who, _, _ in given_}) >= 2 and len({session for _, session, _ in given_}) >= 2
    assert bool(seen.areas) is enough
    assert (seen.missing is None) is enough
