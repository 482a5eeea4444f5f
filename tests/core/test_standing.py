"""Where a member stands in a rubric, and which area is next."""

import random
from collections.abc import Mapping, Sequence
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.estimate import PERSON_MEAN
from bot.core.evidence import Evidence, Signal, Source, noticed, scored
from bot.core.members import Level
from bot.core.progress import PastGoal
from bot.core.standing import NextArea, Progress, Standing, Why, next_area, progress_of, standing
from tests.cast import NOON
from tests.core.samples import a_rubric, after

RUBRIC = a_rubric(dimensions=["opening", "middle", "ending"])
AREAS = st.sampled_from(["opening", "middle", "ending"])
DAY = timedelta(days=1)

SEEN = st.lists(
    st.one_of(
        st.builds(
            lambda area, score, n: scored(area, score, Source.SELF, "ana", f"s{n}", NOON),
            AREAS,
            st.integers(1, 3),
            st.integers(0, 5),
        ),
        st.builds(
            lambda area, signal, n: noticed(area, signal, f"s{n}", NOON), AREAS, st.sampled_from(Signal), st.just(0)
        ),
    ),
    max_size=12,
)


def own(area: str, *scores: int) -> list[Evidence]:
    """One self-score a session, at noon."""
    return [scored(area, score, Source.SELF, "ana", f"{area}-{n}", NOON) for n, score in enumerate(scores)]


def by_people(area: str, *scores: int) -> list[Evidence]:
    """One score a session, each by somebody else; two are enough to measure an area."""
    return [scored(area, score, Source.HUMAN, f"p{n}", f"{area}-{n}", NOON) for n, score in enumerate(scores)]


def drills_of(letters: str, last: float = 0) -> list[PastGoal]:
    """Completed drills, oldest first as letters, p for passed; a day apart, the last so many days after noon."""
    first = last - len(letters) + 1
    drills = [
        PastGoal("In 40 seconds: the point.", Level.SENIOR, letter == "p", 1, after(days=first + n))
        for n, letter in enumerate(letters)
    ]
    return drills[::-1]


def stands(*evidence: Evidence, drilled: Mapping[str, Sequence[PastGoal]] | None = None) -> Standing:
    return standing(RUBRIC, evidence, drilled or {}, NOON)


def up_next(*evidence: Evidence, drilled: Mapping[str, Sequence[PastGoal]] | None = None, days: float = 0) -> NextArea:
    return next_area(stands(*evidence, drilled=drilled), after(days=days))


def test_without_any_drill_everything_is_unseen_and_the_rubrics_first_area_is_next() -> None:
    where = stands()
    assert (where.ranked, where.guessed, where.unseen) == ((), (), ("opening", "middle", "ending"))
    assert set(where.values.values()) == {PERSON_MEAN}
    assert next_area(where, NOON) == NextArea("opening", Why.UNSEEN)


def test_one_score_is_a_guess_and_enough_of_them_a_measure() -> None:
    where = stands(*own("middle", 2), *by_people("ending", 1, 1))
    assert [one.area for one in where.ranked] == ["ending"]
    assert (where.guessed, where.unseen) == (("middle",), ("opening",))
    assert where.values["ending"] == round(where.ranked[0].estimate, 2)


@given(SEEN)
def test_every_area_is_measured_guessed_or_unseen_and_only_one_of_these(seen: list[Evidence]) -> None:
    where = stands(*seen)
    everywhere = [*(one.area for one in where.ranked), *where.guessed, *where.unseen]
    assert sorted(everywhere) == ["ending", "middle", "opening"]
    assert set(where.values) == set(everywhere)
    assert set(where.unseen) == {"opening", "middle", "ending"} - {item.area for item in seen}


@given(SEEN, st.integers())
def test_the_order_in_which_things_were_seen_changes_nothing(seen: list[Evidence], seed: int) -> None:
    shuffled = random.Random(seed).sample(seen, len(seen))
    assert up_next(*shuffled) == up_next(*seen)
    assert stands(*shuffled).values == stands(*seen).values


def test_what_was_seen_of_an_area_the_rubric_lost_changes_nothing() -> None:
    gone = [*by_people("jokes", 1, 1), *own("songs", 1)]
    drilled = {"jokes": drills_of("pp")}
    assert stands(*gone, *own("middle", 2), drilled=drilled) == stands(*own("middle", 2))


@pytest.mark.parametrize(
    ("lower", "higher"),
    [
        (own("middle", 1), own("ending", 2)),
        (own("middle", 2), own("ending", 3)),
        ([noticed("middle", Signal.HESITATION, "d1", NOON)], own("ending", 3)),
        # a person's 1 says more than one's own, and an AI's 3 takes something from it
        (by_people("middle", 1), own("ending", 1)),
        (own("middle", 1), [*own("ending", 1), scored("ending", 3, Source.AI, "model", "ending-0", NOON)]),
        # two of one's own say more than one
        (own("middle", 1, 1), own("ending", 1)),
    ],
)
def test_a_guess_stands_where_all_that_was_seen_of_it_would_put_it(
    lower: list[Evidence], higher: list[Evidence]
) -> None:
    where = stands(*lower, *higher)
    assert set(where.guessed) == {"middle", "ending"}
    assert where.values["middle"] < where.values["ending"]


@pytest.mark.parametrize(
    ("evidence", "area", "why"),
    [
        (own("ending", 1), "ending", Why.GUESS),
        (own("ending", 2), "ending", Why.GUESS),  # a 2 is a little under what people usually have
        (own("opening", 3), "middle", Why.UNSEEN),  # a 3 goes behind what was never tried
        ([*own("opening", 2), *own("ending", 1)], "ending", Why.GUESS),
        ([noticed("ending", Signal.CANT_TELL, "d1", NOON)], "ending", Why.GUESS),
        (by_people("ending", 1, 1, 1), "ending", Why.WEAKEST),
        ([*by_people("opening", 1, 2, 1), *by_people("middle", 1, 1, 1)], "middle", Why.WEAKEST),
        (by_people("opening", 3, 3, 3), "middle", Why.UNSEEN),
        ([*by_people("opening", 3, 3), *own("middle", 3), *own("ending", 2)], "ending", Why.GUESS),
    ],
)
def test_the_next_area_is_the_weakest_by_number_by_guess_or_by_what_is_usual(
    evidence: list[Evidence], area: str, why: Why
) -> None:
    assert up_next(*evidence) == NextArea(area, why)


@given(st.permutations(["opening", "middle", "ending"]), st.lists(st.integers(1, 3), min_size=3, max_size=3))
def test_week_one_names_the_lowest_self_score_first(areas: list[str], scores: list[int]) -> None:
    given_ = dict(zip(areas, scores, strict=True))
    chosen = up_next(*(item for area, score in given_.items() for item in own(area, score)))
    assert (given_[chosen.dimension_id], chosen.why) == (min(scores), Why.GUESS)


@pytest.mark.parametrize(
    ("ranked", "guessed", "unseen", "first"),
    [
        (["ending"], ["middle"], ["opening"], NextArea("ending", Why.WEAKEST)),
        ([], ["ending"], ["opening", "middle"], NextArea("ending", Why.GUESS)),
        ([], [], ["opening", "middle", "ending"], NextArea("opening", Why.UNSEEN)),
    ],
)
def test_of_areas_that_stand_alike_a_measured_one_goes_before_a_guess_and_that_before_an_unseen_one(
    ranked: list[str], guessed: list[str], unseen: list[str], first: NextArea
) -> None:
    measured = [one for area in ranked for one in stands(*by_people(area, 2, 2)).ranked]
    values = dict.fromkeys([*ranked, *guessed, *unseen], 2.0)
    where = Standing(RUBRIC, tuple(measured), tuple(guessed), tuple(unseen), {}, {}, values)
    assert next_area(where, NOON) == first


def test_a_reliable_area_makes_room_for_the_next_weakest() -> None:
    evidence = [*by_people("opening", 1, 1), *by_people("ending", 2, 2)]
    assert up_next(*evidence).dimension_id == "opening"
    assert up_next(*evidence, drilled={"opening": drills_of("pp")}).dimension_id == "ending"
    assert up_next(*evidence, drilled={"opening": drills_of("ppf")}).dimension_id == "opening"


def test_where_every_area_is_reliable_the_weakest_comes_again() -> None:
    drilled = {area: drills_of("pp") for area in ("opening", "middle", "ending")}
    assert up_next(*by_people("ending", 1, 1), drilled=drilled) == NextArea("ending", Why.WEAKEST)


@pytest.mark.parametrize(("days", "due"), [(6.99, False), (7, True), (30, True)])
def test_a_check_comes_before_everything_else_from_the_day_it_is_due(days: float, due: bool) -> None:
    chosen = up_next(*own("opening", 1), drilled={"ending": drills_of("pp")}, days=days)
    assert chosen == (NextArea("ending", Why.CHECK) if due else NextArea("opening", Why.GUESS))


def test_of_two_checks_the_one_due_longer_comes_first() -> None:
    drilled = {"opening": drills_of("pp", last=1), "ending": drills_of("pp", last=0)}
    assert up_next(drilled=drilled, days=9) == NextArea("ending", Why.CHECK)


def test_once_both_checks_are_behind_it_an_area_is_left_alone() -> None:
    drilled = {"opening": [*drills_of("p", last=30), *drills_of("pp")]}
    assert stands(drilled=drilled).progress_of("opening") == Progress(reliable=True, by_own_reading=True)
    assert up_next(drilled=drilled, days=60) == NextArea("middle", Why.UNSEEN)


@pytest.mark.parametrize(
    ("letters", "progress"),
    [
        ("", Progress()),
        ("pf", Progress()),
        ("pp", Progress(reliable=True, by_own_reading=True, check_at=NOON + 7 * DAY)),
        ("ffff", Progress(stuck=True)),
    ],
)
def test_progress_sums_up_the_drills_of_an_area(letters: str, progress: Progress) -> None:
    assert progress_of(drills_of(letters)) == progress


def test_an_area_never_drilled_has_made_no_progress_yet() -> None:
    where = stands(drilled={"opening": drills_of("ffff")})
    assert (where.progress_of("opening").stuck, where.progress_of("middle")) == (True, Progress())


def test_a_stuck_area_stays_the_next_one_until_the_member_changes_something() -> None:
    """It is offered a way out, never taken off the list."""
    assert up_next(*own("ending", 1), drilled={"ending": drills_of("ffff")}).dimension_id == "ending"
