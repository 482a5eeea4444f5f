"""The look back on a member's own week, in their DM: in blocks, in one sentence, and as a chart."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import groupby
from typing import Any

from slack_sdk.models.blocks import Block

from bot.core.chart import Chart, ChartKind, Series
from bot.core.journal import LastFix
from bot.core.rhythm import DAY_NAMES
from bot.core.week import Done, Trend, Week
from bot.views.charts import chart_block
from bot.views.drawn import header, section, small
from bot.views.standing import draw_weakest, first_guess_told, weakest_told
from bot.views.text import count, escape, listed, moment

_DAYS = tuple(name[:3] for name in DAY_NAMES)
_BECAME = {LastFix.FIXED: "fixed", LastFix.PARTLY: "partly", LastFix.NOT: "not yet"}
_RUN = 3
"""So many days in a row are written as “Mon–Wed”."""


def week_text(week: Week) -> str:
    """The week in a sentence or two: what a notification shows. Plain text, not escaped."""
    if not week.done.drills:
        return f"Your week: {_no_drill(week.done)}. A drill is ready whenever you are."
    weakest = _weakest(week)
    return f"Your week: {', '.join(_practice(week.done))}.{f' {weakest}.' if weakest else ''}"


def this_week_told(done: Done) -> str | None:
    """“2 drills · 1 h 20 · journal 2 of 2 on time”; None for a week with nothing in it yet."""
    journal = [f"journal {done.on_time} of {done.journals} on time"] if done.journals else []
    practice = _practice(done) if done.drills else []
    return " · ".join([*practice, *journal]) or None


def week_blocks(week: Week) -> Sequence[Block | dict[str, Any]]:
    """What stands above the next drill."""
    blocks = _told(week) if week.done.drills else _quiet(week)
    return [block for block in blocks if block is not None]


def week_charts(week: Week) -> tuple[Chart, ...]:
    """The charts among the blocks: the trend, where there is one and the week added to it."""
    if week.trend is None or not week.done.drills:
        return ()
    weeks = week.trend.weeks
    return (
        Chart(
            title=f"{week.area_name}: your own scores",
            kind=ChartKind.LINE,
            categories=tuple(_date(each.first) for each in weeks),
            series=(Series("You", tuple(round(each.mean, 1) for each in weeks)),),
            words=f"{week.area_name}, your own scores by week: {_by_week(week.trend)}",
        ),
    )


def _by_week(trend: Trend) -> str:
    """“9 Nov: 1.5 (2 scores) · 16 Nov: 2.0 (1 score).”, and that a line which leaps over a week knows nothing of it."""
    named = [f"{_date(each.first)}: {each.mean:.1f} ({count(each.n, 'score')})" for each in trend.weeks]
    gaps = " Weeks without a score aren't in the chart." if trend.has_gaps else ""
    return f"{' · '.join(named)}.{gaps}"


def _told(week: Week) -> Sequence[Block | dict[str, Any] | None]:
    done, charts = week.done, week_charts(week)
    return [
        header("Your week"),
        section(this_week_told(done) or ""),
        *(draw_weakest(week.standing) if week.standing else ()),
        *(block for chart in charts for block in (small(escape(chart.words)), chart_block(chart))),
        section(f"*Last fix*  {escape(week.last_fix)}") if week.last_fix else None,
        small(f"Earlier fixes: {_became(done)}.") if done.became else None,
        section(f"*Next week*  {_ahead(week)}"),
        small(_HOW_COUNTED),
    ]


def _quiet(week: Week) -> Sequence[Block | None]:
    """Nothing to count, and nothing to reproach."""
    return [
        header("Your week"),
        section(f"This week: {_no_drill(week.done)}. What you learnt before is still there."),
        section(f"*Next week*  {_ahead(week)}"),
    ]


def _no_drill(done: Done) -> str:
    entries = count(done.journals, "journal entry", "journal entries")
    return f"no drill, but {entries}" if done.journals else "no drill, and that happens"


def _practice(done: Done) -> list[str]:
    met = [f"{count(done.goals_met, 'goal')} met"] if done.goals_met else []
    return [count(done.drills, "drill"), _duration(done.took), *met]


def _duration(took: timedelta) -> str:
    """“1 h 50”, “2 h”, “25 min”; a drill takes a minute at least."""
    hours, minutes = divmod(max(1, round(took / timedelta(minutes=1))), 60)
    if not hours:
        return f"{minutes} min"
    return f"{hours} h {minutes:02}" if minutes else f"{hours} h"


def _weakest(week: Week) -> str | None:
    if week.standing is None:
        return None
    return weakest_told(week.standing) or first_guess_told(week.standing)


def _became(done: Done) -> str:
    return ", ".join(f"{times} {_BECAME[fix]}" for fix, times in (done.became or {}).items())


def _ahead(week: Week) -> str:
    interview = f" Interview planned: {moment(week.interview_at)}." if week.interview_at else ""
    if not week.coming:
        return f"No reminder comes.{interview}"
    return f"{_days(week.coming)} at {week.rhythm.clock:%H:%M}.{interview}"


def _days(days: Sequence[date]) -> str:
    """“Every day”, “Mon–Fri and Sun”, “Mon, Wed and Fri”; Monday first."""
    if len(days) == len(_DAYS):
        return "Every day"
    numbers = sorted(day.weekday() for day in days)
    # In a row a number and its place grow alike, so that their difference names the row.
    rows = (list(row) for _, row in groupby(numbers, key=lambda number: number - numbers.index(number)))
    return listed([name for row in rows for name in _row(row)])


def _row(numbers: Sequence[int]) -> list[str]:
    names = [_DAYS[number] for number in numbers]
    return [f"{names[0]}–{names[-1]}"] if len(names) >= _RUN else names


def _date(day: date) -> str:
    return f"{day.day} {day:%b}"


_HOW_COUNTED = "Time is from Start to the last step; long pauses aren't counted."
