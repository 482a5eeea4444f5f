"""Charts of one area, or of all areas of a rubric, as a message; and what is missing where there can be none yet."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from bot.core.area_chart import AreaCharts, Beside, Compared, NotDrawn, OverTime
from bot.core.chart import Chart, ChartKind, Series
from bot.core.evidence import Source
from bot.views.charts import LABEL_LONGEST
from bot.views.drawn import Drawn, header, message, section, small
from bot.views.modals import draw_told
from bot.views.text import count, escape, listed, short

_LINES = {Source.SELF: "You", Source.HUMAN: "People", Source.AI: "AI"}
_RATERS = {Source.SELF: "you", Source.HUMAN: "people", Source.AI: "an AI"}
_READING = "The bar for your level is 2 of 3. What you left out isn't in it."


def draw_area_charts(charts: AreaCharts) -> Drawn:
    """The message; there is enough for a chart. Each chart has its words above it."""
    drawn = [chart for chart in (_over_time(charts), _beside(charts)) if chart is not None]
    title = f"{_about(charts)} over time" if charts.over_time else f"{_about(charts)}: you and others"
    return message(f"{title}. {drawn[0].words}", header(title), small(_READING)).with_charts(*drawn)


def say_asked(charts: AreaCharts) -> str:
    """What came of asking for charts. Plain text, not escaped."""
    if charts.is_enough:
        return f"The {'chart' if charts.dimension else 'charts'} of {_about(charts)}: on the way to our DM."
    by_whom = [f"{n} by {_RATERS[source]}" for source, n in charts.scores.items() if n]
    so_far = f"So far there {'are' if sum(charts.scores.values()) > 1 else 'is'} {listed(by_whom)}." if by_whom else ""
    return f"Not enough for a chart of {_about(charts)} yet. {_takes(charts)} {so_far}".strip()


def draw_asked(charts: AreaCharts) -> Drawn:
    """The same below the message it was asked for in."""
    return message(say_asked(charts), section(escape(say_asked(charts))))


def draw_asked_in_modal(charts: AreaCharts) -> dict[str, Any]:
    """The same on top of a modal, or over Home."""
    return draw_told("Charts", say_asked(charts))


def _takes(charts: AreaCharts) -> str:
    if charts.drawn_from:
        day = _date(charts.drawn_from)
        return f"There are enough scores for a line, but not a week of them yet: from {day} on it can be drawn."
    if charts.dimension:
        return "A line takes three scores, by you, by people or by an AI, the first of them a week ago or more."
    line = "A line takes three scores of one area, the first of them a week ago or more"
    return f"{line}; a comparison takes three sessions of one area that you and somebody else scored."


def _about(charts: AreaCharts) -> str:
    return charts.dimension.name if charts.dimension else charts.rubric.name


def _over_time(charts: AreaCharts) -> Chart | None:
    shown = charts.over_time
    if shown is None:
        return None
    names = _names(charts)
    labels = _labels([names[line.name] for line in shown.lines])
    return Chart(
        title=f"{_about(charts)} over time" if charts.dimension else "Each area over time",
        kind=ChartKind.LINE,
        categories=tuple(_date(end) for end in shown.ends),
        series=tuple(Series(label, _rounded(line.values)) for label, line in zip(labels, shown.lines, strict=True)),
        words=_told_over_time(shown, names),
    )


def _told_over_time(shown: OverTime, names: Mapping[str, str]) -> str:
    lines = [
        f"{names[line.name]}: {line.values[0]:.1f} → {line.values[-1]:.1f} ({count(line.n, 'score')})"
        for line in shown.lines
    ]
    weeks = f"at the end of a week, from {_date(shown.ends[0])} to {_date(shown.ends[-1])}"
    rest = [_told_only(names[each.name], each) for each in shown.not_drawn]
    not_drawn = [f"Not drawn: {'; '.join(rest)}."] if rest else []
    return "\n".join([f"The average of the last five scores, {weeks}.", *lines, *not_drawn])


def _told_only(name: str, left: NotDrawn) -> str:
    scores = count(left.n, "score")
    return f"{name} ({scores})" if left.value is None else f"{name}, {left.value:.1f} by now ({scores})"


def _beside(charts: AreaCharts) -> Chart | None:
    beside = charts.beside
    if beside is None:
        return None
    names = [charts.rubric.dimension(each.area).name for each in beside.areas]
    return Chart(
        title="You and others",
        kind=ChartKind.BAR,
        categories=tuple(_labels(names)),
        series=tuple(
            Series(_LINES[source], _rounded([each.means[place] for each in beside.areas]))
            for place, source in enumerate(beside.sources)
        ),
        words=_told_beside(beside, names),
    )


def _told_beside(beside: Beside, names: Sequence[str]) -> str:
    told = [_compared(name, each, beside.sources) for name, each in zip(names, beside.areas, strict=True)]
    return "\n".join([f"On average, over the sessions that {_everyone(beside)} scored.", *told])


def _everyone(beside: Beside) -> str:
    others = listed([_RATERS[source] for source in beside.sources[1:]])
    return f"you and {others}" if len(beside.sources) == 2 else f"you, {others}"


def _compared(name: str, each: Compared, sources: Sequence[Source]) -> str:
    means = [f"{_RATERS[source]} {mean:.1f}" for source, mean in zip(sources, each.means, strict=True)]
    return f"{name}: {', '.join(means)} ({count(each.sessions, 'session')})"


def _names(charts: AreaCharts) -> Mapping[str, str]:
    """What each line is called: the raters of one area, or the areas."""
    if charts.dimension:
        return {source.value: name for source, name in _LINES.items()}
    return {dimension.id: dimension.name for dimension in charts.rubric.dimensions}


def _labels(names: Sequence[str]) -> list[str]:
    """Short enough for a chart, and no two alike, which Slack refuses; numbered where they would be."""
    cut = [short(name, LABEL_LONGEST) for name in names]
    numbered = [f"{number}. {short(name, LABEL_LONGEST - 3)}" for number, name in enumerate(names, 1)]
    return [label if cut.count(label) == 1 else other for label, other in zip(cut, numbered, strict=True)]


def _rounded(values: Sequence[float]) -> tuple[float, ...]:
    """To the tenth: more would claim more than scores from 1 to 3 can say."""
    return tuple(round(value, 1) for value in values)


def _date(day: date) -> str:
    return f"{day.day} {day:%b}"
