"""The rubrics a workspace practises with."""

import pytest

from bot.core.library import Library
from bot.core.rubric_entry import RubricError
from tests.sample_rubric import REFERENCES, SPEECHES, TALKS, TEXTS

THEIRS = "references/talks.toml"
"""The file of the reference answers to the talks."""


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


def ids(library: Library, rubric_id: str = "talks") -> list[str]:
    """Which reference answers a rubric has."""
    return [reference.id for reference in library.references(rubric_id)]


def test_reference_answers_come_with_their_rubric_and_are_no_rubric_themselves() -> None:
    library = Library(TEXTS)
    assert [rubric.id for rubric in library] == ["talks", "speeches"]
    assert ids(library)[:3] == ["talks:bridge:1", "talks:bridge:2", "talks:bridge:3"]
    assert ids(library, "speeches") == ids(library, "songs") == []


def test_a_reference_answer_is_found_by_its_id_and_nothing_else() -> None:
    library = Library(TEXTS)
    found = library.reference("talks:oven:3")
    assert found in library.references("talks")
    assert found is not None
    assert found.level == 3
    for unknown in ("talks:oven:4", "talks", "speeches:oven:3", "oven:3", ""):
        assert library.reference(unknown) is None


@pytest.mark.parametrize("own", ["talks.toml", "ours.toml"])
def test_a_rubric_that_takes_anothers_place_takes_its_reference_answers_away(own: str) -> None:
    library = Library(TEXTS, {own: TALKS})
    assert ids(library) == []
    assert library.reference("talks:oven:3") is None


@pytest.mark.parametrize("file", ["talks.toml", "ours.toml"])
def test_a_workspaces_own_reference_answers_stand_under_the_name_of_their_rubrics_file(file: str) -> None:
    own = REFERENCES.replace('id = "oven"', 'id = "kiln"')
    library = Library(TEXTS, {file: TALKS, f"references/{file}": own})
    assert ids(library)[-1] == "talks:kiln:3"
    assert library.reference("talks:oven:3") is None


def test_a_workspace_may_bring_reference_answers_to_a_rubric_that_ships() -> None:
    own = REFERENCES.replace('id = "oven"', 'id = "kiln"')
    assert ids(Library(TEXTS, {THEIRS: own}))[-1] == "talks:kiln:3"
    added = Library({"talks.toml": TALKS, "speeches.toml": SPEECHES}, {"references/speeches.toml": REFERENCES})
    assert ids(added, "speeches")[0] == "speeches:bridge:1"


def test_reference_answers_to_no_rubric_that_is_here_are_passed_over() -> None:
    assert ids(Library({"talks.toml": TALKS, "references/songs.toml": "id ="})) == []


@pytest.mark.parametrize("shipped", [True, False])
def test_bad_reference_answers_are_refused_with_file_and_key(shipped: bool) -> None:
    bad = {THEIRS: REFERENCES.replace("level = 3", "level = 4", 1)}
    with pytest.raises(RubricError) as refused:
        Library({"talks.toml": TALKS, **bad}) if shipped else Library({"talks.toml": TALKS}, bad)
    assert str(refused.value) == f"{THEIRS}: triple bridge answer level: needs a whole number from 1 to 3"


def test_reference_answers_that_were_replaced_are_not_even_read() -> None:
    assert ids(Library({"talks.toml": TALKS, THEIRS: "id ="}, {"talks.toml": TALKS})) == []
