"""Every row of the table about leaving is made to happen, and what it says comes of it is what comes of it."""

import pytest

from tests.lasting.aftermath import private_words
from tests.lasting.scene import Scene
from tests.lasting.table import departures
from tests.lasting.trouble import Trouble

DEPARTURES = departures()


@pytest.mark.parametrize(
    ("trouble", "backend"), DEPARTURES, ids=["-".join((each.name, backend)) for each, backend in DEPARTURES]
)
async def test_each_departure_has_the_outcome_it_is_said_to_have(
    trouble: Trouble, scene: Scene, log: pytest.LogCaptureFixture
) -> None:
    await trouble.drive(scene)
    assert private_words(scene, log.text) == []
