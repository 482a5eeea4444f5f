"""A chart as a picture, for workspaces whose Slack draws none."""

import struct

import pytest

from bot.core.chart import Chart, ChartKind, Series
from bot.scheduler.pictures import pictured, render
from bot.views.drawn import Drawn, message, section

WEEKS = ("12 Oct", "19 Oct", "26 Oct")
DRILLS = Chart("Drills", ChartKind.BAR, WEEKS, (Series("Drills", (4, 6, 9)), Series("Met", (1, 3, 5))), "4, 6, then 9.")
SCORES = Chart("Scores", ChartKind.LINE, WEEKS, (Series("You", (1.0, 1.5, 2.0)),), "1, 1.5, then 2.")


def size(png: bytes) -> tuple[int, int]:
    """Width and height in pixels, as a PNG's head has them."""
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", png[16:24])
    return width, height


@pytest.mark.parametrize("chart", [DRILLS, SCORES], ids=["bars", "lines"])
def test_a_chart_becomes_a_picture_wide_enough_for_a_desk(chart: Chart) -> None:
    width, height = size(render(chart))
    assert 1000 <= width <= 1200
    assert 400 <= height <= 700


def test_other_values_make_another_picture() -> None:
    twice = Chart(DRILLS.title, DRILLS.kind, WEEKS, (Series("Drills", (8, 12, 18)), DRILLS.series[1]), DRILLS.words)
    assert render(DRILLS) == render(DRILLS)
    assert render(twice) != render(DRILLS)


async def test_the_pictures_of_a_message_tell_their_facts_in_words_and_are_found_by_their_names() -> None:
    parcel = await pictured(message("The week", section("The week")).with_charts(DRILLS, SCORES), "C1|2026-11-20")
    assert parcel is not None
    assert [(file.name, file.title, file.alt) for file in parcel.files] == [
        ("C1-2026-11-20-1.png", "Drills", "4, 6, then 9."),
        ("C1-2026-11-20-2.png", "Scores", "1, 1.5, then 2."),
    ]
    assert all(size(file.content) for file in parcel.files)


async def test_a_message_without_charts_has_no_pictures() -> None:
    assert await pictured(Drawn("plain"), "C1|2026-11-20") is None


def test_without_its_charts_a_message_still_has_their_words() -> None:
    drawn = message("The week", section("The week")).with_charts(DRILLS)
    assert [block["type"] for block in drawn.blocks] == ["section", "context", "data_visualization"]
    plain = drawn.without_charts()
    assert [block["type"] for block in plain.blocks] == ["section", "context"]
    assert "4, 6, then 9." in str(plain.blocks)
    assert plain.charts == ()


def test_a_chart_needs_a_value_for_every_category() -> None:
    with pytest.raises(AssertionError):
        Chart("Drills", ChartKind.BAR, WEEKS, (Series("Drills", (4, 6)),), "4, then 6.")
