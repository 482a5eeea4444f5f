"""Every view beside its golden outline in goldens/; `UPDATE_GOLDENS=1` writes them anew, for a person to read."""

import os
from pathlib import Path

import pytest

from tests.sample_rubric import sample_library
from tests.views.outline import outline
from tests.views.showing import everything

GOLDENS = Path(__file__).parent / "goldens"
SHOWN = everything(sample_library(), "Say what it costs before anyone asks")


@pytest.mark.parametrize("name", SHOWN)
def test_a_view_reads_as_its_golden_outline(name: str) -> None:
    golden, drawn = GOLDENS / f"{name}.txt", outline(SHOWN[name])
    if os.environ.get("UPDATE_GOLDENS"):
        golden.write_text(drawn, encoding="utf-8")
    assert drawn == golden.read_text(encoding="utf-8")


def test_no_golden_outlives_its_view() -> None:
    assert {path.stem for path in GOLDENS.glob("*.txt")} == set(SHOWN)
