"""Choices that outgrow Slack's radio buttons."""

import pytest

from bot.core.library import Library
from bot.core.members import Profile
from bot.core.next_step import FirstUse
from bot.views.settings_modal import draw_settings
from bot.views.start_modal import draw_first_use
from playground.blocks import check_view
from tests.cast import ANA
from tests.sample_rubric import TALKS

View = dict[str, object]


def _library(rubrics: int) -> Library:
    """That many rubrics, alike but for their ids."""
    return Library({f"{n}.toml": TALKS.replace('id = "talks"', f'id = "talks_{n}"', 1) for n in range(rubrics)})


def _first_use(library: Library) -> View:
    return draw_first_use(FirstUse(library))


def _settings(library: Library) -> View:
    return draw_settings(library, Profile(ANA), zone_known=True)


@pytest.mark.parametrize("draw", [_first_use, _settings])
@pytest.mark.parametrize(("rubrics", "kind"), [(10, "radio_buttons"), (11, "static_select"), (12, "static_select")])
def test_more_than_ten_rubrics_become_a_menu_that_begins_with_the_first(draw, rubrics: int, kind: str) -> None:  # type: ignore[no-untyped-def]
    view = draw(_library(rubrics))
    assert check_view(view) == []
    element = next(block["element"] for block in view["blocks"] if block.get("block_id") == "rubric")
    assert element["type"] == kind
    assert len(element["options"]) == rubrics
    assert element["initial_option"]["value"] == "talks_0"
