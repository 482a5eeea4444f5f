"""Rubrics as they were when a drill used them."""

import pytest
from sqlalchemy import Connection
from sqlalchemy.exc import NoResultFound

from bot.core.rubric_file import parse
from bot.store import rubric_versions
from tests.cast import ANA, TWIN
from tests.sample_rubric import TALKS

TEAM = ANA.team_id


def test_a_kept_rubric_comes_back_equal(tx: Connection) -> None:
    rubric = parse("talks.toml", TALKS)
    for _ in range(2):
        rubric_versions.keep(tx, TEAM, rubric)
    assert rubric_versions.read(tx, TEAM, rubric.version) == rubric


def test_an_edited_file_is_another_version_beside_the_old_one(tx: Connection) -> None:
    old = parse("talks.toml", TALKS)
    new = parse("talks.toml", TALKS.replace("Tell the mayor", "Tell the town"))
    for rubric in (old, new):
        rubric_versions.keep(tx, TEAM, rubric)
    assert old.version != new.version
    assert rubric_versions.read(tx, TEAM, old.version) == old
    assert rubric_versions.read(tx, TEAM, new.version) == new


def test_another_workspaces_version_is_not_found(tx: Connection) -> None:
    rubric = parse("talks.toml", TALKS)
    rubric_versions.keep(tx, TEAM, rubric)
    with pytest.raises(NoResultFound):
        rubric_versions.read(tx, TWIN.team_id, rubric.version)
