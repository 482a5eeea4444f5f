"""Practice in scoring: nothing of an answer is cut, and no figure is made of a few readings."""

from typing import Any

import pytest

from bot.core.agreement import FEWEST_READINGS, Agreement
from bot.core.library import Library
from bot.core.reading_practice import AreaAgreement, ReadSoFar, ToRead
from bot.core.references import Reference
from bot.views.calibration import draw_all_read, draw_to_read
from bot.views.text import SECTION_LONGEST
from tests.sample_rubric import sample_library
from tests.views.longest import longest_library
from tests.views.readings import readings


def texts(view: dict[str, Any]) -> list[str]:
    """What each section says."""
    return [block["text"]["text"] for block in view["blocks"] if block["type"] == "section"]


def shown(reference: Reference, library: Library) -> list[str]:
    """The sections of the form in which this answer is to be read."""
    rubric = library.find(reference.rubric_id)
    assert rubric is not None
    return texts(draw_to_read(ToRead(rubric, rubric.dimension(reference.dimension_id), reference, read=0)))


def words_quoted(sections: list[str]) -> list[str]:
    """The words of everything quoted, as a person reads them."""
    lines = [line[2:] for text in sections for line in text.splitlines() if line.startswith(">")]
    plain = "\n".join(lines).replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    return plain.split()


def so_far(*agreements: Agreement) -> list[str]:
    """The lines about the readings, all together first."""
    first, *others = agreements
    areas = tuple(AreaAgreement(f"Area {n}", each) for n, each in enumerate(others, 1))
    return texts(draw_all_read(ReadSoFar(first, areas, left=0)))[1].splitlines()


def of(n: int, kappa: float | None = 0.5) -> Agreement:
    """So many readings, half of them a level too high."""
    return Agreement(n, exact=(n - n // 2) / n, kappa=kappa, higher=n // 2, lower=0)


@pytest.mark.parametrize("library", [sample_library(), longest_library()], ids=["short", "longest"])
def test_every_word_of_an_answer_is_there_in_order_however_long_it_is(library: Library) -> None:
    for reference in library.references(next(iter(library)).id):
        sections = shown(reference, library)
        assert words_quoted(sections) == reference.text.split()
        assert max(map(len, sections)) <= SECTION_LONGEST


def test_an_answer_that_fits_stands_in_one_section_line_by_line() -> None:
    library = sample_library()
    reference = library.reference("talks:oven:3")
    assert reference is not None
    [answer] = [text for text in shown(reference, library) if text.startswith("*Answer*")]
    assert answer.splitlines()[1:] == [f"> {line}" for line in reference.text.splitlines()]


def test_nothing_that_is_shown_of_the_longest_rubrics_is_cut() -> None:
    for name, view in readings(longest_library()).items():
        assert [text for text in texts(view) if text.endswith("…")] == [], name


def test_every_area_is_listed_however_many_there_are() -> None:
    library = longest_library()
    told = "\n".join(texts(readings(library)["modal_all_read_of_every_area"]))
    assert told.count("\n• *wide words") == sum(len(rubric.dimensions) for rubric in library)


def test_a_few_readings_of_an_area_are_counted_and_make_no_share() -> None:
    few, enough = FEWEST_READINGS - 1, FEWEST_READINGS
    assert so_far(of(few + enough), of(few), of(enough)) == [
        "*How far you agree with us*",
        "• *All together*  6 of 11 the same (55%) · κ\u00a00.50",
        "• *Area 1*  3 of 5 the same",
        "• *Area 2*  3 of 6 the same (50%) · κ\u00a00.50",
    ]


def test_one_area_that_is_all_there_is_stands_alone() -> None:
    assert so_far(of(6), of(6))[1:] == ["• *Area 1*  3 of 6 the same (50%) · κ\u00a00.50"]


def test_one_area_beside_others_that_are_gone_does_not_stand_for_all() -> None:
    assert [line.split("*")[1] for line in so_far(of(12), of(6))[1:]] == ["All together", "Area 1"]


@pytest.mark.parametrize(
    ("kappa", "written"),
    [
        (None, "no κ yet"),
        (1.0, "κ\u00a01.00"),
        (-0.5, "κ\u00a0−0.50"),
        (-0.004, "κ\u00a00.00"),  # no minus before nothing
    ],
)
def test_kappa_is_written_with_two_places_and_a_real_minus(kappa: float | None, written: str) -> None:
    assert so_far(of(6, kappa), of(6, kappa))[1].endswith(f"· {written}")
