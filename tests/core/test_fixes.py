"""Fixes that came back, in whatever words, and what became of them."""

from datetime import datetime, timedelta

import pytest

from bot.core.fixes import LookedAt, NamedFix, RepeatedFix, named_fixes, repeated
from bot.core.journal import LastFix
from tests.cast import NOON


def day(number: int) -> datetime:
    return NOON + timedelta(days=number)


def fix(text: str, on: int = 0, became: LastFix | None = None, area: str = "opening") -> NamedFix:
    return NamedFix(area, text, day(on), became)


def test_what_became_of_a_fix_stands_in_the_next_drill_of_its_area() -> None:
    drills = [
        LookedAt("opening", "Say the cost", None, NOON),
        LookedAt("ending", "Stop after the reason", LastFix.NOT, day(1)),  # no drill of this area before it
        LookedAt("opening", "", LastFix.PARTLY, day(2)),  # names no fix of its own
        LookedAt("opening", "Name the limit", LastFix.FIXED, day(3)),
    ]
    assert named_fixes(drills) == [
        fix("Say the cost", 0, LastFix.FIXED),
        fix("Stop after the reason", 1, None, "ending"),
        fix("Name the limit", 3),
    ]


def test_fixes_that_share_half_their_words_are_one_in_its_newest_words() -> None:
    found = repeated(
        [
            fix("Say what it costs before naming the tool", 0, LastFix.NOT),
            fix("Name the limit", 1),
            fix("before naming a tool say what it costs!", 2, LastFix.PARTLY),
            fix("Say what the tool costs before naming it", 3),
        ]
    )
    assert found == (RepeatedFix("Say what the tool costs before naming it", 3, day(3), LastFix.PARTLY),)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Say the cost", "say the COST.", True),
        ("Say the cost", "Draw the boxes last", False),
        ("Name one number", "Name one limit", False),  # a third
        ("Nenne zuerst den Preis", "Nenne den Preis", True),
        ("说出代价", "说出代价", True),
        ("说出代价", "先说结论", False),
    ],
)
def test_what_counts_as_the_same_fix(one: str, other: str, same: bool) -> None:
    assert bool(repeated([fix(one, 0), fix(other, 1)])) is same


def test_a_fix_named_once_did_not_come_back() -> None:
    assert repeated([fix("Say the cost")]) == ()
    assert repeated([]) == ()


def test_the_three_that_came_back_most_are_told_the_most_often_named_first() -> None:
    times = {"alpha one": 2, "beta two": 4, "gamma three": 3, "delta four": 2}
    found = repeated(fix(text, on) for text, so_often in times.items() for on in range(so_often))
    assert [(one.text, one.times) for one in found] == [("beta two", 4), ("gamma three", 3), ("delta four", 2)]


def test_nobody_knows_what_became_of_a_fix_that_was_never_asked_about() -> None:
    [one] = repeated([fix("Say the cost", 0), fix("Say the cost", 1)])
    assert one.became is None
