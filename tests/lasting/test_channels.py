"""Every row of the table about channels is made to happen, and what it says comes of it is what comes of it."""

from itertools import product

import pytest

from tests.lasting.aftermath import private_words
from tests.lasting.channels import CHANNELS
from tests.lasting.scene import Scene
from tests.lasting.trouble import Trouble

TRIALS = [(trouble, *how) for trouble in CHANNELS for how in product(trouble.on, trouble.cases)]


@pytest.mark.parametrize(
    ("trouble", "backend", "case"), TRIALS, ids=["-".join((each.name, *how)) for each, *how in TRIALS]
)
async def test_each_trouble_in_a_channel_has_the_outcome_it_is_said_to_have(
    trouble: Trouble, case: str, scene: Scene, log: pytest.LogCaptureFixture
) -> None:
    scene.case = case
    await trouble.drive(scene)
    assert private_words(scene, log.text) == []
