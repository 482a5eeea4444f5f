"""The member's own questions in each of their states, for views that show them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

from bot.core.errors import AreaGone, QuestionGone, QuestionUnderWay, QuestionWaits
from bot.core.library import Library
from bot.core.own_bank import Look, page_of
from bot.core.own_questions import LONGEST_QUESTION, OwnQuestion, QuestionSource
from bot.views import own_bank
from bot.views.own_bank import Notice
from tests.cast import NOON

_ID = "0190f3a2c4d57b1e8a6f0c2d4e6f8a0"


def own_banks(library: Library, said: str) -> dict[str, dict[str, Any]]:
    """Empty, short, long, one area of it, an area that left the files; and the forms over the list."""
    few, many = _bank(library, said, 3), _bank(library, said, 24)
    gone = replace(few[0], rubric_id="juggling", dimension_id="clubs")
    asked = {few[0].id: NOON + timedelta(days=30), many[20].id: NOON + timedelta(days=40)}
    area, first = few[0].area, few[0]
    added, saved = own_bank.say_added(library, first), own_bank.say_saved(library, first, is_new=True)
    drawn = {
        "empty": own_bank.draw_bank(library, page_of([], {}, Look())),
        "emptied": own_bank.draw_bank(library, page_of([], {}, Look()), Notice(own_bank.REMOVED)),
        "": own_bank.draw_bank(library, page_of(few, asked, Look()), Notice(added)),
        "first_page": own_bank.draw_bank(library, page_of(many, asked, Look()), Notice(saved, many[23].id)),
        "middle_page": own_bank.draw_bank(
            library, page_of(many, asked, Look(2)), Notice(own_bank.STARTED, many[20].id)
        ),
        "last_page": own_bank.draw_bank(library, page_of(many, asked, Look(3))),
        "one_area": own_bank.draw_bank(library, page_of(many, asked, Look(area=area))),
        "with_a_lost_area": own_bank.draw_bank(
            library, page_of([gone], {}, Look()), Notice(AreaGone().sentence, gone.id)
        ),
        "add": own_bank.draw_add(library, Look()),
        "add_to_an_area": own_bank.draw_add(library, Look(area=area)),
        "edit": own_bank.draw_edit(library, first, Look(2, area)),
        "edit_with_a_lost_area": own_bank.draw_edit(library, gone, Look()),
        "remove": own_bank.draw_remove(first, Look(2)),
    }
    refusals = (QuestionGone(), QuestionWaits(), QuestionUnderWay())
    drawn |= {
        f"refused_{type(refusal).__name__}": own_bank.draw_bank(
            library, page_of(few[:1], {}, Look()), Notice(refusal.sentence, few[0].id)
        )
        for refusal in refusals
    }
    return {f"modal_own_bank_{name}".removesuffix("_"): view for name, view in drawn.items()}


def _bank(library: Library, said: str, count: int) -> Sequence[OwnQuestion]:
    """So many questions, one a day, over every area in turn."""
    areas = [(rubric.id, dimension.id) for rubric in library for dimension in rubric.dimensions]
    sources = list(QuestionSource)
    return [
        OwnQuestion(
            f"{_ID}{number:02}",
            *areas[number % len(areas)],
            f"{number}. {said}"[:LONGEST_QUESTION],
            sources[number % len(sources)],
            NOON + timedelta(days=number),
        )
        for number in range(count)
    ]
