"""Every row of the table is made to happen, and what it says comes of it is what comes of it."""

import pytest

from benchmarks.survival.audit import Account
from tests.lasting.aftermath import account_of, goes_on, private_words
from tests.lasting.scene import Scene
from tests.lasting.table import trials
from tests.lasting.trouble import Trouble

TRIALS = trials()


@pytest.mark.parametrize(
    ("trouble", "backend", "case"),
    TRIALS,
    ids=["-".join(filter(None, (trouble.name, case, backend))) for trouble, backend, case in TRIALS],
)
async def test_nothing_is_lost_and_nothing_is_doubled(
    trouble: Trouble, case: str, scene: Scene, log: pytest.LogCaptureFixture
) -> None:
    scene.case = case
    await trouble.drive(scene)
    assert trouble.told is None or await scene.was_told(trouble.told)
    await goes_on(scene)
    assert await account_of(scene) == Account((), ())
    assert private_words(scene, log.text) == []
