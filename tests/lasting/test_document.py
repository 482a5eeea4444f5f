"""The document for those who run a workspace says what the tests try; `UPDATE_GOLDENS=1` writes it anew."""

import os
from pathlib import Path

from tests.lasting.table import departures, document, trials

PAGE = Path(__file__).parents[2] / "docs" / "what-happens-when.md"


def test_the_document_says_what_is_tried() -> None:
    if os.environ.get("UPDATE_GOLDENS"):
        PAGE.write_text(document(), encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == document()


def test_every_trouble_has_a_name_and_a_story_of_its_own() -> None:
    every = (trouble for trouble, *_ in (*trials(), *departures()))
    troubles = list({id(trouble): trouble for trouble in every}.values())
    for part in ("name", "happens"):
        told = [getattr(trouble, part) for trouble in troubles]
        assert sorted(set(told)) == sorted(told)
