"""The look back on a member's week in each of its states."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, time, timedelta
from typing import Any

from slack_sdk.models.blocks import Block

from bot.core.journal import LastFix
from bot.core.rhythm import WEEKDAYS, Rhythm
from bot.core.standing import Standing
from bot.core.week import TREND_WEEKS, Done, ScoredWeek, Trend, Week, coming_days
from bot.views.drawn import TEXT_LONGEST, Drawn
from bot.views.look_back_modal import LONGEST_FIX
from bot.views.text import escape, short
from bot.views.week import week_blocks, week_charts, week_text
from tests.cast import NOON
from tests.views.drills import Telling
from tests.views.standings import by_evidence

SUNDAY = date(2027, 2, 28)
RHYTHM = Rhythm(WEEKDAYS, time(9), "UTC", weekly_on=6)
DONE = Done(
    drills=4,
    goals_met=3,
    took=timedelta(minutes=110),
    journals=5,
    on_time=4,
    became={LastFix.FIXED: 2, LastFix.PARTLY: 1, LastFix.NOT: 1},
)
LITTLE = Done(drills=1, took=timedelta(minutes=24), became={})
NOTHING = Done(became={})


def weeks(telling: Telling) -> dict[str, Sequence[Drawn]]:
    """Weeks with drills and without, wherever the member stands."""
    where, name = by_evidence(telling.rubric), telling.dimension.name
    area = (telling.rubric.id, telling.dimension.id)
    two, all_ = Trend(area, _weeks(2)), Trend(area, _weeks(TREND_WEEKS))
    leaping = Trend(area, _weeks(4)[::3])
    week = Week(DONE, RHYTHM, where["clearly_the_weakest"], telling.said[:LONGEST_FIX], two, name, _coming(RHYTHM))
    little = replace(week, done=LITTLE, trend=None, area_name=None, last_fix=None)
    quiet = replace(week, done=NOTHING)
    return {
        "week": [drawn(week)],
        "week_with_everything": [drawn(replace(week, trend=all_, interview_at=NOON))],
        "week_with_gaps": [drawn(replace(week, trend=leaping))],
        "week_by_standing": [drawn(replace(little, standing=each)) for each in _standings(where)],
        "week_by_time_and_days": [drawn(each) for each in _times_and_days(little)],
        "week_without_a_drill": [
            drawn(quiet),
            drawn(replace(quiet, done=replace(NOTHING, journals=1, on_time=1), interview_at=NOON)),
        ],
    }


def drawn(week: Week) -> Drawn:
    """The message of a week alone, with nothing below it."""
    blocks = (block.to_dict() if isinstance(block, Block) else block for block in week_blocks(week))
    text = short(escape(week_text(week)), TEXT_LONGEST)
    return Drawn(text, tuple[dict[str, Any], ...](blocks), charts=week_charts(week))


def _standings(where: dict[str, Standing]) -> list[Standing | None]:
    names = ("probably_the_weakest", "too_close_to_call", "one_measured", "first_guesses", "reliable", "nothing_yet")
    return [*(where[name] for name in names), None]


def _times_and_days(week: Week) -> list[Week]:
    took = (timedelta(), timedelta(hours=2), timedelta(minutes=125))
    days = (frozenset(range(7)), frozenset({0, 2, 4}), frozenset({5}), frozenset[int]())
    rhythms = [Rhythm(each, time(18, 30), "UTC") for each in days]
    return [
        *(replace(week, done=replace(LITTLE, took=each)) for each in took),
        *(replace(week, rhythm=each, coming=_coming(each)) for each in rhythms),
    ]


def _coming(rhythm: Rhythm) -> tuple[date, ...]:
    return coming_days(rhythm, SUNDAY)


def _weeks(count: int) -> tuple[ScoredWeek, ...]:
    """The last weeks, growing slowly."""
    first = SUNDAY - timedelta(6)
    return tuple(ScoredWeek(first - timedelta(7 * ago), 2.5 - ago / 6, 1 + ago) for ago in reversed(range(count)))
