"""A chart as Slack's own block, which slack_sdk has no model for."""

from typing import Any

from bot.core.chart import Chart
from bot.views.text import short

CHART = "data_visualization"
LABEL_LONGEST = 20
TITLE_LONGEST = 50


def chart_block(chart: Chart) -> dict[str, Any]:
    """The `data_visualization` block. Slack draws it in messages and on Home, not in modals."""
    labels = [short(category, LABEL_LONGEST) for category in chart.categories]
    series = [
        {
            "name": short(one.name, LABEL_LONGEST),
            "data": [{"label": label, "value": value} for label, value in zip(labels, one.values, strict=True)],
        }
        for one in chart.series
    ]
    return {
        "type": CHART,
        "title": short(chart.title, TITLE_LONGEST),
        "chart": {"type": chart.kind.value, "series": series, "axis_config": {"categories": labels}},
    }
