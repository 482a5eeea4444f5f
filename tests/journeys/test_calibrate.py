"""Practice in scoring: which answer comes, what becomes of the level given to it, and how far all readings agree."""

import pytest

from bot.core.agreement import Reading
from bot.core.errors import ReferenceGone
from bot.core.find_area import Suggestions
from bot.core.library import Library
from bot.core.members import Profile
from bot.core.reading_practice import Judged, ReadSoFar, ToRead
from bot.journeys.calibrate import answer_to_read, keep_reading, next_answer
from bot.store import members, readings
from bot.store.engine import Database
from tests.cast import ANA, NOON, FixedClock
from tests.journeys.conversation import Conversation
from tests.sample_rubric import REFERENCES, SPEECHES, TALKS, TEXTS

BOTH = Library({**TEXTS, "references/speeches.toml": REFERENCES})
"""Both rubrics have answers to read."""


@pytest.fixture
def ana_with_both(database: Database, clock: FixedClock) -> Conversation:
    return Conversation(database, BOTH, clock)


def to_read(talk: Conversation, typed: str = "") -> ToRead:
    """The answer that comes."""
    found = talk.do(answer_to_read, typed)
    assert isinstance(found, ToRead)
    return found


def read_all(talk: Conversation, rubric_id: str = "talks", gave: int = 2) -> list[Judged]:
    """Every answer there is, this rubric's first, each given the same level."""
    judged = []
    while isinstance(found := talk.do(next_answer, rubric_id), ToRead):
        judged.append(talk.do(keep_reading, found.reference.id, gave))
    return judged


def kept(talk: Conversation) -> list[Reading]:
    return [reading for _, reading in talk.do(lambda visit: readings.every(visit.tx, visit.member))]


def test_an_answer_comes_with_the_rubric_and_the_dimension_it_is_read_by(ana: Conversation) -> None:
    found = to_read(ana)
    assert found.reference in ana.library.references("talks")
    assert (found.rubric.id, found.dimension.id, found.read) == ("talks", "opening", 0)


def test_looking_at_an_answer_keeps_nothing_of_anybody(ana: Conversation) -> None:
    to_read(ana)
    assert ana.do(lambda visit: members.profile(visit.tx, ANA)) is None
    assert kept(ana) == []


def test_answers_to_ones_own_rubric_come_first_then_the_others(ana_with_both: Conversation) -> None:
    ana_with_both.known("speeches")
    came = []
    while isinstance(found := ana_with_both.do(answer_to_read), ToRead):
        came.append(found.reference.rubric_id)
        ana_with_both.do(keep_reading, found.reference.id, 2)
    assert came == ["speeches"] * 6 + ["talks"] * 6


@pytest.mark.parametrize("typed", ["long speeches", "speeches", "speeches ending"])
def test_a_rubric_that_was_typed_comes_before_ones_own(ana_with_both: Conversation, typed: str) -> None:
    ana_with_both.known("talks")
    assert to_read(ana_with_both, typed).rubric.id == "speeches"


def test_a_rubric_without_answers_gives_way_to_one_that_has_some(ana: Conversation) -> None:
    assert to_read(ana, "speeches").rubric.id == "talks"


def test_a_name_that_nothing_has_is_asked_back(ana: Conversation) -> None:
    assert isinstance(ana.do(answer_to_read, "gardening"), Suggestions)


def test_of_the_next_ones_those_of_the_same_rubric_come_first(ana_with_both: Conversation) -> None:
    ana_with_both.known("talks")
    assert [judged.rubric.id for judged in read_all(ana_with_both, "speeches")] == ["speeches"] * 6 + ["talks"] * 6


def test_after_a_rubric_that_left_meanwhile_another_ones_answer_comes(ana: Conversation) -> None:
    found = ana.do(next_answer, "songs")
    assert isinstance(found, ToRead)
    assert found.rubric.id == "talks"


def test_no_answer_comes_twice_and_each_is_counted(ana: Conversation) -> None:
    counts = []
    while isinstance(found := ana.do(answer_to_read), ToRead):
        counts.append(found.read)
        ana.do(keep_reading, found.reference.id, 1)
    assert counts == [0, 1, 2, 3, 4, 5]
    ids = [reading.reference_id for reading in kept(ana)]
    assert sorted(ids) == sorted(each.id for each in ana.library.references("talks"))


def test_a_level_is_kept_with_the_reference_and_the_moment(ana: Conversation) -> None:
    judged = ana.do(keep_reading, "talks:bridge:3", 2)
    assert (judged.given, judged.reference.level, judged.dimension.name) == (2, 3, "Opening")
    assert ana.do(lambda visit: readings.every(visit.tx, ANA)) == [
        (NOON, Reading("talks:bridge:3", "talks", "opening", given=2, reference=3))
    ]


def test_whoever_only_practises_scoring_is_known_from_then_on_and_has_chosen_nothing(ana: Conversation) -> None:
    ana.do(keep_reading, "talks:bridge:3", 2)
    assert ana.do(lambda visit: members.profile(visit.tx, ANA)) == Profile(ANA)


def test_what_was_given_first_counts_and_is_shown_again(ana: Conversation) -> None:
    first = ana.do(keep_reading, "talks:bridge:3", 1)
    again = ana.do(keep_reading, "talks:bridge:3", 3)
    assert again == first
    assert [reading.given for reading in kept(ana)] == [1]


def test_an_answer_that_left_the_rubric_is_refused_and_nothing_is_kept(
    ana: Conversation, database: Database, clock: FixedClock
) -> None:
    for gone in ("talks:kiln:3", "songs:verse:1", ""):
        with pytest.raises(ReferenceGone):
            ana.do(keep_reading, gone, 2)
    replaced = Conversation(database, Library(TEXTS, {"talks.toml": TALKS}), clock)
    with pytest.raises(ReferenceGone):
        replaced.do(keep_reading, "talks:bridge:3", 2)
    assert kept(ana) == []
    assert ana.do(lambda visit: members.profile(visit.tx, ANA)) is None


def test_how_far_all_agree_is_told_with_each_answer_and_what_is_left_goes_down(ana: Conversation) -> None:
    judged = read_all(ana, gave=2)
    assert [each.so_far.left for each in judged] == [5, 4, 3, 2, 1, 0]
    assert [each.so_far.together.n for each in judged if each.so_far.together] == [1, 2, 3, 4, 5, 6]
    together = judged[-1].so_far.together
    assert together is not None
    assert (together.same, together.higher, together.lower, together.kappa) == (2, 2, 2, 0.0)
    assert [area.name for area in judged[-1].so_far.areas] == ["Opening · Short talks"]


def test_when_all_is_read_there_is_only_how_far_they_agree(ana: Conversation) -> None:
    last = read_all(ana)[-1]
    assert ana.do(answer_to_read) == ana.do(next_answer, "talks") == last.so_far


def test_where_no_rubric_has_answers_nothing_is_left_and_nothing_agrees(database: Database, clock: FixedClock) -> None:
    bare = Conversation(database, Library({"talks.toml": TALKS, "speeches.toml": SPEECHES}), clock)
    assert bare.do(answer_to_read) == ReadSoFar(None, (), left=0)


def test_a_reading_still_counts_after_its_answer_was_taken_away(
    ana: Conversation, database: Database, clock: FixedClock
) -> None:
    ana.do(keep_reading, "talks:oven:3", 3)
    fewer = Conversation(
        database, Library({**TEXTS, "references/talks.toml": REFERENCES.replace('"oven"', '"kiln"')}), clock
    )
    judged = fewer.do(keep_reading, "talks:kiln:3", 3)
    assert (judged.so_far.left, judged.so_far.together and judged.so_far.together.n) == (5, 2)


def test_what_others_read_is_theirs(ana: Conversation, mia: Conversation, twin: Conversation) -> None:
    read_all(mia)
    read_all(twin)
    assert to_read(ana).read == 0
    so_far = ana.do(keep_reading, "talks:bridge:3", 3).so_far
    assert so_far.together is not None
    assert (so_far.together.n, so_far.left) == (1, 5)
