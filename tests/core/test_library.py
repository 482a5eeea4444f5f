"""The rubrics a workspace practises with."""

import pytest

from bot.core.library import Library
from bot.core.rubric_entry import RubricError
from tests.sample_rubric import SPEECHES, TALKS


def test_rubrics_are_offered_in_the_order_of_their_files() -> None:
    assert [rubric.id for rubric in Library({"b.toml": TALKS, "a.toml": SPEECHES})] == ["talks", "speeches"]


def test_a_rubric_is_found_by_id_and_nothing_else() -> None:
    library = Library({"talks.toml": TALKS})
    found = library.find("talks")
    assert found is not None
    assert found.name == "Short talks"
    assert library.find("Short talks") is None
    assert library.find(None) is None


def test_a_workspaces_own_rubric_takes_the_place_of_the_one_with_its_id_and_others_are_added() -> None:
    shorter = TALKS.replace("Short talks", "Shorter talks")
    library = Library({"speeches.toml": SPEECHES, "talks.toml": TALKS}, {"ours.toml": shorter})
    assert [rubric.name for rubric in library] == ["Long speeches", "Shorter talks"]
    added = Library({"talks.toml": TALKS}, {"speeches.toml": SPEECHES})
    assert [rubric.name for rubric in added] == ["Short talks", "Long speeches"]


@pytest.mark.parametrize(
    ("texts", "message"),
    [
        ({}, "rubrics: the folder: holds no *.toml file"),
        ({"a.toml": TALKS, "b.toml": TALKS}, "b.toml: id: talks is another file's id too"),
        ({"a.toml": TALKS, "b.toml": "id = 3"}, "b.toml: levels: is missing"),
    ],
)
def test_a_library_that_cannot_be_practised_with_is_refused(texts: dict[str, str], message: str) -> None:
    with pytest.raises(RubricError) as refused:
        Library(texts)
    assert str(refused.value) == message
