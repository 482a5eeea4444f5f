"""A chart as a picture, for where Slack won't draw it. Drawn in a process of its own: the drawing library is large."""

from io import BytesIO
from typing import Any

from bot.core.chart import Chart, ChartKind
from bot.scheduler.apart import apart
from bot.scheduler.slack_calls import file_mark
from bot.views.drawn import Drawn
from bot.views.files import File, Parcel
from bot.views.text import short

ALT_LONGEST = 1000
"""Characters Slack takes to tell what a picture shows."""
WIDTH_INCHES, HEIGHT_INCHES, DOTS_AN_INCH = 7.2, 3.6, 150
_COLOURS = ("#2f6f5e", "#c9772b", "#4b5f8f", "#8f4b6e", "#6b6b2f", "#555555")
_MARKS = ("o", "s", "^", "D", "v", "P")
"""Lines differ by their marks too, bars by hatching: colour alone tells nobody anything."""
_HATCHES = ("", "//", "..", "xx", "--", "oo")


async def picture(chart: Chart) -> bytes:
    """The chart as a PNG on white, readable on a phone."""
    return await apart(render, chart)


def render(chart: Chart) -> bytes:
    """The same, in this process."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure
    from matplotlib.ticker import MaxNLocator

    figure = Figure(figsize=(WIDTH_INCHES, HEIGHT_INCHES), layout="constrained")
    FigureCanvasAgg(figure)
    axes = figure.add_subplot()
    places = range(len(chart.categories))
    width = 0.8 / len(chart.series)
    for number, one in enumerate(chart.series):
        colour = _COLOURS[number]
        if chart.kind is ChartKind.LINE:
            axes.plot(places, one.values, color=colour, marker=_MARKS[number], linewidth=2.5, label=one.name)
        else:
            shifted = [place - 0.4 + width * (number + 0.5) for place in places]
            look: dict[str, Any] = {"color": colour, "hatch": _HATCHES[number], "edgecolor": "white"}
            axes.bar(shifted, one.values, width, label=one.name, **look)
    axes.set_title(chart.title, loc="left", fontsize=13)
    axes.set_xticks(list(places), chart.categories)
    axes.set_ylim(bottom=0)
    axes.yaxis.set_major_locator(MaxNLocator(integer=True))
    axes.spines[["top", "right"]].set_visible(False)
    axes.grid(axis="y", alpha=0.3)
    axes.legend(frameon=False, ncols=3, loc="upper left", bbox_to_anchor=(0, -0.12))
    content = BytesIO()
    figure.savefig(content, format="png", dpi=DOTS_AN_INCH)
    return content.getvalue()


async def pictured(drawn: Drawn, reference: str) -> Parcel | None:
    """The charts of a message as files, each told in words too; None when it has none."""
    files = []
    for number, chart in enumerate(drawn.charts, 1):
        name, told = f"{file_mark(reference)}-{number}.png", short(chart.words, ALT_LONGEST)
        files.append(File(name, chart.title, await picture(chart), alt=told))
    return Parcel("", tuple(files)) if files else None
