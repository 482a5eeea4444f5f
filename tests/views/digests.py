"""A channel's digest with many people, a few and too few, what its buttons answer, and the form that sets it up."""

from collections.abc import Sequence
from datetime import date, time
from typing import Any

from bot.core.digest import Area, AreaSum, Digest, Sums, digest, weeks_told
from bot.core.library import Library
from bot.core.members import Sharing
from bot.core.rhythm import Rhythm
from bot.core.schedule import DigestForm, Schedule, ScheduleKind, SetUp
from bot.views import digest_form
from bot.views.digest import MOST_NAMED, draw_digest, draw_hidden, draw_joined
from bot.views.drawn import Drawn
from tests.cast import NOON

ROSA, CHANNEL = "U0R0SA", "C0PRACTICE"
MONDAY = date(2026, 11, 23)
AFTER_NEW_YEAR, DECEMBER = date(2027, 1, 1), date(2026, 12, 4)
_RISING = (2, 3, 0, 4, 5, 5)


def digests(library: Library) -> dict[str, Sequence[Drawn] | dict[str, Any]]:
    """Everything a channel or whoever presses in it can read of a digest."""
    areas = [(rubric.id, dimension.id) for rubric in library for dimension in rubric.dimensions]
    crowd = [(f"U0{number}", area) for number in range(MOST_NAMED + 3) for area in areas[:2]]
    shown = {
        "digest": _of(areas, [("U0ANA", areas[0]), ("U0T0M", areas[-1])]),
        "digest_of_a_first_week": _of(areas[:1], [], people=(0, 0, 0, 0, 0, 3), day=AFTER_NEW_YEAR),
        "digest_of_a_crowd": _of(areas, crowd, people=(100,) * 6),
        "digest_of_too_few": _of(areas, [("U0ANA", areas[0])], people=(5, 5, 5, 5, 5, 2)),
        "digest_of_areas_that_are_gone": _of([("gone", "trade_offs"), (areas[0][0], "gone_too")], [], day=DECEMBER),
    }
    return {
        **{name: [draw_digest(library, each, ROSA)] for name, each in shown.items()},
        "digest_joined": [draw_joined(before) for before in Sharing],
        "digest_left": [draw_hidden(before) for before in Sharing],
        "digest_for_channels": [digest_form.draw_digest_for_channels()],
        **_forms(),
    }


def _forms() -> dict[str, dict[str, Any]]:
    rhythm = Rhythm(frozenset(), time(16, 30), "America/New_York", weekly_on=0)
    schedule = Schedule(CHANNEL, ScheduleKind.DIGEST, ROSA, rhythm, MONDAY, NOON)
    usual = DigestForm(CHANNEL, 4, time(9), "Europe/Lisbon", "Europe/Lisbon")
    there = DigestForm(CHANNEL, 0, time(16, 30), rhythm.tz, "Europe/Lisbon", schedule, held_by=ROSA)
    return {
        "modal_digest": digest_form.draw_digest_form(usual),
        "modal_digest_again": digest_form.draw_digest_form(there),
        "modal_digest_held": digest_form.draw_digest_held(there),
        "modal_digest_kept": digest_form.draw_digest_kept(CHANNEL, SetUp(schedule, NOON)),
        "modal_digest_stopped": digest_form.draw_digest_stopped(CHANNEL, schedule),
        "modal_digest_stopped_before": digest_form.draw_digest_stopped(CHANNEL, None),
    }


def _of(
    areas: Sequence[Area],
    reliable: Sequence[tuple[str, Area]],
    people: Sequence[int] = _RISING,
    day: date = MONDAY,
) -> Digest:
    sums = [Sums(each, 3 * each - 1, 2 * each - 1) for each in people]
    worked_on = [AreaSum(area, people[-1] - place) for place, area in enumerate(areas)]
    return digest(weeks_told(day, day.weekday()), people[-1] + 2, sums, worked_on, reliable)
